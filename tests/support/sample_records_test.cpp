#include "tests/support/sample_records.hpp"

#include "library/record/validate.hpp"

#include <gtest/gtest.h>

#include <set>

namespace findings::tests {
namespace {

TEST(SampleRecords, AreValid)
{
    for (const Record& record : sample_records(1, 200)) {
        const std::vector<Fault> faults = validate(record);
        for (const Fault& fault : faults)
            ADD_FAILURE() << record.title << ": " << fault.field << ": " << fault.what;
    }
}

TEST(SampleRecords, AreTheSameForTheSameSeed)
{
    EXPECT_EQ(sample_records(5, 50), sample_records(5, 50));
    EXPECT_NE(sample_record(5, 3), sample_record(6, 3));
}

TEST(SampleRecords, HaveIdsAndTitlesOfTheirOwn)
{
    std::set<std::string> ids, titles;
    for (const Record& record : sample_records(1, 500)) {
        ids.insert(record.id->str());
        titles.insert(record.title);
    }
    EXPECT_EQ(ids.size(), 500u);
    EXPECT_EQ(titles.size(), 500u);
}

TEST(SampleRecords, SomeAreTranslationsOfTheOneBefore)
{
    const std::vector<Record> records = sample_records(1, 7);
    EXPECT_EQ(records[6].translation->of, *records[5].id);
    EXPECT_EQ(records[6].language->str(), "fr");
}

}  // namespace
}  // namespace findings::tests
