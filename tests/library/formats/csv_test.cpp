#include "library/formats/csv.hpp"

#include "library/base/text.hpp"
#include "library/formats/csv_cells.hpp"
#include "library/formats/csv_columns.hpp"
#include "library/formats/csv_names.hpp"
#include "library/record/record_json.hpp"
#include "tests/library/formats/reference_support.hpp"

#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace findings {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

ReadResult read(const std::string& table)
{
    return read_text(read_csv, table, "a.csv");
}

std::string json_of(const Record& record)
{
    return boost::json::serialize(to_json(record));
}

ReadResult written_and_read(const std::vector<Record>& records)
{
    return read(written(csv_writer, records));
}

/// What docs/formats/csv.md says is left of a record.
Record as_held(Record record)
{
    record.id.reset();
    if (is_native_kind(record.kind))
        record.kind = Kind::study;
    record.implications.clear();
    record.recommendations.clear();
    record.sections.clear();
    std::stable_partition(record.contributors.begin(), record.contributors.end(),
                          [](const Agent& agent) { return agent.role == "editor"; });
    for (Agent& agent : record.authors)
        agent = agent.given.empty() ? Agent{.name = agent.family + agent.name}
                                    : Agent{.family = agent.family, .given = agent.given};
    for (Agent& agent : record.contributors)
        agent = {.family = agent.given.empty() ? "" : agent.family,
                 .given = agent.given,
                 .name = agent.given.empty() ? agent.family + agent.name : "",
                 .role = agent.role == "editor" ? "editor" : ""};
    for (Outcome& outcome : record.outcomes)
        outcome = {.outcome = outcome.outcome};
    record.ratings.clear();
    for (auto* works : {&record.sources, &record.references})
        for (SourceWork& work : *works)
            work = {.citation = work.citation};
    record.supersedes.reset();
    record.superseded_by.reset();
    record.translation.reset();
    record.files.clear();
    return record;
}

TEST(Csv, ReadsATableWhole)
{
    const ReadResult result = read(
        "Authors,Title,Year,Source title,Volume,Issue,Page start,Page end,DOI,Abstract,Author "
        "Keywords,ISSN,Language of Original Document,Document Type,Link\r\n"
        "\"Roy, Anne; Dubois, Marc\",\"Kin care, \"\"first\"\"\",2020,Child Welfare,12,3,10,19,"
        "10.1234/ABC,\"One.\n\nTwo.\",foster care; kin,00094021,French,Article,"
        "https://example.org/a\r\n");
    EXPECT_THAT(result.rejected, IsEmpty());
    ASSERT_THAT(result.kept, SizeIs(1));
    const Record expected{
        .language = Language::parse("fr"),
        .title = "Kin care, \"first\"",
        .abstract = "One.\n\nTwo.",
        .authors = {{.family = "Roy", .given = "Anne"}, {.family = "Dubois", .given = "Marc"}},
        .container = {.title = "Child Welfare", .volume = "12", .issue = "3", .pages = "10-19"},
        .doi = Doi::parse("10.1234/abc"),
        .issns = {*Issn::parse("0009-4021")},
        .url = Url::parse("https://example.org/a"),
        .issued = Date::parse("2020"),
        .keywords = {"foster care", "kin"},
    };
    EXPECT_EQ(json_of(result.kept[0].record), json_of(expected));
    EXPECT_THAT(result.kept[0].notes, IsEmpty());
    EXPECT_EQ(str(result.kept[0].place), "a.csv:2:1");
}

TEST(Csv, FindsTheSeparatorTheMarkAndTheEncoding)
{
    const std::string tables[] = {
        "Titre;Auteur(s);Année\nÉtude;Roy, Anne;2020\n",
        "\xef\xbb\xbfTitre;Auteur(s);Année\r\nÉtude;Roy, Anne;2020\r\n",
        "sep=;\rTitre;Auteur(s);Année\rÉtude;Roy, Anne;2020",
        "Titre\tAuteur(s)\tAnnée\nÉtude\tRoy, Anne\t2020\n",
        "\"TITRE\",\" auteur (s) \",\"annee\"\nÉtude,\"Roy, Anne\",2020",
        "Titre;Auteur(s);Ann\xe9"
        "e\n\xc9tude;Roy, Anne;2020\n",
    };
    for (const std::string& table : tables) {
        SCOPED_TRACE(table);
        EXPECT_EQ(format_of(table, "x"), format_named("csv"));
        const ReadResult result = read(table);
        ASSERT_THAT(result.kept, SizeIs(1));
        EXPECT_EQ(result.kept[0].record.title, "Étude");
        EXPECT_EQ(result.kept[0].record.authors,
                  (std::vector<Agent>{{.family = "Roy", .given = "Anne"}}));
        EXPECT_EQ(result.kept[0].record.issued, Date::parse("2020"));
    }
}

