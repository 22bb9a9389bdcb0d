#include "library/formats/csl_json.hpp"

#include "library/base/text.hpp"
#include "library/formats/export_text.hpp"
#include "library/formats/findable.hpp"
#include "library/formats/json_items.hpp"
#include "tests/library/formats/reference_support.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <sstream>

namespace findings {
namespace {

using namespace std::string_literals;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

// ---- items

std::vector<std::string> items(const std::string& document)
{
    std::istringstream in(document);
    JsonItems list(in);
    std::vector<std::string> found;
    while (list.next())
        found.push_back(std::to_string(list.position().line) + ":" +
                        std::to_string(list.position().column) + " " + std::string(list.item()));
    if (!list.fault().empty())
        found.push_back("fault " + std::to_string(list.fault_position().line) + ":" +
                        std::to_string(list.fault_position().column) + " " +
                        std::string(list.fault()));
    return found;
}

TEST(JsonItems, ArePartedInArraysAndLines)
{
    EXPECT_THAT(
        items("[{\"a\": \"]}\\\"\"},\n é, 12 , \"x,y\",[1,[2]]]"),
        ElementsAre("1:2 {\"a\": \"]}\\\"\"}", "2:2 é", "2:5 12", "2:10 \"x,y\"", "2:16 [1,[2]]"));
    EXPECT_THAT(items("{\"a\":1}\n{\"b\":{}}\n"), ElementsAre("1:1 {\"a\":1}", "2:1 {\"b\":{}}"));
    EXPECT_THAT(items(" [ ] \n"), IsEmpty());
    EXPECT_THAT(items(""), IsEmpty());
    EXPECT_THAT(items("\xEF\xBB\xBF[1]"), ElementsAre("1:2 1"));
}

TEST(JsonItems, SayWhereTheirArrayIsBroken)
{
    EXPECT_THAT(items("x"), ElementsAre("fault 1:1 the document begins with neither [ nor {"));
    EXPECT_THAT(items("[1 2]"),
                ElementsAre("1:2 1", "fault 1:4 there is no comma between two items"));
    EXPECT_THAT(items("[1,]"), ElementsAre("1:2 1", "fault 1:4 an item is missing here"));
    EXPECT_THAT(items("[,1]"), ElementsAre("fault 1:2 an item is missing here"));
    EXPECT_THAT(items("[1,\n"),
                ElementsAre("1:2 1", "fault 2:1 the document ends before the end of its array"));
    EXPECT_THAT(items("[1]\n]"),
                ElementsAre("1:2 1", "fault 2:1 text follows the end of the array"));
    EXPECT_THAT(items("{}x"),
                ElementsAre("1:1 {}", "fault 1:3 something that is no object follows an object"));
    EXPECT_THAT(
        items("[{\"a\": [1"),
        ElementsAre("1:2 {\"a\": [1", "fault 1:10 the document ends before the end of its array"));
}

TEST(JsonItems, AreTheSameWhereverABlockEnds)
{
    for (std::size_t length = 64 * 1024 - 12; length < 64 * 1024 + 3; ++length) {
        const std::string text = "[\"" + std::string(length, 'x') + R"(", {"a": "\\\""}, 12345])";
        std::istringstream in(text);
        JsonItems list(in);
        std::vector<std::string> found;
        while (list.next())
            found.emplace_back(list.item());
        ASSERT_THAT(found, SizeIs(3)) << length;
        EXPECT_EQ(found[1], R"({"a": "\\\""})");
        EXPECT_EQ(found[2], "12345");
    }
}

}  // namespace
}  // namespace findings
