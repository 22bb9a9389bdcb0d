// Texts that break programs, in what people write into records, lists and names, on every page,
// feed and file that shows them. What is written into practitioners' own things is tried where
// these are.

#include "library/formats/xml_gate.hpp"
#include "tests/search-server/routes/practice_fixture.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <map>
#include <sstream>

namespace findings::server {
namespace {

namespace json = boost::json;

const std::vector<std::string>& texts_of(std::size_t most_bytes)
{
    static std::map<std::size_t, std::vector<std::string>> known;
    const auto [at, is_new] = known.try_emplace(most_bytes);
    if (is_new)
        for (const std::string& text : tests::naughty_texts(most_bytes))
            at->second.push_back(squeezed(text));
    return at->second;
}

Record naughty_record(std::uint8_t number, const std::string& text)
{
    return {.id = RecordId::from(number, {number}),
            .kind = Kind::research_summary,
            .language = Language::parse("en"),
            .title = text,
            .bottom_line = text,
            .key_messages = {text},
            .abstract = text,
            .authors = {{.family = text, .given = text}},
            .publisher = text,
            .issued = Date::parse("2021"),
            .outcomes = {{.outcome = text}},
            .areas = {"kinship"},
            .population = {text},
            .interventions = {text}};
}

std::vector<Record> naughty_records()
{
    std::vector<Record> records;
    for (const std::string& text : texts_of(1'500))
        records.push_back(naughty_record(static_cast<std::uint8_t>(records.size() + 1), text));
    return records;
}

class NaughtyTexts : public testing::Test {
protected:
    void SetUp() override
    {
        if (naughty_records().empty())
            GTEST_SKIP() << "the test data is not there";
        served_.emplace(naughty_records());
        served_->base_url = "https://library.example";
        editor_ = served_->add_person("E. Editor", Roles::all());
    }

    /// The whole body of what must be there, for somebody who may see everything.
    std::string body(const std::string& target)
    {
        const bool is_api = target.starts_with("/api/");
        Response response = served_->get(target, is_api ? served_->token_of(*editor_)
                                                        : served_->cookie_of(*editor_));
        if (response.status == 301)
            return body(std::string(*response.header("Location")));
        EXPECT_EQ(response.status, 200U) << target;
        if (const auto* whole = std::get_if<std::string>(&response.body))
            return *whole;
        std::string all;
        const auto& next = std::get<BlockSource>(response.body);
        for (std::string block = next(); !block.empty(); block = next())
            all += block;
        return all;
    }

    void expect_page(const std::string& target) { tests::expect_escaped(body(target), target); }

    void expect_json(const std::string& target)
    {
        boost::system::error_code failed;
        json::parse(body(target), failed);
        EXPECT_FALSE(failed) << target;
    }

    void expect_xml(const std::string& target)
    {
        std::istringstream in(body(target));
        const auto fault =
            read_xml(in, target, {.is_record = [](std::string_view) { return false; }},
                     [](const XmlElement&) {});
        EXPECT_FALSE(fault) << target << ": " << fault->what;
    }

    std::optional<findings::tests::ServedLibrary> served_;
    std::optional<Person> editor_;
};

TEST_F(NaughtyTexts, OfRecordsAreShownAsTheyAre)
{
    for (const RecordId& id : served_->ids()) {
        for (const char* page : {"/en/items/", "/fr/sheets/", "/en/lists/add?item="})
            expect_page(page + id.str());
        expect_json("/api/v1/items/" + id.str());
    }
    for (const char* page :
         {"/en/search?sort=title&per_page=100", "/fr/search?q=null", "/en/areas/kinship",
          "/en/map?rows=intervention", "/en/map?rows=population&cols=outcome", "/en/"})
        expect_page(page);
    for (const char* file :
         {"/en/search.atom", "/en/areas/kinship.atom", "/en/map.svg?rows=intervention",
          "/sitemap-00000000000000000000000000.xml"})
        expect_xml(file);
    for (const char* file : {"/en/search.feed.json", "/api/v1/search?q=null&per_page=100",
                             "/api/v1/suggest?q=nul", "/en/search.csl.json"})
        expect_json(file);
}

TEST_F(NaughtyTexts, OfListsAreShownAsTheyAre)
{
    json::array sections;
    for (const std::string& text : texts_of(190))
        if (sections.size() < most_sections)
            sections.push_back(json::object{{"title", text}, {"entries", json::array()}});
    std::size_t at = 0;
    for (const std::string& text : texts_of(990))
        sections[at++].as_object()["entries"].as_array().push_back(
            json::object{{"item", served_->ids().front().str()},
                         {"why", text},
                         {"question", text},
                         {"pages", std::string(cut(text, 4))}});
    Request request{.method = Method::post};
    take_target(request, "/api/v1/lists");
    request.headers = served_->token_of(*editor_);
    request.headers.emplace_back("content-type", "application/json");
    request.body = json::serialize(json::object{{"title", texts_of(190).front()},
                                                {"description", texts_of(4'900).front()},
                                                {"audience", "everyone"},
                                                {"sections", sections}});
    const Response made = served_->ask(std::move(request));
    ASSERT_EQ(made.status, 201U) << made.text();
    const std::string id(json::parse(made.text()).at("id").as_string());
    for (const char* page : {"/en/lists", "/fr/lists", "/en/areas/kinship"})
        expect_page(page);
    for (const char* end : {"", "/edit", "/remove", ".html"})
        expect_page("/en/lists/" + id + end);
    expect_xml("/en/lists/" + id + ".atom");
    for (const char* end : {"", ".csl.json", "/health"})
        expect_json("/api/v1/lists/" + id + end);
    for (const char* end : {".ris", ".bib", ".csv"})
        EXPECT_FALSE(body("/api/v1/lists/" + id + end).empty()) << end;
}

TEST_F(NaughtyTexts, OfNamesAreShownAsTheyAre)
{
    int number = 0;
    for (const std::string& text : texts_of(190))
        ASSERT_TRUE(served_->stores().people.add(
            editor_->id,
            {.name = text, .sign_in_name = "n" + std::to_string(++number), .roles = {}}));
    expect_page("/en/admin");
    expect_page("/en/admin/audit");
}

}  // namespace
}  // namespace findings::server