TEST(Csv, KnowsTheHeadersOfCommonExports)
{
    const std::string headers[] = {
        // Zotero
        "\"Key\",\"Item Type\",\"Publication Year\",\"Author\",\"Title\",\"Publication "
        "Title\",\"ISBN\",\"ISSN\",\"DOI\",\"Url\",\"Abstract Note\",\"Date\",\"Pages\","
        "\"Issue\",\"Volume\",\"Journal Abbreviation\",\"Series\",\"Publisher\",\"Language\","
        "\"Rights\",\"Manual Tags\",\"Editor\"",
        // Scopus
        "\"Authors\",\"Author full names\",\"Title\",\"Year\",\"Source title\",\"Volume\","
        "\"Issue\",\"Art. No.\",\"Page start\",\"Page end\",\"DOI\",\"Link\",\"Abstract\","
        "\"Author Keywords\",\"Document Type\"",
        // Web of Science
        "Publication Type,Authors,Book Editors,Author Full Names,Article Title,Source Title,"
        "Language,Document Type,Author Keywords,Abstract,Publisher,ISSN,eISSN,ISBN,Publication "
        "Date,Publication Year,Volume,Issue,Start Page,End Page,Article Number,DOI,Pubmed Id",
        // Covidence
        "Title,Authors,Abstract,Published Year,Journal,Volume,Issue,Pages,DOI,Tags",
        // PubMed
        "PMID,Title,Authors,Journal/Book,Publication Year,PMCID,DOI",
        // EPPI-Reviewer
        "Title,Author(s),Year,Journal,Volume,Issue,Pages,Abstract,DOI,URL,Keywords,Publisher",
        // a French spreadsheet
        "Titre,Auteurs,Année de publication,Revue,Numéro,Résumé,Mots-clés,Éditeur,Langue,Lien",
    };
    const csv::Headings headings;
    for (const std::string& header : headers) {
        SCOPED_TRACE(header);
        EXPECT_EQ(format_of(header + "\n", "x"), format_named("csv"));
        for (const std::string_view name : split(header, ','))
            EXPECT_TRUE(headings.column(name) || name == "\"Key\"") << name;
    }
}

TEST(Csv, NamesUnknownColumnsOnce)
{
    const ReadResult result = read("Title,Year,Shelf,Mood\nA,2020,1,good\nB,2021,2,bad\n");
    ASSERT_THAT(result.kept, SizeIs(2));
    EXPECT_THAT(result.kept[0].notes,
                Contains("columns that have no place in a record: Shelf, Mood"));
    EXPECT_THAT(result.kept[1].notes, IsEmpty());
}

TEST(Csv, KeepsTheGoodRowsBesideBadOnes)
{
    const ReadResult result = read("Title,Year\n"
                                   "A,2020\n"
                                   "B, the second,2020\n"
                                   "\n"
                                   ",2020\n"
                                   ",\n"
                                   "C\n"
                                   "\"D,2020\n"
                                   "E,2020\n");
    std::vector<std::string> titles;
    for (const ReadRecord& read : result.kept)
        titles.push_back(read.record.title);
    EXPECT_THAT(titles, ElementsAre("A", "E"));
    ASSERT_THAT(result.rejected, SizeIs(4));
    EXPECT_THAT(str(result.rejected[0]),
                HasSubstr("a.csv:3:1: the row has 3 cells, and the first line names 2 columns"));
    EXPECT_THAT(str(result.rejected[1]), HasSubstr("a.csv:5:1: the record has neither title nor"));
    EXPECT_THAT(str(result.rejected[2]), HasSubstr("a.csv:7:1: the row has 1 cells"));
    EXPECT_THAT(str(result.rejected[3]), HasSubstr("a.csv:8:1: a quote in the row is not closed"));
}

TEST(Csv, SaysWhichHeadersItTakes)
{
    for (const char* table : {"one,two\n1,2\n", "Year\n2020\n"}) {
        const ReadResult result = read(table);
        ASSERT_THAT(result.rejected, SizeIs(1));
        EXPECT_THAT(str(result.rejected[0]),
                    testing::AllOf(HasSubstr("a.csv:1:1: "), HasSubstr("Title, ")));
        EXPECT_NE(format_of(table, "x"), format_named("csv"));
    }
    EXPECT_THAT(read("").rejected, SizeIs(1));
}

