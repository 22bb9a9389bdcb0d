#include "search-server/views/draft_fields.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace findings::server {
namespace {

using enum Control;
using enum FormStep;
using For = DraftField::For;

constexpr std::array<std::string_view, 5> rating_units{"programme", "practice", "finding", "study",
                                                       "review"};
constexpr std::array<std::string_view, 4> strengths{"must", "should", "could", "do_not"};

std::span<const std::string_view> rating_unit_tokens()
{
    return rating_units;
}

std::span<const std::string_view> strength_tokens()
{
    return strengths;
}

constexpr DraftPart agent_parts[] = {{"family"}, {"given"}, {"name"}, {"organisation"},
                                     {"orcid"},  {"role"},  {"ror"}};
constexpr DraftPart work_parts[] = {
    {"citation", Control::text}, {"doi"}, {"pmid"}, {"isbn"}, {"url"}};
constexpr DraftPart implication_parts[] = {{"role", choice, "audience", audience_tokens},
                                           {"text", Control::text}};
constexpr DraftPart recommendation_parts[] = {{"text", Control::text},
                                              {"strength", choice, "strength", strength_tokens},
                                              {"reason", Control::text}};
constexpr DraftPart section_parts[] = {{"heading"}, {"text", Control::text}};
constexpr DraftPart confidence_parts[] = {{"low", choice, "confidence", tokens<Confidence>},
                                          {"high", choice, "confidence", tokens<Confidence>}};
constexpr DraftPart outcome_parts[] = {{"outcome", choice, "outcome", outcome_tokens},
                                       {"direction", choice, "direction", tokens<Direction>},
                                       {"measure"},
                                       {"n_studies", number},
                                       {"certainty", choice, "confidence", tokens<Confidence>}};
constexpr DraftPart rating_parts[] = {{"scheme"},
                                      {"value"},
                                      {"rater"},
                                      {"year", number},
                                      {"outcome", choice, "outcome", outcome_tokens},
                                      {"unit", choice, "rating_unit", rating_unit_tokens},
                                      {"url"}};
constexpr DraftPart container_parts[] = {{"title"}, {"volume"}, {"issue"}, {"pages"}};
constexpr DraftPart title_parts[] = {{"language"}, {"text"}};
constexpr DraftPart translation_parts[] = {
    {"of"},
    {"based_on_version", number},
    {"method", choice, "translation_method", tokens<TranslationMethod>}};

constexpr DraftField fields[] = {
    {work, "sources", rows, For::summaries, {}, nullptr, work_parts},
    {work, "title", line},
    {work, "language", line},
    {work, "authors", rows, For::both, {}, nullptr, agent_parts},
    {work, "issued", line},
    {work, "container", entry, For::both, {}, nullptr, container_parts},
    {work, "doi", line},
    {work, "isbns", lines},
    {work, "url", line},

    {says, "question", line, For::summaries},
    {says, "bottom_line", Control::text},
    {says, "key_messages", lines},
    {says, "implications", rows, For::both, {}, nullptr, implication_parts},
    {says, "recommendations", rows, For::guides, {}, nullptr, recommendation_parts},
    {says, "limitations", Control::text},
    {says, "equity_note", Control::text},
    {says, "plain_summary", Control::text},
    {says, "sections", rows, For::both, {}, nullptr, section_parts},

    {sure, "evidence_type", choice, For::both, "evidence_type", tokens<EvidenceType>},
    {sure, "knowledge_source", choice, For::both, "knowledge_source", tokens<KnowledgeSource>},
    {sure, "direction", choice, For::both, "direction", tokens<Direction>},
    {sure, "confidence", entry, For::both, {}, nullptr, confidence_parts},
    {sure, "review_quality", choice, For::both, "review_quality", tokens<ReviewQuality>},
    {sure, "outcomes", rows, For::both, {}, nullptr, outcome_parts},
    {sure, "n_studies", number},
    {sure, "n_people", number},
    {sure, "evidence_to", line},
    {sure, "ratings", rows, For::both, {}, nullptr, rating_parts},

    {fits, "areas", areas},
    {fits, "population", checks, For::both, "population", population_tokens},
    {fits, "setting", checks, For::both, "setting", setting_tokens},
    {fits, "interventions", lines},
    {fits, "comparison", line},
    {fits, "studied_in", countries, For::summaries},
    {fits, "applies_in", countries, For::guides},
    {fits, "audience", checks, For::both, "audience", audience_tokens},
    {fits, "practice_stages", checks, For::both, "practice_stage", practice_stage_tokens},
    {fits, "keywords", lines},

    {use, "publisher", line},
    {use, "owner", line},
    {use, "review_by", line},
    {use, "minutes", number},
    {use, "level", choice, For::both, "level", tokens<Level>},
    {use, "licence", line},
    {use, "access", choice, For::both, "access", tokens<Access>},
    {use, "open_copy", line},
    {use, "funding", Control::text},
    {use, "conflicts", Control::text},
    {use, "contributors", rows, For::both, {}, nullptr, agent_parts},
    {use, "references", rows, For::both, {}, nullptr, work_parts},
    {use, "translated_titles", rows, For::both, {}, nullptr, title_parts},
    {use, "translation", entry, For::both, {}, nullptr, translation_parts},
};

constexpr std::array<std::string_view, std::size(form_steps)> step_names{"work", "says", "sure",
                                                                         "fits", "use"};

}  // namespace

std::string_view name(FormStep step)
{
    return step_names.at(static_cast<std::size_t>(step));
}

std::span<const DraftField> draft_fields()
{
    return fields;
}

const DraftField* draft_field(std::string_view name)
{
    const auto* const found = std::find_if(std::begin(fields), std::end(fields),
                                           [&](const auto& field) { return field.name == name; });
    return found == std::end(fields) ? nullptr : found;
}

bool is_of_kind(const DraftField& field, Kind kind)
{
    if (field.kinds == For::both)
        return true;
    return (field.kinds == For::summaries) == (kind == Kind::research_summary);
}

}  // namespace findings::server
