#include "library/index/generation_check.hpp"

#include "library/base/child.hpp"
#include "library/base/file.hpp"
#include "library/index/generation_database.hpp"
#include "library/index/generation_manifest.hpp"
#include "library/index/keeper_errors.hpp"
#include "library/index/layout.hpp"
#include "library/index/verify_reading.hpp"

#include <chrono>
#include <csignal>
#include <cstring>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace findings {
namespace {

using namespace std::chrono_literals;

/// A glance is short: what takes longer goes round in circles, or waits for a lock that a thread of
/// ours held when the process was forked, which the next one will not.
constexpr auto glance_patience = 15s;

/// So often, as a file that the system would not open or read may be so no more the next moment.
constexpr int most_looks = 3;
constexpr auto between_looks = 300ms;

constexpr std::string_view unfit_word = "unfit ";  // before what the child says of a whole one

/// Reads a little of each table, as the first search would.
void touch(const Xapian::Database& database)
{
    for (auto facets = database.valuestream_begin(slot::facets);
         facets != database.valuestream_end(slot::facets); ++facets)
        (*facets).size();
    const std::string first(prefix::id);
    auto id = database.allterms_begin(first);
    if (id == database.allterms_end(first))
        return;
    for (const Xapian::docid number :
         {*database.postlist_begin(*id), Xapian::docid{database.get_lastdocid()}}) {
        const Xapian::Document document = database.get_document(number);
        document.get_data();
        for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term)
            term.positionlist_count();
    }
}

void look_once(const std::filesystem::path& generation, const Vocabulary& vocabulary,
               ChangeNumber newest)
{
    const Xapian::Database database = open_generation(generation, vocabulary);
    if (generation_upto(database) > newest)
        throw ahead_of_catalogue(generation);
    touch(database);
}

/// The same, where the system says no, some moments later again.
void look(const std::filesystem::path& generation, const Vocabulary& vocabulary,
          ChangeNumber newest)
{
    for (int looks = 1;; ++looks)
        try {
            return look_once(generation, vocabulary, newest);
        } catch (const Xapian::Error& error) {
            const bool is_of_system = error.get_error_string() != nullptr;
            if (!is_of_system || looks == most_looks)
                throw;
            std::this_thread::sleep_for(between_looks);
        }
}

void glance(const std::filesystem::path& generation, const Vocabulary& vocabulary,
            ChangeNumber newest, const Child::Say& say)
{
    try {
        look(generation, vocabulary, newest);
    } catch (const Xapian::DatabaseModifiedError&) {
        // somebody writes to it, and it could be read so far
    } catch (const IndexError& error) {
        say(std::string(unfit_word) + error.what());
    } catch (const Xapian::Error& error) {
        say(generation.string() + ": " + error.get_description());
    }
}

/// What a child said, and how it ended.
struct Heard {
    std::optional<std::string> line;
    std::optional<std::string> failure;

    bool is_silence() const { return !line && failure == ::strsignal(SIGALRM); }
};

Heard glance_of_child(const std::filesystem::path& generation, const Vocabulary& vocabulary,
                      ChangeNumber newest)
{
    Child child([&](const Child::Say& say) { glance(generation, vocabulary, newest, say); },
                glance_patience);
    Heard heard{.line = child.line(), .failure = {}};
    while (child.line()) {
    }
    heard.failure = child.failure();
    return heard;
}

std::optional<GenerationFault> fault_in(const Heard& heard, const std::filesystem::path& generation)
{
    if (heard.line && heard.line->starts_with(unfit_word))
        return GenerationFault{heard.line->substr(unfit_word.size()), false};
    if (heard.line)
        return GenerationFault{*heard.line};
    if (heard.failure)
        return GenerationFault{generation.string() + ": reading it ended with: " + *heard.failure};
    return std::nullopt;
}

/// The files could not be read at all: as bad as wrong ones.
template <class Look>
std::optional<GenerationFault> with_file_errors(const Look& look)
{
    try {
        return look();
    } catch (const FileError& error) {
        return GenerationFault{error.what()};
    } catch (const std::filesystem::filesystem_error& error) {
        return GenerationFault{error.what()};
    }
}

std::optional<GenerationFault> first_of(std::vector<std::string> faults)
{
    if (faults.empty())
        return std::nullopt;
    return GenerationFault{std::move(faults.front())};
}

}  // namespace

std::optional<GenerationFault> damage_at_a_glance(const std::filesystem::path& generation,
                                                  const Vocabulary& vocabulary, ChangeNumber newest)
{
    return with_file_errors([&]() -> std::optional<GenerationFault> {
        if (!std::filesystem::is_directory(generation))
            return GenerationFault{generation.string() + " is missing"};
        if (has_manifest(generation))
            if (auto fault = manifest_fault_at_a_glance(generation))
                return GenerationFault{*std::move(fault)};
        Heard heard = glance_of_child(generation, vocabulary, newest);
        for (int looks = 1; heard.is_silence() && looks < most_looks; ++looks)
            heard = glance_of_child(generation, vocabulary, newest);
        return fault_in(heard, generation);
    });
}

std::optional<GenerationFault> damage_of(const std::filesystem::path& generation,
                                         const Vocabulary& vocabulary, ChangeNumber newest)
{
    if (auto fault = damage_at_a_glance(generation, vocabulary, newest))
        return fault;
    return with_file_errors([&]() -> std::optional<GenerationFault> {
        if (has_manifest(generation))
            return first_of(manifest_faults(generation));
        IndexReading reading(generation, vocabulary);
        return first_of(reading.take_damage());
    });
}

}  // namespace findings
