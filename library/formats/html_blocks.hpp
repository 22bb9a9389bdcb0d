#pragma once

#include "library/formats/document_outline.hpp"
#include "library/formats/html_tree.hpp"

#include <string>
#include <vector>

namespace findings::html {

/// Adds the text of the page to the outline: that of <main>, else of the only <article>, else of
/// <body>; without scripts, styles, navigation, asides, the page's header and footer, forms' fields
/// and what is hidden. Pictures are counted in a note.
void take_blocks(const HtmlTree& tree, DocumentOutline& outline);

/// The text of the node and all below it, on one line.
std::string text_within(const GumboNode& node);

/// The first element of this tag in the order of the page; nullptr where there is none.
const GumboNode* first_of(const GumboNode& within, GumboTag tag);

/// Calls `visit` for each node in the order of the page, whatever the depth; nodes below one are
/// passed over where it says no.
template <class Visit>
void each_node(const GumboNode& root, const Visit& visit)
{
    std::vector<const GumboNode*> waiting{&root};
    while (!waiting.empty()) {
        const GumboNode* node = waiting.back();
        waiting.pop_back();
        if (!visit(*node))
            continue;
        if (const GumboVector* below = children(*node))
            for (unsigned i = below->length; i > 0; --i)
                waiting.push_back(static_cast<const GumboNode*>(below->data[i - 1]));
    }
}

}  // namespace findings::html
