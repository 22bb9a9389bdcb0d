#include "library/base/file.hpp"
#include "library/base/text.hpp"
#include "library/record/validate.hpp"
#include "tests/library/formats/reference_support.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

namespace findings {
namespace {

/// A document of a format around a title.
struct Frame {
    const char* format;
    const char* before;
    const char* after;
};

constexpr Frame frames[] = {
    {"ris", "TY  - JOUR\nTI  - A", "B\nER  - \n"},
    {"nbib", "PMID- 1\nTI  - A", "B\n"},
    {"bibtex", "@article{k,\n title = {A", "B}}\n"},
    {"csl_json", R"([{"type":"book","title":"A)", "B\"}]"},
    {"json_lines", R"({"kind":"study","status":"published","title":"A)", "B\"}\n"},
    {"json_ld", R"({"@context":"https://schema.org","@type":"Book","name":"A)", "B\"}"},
    {"csv", "title,year\nA", "B,2019\n"},
    {"markdown", "---\nkind: study\ntitle: \"A", "B\"\n---\ntext\n"},
    {"html", "<!DOCTYPE html><meta charset=utf-8><title>A", "B</title><p>text</p>"},
    {"mods", R"(<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>A)",
     "B</title></titleInfo></mods>"},
    {"dublin_core",
     R"(<d:dc xmlns:d="http://www.openarchives.org/OAI/2.0/oai_dc/" )"
     R"(xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A)",
     "B</dc:title></d:dc>"},
    {"jats", "<article><front><article-meta><title-group><article-title>A",
     "B</article-title></title-group></article-meta></front></article>"},
    {"pubmed_xml", "<PubmedArticle><MedlineCitation><Article><ArticleTitle>A",
     "B</ArticleTitle></Article></MedlineCitation></PubmedArticle>"},
    {"endnote_xml", "<xml><records><record><titles><title>A",
     "B</title></titles></record></records></xml>"},
};

struct Utf8Case {
    std::string name;
    bool is_valid = false;
    std::string bytes;
};

/// "c2 a9" and "c2a9".
std::string bytes_of_hex(std::string_view hex)
{
    std::string digits(hex);
    std::erase_if(digits, [](char c) { return c == ' ' || c == '\r'; });
    std::string bytes;
    for (std::size_t at = 0; at + 1 < digits.size(); at += 2)
        bytes += static_cast<char>(std::stoi(digits.substr(at, 2), nullptr, 16));
    return bytes;
}

/// "6.1:invalid hex:ff" or "1.1.0:valid:abc"; without those that would end the title or its line.
std::vector<Utf8Case> utf8_cases()
{
    std::vector<Utf8Case> cases;
    const auto file = test_data() / "hostile" / "utf8tests" / "utf8tests.txt";
    if (!std::filesystem::exists(file))
        return cases;
    std::istringstream lines(read_file(file));
    for (std::string line; std::getline(lines, line);) {
        const std::vector<std::string_view> parts = split(line, ':');
        if (line.starts_with('#') || parts.size() < 3)
            continue;
        Utf8Case one{.name = std::string(parts[0])};
        one.bytes = parts[1].ends_with("hex") ? bytes_of_hex(parts[2]) : std::string(parts[2]);
        one.is_valid = is_utf8(one.bytes);
        const bool can_stand = !one.is_valid || validate({.title = nfc(one.bytes)}).empty();
        if (can_stand && one.bytes.find_first_of("\n\r\"<&,{}\\%") == std::string::npos)
            cases.push_back(std::move(one));
    }
    return cases;
}

// HTML has no C1 controls and no noncharacters: docs/formats/html.md.
TEST(HostileUtf8, IsByteExactWhereItIsValidAndRefusedOrToldWhereItIsNot)
{
    const std::vector<Utf8Case> cases = utf8_cases();
    if (cases.empty())
        GTEST_SKIP() << "the test data is not here";
    ASSERT_GT(cases.size(), 150U);
    for (const Frame& frame : frames)
        for (const Utf8Case& one : cases) {
            SCOPED_TRACE(std::string(frame.format) + " " + one.name);
            const ReadResult read =
                read_text(format_named(frame.format)->read, frame.before + one.bytes + frame.after);
            ASSERT_EQ(read.kept.size() + read.rejected.size(), 1U);
            if (read.kept.empty()) {
                EXPECT_FALSE(one.is_valid) << str(read.rejected[0]);
                EXPECT_GT(read.rejected[0].place.line, 0U);
                continue;
            }
            const ReadRecord& kept = read.kept[0];
            EXPECT_TRUE(is_utf8(kept.record.title));
            if (!one.is_valid) {
                EXPECT_FALSE(kept.notes.empty()) << kept.record.title;
                continue;
            }
            const std::string expected = nfc("A" + one.bytes + "B");
            const bool is_as_html_has_it =
                frame.format == std::string("html") && kept.record.title == "A\uFFFDB";
            EXPECT_TRUE(kept.record.title == expected || is_as_html_has_it) << kept.record.title;
        }
}

}  // namespace
}  // namespace findings
