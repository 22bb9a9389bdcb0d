#pragma once

#include "library/base/file.hpp"
#include "library/catalogue/catalogue.hpp"

#include <SQLiteCpp/Database.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace findings {

/// A library in a folder of its own, made when a test first opens it.
class CatalogueTest : public testing::Test {
protected:
    Catalogue open(Catalogue::Access access = Catalogue::Access::read_write) const
    {
        return Catalogue(library(), access);
    }

    std::filesystem::path library() const { return folder_.path() / "library"; }
    std::filesystem::path file() const { return library() / "catalogue.sqlite"; }

    /// The file as SQLite sees it, for what a catalogue does not offer.
    SQLite::Database database() const
    {
        return SQLite::Database(file().string(), SQLite::OPEN_READWRITE);
    }

    std::string error_of(Catalogue::Access access) const
    {
        try {
            open(access);
        } catch (const CatalogueError& error) {
            return error.what();
        }
        return "";
    }

private:
    TemporaryFolder folder_;
};

/// A study from outside, told by its DOI.
inline Record study(std::string_view doi, std::string title)
{
    return Record{.title = std::move(title), .doi = Doi::parse(doi)};
}

/// A candidate from line 7 of a file.
inline Candidate candidate(Record record)
{
    return {std::move(record), {.path = "in/file.xml", .line = 7, .format = "native"}};
}

inline std::vector<Candidate> candidates(const std::vector<Record>& records)
{
    std::vector<Candidate> all;
    for (const Record& record : records)
        all.push_back(candidate(record));
    return all;
}

inline std::vector<StoreOutcome> outcomes(const std::vector<Stored>& stored)
{
    std::vector<StoreOutcome> all;
    for (const Stored& one : stored)
        all.push_back(one.outcome);
    return all;
}

inline RecordId id(char last)
{
    return *RecordId::parse(std::string("01HZX0000000000000000000") + "0" + last);
}

}  // namespace findings
