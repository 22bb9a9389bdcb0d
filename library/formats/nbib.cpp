#include "library/formats/nbib.hpp"

#include "library/base/text.hpp"
#include "library/formats/findable.hpp"
#include "library/formats/nbib_record.hpp"
#include "library/formats/tagged_record.hpp"
#include "library/formats/text_input.hpp"

#include <algorithm>
#include <istream>
#include <optional>
#include <sstream>
#include <string>
#include <utility>

namespace findings {
namespace {

struct NbibLine {
    std::uint32_t tag = 0;
    std::string_view value;
};

bool is_tag_character(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// A tag of two to four characters at the beginning of the line, up to two spaces and a hyphen;
/// lines that go on are indented.
std::optional<NbibLine> nbib_line(std::string_view line)
{
    std::size_t length = 0;
    while (length < line.size() && length < 5 && is_tag_character(line[length]))
        ++length;
    const std::size_t hyphen = std::min(line.find_first_not_of(' ', length), line.size());
    if (length < 2 || length > 4 || hyphen > 5 || hyphen == line.size() || line[hyphen] != '-')
        return std::nullopt;
    return NbibLine{tag_code(line.substr(0, length)), trimmed(line.substr(hyphen + 1))};
}

bool begins_record(std::uint32_t tag)
{
    return tag == tag_code("PMID") || tag == tag_code("OWN");
}

/// Parts the lines into records: each begins with PMID or OWN after an empty line, or with a second
/// PMID.
class NbibReading {
public:
    NbibReading(std::istream& in, std::string_view path, const ReadSink& sink)
        : input_(in), path_(path), sink_(sink)
    {}

    void run()
    {
        while (input_.next()) {
            if (const auto line = nbib_line(input_.line()))
                take_tag(*line);
            else
                take_more(trimmed(input_.line()));
        }
        finish();
        if (!found_any_)
            sink_.reject({{path_},
                          "there is no MEDLINE record in it",
                          "give a file with records that begin with \"PMID- \", or name its "
                          "format"});
    }

private:
    void take_tag(const NbibLine& line)
    {
        const bool is_second = has_pmid_ && line.tag == tag_code("PMID");
        if (!fields_.empty() && (is_second || (empty_lines_ && begins_record(line.tag))))
            finish();
        has_pmid_ = has_pmid_ || line.tag == tag_code("PMID");
        fields_.add(line.tag, line.value, input_);
        empty_lines_ = false;
    }

    void take_more(std::string_view text)
    {
        if (text.empty())
            empty_lines_ = true;
        else if (!fields_.empty())
            fields_.extend(" ", text, input_);
    }

    void finish()
    {
        if (fields_.empty())
            return;
        found_any_ = true;
        if (auto fault = fields_.fault(path_))
            sink_.reject(std::move(*fault));
        else
            keep();
        fields_.clear();
        has_pmid_ = false;
    }

    void keep()
    {
        Place place{path_, fields_.line(), 1};
        nbib::Reading reading = nbib::record_of(fields_);
        if (!can_be_found(reading.record))
            return sink_.reject({std::move(place), "the record has neither title nor identifier",
                                 "give it a line \"TI  - \" with its title, or \"PMID- \" with its "
                                 "number"});
        if (fields_.was_windows_1252())
            reading.notes.emplace_back("was read as Windows-1252");
        sink_.keep({std::move(reading.record), std::move(place), std::move(reading.notes)});
    }

    TextInput input_;
    std::string path_;
    const ReadSink& sink_;
    TaggedRecord fields_;
    bool empty_lines_ = false;  ///< before the line that is read
    bool has_pmid_ = false;
    bool found_any_ = false;
};

}  // namespace

bool recognises_nbib(std::string_view beginning)
{
    std::istringstream in{std::string(beginning)};
    TextInput input(in);
    while (input.next()) {
        if (trimmed(input.line()).empty())
            continue;
        const auto line = nbib_line(input.line());
        return line && begins_record(line->tag);
    }
    return false;
}

void read_nbib(std::istream& in, std::string_view path, const ReadSink& sink)
{
    NbibReading(in, path, sink).run();
}

}  // namespace findings
