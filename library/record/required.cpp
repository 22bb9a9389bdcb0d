#include "library/record/native_rules.hpp"

#include "library/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace findings {
namespace {

enum class In { both, summary, guide };

struct Required {
    std::string_view field;
    In in;
    bool (*is_there)(const Record& record);
    std::string_view mend;
};

bool filled(const std::string& text)
{
    return !trimmed(text).empty();
}

template <class Type>
bool filled(const std::optional<Type>& value)
{
    return value.has_value();
}

template <class Type>
bool filled(const std::vector<Type>& list)
{
    return !list.empty();
}

template <auto Member>
bool has(const Record& record)
{
    return filled(record.*Member);
}

// The marks R, S and G of docs/record.md. Kind and status are always there.
constexpr Required required[] = {
    {"id", In::both, has<&Record::id>, "give it a new ULID of its own"},
    {"language", In::both, has<&Record::language>, "say which language it is in, e.g. en-CA"},
    {"title", In::both, has<&Record::title>, "give it a title"},
    {"question", In::summary, has<&Record::question>,
     "write the question that the evidence answers, in at most 200 characters"},
    {"bottom_line", In::both, has<&Record::bottom_line>,
     "write the answer in one sentence of at most 25 words"},
    {"key_messages", In::both, has<&Record::key_messages>,
     "write one to five messages of at most 40 words each"},
    {"implications", In::both, has<&Record::implications>,
     "say what it means for practice, once at least"},
    {"recommendations", In::guide, has<&Record::recommendations>,
     "write one recommendation at least"},
    {"limitations", In::summary, has<&Record::limitations>,
     "say how far the evidence reaches and where it is weak"},
    {"equity_note", In::guide, has<&Record::equity_note>,
     "say who is missing from the evidence, or for whom it may differ"},
    {"authors", In::both, has<&Record::authors>, "name one author at least, a person or a body"},
    {"publisher", In::both, has<&Record::publisher>, "name who publishes it"},
    {"owner", In::both, has<&Record::owner>, "name who keeps it up to date"},
    {"issued", In::both, has<&Record::issued>, "say when it was first published, e.g. 2024-05-17"},
    {"review_by", In::both, has<&Record::review_by>,
     "say by when its owner looks at it again, e.g. 2026-05-17"},
    {"evidence_type", In::both, has<&Record::evidence_type>,
     "say what kind of evidence is behind it, e.g. systematic_review"},
    {"knowledge_source", In::both, has<&Record::knowledge_source>,
     "say whose knowledge it is, e.g. research"},
    {"areas", In::both, has<&Record::areas>, "name one practice area at least, e.g. kinship"},
    {"population", In::both, has<&Record::population>, "say who it is about, e.g. adolescents"},
    {"setting", In::both, has<&Record::setting>, "say where it takes place, e.g. foster_home"},
    {"studied_in", In::summary, has<&Record::studied_in>,
     "name the countries that the studies come from, e.g. CA"},
    {"applies_in", In::guide, has<&Record::applies_in>,
     "name the countries or provinces it is meant for, e.g. CA-ON"},
    {"audience", In::both, has<&Record::audience>, "say who should read it, e.g. practitioner"},
    {"sources", In::summary, has<&Record::sources>, "cite one work at least that it summarises"},
    {"licence", In::both, has<&Record::licence>,
     "give an SPDX identifier or the licence's address, e.g. CC-BY-4.0"},
    {"access", In::both, has<&Record::access>, "say open, free_login, member or paid"},
    {"funding", In::both, has<&Record::funding>, "say who paid; \"none\" is an answer"},
    {"conflicts", In::both, has<&Record::conflicts>,
     "declare conflicts of interest; \"none declared\" is an answer"},
    {"minutes", In::both, has<&Record::minutes>, "give the reading time in minutes"},
    {"level", In::both, has<&Record::level>, "say introductory, intermediate or advanced"},
};

bool applies(In in, Kind kind)
{
    return in == In::both || (in == In::summary) == (kind == Kind::research_summary);
}

}  // namespace

bool is_ours(const Record& record)
{
    if (!is_native_kind(record.kind))
        return false;
    return std::all_of(std::begin(required), std::end(required), [&](const Required& rule) {
        return rule.field == "id" || !applies(rule.in, record.kind) || rule.is_there(record);
    });
}

void check_required(const Record& record, Faults& faults)
{
    for (const Required& rule : required)
        if (applies(rule.in, record.kind) && !rule.is_there(record))
            faults.add(rule.field, fmt::format("{} is missing", rule.field),
                       std::string(rule.mend));
}

}  // namespace findings
