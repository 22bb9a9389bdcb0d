#include "tests/library/index/test_index.hpp"

#include "library/index/layout.hpp"
#include "tests/support/sample_library.hpp"

#include <fstream>

namespace findings::tests {

TestIndex::TestIndex() : vocabulary_(shipped_vocabulary()), scales_(shipped_scales())
{
    std::filesystem::create_directory(library() / "index");
    begin_generation();
}

void TestIndex::store(const std::vector<Record>& records)
{
    for (const Record& record : records)
        store_document(database_, *record.id, maker_.make({.record = record}));
    database_.commit();
}

void TestIndex::store_version(const CatalogueRecord& record)
{
    store_document(database_, *record.record.id, maker_.make(record));
    database_.commit();
}

void TestIndex::remove(const RecordId& id)
{
    remove_document(database_, id);
    database_.commit();
}

void TestIndex::swap_in(const std::vector<Record>& records)
{
    const std::filesystem::path old = generation();
    begin_generation();
    store(records);
    std::filesystem::remove_all(old);
}

void TestIndex::set_metadata(const std::string& key, const std::string& value)
{
    database_.set_metadata(key, value);
    database_.commit();
}

std::filesystem::path TestIndex::generation() const
{
    return library() / "index" / ("gen-000" + std::to_string(number_));
}

void TestIndex::begin_generation()
{
    ++number_;
    database_ = Xapian::WritableDatabase(generation().string(), Xapian::DB_CREATE);
    set_metadata(metadata::layout, std::to_string(index_layout_version));
    set_metadata(metadata::vocabulary, vocabulary_.hash());
    const std::filesystem::path stub = library() / "index" / "current";
    std::ofstream(stub.string() + ".new") << "auto " << generation().filename().string() << '\n';
    std::filesystem::rename(stub.string() + ".new", stub);
}

RecordId numbered_id(std::uint64_t number)
{
    return RecordId::from(1'700'000'000'000 + number, {});
}

Record titled(std::uint64_t number, std::string_view title, std::string_view language)
{
    return {.id = numbered_id(number),
            .kind = Kind::research_summary,
            .language = Language::parse(language),
            .title = std::string(title)};
}

std::vector<std::string> titles(const SearchResult& result)
{
    std::vector<std::string> found;
    for (const Hit& hit : result.hits)
        found.push_back(hit.card.title);
    return found;
}

}  // namespace findings::tests
