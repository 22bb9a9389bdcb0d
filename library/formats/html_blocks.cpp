#include "library/formats/html_blocks.hpp"

#include "library/base/text.hpp"
#include "library/formats/document_text.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

namespace findings::html {
namespace {

constexpr GumboTag never_text[] = {
    GUMBO_TAG_SCRIPT,   GUMBO_TAG_STYLE,  GUMBO_TAG_NAV,    GUMBO_TAG_ASIDE,    GUMBO_TAG_NOSCRIPT,
    GUMBO_TAG_TEMPLATE, GUMBO_TAG_BUTTON, GUMBO_TAG_SELECT, GUMBO_TAG_TEXTAREA, GUMBO_TAG_IFRAME,
    GUMBO_TAG_OBJECT,   GUMBO_TAG_SVG,    GUMBO_TAG_FOOTER, GUMBO_TAG_HEAD,     GUMBO_TAG_TITLE,
    GUMBO_TAG_AUDIO,    GUMBO_TAG_VIDEO,  GUMBO_TAG_CANVAS};

constexpr GumboTag block_tags[] = {
    GUMBO_TAG_P,       GUMBO_TAG_DIV,     GUMBO_TAG_SECTION,    GUMBO_TAG_ARTICLE, GUMBO_TAG_MAIN,
    GUMBO_TAG_UL,      GUMBO_TAG_OL,      GUMBO_TAG_DL,         GUMBO_TAG_DT,      GUMBO_TAG_DD,
    GUMBO_TAG_FIGURE,  GUMBO_TAG_TABLE,   GUMBO_TAG_FIGCAPTION, GUMBO_TAG_ADDRESS, GUMBO_TAG_HR,
    GUMBO_TAG_FORM,    GUMBO_TAG_DETAILS, GUMBO_TAG_SUMMARY,    GUMBO_TAG_CENTER,  GUMBO_TAG_BODY,
    GUMBO_TAG_CAPTION, GUMBO_TAG_PRE,     GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_HEADER,  GUMBO_TAG_LI,
    GUMBO_TAG_TR,      GUMBO_TAG_TD,      GUMBO_TAG_TH,         GUMBO_TAG_FIELDSET};

template <std::size_t Size>
bool is_one_of(GumboTag tag, const GumboTag (&tags)[Size])
{
    return std::find(std::begin(tags), std::end(tags), tag) != std::end(tags);
}

/// 1 to 6; 0 for what is no heading.
int heading_level(GumboTag tag)
{
    switch (tag) {
    case GUMBO_TAG_H1:
        return 1;
    case GUMBO_TAG_H2:
        return 2;
    case GUMBO_TAG_H3:
        return 3;
    case GUMBO_TAG_H4:
        return 4;
    case GUMBO_TAG_H5:
        return 5;
    case GUMBO_TAG_H6:
        return 6;
    default:
        return 0;
    }
}

bool is_hidden(const GumboNode& element)
{
    return attribute(element, "hidden") || attribute(element, "aria-hidden") == "true" ||
           attribute(element, "role") == "navigation";
}

std::string_view text_of(const GumboNode& node)
{
    const bool is_text = node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA ||
                         node.type == GUMBO_NODE_WHITESPACE;
    return is_text ? std::string_view(node.v.text.text) : std::string_view{};
}

/// A table that lays out the page, and is no table.
bool is_layout(const GumboNode& table)
{
    bool has_more_than_cells = attribute(table, "role") == "presentation";
    each_node(table, [&](const GumboNode& node) {
        if (is_element(node) && &node != &table &&
            (node.v.element.tag == GUMBO_TAG_TABLE || heading_level(node.v.element.tag) > 0))
            has_more_than_cells = true;
        return !has_more_than_cells;
    });
    return has_more_than_cells;
}

/// Walks over the page and tells the builder what it meets. It holds its own way up, since the tree
/// may be deeper than a stack.
class HtmlWalk {
public:
    explicit HtmlWalk(DocumentOutline& outline) : build_(outline) {}

    void over(const GumboNode& root)
    {
        is_in_content_ = !is_tag(root, GUMBO_TAG_BODY);
        std::vector<Step> way;
        if (enter(root))
            way.push_back({&root});
        while (!way.empty()) {
            Step& step = way.back();
            const GumboVector* below = children(*step.node);
            if (below == nullptr || step.next == below->length) {
                leave(*step.node);
                way.pop_back();
                continue;
            }
            const auto* child = static_cast<const GumboNode*>(below->data[step.next++]);
            if (enter(*child))
                way.push_back({child});
        }
        flush();
    }

    void end(DocumentOutline& outline)
    {
        build_.end();
        if (pictures_ > 0)
            outline.notes.push_back(std::to_string(pictures_) + " pictures are left out");
    }

private:
    struct Step {
        const GumboNode* node;
        unsigned next = 0;
    };

    /// False for what has nothing in it for us.
    bool enter(const GumboNode& node)
    {
        if (!is_element(node)) {
            add_text(text_of(node));
            return false;
        }
        const GumboTag tag = node.v.element.tag;
        if (tag == GUMBO_TAG_BR)
            text_ += '\n';
        if (tag == GUMBO_TAG_IMG)
            ++pictures_;
        if (is_one_of(tag, never_text) || is_hidden(node) ||
            (tag == GUMBO_TAG_HEADER && !is_in_content_))
            return false;
        enter_block(node, tag);
        return true;
    }

