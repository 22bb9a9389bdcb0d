#include "library/catalogue/catalogue_check.hpp"

#include "tests/library/catalogue/catalogue_test.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

namespace findings {
namespace {

using testing::AllOf;
using testing::HasSubstr;

class CatalogueChecked : public CatalogueTest {
protected:
    std::string fault() const { return CatalogueCheck(library()).fault().value_or(""); }

    void expect_refused(const char* why) const
    {
        EXPECT_THAT(fault(),
                    AllOf(HasSubstr("catalogue.sqlite"), HasSubstr(why), HasSubstr("backup")));
    }

    void make() const
    {
        Catalogue catalogue = open();
        std::vector<Candidate> all;
        for (int i = 0; i < 60; ++i)
            all.push_back(candidates({study("10.1000/" + std::to_string(i), "Study")}).front());
        catalogue.store(catalogue.begin_batch("in"), all);
    }
};

TEST_F(CatalogueChecked, WholeOrNotThereYetIsNoFault)
{
    EXPECT_EQ(fault(), "");
    make();
    CatalogueCheck check(library());
    EXPECT_TRUE(check.is_done(std::chrono::minutes(1)));
    EXPECT_EQ(check.fault(), std::nullopt);
}

TEST_F(CatalogueChecked, WhatIsNoDatabaseIsRefused)
{
    std::filesystem::create_directories(library());
    std::ofstream(file()) << std::string(10'000, 'x');
    expect_refused("not a database");
}

TEST_F(CatalogueChecked, TheDatabaseOfANewerProgramIsRefused)
{
    make();
    database().exec("PRAGMA user_version = 999");
    expect_refused("newer Findings");
}

TEST_F(CatalogueChecked, TheDatabaseOfAnotherProgramIsRefused)
{
    make();
    database().exec("PRAGMA application_id = 7");
    EXPECT_THAT(fault(), HasSubstr("another program"));
}

TEST_F(CatalogueChecked, PagesThatAreOverwrittenAreSeen)
{
    make();
    database().exec("PRAGMA wal_checkpoint(TRUNCATE)");
    const std::uintmax_t size = std::filesystem::file_size(file());
    std::fstream bytes(file(), std::ios::in | std::ios::out | std::ios::binary);
    for (std::uintmax_t at = 4096 * 3; at + 4096 <= size; at += 4096 * 3) {
        bytes.seekp(static_cast<std::streamoff>(at));
        bytes << std::string(2048, '\x5a');
    }
    bytes.close();
    expect_refused("malformed");
}

}  // namespace
}  // namespace findings