TEST(Csv, PutsDatesToTheirYear)
{
    const std::pair<const char*, const char*> cases[] = {
        {"2020,MAR 5", "2020-03-05"}, {"2020,2020-03-05", "2020-03-05"}, {"2020,", "2020"},
        {",2020-03", "2020-03"},      {"2020,2019-12-31", "2020"},
    };
    for (const auto& [cells, date] : cases) {
        const ReadResult result =
            read("Title,Publication Year,Publication Date\nT," + std::string(cells) + "\n");
        ASSERT_THAT(result.kept, SizeIs(1));
        EXPECT_EQ(result.kept[0].record.issued, Date::parse(date)) << cells;
    }
}

TEST(Csv, PartsPeopleWhereItIsSure)
{
    const auto names = [](std::string_view cell) {
        std::vector<std::string> found;
        for (const Agent& agent : csv::agents_of_cell(cell))
            found.push_back(display_name(agent));
        return found;
    };
    EXPECT_THAT(names("Roy, Anne (57190); Dubois, Marc"), ElementsAre("Roy, Anne", "Dubois, Marc"));
    EXPECT_THAT(names("Roy A.-M., Dubois M."), ElementsAre("Roy A.-M.", "Dubois M."));
    EXPECT_THAT(names("Roy AM, Dubois M."), ElementsAre("Roy AM", "Dubois M."));
    EXPECT_THAT(names("Roy, Anne"), ElementsAre("Roy, Anne"));
    EXPECT_THAT(names("Ministry of Health\\; Care"), ElementsAre("Ministry of Health; Care"));
}

TEST(Csv, NoCellBeginsAFormula)
{
    for (const std::string text :
         {"=1+1", "+1", "-1", "@SUM(A1)", "'=1", "''x", "'tis", "a=1", "\\;\\", "a;b"}) {
        SCOPED_TRACE(text);
        const Record record{.title = "T", .question = text, .keywords = {text, "b"}};
        const std::string table = written(csv_writer, {record});
        for (const char sign : {'=', '+', '-', '@'}) {
            EXPECT_THAT(table, testing::Not(HasSubstr(std::string(",") + sign)));
            EXPECT_THAT(table, testing::Not(HasSubstr(std::string("\"") + sign)));
        }
        const ReadResult result = read(table);
        ASSERT_THAT(result.kept, SizeIs(1));
        EXPECT_EQ(result.kept[0].record.question, text);
        EXPECT_EQ(result.kept[0].record.keywords, record.keywords);
    }
    EXPECT_EQ(csv_cell("\t1"), "\"'\t1\"");
}

TEST(Csv, ReadsBackWhatItWroteOfEverySample)
{
    const std::vector<Record>& samples = corpus_samples();
    ASSERT_THAT(samples, SizeIs(testing::Ge(50U)));
    const ReadResult result = written_and_read(samples);
    EXPECT_THAT(result.rejected, IsEmpty());
    ASSERT_EQ(result.kept.size(), samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i)
        EXPECT_EQ(json_of(result.kept[i].record), json_of(as_held(samples[i])));
}

TEST(Csv, ALineBreakOfAnyKindInAnItemPartsNothing)
{
    const Record record{.title = "a", .keywords = {"x\r\ny", "z\rw"}};
    const ReadResult result = written_and_read({record});
    ASSERT_THAT(result.kept, SizeIs(1));
    EXPECT_EQ(result.kept[0].record.keywords, (std::vector<std::string>{"x  y", "z w"}));
}

TEST(Csv, NaughtyStringsComeBack)
{
    for (const std::string& text : naughty_strings()) {
        SCOPED_TRACE(text);
        const std::string plain(trimmed(text));
        const std::string inside = "A" + plain + "B";
        for (const std::string& value : {plain, inside}) {
            const Record record{.title = value,
                                .question = value,
                                .bottom_line = value,
                                .key_messages = {value, "b"},
                                .plain_summary = value,
                                .abstract = value,
                                .limitations = value,
                                .equity_note = value,
                                .authors = {{.name = "A" + value}},
                                .publisher = value,
                                .container = {.title = value, .volume = value, .issue = value},
                                .owner = value,
                                .outcomes = {{.outcome = value}},
                                .areas = {value},
                                .keywords = {value},
                                .comparison = value,
                                .references = {{.citation = value}},
                                .licence = value,
                                .funding = value,
                                .conflicts = value};
            const ReadResult result = written_and_read({record});
            ASSERT_THAT(result.kept, SizeIs(1));
            EXPECT_EQ(json_of(result.kept[0].record), json_of(record));
        }
    }
}

}  // namespace
}  // namespace findings
