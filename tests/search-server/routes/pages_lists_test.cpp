#include "tests/search-server/routes/lists_fixture.hpp"

#include <regex>

namespace findings::server {
namespace {

/// Lists as a trainer works with them in a browser without scripts.
class ListPages : public ListsTest {
protected:
    std::string page(const std::string& address)
    {
        const Response response = served_.get(address, served_.cookie_of(trainer_));
        EXPECT_EQ(response.status, 200) << address;
        return std::get<std::string>(response.body);
    }

    Response send(const std::string& address, const Fields& form)
    {
        return served_.post(address, form, served_.cookie_of(trainer_));
    }

    /// Where an answer leads, without what follows the path.
    static std::string path_of(const Response& response)
    {
        EXPECT_EQ(response.status, 303) << response.text();
        const std::string location(response.header("Location").value_or(""));
        return location.substr(0, location.find('?'));
    }

    /// The edit address of a new list with these records.
    std::string list_with(const std::vector<std::size_t>& items)
    {
        const std::string edit = path_of(send("/en/lists/new", {{"title", "Kinship"}}));
        for (const std::size_t number : items)
            send("/en/lists/add", {{"item", item(number)},
                                   {"list", edit.substr(10, 26)},
                                   {"e-why", "because " + std::to_string(number)}});
        return edit;
    }

    static std::vector<std::string> found(const std::string& page, const std::string& pattern)
    {
        const std::regex expression(pattern);
        std::vector<std::string> all;
        for (std::sregex_iterator at(page.begin(), page.end(), expression), end; at != end; ++at)
            all.push_back((*at)[1].str());
        return all;
    }

    std::vector<std::string> entries(const std::string& edit)
    {
        return found(page(edit), "data-entry=\"([0-9A-Z]+)\"");
    }

    std::string revision(const std::string& edit)
    {
        return found(page(edit), "name=\"revision\" value=\"([0-9]+)\"").at(0);
    }

