#include "library/formats/bibtex.hpp"

#include "library/base/text.hpp"
#include "library/formats/bibtex_names.hpp"
#include "library/formats/bibtex_text.hpp"
#include "library/formats/export_text.hpp"
#include "library/formats/findable.hpp"
#include "tests/library/formats/reference_support.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace findings {
namespace {

using namespace std::string_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

ReadResult read_as_bibtex(const std::string& document)
{
    return read_text(read_bibtex, document, "a.bib");
}

ReadRecord read_one(const std::string& fields, const std::string& type = "article")
{
    ReadResult result = read_as_bibtex("@" + type + "{key,\ntitle = {A study},\n" + fields + "}\n");
    return result.kept.empty() ? ReadRecord{} : result.kept.front();
}

Record record_of(const std::string& fields, const std::string& type = "article")
{
    return read_one(fields, type).record;
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
    std::vector<std::string> found;
    for (const Rejection& rejection : result.rejected)
        found.push_back(str(rejection.place) + " " + rejection.what);
    return found;
}

// ---- TeX

TEST(BibtexText, SetsAccentsAndCommands)
{
    const std::vector<std::pair<std::string, std::string>> texts{
        {R"(P\"{a}ckert)", "Päckert"},
        {R"(Olivi\'an {\'a} {\'{a}} \'{\i} {\'\i} \'\i x)", "Olivián á á í í íx"},
        {R"(Eli{\'a}{\v{s}}, Ji{\v{r}}{\'{\i}})", "Eliáš, Jiří"},
        {R"({E}rd{\H o}s-{S}zekeres)", "Erdős-Szekeres"},
        {R"(Fran{\c c}ois, fa\c{c}ade)", "François, façade"},
        {R"(H{\aa}kan {\O}rsted {\OE}uvre He{\ss} m{\ae}lum {\dh} {\th})",
         "Håkan Ørsted Œuvre Heß mælum ð þ"},
        {R"(\'{\^a} \~n \=o \.z \u{g} \k{a} \r{u} \d{s} \b{d})", "ấ ñ ō ż ğ ą ů ṣ ḏ"},
        {R"(Wiley \& Sons, 5\% \$1 \#2 a\_b \{x\})", "Wiley & Sons, 5% $1 #2 a_b {x}"},
        {R"(D\textquotesingle aspremont)", "D'aspremont"},
        {R"(``quoted'' -- and---so on, A~B)", "“quoted” – and—so on, A B"},
        {R"(\textit{Natrix cetti} and \textbf{do not} {\em see} \textsc{species})",
         "Natrix cetti and do not see species"},
        {R"(DNA$_{\textrm{2}}$ 16\textsuperscript{th} 10\textsuperscript{-3} CO\textsubscript{2})",
         "DNA₂ 16th 10⁻³ CO₂"},
        {R"($4^{\textrm{ème}}$ $\alpha \le 0.05$ $x_1^2$)", "4ème α≤0.05 x₁²"},
        {"{{Nested {Braces}}} and\n\tlines\n\nof many", "Nested Braces and lines of many"},
        {R"(\unknown{x} \frac{1}{2})", R"(\unknownx \frac12)"},
        {R"(a \textbackslash{} b \textasciitilde{}c \^{} \~{})", "a \\ b ~c ^ ~"},
        {R"(ends with \)", "ends with \\"},
        {R"(\')", "'"},
        {R"(Tom\'as e\u)", "Tomás e"},
        {R"(\é \'\…)", "\\é \\…\u0301"},
        {R"(line \\ break\-ing)", "line breaking"},
    };
    for (const auto& [tex, text] : texts) {
        SCOPED_TRACE(tex);
        EXPECT_EQ(bibtex::text_of(tex), nfc(text));
    }
    EXPECT_EQ(bibtex::paragraphs_of("One\n\ttwo\\\\\nthree.\n\n  Four."),
              "One two\nthree.\n\nFour.");
    EXPECT_EQ(bibtex::verbatim_of(R"(http://a.b/{\_}c\_d\%20{\~{}}e{\textasciitilde}f)"),
              "http://a.b/_c_d%20~e~f");
}

TEST(BibtexText, ComesBackFromTheTexItIsWrittenAs)
{
    for (const std::string text : {"a  b   c", "--- -- - '' `` '", R"(\\ \{ } {{ }$&%#_^~"@,=)",
                                   "\\'e", "x\ny\n\nz", "é ß 😀", "a\\", "{unbalanced", "10^{3}"}) {
        SCOPED_TRACE(text);
        EXPECT_EQ(bibtex::paragraphs_of(bibtex::tex_of(text)), text);
        const std::string tex = bibtex::tex_of(text);
        EXPECT_EQ(std::count(tex.begin(), tex.end(), '{'), std::count(tex.begin(), tex.end(), '}'));
    }
}

