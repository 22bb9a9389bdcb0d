#include "search-server/views/citation.hpp"

#include "library/base/schemas.hpp"

#include <gtest/gtest.h>

namespace findings::server {
namespace {

std::string cited(const Record& record, std::string_view language = "en")
{
    const Messages messages(schema_files());
    const Citation parts =
        citation(record, "https://library.example/en/items/X", Words(messages, language));
    return parts.before + "<" + parts.title + ">" + parts.after;
}

Record two_authors()
{
    Record record{.title = "Do they move"};
    record.authors = {{.family = "Côté", .given = "Marie-Ève Anne"},
                      {.family = "Sample", .given = "A."}};
    record.publisher = "Sample press";
    record.issued = Date::parse("2025-05-12");
    return record;
}

TEST(Citations, NameAuthorsYearTitlePublisherAndAddress)
{
    EXPECT_EQ(cited(two_authors()),
              "Côté, M.-È. A., & Sample, A. (2025). <Do they move>. Sample press. "
              "https://library.example/en/items/X");
    EXPECT_EQ(cited(two_authors(), "fr"),
              "Côté, M.-È. A. et Sample, A. (2025). <Do they move>. Sample press. "
              "https://library.example/en/items/X");
}

TEST(Citations, NameTheJournalAndDoiOfAStudy)
{
    Record record = two_authors();
    record.title = "Do they move?";
    record.container = {"Journal", "12", "3", "1-9"};
    record.doi = Doi::parse("10.1000/xyz");
    EXPECT_EQ(cited(record),
              "Côté, M.-È. A., & Sample, A. (2025). <Do they move?> Journal, 12(3), 1-9. "
              "https://doi.org/10.1000/xyz");
}

TEST(Citations, ReduceGivenNamesToInitials)
{
    const auto named = [](std::string given) {
        Record record{.title = "T"};
        record.authors = {{.family = "F", .given = std::move(given)}};
        const std::string text = cited(record);
        return text.substr(0, text.find(" (n.d.)"));
    };
    EXPECT_EQ(named("Jean-Luc"), "F, J.-L.");
    EXPECT_EQ(named("ramon JL"), "F, r. J. L.");
    EXPECT_EQ(named("J.L."), "F, J. L.");
    EXPECT_EQ(named("Élise  Ó"), "F, É. Ó.");
    EXPECT_EQ(named(""), "F.");
}

TEST(Citations, DoWithWhatThereIs)
{
    EXPECT_EQ(cited({.title = "T"}), "(n.d.). <T>. https://library.example/en/items/X");
    Record panel{.title = "T"};
    panel.authors = {{.name = "A practice panel"}};
    EXPECT_EQ(cited(panel), "A practice panel. (n.d.). <T>. https://library.example/en/items/X");
}

TEST(Citations, NameNineteenAuthorsAndTheLastOfMany)
{
    Record record{.title = "T"};
    for (int i = 1; i <= 30; ++i)
        record.authors.push_back({.name = "N" + std::to_string(i)});
    const std::string text = cited(record);
    EXPECT_NE(text.find("N19, … N30. (n.d.)"), std::string::npos) << text;
}

}  // namespace
}  // namespace findings::server
