#include "library/formats/findable.hpp"

#include "library/base/text.hpp"

namespace findings {

bool can_be_found(const Record& record)
{
    return !record.title.empty() || record.doi || record.pmid || record.pmcid ||
           !record.isbns.empty() || record.url;
}

bool says_retracted(std::string_view title)
{
    const std::string beginning = ascii_lower(title.substr(0, 32));
    return beginning.starts_with("retracted:") || beginning.starts_with("retracted article");
}

}  // namespace findings
