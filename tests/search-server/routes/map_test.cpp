#include "search-server/views/evidence_map.hpp"

#include "library/base/text.hpp"
#include "tests/search-server/routes/api_records.hpp"

#include <boost/json/value.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace findings::server {
namespace {

using testing::HasSubstr;
using testing::Not;

std::vector<Record> records_with_outcomes()
{
    std::vector<Record> records = tests::api_records();
    records[0].outcomes = {{.outcome = "placement_stability"}, {.outcome = "cost"}};
    records[1].outcomes = {{.outcome = "education"}, {.outcome = "cost"}};
    records[2].outcomes = {{.outcome = "cost"}};
    records[3].outcomes = {{.outcome = "cost"}};  // a draft
    return records;
}

TEST(Maps, CountInEachCellWhatItsAddressFinds)
{
    tests::ServedLibrary served(records_with_outcomes());
    for (const std::string more : {"", "?q=kinship+care", "?area=oohc&kind=research_summary",
                                   "?rows=country&cols=direction"}) {
        SCOPED_TRACE(more);
        const std::string csv = served.get("/en/map.csv" + more).text();
        const auto lines = split(csv, '\n');
        for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
            const auto cells = split(trimmed(lines[i]), ',');
            SCOPED_TRACE(std::string(lines[i]));
            const std::string_view address = cells.back();
            const auto found = served.json("/api/v1" + std::string(address.substr(3)));
            EXPECT_EQ(std::to_string(found.at("total").as_int64()),
                      cells[cells.size() - 4]);  // labels may hold commas
        }
    }
}

TEST(Maps, AreOfTheWholeLibraryOrOfASearch)
{
    tests::ServedLibrary served(records_with_outcomes());
    const auto page = [&](const char* target) { return served.get(target).text(); };
    EXPECT_THAT(page("/en/map"), HasSubstr("drawn from 3 records"));
    EXPECT_THAT(page("/fr/map?area=kinship"), HasSubstr("établie à partir de 2 fiches"));
    EXPECT_THAT(page("/en/map?q=zzzz"), HasSubstr("There is nothing to map here"));
    EXPECT_THAT(page("/en/map?rows=publisher&cols=area"), HasSubstr("Practice area by outcome"));
    EXPECT_THAT(page("/en/map?rows=population&cols=population"),
                HasSubstr("Population by outcome"));
    EXPECT_THAT(page("/en/map?kind=nope"), HasSubstr("does not know it: <b>kind=nope</b>"));
    EXPECT_THAT(page("/en/search?q=care&page=1"), HasSubstr("href=\"/en/map?q=care\""));
    EXPECT_EQ(served.get("/en/map.svg").header("Content-Type"), "image/svg+xml");
    EXPECT_EQ(served.get("/en/map.png").status, 404U);
}

}  // namespace
}  // namespace findings::server
