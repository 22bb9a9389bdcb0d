#include "library/formats/serial_numbers.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace findings {
namespace {

template <class Id>
void add_once(Id id, std::vector<Id>& ids)
{
    if (std::find(ids.begin(), ids.end(), id) == ids.end())
        ids.push_back(std::move(id));
}

bool add_one(std::string_view text, Record& record)
{
    if (auto issn = Issn::parse(text)) {
        add_once(std::move(*issn), record.issns);
        return true;
    }
    if (auto isbn = Isbn::parse(text)) {
        add_once(std::move(*isbn), record.isbns);
        return true;
    }
    return false;
}

bool has_digit(std::string_view text)
{
    return text.find_first_of("0123456789") != std::string_view::npos;
}

}  // namespace

bool add_serial_numbers(std::string_view text, Record& record)
{
    if (add_one(text, record))
        return true;
    static constexpr std::string_view between = " \t\n,;\\/|()[]:";
    bool all_known = true;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(between), text.size());
        const std::string_view part = text.substr(0, end);
        if (has_digit(part) && !add_one(part, record))
            all_known = false;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return all_known;
}

}  // namespace findings
