#include "library/tagging/labels.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace findings {
namespace {

constexpr std::array<double, place_count> worth{3.0, 2.0, 2.0, 1.0};
constexpr double half_way = 2.0;        // two times in the text make a score of 1 - 1/e
constexpr double other_language = 0.5;  // "burnout" in a French text still says something
constexpr std::size_t shortest_acronym = 3;

double worth_of_kind(LabelKind kind)
{
    return kind == LabelKind::preferred ? 1.0 : 0.8;
}

/// One word says less than several: "supervision" is in many texts that are about something else.
double worth_of_words(std::size_t words)
{
    return words == 1 ? 0.6 : 1.0;
}

std::string key(const std::vector<std::string>& stems)
{
    std::string key;
    for (const std::string& stem : stems)
        key += stem + ' ';
    return key;
}

bool stands_at(const std::vector<std::string>& stems, const std::vector<Term>& terms,
               std::size_t at)
{
    if (at + stems.size() > terms.size())
        return false;
    for (std::size_t i = 0; i < stems.size(); ++i) {
        const Term& term = terms[at + i];
        if (term.stem != stems[i] || (i > 0 && (term.begins || term.place != terms[at].place)))
            return false;
    }
    return true;
}

std::string words_at(const std::vector<Term>& terms, std::size_t at, std::size_t count)
{
    std::string words = terms[at].word;
    for (std::size_t i = 1; i < count; ++i)
        words += ' ' + terms[at + i].word;
    return words;
}

}  // namespace

AreaLabels::AreaLabels(std::span<const Concept> areas)
{
    for (std::size_t area = 0; area < areas.size(); ++area)
        if (!areas[area].deprecated)
            for (const Label& label : areas[area].labels)
                add(label, area);
    std::map<std::string, std::vector<std::size_t>> meanings;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        by_first_[entries_[i].stems.front()].push_back(i);
        std::vector<std::size_t>& areas_of_label = meanings[key(entries_[i].stems)];
        if (std::ranges::find(areas_of_label, entries_[i].area) == areas_of_label.end())
            areas_of_label.push_back(entries_[i].area);
    }
    for (Entry& entry : entries_)
        entry.weight /= static_cast<double>(meanings[key(entry.stems)].size());
    for (auto& [first, entries] : by_first_)
        std::ranges::stable_sort(entries, std::greater{},
                                 [&](std::size_t i) { return entries_[i].stems.size(); });
}

void AreaLabels::add(const Label& label, std::size_t area)
{
    const std::string language(primary_language(label.language.str()));
    std::vector<std::string> stems;
    std::size_t letters = 0;
    for (const Term& term : terms_of_label(label.text, language)) {
        stems.push_back(term.stem);
        letters += term.word.size();
    }
    if (letters < shortest_acronym)
        return;
    const double weight = worth_of_kind(label.kind) * worth_of_words(stems.size());
    entries_.push_back({std::move(stems), area, weight, language});
}

std::vector<FoundLabel> AreaLabels::found_in(const std::vector<Term>& terms,
                                             std::string_view language) const
{
    std::map<std::pair<std::size_t, std::string>, FoundLabel> found;
    std::unordered_map<std::size_t, std::size_t> ends;  // of the last label of an area
    for (std::size_t at = 0; at < terms.size(); ++at) {
        const auto entries = by_first_.find(terms[at].stem);
        if (entries == by_first_.end())
            continue;
        for (const std::size_t i : entries->second) {
            const Entry& entry = entries_[i];
            if (ends[entry.area] > at || !stands_at(entry.stems, terms, at))
                continue;
            ends[entry.area] = at + entry.stems.size();
            FoundLabel& label = found[{entry.area, key(entry.stems)}];
            if (label.text.empty())
                label = {entry.area, words_at(terms, at, entry.stems.size()), {}, 0};
            ++label.times[static_cast<std::size_t>(terms[at].place)];
            const double weight =
                entry.weight * (entry.language == language ? 1.0 : other_language);
            label.weight = std::max(label.weight, weight);
        }
    }
    std::vector<FoundLabel> labels;
    for (auto& [what, label] : found)
        labels.push_back(std::move(label));
    return labels;
}

std::vector<float> label_scores(const std::vector<FoundLabel>& found, std::size_t areas)
{
    std::vector<double> sums(areas, 0.0);
    for (const FoundLabel& label : found)
        for (std::size_t place = 0; place < place_count; ++place)
            if (const std::size_t times = label.times[place]; times > 0)
                sums[label.area] +=
                    label.weight * worth[place] * (1 + std::log(static_cast<double>(times)));
    std::vector<float> scores;
    for (const double sum : sums)
        scores.push_back(static_cast<float>(1 - std::exp(-sum / half_way)));
    return scores;
}

}  // namespace findings