TEST(BibtexText, TakesNestingWithoutEnd)
{
    std::string deep;
    for (int i = 0; i < 20'000; ++i)
        deep += "{\\textsuperscript{\\'{";
    EXPECT_NO_FATAL_FAILURE(bibtex::text_of(deep));
    EXPECT_NO_FATAL_FAILURE(bibtex::text_of(deep + "x" + std::string(60'000, '}')));
}

// ---- names

TEST(BibtexNames, AreTakenApartAsBibtexDoes)
{
    const std::vector<std::pair<std::string, Agent>> names{
        {"Oliver Hoffmann", {.family = "Hoffmann", .given = "Oliver"}},
        {"Marcel R. Ackermann", {.family = "Ackermann", .given = "Marcel R."}},
        {"Hoffmann, Oliver", {.family = "Hoffmann", .given = "Oliver"}},
        {"Ludwig van Beethoven", {.family = "van Beethoven", .given = "Ludwig"}},
        {"van den Heuvel, Willem-Jan", {.family = "van den Heuvel", .given = "Willem-Jan"}},
        {"de la Fontaine, Jean", {.family = "de la Fontaine", .given = "Jean"}},
        {"King, Jr., Martin Luther", {.family = "King", .given = "Martin Luther, Jr."}},
        {"sudhin jacob", {.family = "jacob", .given = "sudhin"}},
        {"Charles Louis {de la Vall{\\'e}e Poussin}",
         {.family = "de la Vallée Poussin", .given = "Charles Louis"}},
        {"{World Health Organization}", {.name = "World Health Organization"}},
        {"{{Inria} and {University of Paris}}", {.name = "Inria and University of Paris"}},
        {"Plato", {.name = "Plato"}},
        {"de la Cruz", {.name = "de la Cruz"}},
        {"{\\'E}va \\'Eluard", {.family = "Éluard", .given = "Éva"}},
        {"family=Berg, given=Jan, prefix=van den, suffix=Jr.",
         {.family = "van den Berg", .given = "Jan, Jr."}},
    };
    for (const auto& [tex, agent] : names) {
        SCOPED_TRACE(tex);
        EXPECT_THAT(bibtex::names_of(tex).people, ElementsAre(agent));
    }
}

TEST(BibtexNames, ArePartedAtAnd)
{
    const bibtex::Names names =
        bibtex::names_of("Roy, Anne and\n\tBerg, Jan AND {Food and Drink} and others");
    EXPECT_THAT(names.people, ElementsAre(Agent{.family = "Roy", .given = "Anne"},
                                          Agent{.family = "Berg", .given = "Jan"},
                                          Agent{.name = "Food and Drink"}));
    EXPECT_TRUE(names.has_others);
    EXPECT_THAT(bibtex::names_of(" and and ").people, IsEmpty());
    EXPECT_THAT(bibtex::names_of("Anderson, Sandy").people, SizeIs(1));
}

TEST(BibtexNames, ComeBackFromWhatIsWritten)
{
    const std::vector<Agent> people{{.family = "Roy", .given = "Anne"},
                                    {.family = "King", .given = "M. L., Jr."},
                                    {.family = "van der Berg", .given = "jan"},
                                    {.family = "Comma, Inside", .given = "A, b, c"},
                                    {.family = "Sand and Gravel", .given = "and"},
                                    {.name = "Ministry of Children, Ontario and Québec"},
                                    {.name = "others"},
                                    {.name = "{braces"}};
    EXPECT_EQ(bibtex::names_of(bibtex::tex_of(people)).people, people);
}

// ---- entries

TEST(Bibtex, ReadsAnEntryWhole)
{
    const ReadResult result = read_as_bibtex("% Encoding: UTF-8\n\n"
                                             "@Article{roy2020,\n"
                                             "  Author = {Roy, Anne and {Health Canada}},\n"
                                             "  title = \"{K}inship {\\'e}t care\",\n"
                                             "  subtitle = {A review},\n"
                                             "  journal = {Child Welfare},\n"
                                             "  year = 2020,\n"
                                             "  month = may,\n"
                                             "  volume = {12}, number = 3,\n"
                                             "  pages = {10--19},\n"
                                             "  issn = {0009-4021},\n"
                                             "  doi = {10.1234/A\\_B},\n"
                                             "  url = {https://example.org/a_b},\n"
                                             "  abstract = {One.\n\n  Two.},\n"
                                             "  keywords = {kin, care},\n"
                                             "  language = {english},\n"
                                             "  editor = {Ed It},\n"
                                             "  note = {{PMID:} 123},\n"
                                             "  publisher = {CWLA},\n"
                                             "}\n");
    const Record expected{
        .language = Language::parse("en"),
        .title = "Kinship ét care: A review",
        .abstract = "One.\n\nTwo.",
        .authors = {{.family = "Roy", .given = "Anne"}, {.name = "Health Canada"}},
        .contributors = {{.family = "It", .given = "Ed", .role = "editor"}},
        .publisher = "CWLA",
        .container = {.title = "Child Welfare", .volume = "12", .issue = "3", .pages = "10-19"},
        .doi = Doi::parse("10.1234/a_b"),
        .pmid = Pmid::parse("123"),
        .issns = {*Issn::parse("0009-4021")},
        .url = Url::parse("https://example.org/a_b"),
        .issued = Date::parse("2020-05"),
        .keywords = {"kin", "care"},
    };
    ASSERT_THAT(result.kept, SizeIs(1));
    EXPECT_EQ(result.kept[0].record, expected);
    EXPECT_EQ(result.kept[0].place, (Place{"a.bib", 3, 1}));
    EXPECT_THAT(result.kept[0].notes, IsEmpty());
}

TEST(Bibtex, JoinsPiecesAndAbbreviations)
{
    const ReadResult result =
        read_as_bibtex("@string{cw = \"Child \" # {Welfare}}\n"
                       "@STRING( j = CW # \" Journal\" )\n"
                       "@article(a, title = {Of } # 2 # \" worlds\", journal = J,\n"
                       " month = 3 # \"~\" # mar, note = nowhere)");
    ASSERT_THAT(result.kept, SizeIs(1));
    EXPECT_EQ(result.kept[0].record.title, "Of 2 worlds");
    EXPECT_EQ(result.kept[0].record.container.title, "Child Welfare Journal");
    EXPECT_THAT(result.kept[0].notes,
                ElementsAre("the abbreviation is not defined: nowhere",
                            "month has no place in a record", "note has no place in a record"));
}

TEST(Bibtex, PassesOverWhatIsBetweenEntries)
{
    EXPECT_THAT(titles(read_as_bibtex("Text by anne@example.org, see }}} below\n"
                                      "@comment{ jabref { nested } @article{x, title={No}} }\n"
                                      "@Preamble{\"\\newcommand{x}\"}\n"
                                      "@Comment this is none\n"
                                      "% @article{y, title = {Comment or not, BibTeX reads it}}\n"
                                      " @book {a, title = {One}} trailing\n"
                                      "@misc{b,title={Two}}@misc{c,title={Three}}")),
                ElementsAre("Comment or not, BibTeX reads it", "One", "Two", "Three"));
}

TEST(Bibtex, TakesCommentsBetweenFieldsAndForgottenKeys)
{
    EXPECT_THAT(titles(read_as_bibtex("@article{,\n title = {One},\n % a comment\n year = 2000\n}\n"
                                      "@article{title = {Two}}\n"
                                      "@article{a b c, title = {Three},, year = 2000,}\n")),
                ElementsAre("One", "Two", "Three"));
}

TEST(Bibtex, InheritsFromTheEntryItRefersTo)
{
    const ReadResult result =
        read_as_bibtex("@inproceedings{a, title = {Part}, author = {Roy, A},\n"
                       " crossref = {Conf}, pages = {3}}\n"
                       "@misc{b, title = {Between}}\n"
                       "@proceedings{conf, title = {The Conference}, year = 2006,\n"
                       " editor = {Ed It}, pages = {1--99}, doi = {10.1234/c}}\n"
                       "@inbook{c, title = {After}, crossref = {conf}}\n"
                       "@misc{d, title = {Lost}, crossref = {nowhere}}\n"
                       "@misc{e, title = {Circle}, crossref = {e}}\n");
    EXPECT_THAT(titles(result),
                ElementsAre("Part", "Between", "The Conference", "After", "Lost", "Circle"));
    const Record& part = result.kept[0].record;
    EXPECT_EQ(part.container, (Container{.title = "The Conference", .pages = "3"}));
    EXPECT_EQ(part.issued, Date::parse("2006"));
    EXPECT_EQ(part.contributors.at(0).family, "It");
    EXPECT_EQ(part.doi, std::nullopt);
    EXPECT_EQ(result.kept[3].record.container.title, "The Conference");
    EXPECT_THAT(result.kept[4].notes, ElementsAre("the entry it refers to is not there: nowhere",
                                                  "the type of work: something else"));
}

TEST(Bibtex, KeepsMemoryFlatWhereAReferenceIsNeverFound)
{
    std::string document = "@misc{a, title = {First}, crossref = {nowhere}}\n";
    const std::string entry =
        "@misc{b, title = {Next}, abstract = {" + std::string(100'000, 'x') + "}}\n";
    std::size_t given_after = 0;
    std::size_t kept = 0;
    std::istringstream in([&] {
        for (int i = 0; i < 200; ++i)
            document += entry;
        return document;
    }());
    read_bibtex(in, "a.bib",
                {.keep =
                     [&](const ReadRecord&) {
                         if (++kept == 1)
                             given_after = static_cast<std::size_t>(in.tellg());
                     },
                 .reject = [](const Rejection&) {}});
    EXPECT_EQ(kept, 201u);
    EXPECT_LT(given_after, 18u * 1024 * 1024);
}

TEST(Bibtex, ReadsBiblatex)
{
    const Record record =
        record_of("journaltitle = {J}, date = {2014-05-03/2014-06}, issue = {Summer},\n"
                  "eid = {e12}, langid = {french}, institution = {CWLA},\n"
                  "eprinttype = {pubmed}, eprint = {123}, license = {CC-BY-4.0}");
    EXPECT_EQ(record.container, (Container{.title = "J", .issue = "Summer", .pages = "e12"}));
    EXPECT_EQ(record.issued, Date::parse("2014-05-03"));
    EXPECT_EQ(record.language, Language::parse("fr"));
    EXPECT_EQ(record.publisher, "CWLA");
    EXPECT_EQ(record.pmid, Pmid::parse("123"));
    EXPECT_EQ(record.licence, "CC-BY-4.0");
}

TEST(Bibtex, PutsDatesTogether)
{
    const std::vector<std::pair<std::string, std::string>> dates{
        {"year = 2018, month = \"4\", day = 25", "2018-04-25"},
        {"year = {2020}, month = {December}", "2020-12"},
        {"year = 2020, month = \"25~\" # jun", "2020-06-25"},
        {"year = {c. 1999}", "1999"},
        {"date = {2020-11}, year = {1999}", "2020-11"},
        {"year = {in press}", ""},
    };
    for (const auto& [fields, expected] : dates) {
        SCOPED_TRACE(fields);
        const auto issued = record_of(fields).issued;
        EXPECT_EQ(issued ? issued->str() : "", expected);
    }
}

TEST(Bibtex, SaysWhatARecordCannotHold)
{
    EXPECT_THAT(
        read_one(
            "address = {Berlin}, edition = 2, note = {Submitted}, author = {Roy, A and others},\n"
            "doi = {none}, title = {Again}, timestamp = {x}, bdsk-url-1 = {x}, empty = {}",
            "phdthesis")
            .notes,
        ElementsAre("title is given twice", "the type of work: thesis",
                    "author names not all, but \"and others\"", "doi is no DOI: none",
                    "note has no place in a record", "address has no place in a record",
                    "edition has no place in a record"));
}

// ---- rejections

TEST(Bibtex, RefusesABrokenEntryAndKeepsTheGoodOnes)
{
    const ReadResult result = read_as_bibtex("@article{a, title = {One}}\n"
                                             "@article{b,\n"
                                             "  title = {Never closed,\n"
                                             "  year = 2000\n"
                                             "}\n"
                                             "@article{c, title = {Two}}\n"
                                             "@article{d, title = {No comma}\n"
                                             "  year = 2000}\n"
                                             "@article{e, title {No equals sign}}\n"
                                             "@article{f, title = }\n"
                                             "@article{g, title = \"Never {closed}\n"
                                             "@article{h, title = {Three}}\n"
                                             "@article{i, year = 2000}\n"
                                             "@article{j, title = {caf\xC3\xA9 caf\xC3}}\n"
                                             "@string{k {x}}\n"
                                             "@article{l, title = {Four}}\n"
                                             "@article{m,\n title = {Five\n"
                                             "@article{n, title = {Six}");
    EXPECT_THAT(titles(result), ElementsAre("One", "Two", "Three", "Four"));
    EXPECT_THAT(said(result),
                ElementsAre("a.bib:2 the entry is not closed",
                            HasSubstr("a.bib:8 there is no comma before the next field"),
                            "a.bib:9 the field \"title\" has no \"=\"",
                            "a.bib:10 the field has no value",
                            "a.bib:11 a quote that is opened here is not closed",
                            "a.bib:13:1 the entry has neither title nor identifier",
                            "a.bib:14 the line holds bytes that are neither UTF-8 nor Windows-1252",
                            "a.bib:15 the abbreviation has no name or no \"=\"",
                            "a.bib:18 a brace that is opened here is not closed",
                            "a.bib:19 the entry is not closed"));
}

TEST(Bibtex, RefusesAnEntryThatIsTooLargeAndGoesOn)
{
    std::string document = "@article{a, title = {One}, abstract = {";
    for (int i = 0; i < 170; ++i)
        document += std::string(100'000, 'x') + "\n";
    document += "}}\n@article{b, title = {Two}}\n";
    document +=
        "@string{x = {" + std::string(1'000'000, 'x') + "}}\n@article{c, title = {Bomb}, note = x";
    for (int i = 0; i < 20; ++i)
        document += " # x";
    document += "}\n@article{d, title = {Three}}\n";
    const ReadResult result = read_as_bibtex(document);
    EXPECT_THAT(titles(result), ElementsAre("Two", "Three"));
    EXPECT_THAT(said(result), ElementsAre(HasSubstr("the entry is larger than 16 MiB"),
                                          HasSubstr("the entry is larger than 16 MiB")));
}

TEST(Bibtex, SaysThatAFileHoldsNoEntry)
{
    for (const std::string document : {"", "Hello\n", "@", "@ {", "me@example.org {x}"}) {
        SCOPED_TRACE(document);
        EXPECT_THAT(said(read_as_bibtex(document)),
                    ElementsAre("a.bib there is no BibTeX entry in it"));
    }
}

TEST(Bibtex, ReadsWindows1252AndSaysSo)
{
    const ReadResult result =
        read_as_bibtex("@article{a, title = {Caf\xE9}}\n@misc{b, title = {Two}}");
    EXPECT_THAT(titles(result), ElementsAre("Café", "Two"));
    EXPECT_THAT(result.kept[0].notes, ElementsAre("was read as Windows-1252"));
    EXPECT_THAT(result.kept[1].notes, ElementsAre("the type of work: something else"));
}

TEST(Bibtex, RecognisesItsOwnFilesOnly)
{
    const std::vector<std::pair<std::string, bool>> documents{
        {"@article{a,\n", true},
        {"\xEF\xBB\xBF% JabRef\n\n  @Book (a,", true},
        {"@string{a = {b}}\n", true},
        {"@comment{jabref-meta: databaseType:bibtex;}\n", true},
        {"# README\n\n@article{a,\n", false},
        {"@media print {\n", false},
        {"@anne hello {", false},
        {"TY  - JOUR\n@article{", false},
        {"", false},
    };
    for (const auto& [beginning, expected] : documents) {
        SCOPED_TRACE(beginning);
        EXPECT_EQ(recognises_bibtex(beginning), expected);
    }
    EXPECT_EQ(format_of("@article{a,", "x.txt"), format_named("bibtex"));
    EXPECT_EQ(format_of("Some text\n@article{a,", "x.bib"), format_named("bibtex"));
}

// ---- writing

/// What docs/formats/bibtex.md says that BibTeX holds of a person.
Agent held(const Agent& agent, bool is_author)
{
    Agent kept{.family = agent.family, .given = agent.given, .name = agent.name};
    if (kept.given.empty() && !kept.family.empty())
        std::swap(kept.family, kept.name);
    if (!is_author && (agent.role == "editor" || agent.role == "translator"))
        kept.role = agent.role;
    return kept;
}

/// What docs/formats/bibtex.md says that BibTeX holds of a record.
Record held(const Record& record)
{
    Record kept{
        .kind = record.kind == Kind::policy && record.evidence_type == EvidenceType::law
                    ? Kind::policy
                    : Kind::study,
        .status = says_retracted(record.title) ? Status::retracted : Status::published,
        .language = record.language,
        .title = record.title,
        .abstract = abstract_text(record),
        .publisher = record.publisher,
        .container = record.container,
        .doi = record.doi,
        .pmid = record.pmid,
        .pmcid = record.pmcid,
        .isbns = record.isbns,
        .issns = record.issns,
        .url = record.url,
        .issued = record.issued,
        .evidence_type = record.evidence_type,
        .keywords = subject_words(record),
        .licence = record.licence,
    };
    for (const Agent& agent : record.authors)
        kept.authors.push_back(held(agent, true));
    for (const std::string role : {"editor", "translator", ""})
        for (const Agent& agent : record.contributors)
            if (const Agent one = held(agent, false); one.role == role)
                kept.contributors.push_back(one);
    return kept;
}

TEST(BibtexWriter, WritesEntriesThatPeopleCanRead)
{
    const Record record{
        .id = RecordId::parse("01JGFJJZ0088RZSEM9PPX37V91"),
        .language = Language::parse("fr"),
        .title = "Soins & parenté_1",
        .question = "Quoi?",
        .abstract = "Un.\n\nDeux.",
        .authors = {{.family = "Roy", .given = "Anne"}, {.name = "Centre, Ville"}},
        .container = {.title = "Revue", .volume = "1", .issue = "2", .pages = "3-9"},
        .doi = Doi::parse("10.1234/x_{y}"),
        .issued = Date::parse("2020-05-03"),
        .keywords = {"kin", "care"},
    };
    EXPECT_EQ(written(bibtex_writer, {record}), "@article{roy2020-X37V91,\n"
                                                "  title = {Soins \\& parenté\\_1},\n"
                                                "  author = {Roy, Anne and {Centre, Ville}},\n"
                                                "  journal = {Revue},\n"
                                                "  volume = {1},\n"
                                                "  number = {2},\n"
                                                "  pages = {3--9},\n"
                                                "  year = {2020},\n"
                                                "  month = may,\n"
                                                "  date = {2020-05-03},\n"
                                                "  doi = {https://doi.org/10.1234/x_%7By%7D},\n"
                                                "  language = {fr},\n"
                                                "  langid = {french},\n"
                                                "  abstract = {Un.\n\nDeux.},\n"
                                                "  keywords = {kin, care},\n"
                                                "  note = {Question: Quoi?}\n"
                                                "}\n\n");
}

TEST(BibtexWriter, GivesBackEverySampleAsFarAsBibtexHoldsIt)
{
    const std::vector<Record>& samples = corpus_samples();
    const ReadResult result = read_as_bibtex(written(bibtex_writer, samples));
    EXPECT_THAT(said(result), IsEmpty());
    ASSERT_EQ(result.kept.size(), samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i) {
        SCOPED_TRACE(samples[i].title);
        EXPECT_EQ(result.kept[i].record, held(samples[i]));
    }
}

TEST(BibtexWriter, LetsNoTextBeginAnEntryOrAField)
{
    const Record record{.title = "A}}\n@article{b, title = {B}}",
                        .abstract = "One\n@article{c,\n}\n\n, title = {D}",
                        .keywords = {"a, b"}};
    const ReadResult result = read_as_bibtex(written(bibtex_writer, {record, {.title = "Next"}}));
    EXPECT_THAT(titles(result), ElementsAre("A}} @article{b, title = {B}}", "Next"));
    EXPECT_EQ(result.kept[0].record.abstract, record.abstract);
    EXPECT_THAT(result.kept[0].record.keywords, ElementsAre("a, b"));
}

TEST(BibtexWriter, GivesBackNaughtyStringsInEveryField)
{
    const std::vector<std::string> strings = naughty_strings();
    if (strings.empty())
        GTEST_SKIP() << "no test data";
    for (const std::string& text : strings) {
        SCOPED_TRACE(text);
        // In TeX white space is a space, and has none at the ends; semicolons part keywords.
        std::string line(trimmed(text));
        std::replace(line.begin(), line.end(), '\t', ' ');
        std::string keyword = line;
        std::replace(keyword.begin(), keyword.end(), ';', ',');
        while (keyword.ends_with(',') || keyword.ends_with(' '))
            keyword.pop_back();
        const Record record{.title = line,
                            .abstract = line + "\n" + line + "\n\n" + line,
                            .authors = {{.family = line, .given = "Anne"},
                                        {.family = "Roy", .given = line},
                                        {.name = line}},
                            .contributors = {{.name = line}},
                            .publisher = line,
                            .container = {.title = line, .volume = line, .issue = line}};
        const ReadResult result =
            read_as_bibtex(written(bibtex_writer, {record, {.title = "Next"}}));
        ASSERT_EQ(result.kept.size(), 2u);
        EXPECT_EQ(result.kept[0].record, record);
    }
}

}  // namespace
}  // namespace findings