    std::vector<std::string> titles(const std::string& edit)
    {
        return found(page(edit), "data-title[^>]*>([A-Za-z]+)");
    }
};

TEST_F(ListPages, LeadFromASearchToASharedList)
{
    const std::string results = page("/en/search?q=kinship");
    const std::string add = "/en/lists/add?item=" + item(0);
    ASSERT_NE(results.find(add), std::string::npos);
    EXPECT_NE(page(add).find("A new list"), std::string::npos);

    const std::string edit = path_of(send(
        "/en/lists/add",
        {{"item", item(0)}, {"list", "new"}, {"title", "For new staff"}, {"e-why", "Start here"}}));
    const std::string read = edit.substr(0, edit.rfind('/'));
    EXPECT_EQ(served_.get(read).status, 404);
    send(edit, {{"revision", revision(edit)},
                {"title", "For new staff"},
                {"audience", "everyone"},
                {"do", "save"}});

    const Response shared = served_.get(read);
    EXPECT_EQ(shared.status, 200);
    EXPECT_NE(shared.text().find("Start here"), std::string::npos);
    EXPECT_EQ(shared.text().find(edit), std::string::npos);
    EXPECT_NE(served_.get("/fr/lists").text().find("For new staff"), std::string::npos);
}

TEST_F(ListPages, MoveByButtonAndLoseNothingThatWasTypedMeanwhile)
{
    const std::string edit = list_with({0, 1, 2});
    const auto ids = entries(edit);
    ASSERT_EQ(titles(edit), (std::vector<std::string>{"Kinship", "Foster", "Guide"}));

    const Response moved = send(edit, {{"revision", revision(edit)},
                                       {"title", "Typed"},
                                       {"e-" + ids[1] + "-why", "typed too"},
                                       {"e-" + ids[1] + "-minutes", "7"},
                                       {"do", "down:" + ids[0]}});

    EXPECT_EQ(path_of(moved), edit);
    EXPECT_EQ(titles(edit), (std::vector<std::string>{"Foster", "Kinship", "Guide"}));
    const std::string now = page(edit);
    EXPECT_NE(now.find("value=\"Typed\""), std::string::npos);
    EXPECT_NE(now.find(">typed too</textarea>"), std::string::npos);
    EXPECT_NE(now.find("because 0"), std::string::npos);
}

TEST_F(ListPages, TakeTheOrderThatTheScriptMade)
{
    const std::string edit = list_with({0, 1, 2});
    const auto ids = entries(edit);
    send(edit, {{"revision", revision(edit)}, {"title", "Kinship"}, {"do", "section"}});
    const auto sections = found(page(edit), "data-section=\"([0-9A-Z]+)\"");
    ASSERT_EQ(sections.size(), 2U);

    send(edit,
         {{"revision", revision(edit)},
          {"title", "Kinship"},
          {"order", sections[0] + ":" + ids[2] + "," + ids[0] + ";" + sections[1] + ":" + ids[1]},
          {"e-" + ids[1] + "-section", sections[1]},
          {"do", "save"}});

    EXPECT_EQ(titles(edit), (std::vector<std::string>{"Guide", "Kinship", "Foster"}));
    send(edit, {{"revision", revision(edit)}, {"order", "x:y,z;;,"}, {"do", "save"}});
    EXPECT_EQ(titles(edit), (std::vector<std::string>{"Guide", "Kinship", "Foster"}));
}

TEST_F(ListPages, TellTheSecondOfTwoEditorsAndLoseNothing)
{
    const std::string edit = list_with({0, 1});
    const auto ids = entries(edit);
    const std::string seen = revision(edit);
    send(edit, {{"revision", seen}, {"title", "First"}, {"do", "remove:" + ids[1]}});

    const Response second = send(edit, {{"revision", seen},
                                        {"title", "Second"},
                                        {"e-" + ids[1] + "-item", item(1)},
                                        {"e-" + ids[1] + "-why", "typed in vain?"},
                                        {"do", "save"}});

    EXPECT_EQ(second.status, 409);
    EXPECT_NE(second.text().find("The list was changed meanwhile"), std::string::npos);
    EXPECT_NE(second.text().find("value=\"Second\""), std::string::npos);
    EXPECT_NE(second.text().find("typed in vain?"), std::string::npos);
    EXPECT_NE(second.text().find("Added: Foster"), std::string::npos);
    EXPECT_NE(page(edit).find("value=\"First\""), std::string::npos);

    const std::string next = found(second.text(), "name=\"revision\" value=\"([0-9]+)\"").at(0);
    send(edit, {{"revision", next},
                {"title", "Second"},
                {"e-" + ids[1] + "-item", item(1)},
                {"e-" + ids[1] + "-why", "typed in vain?"},
                {"do", "save"}});
    EXPECT_NE(page(edit).find("typed in vain?"), std::string::npos);
}

TEST_F(ListPages, ShowWhatIsWrongWithWhatWasTyped)
{
    const std::string edit = list_with({0});
    const auto ids = entries(edit);

    const Response response = send(edit, {{"revision", revision(edit)},
                                          {"title", ""},
                                          {"e-" + ids[0] + "-minutes", "soon"},
                                          {"e-" + ids[0] + "-why", "kept"},
                                          {"do", "save"}});

    EXPECT_EQ(response.status, 422);
    EXPECT_NE(response.text().find("Missing: Title."), std::string::npos);
    EXPECT_NE(response.text().find("Minutes: this cannot be taken."), std::string::npos);
    EXPECT_NE(response.text().find(">kept</textarea>"), std::string::npos);
    EXPECT_EQ(send("/fr/lists/new", {{"title", " "}}).status, 422);
}

TEST_F(ListPages, FindRecordsToAddWhileTheListIsEdited)
{
    const std::string edit = list_with({});

    const Response sent = send(
        edit, {{"revision", revision(edit)}, {"title", "K"}, {"find", "foster"}, {"do", "find"}});
    const std::string found_page =
        page(std::string(sent.header("Location")->substr(0, sent.header("Location")->find('#'))));
    EXPECT_NE(found_page.find("value=\"add:" + item(1) + "\""), std::string::npos);
    send(edit, {{"revision", revision(edit)}, {"title", "K"}, {"do", "add:" + item(1)}});

    EXPECT_EQ(titles(edit), (std::vector<std::string>{"Foster"}));
}

TEST_F(ListPages, CopyAndRemove)
{
    const std::string edit = list_with({0, 1});
    const std::string list = edit.substr(0, edit.rfind('/'));

    const std::string copy = path_of(send(list + "/copy", {}));
    EXPECT_NE(copy, edit);
    EXPECT_EQ(titles(copy).size(), 2U);
    EXPECT_NE(page(copy.substr(0, copy.rfind('/'))).find("Copied from a list by C. Trainer."),
              std::string::npos);

    EXPECT_NE(page(list + "/remove").find("2 readings"), std::string::npos);
    EXPECT_EQ(path_of(send(list + "/remove", {{"revision", revision(edit)}})), "/en/lists");
    EXPECT_EQ(served_.get(list, served_.cookie_of(trainer_)).status, 404);
}

}  // namespace
}  // namespace findings::server
