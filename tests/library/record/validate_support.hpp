#pragma once

#include "library/record/validate.hpp"

#include "tests/library/record/sample_records.hpp"

#include <gmock/gmock.h>

#include <functional>

namespace findings {

inline std::vector<std::string> fields(const std::vector<Fault>& faults)
{
    std::vector<std::string> names;
    for (const Fault& fault : faults)
        names.push_back(fault.field);
    return names;
}

inline std::vector<std::string> faulty_fields(const Record& record)
{
    return fields(validate(record));
}

inline std::string words(int count)
{
    std::string text;
    for (int i = 0; i < count; ++i)
        text += "word ";
    return text;
}

struct Change {
    std::string name;
    std::function<void(Record&)> make;
    std::string field;
};

inline void expect_one_fault(const Record& good, const std::vector<Change>& changes)
{
    ASSERT_THAT(validate(good), testing::IsEmpty());
    for (const Change& change : changes) {
        SCOPED_TRACE(change.name);
        Record record = good;
        change.make(record);
        EXPECT_THAT(faulty_fields(record), testing::ElementsAre(change.field));
    }
}

inline void expect_no_fault(const Record& good, const std::vector<Change>& changes)
{
    for (const Change& change : changes) {
        SCOPED_TRACE(change.name);
        Record record = good;
        change.make(record);
        EXPECT_THAT(validate(record), testing::IsEmpty());
    }
}

}  // namespace findings
