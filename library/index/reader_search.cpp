#include "library/index/reader_search.hpp"

#include "library/base/text.hpp"
#include "library/index/layout.hpp"
#include "library/index/query_documents.hpp"
#include "library/index/reader_rank.hpp"
#include "library/index/snippet.hpp"
#include "library/index/spelling_correction.hpp"

#include <algorithm>

namespace findings {
namespace {

/// Takes out the documents of works that are shown already.
void take_out_works(DocumentSet& documents, const FacetColumn& column, const DocumentSet& shown)
{
    documents -= shown;
    DocumentSet with_others = shown;
    with_others -= column.alone();
    with_others.each([&](Xapian::docid document) {
        for (auto other = column.next_expression(document); other != document;
             other = column.next_expression(other))
            documents.erase(other);
    });
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
        : index_(index), request_(request), filter_(index.column, request),
          finder_(index.database, index.lists)
    {}

    SearchResult run()
    {
        understand();
        count();
        SearchResult result;
        result.understood = query_.understood;
        result.concepts = query_.concepts;
        result.dropped = query_.dropped;
        result.total = static_cast<std::uint32_t>(tiers_.all.total);
        result.total_some = static_cast<std::uint32_t>(tiers_.some.total);
        if (request_.facets) {
            const bool only_some = tiers_.all.total == 0 && tiers_.some.total > 0;
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
        const bool only_some = tiers_.all.total == 0;
        const FacetTally& works = only_some ? tiers_.some : tiers_.all;
        std::vector<RecordId> ids;
        ids.reserve(works.total);
        const std::vector<RankedDocument> order =
            is_one_list() ? in_one_list(works.total + tiers_.some.total)
                          : first(only_some ? query_.some : query_.all, works.shown, works.total);
        for (const RankedDocument& ranked : order)
            if (works.shown.contains(ranked.document))
                ids.push_back(record_id(index_.column.row(shown(ranked)).id));
        return ids;
    }

    std::vector<Xapian::docid> documents()
    {
        understand();
        std::vector<Xapian::docid> all = passing(
            query_.matches_everything ? index_.column.findable() : finder_.matching(query_.all));
        return all.empty() ? passing(finder_.matching(query_.some)) : all;
    }

private:
    std::vector<Xapian::docid> passing(DocumentSet found) const
    {
        found &= index_.column.findable();
        std::vector<Xapian::docid> documents = found.list();
        std::erase_if(documents,
                      [&](Xapian::docid document) { return filter_.failing(document) != 0; });
        return documents;
    }

    void understand()
    {
        query_ = QueryBuilder(index_.database, index_.spotter, index_.stems).build(request_);
        text_ = query_as_text(request_, index_.spotter, index_.stems);
    }

    void count()
    {
        // what is weighed is most of the time the first tier only
        DocumentSet all = query_.matches_everything ? index_.column.findable()
                          : by_relevance()          ? finder_.matching_with_postings(query_.all)
                                                    : finder_.matching(query_.all);
        all &= index_.column.findable();
        tiers_.all = tally(index_.column, filter_, all, request_.language, request_.facets);
        DocumentSet some = finder_.matching(query_.some);
        some &= index_.column.findable();
        take_out_works(some, index_.column, tiers_.all.shown);
        tiers_.some = tally(index_.column, filter_, some, request_.language,
                            request_.facets && tiers_.all.total == 0);
    }

    /// Another spelling, where the typed one finds little and the other clearly more.
    std::optional<std::string> did_you_mean() const
    {
        const std::size_t found = query_.has_unknown_words ? 0 : tiers_.all.total;
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
        const std::size_t all = mended.tiers_.all.total;
        const std::size_t any = all + mended.tiers_.some.total;
        const bool finds_more = all > 2 * found || (query_.has_unknown_words && all == 0 &&
                                                    any > tiers_.all.total + tiers_.some.total);
        return finds_more ? text : std::nullopt;
    }

    std::vector<RankedDocument> first(const SearchQuery& query, const DocumentSet& among,
                                      std::size_t most)
    {
        if (!by_relevance() || query_.matches_everything)
            return sorted(index_.database, index_.column, request_.sort, among, most);
        return ranked(
            index_.database, index_.column, finder_,
            {.query = query, .text = text_, .appraisal = request_.sort == Sort::relevance}, among,
            most);
    }

    std::vector<Hit> hits()
    {
        const std::size_t offset = std::min(request_.offset, deepest_result);
        const std::size_t end =
            std::min(offset + std::min(request_.limit, most_results), deepest_result);
        const std::size_t total = tiers_.all.total;
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
        std::vector<Hit> page;
        for (std::size_t i = offset; i < documents.size(); ++i)
            page.push_back(hit(documents[i], tiers_.all.shown.contains(documents[i].document)));
        return page;
    }

    /// Of a sentence hardly a record has all words, and those that do are not the best.
    bool is_one_list() const
    {
        return by_relevance() && text_.is_sentence && tiers_.all.total > 0 && tiers_.some.total > 0;
    }

    /// The first of both tiers by relevance alone.
    std::vector<RankedDocument> in_one_list(std::size_t most)
    {
        DocumentSet both = tiers_.all.shown;
        both |= tiers_.some.shown;
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
constexpr std::size_t most_similar_asked = 20;

/// The rarest of the terms, any of them.
SearchQuery rarest(const Xapian::Database& index, const Xapian::ESet& terms)
{
    std::vector<std::pair<Xapian::doccount, std::string>> by_frequency;
    for (const std::string& term : terms)
        by_frequency.emplace_back(index.get_termfreq(term), term);
    std::sort(by_frequency.begin(), by_frequency.end());
    std::vector<SearchQuery> parts;
    for (const auto& [frequency, term] : by_frequency)
        if (parts.size() < most_similar_asked)
            parts.push_back(SearchQuery::of_term(term));
    return SearchQuery::of(SearchQuery::Kind::any_of, std::move(parts));
}

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
    const SearchQuery alike = rarest(index.database, terms);

    const FacetFilter everything(index.column, SearchRequest{});
    DocumentFinder finder(index.database, index.lists);
    DocumentSet found = finder.matching(alike);
    found &= index.column.findable();
    take_out_works(found, index.column, DocumentSet(finder.end(), {document}));
    const FacetTally works = tally(index.column, everything, found, language, false);
    std::vector<Card> cards;
    for (const RankedDocument& other :
         ranked(index.database, index.column, finder, {alike}, works.shown, most))
        cards.push_back(
            document_data(index, in_language(index.column, everything, other.document, language))
                .card);
    return cards;
}

}  // namespace findings
