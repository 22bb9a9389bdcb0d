#include "library/record/terms.hpp"
#include "library/vocabulary/vocabulary.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace findings {
namespace {

std::string at(const Concept& entry)
{
    return "line " + std::to_string(entry.line) + ": " + entry.id;
}

void check_ids(const Vocabulary& vocabulary, std::vector<std::string>& faults)
{
    std::map<std::string, const Concept*> first;
    for (const Concept& entry : vocabulary.concepts()) {
        const auto [it, is_new] = first.emplace(entry.id, &entry);
        if (!is_new)
            faults.push_back(at(entry) + " ends like " + it->second->uri +
                             "; the last part of a concept's address must be its own");
    }
}

void check_id(const Concept& entry, std::vector<std::string>& faults)
{
    if (!is_area_id(entry.id))
        faults.push_back(at(entry) + " (" + entry.uri +
                         ") cannot be named in addresses; end its URI in up to 100 letters a to z, "
                         "digits and - _ . : ~");
}

void remark_labels(const Concept& entry, std::vector<std::string>& faults)
{
    std::map<std::string, std::string> preferred;
    for (const Label& label : entry.labels) {
        if (label.kind != LabelKind::preferred)
            continue;
        const auto [it, is_new] = preferred.emplace(label.language.str(), label.text);
        if (!is_new)
            faults.push_back(at(entry) + " has two preferred labels in " + label.language.str() +
                             ", \"" + it->second + "\" and \"" + label.text +
                             "\"; make one of them an altLabel");
    }
    if (preferred.empty() && !entry.deprecated)
        faults.push_back(at(entry) + " has no preferred label; give it a prefLabel");
}

/// A concept that is above itself. Each cycle is told once, at its first concept.
void check_cycles(const Vocabulary& vocabulary, std::vector<std::string>& faults)
{
    const auto& concepts = vocabulary.concepts();
    std::set<std::size_t> told;
    for (std::size_t i = 0; i < concepts.size(); ++i) {
        if (told.contains(i))
            continue;
        std::set<std::size_t> above;
        for (const std::size_t parent : concepts[i].broader)
            for (const std::size_t position : vocabulary.with_broader(parent))
                above.insert(position);
        if (!above.contains(i))
            continue;
        std::string members;
        for (const std::size_t position : vocabulary.with_narrower(i))
            if (above.contains(position)) {
                told.insert(position);
                members += (members.empty() ? "" : ", ") + concepts[position].id;
            }
        faults.push_back(at(concepts[i]) + " is broader than itself, in a cycle of " + members +
                         "; take one of their broader links out");
    }
}

void remark_related(const Vocabulary& vocabulary, std::size_t position,
                    std::vector<std::string>& faults)
{
    const Concept& entry = vocabulary.concepts()[position];
    if (entry.related.empty())
        return;
    const std::vector<std::size_t> above = vocabulary.with_broader(position);
    for (const std::size_t other : entry.related)
        if (std::find(above.begin(), above.end(), other) != above.end())
            faults.push_back(at(entry) + " has " + vocabulary.concepts()[other].id +
                             " both as related and as broader; take one of the two out");
}

void remark_splits(const Vocabulary& vocabulary, std::vector<std::string>& faults)
{
    for (const Succession& one : vocabulary.successions()) {
        if (one.into.size() < 2)
            continue;
        std::string into;
        for (const std::string& id : one.into)
            into += (into.empty() ? "" : ", ") + id;
        faults.push_back("line " + std::to_string(one.line) + ": " + last_segment(one.uri) +
                         " is replaced by " + into +
                         "; what has it keeps it, for nothing says which of them is meant");
    }
}

}  // namespace

std::vector<std::string> check(const Vocabulary& vocabulary)
{
    std::vector<std::string> faults;
    check_ids(vocabulary, faults);
    for (const Concept& entry : vocabulary.concepts())
        check_id(entry, faults);
    check_cycles(vocabulary, faults);
    return faults;
}

std::vector<std::string> remarks(const Vocabulary& vocabulary)
{
    std::vector<std::string> found = vocabulary.loose_ends();
    for (std::size_t i = 0; i < vocabulary.concepts().size(); ++i) {
        remark_labels(vocabulary.concepts()[i], found);
        remark_related(vocabulary, i, found);
    }
    remark_splits(vocabulary, found);
    return found;
}

}  // namespace findings
