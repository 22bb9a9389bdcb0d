#pragma once

#include "indexer/commands/console.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace findings::indexer {

// A command is a function here, a file of its name and a few lines in main.cpp. Each returns what
// the shell is told (Exit, or 128 and the signal that ended it) and throws what the world does
// wrong: CatalogueError, IndexError, FileError.

struct IngestCommand {
    std::vector<std::string> paths;
    std::string format;  ///< name; empty: told by content and ending
    unsigned jobs = 0;   ///< files read at the same time; 0: one a core
    std::optional<std::filesystem::path> report;
    bool dry_run = false;
};

/// Brings files into the library, which it makes where there is none; says what became of them, and
/// returns when they can be found. dry_run changes nothing: it works on a copy of the catalogue.
int ingest(const std::filesystem::path& library, const IngestCommand& command, Console& console);

/// The same without a library: on an empty one that is thrown away.
int check(const IngestCommand& command, Console& console);

struct HarvestCommand {
    std::string url;
    std::string set;
    std::string prefix;
    std::string from;   ///< empty: where the last harvest ended
    std::string until;  ///< empty: to the end
    std::optional<std::filesystem::path> report;
    bool allow_private = false;
    bool dry_run = false;
};

/// Brings what an OAI-PMH repository has into the library, as ingest() does with files.
int harvest(const std::filesystem::path& library, const HarvestCommand& command, Console& console);

struct LinksCommand {
    std::size_t most = 1'000;  ///< links in one run
    int older_than = 30;       ///< days: what was looked at since is left alone
    bool allow_private = false;
};

/// Follows the links of published records and keeps which of them are dead.
int links(const std::filesystem::path& library, const LinksCommand& command, Console& console);

/// Lists what came in together.
int batches(const std::filesystem::path& library, Console& console);

/// Takes a batch back.
int undo(const std::filesystem::path& library, std::int64_t batch, Console& console);

/// Lists the pairs of records that may be one work and that nobody has said a word about: ids, what
/// they have in common, titles.
int duplicates(const std::filesystem::path& library, Console& console);

/// Keeps a person's word on two records: that they are one work, and the first is merged with what
/// the second says, or that they are different.
int settle_duplicates(const std::filesystem::path& library, const std::vector<std::string>& pair,
                      bool are_same, Console& console);

/// Lists which version, file and batch each field of a record came from.
int provenance(const std::filesystem::path& library, const std::string& record, Console& console);

/// Brings the index up to the catalogue.
int sync(const std::filesystem::path& library, Console& console);

/// Makes the index anew; 0 jobs: one a core.
int rebuild(const std::filesystem::path& library, unsigned jobs, Console& console);

/// Compares index and catalogue record by record, and checks the files of both and the originals by
/// their sums. `repair` mends what can be made again: the index from the catalogue, and files that
/// no record names are removed. What only a backup has, it says. 1 while a fault is left.
int verify(const std::filesystem::path& library, bool repair, Console& console);

/// Suggests areas for the records that have no suggestions yet. `all`: learns anew from what
/// authors and people say, and suggests for every record. What people decided stays.
int tag(const std::filesystem::path& library, bool all, Console& console);

/// Says what is wrong with a vocabulary, and what its keeper might mend.
int vocabulary_check(const std::filesystem::path& file, Console& console);

struct VocabularyCommand {
    std::filesystem::path file;
    bool dry_run = false;
    bool yes = false;  ///< do not ask
    std::optional<std::filesystem::path> report;
};

/// Makes the file the library's vocabulary, unless something is wrong with it, and the index anew.
/// What it changes for which records is told first; where records have areas that are merged, not
/// in use any more or in use again, it asks.
int vocabulary_load(const std::filesystem::path& library, const VocabularyCommand& command,
                    Console& console);

/// Searches as the server does.
int search(const std::filesystem::path& library, const std::string& query, bool as_json,
           Console& console);

/// Writes the library, as it is at this moment, into one archive; others may write meanwhile.
int backup(const std::filesystem::path& library, const std::filesystem::path& archive,
           Console& console);

/// Makes a library from such an archive, with its index.
int restore(const std::filesystem::path& library, const std::filesystem::path& archive,
            Console& console);

struct ExportCommand {
    std::string format = "evidence_xml";  ///< the name of one that is written
    std::optional<std::string> query;     ///< absent: everything that is there
};

/// Writes records to console.out as one document: those that the search finds, as it orders them
/// (all with all its words, or with some where none has all), or everything, drafts too. One record
/// is in memory at a time.
int export_records(const std::filesystem::path& library, const ExportCommand& command,
                   Console& console);

}  // namespace findings::indexer
