#include "library/vocabulary/vocabulary_changes.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace findings {
namespace {

/// Ids of the concepts that took the place of others, by the id of the one that went.
using Heirs = std::map<std::string, std::vector<std::string>>;

bool describes(const Vocabulary& vocabulary, const std::string& id, const std::string& uri)
{
    const Concept* const entry = vocabulary.find(id);
    return entry != nullptr && entry->uri == uri;
}

/// A succession counts for the concept with its URI, or for an area that neither version has.
Heirs heirs_in(const Vocabulary& after, const Vocabulary& before)
{
    Heirs heirs;
    for (const Succession& one : after.successions()) {
        const std::string id = last_segment(one.uri);
        const bool is_unknown = before.find(id) == nullptr && after.find(id) == nullptr;
        if (is_unknown || describes(before, id, one.uri) || describes(after, id, one.uri))
            heirs.emplace(id, one.into);
    }
    return heirs;
}

bool is_in_use(const Vocabulary& vocabulary, const std::string& id)
{
    const Concept* const entry = vocabulary.find(id);
    return entry != nullptr && !entry->deprecated;
}

using LabelKey = std::tuple<std::string, std::string, LabelKind>;

std::set<LabelKey> labels_of(const Concept& entry)
{
    std::set<LabelKey> labels;
    for (const Label& label : entry.labels)
        labels.emplace(label.text, label.language.str(), label.kind);
    return labels;
}

std::set<std::string> ids(const std::vector<std::size_t>& positions, const Vocabulary& vocabulary)
{
    std::set<std::string> all;
    for (const std::size_t position : positions)
        all.insert(vocabulary.concepts()[position].id);
    return all;
}

bool are_alike(const Concept& one, const Vocabulary& in, const Concept& other,
               const Vocabulary& other_in)
{
    return labels_of(one) == labels_of(other) &&
           ids(one.broader, in) == ids(other.broader, other_in) &&
           ids(one.related, in) == ids(other.related, other_in);
}

class Comparison {
public:
    Comparison(const Vocabulary& before, const Vocabulary& after)
        : before_(before), after_(after), heirs_(heirs_in(after, before)),
          heirs_before_(heirs_in(before, before))
    {}

    std::vector<ConceptChange> changes(const std::function<bool(const std::string&)>& is_used)
    {
        for (const Concept& entry : before_.concepts())
            if (const auto kind = fate_of(entry))
                add(*kind, entry);
        for (const Concept& entry : after_.concepts())
            if (before_.find(entry.id) == nullptr)
                add_new(entry, is_used);
        for (const auto& [id, into] : heirs_)
            if (before_.find(id) == nullptr && after_.find(id) == nullptr && is_used(id))
                changes_.push_back({kind_of(into), id, id, into});
        std::ranges::stable_sort(changes_, {}, &ConceptChange::kind);
        return std::move(changes_);
    }

private:
    static ConceptChangeKind kind_of(const std::vector<std::string>& into)
    {
        return into.size() == 1 ? ConceptChangeKind::merged : ConceptChangeKind::split;
    }

    /// What becomes of a concept of the old version; nullopt: nothing.
    std::optional<ConceptChangeKind> fate_of(const Concept& entry) const
    {
        const Concept* const now = after_.find(entry.id);
        if (const auto heirs = heirs_.find(entry.id); heirs != heirs_.end()) {
            const auto known = heirs_before_.find(entry.id);
            const bool is_news = known == heirs_before_.end() || known->second != heirs->second;
            return is_news ? std::optional(kind_of(heirs->second)) : std::nullopt;
        }
        if (now == nullptr)
            return heirs_before_.contains(entry.id) ? std::nullopt
                                                    : std::optional(ConceptChangeKind::removed);
        if (now->deprecated != entry.deprecated)
            return now->deprecated ? ConceptChangeKind::deprecated : ConceptChangeKind::restored;
        if (are_alike(entry, before_, *now, after_))
            return std::nullopt;
        return ConceptChangeKind::changed;
    }

    /// One that is not in use is news only where records have it.
    void add_new(const Concept& entry, const std::function<bool(const std::string&)>& is_used)
    {
        if (!entry.deprecated)
            return add(ConceptChangeKind::added, entry);
        if (!is_used(entry.id))
            return;
        const auto heirs = heirs_.find(entry.id);
        add(heirs == heirs_.end() ? ConceptChangeKind::deprecated : kind_of(heirs->second), entry);
    }

    void add(ConceptChangeKind kind, const Concept& entry)
    {
        ConceptChange change{kind, entry.id, std::string(preferred_label(entry, "en")), {}};
        if (kind == ConceptChangeKind::merged || kind == ConceptChangeKind::split)
            change.into = heirs_.at(entry.id);
        changes_.push_back(std::move(change));
    }

    const Vocabulary& before_;
    const Vocabulary& after_;
    const Heirs heirs_;
    const Heirs heirs_before_;
    std::vector<ConceptChange> changes_;
};

}  // namespace

std::string_view name(ConceptChangeKind kind)
{
    switch (kind) {
    case ConceptChangeKind::merged:
        return "merged";
    case ConceptChangeKind::split:
        return "split";
    case ConceptChangeKind::deprecated:
        return "deprecated";
    case ConceptChangeKind::removed:
        return "removed";
    case ConceptChangeKind::restored:
        return "restored";
    case ConceptChangeKind::added:
        return "added";
    case ConceptChangeKind::changed:
        return "changed";
    }
    return "";
}

std::vector<ConceptChange> changes_between(const Vocabulary& before, const Vocabulary& after,
                                           const std::function<bool(const std::string&)>& is_used)
{
    return Comparison(before, after).changes(is_used);
}

std::vector<AreaReplacement> replacements_after(std::span<const AreaReplacement> before,
                                                std::span<const ConceptChange> changes,
                                                const Vocabulary& after)
{
    std::map<std::string, std::string> all;
    for (const AreaReplacement& one : before)
        all.emplace(one.area, one.by);
    for (const Succession& one : after.successions())
        if (one.into.size() == 1 && !one.is_match)
            all.insert_or_assign(last_segment(one.uri), one.into.front());
    for (const ConceptChange& change : changes)
        if (change.kind == ConceptChangeKind::merged)
            all.insert_or_assign(change.area, change.into.front());
    std::erase_if(all, [&](const auto& one) { return is_in_use(after, one.first); });
    std::vector<AreaReplacement> replacements;
    for (const auto& [area, by] : all) {
        std::string last = by;
        std::set<std::string> seen{area};
        for (auto next = all.find(last); next != all.end() && seen.insert(last).second;
             next = all.find(last))
            last = next->second;
        replacements.push_back({area, last});
    }
    return replacements;
}

}  // namespace findings
