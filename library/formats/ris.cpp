#include "library/formats/ris.hpp"

#include "library/base/text.hpp"
#include "library/formats/findable.hpp"
#include "library/formats/ris_line.hpp"
#include "library/formats/ris_record.hpp"
#include "library/formats/tagged_record.hpp"
#include "library/formats/text_input.hpp"

#include <istream>
#include <sstream>
#include <string>
#include <utility>

namespace findings {
namespace {

constexpr std::uint32_t type_tag = tag_code("TY");
constexpr std::uint32_t end_tag = tag_code("ER");
constexpr std::uint32_t abstract_tag = tag_code("AB");
constexpr std::uint32_t keyword_tag = tag_code("KW");

/// Parts the lines into records: from TY, or the first tag after an end, to ER or the next TY.
class RisReading {
public:
    RisReading(std::istream& in, std::string_view path, const ReadSink& sink)
        : input_(in), path_(path), sink_(sink)
    {}

    void run()
    {
        while (input_.next()) {
            if (const auto line = ris::tagged_line(input_.line()))
                take_tag(*line);
            else
                take_more(input_.line());
        }
        finish("its ER line is missing");
        if (!found_any_)
            sink_.reject({{path_},
                          "there is no RIS record in it",
                          "give a file with records from \"TY  - \" to \"ER  - \", or name its "
                          "format"});
    }

private:
    void take_tag(const ris::TaggedLine& line)
    {
        if (line.tag == end_tag)
            return finish({});
        if (line.tag == type_tag && !fields_.empty() && fields_.last_tag() != type_tag)
            finish("its ER line is missing");
        fields_.add(line.tag, line.value, input_);
        empty_lines_ = false;
    }

    /// A line without a tag goes on with the field before; before a record it is somebody's
    /// heading.
    void take_more(std::string_view line)
    {
        if (fields_.empty())
            return;
        const std::string_view text = trimmed(line);
        if (text.empty()) {
            empty_lines_ = true;
            return;
        }
        fields_.extend(separator(line), text, input_);
        empty_lines_ = false;
    }

    /// Abstracts keep their lines, but for those that a program wrapped and indented; each line of
    /// keywords is one.
    std::string_view separator(std::string_view line) const
    {
        const bool is_indented = line.starts_with(' ') || line.starts_with('\t');
        if (fields_.last_tag() == keyword_tag)
            return "\n";
        if (fields_.last_tag() != abstract_tag)
            return " ";
        return empty_lines_ ? "\n\n" : is_indented ? " " : "\n";
    }

    void finish(std::string_view note)
    {
        if (fields_.empty())
            return;
        found_any_ = true;
        if (auto fault = fields_.fault(path_))
            sink_.reject(std::move(*fault));
        else
            keep(note);
        fields_.clear();
    }

    void keep(std::string_view note)
    {
        Place place{path_, fields_.line(), 1};
        ris::Reading reading = ris::record_of(fields_);
        if (!can_be_found(reading.record))
            return sink_.reject({std::move(place), "the record has neither title nor identifier",
                                 "give it a line \"TI  - \" with its title, or \"DO  - \" with its "
                                 "DOI"});
        if (!note.empty())
            reading.notes.emplace_back(note);
        if (fields_.field(0).tag != type_tag)
            reading.notes.emplace_back("its TY line is missing");
        if (fields_.was_windows_1252())
            reading.notes.emplace_back("was read as Windows-1252");
        sink_.keep({std::move(reading.record), std::move(place), std::move(reading.notes)});
    }

    TextInput input_;
    std::string path_;
    const ReadSink& sink_;
    TaggedRecord fields_;
    bool empty_lines_ = false;  ///< before the line that is read
    bool found_any_ = false;
};

bool is_of_another_kind(std::string_view line)
{
    return line.starts_with('<') || line.starts_with('{') || line.starts_with('[') ||
           line.starts_with("%PDF") || line.starts_with("PMID") || line.starts_with('@');
}

}  // namespace

bool recognises_ris(std::string_view beginning)
{
    std::istringstream in{std::string(beginning)};
    TextInput input(in);
    bool has_tag = false;
    while (input.next()) {
        if (!has_tag && is_of_another_kind(trimmed(input.line())))
            return false;
        const auto line = ris::tagged_line(input.line());
        if (!line)
            continue;
        if (line->tag == type_tag && !has_tag)
            return !line->value.empty();
        if (line->tag == end_tag)
            return has_tag;
        has_tag = true;
    }
    return false;
}

void read_ris(std::istream& in, std::string_view path, const ReadSink& sink)
{
    RisReading(in, path, sink).run();
}

}  // namespace findings
