#pragma once

#include "library/formats/docx_package.hpp"

#include <pugixml.hpp>

#include <map>
#include <optional>
#include <string>
#include <utility>

namespace findings::docx {

/// What a paragraph is in the outline of its document.
struct ParagraphRole {
    bool is_title = false;
    bool is_contents = false;  ///< a line of the table of contents
    int heading = 0;           ///< its level; 0: none
    std::optional<int> list;   ///< how deep the item lies, from 0
    std::string numbering;     ///< the list it belongs to
};

/// The styles and lists of a document: how its paragraphs are to be understood, whatever the styles
/// are called in the language of the program that wrote it.
class Styles {
public:
    /// Reads them; what is wrong with them.
    std::optional<Rejection> read(Package& package);

    ParagraphRole role_of(pugi::xml_node paragraph) const;

    /// False for lists with bullets.
    bool is_numbered(const std::string& numbering, int level) const;

private:
    struct Style {
        std::string name;  ///< English and in lower case for the styles that Word has itself
        std::string based_on;
        std::optional<int> outline_level;  ///< from 0
        std::string numbering;
        int list_level = 0;
    };

    void take_style(pugi::xml_node node);
    void take_numbering(pugi::xml_node node);
    void take_role(const std::string& style, ParagraphRole& role) const;

    std::map<std::string, Style> styles_;
    std::map<std::string, std::string> lists_;  ///< of a numId its abstractNumId
    std::map<std::pair<std::string, int>, bool> numbered_;
};

}  // namespace findings::docx
