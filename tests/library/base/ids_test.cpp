#include "library/base/ids.hpp"

#include <gtest/gtest.h>

#include <set>

namespace findings {
namespace {

std::array<std::uint8_t, 10> all(std::uint8_t byte)
{
    std::array<std::uint8_t, 10> bytes{};
    bytes.fill(byte);
    return bytes;
}

TEST(Ulid, IsWrittenAsTheSpecificationSays)
{
    // the example of github.com/ulid/spec, taken apart by hand
    EXPECT_EQ(
        RecordId::from(1469922850259, {0xd6, 0x76, 0x4c, 0x61, 0xef, 0xb9, 0x93, 0x02, 0xbd, 0x5b})
            .str(),
        "01ARZ3NDEKTSV4RRFFQ69G5FAV");
    EXPECT_EQ(RecordId::from(0, all(0)).str(), "00000000000000000000000000");
    EXPECT_EQ(RecordId::from((std::uint64_t{1} << 48) - 1, all(0xff)).str(),
              "7ZZZZZZZZZZZZZZZZZZZZZZZZZ");
    EXPECT_EQ(RecordId::from(1469918176385, all(0)).str(), "01ARYZ6S410000000000000000");
}

TEST(Ulid, IsReadInEitherCase)
{
    const auto id = RecordId::parse("01arz3ndektsv4rrffq69g5fav");
    ASSERT_TRUE(id);
    EXPECT_EQ(id->str(), "01ARZ3NDEKTSV4RRFFQ69G5FAV");
}

TEST(Ulid, NothingElseIsOne)
{
    for (const std::string_view text :
         {"", "01ARZ3NDEKTSV4RRFFQ69G5FA", "01ARZ3NDEKTSV4RRFFQ69G5FAVV",
          "81ARZ3NDEKTSV4RRFFQ69G5FAV",  // more than 128 bits
          "01ARZ3NDEKTSV4RRFFQ69G5FAI", "01ARZ3NDEKTSV4RRFFQ69G5FAL", "01ARZ3NDEKTSV4RRFFQ69G5FAO",
          "01ARZ3NDEKTSV4RRFFQ69G5FAU", "01ARZ3NDEKTSV4RRFFQ69G5FA ",
          "01ARZ3NDEK-SV4RRFFQ69G5FAV"}) {
        EXPECT_FALSE(RecordId::parse(text)) << text;
    }
}

TEST(Ulid, SortsByTheTimeItWasMade)
{
    EXPECT_LT(RecordId::from(1, all(0xff)), RecordId::from(2, all(0)));
    EXPECT_LT(RecordId::from(31, all(0)), RecordId::from(32, all(0)));
    EXPECT_LT(RecordId::from(1, all(0)), RecordId::from(1, all(1)));
}

TEST(Ulid, EachNewOneIsAnotherAndReadable)
{
    std::set<RecordId> made;
    for (int i = 0; i < 1000; ++i) {
        const RecordId id = RecordId::make();
        EXPECT_EQ(RecordId::parse(id.str()), id);
        made.insert(id);
    }
    EXPECT_EQ(made.size(), 1000u);
}

}  // namespace
}  // namespace findings
