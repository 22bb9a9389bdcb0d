#include "library/index/recovery.hpp"

#include "library/index/generation.hpp"
#include "library/index/generation_check.hpp"
#include "library/index/generation_manifest.hpp"
#include "library/index/keeper.hpp"
#include "library/index/layout.hpp"
#include "library/index/reader.hpp"
#include "tests/support/sample_library.hpp"
#include "tests/support/sample_records.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace findings {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using tests::sample_record;
using tests::sample_records;

/// Changes one byte of a file.
void flip(const std::filesystem::path& path, std::uintmax_t at)
{
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(static_cast<std::streamoff>(at));
    const char byte = static_cast<char>(file.get() ^ 0x55);
    file.seekp(static_cast<std::streamoff>(at));
    file.put(byte);
}

class Recovery : public testing::Test {
protected:
    Recovery()
    {
        library.store(sample_records(1, 12));
        rebuild_index(library.sources(), {.jobs = 1});
    }

    ChangeNumber newest() { return library.catalogue().last_change(); }

    std::filesystem::path live() const { return index.live().value(); }

    std::optional<GenerationFault> glance()
    {
        return live_damage_at_a_glance(library.path(), library.vocabulary(), newest());
    }

    std::optional<std::string> put_aside(const std::optional<std::string>& name,
                                         FallBack fall_back = FallBack::yes)
    {
        return set_aside(library.path(), name, library.vocabulary(), newest(), fall_back);
    }

    void expect_serves_all()
    {
        sync_index(library.sources(), library.catalogue());
        EXPECT_TRUE(verify_index(library.sources(), library.catalogue()).none());
    }

    tests::SampleLibrary library;
    const IndexFolder index{library.path()};
};

TEST_F(Recovery, FindsNothingWrongWhereNothingIs)
{
    EXPECT_FALSE(glance());
    EXPECT_FALSE(damage_of(live(), library.vocabulary(), newest()));
    drop_manifest(live());
    EXPECT_FALSE(glance());
    EXPECT_FALSE(damage_of(live(), library.vocabulary(), newest()));
}

TEST_F(Recovery, SeesAtAGlanceEveryWrongByteOfASealedTableOfContents)
{
    const std::filesystem::path contents = live() / "iamglass";
    for (std::uintmax_t at = 0; at < std::filesystem::file_size(contents); ++at) {
        flip(contents, at);
        EXPECT_THAT(glance().value_or(GenerationFault{}).what, HasSubstr("iamglass")) << at;
        flip(contents, at);
    }
}

TEST_F(Recovery, SurvivesAGlanceAtWrongBytesOfAnIndexThatIsNotSealed)
{
    drop_manifest(live());
    for (const char* name : {"iamglass", "postlist.glass", "docdata.glass"}) {
        const std::filesystem::path path = live() / name;
        const std::uintmax_t size = std::filesystem::file_size(path);
        for (std::uintmax_t part = 0; part < 24; ++part) {
            flip(path, size * part / 24);
            glance();
            flip(path, size * part / 24);
        }
    }
    EXPECT_FALSE(glance());
}

TEST_F(Recovery, TellsDamageFromAnIndexOfAnotherLayoutOrCatalogue)
{
    EXPECT_FALSE(live_damage_at_a_glance(library.path(), library.vocabulary(), 3)->is_damage);
    drop_manifest(live());
    Xapian::WritableDatabase(live().string(), Xapian::DB_OPEN).set_metadata(metadata::layout, "0");
    EXPECT_FALSE(glance()->is_damage);
    std::filesystem::resize_file(live() / "postlist.glass", 0);
    EXPECT_TRUE(glance()->is_damage);
    std::filesystem::remove_all(live());
    EXPECT_TRUE(glance()->is_damage);
    std::ofstream(index.current_file()) << "auto /etc\n";
    EXPECT_TRUE(glance()->is_damage);
}

