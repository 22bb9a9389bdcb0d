#include "library/base/text.hpp"
#include "library/formats/bibtex.hpp"
#include "library/formats/bibtex_names.hpp"
#include "library/formats/bibtex_text.hpp"
#include "library/formats/bibtex_types.hpp"
#include "library/formats/export_text.hpp"
#include "library/formats/stated_evidence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

namespace findings {
namespace {

/// "roy2020-17XX9P": the first author, the year and the end of the id, or the place in the file.
std::string key_of(const Record& record, std::size_t number)
{
    std::string key = "anonymous";
    if (!record.authors.empty()) {
        const Agent& first = record.authors.front();
        key = slug(first.family.empty() ? first.name : first.family);
    }
    if (record.issued)
        key += fmt::format("{:04}", record.issued->year());
    return key + "-" + (record.id ? record.id->str().substr(20) : std::to_string(number));
}

/// Writes the fields of one entry.
class BibtexWriting {
public:
    BibtexWriting(std::ostream& out, const Record& record) : out_(out), record_(record) {}

    void write(const Position& position)
    {
        const WorkType type = work_type_of(record_);
        out_ << '@' << bibtex::name_of(type) << '{' << key_of(record_, position.number);
        text("title", record_.title);
        write_people();
        write_container(type);
        write_date();
        write_identifiers();
        text("publisher", record_.publisher);
        write_language();
        if (record_.evidence_type)
            text("type", in_words(*record_.evidence_type));
        text("license", record_.licence);
        text("abstract", abstract_text(record_));
        text("keywords", keywords());
        text("note", joined(notes(position), "\n\n"));
        out_ << "\n}\n\n";
    }

private:
    std::vector<std::string> notes(const Position& position) const
    {
        std::vector<std::string> all(position.notes.begin(), position.notes.end());
        for (std::string& remark : remarks(record_))
            all.push_back(std::move(remark));
        return all;
    }

    /// biblatex and pandoc take hyphens and capitals from `langid`, which is a name of babel's.
    void write_language()
    {
        if (!record_.language)
            return;
        text("language", record_.language->str());
        const std::string_view language =
            std::string_view(record_.language->str()).substr(0, record_.language->str().find('-'));
        if (language == "en" || language == "fr")
            raw("langid", language == "en" ? "english" : "french");
    }

    void raw(std::string_view name, std::string_view tex)
    {
        if (!tex.empty())
            out_ << ",\n  " << name << " = {" << tex << '}';
    }

    void text(std::string_view name, std::string_view value)
    {
        raw(name, bibtex::tex_of(trimmed(value)));
    }

    template <class Id>
    void text(std::string_view name, const std::vector<Id>& ids)
    {
        std::string all;
        for (const Id& id : ids)
            all += (all.empty() ? "" : ", ") + id.str();
        text(name, all);
    }

    void write_people()
    {
        std::vector<Agent> editors;
        std::vector<Agent> translators;
        std::vector<Agent> others;
        for (const Agent& agent : record_.contributors)
            (agent.role == "editor"       ? editors
             : agent.role == "translator" ? translators
                                          : others)
                .push_back(agent);
        raw("author", bibtex::tex_of(record_.authors));
        raw("editor", bibtex::tex_of(editors));
        raw("translator", bibtex::tex_of(translators));
        raw("contributor", bibtex::tex_of(others));
    }

    void write_container(WorkType type)
    {
        const Container& container = record_.container;
        const bool is_article = type == WorkType::article;
        text(is_article                  ? "journal"
             : type == WorkType::chapter ? "booktitle"
                                         : "series",
             container.title);
        text("volume", container.volume);
        text(is_article ? "number" : "issue", container.issue);
        std::string pages = bibtex::tex_of(container.pages);
        if (const std::size_t hyphen = pages.find('-'); hyphen != std::string::npos)
            pages.insert(hyphen, 1, '-');  // a range in TeX
        raw("pages", pages);
    }

    void write_date()
    {
        static constexpr std::array<std::string_view, 13> months{
            "", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
        if (!record_.issued)
            return;
        raw("year", fmt::format("{:04}", record_.issued->year()));
        if (record_.issued->month())
            out_ << ",\n  month = " << months[*record_.issued->month()];
        if (record_.issued->day())
            raw("date", record_.issued->str());
    }

    void write_identifiers()
    {
        if (record_.doi)
            raw("doi", unbraced(record_.doi->str()));
        if (record_.pmid)
            raw("pmid", record_.pmid->str());
        if (record_.pmcid)
            raw("pmcid", record_.pmcid->str());
        text("issn", record_.issns);
        text("isbn", record_.isbns);
        if (record_.url)
            raw("url", record_.url->str());
    }

    /// Braces would end the value: then as a link, where they can be written otherwise.
    static std::string unbraced(const std::string& doi)
    {
        if (doi.find_first_of("{}\\%") == std::string::npos)
            return doi;
        std::string link = "https://doi.org/";
        for (const char c : doi)
            link += c == '{' || c == '}' || c == '\\' || c == '%'
                        ? fmt::format("%{:02X}", static_cast<unsigned char>(c))
                        : std::string(1, c);
        return link;
    }

    /// Commas between them, or semicolons where a keyword has a comma.
    std::string keywords() const
    {
        std::vector<std::string> words = subject_words(record_);
        for (std::string& word : words)
            std::replace(word.begin(), word.end(), ';', ',');
        const bool has_comma = std::any_of(words.begin(), words.end(), [](const std::string& word) {
            return word.find(',') != std::string::npos;
        });
        return joined(words, has_comma ? "; " : ", ") + (has_comma ? ";" : "");
    }

    std::ostream& out_;
    const Record& record_;
};

void write_nothing(std::ostream&, std::size_t) {}

void write_record(std::ostream& out, const Record& record, Position position)
{
    BibtexWriting(out, record).write(position);
}

}  // namespace

const Writer bibtex_writer{write_nothing, write_record, write_nothing};

}  // namespace findings
