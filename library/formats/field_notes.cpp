#include "library/formats/field_notes.hpp"

#include "library/base/text.hpp"

#include <algorithm>

namespace findings {
namespace {

/// A record of thousands of bad fields need not say so thousands of times.
constexpr std::size_t most_notes = 200;

}  // namespace

void FieldNotes::add(std::string note)
{
    if (notes_.size() < most_notes && std::find(notes_.begin(), notes_.end(), note) == notes_.end())
        notes_.push_back(std::move(note));
}

void FieldNotes::no_place(std::string_view field)
{
    add(std::string(field) + " has no place in a record");
}

void FieldNotes::is_no(std::string_view field, std::string_view what, std::string_view value)
{
    add(std::string(field) + " is no " + std::string(what) + ": " + std::string(cut(value, 100)));
}

}  // namespace findings
