#pragma once

#include "library/base/result.hpp"
#include "library/formats/document_outline.hpp"
#include "library/formats/formats.hpp"

namespace findings {

/// Bytes of section text that a record takes; what is past it stays in the stored original.
inline constexpr std::size_t most_document_text = 256 * 1024;

/// The record of an office or web document. What the metadata state comes first; headings become
/// sections, but for those that name a field of the record ("Key messages", "Recommendations":
/// heading_meaning()), whose lists and texts go there. Title: stated, else the only heading of the
/// first level, else the weak title, else what stands out on the first page, else the first
/// heading, else the first line. A document that does not say what it is is a practice guide.
/// Whatever was inferred is noted. Where there is neither title nor text, the rejection says so.
Result<ReadRecord, Rejection> record_of(DocumentOutline outline);

/// Gives it to the sink.
void give_record(DocumentOutline outline, const ReadSink& sink);

}  // namespace findings
