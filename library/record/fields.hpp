#pragma once

#include "library/record/record.hpp"

#include <cstddef>
#include <string_view>
#include <tuple>
#include <type_traits>

namespace findings {

/// A member of a record or of one of its parts, with its name outside the program.
template <class Struct, class Value>
struct Field {
    std::string_view name;
    Value Struct::*member;
};

// clang 14, which builds the fuzzers, does not yet deduce the arguments of an aggregate (P1816).
template <class Struct, class Value>
Field(std::string_view, Value Struct::*) -> Field<Struct, Value>;

/// The members of Struct in the order of its declaration: the one list that JSON is written and
/// read by and that validate() walks over. A new member is one line here. Names are for ever.
template <class Struct>
inline constexpr std::nullptr_t fields_of = nullptr;

template <>
inline constexpr auto fields_of<Translated> = std::tuple{
    Field{"language", &Translated::language},
    Field{"text", &Translated::text},
};

template <>
inline constexpr auto fields_of<Agent> = std::tuple{
    Field{"family", &Agent::family}, Field{"given", &Agent::given},
    Field{"name", &Agent::name},     Field{"orcid", &Agent::orcid},
    Field{"role", &Agent::role},     Field{"organisation", &Agent::organisation},
    Field{"ror", &Agent::ror},
};

template <>
inline constexpr auto fields_of<Container> = std::tuple{
    Field{"title", &Container::title},
    Field{"volume", &Container::volume},
    Field{"issue", &Container::issue},
    Field{"pages", &Container::pages},
};

template <>
inline constexpr auto fields_of<Implication> = std::tuple{
    Field{"role", &Implication::role},
    Field{"text", &Implication::text},
};

template <>
inline constexpr auto fields_of<SourceWork> = std::tuple{
    Field{"citation", &SourceWork::citation}, Field{"doi", &SourceWork::doi},
    Field{"pmid", &SourceWork::pmid},         Field{"isbn", &SourceWork::isbn},
    Field{"url", &SourceWork::url},
};

template <>
inline constexpr auto fields_of<Outcome> = std::tuple{
    Field{"outcome", &Outcome::outcome},     Field{"direction", &Outcome::direction},
    Field{"measure", &Outcome::measure},     Field{"n_studies", &Outcome::n_studies},
    Field{"certainty", &Outcome::certainty},
};

template <>
inline constexpr auto fields_of<Rating> = std::tuple{
    Field{"scheme", &Rating::scheme},   Field{"value", &Rating::value},
    Field{"rater", &Rating::rater},     Field{"year", &Rating::year},
    Field{"outcome", &Rating::outcome}, Field{"unit", &Rating::unit},
    Field{"url", &Rating::url},
};

template <>
inline constexpr auto fields_of<Recommendation> = std::tuple{
    Field{"text", &Recommendation::text},
    Field{"strength", &Recommendation::strength},
    Field{"reason", &Recommendation::reason},
};

template <>
inline constexpr auto fields_of<Section> = std::tuple{
    Field{"heading", &Section::heading},
    Field{"text", &Section::text},
};

template <>
inline constexpr auto fields_of<Translation> = std::tuple{
    Field{"of", &Translation::of},
    Field{"based_on_version", &Translation::based_on_version},
    Field{"method", &Translation::method},
};

template <>
inline constexpr auto fields_of<Attachment> = std::tuple{
    Field{"path", &Attachment::path},
    Field{"media_type", &Attachment::media_type},
    Field{"sha256", &Attachment::sha256},
    Field{"accessibility", &Attachment::accessibility},
};

template <>
inline constexpr auto fields_of<ConfidenceInterval> = std::tuple{
    Field{"low", &ConfidenceInterval::low},
    Field{"high", &ConfidenceInterval::high},
};

template <>
inline constexpr auto fields_of<Record> = std::tuple{
    Field{"id", &Record::id},
    Field{"kind", &Record::kind},
    Field{"status", &Record::status},
    Field{"language", &Record::language},
    Field{"title", &Record::title},
    Field{"translated_titles", &Record::translated_titles},
    Field{"question", &Record::question},
    Field{"bottom_line", &Record::bottom_line},
    Field{"key_messages", &Record::key_messages},
    Field{"plain_summary", &Record::plain_summary},
    Field{"abstract", &Record::abstract},
    Field{"implications", &Record::implications},
    Field{"recommendations", &Record::recommendations},
    Field{"sections", &Record::sections},
    Field{"limitations", &Record::limitations},
    Field{"equity_note", &Record::equity_note},
    Field{"authors", &Record::authors},
    Field{"contributors", &Record::contributors},
    Field{"publisher", &Record::publisher},
    Field{"container", &Record::container},
    Field{"owner", &Record::owner},
    Field{"doi", &Record::doi},
    Field{"pmid", &Record::pmid},
    Field{"pmcid", &Record::pmcid},
    Field{"isbns", &Record::isbns},
    Field{"issns", &Record::issns},
    Field{"url", &Record::url},
    Field{"issued", &Record::issued},
    Field{"modified", &Record::modified},
    Field{"evidence_to", &Record::evidence_to},
    Field{"review_by", &Record::review_by},
    Field{"evidence_type", &Record::evidence_type},
    Field{"knowledge_source", &Record::knowledge_source},
    Field{"direction", &Record::direction},
    Field{"confidence", &Record::confidence},
    Field{"review_quality", &Record::review_quality},
    Field{"ratings", &Record::ratings},
    Field{"outcomes", &Record::outcomes},
    Field{"n_studies", &Record::n_studies},
    Field{"n_people", &Record::n_people},
    Field{"areas", &Record::areas},
    Field{"keywords", &Record::keywords},
    Field{"population", &Record::population},
    Field{"setting", &Record::setting},
    Field{"interventions", &Record::interventions},
    Field{"comparison", &Record::comparison},
    Field{"studied_in", &Record::studied_in},
    Field{"applies_in", &Record::applies_in},
    Field{"audience", &Record::audience},
    Field{"practice_stages", &Record::practice_stages},
    Field{"sources", &Record::sources},
    Field{"references", &Record::references},
    Field{"supersedes", &Record::supersedes},
    Field{"superseded_by", &Record::superseded_by},
    Field{"translation", &Record::translation},
    Field{"files", &Record::files},
    Field{"licence", &Record::licence},
    Field{"access", &Record::access},
    Field{"open_copy", &Record::open_copy},
    Field{"funding", &Record::funding},
    Field{"conflicts", &Record::conflicts},
    Field{"minutes", &Record::minutes},
    Field{"level", &Record::level},
};

/// True for Record and its parts.
template <class Type>
inline constexpr bool has_fields =
    !std::is_null_pointer_v<std::remove_cv_t<decltype(fields_of<Type>)>>;

}  // namespace findings
