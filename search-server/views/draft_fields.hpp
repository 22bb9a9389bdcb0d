#pragma once

#include "library/record/terms.hpp"

#include <span>
#include <string_view>

namespace findings::server {

/// How a field of a draft, or a part of one, is filled in.
enum class Control {
    line,       ///< text of one line; dates and identifiers too
    text,       ///< text of several lines
    number,     ///< whole
    lines,      ///< a list of texts, one a line
    countries,  ///< a list of countries, one a line, by name or code
    choice,     ///< one token
    checks,     ///< several tokens
    areas,      ///< practice areas
    rows,       ///< a list of entries with parts
    entry,      ///< one entry with parts
};

/// The pages of the form, in their order.
enum class FormStep { work, says, sure, fits, use };
inline constexpr FormStep form_steps[] = {FormStep::work, FormStep::says, FormStep::sure,
                                          FormStep::fits, FormStep::use};

/// "work", "says", …: in addresses and messages.
std::string_view name(FormStep step);

/// A part of an entry, by its name in the JSON.
struct DraftPart {
    std::string_view name;
    Control control = Control::line;  ///< line, text, number or choice
    std::string_view family = {};     ///< of the labels of its tokens
    std::span<const std::string_view> (*tokens)() = nullptr;
};

/// A field of the form: a member of the record, and how it is filled in.
struct DraftField {
    FormStep step;
    std::string_view name;
    Control control;
    enum class For { both, summaries, guides } kinds = For::both;
    std::string_view family = {};
    std::span<const std::string_view> (*tokens)() = nullptr;
    std::span<const DraftPart> parts = {};
};

/// The one list of the fields of the form, in the order in which it asks for them. A new member of
/// the record that people write is a line here.
std::span<const DraftField> draft_fields();

/// By name; nullptr for a member that the form does not ask for.
const DraftField* draft_field(std::string_view name);

/// True where a draft of the kind has the field.
bool is_of_kind(const DraftField& field, Kind kind);

}  // namespace findings::server
