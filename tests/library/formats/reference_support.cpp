#include "tests/library/formats/reference_support.hpp"

#include "library/base/file.hpp"
#include "library/base/text.hpp"
#include "library/formats/evidence_xml.hpp"
#include "library/formats/loose_date.hpp"
#include "library/formats/page_range.hpp"
#include "library/formats/plain_text.hpp"
#include "library/record/validate.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace findings {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

std::string text_of(const json::object& item, std::string_view name)
{
    const json::value* value = item.if_contains(name);
    return value != nullptr && value->is_string() ? std::string(value->get_string()) : "";
}

/// The first of the fields that is there.
std::string first_of(const json::object& item, std::initializer_list<std::string_view> names)
{
    for (const std::string_view name : names)
        if (std::string text = text_of(item, name); !text.empty())
            return text;
    return {};
}

/// What Zotero calls whoever made a work, by its type of item (api.zotero.org/schema).
bool is_first_of_its_item(std::string_view creator)
{
    static constexpr std::array<std::string_view, 11> types{
        "author",   "inventor", "presenter",    "programmer", "artist",     "podcaster",
        "director", "sponsor",  "cartographer", "performer",  "interviewee"};
    return std::find(types.begin(), types.end(), creator) != types.end();
}

std::string zotero_people(const json::object& item, bool are_authors)
{
    std::string names;
    const json::value* creators = item.if_contains("creators");
    if (creators == nullptr)
        return names;
    for (const json::value& creator : creators->as_array()) {
        const std::string type = text_of(creator.as_object(), "creatorType");
        if (is_first_of_its_item(type) == are_authors)
            names += text_of(creator.as_object(), "lastName") + "," +
                     text_of(creator.as_object(), "firstName") +
                     text_of(creator.as_object(), "name") + ";";
    }
    return names;
}

std::string our_people(const std::vector<Agent>& agents)
{
    std::string names;
    for (const Agent& agent : agents)
        names += agent.family + agent.name + "," + agent.given + ";";
    return names;
}

/// Zotero puts dots behind initials, spaces between them, and colons between the parts of a body.
std::string without_dots(const std::string& names)
{
    std::string bare = folded(names);
    std::erase(bare, '.');
    std::erase(bare, ' ');
    std::erase(bare, ':');
    return bare;
}

/// Zotero keeps markup, and adds its own ("<span style=…>").
std::string without_tags(const std::string& text)
{
    std::string plain = without_markup(text);
    for (const std::string beginning : {"<span", "</span"})
        for (std::size_t at = plain.find(beginning); at != std::string::npos;
             at = plain.find(beginning))
            plain.erase(at, plain.find('>', at) - at + 1);
    return plain;
}

/// Where Zotero's type of item has no DOI, it is a line of "extra".
std::string zotero_doi(const json::object& item)
{
    const std::string extra = text_of(item, "extra");
    const std::size_t at = extra.find("DOI: ");
    if (!text_of(item, "DOI").empty() || at == std::string::npos)
        return text_of(item, "DOI");
    return extra.substr(at + 5, extra.find('\n', at) - at - 5);
}

/// The type of a work by its note.
std::string type_of(const ReadRecord& read)
{
    static const std::string beginning = "the type of work: ";
    for (const std::string& note : read.notes)
        if (note.starts_with(beginning))
            return note.substr(beginning.size());
    return "journal article";
}

/// Zotero's type in our words; "something else" for what these have no word for.
std::string zotero_type(const json::object& item)
{
    static const std::map<std::string, std::string> types{
        {"journalArticle", "journal article"},
        {"book", "book"},
        {"bookSection", "book chapter"},
        {"conferencePaper", "conference paper"},
        {"thesis", "thesis"},
        {"report", "report"},
        {"preprint", "preprint"},
        {"manuscript", "manuscript"},
        {"dataset", "dataset"},
        {"computerProgram", "software"},
        {"webpage", "web page"},
        {"blogPost", "web page"},
        {"encyclopediaArticle", "encyclopedia entry"},
        {"dictionaryEntry", "encyclopedia entry"},
        {"presentation", "presentation"},
        {"videoRecording", "audiovisual work"},
        {"audioRecording", "audiovisual work"},
        {"film", "audiovisual work"},
        {"letter", "letter"},
        {"patent", "patent"},
        {"statute", "law"},
        {"bill", "bill"},
        {"case", "court decision"},
        {"hearing", "hearing"},
        {"standard", "standard"},
        {"magazineArticle", "magazine article"},
        {"newspaperArticle", "newspaper article"},
    };
    const auto known = types.find(text_of(item, "itemType"));
    return known == types.end() ? "something else" : known->second;
}

std::string year_of(const Record& record)
{
    return record.issued ? std::to_string(record.issued->year()) : "";
}

std::string doi_of(const Record& record)
{
    return record.doi ? record.doi->str() : "";
}

}  // namespace

ReadResult read_text(Reader read, const std::string& document, std::string_view path)
{
    ReadResult result;
    std::istringstream in(document);
    read(in, path,
         {.keep = [&](ReadRecord record) { result.kept.push_back(std::move(record)); },
          .reject = [&](Rejection rejection) { result.rejected.push_back(std::move(rejection)); }});
    return result;
}

ReadResult read_path(Reader read, const fs::path& path)
{
    return read_text(read, read_file(path), path.filename().string());
}

std::vector<std::string> titles(const ReadResult& result)
{
    std::vector<std::string> found;
    for (const ReadRecord& read : result.kept)
        found.push_back(read.record.title);
    return found;
}

std::vector<std::string> said(const ReadResult& result)
{
    std::vector<std::string> lines;
    for (const Rejection& rejection : result.rejected)
        lines.push_back(str(rejection));
    return lines;
}

