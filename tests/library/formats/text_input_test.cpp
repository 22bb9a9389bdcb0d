#include "library/formats/text_input.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <vector>

namespace findings {
namespace {

using namespace std::string_literals;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> lines(const std::string& bytes)
{
    std::istringstream in(bytes);
    TextInput input(in);
    std::vector<std::string> found;
    while (input.next()) {
        found.emplace_back(input.line());
        EXPECT_EQ(input.number(), found.size());
    }
    return found;
}

LineEncoding encoding(const std::string& bytes)
{
    std::istringstream in(bytes);
    TextInput input(in);
    EXPECT_TRUE(input.next());
    return input.encoding();
}

TEST(TextInput, EndsLinesAtLineFeedsReturnsAndBoth)
{
    EXPECT_THAT(lines("a\nb\r\nc\rd"), ElementsAre("a", "b", "c", "d"));
    EXPECT_THAT(lines("\n\r\n\r\rx\n"), ElementsAre("", "", "", "", "x"));
    EXPECT_THAT(lines(""), IsEmpty());
    EXPECT_THAT(lines("\n"), ElementsAre(""));
}

TEST(TextInput, JoinsWhatBlocksCutApart)
{
    constexpr std::size_t block = 64 * 1024;
    for (const std::string end : {"\n", "\r\n", "\r"})
        for (std::size_t length = block - 2; length <= block + 2; ++length) {
            SCOPED_TRACE(testing::Message() << length);
            const std::string first(length, 'a');
            EXPECT_THAT(lines(first + end + "b" + end + "c"), ElementsAre(first, "b", "c"));
        }
    const std::string accents = "x" + std::string(2 * block, 'y') + "é";
    EXPECT_THAT(lines(accents + "\n" + accents), ElementsAre(accents, accents));
}

TEST(TextInput, LeavesTheByteOrderMarkOut)
{
    EXPECT_THAT(lines("\xEF\xBB\xBFTY\n\xEF\xBB\xBFTY"), ElementsAre("TY", "\xEF\xBB\xBFTY"));
}

TEST(TextInput, ReadsUtf16OfBothKinds)
{
    EXPECT_THAT(lines("\xFF\xFE\x61\0\xE9\0\x0D\0\x0A\0\x3D\xD8\x00\xDE"s), ElementsAre("aé", "😀"));
    EXPECT_THAT(lines("\xFE\xFF\0\x61\0\xE9\0\x0A\xD8\x3D\xDE\x00"s), ElementsAre("aé", "😀"));
}

TEST(TextInput, ReadsUtf16LongerThanABlock)
{
    std::string bytes = "\xFF\xFE";
    for (int i = 0; i < 50'000; ++i)
        bytes += "\x3D\xD8\x00\xDE"s;
    std::string expected;
    for (int i = 0; i < 50'000; ++i)
        expected += "😀";
    EXPECT_THAT(lines(bytes), ElementsAre(expected));
}

TEST(TextInput, MarksHalvesOfSurrogatePairsAsBroken)
{
    for (const std::string& half : {"\xFF\xFE\x3D\xD8\x61\0"s, "\xFF\xFE\x00\xDE"s,
                                    "\xFF\xFE\x61\0\x3D\xD8"s, "\xFF\xFE\x61"s}) {
        EXPECT_EQ(encoding(half), LineEncoding::broken);
        EXPECT_THAT(lines(half), ElementsAre(testing::HasSubstr("\xEF\xBF\xBD")));
    }
}

TEST(TextInput, ReadsWindows1252WhereALineIsNoUtf8)
{
    EXPECT_THAT(lines("caf\xE9 \x93quoted\x94 \x80\ncafé"), ElementsAre("café “quoted” €", "café"));
    EXPECT_EQ(encoding("caf\xE9"), LineEncoding::windows_1252);
    EXPECT_EQ(encoding("café"), LineEncoding::utf8);
    EXPECT_EQ(encoding("cafe"), LineEncoding::utf8);
}

TEST(TextInput, SaysThatALineIsDamagedWhereItIsPartlyUtf8)
{
    EXPECT_EQ(encoding("caf\xC3\xA9 and caf\xC3"), LineEncoding::broken);
    EXPECT_EQ(encoding("a \x81"), LineEncoding::broken);
    EXPECT_THAT(lines("caf\xC3\xA9 and caf\xC3 x"), ElementsAre("café and caf\xEF\xBF\xBD x"));
}

TEST(TextInput, CutsLinesWithoutEnd)
{
    std::istringstream in(std::string(longest_line + 100'000, 'x') + "\nnext");
    TextInput input(in);
    ASSERT_TRUE(input.next());
    EXPECT_TRUE(input.is_cut());
    EXPECT_LE(input.line().size(), longest_line);
    ASSERT_TRUE(input.next());
    EXPECT_FALSE(input.is_cut());
    EXPECT_EQ(input.line(), "next");
    EXPECT_EQ(input.number(), 2u);
}

TEST(TextInput, ThrowsWhereTheStreamFails)
{
    class Failing : public std::streambuf {
        int_type underflow() override { throw std::runtime_error("disk"); }
    };
    Failing failing;
    std::istream in(&failing);
    TextInput input(in);
    EXPECT_THROW(input.next(), std::runtime_error);
}

}  // namespace
}  // namespace findings
