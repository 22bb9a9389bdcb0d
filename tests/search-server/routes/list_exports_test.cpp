#include "library/base/text.hpp"
#include "library/formats/csv_rows.hpp"
#include "library/formats/zip_archive.hpp"
#include "tests/search-server/routes/lists_fixture.hpp"

#include <pugixml.hpp>

#include <cstdlib>
#include <filesystem>
#include <sstream>

namespace findings::server {
namespace {

namespace json = boost::json;

class ListExports : public ListsTest {
protected:
    std::string file(const std::string& list, std::string_view ending)
    {
        const Response response = ask(Method::get, list + "." + std::string(ending), trainer_);
        EXPECT_EQ(response.status, 200) << ending;
        EXPECT_NE(response.header("Content-Disposition").value_or("").find("attachment"),
                  std::string::npos);
        return std::get<std::string>(response.body);
    }

    static std::string manifest(const std::string& zip)
    {
        return *ZipArchive::open(zip)->read("imsmanifest.xml");
    }
};

/// The rows of a table, read as RFC 4180 says.
std::vector<std::vector<std::string>> rows(const std::string& text)
{
    std::istringstream in(text);
    const ReadSink sink{[](ReadRecord) {},
                        [](const Rejection& fault) { ADD_FAILURE() << str(fault); }};
    CsvRows reader(in, "list.csv", sink);
    std::vector<std::vector<std::string>> all;
    while (const auto row = reader.next(','))
        all.push_back(row->cells);
    return all;
}

/// True where the texts stand in this order.
testing::AssertionResult in_order(const std::string& file, const std::vector<std::string>& texts)
{
    std::size_t at = 0;
    for (const std::string& text : texts) {
        at = file.find(text, at);
        if (at == std::string::npos)
            return testing::AssertionFailure() << text << " is not there, or not in its place";
    }
    return testing::AssertionSuccess();
}

TEST_F(ListExports, KeepTheOrderAndWhatIsSaidOfEachEntry)
{
    const std::string list = made(sample());

    EXPECT_TRUE(in_order(file(list, "html"),
                         {"What we know", "Foster care and school", "Start here", "Would you?",
                          "Kinship care", "Then this", "When it wobbles", "Guide : accueil"}));
    EXPECT_TRUE(
        in_order(file(list, "ris"),
                 {"TI  - Foster", "N1  - Section: What we know", "N1  - Importance: Essential",
                  "N1  - Why read this: Start here", "N1  - Pages: 2-4", "N1  - Minutes: 6",
                  "N1  - Question for discussion: Would you?", "ER  -", "TI  - Kinship",
                  "N1  - Why read this: Then this", "TI  - Guide"}));
    EXPECT_TRUE(in_order(file(list, "bib"),
                         {"title = {Foster", "Why read this: Start here", "title = {Kinship",
                          "Why read this: Then this", "title = {Guide"}));
    const json::value csl = json::parse(file(list, "csl.json"));
    EXPECT_EQ(csl.at(0).at("title"), "Foster care and school");
    EXPECT_TRUE(in_order(std::string(csl.at(0).at("note").as_string()),
                         {"Importance: Essential", "Why read this: Start here"}));
    EXPECT_EQ(csl.at(2).at("title"), "Guide : accueil par des proches");
    const auto table = rows(file(list, "csv"));
    ASSERT_EQ(table.size(), 4U);
    EXPECT_EQ(table[1][1], "What we know");
    EXPECT_EQ(table[1][3], "Foster care and school");
    EXPECT_EQ(table[1][10], "Start here");
    EXPECT_EQ(table[2][3], "Kinship care and placement stability");
    EXPECT_EQ(table[3][3], "Guide : accueil par des proches");
    for (const std::string_view ending : {"imscc", "moodle.imscc"})
        EXPECT_TRUE(
            in_order(manifest(file(list, ending)),
                     {"What we know", "Essential · 6 min · pages 2-4 · Start here · Would you?",
                      "Foster care and school", "Then this", "Kinship care", "When it wobbles",
                      "Guide : accueil"}));
}

TEST_F(ListExports, AreNamedAfterTheListAndSayWhichFormsThereAre)
{
    const std::string list = made(sample());

    EXPECT_EQ(ask(Method::get, list + ".moodle.imscc", trainer_).header("Content-Disposition"),
              "attachment; filename=\"kinship.moodle.imscc\"");
    EXPECT_EQ(ask(Method::get, list + ".docx", trainer_).status, 404);
}

TEST_F(ListExports, MakeCellsHarmlessThatASpreadsheetWouldRun)
{
    json::object body = sample();
    body["sections"].at(0).at("entries").at(0).as_object()["why"] = "=HYPERLINK(\"http://x\")";
    body["sections"].at(0).at("entries").at(0).as_object()["question"] = "@SUM(1)";
    body["sections"].at(0).at("entries").at(0).as_object()["pages"] = "-2+3";
    body["sections"].at(0).as_object()["title"] = "+1";

    const auto table = rows(file(made(body), "csv"));

    for (const auto& row : table)
        for (const std::string& cell : row)
            EXPECT_EQ(std::string_view("=+-@\t\r").find(cell.empty() ? 'x' : cell.front()),
                      std::string_view::npos)
                << cell;
    EXPECT_EQ(table[1][10], "'=HYPERLINK(\"http://x\")");
}

TEST_F(ListExports, AndThePageHoldNaughtyStringsAsTheyAre)
{
    const char* home = std::getenv("HOME");
    const std::filesystem::path strings = std::filesystem::path(home ? home : "/") /
                                          ".cache/findings-test-data/hostile/blns/blns.json";
    if (!std::filesystem::exists(strings))
        GTEST_SKIP() << "the test data is not here";
    std::vector<std::string> naughty;
    const json::value list_of_strings = json::parse(read_file(strings));
    for (const json::value& text : list_of_strings.as_array())
        if (!trimmed(text.as_string()).empty() && text.as_string().size() < 200)
            naughty.emplace_back(text.as_string());
    json::object body = sample();
    json::array entries;
    for (std::size_t i = 0; i + 1 < naughty.size() && entries.size() < 140; i += 4)
        entries.emplace_back(json::object{{"item", item(0)},
                                          {"why", naughty[i]},
                                          {"question", naughty[i + 1]},
                                          {"pages", naughty[i].substr(0, 0)}});
    body["title"] = "<script>alert(1)</script>";
    body["description"] = "{{form_token}} \"'><img src=x onerror=alert(1)>";
    body["sections"].at(0).as_object()["title"] = "</h2><script>";
    body["sections"].at(0).as_object()["entries"] = entries;

    const std::string list = made(body);

    const std::string id = list.substr(list.rfind('/') + 1);
    for (const std::string& html :
         {file(list, "html"),
          served_.get("/en/lists/" + id + "/edit", served_.cookie_of(trainer_)).text(),
          served_.get("/fr/lists/" + id, served_.cookie_of(trainer_)).text()}) {
        EXPECT_EQ(html.find("<script>"), std::string::npos);
        EXPECT_EQ(html.find("<img"), std::string::npos);
        EXPECT_NE(html.find("{{form_token}}"), std::string::npos);
        EXPECT_TRUE(is_utf8(html));
    }
    EXPECT_EQ(json::parse(file(list, "csl.json")).as_array().size(), entries.size() + 1);
    EXPECT_EQ(rows(file(list, "csv")).size(), entries.size() + 2);
    pugi::xml_document document;
    EXPECT_TRUE(document.load_string(manifest(file(list, "imscc")).c_str()));
    EXPECT_EQ(document.select_nodes("//resource").size(), entries.size() + 1);
    std::size_t ends = 0;
    const std::string ris = file(list, "ris");
    for (const std::string_view line : split(ris, '\n'))
        ends += line == "ER  - " ? 1 : 0;
    EXPECT_EQ(ends, entries.size() + 1);
}

}  // namespace
}  // namespace findings::server
