#pragma once

#include "library/catalogue/drafts.hpp"
#include "library/catalogue/record_marks.hpp"
#include "search-server/http/message.hpp"
#include "search-server/routes/context.hpp"
#include "search-server/routes/drafts.hpp"

#include <vector>

namespace findings::server {

/// The draft as JSON with its ETag.
Response draft_answer(unsigned status, const Draft& draft, const Context& context);

/// 409: the same work seems to be there.
Response candidates_answer(const std::vector<SameWork>& candidates, const Context& context);

/// 422 with all that is wrong.
Response faults_answer(const std::vector<Fault>& faults);
Response troubles_answer(const std::vector<std::string>& troubles);

/// Why a draft was not changed. 412 tells what it says now.
Response refusal_answer(DraftRefusal refusal, const RecordId& id, const Context& context);

Response refusal_answer(MarkRefusal refusal);

}  // namespace findings::server
