#include "library/index/reader_search.hpp"

#include "library/base/text.hpp"
#include "library/index/layout.hpp"
#include "library/index/query_documents.hpp"
#include "library/index/reader_rank.hpp"
#include "library/index/snippet.hpp"
#include "library/index/spelling_correction.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>

namespace findings {
namespace {

/// All findable documents, ascending.
std::vector<Xapian::docid> every_document(const FacetColumn& column)
{
    std::vector<Xapian::docid> documents;
    for (Xapian::docid document = 1; document < column.end(); ++document)
        if (column.row(document).is_there)
            documents.push_back(document);
    return documents;
}

/// Records of drafts have no facets and no words, but "everything" meets them.
void keep_findable(std::vector<Xapian::docid>& documents, const FacetColumn& column)
{
    std::erase_if(documents,
                  [&](Xapian::docid document) { return !column.row(document).is_there; });
}

/// Takes out the documents of works that are shown already.
void take_out_works(std::vector<Xapian::docid>& documents, const FacetColumn& column,
                    const std::vector<Xapian::docid>& shown)
{
    std::vector<bool> works(column.work_count());
    for (const Xapian::docid document : shown)
        works[column.row(document).work] = true;
    std::erase_if(documents,
                  [&](Xapian::docid document) { return works[column.row(document).work]; });
}

/// "school age" of "school_age".
std::string with_spaces(std::string token)
{
    std::replace(token.begin(), token.end(), '_', ' ');
    return token;
}

constexpr std::size_t few_results = 5;  // from here on no other spelling is offered

/// What a record is said to be about in tokens, as words.
std::vector<NamedText> token_texts(const FacetColumn& column, Xapian::docid document)
{
    std::vector<NamedText> texts;
    for (const FacetValueId id : column.values_of(document)) {
        const KnownFacetValue& value = column.values()[id];
        if (value.facet == Facet::population || value.facet == Facet::setting ||
            value.facet == Facet::outcome)
            texts.push_back({std::string(name(value.facet)), with_spaces(value.value)});
    }
    return texts;
}

/// Results with all words, then those with some.
struct Tiers {
    FacetTally all;
    FacetTally some;
};

class Search {
public:
    Search(const IndexView& index, const SearchRequest& request)
        : index_(index), request_(request), filter_(index.column, request), finder_(index.database)
    {}

    SearchResult run()
    {
        understand();
        count();
        SearchResult result;
        result.understood = query_.understood;
        result.concepts = query_.concepts;
        result.dropped = query_.dropped;
        result.total = static_cast<std::uint32_t>(tiers_.all.shown.size());
        result.total_some = static_cast<std::uint32_t>(tiers_.some.shown.size());
        if (request_.facets) {
            const bool only_some = tiers_.all.shown.empty() && !tiers_.some.shown.empty();
            const FacetTally& counted = only_some ? tiers_.some : tiers_.all;
            result.facets = facet_values(index_.column, filter_, counted.counts, request_);
        }
        result.hits = hits();
        result.did_you_mean = did_you_mean();
        return result;
    }

    std::vector<RecordId> everything()
    {
        understand();
        count();
        const bool only_some = tiers_.all.shown.empty();
        const std::vector<Xapian::docid>& works = (only_some ? tiers_.some : tiers_.all).shown;
        std::vector<RecordId> ids;
        ids.reserve(works.size());
        const std::vector<RankedDocument> order =
            is_one_list() ? in_one_list(works.size() + tiers_.some.shown.size())
                          : first(only_some ? query_.some : query_.all, works, works.size());
        for (const RankedDocument& ranked : order)
            if (std::binary_search(works.begin(), works.end(), ranked.document))
                ids.push_back(record_id(index_.column.row(shown(ranked)).id));
        return ids;
    }

    std::vector<Xapian::docid> documents()
    {
        understand();
        std::vector<Xapian::docid> all = query_.matches_everything ? every_document(index_.column)
                                                                   : finder_.matching(query_.all);
        keep_passing(all);
        if (!all.empty())
            return all;
        std::vector<Xapian::docid> some = finder_.matching(query_.some);
        keep_passing(some);
        return some;
    }

private:
    void keep_passing(std::vector<Xapian::docid>& documents) const
    {
        keep_findable(documents, index_.column);
        std::erase_if(documents,
                      [&](Xapian::docid document) { return filter_.failing(document) != 0; });
    }

    void understand()
    {
        query_ = QueryBuilder(index_.database, index_.spotter, index_.stems).build(request_);
        text_ = query_as_text(request_, index_.spotter);
    }

