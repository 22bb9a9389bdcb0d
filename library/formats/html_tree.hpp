#pragma once

#include <gumbo.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace findings::html {

/// Elements within elements that a page may have, those that end by themselves not counted (<p>,
/// <li>, <td> …).
inline constexpr std::size_t deepest_html = 512;

/// Bytes and seconds of processor time that the tree of one page may take.
inline constexpr std::size_t most_tree_bytes = 256 * 1024 * 1024;
inline constexpr int most_tree_seconds = 20;

/// The line where elements lie too deep; nullopt where none do. A glance at the tags, for a quick
/// and plain answer: what holds for every page are the bounds of HtmlTree.
std::optional<std::size_t> too_deep_line(std::string_view page);

/// A page as gumbo understands it: as browsers do, whatever is wrong with it. Gumbo takes memory
/// and time that grow with the square of what some pages hold, and takes its tree down recursively;
/// so it gets its memory from a heap with bounds, which is taken down at once. Belongs to one
/// thread.
class HtmlTree {
public:
    /// nullopt where the page goes past the bounds.
    static std::optional<HtmlTree> parse(std::string page);

    HtmlTree(HtmlTree&&) noexcept;
    HtmlTree& operator=(HtmlTree&&) noexcept;
    ~HtmlTree();

    const GumboNode& document() const;

private:
    struct State;
    explicit HtmlTree(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// The value of an attribute; nullopt where it is not there.
std::optional<std::string_view> attribute(const GumboNode& element, const char* name);

/// The children of a document or an element; nullptr for other nodes.
const GumboVector* children(const GumboNode& node);

inline bool is_element(const GumboNode& node)
{
    return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

inline bool is_tag(const GumboNode& node, GumboTag tag)
{
    return is_element(node) && node.v.element.tag == tag;
}

}  // namespace findings::html
