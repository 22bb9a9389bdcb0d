#include "library/base/secret.hpp"
#include "tests/search-server/routes/practice_fixture.hpp"
#include "tests/support/feed_check.hpp"

#include <algorithm>
#include <cstdlib>

namespace findings::server {
namespace {

using testing::IsEmpty;
using testing::Not;

/// Records whose every text is of the kind that breaks programs.
std::vector<Record> naughty_records()
{
    std::vector<Record> records = findings::tests::api_records();
    const std::vector<std::string> texts = tests::naughty_texts(600);
    for (std::size_t i = 0; i < texts.size() && i < 25; ++i) {
        Record& record = records.emplace_back();
        record.title = "kinship " + texts[i];
        record.bottom_line = texts[texts.size() - 1 - i];
        record.authors = {{.name = texts[i]}};
        record.areas = {"kinship"};
        record.doi = Doi::parse("10.1234/naughty" + std::to_string(i));
    }
    return records;
}

/// Every kind of feed, asked of one library.
class FeedsValid : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        served_ = std::make_unique<findings::tests::ServedLibrary>(naughty_records());
        served_->base_url = "https://library.example";
    }
    static void TearDownTestSuite() { served_.reset(); }

    static void expect_valid_atom(const std::string& address)
    {
        SCOPED_TRACE(address);
        const Response response = served_->get(address);
        ASSERT_EQ(response.status, 200U);
        EXPECT_THAT(findings::tests::atom_faults(response.text()), IsEmpty());
        EXPECT_EQ(findings::tests::atom_grammar_faults(response.text()), "");
        EXPECT_NE(response.text().find("<entry"), std::string::npos);
    }

    static void expect_valid(const std::string& before, const std::string& after = "")
    {
        expect_valid_atom(before + ".atom" + after);
        SCOPED_TRACE(before);
        const Response response = served_->get(before + ".feed.json" + after);
        ASSERT_EQ(response.status, 200U);
        EXPECT_THAT(findings::tests::json_feed_faults(response.text()), IsEmpty());
    }

    static inline std::unique_ptr<findings::tests::ServedLibrary> served_;
};

TEST_F(FeedsValid, OfSearchesAndAreas)
{
    for (const std::string language : {"en", "fr"}) {
        expect_valid("/" + language + "/search", "?q=kinship");
        expect_valid("/" + language + "/search", "?q=%3Cscript%3E%26kinship&sort=title");
        expect_valid("/" + language + "/areas/kinship");
    }
    if (!tests::naughty_texts(600).empty()) {
        EXPECT_GT(served_->json("/en/areas/kinship.feed.json").at("items").as_array().size(), 20U);
    }
}

TEST_F(FeedsValid, OfLists)
{
    const Person trainer = served_->add_person("T <b>&\u202eTrainer", Roles::all());
    NewList list{.title = "A < B & \"C\"", .audience = Audience::everyone};
    ListSection section{.id = SectionId::make()};
    const std::vector<std::string> texts = tests::naughty_texts(900);
    for (const RecordId& id : served_->ids()) {
        ListEntry entry{.id = EntryId::make(), .record = id};
        entry.why = texts.empty() ? "<&>" : texts[section.entries.size() % texts.size()];
        section.entries.push_back(std::move(entry));
    }
    list.sections.push_back(std::move(section));
    if (!texts.empty())
        list.description = texts.front();
    const auto made = served_->stores().lists.create(trainer.id, list);
    ASSERT_TRUE(made.has_value());
    for (const char* language : {"/en", "/fr"})
        expect_valid(language + ("/lists/" + made->id.str()));
}

TEST_F(FeedsValid, OfSavedSearches)
{
    const Person person = served_->add_person("Nadia", {Role::practitioner});
    std::vector<std::string> names = tests::naughty_texts(150);
    names.resize(std::min<std::size_t>(names.size(), 5));
    names.push_back("Kin & <kin>");
    for (const std::string& name : names) {
        const auto saved = served_->stores().saved_searches.add(
            person.id, {.name = name, .parameters = "q=kinship"}, 0);
        ASSERT_TRUE(saved.has_value()) << name;
        const std::string secret = make_secret();
        served_->stores().saved_searches.set_feed(person.id, saved->id, secret);
        expect_valid_atom("/en/feeds/" + secret + ".atom");
    }
}

// The checks themselves.

TEST(FeedChecks, FindWhatIsWrong)
{
    const std::string entry = "<entry><id>x:1</id><title/><link href='https://a/'/>"
                              "<updated>2026-01-01T00:00:00Z</updated></entry>";
    const std::string begin = "<feed xmlns='http://www.w3.org/2005/Atom'>";
    const std::string fine =
        "<id>tag:x,2026:/</id><title/><updated>2026-02-01T00:00:00Z</updated>"
        "<link rel='self' href='https://a/f'/>"
        "<link rel='alternate' href='https://a/'/><author><name>A</name></author>";
    const auto feed = [&](const std::string& inside) { return begin + inside + "</feed>"; };
    EXPECT_THAT(findings::tests::atom_faults(feed(fine)), IsEmpty());
    EXPECT_EQ(findings::tests::atom_grammar_faults(feed(fine)), "");
    EXPECT_THAT(findings::tests::atom_faults(feed(fine + entry + entry)), Not(IsEmpty()));
    EXPECT_THAT(findings::tests::atom_faults(feed("<id>/x</id>")), Not(IsEmpty()));
    EXPECT_THAT(findings::tests::atom_faults("<feed>"), Not(IsEmpty()));
    EXPECT_THAT(findings::tests::json_feed_faults(R"({"version": "x", "items": [{"id": "1"}]})"),
                testing::SizeIs(6));
    if (std::system("command -v xmllint > /dev/null") == 0) {
        EXPECT_NE(findings::tests::atom_grammar_faults(feed(fine + "<title/>")), "");
        EXPECT_NE(findings::tests::atom_grammar_faults(feed(fine + "<author/>")), "");
    }
}

}  // namespace
}  // namespace findings::server