    void count()
    {
        std::vector<Xapian::docid> all = query_.matches_everything ? every_document(index_.column)
                                                                   : finder_.matching(query_.all);
        keep_findable(all, index_.column);
        tiers_.all = tally(index_.column, filter_, all, request_.language, request_.facets);
        std::vector<Xapian::docid> some = finder_.matching(query_.some);
        keep_findable(some, index_.column);
        take_out_works(some, index_.column, tiers_.all.shown);
        tiers_.some = tally(index_.column, filter_, some, request_.language,
                            request_.facets && tiers_.all.shown.empty());
    }

    /// Another spelling, where the typed one finds little and the other clearly more.
    std::optional<std::string> did_you_mean() const
    {
        const std::size_t found = query_.has_unknown_words ? 0 : tiers_.all.shown.size();
        if (query_.matches_everything || found >= few_results)
            return std::nullopt;
        SearchRequest other = request_;
        const std::optional<std::string> text =
            mended_text(index_.database, index_.spotter, index_.stems, request_);
        if (!text)
            return std::nullopt;
        other.text = *text;
        other.facets = false;
        Search mended(index_, other);
        mended.understand();
        mended.count();
        const std::size_t all = mended.tiers_.all.shown.size();
        const std::size_t any = all + mended.tiers_.some.shown.size();
        const bool finds_more =
            all > 2 * found || (query_.has_unknown_words && all == 0 &&
                                any > tiers_.all.shown.size() + tiers_.some.shown.size());
        return finds_more ? text : std::nullopt;
    }

    std::vector<RankedDocument> first(const Xapian::Query& query,
                                      const std::vector<Xapian::docid>& among,
                                      std::size_t most) const
    {
        if (!by_relevance() || query_.matches_everything)
            return sorted(index_.database, index_.column, request_.sort, among, most);
        return ranked(
            index_.database, index_.column,
            {.query = query, .text = text_, .appraisal = request_.sort == Sort::relevance}, among,
            most);
    }

    std::vector<Hit> hits() const
    {
        const std::size_t offset = std::min(request_.offset, deepest_result);
        const std::size_t end =
            std::min(offset + std::min(request_.limit, most_results), deepest_result);
        const std::size_t total = tiers_.all.shown.size();
        std::vector<RankedDocument> documents;
        if (is_one_list())
            documents = in_one_list(end);
        else {
            if (offset < total)
                documents = first(query_.all, tiers_.all.shown, end);
            documents.resize(std::min(total, end));
            if (end > total)
                for (const RankedDocument& document :
                     first(query_.some, tiers_.some.shown, end - total))
                    documents.push_back(document);
        }
        const std::vector<Xapian::docid>& all = tiers_.all.shown;
        std::vector<Hit> page;
        for (std::size_t i = offset; i < documents.size(); ++i)
            page.push_back(hit(documents[i],
                               std::binary_search(all.begin(), all.end(), documents[i].document)));
        return page;
    }

    /// Of a sentence hardly a record has all words, and those that do are not the best.
    bool is_one_list() const
    {
        return by_relevance() && text_.is_sentence && !tiers_.all.shown.empty() &&
               !tiers_.some.shown.empty();
    }

    /// The first of both tiers by relevance alone.
    std::vector<RankedDocument> in_one_list(std::size_t most) const
    {
        std::vector<Xapian::docid> both;
        std::merge(tiers_.all.shown.begin(), tiers_.all.shown.end(), tiers_.some.shown.begin(),
                   tiers_.some.shown.end(), std::back_inserter(both));
        return first(query_.some, both, most);
    }

    bool by_relevance() const
    {
        return request_.sort == Sort::relevance || request_.sort == Sort::relevance_only;
    }

    /// The expression of its work that the reader is shown.
    Xapian::docid shown(const RankedDocument& ranked) const
    {
        return in_language(index_.column, filter_, ranked.document, request_.language);
    }

    Hit hit(const RankedDocument& ranked, bool all_words) const
    {
        DocumentData data = document_data(index_, shown(ranked));
        Highlights highlights = Highlighter(query_.marks, index_.spotter, index_.stems)
                                    .of(data, token_texts(index_.column, ranked.document));
        if (highlights.why.empty())
            highlights.why = reasons_in_index(ranked.document, data.card.language);
        return {.card = std::move(data.card),
                .score = ranked.score,
                .all_words = all_words,
                .snippet = std::move(highlights.snippet),
                .why = std::move(highlights.why)};
    }

