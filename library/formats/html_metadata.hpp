#pragma once

#include "library/formats/document_outline.hpp"
#include "library/formats/html_tree.hpp"

namespace findings::html {

/// Takes what the head of the page states, from the most careful source to the least: citation_…
/// (Highwire Press), Dublin Core, schema.org in JSON-LD, OpenGraph, plain names (author,
/// description, keywords, date). <title> is a weak title. What names a scholarly work makes the
/// record one; og:type and schema.org's Article do not, since every news page has them.
void take_metadata(const HtmlTree& tree, DocumentOutline& outline);

}  // namespace findings::html
