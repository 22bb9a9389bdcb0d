#include "library/vocabulary/vocabulary.hpp"

namespace findings {
namespace {

/// The concept and all that can be reached from it, each once, so that a cycle ends.
std::vector<std::size_t> reachable(const std::vector<Concept>& concepts, std::size_t from,
                                   std::vector<std::size_t> Concept::*relation)
{
    std::vector<std::size_t> found{from};
    std::vector<bool> seen(concepts.size(), false);
    seen[from] = true;
    for (std::size_t i = 0; i < found.size(); ++i)
        for (const std::size_t next : concepts[found[i]].*relation)
            if (!seen[next]) {
                seen[next] = true;
                found.push_back(next);
            }
    return found;
}

const Label* preferred_in(const Concept& entry, std::string_view language)
{
    for (const Label& label : entry.labels)
        if (label.kind == LabelKind::preferred && label.language.str() == language)
            return &label;
    return nullptr;
}

/// The first that may be shown; preferred labels stand before the others.
const Label* first_shown(const Concept& entry)
{
    const bool has_one = !entry.labels.empty() && entry.labels.front().kind != LabelKind::hidden;
    return has_one ? &entry.labels.front() : nullptr;
}

}  // namespace

std::string last_segment(std::string_view uri)
{
    const std::size_t at = uri.find_last_of("/#");
    return std::string(at == std::string_view::npos ? uri : uri.substr(at + 1));
}

const Concept* Vocabulary::find(std::string_view id) const
{
    const auto position = position_of(id);
    return position ? &concepts_[*position] : nullptr;
}

std::optional<std::size_t> Vocabulary::position_of(std::string_view id) const
{
    const auto found = by_id_.find(std::string(id));
    return found == by_id_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::size_t> Vocabulary::with_narrower(std::size_t position) const
{
    return reachable(concepts_, position, &Concept::narrower);
}

std::vector<std::size_t> Vocabulary::with_broader(std::size_t position) const
{
    return reachable(concepts_, position, &Concept::broader);
}

std::string_view preferred_label(const Concept& entry, std::string_view language)
{
    const std::string_view short_form = language.substr(0, language.find('-'));
    for (const std::string_view wanted : {language, short_form, std::string_view("en")})
        if (const Label* label = preferred_in(entry, wanted))
            return label->text;
    if (const Label* label = first_shown(entry))
        return label->text;
    return entry.id;
}

}  // namespace findings
