#include "library/base/text.hpp"
#include "library/formats/export_text.hpp"
#include "library/formats/names.hpp"
#include "library/formats/ris.hpp"
#include "library/formats/ris_line.hpp"
#include "library/formats/ris_types.hpp"
#include "library/formats/stated_evidence.hpp"

#include <algorithm>
#include <ostream>
#include <span>
#include <string>

namespace findings {
namespace {

/// Writes the lines of one record. No value can begin a tag or a record: where the format has one
/// line for it, line breaks become spaces.
class RisWriting {
public:
    RisWriting(std::ostream& out, const Record& record) : out_(out), record_(record) {}

    void write(std::span<const std::string> notes)
    {
        line("TY", ris::code_of(work_type_of(record_)));
        write_titles();
        write_people();
        write_date();
        write_container();
        write_identifiers();
        text("AB", abstract_text(record_));
        for (const std::string& word : subject_words(record_))
            line("KW", word);
        if (record_.language)
            line("LA", record_.language->str());
        line("PB", record_.publisher);
        if (record_.evidence_type)
            line("M3", in_words(*record_.evidence_type));
        for (const std::string& note : notes)
            line("N1", note);
        for (const std::string& remark : remarks(record_))
            line("N1", remark);
        out_ << "ER  - \n\n";
    }

private:
    void write_titles()
    {
        line("TI", record_.title);
        for (const Translated& title : record_.translated_titles)
            line("TT", title.text);
    }

    void write_people()
    {
        for (const Agent& author : record_.authors)
            line("AU", inverted(author));
        for (const Agent& agent : record_.contributors)
            line(agent.role == "editor" ? "ED" : "A2", inverted(agent));
        for (const Agent& author : record_.authors)
            line("AD", author.organisation);
    }

    /// "2023/08/28", with the slashes of what is not known.
    void write_date()
    {
        if (!record_.issued)
            return;
        const std::string date = record_.issued->str();
        line("PY", date.substr(0, 4));
        std::string slashed = date;
        std::replace(slashed.begin(), slashed.end(), '-', '/');
        line("DA", slashed.append(date.size() == 4 ? "///" : date.size() == 7 ? "//" : "/"));
    }

    void write_container()
    {
        const Container& container = record_.container;
        line("T2", container.title);
        line("VL", container.volume);
        line("IS", container.issue);
        write_pages(container.pages);
    }

    void write_pages(const std::string& pages)
    {
        const std::string_view first = std::string_view(pages).substr(0, pages.find('-'));
        const std::string_view last = std::string_view(pages).substr(first.size());
        const bool is_range = !first.empty() && last.size() > 1 && last.substr(1) != first &&
                              last.find('-', 1) == std::string_view::npos;
        line("SP", is_range ? first : pages);
        if (is_range)
            line("EP", last.substr(1));
    }

    void write_identifiers()
    {
        for (const Issn& issn : record_.issns)
            line("SN", issn.str());
        for (const Isbn& isbn : record_.isbns)
            line("SN", isbn.str());
        if (record_.doi)
            line("DO", record_.doi->str());
        if (record_.pmid)
            line("AN", "PMID: " + record_.pmid->str());
        if (record_.pmcid)
            line("C2", record_.pmcid->str());
        if (record_.url)
            line("UR", record_.url->str());
        if (record_.open_copy)
            line("L2", record_.open_copy->str());
        if (record_.id)
            line("ID", record_.id->str());
    }

    void line(std::string_view tag, std::string_view value)
    {
        if (trimmed(value).empty())
            return;
        out_ << tag << "  - ";
        for (const char c : value)
            out_ << (c == '\n' || c == '\r' ? ' ' : c);
        out_ << '\n';
    }

    /// Lines are kept, but for one that would read as a tag: it goes on with the line before.
    void text(std::string_view tag, const std::string& value)
    {
        if (value.empty())
            return;
        out_ << tag << "  - ";
        std::size_t breaks = 0;  // before the part that is written next
        for (const std::string_view part : split(value, '\n')) {
            if (!trimmed(part).empty()) {
                out_ << (ris::tagged_line(part) ? " " : std::string(breaks, '\n'));
                for (const char c : part)
                    out_ << (c == '\r' ? ' ' : c);
                breaks = 0;
            }
            ++breaks;
        }
        out_ << '\n';
    }

    std::ostream& out_;
    const Record& record_;
};

void write_nothing(std::ostream&, std::size_t) {}

void write_record(std::ostream& out, const Record& record, Position position)
{
    RisWriting(out, record).write(position.notes);
}

}  // namespace

const Writer ris_writer{write_nothing, write_record, write_nothing};

}  // namespace findings
