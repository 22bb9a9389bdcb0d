#include "library/formats/markdown_blocks.hpp"

#include "library/base/text.hpp"
#include "library/formats/markdown_bounds.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

namespace findings::markdown {
namespace {

struct FreeParser {
    void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
struct FreeNode {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct FreeIterator {
    void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};
using Tree = std::unique_ptr<cmark_node, FreeNode>;

Tree parsed(std::string_view text)
{
    static std::once_flag registered;  // the list of extensions belongs to the whole process
    std::call_once(registered, cmark_gfm_core_extensions_ensure_registered);
    const std::unique_ptr<cmark_parser, FreeParser> parser(
        cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_FOOTNOTES));
    cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension("table"));
    cmark_parser_feed(parser.get(), text.data(), text.size());
    return Tree(cmark_parser_finish(parser.get()));
}

/// Walks over the tree and tells the builder what it meets.
class MarkdownWalk {
public:
    MarkdownWalk(DocumentOutline& outline, std::size_t before)
        : outline_(outline), build_(outline), before_(before)
    {}

    void over(cmark_node* root)
    {
        const std::unique_ptr<cmark_iter, FreeIterator> iterator(cmark_iter_new(root));
        for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
             event = cmark_iter_next(iterator.get())) {
            cmark_node* node = cmark_iter_get_node(iterator.get());
            if (event == CMARK_EVENT_ENTER)
                enter(node);
            else
                leave(node);
        }
        build_.end();
        say_what_was_left_out();
    }

private:
    std::size_t line_of(cmark_node* node) const
    {
        return before_ + static_cast<std::size_t>(std::max(cmark_node_get_start_line(node), 0));
    }

    static std::string_view literal(cmark_node* node)
    {
        const char* text = cmark_node_get_literal(node);
        return text == nullptr ? std::string_view{} : std::string_view(text);
    }

    static bool is(cmark_node* node, std::string_view type)
    {
        return cmark_node_get_type_string(node) == type;
    }

    void enter(cmark_node* node)
    {
        switch (cmark_node_get_type(node)) {
        case CMARK_NODE_TEXT:
        case CMARK_NODE_CODE:
            text_ += literal(node);
            break;
        case CMARK_NODE_SOFTBREAK:
            text_ += ' ';
            break;
        case CMARK_NODE_LINEBREAK:
            text_ += '\n';
            break;
        case CMARK_NODE_CODE_BLOCK:
            give(literal(node), node);
            break;
        case CMARK_NODE_HTML_BLOCK:
            html_ += literal(node).starts_with("<!--") ? 0 : 1;
            break;
        case CMARK_NODE_IMAGE:
            ++pictures_;
            break;
        case CMARK_NODE_ITEM:
            build_.begin_item(number_of(node), line_of(node));
            break;
        case CMARK_NODE_FOOTNOTE_DEFINITION:
            footnote_.emplace();
            break;
        default:
            enter_table(node);
        }
    }

    /// 0 where the list is not numbered.
    int number_of(cmark_node* item)
    {
        cmark_node* list = cmark_node_parent(item);
        if (cmark_node_get_list_type(list) != CMARK_ORDERED_LIST)
            return 0;
        if (cmark_node_previous(item) == nullptr)
            numbers_[list] = std::max(cmark_node_get_list_start(list), 1);
        return numbers_[list]++;
    }

    void enter_table(cmark_node* node)
    {
        if (is(node, "table"))
            build_.end_table();
        else if (is(node, "table_row") || is(node, "table_header"))
            cells_.clear();
    }

    void leave(cmark_node* node)
    {
        switch (cmark_node_get_type(node)) {
        case CMARK_NODE_HEADING:
            build_.heading(cmark_node_get_heading_level(node), text_, line_of(node));
            text_.clear();
            break;
        case CMARK_NODE_PARAGRAPH:
            give(text_, node);
            text_.clear();
            break;
        case CMARK_NODE_ITEM:
            build_.end_item();
            break;
        case CMARK_NODE_FOOTNOTE_DEFINITION:
            outline_.notes.push_back("footnote: " + printable(*footnote_));
            footnote_.reset();
            break;
        default:
            leave_table(node);
        }
    }

    void leave_table(cmark_node* node)
    {
        if (is(node, "table_cell")) {
            cells_.push_back(std::move(text_));
            text_.clear();
        } else if (is(node, "table_row") || is(node, "table_header")) {
            build_.row(cells_, line_of(node));
        }
    }

    void give(std::string_view text, cmark_node* node)
    {
        if (footnote_)
            footnote_->append(footnote_->empty() ? "" : " ").append(text);
        else
            build_.paragraph(text, line_of(node));
    }

    void say_what_was_left_out()
    {
        if (html_ > 0)
            outline_.notes.push_back(fmt::format("{} blocks of HTML are left out", html_));
        if (pictures_ > 0)
            outline_.notes.push_back(fmt::format("{} pictures are left out", pictures_));
    }

    DocumentOutline& outline_;
    OutlineBuilder build_;
    std::size_t before_;
    std::string text_;
    std::vector<std::string> cells_;
    std::map<const cmark_node*, int> numbers_;  ///< of the next item
    std::optional<std::string> footnote_;
    int html_ = 0;
    int pictures_ = 0;
};

}  // namespace

Result<void, Rejection> take_blocks(std::string_view text, std::size_t before,
                                    DocumentOutline& outline)
{
    if (auto past = past_bounds(text))
        return Rejection{{outline.place.path, before + past->line},
                         std::move(past->what),
                         std::move(past->mend)};
    const Tree tree = parsed(text);
    MarkdownWalk(outline, before).over(tree.get());
    return {};
}

}  // namespace findings::markdown
