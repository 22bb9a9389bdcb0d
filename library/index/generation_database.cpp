#include "library/index/generation_database.hpp"

#include "library/index/keeper_errors.hpp"
#include "library/index/layout.hpp"

#include <charconv>
#include <string>
#include <string_view>

namespace findings {
namespace {

void require_fit(const Xapian::Database& database, const std::filesystem::path& generation,
                 const Vocabulary& vocabulary)
{
    const std::string ours = std::to_string(index_layout_version);
    const std::string layout = database.get_metadata(metadata::layout);
    if (layout != ours)
        throw unreadable_index(generation, "the index has layout " +
                                               (layout.empty() ? "unknown" : layout) +
                                               ", this program reads layout " + ours);
    if (database.get_metadata(metadata::vocabulary) != vocabulary.hash())
        throw unreadable_index(generation,
                               "the index was made with another vocabulary of practice areas");
}

}  // namespace

Xapian::Database open_generation(const std::filesystem::path& generation,
                                 const Vocabulary& vocabulary)
{
    Xapian::Database database(generation.string());
    require_fit(database, generation, vocabulary);
    return database;
}

Xapian::WritableDatabase open_generation_to_write(const std::filesystem::path& generation,
                                                  const Vocabulary& vocabulary)
{
    Xapian::WritableDatabase database(generation.string(), Xapian::DB_OPEN);
    require_fit(database, generation, vocabulary);
    return database;
}

void create_generation(const std::filesystem::path& folder, const Vocabulary& vocabulary)
{
    Xapian::WritableDatabase database(folder.string(), Xapian::DB_CREATE);
    describe_generation(database, vocabulary, 0);
    database.commit();
}

void describe_generation(Xapian::WritableDatabase& database, const Vocabulary& vocabulary,
                         ChangeNumber upto)
{
    database.set_metadata(metadata::layout, std::to_string(index_layout_version));
    database.set_metadata(metadata::vocabulary, vocabulary.hash());
    set_generation_upto(database, upto);
}

ChangeNumber generation_upto(const Xapian::Database& database)
{
    const std::string text = database.get_metadata(metadata::upto);
    ChangeNumber upto = 0;
    std::from_chars(text.data(), text.data() + text.size(), upto);
    return upto;
}

void set_generation_upto(Xapian::WritableDatabase& database, ChangeNumber upto)
{
    database.set_metadata(metadata::upto, std::to_string(upto));
}

}  // namespace findings
