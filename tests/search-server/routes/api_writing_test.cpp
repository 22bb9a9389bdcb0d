#include "library/formats/formats.hpp"
#include "library/record/record_json.hpp"
#include "search-server/routes/drafts.hpp"
#include "tests/support/sample_records.hpp"
#include "tests/support/served_library.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

namespace findings::server {
namespace {

namespace json = boost::json;

/// A whole record as a client sends it.
json::object sent(std::uint64_t number = 1)
{
    Record record = tests::sample_record(9, number);
    record.translation.reset();
    record.supersedes.reset();
    record.review_by = Date::parse("2028-06");
    record.issued = Date::parse("2026-10");
    record.modified.reset();
    record.evidence_to = Date::parse("2026-01");
    return content_of(record);
}

class ApiWriting : public testing::Test {
protected:
    Response ask(Method method, const std::string& target, const Person& who,
                 const std::string& body, const std::string& if_match = "",
                 const std::string& type = "application/json")
    {
        Request request{.method = method, .headers = served_.token_of(who), .body = body};
        take_target(request, target);
        request.headers.emplace_back("content-type", type);
        if (!if_match.empty())
            request.headers.emplace_back("if-match", if_match);
        return served_.ask(std::move(request));
    }

    Response post(const std::string& target, const Person& who, const json::object& body = {},
                  const std::string& if_match = "")
    {
        return ask(Method::post, target, who, json::serialize(body), if_match);
    }

    static json::object body_of(const Response& response)
    {
        return json::parse(response.text()).as_object();
    }

    /// The address of a new draft.
    std::string begun(std::uint64_t number = 1)
    {
        const Response response = post("/api/v1/items", researcher_, sent(number));
        EXPECT_EQ(response.status, 201) << response.text();
        return "/api/v1/items/" + std::string(body_of(response).at("id").as_string());
    }

    std::string published(std::uint64_t number = 1)
    {
        const std::string item = begun(number);
        EXPECT_EQ(post(item + "/submit", researcher_, {}, "\"1\"").status, 200);
        EXPECT_EQ(post(item + "/publish", editor_, {}, "\"2\"").status, 200);
        return item;
    }

