#pragma once

#include "library/record/record.hpp"

namespace findings::test {

/// The identifier or date that the text is. Throws std::bad_optional_access where it is none.
template <class Type>
Type parsed(std::string_view text)
{
    return Type::parse(text).value();
}

/// A record in which every member, and every member of every part, says something.
Record full_record();

/// A research summary, and a practice guide, with what docs/record.md asks for and no more.
Record research_summary();
Record practice_guide();

}  // namespace findings::test
