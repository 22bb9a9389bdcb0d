#include "library/record/record.hpp"

#include <array>
#include <stdexcept>

namespace findings {

std::string display_name(const Agent& agent)
{
    if (agent.family.empty())
        return agent.name;
    return agent.given.empty() ? agent.family : agent.family + ", " + agent.given;
}

const RecordId& work_of(const Record& record)
{
    if (record.translation)
        return record.translation->of;
    if (!record.id)
        throw std::logic_error("a record without an id has no work");
    return *record.id;
}

double completeness(const Record& record)
{
    const std::array there = {
        !record.title.empty(),
        !record.bottom_line.empty() || !record.abstract.empty(),
        !record.key_messages.empty(),
        !record.implications.empty() || !record.recommendations.empty(),
        !record.authors.empty(),
        !record.publisher.empty() || !record.container.title.empty(),
        record.issued.has_value(),
        record.language.has_value(),
        !record.licence.empty(),
        record.access.has_value(),
        !record.areas.empty(),
        !record.population.empty(),
        !record.setting.empty(),
        !record.audience.empty(),
        record.evidence_type.has_value(),
        record.knowledge_source.has_value(),
        record.minutes.has_value(),
        record.level.has_value(),
    };
    int filled = 0;
    for (const bool is_there : there)
        filled += is_there ? 1 : 0;
    return static_cast<double>(filled) / static_cast<double>(there.size());
}

bool is_native_kind(Kind kind)
{
    return kind == Kind::research_summary || kind == Kind::practice_guide;
}

}  // namespace findings
