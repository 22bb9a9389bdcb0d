#include "search-server/routes/requests_like.hpp"

#include "tests/search-server/routes/practice_fixture.hpp"

namespace findings::server {
namespace {

using testing::HasSubstr;
using testing::Not;
using tests::Reader;

class Requests : public tests::PracticeTest {
protected:
    /// The address of the question, asked by this person.
    static std::string asked(const Reader& who, const std::string& question)
    {
        const Response response =
            post("/en/requests/new", who, {{"question", question}, {"similar_seen", "1"}});
        EXPECT_EQ(response.status, 303) << question << response.text();
        const std::string address(response.header("Location").value_or("/"));
        return address.substr(0, address.find('?'));
    }

    static unsigned act(const std::string& address, const Reader& who, const std::string& deed,
                        const Fields& more = {})
    {
        Fields form = more;
        form.emplace_back("do", deed);
        return post(address, who, form).status;
    }
};

TEST_F(Requests, ASearchThatFindsNothingLeadsToAQuestion)
{
    const Reader nadia = reader();
    EXPECT_THAT(page("/en/search?q=xylophone+therapy&area=kinship", nadia),
                HasSubstr("/en/requests/new?q=xylophone+therapy&amp;area=kinship"));
    const std::string form = page("/en/requests/new?q=xylophone+therapy&area=kinship", nadia);
    EXPECT_THAT(form, HasSubstr(">xylophone therapy</textarea>"));
    EXPECT_THAT(form, HasSubstr("<option value=\"kinship\" selected>"));
}

TEST_F(Requests, AQuestionIsForEverybodyAndWhoAskedForNobody)
{
    const Reader nadia = reader();
    const std::string address = asked(nadia, "What helps young fathers stay in touch?");
    const std::string listed = text(served_->get("/fr/requests"));
    EXPECT_THAT(listed, HasSubstr("What helps young fathers stay in touch?"));
    EXPECT_THAT(listed, HasSubstr("suivie par 1 personne"));
    EXPECT_THAT(listed, Not(HasSubstr(nadia.person.name)));
    EXPECT_THAT(text(served_->get(address)), Not(HasSubstr(nadia.person.name)));
    EXPECT_THAT(page("/en/me/requests", nadia), HasSubstr("What helps young fathers"));
    EXPECT_THAT(page("/en/me/requests", reader()), Not(HasSubstr("What helps young fathers")));
    EXPECT_THAT(text(served_->get("/en/search?q=fathers+touch")),
                Not(HasSubstr("What helps young fathers")));
}

TEST_F(Requests, WhatMayBePrivateIsSentBackWithTheReason)
{
    const Reader nadia = reader();
    const Response dated =
        post("/en/requests/new", nadia,
             {{"question", "What helps a girl born 12 March 2015, file 4521778?"},
              {"not_private", "1"}});
    EXPECT_EQ(dated.status, 422);
    EXPECT_THAT(dated.text(), HasSubstr("<b>12 March</b>"));
    EXPECT_THAT(dated.text(), HasSubstr("<b>file 4521778</b>"));
    EXPECT_THAT(dated.text(), HasSubstr(">What helps a girl born 12 March 2015, file 4521778?<"))
        << "nothing typed is lost";

    const Fields named{{"question", "What helps Jayden Smith stay in school?"}};
    const Response warned = post("/en/requests/new", nadia, named);
    EXPECT_EQ(warned.status, 422);
    EXPECT_THAT(warned.text(), HasSubstr("name=\"not_private\""));
    Fields insisted = named;
    insisted.emplace_back("not_private", "1");
    EXPECT_EQ(post("/en/requests/new", nadia, insisted).status, 303);
    EXPECT_EQ(
        post("/en/requests/new", nadia, {{"question", "Does Kinship Care work in Nova Scotia?"}})
            .status,
        303)
        << "words of the vocabulary";
}

TEST_F(Requests, EarlierQuestionsLikeItAreShownFirst)
{
    const Reader nadia = reader();
    asked(nadia, "Do grandparents who care for children need respite breaks?");
    const Fields typed{{"question", "Which respite breaks do caring grandparents need?"}};
    const Response shown = post("/en/requests/new", nadia, typed);
    EXPECT_EQ(shown.status, 422);
    EXPECT_THAT(shown.text(), HasSubstr("Do grandparents who care for children need respite"));
    Fields seen = typed;
    seen.emplace_back("similar_seen", "1");
    EXPECT_EQ(post("/en/requests/new", nadia, seen).status, 303);
}

TEST_F(Requests, GoFromOpenToAnsweredAndItsFollowersSeeThat)
{
    const Reader nadia = reader();
    const Reader ruth = reader({Role::researcher});
    const std::string address = asked(nadia, "Is mentoring worth its cost?");
    EXPECT_EQ(act(address, nadia, "take"), 403U);
    EXPECT_EQ(act(address, ruth, "take"), 303U);
    EXPECT_THAT(page("/en/me/requests", nadia), HasSubstr("A researcher is on it"));
    EXPECT_EQ(act(address, ruth, "answer", {{"record", id(3)}}), 422U) << "a draft";
    EXPECT_EQ(act(address, reader({Role::researcher}), "answer", {{"record", id(1)}}), 403U);
    EXPECT_EQ(
        act(address, ruth, "answer",
            {{"record", "https://library.example/en/items/" + id(1) + "/foster-care-and-school"}}),
        303U);
    EXPECT_THAT(page("/en/me/requests", nadia), HasSubstr("Answered"));
    EXPECT_THAT(text(served_->get(address)), HasSubstr("Foster care and school"));
    EXPECT_EQ(act(address, ruth, "answer", {{"record", id(0)}}), 422U) << "twice";
}

TEST_F(Requests, AClosedOneIsSeenByThoseItConcernsAlone)
{
    const Reader nadia = reader();
    const Reader edith = reader({Role::editor});
    const std::string address = asked(nadia, "Zanzibar question?");
    EXPECT_EQ(act(address, edith, "close"), 422U) << "without a reason";
    EXPECT_EQ(act(address, edith, "close", {{"reason", "Not a question of practice."}}), 303U);
    EXPECT_EQ(served_->get(address).status, 404);
    EXPECT_EQ(get(address, reader({Role::researcher, Role::trainer})).status, 404);
    EXPECT_EQ(act(address, reader(), "follow"), 404U);
    EXPECT_THAT(text(served_->get("/en/requests")), Not(HasSubstr("Zanzibar question?")));
    EXPECT_THAT(page(address, nadia), HasSubstr("Not a question of practice."));
    EXPECT_EQ(act(address, nadia, "reopen"), 403U);
    EXPECT_EQ(act(address, edith, "reopen"), 303U);
    EXPECT_EQ(served_->get(address).status, 200);
    EXPECT_EQ(act(address, nadia, "nonsense"), 404U);
}

TEST_F(Requests, NaughtyStringsAreShownAsTheyAre)
{
    const std::vector<std::string> naughty = tests::naughty_texts(450);
    if (naughty.empty())
        GTEST_SKIP() << "the test data is not there";
    const Reader nadia = reader();
    for (const std::string& question : naughty) {
        const unsigned status = post("/fr/requests/new", nadia, {{"question", question}}).status;
        EXPECT_TRUE(status == 303 || status == 422) << question;
    }
    for (std::size_t i = 0; i < naughty.size() && i < most_open_requests; ++i)
        stores().requests.ask(nadia.person, {.question = naughty[i]});
    tests::expect_escaped(text(served_->get("/en/requests")), "requests");
    tests::expect_escaped(page("/en/me/requests", nadia), "my requests");
}

TEST(RequestsLike, ShareTheStemsOfTheirTellingWords)
{
    const auto asks = [](std::string question) {
        return EvidenceRequest{.id = EvidenceRequestId::make(), .question = std::move(question)};
    };
    const std::vector<EvidenceRequest> earlier{
        asks("What helps siblings in foster care stay together?"),
        asks("Les fratries placées restent-elles ensemble ?"), asks("Is mentoring worth it?"),
        asks("?")};
    const auto like = requests_like("Do siblings stay together in foster placements?", earlier, 5);
    ASSERT_EQ(like.size(), 1U);
    EXPECT_EQ(like.front().id, earlier.front().id);
    EXPECT_EQ(
        requests_like("Comment une fratrie placée reste-t-elle ensemble ?", earlier, 5).front().id,
        earlier[1].id);
    EXPECT_TRUE(requests_like("", earlier, 5).empty());
}

TEST(ThePagesOfRequests, HoldAHundredEach)
{
    findings::tests::ServedLibrary served({findings::tests::api_records().front()});
    std::vector<Person> people;
    for (int i = 0; i < 6; ++i)
        people.push_back(served.add_person("Reader " + std::to_string(i), {Role::practitioner}));
    for (int i = 0; i < 101; ++i)
        ASSERT_TRUE(served.stores().requests.ask(
            people.at(static_cast<std::size_t>(i) / 20),
            {"What is known of matter number " + std::to_string(1'000 + i) + "?", "", "en"}));
    const std::string first = served.get("/en/requests").text();
    EXPECT_THAT(first, HasSubstr("number 1099?"));
    EXPECT_THAT(first, Not(HasSubstr("number 1100?")));
    EXPECT_THAT(first, HasSubstr("/en/requests?page=2\" rel=\"next\""));
    const std::string second = served.get("/en/requests?page=2").text();
    EXPECT_THAT(second, HasSubstr("number 1100?"));
    EXPECT_THAT(second, HasSubstr("href=\"/en/requests\" rel=\"prev\""));
    EXPECT_THAT(second, Not(HasSubstr("rel=\"next\"")));
}

}  // namespace
}  // namespace findings::server
