#include "tests/search-server/routes/lists_fixture.hpp"

namespace findings::server {
namespace {

namespace json = boost::json;

class ApiLists : public ListsTest {};

TEST_F(ApiLists, KeepWhatTheyAreGivenInItsOrder)
{
    const std::string list = made(sample());

    const json::object kept = body_of(ask(Method::get, list, trainer_));

    EXPECT_EQ(kept.at("title"), "Kinship");
    EXPECT_EQ(kept.at("audience"), "me");
    EXPECT_EQ(kept.at("owner"), "C. Trainer");
    EXPECT_EQ(kept.at("mine"), true);
    EXPECT_EQ(order(kept), "| Foster Kinship | Guide");
    const json::object& first = kept.at("sections").at(0).at("entries").at(0).as_object();
    EXPECT_EQ(first.at("importance"), "essential");
    EXPECT_EQ(first.at("why"), "Start here");
    EXPECT_EQ(first.at("pages"), "2-4");
    EXPECT_EQ(first.at("minutes"), 6);
    EXPECT_EQ(first.at("question"), "Would you?");
    EXPECT_EQ(first.at("version"), 1);
    EXPECT_EQ(kept.at("totals"), (json::object{{"readings", 3},
                                               {"minutes", 10},
                                               {"without_minutes", 1},
                                               {"newest", 2023},
                                               {"at_least_moderate", 1}}));
}

TEST_F(ApiLists, AskForTheRevisionThatIsChangedAndTakeNoOther)
{
    const std::string list = made(sample());
    const Response seen = ask(Method::get, list, trainer_);
    const std::string tag(*seen.header("ETag"));

    EXPECT_EQ(ask(Method::put, list, trainer_, {{"title", "New"}}).status, 428);
    EXPECT_EQ(ask(Method::put, list, trainer_, {{"title", "New"}}, "\"nonsense\"").status, 412);
    const Response changed = ask(Method::put, list, trainer_, {{"title", "New"}}, tag);
    EXPECT_EQ(changed.status, 200);
    EXPECT_EQ(body_of(changed).at("revision"), 2);
    EXPECT_EQ(order(body_of(changed)), "| Foster Kinship | Guide");

    EXPECT_EQ(ask(Method::put, list, trainer_, {{"title", "Lost"}}, tag).status, 412);
    EXPECT_EQ(ask(Method::delete_, list, trainer_, {}, tag).status, 412);
    EXPECT_EQ(body_of(ask(Method::get, list, trainer_)).at("title"), "New");
    EXPECT_EQ(ask(Method::delete_, list, trainer_).status, 428);
    EXPECT_EQ(ask(Method::delete_, list, trainer_, {}, "\"2\"").status, 204);
    EXPECT_EQ(ask(Method::get, list, trainer_).status, 404);
}

TEST_F(ApiLists, ChangeTheirPartsOneByOne)
{
    const std::string list = made(sample());
    const json::object kept = body_of(ask(Method::get, list, trainer_));
    const std::string first = text_at(kept.at("sections").at(0).as_object(), "id");
    const std::string second = text_at(kept.at("sections").at(1).as_object(), "id");
    const std::string guide =
        text_at(kept.at("sections").at(1).at("entries").at(0).as_object(), "id");

    json::object now =
        body_of(ask(Method::put, list + "/entries/" + guide, trainer_,
                    {{"section", first}, {"position", 1}, {"why", "Better here"}}, "\"1\""));
    EXPECT_EQ(order(now), "| Foster Guide Kinship |");
    EXPECT_EQ(now.at("sections").at(0).at("entries").at(1).at("why"), "Better here");

    now = body_of(
        ask(Method::put, list + "/sections/" + second, trainer_, {{"position", 0}}, "\"2\""));
    EXPECT_EQ(order(now), "| | Foster Guide Kinship");

    now = body_of(
        ask(Method::post, list + "/entries", trainer_, {{"item", item(0)}, {"section", second}}));
    EXPECT_EQ(order(now), "| Kinship | Foster Guide Kinship");

    now = body_of(ask(Method::delete_, list + "/entries/" + guide, trainer_, {}, "\"4\""));
    EXPECT_EQ(order(now), "| Kinship | Foster Kinship");
    now = body_of(ask(Method::delete_, list + "/sections/" + second, trainer_, {}, "\"5\""));
    EXPECT_EQ(order(now), "| Kinship Foster Kinship");
    EXPECT_EQ(ask(Method::post, list + "/sections", trainer_, {{"title", "More"}}).status, 201);
    EXPECT_EQ(ask(Method::delete_, list + "/entries/" + guide, trainer_, {}, "*").status, 404);
}

TEST_F(ApiLists, SayWhatTheyCannotTake)
{
    const std::string list = made({{"title", "Kinship"}});
    const auto refused = [&](const json::object& body) {
        const Response response = ask(Method::put, list, trainer_, body, "*");
        EXPECT_EQ(response.status, 400);
        return text_at(body_of(response), "detail");
    };

    EXPECT_EQ(refused({{"title", " "}}), "The list cannot be kept so: title is missing.");
    EXPECT_EQ(refused({{"audience", "all"}}),
              "audience is one of me, network, organisation, everyone.");
    EXPECT_EQ(refused({{"sections", 3}}), "sections is an array.");
    for (const std::size_t not_public : {3U, 4U})
        EXPECT_EQ(
            ask(Method::post, list + "/entries", trainer_, {{"item", item(not_public)}}).status,
            400);
    EXPECT_EQ(ask(Method::post, "/api/v1/lists", trainer_).status, 400);
}

TEST_F(ApiLists, OfOthersAreNotThereWhereTheirAudienceIsAnother)
{
    const std::string list = made(sample());
    const std::string id = list.substr(list.rfind('/') + 1);

    for (const std::string& address :
         {list, list + ".ris", list + ".imscc", list + "/health", list + "/changes",
          "/en/lists/" + id, "/fr/lists/" + id + ".csv", "/en/lists/" + id + ".html"})
        for (const std::optional<Person>& who : {std::optional<Person>(), std::optional(other_)})
            EXPECT_EQ(ask(Method::get, address, who).status, 404) << address;
    EXPECT_EQ(ask(Method::post, list + "/copy", other_).status, 404);
    EXPECT_EQ(ask(Method::put, list, other_, {{"title", "Mine"}}, "*").status, 404);
    EXPECT_EQ(ask(Method::delete_, list, other_, {}, "*").status, 404);
    EXPECT_EQ(ask(Method::post, list + "/entries", other_, {{"item", item(0)}}).status, 404);
    for (const char* const address : {"/api/v1/lists", "/api/v1/lists?of=shared", "/en/lists"})
        EXPECT_EQ(ask(Method::get, address, other_).text().find("Kinship"), std::string::npos);

    ask(Method::put, list, trainer_, {{"audience", "everyone"}}, "*");
    EXPECT_EQ(ask(Method::get, list, {}).status, 200);
    EXPECT_EQ(ask(Method::put, list, other_, {{"title", "Mine"}}, "*").status, 403);
    EXPECT_NE(ask(Method::get, "/api/v1/lists", {}).text().find("Kinship"), std::string::npos);
}

TEST_F(ApiLists, AreCopiedWithCreditAndTellWhatHasChangedSince)
{
    const std::string list = made(sample("everyone"));

    const Response copied = ask(Method::post, list + "/copy", other_);

    EXPECT_EQ(copied.status, 201);
    const json::object copy = body_of(copied);
    EXPECT_EQ(order(copy), "| Foster Kinship | Guide");
    EXPECT_EQ(copy.at("audience"), "me");
    EXPECT_EQ(copy.at("copied_from").at("owner"), "C. Trainer");
    EXPECT_EQ(copy.at("copied_from").at("title"), "Kinship");
    const std::string changes = "/api/v1/lists/" + text_at(copy, "id") + "/changes";
    EXPECT_TRUE(body_of(ask(Method::get, changes, other_)).at("entries").as_array().empty());

    ask(Method::post, list + "/entries", trainer_, {{"item", item(0)}, {"why", "Again"}});
    const json::object now = body_of(ask(Method::get, changes, other_));
    EXPECT_EQ(now.at("revision_now"), 2);
    EXPECT_EQ(now.at("entries").at(0).at("change"), "added");

    ask(Method::put, list, trainer_, {{"audience", "me"}}, "*");
    EXPECT_EQ(ask(Method::get, changes, other_).status, 404);
    EXPECT_EQ(body_of(ask(Method::get, "/api/v1/lists/" + text_at(copy, "id"), other_))
                  .at("copied_from")
                  .at("title"),
              nullptr);
}

TEST_F(ApiLists, TellWhichOfTheirEntriesAreNotInGoodHealth)
{
    const std::string list = made(sample("everyone"));
    EXPECT_TRUE(body_of(ask(Method::get, list + "/health", {})).at("problems").as_array().empty());
    Record retracted = *served_.library().catalogue().find_version(served_.ids().at(1), 1);
    retracted.status = Status::retracted;
    served_.library().store({retracted});

    const json::object health = body_of(ask(Method::get, list + "/health", {}));

    EXPECT_EQ(health.at("problems").as_array().size(), 1U);
    EXPECT_EQ(health.at("problems").at(0).at("problem"), "retracted");
    const std::string page =
        ask(Method::get, "/en" + list.substr(std::string_view("/api/v1").size()), {}).text();
    EXPECT_NE(page.find("<span class=\"flag stop\">Retracted</span>"), std::string::npos);
}

}  // namespace
}  // namespace findings::server
