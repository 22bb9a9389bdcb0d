#include "library/formats/docx_blocks.hpp"

#include "library/base/text.hpp"
#include "library/formats/document_text.hpp"
#include "library/formats/docx_styles.hpp"
#include "library/formats/docx_text.hpp"

#include <map>
#include <utility>
#include <vector>

namespace findings::docx {
namespace {

using Name = std::string_view;

bool is_block(Name name)
{
    return name == "w:p" || name == "w:tbl";
}

bool is_note(Name name)
{
    return name == "w:footnote" || name == "w:endnote";
}

bool is_comment(Name name)
{
    return name == "w:comment";
}

/// All elements of this name below the node that do not lie in one another.
void collect(pugi::xml_node node, Name name, std::vector<pugi::xml_node>& found)
{
    for (const pugi::xml_node child : node.children())
        if (child.name() == name)
            found.push_back(child);
        else
            collect(child, name, found);
}

std::vector<pugi::xml_node> all_of(pugi::xml_node node, Name name)
{
    std::vector<pugi::xml_node> found;
    collect(node, name, found);
    return found;
}

std::string text_within(pugi::xml_node node)
{
    std::string text;
    for (const pugi::xml_node paragraph : all_of(node, "w:p"))
        text += text_of_paragraph(paragraph).text + " ";
    return document_line(text);
}

/// Tells the builder what the body holds.
class BodyReading {
public:
    BodyReading(const Styles& styles, DocumentOutline& outline)
        : styles_(styles), outline_(outline), build_(outline)
    {}

    void take(pugi::xml_node block)
    {
        if (Name(block.name()) == "w:tbl")
            take_table(block);
        else
            take_paragraph(block);
    }

    void end()
    {
        build_.end();
        if (pictures_ > 0)
            outline_.notes.push_back(std::to_string(pictures_) + " pictures are left out");
        if (has_contents_)
            outline_.notes.push_back("the table of contents is left out");
    }

private:
    void take_paragraph(pugi::xml_node paragraph)
    {
        const ParagraphText text = text_of_paragraph(paragraph);
        pictures_ += text.pictures;
        const ParagraphRole role = styles_.role_of(paragraph);
        if (role.is_contents)
            has_contents_ = true;
        else if (!is_blank_text(text.text))
            take_text(text.text, role, place_of(paragraph, "").line);
        for (const pugi::xml_node inside : text.boxes)
            take_paragraph(inside);
    }

    void take_text(const std::string& text, const ParagraphRole& role, std::size_t line)
    {
        build_.end_table();
        if (role.is_title && outline_.stated.title.empty()) {
            outline_.stated.title = document_line(text);
        } else if (role.is_title || role.heading > 0) {
            end_list();
            build_.heading(role.is_title ? 1 : role.heading, text, line);
        } else if (role.list) {
            take_item(text, role, line);
        } else {
            end_list();
            build_.paragraph(text, line);
        }
    }

    void take_item(const std::string& text, const ParagraphRole& role, std::size_t line)
    {
        const auto depth = static_cast<std::size_t>(*role.list);
        while (open_.size() > depth) {
            build_.end_item();
            open_.pop_back();
        }
        counts_.erase(counts_.upper_bound({role.numbering, *role.list}),
                      counts_.upper_bound({role.numbering, 9}));
        const int count = ++counts_[{role.numbering, *role.list}];
        build_.begin_item(styles_.is_numbered(role.numbering, *role.list) ? count : 0, line);
        open_.push_back(*role.list);
        build_.paragraph(text, line);
    }

    void end_list()
    {
        for (; !open_.empty(); open_.pop_back())
            build_.end_item();
    }

    /// A table of one cell, or with headings in it, only frames or lays out its text.
    bool is_layout(pugi::xml_node table) const
    {
        if (all_of(table, "w:tc").size() == 1)
            return true;
        for (const pugi::xml_node paragraph : all_of(table, "w:p"))
            if (styles_.role_of(paragraph).heading > 0)
                return true;
        return false;
    }

    void take_table(pugi::xml_node table)
    {
        end_list();
        build_.end_table();
        if (is_layout(table)) {
            for (const pugi::xml_node paragraph : all_of(table, "w:p"))
                take_paragraph(paragraph);
            return;
        }
        for (const pugi::xml_node row : all_of(table, "w:tr")) {
            std::vector<std::string> cells;
            for (const pugi::xml_node cell : all_of(row, "w:tc"))
                cells.push_back(text_within(cell));
            build_.row(cells, place_of(row, "").line);
        }
        build_.end_table();
    }

    const Styles& styles_;
    DocumentOutline& outline_;
    OutlineBuilder build_;
    std::vector<int> open_;  ///< items of lists, each with its depth
    std::map<std::pair<std::string, int>, int> counts_;
    int pictures_ = 0;
    bool has_contents_ = false;
};

}  // namespace

std::optional<Rejection> take_blocks(Package& package, DocumentOutline& outline)
{
    Styles styles;
    if (auto fault = styles.read(package))
        return fault;
    BodyReading body(styles, outline);
    if (auto fault =
            package.read("document", is_block, [&](pugi::xml_node node) { body.take(node); }))
        return fault;
    body.end();
    for (const std::string part : {"footnotes", "endnotes"})
        if (auto fault = package.read(part, is_note, [&](pugi::xml_node note) {
                const std::string text = text_within(note);
                if (!note.attribute("w:type") && !is_blank_text(text))
                    outline.notes.push_back("footnote: " + printable(text));
            }))
            return fault;
    int comments = 0;
    if (auto fault = package.read("comments", is_comment, [&](pugi::xml_node) { ++comments; }))
        return fault;
    if (comments > 0)
        outline.notes.push_back(std::to_string(comments) + " comments are left out");
    return std::nullopt;
}

}  // namespace findings::docx
