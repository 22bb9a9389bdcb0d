#include "library/index/query.hpp"

#include <string>
#include <unordered_set>
#include <vector>

// What a query tells besides what it finds: the marks for snippets and reasons, and the concepts.

namespace findings {

namespace {

using UnitKind = QueryUnit::Kind;

}  // namespace

void QueryBuilder::mark(const QueryUnit& unit)
{
    QueryMarks& marks = built_.marks;
    if (unit.kind == UnitKind::word)
        mark_stems(unit.words.front(), marks.stems);
    if (unit.kind == UnitKind::field)
        for (const Word& word : unit.words)
            mark_stems(word, marks.stems);
    if (unit.kind == UnitKind::beginning)
        marks.beginnings.insert(unit.words.front().folded);
    if (unit.kind == UnitKind::area)
        for (const std::size_t broad : unit.concepts)
            for (const std::size_t position : spotter_.vocabulary().with_narrower(broad))
                marks.areas.insert(position);
    if (unit.kind == UnitKind::doi)
        marks.filters.emplace_back("doi", unit.doi);
    if (unit.kind == UnitKind::years)
        marks.filters.emplace_back("year", written(unit, spotter_.vocabulary()).substr(5));
    if (unit.kind != UnitKind::phrase && unit.kind != UnitKind::named)
        return;
    std::vector<std::string> folded;
    std::string key;
    for (const Word& word : unit.words) {
        folded.push_back(word.folded);
        key += (key.empty() ? "" : " ") + word.folded;
    }
    if (unit.kind == UnitKind::phrase) {
        marks.phrases.push_back(std::move(folded));
        return;
    }
    for (const std::size_t position : unit.concepts)
        marks.concepts.emplace(position, key);
    for (const std::size_t position : below(unit.concepts))
        marks.concepts.emplace(position, key);
    for (const Word& word : telling_words(unit.words))
        mark_stems(word, marks.loose_stems);
}

void QueryBuilder::mark_stems(const Word& word, std::unordered_set<std::string>& marked)
{
    std::vector<std::string> stems = stems_.of_any_language(word);
    marked.insert(stems.begin(), stems.end());
    built_.marks.typed.emplace_back(word.cased, std::move(stems));
}

void QueryBuilder::tell_concepts(const QueryText& text)
{
    for (const auto& group : text.groups)
        for (const QueryUnit& unit : group) {
            if (unit.kind != UnitKind::named)
                continue;
            std::string matched;
            std::string key;
            for (const Word& word : unit.words) {
                matched += (matched.empty() ? "" : " ") + word.cased;
                key += (key.empty() ? "" : " ") + word.folded;
            }
            for (const std::size_t position : unit.concepts) {
                const Concept& spotted = spotter_.vocabulary().concepts()[position];
                SpottedConcept told{.id = spotted.id, .matched = matched};
                for (const Label& label : spotted.labels)
                    if (label.kind != LabelKind::hidden && word_key(label.text) != key)
                        told.also.push_back(label.text);
                built_.concepts.push_back(std::move(told));
            }
        }
}

}  // namespace findings