    /// What matched in a text that a result does not hold, by the terms of its document.
    std::vector<MatchReason> reasons_in_index(Xapian::docid document,
                                              const std::string& language) const
    {
        const auto has = [&](const std::string& term) {
            auto found = index_.database.termlist_begin(document);
            found.skip_to(term);
            return found != index_.database.termlist_end(document) && *found == term;
        };
        std::vector<MatchReason> why;
        for (const auto& [word, stems] : query_.marks.typed)
            if (why.size() < most_reasons && std::any_of(stems.begin(), stems.end(), has))
                why.push_back({"text", word, {}});
        for (const std::vector<std::string>& phrase : query_.marks.phrases)
            if (why.size() < most_reasons && std::all_of(phrase.begin(), phrase.end(), has))
                why.push_back({"text", joined(phrase, " "), {}});
        for (const std::string& beginning : query_.marks.beginnings) {
            auto word = index_.database.termlist_begin(document);
            word.skip_to(beginning);
            if (why.size() < most_reasons && word != index_.database.termlist_end(document) &&
                (*word).starts_with(beginning))
                why.push_back({"text", *word, {}});
        }
        for (const auto& [position, key] : query_.marks.concepts) {
            const Concept& searched = index_.spotter.vocabulary().concepts()[position];
            if (why.size() < most_reasons && has(std::string(prefix::label) + searched.id))
                why.push_back(
                    {"text", std::string(preferred_label(searched, language)), searched.id});
        }
        return why;
    }

    const IndexView& index_;
    const SearchRequest& request_;
    const FacetFilter filter_;
    DocumentFinder finder_;
    BuiltQuery query_;
    QueryAsText text_;
    Tiers tiers_;
};

/// Terms that say what a record is about.
class TellingTerms : public Xapian::ExpandDecider {
public:
    bool operator()(const std::string& term) const override
    {
        for (const std::string_view kind : {prefix::area, prefix::label})
            if (term.starts_with(kind))
                return true;
        for (const std::string_view stem :
             {prefix::english_stem, prefix::french_stem, prefix::other_stem})
            if (term.starts_with(stem) && term.size() > stem.size() + 1 &&
                !(term[stem.size()] >= 'A' && term[stem.size()] <= 'Z'))
                return true;
        return false;
    }
};

constexpr Xapian::termcount most_similar_terms = 40;

}  // namespace

DocumentData document_data(const IndexView& index, Xapian::docid document)
{
    const std::string bytes =
        index.database.get_document(document, Xapian::DOC_ASSUME_VALID).get_data();
    DocumentData data = from_document_data(bytes);
    const FacetColumn& column = index.column;
    for (const Xapian::docid expression : column.expressions(column.row(document).work))
        data.card.languages.emplace_back(column.value_of(expression, Facet::language));
    std::sort(data.card.languages.begin(), data.card.languages.end());
    data.card.languages.erase(std::unique(data.card.languages.begin(), data.card.languages.end()),
                              data.card.languages.end());
    std::erase(data.card.languages, "");
    data.card.stale_translation = column.is_stale_translation(document);
    return data;
}

Xapian::docid in_language(const FacetColumn& column, const FacetFilter& filter,
                          Xapian::docid document, std::string_view language)
{
    const std::string_view wanted = language.substr(0, language.find('-'));
    if (column.value_of(document, Facet::language) == wanted)
        return document;
    for (const Xapian::docid expression : column.expressions(column.row(document).work))
        if (column.value_of(expression, Facet::language) == wanted &&
            filter.failing(expression) == 0)
            return expression;
    return document;
}

SearchResult search_index(const IndexView& index, const SearchRequest& request)
{
    return Search(index, request).run();
}

std::vector<RecordId> all_results(const IndexView& index, const SearchRequest& request)
{
    return Search(index, request).everything();
}

std::vector<Xapian::docid> matching_documents(const IndexView& index, const SearchRequest& request)
{
    return Search(index, request).documents();
}

std::vector<Card> similar_cards(const IndexView& index, const RecordId& id, std::size_t most,
                                const std::string& language)
{
    const auto own = index.database.postlist_begin(id_term(id));
    if (own == index.database.postlist_end(id_term(id)) || most == 0)
        return {};
    const Xapian::docid document = *own;
    if (document >= index.column.end() || !index.column.row(document).is_there)
        return {};
    Xapian::Enquire enquire(index.database);
    enquire.set_query(Xapian::Query(id_term(id)));
    Xapian::RSet known;
    known.add_document(document);
    const TellingTerms telling;
    const Xapian::ESet terms = enquire.get_eset(most_similar_terms, known, &telling);
    const Xapian::Query alike(Xapian::Query::OP_ELITE_SET, terms.begin(), terms.end(), 20);

    const FacetFilter everything(index.column, SearchRequest{});
    std::vector<Xapian::docid> found = DocumentFinder(index.database).matching(alike);
    keep_findable(found, index.column);
    take_out_works(found, index.column, {document});
    const FacetTally works = tally(index.column, everything, found, language);
    std::vector<Card> cards;
    for (const RankedDocument& other :
         ranked(index.database, index.column, {alike}, works.shown, most))
        cards.push_back(
            document_data(index, in_language(index.column, everything, other.document, language))
                .card);
    return cards;
}

}  // namespace findings
