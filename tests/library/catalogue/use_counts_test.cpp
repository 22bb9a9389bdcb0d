#include "library/catalogue/use_counts.hpp"

#include "library/base/file.hpp"
#include "library/catalogue/stores.hpp"

#include <gmock/gmock.h>

#include <string>

namespace findings {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class UseCountsTest : public testing::Test {
protected:
    void unanswered(const std::string& query, std::int64_t count, int days_later = 0)
    {
        stores_.use_counts.add(day_ + std::chrono::days(days_later),
                               {{{UseKind::unanswered, query, "en"}, count}});
    }

    std::vector<std::string> shown() const
    {
        std::vector<std::string> all;
        for (const UseCount& one : stores_.use_counts.most_used(UseKind::unanswered, 10))
            all.push_back(one.use.subject + " " + std::to_string(one.count));
        return all;
    }

    /// All bytes of the catalogue and of what waits beside it.
    std::string bytes() const
    {
        std::string all = read_file(folder_.path() / "catalogue.sqlite");
        if (const auto wal = folder_.path() / "catalogue.sqlite-wal"; std::filesystem::exists(wal))
            all += read_file(wal);
        return all;
    }

    TemporaryFolder folder_;
    Stores stores_{folder_.path(), Catalogue::Access::read_write};
    std::chrono::sys_days day_{std::chrono::year{2026} / 11 / 24};
};

TEST_F(UseCountsTest, KeepNoWordOfASearchThatFewMade)
{
    unanswered("Zebra therapy", 4);
    EXPECT_THAT(shown(), IsEmpty());
    EXPECT_THAT(bytes(), Not(HasSubstr("ebra")));
    unanswered("zebra  THERAPY?", 1, 3);
    EXPECT_THAT(shown(), ElementsAre("zebra therapy? 5"));
}

TEST_F(UseCountsTest, ForgetTheWordsWithTheDays)
{
    unanswered("zebra therapy", 3);
    unanswered("zebra therapy", 3, 1);
    EXPECT_THAT(shown(), ElementsAre("zebra therapy 6"));
    unanswered("another", 1, 90);  // the first day is over
    EXPECT_THAT(shown(), IsEmpty());
    unanswered("zebra therapy", 2, 90);
    EXPECT_THAT(shown(), ElementsAre("zebra therapy 5"));
    stores_.use_counts.add(day_ + std::chrono::days(200), {});
    EXPECT_EQ(stores_.use_counts.total(UseKind::unanswered), 0);
}

TEST_F(UseCountsTest, ShowWhatIsUsedMostFirst)
{
    const auto count = [](UseKind kind, const char* subject, std::int64_t times) {
        return UseCount{{kind, subject, ""}, times};
    };
    for (int i = 0; i < 2; ++i)
        stores_.use_counts.add(
            day_, {count(UseKind::area, "kinship", 3), count(UseKind::area, "stability", 9),
                   count(UseKind::area, "rare", 2), count(UseKind::search, "", 7),
                   count(UseKind::item, "01J", 5)});
    EXPECT_THAT(
        stores_.use_counts.most_used(UseKind::area, 10),
        ElementsAre(count(UseKind::area, "stability", 18), count(UseKind::area, "kinship", 6)));
    EXPECT_EQ(stores_.use_counts.most_used(UseKind::area, 1).size(), 1U);
    EXPECT_EQ(stores_.use_counts.total(UseKind::search), 14);
}

TEST_F(UseCountsTest, AreBoundedByTheDay)
{
    std::vector<UseCount> many;
    for (std::size_t i = 0; i < most_subjects_a_day + 10; ++i)
        many.push_back({{UseKind::item, std::to_string(i), ""}, 1});
    stores_.use_counts.add(day_, many);
    stores_.use_counts.add(day_, many);
    EXPECT_EQ(stores_.use_counts.total(UseKind::item), 2 * most_subjects_a_day);
}

}  // namespace
}  // namespace findings