    void enter_block(const GumboNode& node, GumboTag tag)
    {
        if (is_in_heading_ || is_in_cell_) {
            if (is_one_of(tag, block_tags))
                text_ += ' ';
            return;
        }
        const bool is_heading = heading_level(tag) > 0;
        if (is_heading || is_one_of(tag, block_tags)) {
            flush();
            line_ = node.v.element.start_pos.line;
        }
        is_in_heading_ = is_heading;
        is_in_content_ = is_in_content_ || tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_MAIN;
        if (tag == GUMBO_TAG_PRE)
            is_in_pre_ = true;
        else if (tag == GUMBO_TAG_OL || tag == GUMBO_TAG_UL)
            numbers_.push_back(tag == GUMBO_TAG_OL ? first_number(node) : 0);
        else if (tag == GUMBO_TAG_LI)
            build_.begin_item(next_number(), line_);
        else if (tag == GUMBO_TAG_TABLE)
            enter_table(node);
        else if (tag == GUMBO_TAG_TR && table_ != nullptr)
            cells_.clear();
        else if ((tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) && table_ != nullptr)
            is_in_cell_ = true;
    }

    void enter_table(const GumboNode& table)
    {
        if (is_layout(table))
            return;
        table_ = &table;
        build_.end_table();
    }

    void leave(const GumboNode& node)
    {
        if (!is_element(node))
            return;
        const GumboTag tag = node.v.element.tag;
        if (is_in_heading_) {
            if (heading_level(tag) > 0)
                end_heading(heading_level(tag));
            return;
        }
        if (is_in_cell_) {
            if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH)
                end_cell();
            return;
        }
        if (!is_one_of(tag, block_tags))
            return;
        flush();
        if (tag == GUMBO_TAG_PRE)
            is_in_pre_ = false;
        else if ((tag == GUMBO_TAG_OL || tag == GUMBO_TAG_UL) && !numbers_.empty())
            numbers_.pop_back();
        else if (tag == GUMBO_TAG_LI)
            build_.end_item();
        else if (tag == GUMBO_TAG_TR && table_ != nullptr)
            build_.row(cells_, line_);
        else if (&node == table_)
            table_ = nullptr;
    }

    void end_heading(int level)
    {
        build_.heading(level, text_, line_);
        text_.clear();
        is_in_heading_ = false;
    }

    void end_cell()
    {
        cells_.push_back(std::move(text_));
        text_.clear();
        is_in_cell_ = false;
    }

    static int first_number(const GumboNode& list)
    {
        int number = 1;
        if (const auto start = attribute(list, "start"))
            std::from_chars(start->data(), start->data() + start->size(), number);
        return std::clamp(number, 1, 1'000'000);
    }

    int next_number() { return numbers_.empty() || numbers_.back() == 0 ? 0 : numbers_.back()++; }

    void add_text(std::string_view text)
    {
        for (const char c : text)
            text_ += c == '\n' && !is_in_pre_ ? ' ' : c;
    }

    void flush()
    {
        build_.paragraph(text_, line_);
        text_.clear();
    }

    OutlineBuilder build_;
    std::string text_;
    std::size_t line_ = 1;
    std::vector<std::string> cells_;
    std::vector<int> numbers_;          ///< of the open lists: the next item's, 0 for bullets
    const GumboNode* table_ = nullptr;  ///< the open one that is no layout
    bool is_in_content_ = false;
    bool is_in_heading_ = false;
    bool is_in_cell_ = false;
    bool is_in_pre_ = false;
    int pictures_ = 0;
};

/// <main>, or the only <article>; nullptr where there is neither.
const GumboNode* content_of(const GumboNode& document)
{
    const GumboNode* main = nullptr;
    const GumboNode* article = nullptr;
    int articles = 0;
    each_node(document, [&](const GumboNode& node) {
        if (!is_element(node))
            return true;
        const bool is_main = is_tag(node, GUMBO_TAG_MAIN) || attribute(node, "role") == "main";
        if (is_main && main == nullptr)
            main = &node;
        if (is_tag(node, GUMBO_TAG_ARTICLE) && ++articles == 1)
            article = &node;
        return true;
    });
    return main != nullptr ? main : articles == 1 ? article : nullptr;
}

}  // namespace

void take_blocks(const HtmlTree& tree, DocumentOutline& outline)
{
    const GumboNode* content = content_of(tree.document());
    if (content != nullptr && is_blank_text(text_within(*content)))
        content = nullptr;
    if (content == nullptr)
        content = first_of(tree.document(), GUMBO_TAG_BODY);
    HtmlWalk walk(outline);
    walk.over(content == nullptr ? tree.document() : *content);
    walk.end(outline);
}

std::string text_within(const GumboNode& node)
{
    std::string text;
    each_node(node, [&](const GumboNode& below) {
        text += text_of(below);
        return true;
    });
    return document_line(text);
}

const GumboNode* first_of(const GumboNode& within, GumboTag tag)
{
    const GumboNode* found = nullptr;
    each_node(within, [&](const GumboNode& node) {
        if (found == nullptr && is_tag(node, tag))
            found = &node;
        return found == nullptr;
    });
    return found;
}

}  // namespace findings::html
