#pragma once

#include "library/catalogue/catalogue_file.hpp"
#include "library/catalogue/evidence_requests.hpp"
#include "library/catalogue/lists.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// Areas by their ids, and what a list on them may be called.
struct AreasWanted {
    std::vector<std::string> areas;
    std::function<bool(std::string_view title)> is_named;  ///< may say so of a list's title
};

/// What people have made for everybody about some practice areas; nothing else of it is seen here.
/// As Lists.
class AreaActivity {
public:
    explicit AreaActivity(CatalogueFile& file) : connection_(file.connection()) {}

    /// Reading lists that everybody may read and that are named for the areas or hold records of
    /// theirs (by an author or a person's word, not by a suggestion), of the 200 that changed last:
    /// those that are named for them first, then by how many such records they hold.
    std::vector<ListSummary> lists(const AreasWanted& wanted, std::size_t most) const;

    /// Questions about the areas that wait for an answer, in the order of
    /// EvidenceRequests::waiting().
    std::vector<EvidenceRequest> questions(const std::vector<std::string>& areas,
                                           std::size_t most) const;

private:
    Connection& connection_;
};

}  // namespace findings
