#include "library/formats/html_tree.hpp"

#include "library/base/text.hpp"

#include <algorithm>
#include <csetjmp>
#include <cstddef>
#include <cstdlib>
#include <ctime>
#include <utility>

namespace findings::html {
namespace {

/// In front of what gumbo is given, so that all of it can be taken down without gumbo.
struct alignas(std::max_align_t) Block {
    Block* before;
    Block* after;
    std::size_t bytes;
};

struct Heap {
    Block blocks{&blocks, &blocks, 0};  ///< a ring, this one its beginning
    std::size_t bytes = 0;
    unsigned calls = 0;
    timespec begun{};
    std::jmp_buf full;

    Heap() { ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &begun); }
    Heap(const Heap&) = delete;
    Heap& operator=(const Heap&) = delete;
    ~Heap()
    {
        while (blocks.after != &blocks)
            release(blocks.after);
    }

    void release(Block* block)
    {
        block->before->after = block->after;
        block->after->before = block->before;
        bytes -= block->bytes;
        std::free(block);
    }

    bool is_out_of_time()
    {
        if (++calls % 256 != 0)
            return false;
        timespec now{};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return now.tv_sec - begun.tv_sec > most_tree_seconds;
    }
};

/// Gumbo has no way to be told that there is no more memory, so it is left by a jump; between here
/// and there are frames of C alone.
void* allocate(void* userdata, std::size_t size)
{
    Heap& heap = *static_cast<Heap*>(userdata);
    if (size > most_tree_bytes || heap.bytes + size > most_tree_bytes || heap.is_out_of_time())
        std::longjmp(heap.full, 1);
    auto* block = static_cast<Block*>(std::malloc(sizeof(Block) + size));
    if (block == nullptr)
        std::longjmp(heap.full, 1);
    *block = {&heap.blocks, heap.blocks.after, size + sizeof(Block)};
    heap.blocks.after->before = block;
    heap.blocks.after = block;
    heap.bytes += block->bytes;
    return block + 1;
}

void deallocate(void* userdata, void* memory)
{
    if (memory != nullptr)
        static_cast<Heap*>(userdata)->release(static_cast<Block*>(memory) - 1);
}

GumboOutput* parse_within(Heap& heap, const GumboOptions& options, const std::string& page)
{
    if (setjmp(heap.full) != 0)
        return nullptr;
    return gumbo_parse_with_options(&options, page.data(), page.size());
}

bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Elements without content, and those that the next one like them ends.
bool ends_by_itself(std::string_view tag)
{
    for (const std::string_view name :
         {"area",  "base",  "br",     "col",      "embed",    "hr",       "img",
          "input", "link",  "meta",   "param",    "source",   "track",    "wbr",
          "p",     "li",    "dt",     "dd",       "tr",       "td",       "th",
          "tbody", "thead", "tfoot",  "option",   "optgroup", "colgroup", "rt",
          "rp",    "frame", "keygen", "basefont", "bgsound"})
        if (tag == name)
            return true;
    return false;
}

/// Their content is no markup.
bool is_raw(std::string_view tag)
{
    return tag == "script" || tag == "style" || tag == "textarea" || tag == "title" ||
           tag == "xmp" || tag == "iframe" || tag == "noembed" || tag == "noframes";
}

std::string tag_name(std::string_view text)
{
    const auto is_end = [](char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '/' || c == '>' || c == '\f';
    };
    return ascii_lower({text.begin(), std::find_if(text.begin(), text.end(), is_end)});
}

/// Past the end of the tag that begins at `at`, quotes minded.
std::size_t end_of_tag(std::string_view page, std::size_t at)
{
    char quote = 0;
    for (; at < page.size(); ++at) {
        const char c = page[at];
        if (quote != 0)
            quote = c == quote ? '\0' : quote;
        else if (c == '>')
            return at + 1;
        else if ((c == '"' || c == '\'') && page[at - 1] == '=')
            quote = c;
    }
    return page.size();
}

/// Where "</script" stands.
std::size_t end_of_raw(std::string_view page, std::size_t at, std::string_view name)
{
    for (at = page.find("</", at); at != std::string_view::npos; at = page.find("</", at + 2))
        if (ascii_lower(page.substr(at + 2, name.size())) == name)
            return at;
    return page.size();
}

}  // namespace

std::optional<std::size_t> too_deep_line(std::string_view page)
{
    std::size_t depth = 0;
    for (std::size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at)) {
        const std::string_view rest = page.substr(at + 1);
        if (rest.starts_with("!--")) {
            at = std::min(page.find("-->", at + 3), page.size());
            continue;
        }
        const bool is_end = rest.starts_with('/');
        if (rest.size() < 2 || !is_letter(rest[is_end ? 1 : 0])) {
            ++at;
            continue;
        }
        const std::string name = tag_name(rest.substr(is_end ? 1 : 0, 32));
        at = end_of_tag(page, at + 1);
        if (!is_end && is_raw(name))
            at = end_of_raw(page, at, name);
        else if (is_end && !ends_by_itself(name))
            depth -= depth > 0 ? 1 : 0;
        else if (!is_end && !ends_by_itself(name) && ++depth > deepest_html)
            return 1 + static_cast<std::size_t>(std::count(
                           page.begin(), page.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    }
    return std::nullopt;
}

struct HtmlTree::State {
    std::string page;  ///< the tree points into it
    Heap heap;
    GumboOutput* output = nullptr;
};

HtmlTree::HtmlTree(std::unique_ptr<State> state) : state_(std::move(state)) {}
HtmlTree::HtmlTree(HtmlTree&&) noexcept = default;
HtmlTree& HtmlTree::operator=(HtmlTree&&) noexcept = default;
HtmlTree::~HtmlTree() = default;

std::optional<HtmlTree> HtmlTree::parse(std::string page)
{
    auto state = std::make_unique<State>();
    state->page = std::move(page);
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = allocate;
    options.deallocator = deallocate;
    options.userdata = &state->heap;
    options.max_errors = 0;
    state->output = parse_within(state->heap, options, state->page);
    if (state->output == nullptr)
        return std::nullopt;
    return HtmlTree(std::move(state));
}

const GumboNode& HtmlTree::document() const
{
    return *state_->output->document;
}

std::optional<std::string_view> attribute(const GumboNode& element, const char* name)
{
    if (!is_element(element))
        return std::nullopt;
    const GumboAttribute* found = gumbo_get_attribute(&element.v.element.attributes, name);
    return found == nullptr ? std::nullopt : std::optional<std::string_view>(found->value);
}

const GumboVector* children(const GumboNode& node)
{
    if (node.type == GUMBO_NODE_DOCUMENT)
        return &node.v.document.children;
    return is_element(node) ? &node.v.element.children : nullptr;
}

}  // namespace findings::html
