#include "search-server/routes/drafts.hpp"
#include "tests/support/sample_records.hpp"
#include "tests/support/served_library.hpp"

#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <string>
#include <utility>
#include <vector>

namespace findings::server {
namespace {

using testing::HasSubstr;
using testing::Not;

/// "/en/add/01…/work" of "/en/add/01…/work?done=begun".
std::string address_of(const Response& response)
{
    const std::string location(response.header("Location").value_or("nowhere"));
    return location.substr(0, location.find('?'));
}

std::string unescaped(std::string text)
{
    for (const auto& [escaped, plain] : std::vector<std::pair<std::string, std::string>>{
             {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&amp;", "&"}})
        for (std::size_t at = text.find(escaped); at != std::string::npos;
             at = text.find(escaped, at + plain.size()))
            text.replace(at, escaped.size(), plain);
    return text;
}

/// What a browser sends of the form when nobody has changed anything in it.
Fields fields_in(const std::string& page)
{
    static const std::regex field(
        R"re(<input type="checkbox" name="([^"]*)" value="([^"]*)" checked>)re"
        R"re(|<input id="f-[^"]*" name="([^"]*)" value="([^"]*)")re"
        R"re(|<textarea [^>]*name="([^"]*)"[^>]*>([^<]*)</textarea>)re"
        R"re(|<select [^>]*name="([^"]*)"[^>]*>(?:<option value="[^"]*">[^<]*</option>)*)re"
        R"re(<option value="([^"]*)" selected>)re");
    Fields fields;
    const std::string form = page.substr(page.find("name=\"revision\""));
    for (std::sregex_iterator at(form.begin(), form.end(), field), end; at != end; ++at)
        for (std::size_t group = 1; group < at->size(); group += 2)
            if ((*at)[group].matched)
                fields.emplace_back((*at)[group].str(), unescaped((*at)[group + 1].str()));
    return fields;
}

class AddPages : public testing::Test {
protected:
    /// The pages of a new draft without the name of the step: "/en/add/01…/".
    std::string begun(const Fields& form = {{"do", "begin"}, {"kind", "research_summary"}})
    {
        const Response response = served_.post("/en/add", form, researcher_cookie_);
        EXPECT_EQ(response.status, 303);
        const std::string address = address_of(response);
        return address.substr(0, address.rfind('/') + 1);
    }

    /// Everything that a summary must say.
    void fill_in(const std::string& draft)
    {
        post(draft + "work", "1",
             {{"title", "Do visits help?"},
              {"language", "en-CA"},
              {"sources.1.citation", "Roy, A. (2024). Visits."},
              {"sources.1.doi", "https://doi.org/10.5555/VISITS"},
              {"authors.1.family", "Roy"},
              {"authors.1.given", "Ann"},
              {"issued", "2026-10-01"}});
        post(draft + "says", "2",
             {{"question", "Do visits help?"},
              {"bottom_line", "Visits help a little."},
              {"key_messages", "One.\r\nTwo.\r\n"},
              {"implications.1.text", "Visit."},
              {"limitations", "Few studies."}});
        post(draft + "sure", "3",
             {{"evidence_type", "randomised_trial"}, {"knowledge_source", "research"}});
        post(draft + "fits", "4",
             {{"areas", "kinship"},
              {"areas", ""},
              {"population", "families"},
              {"setting", "home"},
              {"studied_in", "Canada, Royaume-Uni"},
              {"audience", "practitioner"}});
        post(draft + "use", "5",
             {{"publisher", "P"},
              {"owner", "O"},
              {"review_by", "2028-10-01"},
              {"minutes", "4"},
              {"level", "introductory"},
              {"licence", "CC-BY-4.0"},
              {"access", "open"},
              {"funding", "none"},
              {"conflicts", "none declared"}});
    }

    Response post(const std::string& address, const std::string& revision, Fields form)
    {
        form.emplace_back("revision", revision);
        if (std::none_of(form.begin(), form.end(), [](auto& field) { return field.first == "do"; }))
            form.emplace_back("do", "save");
        return served_.post(address, form, researcher_cookie_);
    }

    std::string page(const std::string& address, const Fields& cookie)
    {
        return served_.get(address, cookie).text();
    }

    tests::ServedLibrary served_{{tests::sample_record(1, 1)}};
    Person researcher_ = served_.add_person("R. Researcher", {Role::researcher});
    Person editor_ = served_.add_person("E. Editor", {Role::editor});
    Fields researcher_cookie_ = served_.cookie_of(researcher_);
    Fields editor_cookie_ = served_.cookie_of(editor_);
};

TEST_F(AddPages, LeadFromNothingToAPublishedSummary)
{
    const std::string draft = begun();
    fill_in(draft);
    const std::string check = page(draft + "check", researcher_cookie_);
    EXPECT_THAT(check, HasSubstr("Send to an editor"));
    EXPECT_THAT(page(draft + "preview", researcher_cookie_), HasSubstr("Visits help a little."));
    EXPECT_EQ(post(draft + "check", "6", {{"do", "submit"}}).status, 303);

    const std::string id = draft.substr(8, 26);
    EXPECT_THAT(page("/en/review", editor_cookie_), HasSubstr("Do visits help?"));
    EXPECT_THAT(page("/fr/review/" + id, editor_cookie_), HasSubstr("Visits help a little."));
    const Response published =
        served_.post("/en/review/" + id, {{"do", "publish"}, {"revision", "7"}}, editor_cookie_);
    EXPECT_EQ(published.status, 303) << published.text();
    const auto item = served_.library().catalogue().find(*RecordId::parse(id));
    ASSERT_TRUE(item);
    EXPECT_TRUE(is_ours(item->record));
    EXPECT_EQ(item->record.key_messages, (std::vector<std::string>{"One.", "Two."}));
    EXPECT_EQ(item->record.sources.front().doi->str(), "10.5555/visits");
    EXPECT_EQ(item->record.studied_in.back().str(), "GB");
}

TEST_F(AddPages, KeepWhatIsNotYetRight)
{
    const std::string draft = begun();
    ASSERT_EQ(
        post(draft + "use", "1", {{"minutes", "about ten"}, {"review_by", "next May"}}).status,
        303);
    const std::string again = page(draft + "use", researcher_cookie_);
    EXPECT_THAT(again, HasSubstr("about ten"));
    EXPECT_THAT(again, HasSubstr("next May"));
    EXPECT_THAT(again, HasSubstr("cannot be read"));
    const std::string check = page(draft + "check", researcher_cookie_);
    EXPECT_THAT(check, HasSubstr("things to mend"));
    EXPECT_THAT(check, Not(HasSubstr("Send to an editor")));
    EXPECT_EQ(post(draft + "check", "2", {{"do", "submit"}}).status, 422);
}

TEST_F(AddPages, BringBackWhatWasTypedWhenTheSessionHadEnded)
{
    const std::string draft = begun();
    served_.now += std::chrono::hours(13);
    const Response away =
        post(draft + "says", "1", {{"bottom_line", "Typed while the session ended"}});
    ASSERT_EQ(away.status, 303);
    const std::string to_sign_in(*away.header("Location"));
    ASSERT_THAT(to_sign_in, HasSubstr("/en/sign-in?next="));
    EXPECT_THAT(page(draft + "says", served_.cookie_of(researcher_)),
                Not(HasSubstr("Typed while the session ended")))
        << "nothing is saved in nobody's name";
    const std::size_t kept = to_sign_in.find("kept%3D");
    ASSERT_NE(kept, std::string::npos);
    const std::string back = draft + "says?kept=" + to_sign_in.substr(kept + 7);
    EXPECT_THAT(page(back, served_.cookie_of(researcher_)),
                HasSubstr("Typed while the session ended"));
    const Person other = served_.add_person("Other", {Role::researcher});
    EXPECT_EQ(served_.get(back, served_.cookie_of(other)).status, 404);
}

TEST_F(AddPages, PutTheChangesOfTwoPeopleTogetherOrShowTheDifference)
{
    const std::string draft = begun();
    ASSERT_EQ(post(draft + "says", "1", {{"question", "One?"}, {"limitations", "L"}}).status, 303);
    // from the same page, another field: both stand
    EXPECT_EQ(post(draft + "says", "1", {{"bottom_line", "Mine"}}).status, 303);
    EXPECT_THAT(page(draft + "says", researcher_cookie_),
                testing::AllOf(HasSubstr("One?"), HasSubstr("Mine")));
    // the same field, from the old page
    const Response conflict = post(draft + "says", "1", {{"question", "Another?"}});
    EXPECT_EQ(conflict.status, 409);
    EXPECT_THAT(conflict.text(), testing::AllOf(HasSubstr("Another?"), HasSubstr("<del>One?</del>"),
                                                HasSubstr("name=\"revision\" value=\"3\"")));
    EXPECT_THAT(page(draft + "says", researcher_cookie_), Not(HasSubstr("Another?")));
}

TEST_F(AddPages, WarnOfTheSameWorkBeforeItIsSentIn)
{
    const Record known = served_.library().catalogue().find(served_.ids().front())->record;
    const std::string draft = begun();
    fill_in(draft);
    post(draft + "work", "6",
         {{"title", known.title},
          {"language", "en"},
          {"sources.1.citation", "c"},
          {"authors.1.family", known.authors.front().family},
          {"authors.1.given", known.authors.front().given},
          {"issued", known.issued->str()}});
    EXPECT_THAT(page(draft + "work", researcher_cookie_),
                testing::AllOf(HasSubstr("This may be here already"),
                               HasSubstr("/en/add?revise=" + known.id->str())));
    EXPECT_EQ(post(draft + "check", "7", {{"do", "submit"}}).status, 409);
    EXPECT_THAT(page("/en/add?revise=" + known.id->str(), researcher_cookie_),
                HasSubstr("Begin a revision"));
}

TEST_F(AddPages, FillInTheFormFromAFile)
{
    Request request{.method = Method::post, .headers = researcher_cookie_};
    take_target(request, "/en/add");
    const std::string token_page = page("/en/add", researcher_cookie_);
    const std::string mark = "name=\"form_token\" value=\"";
    const std::size_t at = token_page.find(mark) + mark.size();
    const std::string token = token_page.substr(at, token_page.find('"', at) - at);
    request.headers.emplace_back("content-type", "multipart/form-data; boundary=x");
    const auto part = [](const std::string& name, const std::string& value) {
        return "--x\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value +
               "\r\n";
    };
    request.body = part("form_token", token) + part("do", "upload") +
                   part("kind", "research_summary") +
                   "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.ris\"\r\n"
                   "Content-Type: application/octet-stream\r\n\r\n"
                   "TY  - JOUR\r\nTI  - Visits that work\r\nAU  - Roy, Ann\r\nPY  - 2020\r\n"
                   "DO  - 10.5555/visits\r\nER  - \r\n\r\n--x--\r\n";
    const Response response = served_.ask(request);
    ASSERT_EQ(response.status, 303) << response.text();
    EXPECT_THAT(page(address_of(response), researcher_cookie_),
                testing::AllOf(HasSubstr("Visits that work"), HasSubstr("10.5555/visits")));
}

TEST_F(AddPages, ChangeNothingWhereNobodyChangesAnything)
{
    for (const char* language : {"en", "fr"}) {
        Record record = tests::sample_record(8, 2);
        record.translation.reset();
        record.title = "Quotes \" ' and <b> & more";
        record.population.emplace_back("said_by_a_file");
        record.studied_in = {*Country::parse("CA-QC"), *Country::parse("ZW"),
                             *Country::parse("CA-XX")};
        record.authors = {{.family = "Roy", .given = "A", .role = "writer", .organisation = "O"}};
        record.outcomes = {{.outcome = "cost",
                            .direction = Direction::mixed,
                            .measure = "m",
                            .n_studies = 3,
                            .certainty = Confidence::limited}};
        record.recommendations = {{"Do", "of a file", "why"}};
        record.sections = {{"H", "One.\n\nTwo."}, {"I", "Three."}};
        record.confidence = ConfidenceInterval{Confidence::limited, Confidence::strong};
        record.container = {"Journal", "1", "2", "3-4"};
        const UnfinishedRecord before = content_of(record);
        const Draft draft =
            served_.stores().drafts.begin(researcher_, boost::json::serialize(before));
        const std::string address = "/" + std::string(language) + "/add/" + draft.id.str() + "/";
        int revision = 1;
        for (const char* step : {"work", "says", "sure", "fits", "use"})
            ASSERT_EQ(post(address + step, std::to_string(revision++),
                           fields_in(page(address + step, researcher_cookie_)))
                          .status,
                      303);
        const UnfinishedRecord after =
            content_of(*served_.stores().drafts.find(researcher_, draft.id));
        EXPECT_THAT(changed_fields(before, after), testing::IsEmpty());
    }
}

TEST_F(AddPages, OfOthersAreNotThere)
{
    const std::string draft = begun();
    const Fields other = served_.cookie_of(served_.add_person("Other", {Role::researcher}));
    for (const char* step : {"work", "says", "check", "preview"})
        EXPECT_EQ(served_.get(draft + step, other).status, 404) << step;
    EXPECT_EQ(served_.post(draft + "work", {{"revision", "1"}, {"title", "x"}}, other).status, 404);
    EXPECT_EQ(served_.get("/en/review/" + draft.substr(8, 26), editor_cookie_).status, 404);
    EXPECT_THAT(page("/en/add", other), Not(HasSubstr(draft)));
    EXPECT_EQ(served_.get(draft + "elsewhere", researcher_cookie_).status, 404);
}

TEST_F(AddPages, AreSentBackWithACommentAndConfirmedWhenDue)
{
    const std::string draft = begun();
    fill_in(draft);
    ASSERT_EQ(post(draft + "check", "6", {{"do", "submit"}}).status, 303);
    const std::string desk = "/en/review/" + draft.substr(8, 26);
    EXPECT_EQ(served_.post(desk, {{"do", "return"}, {"revision", "7"}}, editor_cookie_).status, 422)
        << "without a comment";
    ASSERT_EQ(served_
                  .post(desk, {{"do", "return"}, {"revision", "7"}, {"comment", "Say <who>."}},
                        editor_cookie_)
                  .status,
              303);
    EXPECT_THAT(page(draft + "work", researcher_cookie_), HasSubstr("Say &lt;who&gt;."));
}

TEST_F(AddPages, OfOldVersionsCanBeReadAndSayWhatChanged)
{
    const RecordId id = served_.ids().front();
    const std::string address = "/en/review/records/" + id.str();
    ASSERT_EQ(served_.get(address, editor_cookie_).status, 200);
    EXPECT_EQ(served_.get(address, researcher_cookie_).status, 403);
    ASSERT_EQ(served_
                  .post(address, {{"do", "retract"}, {"version", "1"}, {"reason", "Made-up data."}},
                        editor_cookie_)
                  .status,
              303);
    const std::string versions = page("/en/items/" + id.str() + "/versions", {});
    EXPECT_THAT(versions, testing::AllOf(HasSubstr("Made-up data."), HasSubstr("Version 2")));
    EXPECT_THAT(page("/en/items/" + id.str() + "/versions/1", {}),
                HasSubstr("The library now holds version 2"));
    EXPECT_EQ(served_.get("/en/items/" + id.str() + "/versions/9").status, 404);
    EXPECT_THAT(page("/en/review", editor_cookie_), HasSubstr("1 retraction"));
}

}  // namespace
}  // namespace findings::server