std::string written(const Writer& writer, const std::vector<Record>& records)
{
    std::ostringstream out;
    write_records(writer, out, records);
    return out.str();
}

const std::vector<Record>& corpus_samples()
{
    static const std::vector<Record> samples = [] {
        std::vector<Record> found;
        for (const fs::directory_entry& entry :
             fs::directory_iterator(fs::path(FINDINGS_SOURCE) / "corpus-samples" / "evidence"))
            if (entry.path().extension() == ".xml")
                for (ReadRecord& read : read_path(read_evidence_xml, entry.path()).kept)
                    found.push_back(std::move(read.record));
        return found;
    }();
    return samples;
}

fs::path test_data()
{
    if (const char* set = std::getenv("FINDINGS_TEST_DATA"))
        return set;
    const char* home = std::getenv("HOME");
    return fs::path(home ? home : "/") / ".cache" / "findings-test-data";
}

std::vector<std::string> naughty_strings()
{
    const fs::path file = test_data() / "hostile" / "blns" / "blns.json";
    std::vector<std::string> strings;
    if (!fs::exists(file))
        return strings;
    const json::value list = json::parse(read_file(file));
    for (const json::value& value : list.as_array()) {
        std::string text = nfc(value.as_string());
        if (!trimmed(text).empty() && validate({.title = text}).empty())
            strings.push_back(std::move(text));
    }
    return strings;
}

std::string essence(std::string_view text)
{
    std::string result;
    for (const char c : folded(text))
        if (std::isalnum(static_cast<unsigned char>(c)) || (static_cast<unsigned char>(c) & 0x80))
            result += c;
    return result;
}

void FieldAgreement::count(const std::string& field, const std::string& ours,
                           const std::string& theirs, const std::string& file)
{
    if (ours.empty() && theirs.empty())
        return;
    Figures& figures = fields_[field];
    ++figures.all;
    if (ours == theirs)
        ++figures.right;
    else
        differences_.emplace_back(file + " " + field, "ours \"" + ours.substr(0, 150) +
                                                          "\", theirs \"" + theirs.substr(0, 150) +
                                                          "\"");
}

void FieldAgreement::count_zotero(const ReadRecord& read, const json::object& item,
                                  const std::string& file)
{
    const Record& record = read.record;
    const auto date =
        loose_date(first_of(item, {"date", "issueDate", "dateEnacted", "dateDecided"}));
    const auto doi = Doi::parse(zotero_doi(item));
    count("title", essence(record.title),
          essence(without_tags(first_of(item, {"title", "caseName", "nameOfAct"}))), file);
    count("authors", without_dots(our_people(record.authors)),
          without_dots(zotero_people(item, true)), file);
    count("year", year_of(record), date ? std::to_string(date->year()) : "", file);
    count("container", essence(record.container.title),
          essence(without_tags(
              first_of(item, {"publicationTitle", "bookTitle", "proceedingsTitle",
                              "encyclopediaTitle", "series", "seriesTitle", "websiteTitle"}))),
          file);
    count("volume", record.container.volume, text_of(item, "volume"), file);
    count("issue", record.container.issue, text_of(item, "issue"), file);
    count("pages", record.container.pages, page_range(text_of(item, "pages")), file);
    count("DOI", doi_of(record), doi ? doi->str() : "", file);
    count("abstract", essence(record.abstract),
          essence(without_markup(text_of(item, "abstractNote"))), file);
    count("type", type_of(read), zotero_type(item), file);
}

void FieldAgreement::count_jabref(const ReadRecord& read, const ReadRecord& theirs,
                                  const std::string& file)
{
    const Container& ours = read.record.container;
    const Container& other = theirs.record.container;
    count("title", essence(read.record.title), essence(theirs.record.title), file);
    count("authors", without_dots(our_people(read.record.authors)),
          without_dots(our_people(theirs.record.authors)), file);
    count("year", year_of(read.record), year_of(theirs.record), file);
    count("container", essence(ours.title), essence(other.title), file);
    count("volume", ours.volume, other.volume, file);
    count("issue", ours.issue, other.issue, file);
    count("pages", expanded_page_range(ours.pages), expanded_page_range(other.pages), file);
    count("DOI", doi_of(read.record), doi_of(theirs.record), file);
    count("abstract", essence(read.record.abstract), essence(theirs.record.abstract), file);
    count("type", type_of(read), type_of(theirs), file);
}

int FieldAgreement::right() const
{
    int sum = 0;
    for (const auto& [field, figures] : fields_)
        sum += figures.right;
    return sum;
}

int FieldAgreement::all() const
{
    int sum = 0;
    for (const auto& [field, figures] : fields_)
        sum += figures.all;
    return sum;
}

double FieldAgreement::share() const
{
    return all() == 0 ? 1 : static_cast<double>(right()) / all();
}

std::string FieldAgreement::report() const
{
    std::ostringstream text;
    for (const auto& [field, figures] : fields_)
        text << field << " " << figures.right << "/" << figures.all << ", ";
    text << "together " << share() * 100 << " %\n";
    for (const auto& [what, values] : differences_)
        text << "  " << what << ": " << values << "\n";
    return text.str();
}

std::vector<std::string> FieldAgreement::differences() const
{
    std::vector<std::string> found;
    for (const auto& [what, values] : differences_)
        found.push_back(what);
    return found;
}

boost::json::array zotero_items(const fs::path& file)
{
    return json::parse(read_file(file.string() + ".expected.json")).as_array();
}

std::vector<fs::path> zotero_files(const std::string& folder)
{
    std::vector<fs::path> found;
    const fs::path path = test_data() / "formats" / folder;
    if (fs::exists(path))
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(path))
            if (fs::exists(entry.path().string() + ".expected.json"))
                found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace findings
