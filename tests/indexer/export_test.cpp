#include "library/formats/formats.hpp"
#include "tests/indexer/child.hpp"
#include "tests/indexer/indexer_test.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

namespace findings::indexer {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

class Export : public IndexerTest {
protected:
    Export() { indexer({"ingest", FINDINGS_SOURCE "/corpus-samples"}); }

    Ended indexer(std::vector<std::string> arguments) const
    {
        arguments.insert(arguments.begin(), {"--library", library().string()});
        return run_indexer(arguments);
    }

    static std::vector<Record> read(const Format& format, const std::string& text)
    {
        std::vector<Record> records;
        std::istringstream in(text);
        format.read(in, "export",
                    {[&](ReadRecord read) { records.push_back(std::move(read.record)); },
                     [](const Rejection& fault) { ADD_FAILURE() << str(fault); }});
        return records;
    }
};

TEST_F(Export, OfEverythingIsReadBackInEveryFormat)
{
    for (const Format& format : formats()) {
        if (format.writer == nullptr)
            continue;
        SCOPED_TRACE(format.name);
        const Ended ended = indexer({"export", "--format", std::string(format.name)});
        EXPECT_EQ(ended.exit, 0);
        EXPECT_THAT(ended.err, HasSubstr("exported 91 records"));
        EXPECT_EQ(format_of(ended.out.substr(0, 65'536), "a.txt"), &format);
        EXPECT_EQ(read(format, ended.out).size(), 91U);
    }
}

TEST_F(Export, OfASearchHasTheWholeResultInItsOrder)
{
    const Ended ended = indexer({"export", "--query", "children", "--format", "json_lines"});
    const std::vector<Record> records = read(*format_named("json_lines"), ended.out);
    ASSERT_GT(records.size(), 20U) << "more than a page";
    const Ended search = indexer({"search", "children", "--format", "json"});
    EXPECT_THAT(search.out, HasSubstr("\"total\":" + std::to_string(records.size()) + ","));
    const std::size_t first = search.out.find(records[0].id->str());
    const std::size_t second = search.out.find(records[1].id->str());
    EXPECT_LT(first, second);
    EXPECT_NE(second, std::string::npos);
}

TEST_F(Export, OfNothingIsAnEmptyDocument)
{
    const Ended ended = indexer({"export", "--query", "xyzzy", "--format", "csl_json"});
    EXPECT_EQ(ended.exit, 0);
    EXPECT_EQ(ended.out, "[\n]\n");
}

TEST_F(Export, OfAFormatThatIsOnlyReadIsWrongUsage)
{
    const Ended ended = indexer({"export", "--format", "nbib"});
    EXPECT_EQ(ended.exit, 2);
    EXPECT_THAT(ended.err, HasSubstr("bibtex"));
    EXPECT_THAT(ended.out, IsEmpty());
}

}  // namespace
}  // namespace findings::indexer
