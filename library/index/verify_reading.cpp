#include "library/index/verify_reading.hpp"

#include "library/index/generation_database.hpp"
#include "library/index/index_error.hpp"
#include "library/index/layout.hpp"

#include <sstream>
#include <string_view>
#include <utility>

namespace findings {
namespace {

// What the child says, a line each, the first word telling what it is.
constexpr std::string_view damage_word = "damage ";
constexpr std::string_view upto_word = "upto ";
constexpr std::string_view record_word = "record ";

/// Whether all parts of a document can be read. Xapian takes a table that is gone for one that was
/// never needed, and says nothing.
bool is_whole(const Xapian::Database& database, Xapian::docid number,
              const Xapian::Document& document)
{
    const bool has_terms = database.termlist_begin(number) != database.termlist_end(number);
    const bool findable = !document.get_value(slot::facets).empty();
    return has_terms && (!findable || !document.get_data().empty());
}

bool holds_findable(const Xapian::Database& database)
{
    return database.valuestream_begin(slot::facets) != database.valuestream_end(slot::facets);
}

void say_records(const Xapian::Database& database, const Child::Say& say)
{
    if (holds_findable(database) && !database.has_positions())
        say(std::string(damage_word) + "the index has lost the positions of its words");
    Xapian::doccount with_id = 0;
    Xapian::doccount incomplete = 0;
    const std::string id_prefix(prefix::id);
    const auto end = database.allterms_end(id_prefix);
    for (auto term = database.allterms_begin(id_prefix); term != end; ++term) {
        const Xapian::docid number = *database.postlist_begin(*term);
        const Xapian::Document document = database.get_document(number);
        incomplete += is_whole(database, number, document) ? 0 : 1;
        const Xapian::doccount documents = term.get_termfreq();
        with_id += documents;
        say(std::string(record_word) + (*term).substr(id_prefix.size()) + " " +
            document.get_value(slot::version) + " " + document.get_value(slot::change) + " " +
            std::to_string(documents));
    }
    if (incomplete > 0)
        say(std::string(damage_word) + std::to_string(incomplete) +
            " documents in the index have lost a part");
    if (with_id != database.get_doccount())
        say(std::string(damage_word) + std::to_string(database.get_doccount()) +
            " documents in the index have " + std::to_string(with_id) + " ids");
}

void say_generation(const std::filesystem::path& generation, const Vocabulary& vocabulary,
                    const Child::Say& say)
{
    try {
        if (const std::size_t faults = Xapian::Database::check(generation.string()); faults > 0) {
            say(std::string(damage_word) + generation.string() + ": Xapian finds " +
                std::to_string(faults) + " faults (xapian-check shows them)");
            return;
        }
        const Xapian::Database database = open_generation(generation, vocabulary);
        say(std::string(upto_word) + std::to_string(generation_upto(database)));
        say_records(database, say);
    } catch (const IndexError& error) {
        say(std::string(damage_word) + error.what());
    } catch (const Xapian::Error& error) {
        say(std::string(damage_word) + generation.string() + ": " + error.get_description());
    }
}

/// The rest of the line where it begins with the word.
std::optional<std::string> after(std::string_view word, const std::optional<std::string>& line)
{
    if (!line || !line->starts_with(word))
        return std::nullopt;
    return line->substr(word.size());
}

}  // namespace

IndexReading::IndexReading(const std::filesystem::path& generation, const Vocabulary& vocabulary)
    : child_([&](const Child::Say& say) { say_generation(generation, vocabulary, say); }),
      generation_(generation)
{
    const std::optional<std::string> line = child_.line();
    if (const auto number = after(upto_word, line))
        std::istringstream(*number) >> upto_;
    else if (const auto damage = after(damage_word, line))
        damage_.push_back(*damage);
}

std::optional<IndexedRecord> IndexReading::next()
{
    while (const std::optional<std::string> line = child_.line()) {
        if (const auto text = after(record_word, line)) {
            IndexedRecord record;
            std::istringstream(*text) >> record.id >> record.version >> record.change >>
                record.documents;
            return record;
        }
        if (const auto damage = after(damage_word, line))
            damage_.push_back(*damage);
    }
    return std::nullopt;
}

std::vector<std::string> IndexReading::take_damage()
{
    while (next()) {
    }
    if (const std::optional<std::string> failure = child_.failure())
        damage_.push_back(generation_.string() + ": reading it ended with: " + *failure);
    return std::exchange(damage_, {});
}

}  // namespace findings
