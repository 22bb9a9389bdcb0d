#include "library/index/search.hpp"

#include <array>

namespace findings {
namespace {

constexpr std::array<std::string_view, facet_count> facet_names = {
    "area",    "kind",    "evidence_type", "confidence", "direction", "population", "intervention",
    "setting", "outcome", "country",       "language",   "audience",  "publisher",  "year"};
constexpr std::array<std::string_view, 6> sort_names = {
    "relevance", "newest", "oldest", "title", "confidence", "relevance_only"};

template <class Term, std::size_t count>
std::optional<Term> parse(const std::array<std::string_view, count>& names, std::string_view text)
{
    for (std::size_t i = 0; i < count; ++i)
        if (names[i] == text)
            return static_cast<Term>(i);
    return std::nullopt;
}

}  // namespace

std::string_view name(Facet facet)
{
    return facet_names[static_cast<std::size_t>(facet)];
}

std::optional<Facet> parse_facet(std::string_view name)
{
    return parse<Facet>(facet_names, name);
}

std::string_view name(Sort sort)
{
    return sort_names[static_cast<std::size_t>(sort)];
}

std::optional<Sort> parse_sort(std::string_view name)
{
    return parse<Sort>(sort_names, name);
}

}  // namespace findings
