#include "library/index/query.hpp"

#include "library/index/layout.hpp"

#include <algorithm>
#include <limits>

namespace findings {
namespace {

using UnitKind = QueryUnit::Kind;
using MatchKind = SearchQuery::Kind;

constexpr double narrower_scale = 0.6;
// A record that holds the words of a label apart has some of what was asked for only, and must not
// win by being worded as this reader's country words it.
constexpr double loose_words_scale = 0.1;
// Another form of a label of one word ("adopted") is nearly the label.
constexpr double other_form_scale = 0.6;
constexpr std::size_t most_expansion = 100;        // words for one word*
constexpr std::size_t most_query_expansion = 400;  // for all of a query

/// A query and how much its weight counts.
struct Grade {
    SearchQuery query;
    double scale = 1;
};

/// What matches several grades has the weight of the first.
SearchQuery graded(const std::vector<Grade>& grades)
{
    std::vector<SearchQuery> best;
    std::vector<SearchQuery> before;
    for (const Grade& grade : grades) {
        if (grade.query.empty())
            continue;
        std::vector<SearchQuery> not_better{grade.query};
        not_better.front().scale *= grade.scale;
        not_better.insert(not_better.end(), before.begin(), before.end());
        best.push_back(SearchQuery::of(MatchKind::without, std::move(not_better)));
        before.push_back(grade.query);
    }
    return SearchQuery::of(MatchKind::any_of, std::move(best));
}

/// What the terms of word* or title:word* begin with.
std::string term_beginning(const QueryUnit& unit)
{
    return (unit.field ? std::string(unit.field->prefix) : std::string()) +
           unit.words.front().folded;
}

SearchQuery everything()
{
    SearchQuery query;
    query.kind = MatchKind::everything;
    return query;
}

}  // namespace

QueryBuilder::QueryBuilder(const Xapian::Database& index, const ConceptSpotter& spotter,
                           Stems& stems)
    : index_(index), spotter_(spotter), stems_(stems)
{}

BuiltQuery QueryBuilder::build(const SearchRequest& request)
{
    built_ = {};
    expansions_left_ = most_query_expansion;
    QueryText text = read_query(request, spotter_);
    const bool wants = !text.groups.empty();
    built_.matches_everything = !text.asks;
    drop_unknown(text);
    keep_rarest(text);
    built_.understood = written(text, spotter_.vocabulary());
    built_.dropped = text.dropped;
    tell_concepts(text);

    std::vector<SearchQuery> filters;
    std::vector<SearchQuery> all;
    std::vector<SearchQuery> some;
    for (const auto& group : text.groups) {
        Clause made = clause(group);
        (made.is_filter ? filters : all).push_back(made.all);
        if (!made.is_filter)
            some.push_back(made.some);
    }
    if (!text.asks || (!wants && !text.excluded.empty()))
        all.push_back(everything());
    if (all.empty() && filters.empty())
        return std::move(built_);  // no record holds any of the words, or nothing was readable

    std::vector<SearchQuery> excluded;
    for (const QueryUnit& unit : text.excluded)
        excluded.push_back(query_of(unit));
    const auto narrowed = [&](const std::vector<SearchQuery>& parts, MatchKind kind) {
        std::vector<SearchQuery> with{parts.empty() ? everything() : SearchQuery::of(kind, parts)};
        with.insert(with.end(), filters.begin(), filters.end());
        std::vector<SearchQuery> query{SearchQuery::of(MatchKind::narrowed, std::move(with))};
        query.insert(query.end(), excluded.begin(), excluded.end());
        return SearchQuery::of(MatchKind::without, std::move(query));
    };
    built_.all = narrowed(all, MatchKind::all_of);
    const bool can_differ =
        some.size() > 1 ||
        std::any_of(text.groups.begin(), text.groups.end(), [](const auto& group) {
            return std::any_of(group.begin(), group.end(),
                               [](const QueryUnit& unit) { return unit.kind == UnitKind::named; });
        });
    if (!some.empty() && can_differ)
        built_.some = narrowed(some, MatchKind::any_of);
    return std::move(built_);
}

/// Leaves out plain words that no document holds, so that one slip of the pen does not lose the
/// rest.
void QueryBuilder::drop_unknown(QueryText& text)
{
    for (auto& group : text.groups)
        std::erase_if(group, [&](const QueryUnit& unit) {
            if (!is_unknown(unit))
                return false;
            std::string left_out = unit.kind == UnitKind::word
                                       ? unit.words.front().cased
                                       : written(unit, spotter_.vocabulary());
            if (std::find(text.dropped.begin(), text.dropped.end(), left_out) == text.dropped.end())
                text.dropped.push_back(std::move(left_out));
            built_.has_unknown_words = true;
            return true;
        });
    std::erase_if(text.groups, [](const auto& group) { return group.empty(); });
}

bool QueryBuilder::is_unknown(const QueryUnit& unit) const
{
    if (unit.kind == UnitKind::word)
        return frequency(unit.words.front()) == 0;
    if (unit.kind != UnitKind::beginning)
        return false;
    const std::string begins = term_beginning(unit);
    return index_.allterms_begin(begins) == index_.allterms_end(begins);
}

void QueryBuilder::keep_rarest(QueryText& text) const
{
    const auto weigh = [](const auto& units) {
        std::size_t count = 0;
        for (const QueryUnit& unit : units)
            count += std::max<std::size_t>(1, unit.words.size());
        return count;
    };
    std::size_t words = weigh(text.excluded);
    for (const auto& group : text.groups)
        words += weigh(group);
    if (words <= most_query_words)
        return;
    std::vector<std::pair<Xapian::doccount, std::size_t>> by_frequency;
    for (std::size_t i = 0; i < text.groups.size(); ++i) {
        Xapian::doccount most = 0;
        for (const QueryUnit& unit : text.groups[i])
            most = std::max(most, frequency(unit));
        by_frequency.emplace_back(most, i);
    }
    std::sort(by_frequency.begin(), by_frequency.end());
    const auto drop = [&](const QueryUnit& unit) {
        text.dropped.push_back(written(unit, spotter_.vocabulary()));
        words -= std::max<std::size_t>(1, unit.words.size());
    };
    while (words > most_query_words && !by_frequency.empty()) {
        auto& group = text.groups[by_frequency.back().second];
        by_frequency.pop_back();
        std::for_each(group.begin(), group.end(), drop);
        group.clear();
    }
    std::erase_if(text.groups, [](const auto& group) { return group.empty(); });
    while (words > most_query_words) {
        drop(text.excluded.back());
        text.excluded.pop_back();
    }
}

/// How many documents hold the rarest word of the unit, about; 0 for what has no words.
Xapian::doccount QueryBuilder::frequency(const QueryUnit& unit) const
{
    if (unit.words.empty())
        return 0;
    Xapian::doccount least = std::numeric_limits<Xapian::doccount>::max();
    for (const Word& word : unit.words)
        least = std::min(least, frequency(word));
    return least;
}

Xapian::doccount QueryBuilder::frequency(const Word& word) const
{
    Xapian::doccount sum = 0;
    for (const std::string& term : stems_.of_any_language(word))
        sum += index_.get_termfreq(term);
    return sum;
}

QueryBuilder::Clause QueryBuilder::clause(const std::vector<QueryUnit>& group)
{
    std::vector<SearchQuery> all;
    std::vector<SearchQuery> some;
    bool filters_only = true;
    for (const QueryUnit& unit : group) {
        mark(unit);
        all.push_back(query_of(unit));
        some.push_back(some_of(unit));
        filters_only = filters_only && is_filter(unit);
    }
    return {SearchQuery::of(MatchKind::any_of, std::move(all)),
            SearchQuery::of(MatchKind::any_of, std::move(some)), filters_only};
}

SearchQuery QueryBuilder::query_of(const QueryUnit& unit)
{
    switch (unit.kind) {
    case UnitKind::word:
        return any_form(unit.words.front(), {});
    case UnitKind::phrase:
        return phrase(unit.words);
    case UnitKind::beginning:
        return beginning(unit);
    case UnitKind::named:
        return named(unit, {});
    case UnitKind::field: {
        std::vector<SearchQuery> parts;
        for (const Word& word : unit.words)
            parts.push_back(any_form(word, unit.field->prefix));
        return SearchQuery::of(MatchKind::all_of, parts);
    }
    case UnitKind::area:
        return areas(unit.concepts);
    case UnitKind::doi:
        return SearchQuery::of_term(std::string(prefix::doi) + unit.doi);
    case UnitKind::years:
        return SearchQuery::of_years(unit.from, unit.to);
    }
    return SearchQuery();
}

/// What counts as some of a unit: of a label that is not in quotation marks, any of its words. Not
/// of all: the same evidence must be found by every country's words for it.
SearchQuery QueryBuilder::some_of(const QueryUnit& unit)
{
    if (unit.kind != UnitKind::named)
        return query_of(unit);
    std::vector<SearchQuery> words;
    for (const Word& word : telling_words(unit.words))
        words.push_back(any_form(word, {}));
    return named(unit, SearchQuery::of(MatchKind::any_of, words));
}

SearchQuery QueryBuilder::any_form(const Word& word, std::string_view field_prefix) const
{
    std::vector<SearchQuery> forms;
    for (const std::string& stem : stems_.of_any_language(word))
        forms.push_back(SearchQuery::of_term(in_field(stem, field_prefix)));
    return SearchQuery::of(MatchKind::synonyms, std::move(forms));
}

SearchQuery QueryBuilder::phrase(const std::vector<Word>& words) const
{
    std::vector<SearchQuery> parts;
    for (const Word& word : words)
        parts.push_back(SearchQuery::of_term(word.folded));
    return SearchQuery::of(MatchKind::phrase, std::move(parts));
}

/// The commonest words that begin so, found here because Xapian's own wildcard has no bound on how
/// many it looks at that also keeps the best.
SearchQuery QueryBuilder::beginning(const QueryUnit& unit)
{
    std::vector<std::pair<Xapian::doccount, std::string>> found;
    const std::string begins = term_beginning(unit);
    const auto end = index_.allterms_end(begins);
    for (auto term = index_.allterms_begin(begins); term != end; ++term)
        found.emplace_back(term.get_termfreq(), *term);
    std::sort(found.rbegin(), found.rend());
    found.resize(std::min({found.size(), most_expansion, expansions_left_}));
    expansions_left_ -= found.size();
    std::vector<SearchQuery> forms;
    for (const auto& [frequency, term] : found)
        forms.push_back(SearchQuery::of_term(term));
    return SearchQuery::of(MatchKind::synonyms, std::move(forms));
}

/// The concepts by any label and by their tag, graded: narrower ones less, and least the words
/// themselves, apart from each other.
SearchQuery QueryBuilder::named(const QueryUnit& unit, const SearchQuery& loose_words) const
{
    const double loose_scale = unit.words.size() == 1 ? other_form_scale : loose_words_scale;
    return graded({{tagged(unit.concepts), 1},
                   {tagged(below(unit.concepts)), narrower_scale},
                   {loose_words, loose_scale}});
}

/// The concepts by label and tag. The tag counts once more by itself: a record that somebody tagged
/// is about the concept, one that mentions it often may not be.
SearchQuery QueryBuilder::tagged(const std::vector<std::size_t>& concepts) const
{
    std::vector<SearchQuery> mentions;
    std::vector<SearchQuery> tags;
    for (const std::size_t position : concepts) {
        const std::string& id = spotter_.vocabulary().concepts()[position].id;
        mentions.push_back(SearchQuery::of_term(std::string(prefix::label) + id));
        tags.push_back(SearchQuery::of_term(std::string(prefix::area) + id));
        mentions.push_back(tags.back());
    }
    return SearchQuery::of(MatchKind::any_of,
                           {SearchQuery::of(MatchKind::synonyms, std::move(mentions)),
                            SearchQuery::of(MatchKind::synonyms, std::move(tags))});
}

SearchQuery QueryBuilder::areas(const std::vector<std::size_t>& concepts) const
{
    std::vector<SearchQuery> terms;
    for (const std::size_t broad : concepts)
        for (const std::size_t position : spotter_.vocabulary().with_narrower(broad))
            terms.push_back(SearchQuery::of_term(std::string(prefix::area) +
                                                 spotter_.vocabulary().concepts()[position].id));
    return SearchQuery::of(MatchKind::any_of, terms);
}

std::vector<std::size_t> QueryBuilder::below(const std::vector<std::size_t>& concepts) const
{
    std::vector<std::size_t> narrower;
    for (const std::size_t broad : concepts)
        for (const std::size_t position : spotter_.vocabulary().with_narrower(broad))
            if (std::find(concepts.begin(), concepts.end(), position) == concepts.end() &&
                std::find(narrower.begin(), narrower.end(), position) == narrower.end())
                narrower.push_back(position);
    return narrower;
}

}  // namespace findings
