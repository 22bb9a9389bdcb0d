#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

struct SchemaType;

struct SchemaAttribute {
    std::string name;  ///< canonical: "xml:lang"
    const SchemaType* type = nullptr;
    bool is_required = false;
};

inline constexpr std::size_t unbounded = std::numeric_limits<std::size_t>::max();

/// An element of a sequence. Elements of a choice carry which alternative they belong to.
struct SchemaElement {
    std::string name;
    const SchemaType* type = nullptr;
    std::size_t least = 1;
    std::size_t most = 1;
    std::size_t alternative = 0;  ///< 1, 2 … in the choice of the type; 0: outside of it
};

/// What a text may be. White space is collapsed before any of it is looked at.
struct SchemaText {
    enum class Calendar { none, year, month, day };

    std::vector<std::string> tokens;   ///< the only ones; empty: any
    std::vector<std::regex> patterns;  ///< all of them match
    std::size_t shortest = 0;          ///< characters
    std::size_t longest = unbounded;
    bool is_number = false;
    std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
    std::int64_t highest = std::numeric_limits<std::int64_t>::max();
    Calendar calendar = Calendar::none;
    std::vector<const SchemaType*> members;  ///< of a union: one of them fits; empty: no union
};

/// A type of the schema: a text, with or without attributes, or elements.
struct SchemaType {
    std::string explanation;   ///< what it is for: its first sentence, without full stop
    std::string how_to_write;  ///< the explanation of the type that the strictest rule comes from
    std::optional<SchemaText> text;
    std::vector<SchemaAttribute> attributes;
    std::vector<SchemaElement> elements;  ///< in their order
    bool is_open = false;                 ///< any elements, which the schema does not look into

    const SchemaAttribute* attribute(std::string_view name) const;
    const SchemaElement* element(std::string_view name) const;
};

/// schemas/evidence.xsd as the program uses it: readers, the writer and the check of structure all
/// ask it, so that a field is described in one place. It knows the part of XML Schema 1.0 that the
/// file uses, and refuses the rest. Never changes once made; any thread may read it.
class EvidenceSchema {
public:
    /// Throws std::runtime_error that names what it does not know.
    EvidenceSchema(std::string_view evidence_xsd, std::string_view xml_xsd);
    EvidenceSchema(const EvidenceSchema&) = delete;
    EvidenceSchema& operator=(const EvidenceSchema&) = delete;

    /// The type of a record element, such as "researchSummary"; nullptr for anything else.
    const SchemaType* record(std::string_view element) const;

    /// Names of the record elements.
    std::vector<std::string> records() const;

private:
    friend class SchemaLoader;
    std::deque<SchemaType> types_;  ///< stays where it is: types point to one another
    std::map<std::string, const SchemaType*, std::less<>> records_;
};

/// The one that the program carries with it.
const EvidenceSchema& evidence_schema();

/// The text as the schema sees it: no white space at the ends, one space for each run of it.
std::string collapsed(std::string_view text);

}  // namespace findings
