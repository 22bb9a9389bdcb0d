#include "library/base/file.hpp"
#include "library/formats/formats.hpp"
#include "library/record/record_json.hpp"
#include "tests/search-server/routes/api_records.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <sstream>

namespace findings::server {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

/// All blocks of a body, counted.
struct Sent {
    std::string text;
    std::size_t blocks = 0;
};

Sent sent(const Response& response)
{
    Sent all;
    const auto& source = std::get<BlockSource>(response.body);
    for (std::string block = source(); !block.empty(); block = source()) {
        all.text += block;
        ++all.blocks;
    }
    return all;
}

std::vector<std::string> titles_in(const std::string& json_lines)
{
    std::vector<std::string> titles;
    std::istringstream lines(json_lines);
    for (std::string line; std::getline(lines, line);)
        titles.push_back(record_from_json(boost::json::parse(line)).title);
    return titles;
}

class Exports : public testing::Test {
protected:
    tests::ServedLibrary served_{tests::api_records()};
};

TEST_F(Exports, HaveTheWholeResultInItsOrder)
{
    const boost::json::value page =
        served_.json("/api/v1/search?q=care&per_page=1&sort=oldest&facets=0");
    const Response response = served_.get("/api/v1/search.jsonl?q=care&per_page=1&sort=oldest");
    const std::vector<std::string> titles = titles_in(sent(response).text);
    ASSERT_EQ(titles.size(), page.at("total").as_int64());
    EXPECT_GT(titles.size(), 1U);
    EXPECT_EQ(titles[0], page.at("results").at(0).at("title").as_string());
    EXPECT_EQ(response.header("Content-Disposition"), "attachment; filename=\"findings-" +
                                                          std::to_string(titles.size()) +
                                                          "-records.jsonl\"");
}

TEST_F(Exports, AreMadeInEveryFormatThatIsWritten)
{
    for (const Format& format : formats()) {
        if (format.writer == nullptr)
            continue;
        SCOPED_TRACE(format.name);
        const Response response = served_.get("/api/v1/search." + std::string(format.written_as) +
                                              "?kind=practice_guide");
        ASSERT_EQ(response.status, 200U);
        EXPECT_THAT(*response.header("Content-Type"), StartsWith(std::string(format.media_type)));
        EXPECT_EQ(format_of(sent(response).text, "a.txt"), &format);
        const Response item = served_.get("/api/v1/items/" + served_.ids()[0].str() + "." +
                                          std::string(format.written_as));
        EXPECT_EQ(item.status, 200U);
        EXPECT_EQ(format_of(item.text(), "a.txt"), &format);
    }
}

TEST_F(Exports, OfThePagesOfTheSiteAreTheSame)
{
    EXPECT_EQ(sent(served_.get("/en/search.ris?q=care&kind=nonsense&utm_source=x")).text,
              sent(served_.get("/api/v1/search.ris?q=care")).text);
    const std::string id = served_.ids()[0].str();
    EXPECT_EQ(served_.get("/fr/items/" + id + ".bib").text(),
              served_.get("/api/v1/items/" + id + ".bib").text());
    EXPECT_THAT(served_.get("/en/search?q=care").text(),
                HasSubstr("href=\"/en/search.ris?q=care\""));
}

TEST_F(Exports, SayWhichFormsThereAre)
{
    for (const std::string& address :
         {std::string("/api/v1/search.exe"), "/api/v1/items/" + served_.ids()[0].str() + ".exe"}) {
        EXPECT_EQ(served_.get(address).status, 404U);
        EXPECT_THAT(served_.get(address).text(), HasSubstr(".csl.json"));
    }
    EXPECT_EQ(served_.get("/api/v1/search.").status, 404U);
    EXPECT_EQ(served_.get("/en/search.exe").status, 404U);
    EXPECT_EQ(served_.get("/api/v1/search.ris?kind=nonsense").status, 400U);
}

TEST(LargeExports, ComeInBlocks)
{
    std::vector<Record> records;
    for (std::uint64_t i = 0; i < 300; ++i) {
        Record record{.kind = Kind::study};
        record.title = "Care " + std::to_string(i);
        record.abstract = std::string(1000, 'x');
        records.push_back(std::move(record));
    }
    tests::ServedLibrary served(records);
    const Response response = served.get("/api/v1/search.jsonl?q=care");
    const Sent all = sent(response);
    EXPECT_GE(all.blocks, 4U);
    EXPECT_EQ(titles_in(all.text).size(), 300U);
    EXPECT_THAT(*response.header("Content-Disposition"), HasSubstr("findings-300-records.jsonl"));
}

}  // namespace
}  // namespace findings::server
