#include "tests/relevance/judged_library.hpp"

#include "library/catalogue/catalogue.hpp"
#include "library/index/generation.hpp"
#include "library/index/generation_database.hpp"
#include "library/index/layout.hpp"
#include "tests/support/sample_library.hpp"

#include <xapian.h>

#include <algorithm>
#include <array>

namespace findings::relevance {
namespace {

constexpr std::size_t most_at_once = 1'000;  // what Catalogue::store takes

/// Numbered ids: equals come in the order of their ids, so that every run ranks the same.
RecordId numbered(std::size_t number)
{
    return RecordId::from(1'700'000'000'000 + number, {});
}

/// "Perlis, A. J." taken apart.
Agent author_of(const std::string& name)
{
    const std::size_t comma = name.find(',');
    if (comma == std::string::npos)
        return {.name = name};
    const std::size_t given = name.find_first_not_of(' ', comma + 1);
    return {.family = name.substr(0, comma),
            .given = given == std::string::npos ? std::string() : name.substr(given)};
}

Record record_of(const CollectionDocument& document, const RecordId& id)
{
    Record record{.id = id,
                  .kind = Kind::study,
                  .language = document.language,
                  .title = document.title,
                  .abstract = document.text};
    for (const std::string& author : document.authors)
        record.authors.push_back(author_of(author));
    record.keywords = document.keywords;
    return record;
}

}  // namespace

JudgedLibrary::JudgedLibrary(const std::vector<CollectionDocument>& documents)
    : vocabulary_(tests::shipped_vocabulary()), scales_(tests::shipped_scales())
{
    store(documents);
    rebuild_index({folder_.path(), vocabulary_, scales_}, {});
    readers_.emplace(folder_.path(), vocabulary_);
    reader_ = readers_->make();
}

void JudgedLibrary::store(const std::vector<CollectionDocument>& documents)
{
    Catalogue catalogue(folder_.path(), Catalogue::Access::read_write);
    const BatchId batch = catalogue.begin_batch("a judged collection");
    for (std::size_t from = 0; from < documents.size(); from += most_at_once) {
        std::vector<Candidate> candidates;
        for (std::size_t i = from; i < std::min(documents.size(), from + most_at_once); ++i) {
            const RecordId id = numbered(i);
            ids_.emplace(id.str(), documents[i].id);
            candidates.push_back({.record = record_of(documents[i], id)});
        }
        catalogue.store(batch, candidates);
    }
    catalogue.end_batch(batch, {});
}

std::vector<std::string> JudgedLibrary::search(const std::string& text, std::size_t depth)
{
    std::vector<std::string> ranking;
    SearchRequest request{.text = text};
    request.facets = false;
    while (ranking.size() < depth) {
        request.offset = ranking.size();
        request.limit = std::min(depth - ranking.size(), most_results);
        const SearchResult result = reader_->search(request);
        for (const Hit& hit : result.hits)
            ranking.push_back(ids_.at(hit.card.id.str()));
        if (result.hits.size() < request.limit)
            break;
    }
    return ranking;
}

std::vector<std::string> JudgedLibrary::plain_search(const std::string& text, std::size_t depth)
{
    const Xapian::Database index =
        open_generation(IndexFolder(folder_.path()).live().value(), vocabulary_);
    std::vector<Xapian::Query> asked;
    for (const Word& word : telling_words(words(text))) {
        std::vector<Xapian::Query> forms;
        for (const WordLanguage language :
             {WordLanguage::english, WordLanguage::french, WordLanguage::other})
            for (const std::string& stem : stems_.of(word, language))
                forms.emplace_back(stem);
        asked.emplace_back(Xapian::Query::OP_SYNONYM, forms.begin(), forms.end());
    }
    Xapian::Enquire enquire(index);
    enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, asked.begin(), asked.end()));
    enquire.set_weighting_scheme(Xapian::BM25Weight(1.2, 0, 1, 0.75, 0.5));
    const Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(depth));
    std::vector<std::string> ranking;
    for (auto hit = found.begin(); hit != found.end(); ++hit)
        for (auto term = hit.get_document().termlist_begin();; ++term)
            if ((*term).starts_with(prefix::id)) {
                ranking.push_back(ids_.at((*term).substr(prefix::id.size())));
                break;
            }
    return ranking;
}

}  // namespace findings::relevance
