#include "library/formats/xml_records.hpp"

#include "library/formats/findable.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace findings {

void read_xml_records(std::istream& in, std::string_view path, const ReadSink& sink,
                      const XmlGateOptions& options,
                      const std::function<Result<ReadRecord, Rejection>(const XmlElement&)>& read,
                      const Wanted& wanted)
{
    std::size_t records = 0;
    const auto fault = read_xml(in, path, options, [&](const XmlElement& element) {
        ++records;
        auto result = read(element);
        if (!result.has_value())
            sink.reject(std::move(result.error()));
        else if (!can_be_found(result->record))
            sink.reject(says_nothing_of_itself(element.place, wanted.mend));
        else
            sink.keep(std::move(*result));
    });
    if (fault)
        sink.reject(*fault);
    else if (records == 0)
        sink.reject({{std::string(path), 0, 0},
                     fmt::format("there is no {} in it", wanted.what),
                     std::string(wanted.mend)});
}

Rejection says_nothing_of_itself(const Place& place, std::string_view mend)
{
    return {place, "the record has neither title nor identifier", std::string(mend)};
}

bool mentions(std::string_view beginning, std::initializer_list<std::string_view> marks)
{
    // Bytes of UTF-16 without their zeros read like ASCII, which is all that the marks are.
    std::string text(beginning);
    std::erase(text, '\0');
    return std::any_of(marks.begin(), marks.end(),
                       [&](std::string_view mark) { return text.find(mark) != std::string::npos; });
}

bool is_envelope(const XmlRoot& root)
{
    static constexpr std::array<std::string_view, 4> names{"OAI-PMH", "searchRetrieveResponse",
                                                           "mets", "ListRecords"};
    return std::find(names.begin(), names.end(), root.name) != names.end();
}

}  // namespace findings
