#pragma once

#include "library/catalogue/evidence_requests.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace findings::server {

/// Those of the requests that ask much the same, at most so many, the most alike first: they share
/// at least a third of the stems of the telling words of both. A question in another language is
/// like another by what both write the same.
std::vector<EvidenceRequest> requests_like(std::string_view question,
                                           const std::vector<EvidenceRequest>& requests,
                                           std::size_t most);

}  // namespace findings::server
