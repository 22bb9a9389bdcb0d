#include "tests/library/catalogue/catalogue_test.hpp"

#include <algorithm>

namespace findings {
namespace {

using Latest = CatalogueTest;

std::vector<RecordId> stored_ids(Catalogue& catalogue, std::size_t count)
{
    std::vector<Record> records;
    for (std::size_t i = 0; i < count; ++i)
        records.push_back(study("10.1000/" + std::to_string(i), "Study " + std::to_string(i)));
    std::vector<RecordId> ids;
    for (const Stored& stored : catalogue.store(catalogue.begin_batch("in"), candidates(records)))
        ids.push_back(stored.id);
    return ids;
}

std::vector<std::size_t> places_of(const std::vector<RecordId>& some,
                                   const std::vector<RecordId>& all)
{
    std::vector<std::size_t> places;
    for (const RecordId& id : some)
        places.push_back(
            static_cast<std::size_t>(std::find(all.begin(), all.end(), id) - all.begin()));
    return places;
}

TEST_F(Latest, AreThoseWhosePresentVersionCameLast)
{
    // one more than are looked up each by itself
    for (const std::size_t count : {std::size_t{4}, std::size_t{301}}) {
        SCOPED_TRACE(count);
        TemporaryFolder folder;
        Catalogue catalogue(folder.path(), Catalogue::Access::read_write);
        const std::vector<RecordId> ids = stored_ids(catalogue, count);
        Record anew = study("10.1000/1", "Study 1");
        anew.abstract = "More is known of it now.";
        catalogue.store(catalogue.begin_batch("again"), candidates({anew}));
        EXPECT_EQ(places_of(catalogue.latest(ids, 3), ids),
                  (std::vector<std::size_t>{1, count - 1, count - 2}));
    }
}

TEST_F(Latest, AreNoOthersThanThoseAskedFor)
{
    Catalogue catalogue = open();
    const std::vector<RecordId> ids = stored_ids(catalogue, 3);
    EXPECT_EQ(catalogue.latest({ids[0], id('9'), ids[1]}, 10),
              (std::vector<RecordId>{ids[1], ids[0]}));
    EXPECT_TRUE(catalogue.latest({}, 10).empty());
}

}  // namespace
}  // namespace findings
