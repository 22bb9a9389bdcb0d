#include "library/index/suggest.hpp"

#include "library/base/text.hpp"
#include "library/index/layout.hpp"

#include <algorithm>

namespace findings {
namespace {

constexpr std::size_t most_titles_looked_at = 40;
constexpr std::size_t areas_beside_titles = 6;  // where there are titles enough for the rest

/// Better first: shown in the reader's language, shown, hidden.
int rank_of(const Label& label, std::string_view language)
{
    if (label.kind == LabelKind::hidden)
        return 2;
    return primary(label.language) == language ? 0 : 1;
}

Suggestion area_suggestion(const Concept& area, const Label& label, std::string_view language)
{
    const std::string shown(preferred_label(area, language));
    if (label.kind == LabelKind::hidden)
        return {.area = area.id, .label = shown, .matched = shown};
    return {.area = area.id,
            .label = shown,
            .matched = label.text,
            .country = country_of(label.language)};
}

std::vector<Suggestion> areas(const ConceptSpotter& spotter, const std::string& key,
                              std::string_view language)
{
    const auto& concepts = spotter.vocabulary().concepts();
    std::vector<LabelPlace> best;  // of each concept
    const auto label_at = [&](const LabelPlace& place) -> const Label& {
        return concepts[place.concept_position].labels[place.label];
    };
    for (const LabelPlace& place : spotter.labels_beginning(key)) {
        const auto known = std::find_if(best.begin(), best.end(), [&](const LabelPlace& other) {
            return other.concept_position == place.concept_position;
        });
        if (known == best.end())
            best.push_back(place);
        else if (rank_of(label_at(place), language) < rank_of(label_at(*known), language))
            *known = place;
    }
    std::vector<Suggestion> found;
    for (const LabelPlace& place : best)
        found.push_back(
            area_suggestion(concepts[place.concept_position], label_at(place), language));
    std::stable_partition(found.begin(), found.end(), [&](const Suggestion& suggestion) {
        return word_key(suggestion.label).starts_with(key);
    });
    return found;
}

/// Documents whose title begins so, one a work, those of the language first.
std::vector<Xapian::docid> titled(const IndexView& index, const std::string& key,
                                  std::string_view language)
{
    std::vector<Xapian::docid> found;
    const std::string begins = std::string(prefix::title) + key;
    const auto end = index.database.allterms_end(begins);
    std::size_t looked_at = 0;
    for (auto title = index.database.allterms_begin(begins); title != end; ++title) {
        const auto none = index.database.postlist_end(*title);
        for (auto document = index.database.postlist_begin(*title); document != none; ++document) {
            if (++looked_at > most_titles_looked_at)
                break;
            if (*document < index.column.end() && index.column.row(*document).is_there)
                found.push_back(*document);
        }
        if (looked_at > most_titles_looked_at)
            break;
    }
    std::stable_partition(found.begin(), found.end(), [&](Xapian::docid document) {
        return index.column.value_of(document, Facet::language) == language;
    });
    std::vector<Xapian::docid> works;
    for (const Xapian::docid document : found)
        if (std::none_of(works.begin(), works.end(), [&](Xapian::docid other) {
                return index.column.row(other).work == index.column.row(document).work;
            }))
            works.push_back(document);
    return works;
}

}  // namespace

std::vector<Suggestion> suggestions(const IndexView& index, std::string_view typed,
                                    std::string_view language)
{
    const std::string key = word_key(cut(typed, longest_title_key));
    if (key.empty())
        return {};
    const std::string_view primary_language = language.substr(0, language.find('-'));
    std::vector<Suggestion> found = areas(index.spotter, key, primary_language);
    std::vector<Xapian::docid> records = titled(index, key, primary_language);
    records.resize(
        std::min(records.size(), most_suggestions - std::min(found.size(), areas_beside_titles)));
    found.resize(std::min(found.size(), most_suggestions - records.size()));
    for (const Xapian::docid document : records) {
        const Card card = document_data(index, document).card;
        found.push_back({.record = card.id, .label = card.title, .matched = card.title});
    }
    return found;
}

}  // namespace findings