TEST_F(Recovery, TheGenerationBeforeServesAndIsBroughtUp)
{
    library.store({sample_record(1, 20)});
    sync_index(library.sources(), library.catalogue());
    rebuild_index(library.sources(), {.jobs = 1});
    library.store({sample_record(1, 21)});
    ASSERT_EQ(live_generation(library.path()), "gen-0002");

    EXPECT_EQ(put_aside("gen-0002"), "gen-0001");
    EXPECT_EQ(live_generation(library.path()), "gen-0001");
    EXPECT_TRUE(std::filesystem::is_empty(index.path() / "gen-0002.damaged"));
    expect_serves_all();

    rebuild_index(library.sources(), {.jobs = 1});
    EXPECT_EQ(live_generation(library.path()), "gen-0003") << "its number is not given again";
    EXPECT_FALSE(std::filesystem::exists(index.path() / "gen-0002.damaged"));
    EXPECT_TRUE(has_manifest(index.path() / "gen-0001")) << "the spare is sealed";
}

TEST_F(Recovery, AGenerationThatIsDamagedTooDoesNotServe)
{
    rebuild_index(library.sources(), {.jobs = 1});
    const std::filesystem::path spare = index.path() / "gen-0001";
    flip(spare / "docdata.glass", std::filesystem::file_size(spare / "docdata.glass") / 2);
    EXPECT_EQ(put_aside("gen-0002"), std::nullopt);
    EXPECT_EQ(live_generation(library.path()), std::nullopt);
    expect_serves_all();
}

TEST_F(Recovery, NoneServesThatKnowsOfAnotherCatalogue)
{
    rebuild_index(library.sources(), {.jobs = 1});
    EXPECT_EQ(put_aside("gen-0002", FallBack::no), std::nullopt);
}

TEST_F(Recovery, AGenerationServesThatTheStubDoesNotName)
{
    for (const char* stub : {"auto /etc\n", ""}) {
        std::ofstream(index.current_file()) << stub;
        EXPECT_EQ(put_aside(std::nullopt), "gen-0001");
        EXPECT_FALSE(glance());
    }
    std::filesystem::remove(index.current_file());
    EXPECT_EQ(put_aside(std::nullopt), "gen-0001");
    expect_serves_all();
}

TEST_F(Recovery, WhatIsNotLiveAnyMoreIsLeftAlone)
{
    rebuild_index(library.sources(), {.jobs = 1});
    EXPECT_EQ(put_aside("gen-0001"), "gen-0002");
    EXPECT_TRUE(std::filesystem::exists(index.path() / "gen-0001" / "iamglass"));
}

TEST_F(Recovery, ADamagedGenerationIsNotKeptAsASpare)
{
    drop_manifest(live());
    std::filesystem::resize_file(live() / "docdata.glass", 8192);
    rebuild_index(library.sources(), {.jobs = 1});
    EXPECT_THAT(index.finished(), testing::ElementsAre(index.path() / "gen-0002"));
}

TEST_F(Recovery, AReaderTellsOfDamageThatItStumblesOver)
{
    IndexReaders readers(library.path(), library.vocabulary());
    IndexReader reader = readers.make();
    ASSERT_GT(reader.search({}).hits.size(), 0u);
    std::filesystem::resize_file(live() / "docdata.glass", 0);
    EXPECT_THROW(reader.search({}), IndexError);
    const IndexTrouble trouble = readers.gate().take_trouble().value();
    EXPECT_EQ(trouble.generation, "gen-0001");
    EXPECT_FALSE(readers.gate().take_trouble()) << "it is told once";
}

TEST_F(Recovery, ReadersWaitAtAClosedGate)
{
    IndexReaders readers(library.path(), library.vocabulary());
    readers.gate().close("because");
    IndexReader reader = readers.make_unopened();
    EXPECT_THAT([&] { reader.search({}); }, testing::ThrowsMessage<IndexHeldBack>("because"));
    readers.gate().open();
    EXPECT_GT(reader.search({}).total, 0u);
    EXPECT_FALSE(readers.gate().take_trouble());
}

}  // namespace
}  // namespace findings
