#include "library/formats/work_type.hpp"

#include <array>

namespace findings {

std::string_view name_of(WorkType type)
{
    static constexpr std::array<std::string_view, 24> names{"journal article",
                                                            "magazine article",
                                                            "newspaper article",
                                                            "book",
                                                            "book chapter",
                                                            "conference paper",
                                                            "thesis",
                                                            "report",
                                                            "preprint",
                                                            "manuscript",
                                                            "dataset",
                                                            "software",
                                                            "web page",
                                                            "encyclopedia entry",
                                                            "presentation",
                                                            "audiovisual work",
                                                            "letter",
                                                            "patent",
                                                            "law",
                                                            "bill",
                                                            "court decision",
                                                            "hearing",
                                                            "standard",
                                                            "something else"};
    return names[static_cast<std::size_t>(type)];
}

std::optional<WorkType> type_named(std::span<const NamedType> names, std::string_view name)
{
    for (const auto& [known, type] : names)
        if (known == name)
            return type;
    return std::nullopt;
}

std::string_view first_name(std::span<const NamedType> names, WorkType type,
                            std::string_view otherwise)
{
    for (const auto& [name, known] : names)
        if (known == type)
            return name;
    return otherwise;
}

void take_work_type(WorkType type, Record& record, std::vector<std::string>& notes)
{
    const bool is_policy = type == WorkType::law || type == WorkType::bill;
    record.kind = is_policy ? Kind::policy : Kind::study;
    if (type == WorkType::law)
        record.evidence_type = EvidenceType::law;
    if (type != WorkType::article)
        notes.push_back("the type of work: " + std::string(name_of(type)));
}

WorkType work_type_of(const Record& record)
{
    if (record.kind == Kind::policy && record.evidence_type == EvidenceType::law)
        return WorkType::law;
    const Container& around = record.container;
    if (!around.volume.empty() || !around.issue.empty() || !record.issns.empty())
        return WorkType::article;
    if (!record.isbns.empty())
        return around.title.empty() ? WorkType::book : WorkType::chapter;
    return around.title.empty() ? WorkType::report : WorkType::article;
}

}  // namespace findings
