#include "library/formats/area_terms.hpp"

#include "library/record/terms.hpp"

namespace findings {

std::vector<AreaTerm> area_terms(const Record& record, const Vocabulary* vocabulary)
{
    const std::string language = record.language ? record.language->str() : "en";
    std::vector<AreaTerm> terms;
    for (const std::string& area : record.areas) {
        const Concept* const known = vocabulary == nullptr ? nullptr : vocabulary->find(area);
        if (known == nullptr)
            terms.push_back({area, "", area});
        else
            terms.push_back({area, known->uri, std::string(preferred_label(*known, language))});
    }
    return terms;
}

std::string area_of_uri(std::string_view uri)
{
    std::string id = last_segment(uri);
    return is_area_id(id) ? id : std::string();
}

std::string scheme_of(const Vocabulary* vocabulary)
{
    return vocabulary == nullptr ? std::string() : vocabulary->scheme();
}

}  // namespace findings
