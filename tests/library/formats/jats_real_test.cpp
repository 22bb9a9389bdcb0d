// Real articles against an independent reading of the same files: XPath over the raw file with
// pugixml's own parser, without the gate and without a line of the reader.

#include "library/base/file.hpp"
#include "library/base/text.hpp"
#include "tests/library/formats/jats_test_support.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pugixml.hpp>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <set>

namespace findings {
namespace {

namespace fs = std::filesystem;

fs::path test_data()
{
    if (const char* set = std::getenv("FINDINGS_TEST_DATA"))
        return set;
    const char* home = std::getenv("HOME");
    return fs::path(home ? home : "/") / ".cache" / "findings-test-data";
}

std::vector<fs::path> files()
{
    std::vector<fs::path> found;
    for (const char* folder : {"jats-articles", "formats/jats"})
        if (fs::exists(test_data() / folder))
            for (const fs::directory_entry& entry :
                 fs::recursive_directory_iterator(test_data() / folder))
                if (entry.is_regular_file() && entry.path().filename() != "README.md")
                    found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

/// Letters and digits only, folded: what two readings of a text must have in common.
std::string essence(std::string_view text)
{
    std::string result;
    for (const char c : folded(text))
        if (std::isalnum(static_cast<unsigned char>(c)) || (static_cast<unsigned char>(c) & 0x80))
            result += c;
    return result;
}

/// Right and wrong readings of one field over all files.
struct Agreement {
    int right = 0;
    std::vector<std::string> wrong;

    void count(bool agrees, const fs::path& file)
    {
        if (agrees)
            ++right;
        else
            wrong.push_back(file.filename());
    }
};

/// The article as the file has it, asked with XPath from its article-meta.
class Raw {
public:
    explicit Raw(const std::string& bytes)
    {
        document_.load_buffer(bytes.data(), bytes.size(),
                              pugi::parse_default | pugi::parse_ws_pcdata);
        meta_ = document_.select_node("/article/front/article-meta").node();
    }

    /// The text of each node, without marks of footnotes and references.
    std::vector<std::string>
    texts(const char* path,
          const char* parts = ".//text()[not(ancestor::xref or ancestor::fn)]") const
    {
        std::vector<std::string> found;
        for (const pugi::xpath_node node : meta_.select_nodes(path)) {
            std::string text;
            for (const pugi::xpath_node part : node.node().select_nodes(parts))
                text += part.node().value();
            found.push_back(text);
        }
        return found;
    }

    /// The first of texts(); empty where there is none.
    std::string text(const char* path) const
    {
        const std::vector<std::string> found = texts(path);
        return found.empty() ? std::string() : found.front();
    }

    std::string string(const char* expression) const
    {
        return pugi::xpath_query(expression).evaluate_string(meta_);
    }

private:
    pugi::xml_document document_;
    pugi::xml_node meta_;
};

std::vector<std::string> essences(const std::vector<std::string>& texts)
{
    std::vector<std::string> result;
    for (const std::string& text : texts)
        if (std::string core = essence(text); !core.empty())
            result.push_back(std::move(core));
    return result;
}

std::set<std::string> as_set(const std::vector<std::string>& texts)
{
    return {texts.begin(), texts.end()};
}

std::vector<std::string> family_names(const Record& record)
{
    std::vector<std::string> names;
    for (const Agent& agent : record.authors)
        if (!agent.family.empty())
            names.push_back(agent.family);
    return essences(names);
}

/// The first year that is not an archive's, a preprint's or a manuscript's.
int first_year(const Raw& raw)
{
    int first = 0;
    for (const std::string& text :
         raw.texts("pub-date[not(@pub-type='pmc-release' or @pub-type='nihms-submitted' or "
                   "@pub-type='epreprint')]/year")) {
        const int year = std::atoi(text.c_str());
        if (first == 0 || year < first)
            first = year;
    }
    return first;
}

/// Each paragraph, whole or without its references (which are kept where they are words).
bool abstract_agrees(const Raw& raw, const Record& record)
{
    const std::string core = essence(record.abstract);
    const auto bare = raw.texts("abstract[not(@abstract-type)]//p");
    const auto whole = raw.texts("abstract[not(@abstract-type)]//p", ".//text()");
    for (std::size_t i = 0; i < bare.size(); ++i)
        if (core.find(essence(bare[i])) == std::string::npos &&
            core.find(essence(whole[i])) == std::string::npos)
            return false;
    const bool has_one =
        !essences(raw.texts("abstract[not(@abstract-type='graphical')]//p")).empty();
    return core.empty() != has_one;
}

std::string id(const Raw& raw, const std::string& type)
{
    return ascii_lower(trimmed(raw.text(("article-id[@pub-id-type='" + type + "']").c_str())));
}

template <class Id>
std::string lower(const std::optional<Id>& id)
{
    return id ? ascii_lower(id->str()) : std::string();
}

std::set<std::string> pmids(const Record& record)
{
    std::set<std::string> found;
    for (const SourceWork& work : record.references)
        if (work.pmid)
            found.insert(work.pmid->str());
    return found;
}

using Agreements = std::map<std::string, Agreement>;

void compare(const Raw& raw, const Record& record, const fs::path& file, Agreements& fields)
{
    const std::string title = essence(raw.text("title-group/article-title"));
    fields["title"].count(!title.empty() && essence(record.title).starts_with(title), file);
    fields["authors"].count(family_names(record) ==
                                essences(raw.texts("contrib-group/contrib[not(@contrib-type) or "
                                                   "@contrib-type='author']/name/surname")),
                            file);
    fields["year"].count((record.issued ? record.issued->year() : 0) == first_year(raw), file);
    fields["abstract"].count(abstract_agrees(raw, record), file);
    fields["doi"].count(lower(record.doi) == id(raw, "doi"), file);
    fields["pmid"].count(lower(record.pmid) == id(raw, "pmid"), file);
    const std::string pmc = id(raw, "pmc");
    fields["pmcid"].count(lower(record.pmcid) == (pmc.empty() ? pmc : "pmc" + pmc), file);
    fields["language"].count(
        record.language == Language::parse(raw.string("substring(concat(/article/@xml:lang,"
                                                      "substring('en',1 + "
                                                      "2*boolean(/article/@xml:lang))),1,5)")),
        file);
    fields["journal"].count(essence(record.container.title) ==
                                essence(raw.text("../journal-meta//journal-title")),
                            file);
    fields["volume"].count(essence(record.container.volume) == essence(raw.text("volume")), file);
    fields["first page"].count(
        essence(record.container.pages).starts_with(essence(raw.text("fpage|elocation-id"))), file);
    fields["keywords"].count(
        as_set(essences(record.keywords)) ==
            as_set(essences(raw.texts("kwd-group[not(@kwd-group-type='abbreviations')]/kwd"))),
        file);
    fields["references"].count(
        static_cast<double>(record.references.size()) >=
            std::atof(
                raw.string("count(../../back//ref[*[contains(name(), 'citation')]])").c_str()),
        file);
    fields["pmids of references"].count(
        pmids(record) ==
            as_set(essences(raw.texts("../../back//ref//pub-id[@pub-id-type='pmid']"))),
        file);
    fields["sections"].count(
        record.sections.size() >=
            essences(raw.texts("../../body/sec[p[normalize-space()]]/title")).size(),
        file);
}

void print(const Agreements& fields, std::size_t read, std::size_t refused)
{
    std::cout << read << " articles read, " << refused << " refused\n";
    for (const auto& [field, agreement] : fields) {
        std::cout << field << ": " << agreement.right << " agree, " << agreement.wrong.size()
                  << " differ";
        for (std::size_t i = 0; i < std::min<std::size_t>(agreement.wrong.size(), 8); ++i)
            std::cout << (i == 0 ? " (" : ", ") << agreement.wrong[i];
        std::cout << (agreement.wrong.empty() ? "\n" : ")\n");
    }
}

TEST(JatsRealArticles, AreReadAsAnIndependentReadingHasThem)
{
    const std::vector<fs::path> all = files();
    if (all.empty())
        GTEST_SKIP() << "no real articles below " << test_data();

    Agreements fields;
    std::size_t read = 0;
    std::vector<std::string> refused;
    for (const fs::path& file : all) {
        SCOPED_TRACE(file);
        const std::string bytes = read_file(file);
        const JatsResult result = read_as_jats(bytes);
        for (const Rejection& rejection : result.rejected) {
            EXPECT_FALSE(rejection.what.empty());
            EXPECT_FALSE(rejection.mend.empty());
            refused.push_back(file.filename());
        }
        EXPECT_EQ(result.kept.size() + result.rejected.size(), 1u);
        if (result.kept.empty())
            continue;
        ++read;
        compare(Raw(bytes), result.kept[0].record, file, fields);
    }
    print(fields, read, refused.size());
    // Empty; DOCTYPE "LTD" for "DTD"; entities that only the DTD defines.
    EXPECT_THAT(refused, testing::UnorderedElementsAre("document4.xml", "artigo_fake.xml",
                                                       "2318-0889-tinf-33-e200057.xml"));
    for (const auto& [field, agreement] : fields)
        EXPECT_GE(agreement.right, static_cast<int>(0.95 * static_cast<double>(read))) << field;
}

}  // namespace
}  // namespace findings
