#include "search-server/views/draft_form.hpp"

#include "library/base/schemas.hpp"
#include "library/record/fields.hpp"
#include "search-server/views/draft_words.hpp"
#include "tests/search-server/views/sample_pages.hpp"

#include <boost/json/parse.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <tuple>

namespace findings::server {
namespace {

UnfinishedRecord object(const char* text)
{
    return boost::json::parse(text).as_object();
}

TEST(DraftForm, AsksForEveryMemberThatPeopleWrite)
{
    // what the library gives, what editors say, and what only files from outside bring
    std::set<std::string_view> not_asked = {"id",    "kind",       "status",       "abstract",
                                            "pmid",  "pmcid",      "issns",        "modified",
                                            "files", "supersedes", "superseded_by"};
    std::apply(
        [&](const auto&... field) {
            const auto look = [&](std::string_view name) {
                EXPECT_NE(draft_field(name) != nullptr, not_asked.contains(name)) << name;
            };
            (look(field.name), ...);
        },
        fields_of<Record>);
}

TEST(DraftForm, KnowsCountriesByTheNamesThatItShows)
{
    const Messages messages(schema_files());
    for (const std::string_view language : site_languages)
        for (const auto& [key, name] : messages.in(language)) {
            if (!key.starts_with("country."))
                continue;
            const UnfinishedRecord record =
                with_typed({}, FormStep::fits, {{"studied_in", name}}, messages);
            EXPECT_EQ(record.at("studied_in").at(0), boost::json::value(key.substr(8))) << name;
        }
}

TEST(DraftForm, TakesWhatWasTypedInPlaceOfThatStepAlone)
{
    const Messages messages(schema_files());
    const UnfinishedRecord before =
        object(R"({"kind":"practice_guide","title":"T","minutes":4,"owner":"O"})");
    EXPECT_EQ(with_typed(before, FormStep::use,
                         {{"minutes", " ten "},
                          {"owner", "  "},
                          {"references.3.citation", "A work"},
                          {"references.1.doi", "half"},
                          {"references.2.doi", " "},
                          {"translation.based_on_version", "2"},
                          {"title", "of another step"}},
                         messages),
              object(R"({"kind":"practice_guide","title":"T","minutes":"ten",)"
                     R"("references":[{"doi":"half"},{"citation":"A work"}],)"
                     R"("translation":{"based_on_version":2}})"));
}

TEST(DraftForm, NamesFaultsInTheLanguageOfThePage)
{
    const Site site;
    const Fault fault{"bottom_line", "bottom_line has 31 words, more than 25", "take 6 words out"};
    EXPECT_EQ(fault_sentence(fault, site.words("en")), "Too long: take out 6 words or more.");
    EXPECT_THAT(fault_sentence(fault, site.words("fr")), testing::HasSubstr("6 mots"));
}

}  // namespace
}  // namespace findings::server
