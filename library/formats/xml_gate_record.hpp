#pragma once

#include <pugixml.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// An attribute on its way into a record, its name canonical.
struct XmlAttribute {
    std::string name;
    std::string_view value;
};

/// Builds one record element from what expat reports, and remembers where each element began.
class XmlRecordBuilder {
public:
    /// Lines and columns count from 1.
    void begin(const std::string& name, const std::vector<XmlAttribute>& attributes,
               std::size_t line, std::size_t column);
    void text(std::string_view utf8);
    void end();

    /// True once the record element has ended.
    bool is_whole() const { return begun_ && depth_ == 0; }

    /// What it holds, in bytes of text and names, and largest_xml_record's price of each element
    /// and attribute.
    std::size_t size() const { return size_ + text_.size(); }

    /// The record element, with its places: it lives as long as the builder.
    pugi::xml_node finish();

private:
    struct Row {
        std::size_t node;
        std::size_t line;
        std::size_t column;
    };

    void flush_text();

    pugi::xml_document document_;
    pugi::xml_node current_ = document_;
    std::string text_;  ///< not yet in the document: expat reports a text in many pieces
    std::vector<Row> rows_;
    std::size_t size_ = 0;
    std::size_t depth_ = 0;
    bool begun_ = false;
};

}  // namespace findings