    tests::ServedLibrary served_{{tests::sample_record(1, 1)}};
    Person researcher_ = served_.add_person("R. Researcher", {Role::researcher});
    Person other_ = served_.add_person("O. Other", {Role::researcher});
    Person editor_ = served_.add_person("E. Editor", {Role::editor});
    Person trainer_ = served_.add_person("T. Trainer", {Role::trainer});
};

TEST_F(ApiWriting, TakesARecordFromDraftToPublished)
{
    const Response begun = post("/api/v1/items", researcher_, sent());
    ASSERT_EQ(begun.status, 201) << begun.text();
    const json::object draft = body_of(begun);
    EXPECT_EQ(draft.at("state"), "draft");
    EXPECT_EQ(draft.at("faults"), json::array());
    const std::string item = "/api/v1/items/" + std::string(draft.at("id").as_string());
    EXPECT_EQ(begun.header("Location"), item + "/draft");
    EXPECT_EQ(served_.get(item).status, 404) << "nobody sees it yet";

    const Response submitted =
        post(item + "/submit", researcher_, {}, std::string(*begun.header("ETag")));
    ASSERT_EQ(submitted.status, 200) << submitted.text();
    const Response approved =
        post(item + "/approve", editor_, {}, std::string(*submitted.header("ETag")));
    ASSERT_EQ(approved.status, 200);
    const Response published =
        post(item + "/publish", editor_, {}, std::string(*approved.header("ETag")));
    ASSERT_EQ(published.status, 200);
    EXPECT_EQ(body_of(published).at("version"), 1);
    EXPECT_EQ(served_.json(item).at("title"), sent().at("title"));
    EXPECT_EQ(post(item + "/publish", editor_, {}, "\"4\"").status, 404) << "twice";
}

TEST_F(ApiWriting, AsksForIfMatchAndRefusesAnOldOne)
{
    const std::string item = begun();
    json::object changed = sent();
    changed["title"] = "Another title";
    EXPECT_EQ(ask(Method::put, item, researcher_, json::serialize(changed)).status, 428);
    EXPECT_EQ(ask(Method::put, item, researcher_, json::serialize(changed), "W/\"1\"").status, 200);
    changed["title"] = "A third";
    const Response late = ask(Method::put, item, researcher_, json::serialize(changed), "\"1\"");
    EXPECT_EQ(late.status, 412);
    EXPECT_EQ(body_of(late).at("record").at("title"), "Another title");
    EXPECT_EQ(late.header("ETag"), "\"2\"");
}

TEST_F(ApiWriting, KeepsADraftToItsWriterUntilItIsSentIn)
{
    const std::string item = begun();
    const auto get = [&](const Person& who) {
        return served_.get(item + "/draft", served_.token_of(who)).status;
    };
    EXPECT_EQ(get(researcher_), 200);
    EXPECT_EQ(get(other_), 404);
    EXPECT_EQ(get(editor_), 404);
    EXPECT_EQ(get(trainer_), 403);
    EXPECT_EQ(served_.get(item + "/draft").status, 401);
    for (const char* step : {"/submit", "/approve", "/return", "/publish"})
        EXPECT_EQ(post(item + step, other_, {{"comment", "x"}}, "\"1\"").status, 404) << step;
    EXPECT_EQ(ask(Method::put, item, other_, json::serialize(sent()), "\"1\"").status, 404);
    ASSERT_EQ(post(item + "/submit", researcher_, {}, "\"1\"").status, 200);
    EXPECT_EQ(get(editor_), 200);
    EXPECT_EQ(post(item + "/publish", researcher_, {}, "\"2\"").status, 403);
    EXPECT_EQ(post(item + "/submit", researcher_, {}, "\"2\"").status, 409);
}

TEST_F(ApiWriting, DiscardsADraft)
{
    const std::string item = begun();
    const auto discard = [&](const Person& who, const std::string& if_match) {
        return ask(Method::delete_, item + "/draft", who, "", if_match);
    };
    EXPECT_EQ(discard(researcher_, "").status, 428);
    EXPECT_EQ(discard(researcher_, "\"7\"").status, 412);
    EXPECT_EQ(discard(other_, "\"1\"").status, 404);
    const Response discarded = discard(researcher_, "\"1\"");
    ASSERT_EQ(discarded.status, 200) << discarded.text();
    EXPECT_EQ(body_of(discarded).at("state"), "discarded");
    EXPECT_EQ(discard(researcher_, "\"2\"").status, 404) << "it is gone";

    const std::string sent_in = begun(2);
    ASSERT_EQ(post(sent_in + "/submit", researcher_, {}, "\"1\"").status, 200);
    EXPECT_EQ(ask(Method::delete_, sent_in + "/draft", researcher_, "", "\"2\"").status, 409);
}

TEST_F(ApiWriting, NamesEveryFaultByItsField)
{
    const Response begun =
        post("/api/v1/items", researcher_, {{"kind", "practice_guide"}, {"doi", "nonsense"}});
    ASSERT_EQ(begun.status, 201) << "a draft need not be finished";
    const std::string item = "/api/v1/items/" + std::string(body_of(begun).at("id").as_string());
    const Response refused = post(item + "/submit", researcher_, {}, "\"1\"");
    ASSERT_EQ(refused.status, 422);
    std::vector<std::string> fields;
    const json::object problem = body_of(refused);
    for (const json::value& fault : problem.at("faults").as_array())
        fields.emplace_back(fault.at("field").as_string());
    EXPECT_TRUE(std::count(fields.begin(), fields.end(), "doi"));
    EXPECT_TRUE(std::count(fields.begin(), fields.end(), "recommendations"));
    EXPECT_EQ(post("/api/v1/items", researcher_, {{"kind", "study"}}).status, 422);
    EXPECT_EQ(ask(Method::post, "/api/v1/items", researcher_, "[]").status, 400);
    EXPECT_EQ(ask(Method::post, "/api/v1/items", researcher_, "").status, 400);
    EXPECT_EQ(post(item + "/return", researcher_, {{"comment", ""}}, "\"1\"").status, 422);
}

TEST_F(ApiWriting, WarnsOfTheSameWork)
{
    json::object same = content_of(tests::sample_record(1, 1));
    const Response warned = post("/api/v1/items", researcher_, same);
    ASSERT_EQ(warned.status, 409);
    const json::value candidate = body_of(warned).at("candidates").at(0);
    EXPECT_EQ(candidate.at("id").as_string(), served_.ids().front().str());
    EXPECT_EQ(candidate.at("may_revise"), true) << "nobody here wrote it";
    EXPECT_EQ(post("/api/v1/items?different=1", researcher_, same).status, 201);
}

TEST_F(ApiWriting, TakesAnyFormatThatIsImported)
{
    const Response ris = ask(Method::post, "/api/v1/items", researcher_,
                             "TY  - JOUR\nTI  - Visits that work\nAU  - Roy, Ann\nPY  - 2020\n"
                             "DO  - 10.5555/visits\nER  - \n",
                             "", "application/x-research-info-systems");
    ASSERT_EQ(ris.status, 201) << ris.text();
    const json::object record = body_of(ris).at("record").as_object();
    EXPECT_EQ(record.at("kind"), "research_summary");
    EXPECT_EQ(record.at("sources").at(0).at("doi"), "10.5555/visits");
    EXPECT_FALSE(record.contains("doi")) << "that is the study's";

    Record whole = tests::sample_record(9, 3);
    std::ostringstream xml;
    write_records(*format_named("evidence_xml")->writer, xml, std::vector{whole});
    const Response native =
        ask(Method::post, "/api/v1/items", researcher_, xml.str(), "", "application/xml");
    ASSERT_EQ(native.status, 201) << native.text();
    EXPECT_EQ(body_of(native).at("record").at("title").as_string(), whole.title);
    EXPECT_EQ(ask(Method::post, "/api/v1/items", researcher_, "<html", "", "image/png").status,
              422);
}

TEST_F(ApiWriting, RevisesWhatIsPublishedFromTheVersionThatWasSeen)
{
    const std::string item = published();
    const Response seen = served_.get(item);
    json::object changed = json::parse(seen.text()).as_object();
    changed["bottom_line"] = "It helps a little.";
    const std::string body = json::serialize(changed);
    EXPECT_EQ(ask(Method::put, item, researcher_, body).status, 428);
    EXPECT_EQ(ask(Method::put, item, researcher_, body, "\"old\"").status, 412);
    EXPECT_EQ(ask(Method::put, item, other_, body, std::string(*seen.header("ETag"))).status, 403);
    const Response draft =
        ask(Method::put, item, researcher_, body, std::string(*seen.header("ETag")));
    ASSERT_EQ(draft.status, 201) << draft.text();
    EXPECT_EQ(body_of(draft).at("faults"), json::array()) << "what GET gives can be sent back";
    EXPECT_EQ(body_of(draft).at("based_on"), 1);
    EXPECT_NE(served_.json(item).at("bottom_line"), "It helps a little.");
    ASSERT_EQ(post(item + "/submit", researcher_, {{"what_changed", "Shorter."}}, "\"1\"").status,
              200);
    ASSERT_EQ(post(item + "/publish", editor_, {}, "\"3\"").status, 200);
    EXPECT_EQ(served_.json(item).at("bottom_line"), "It helps a little.");
}

TEST_F(ApiWriting, RetractsAndSupersedes)
{
    const std::string old_one = published(1);
    const std::string new_one = published(2);
    const auto etag = [&](const std::string& item) {
        return std::string(*served_.get(item).header("ETag"));
    };
    EXPECT_EQ(post(new_one + "/retract", researcher_, {{"reason", "x"}}, etag(new_one)).status,
              403);
    EXPECT_EQ(post(old_one + "/supersede", editor_, {{"by", "x"}}, etag(old_one)).status, 422);
    const std::string by = new_one.substr(std::string_view("/api/v1/items/").size());
    ASSERT_EQ(post(old_one + "/supersede", editor_, {{"by", by}}, etag(old_one)).status, 200);
    EXPECT_EQ(served_.json(old_one).at("superseded_by").as_string(), by);
    EXPECT_EQ(post(new_one + "/retract", editor_, {{"reason", ""}}, etag(new_one)).status, 422);
    EXPECT_EQ(post(new_one + "/retract", editor_, {{"reason", "Data made up."}}).status, 428);
    ASSERT_EQ(
        post(new_one + "/retract", editor_, {{"reason", "Data made up."}}, etag(new_one)).status,
        200);
    EXPECT_EQ(served_.json(new_one).at("status"), "retracted");
}

TEST_F(ApiWriting, ShowsDraftsNowhereElse)
{
    json::object secret = sent();
    secret["title"] = "Zyzzyva placements";
    ASSERT_EQ(post("/api/v1/items", researcher_, secret).status, 201);
    sync_index(served_.library().sources(), served_.library().catalogue());
    for (const char* target :
         {"/api/v1/search?q=zyzzyva", "/api/v1/suggest?q=zyzz", "/api/v1/search.jsonl",
          "/en/search?q=zyzzyva+placements", "/en/", "/sitemap.xml"})
        EXPECT_EQ(served_.get(target).status == 200 &&
                      std::holds_alternative<std::string>(served_.get(target).body) &&
                      served_.get(target).text().find("Zyzzyva") != std::string::npos,
                  false)
            << target;
    EXPECT_EQ(served_.json("/api/v1/search?q=zyzzyva").at("total"), 0);
}

}  // namespace
}  // namespace findings::server
