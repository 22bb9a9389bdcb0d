#pragma once

#include "library/formats/formats.hpp"
#include "library/record/record.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace findings::markdown {

/// A line of front matter, with its number in the file.
struct FrontLine {
    std::string text;
    std::size_t number = 0;
};

/// What front matter says.
struct FrontMatter {
    Record stated;
    bool is_kind_stated = false;
    std::vector<std::string> notes;
    std::vector<Rejection> faults;
};

/// Reads the lines between the "---": "key: value", where the keys are the names of
/// fields_of<Record> (or one of a few that other programs use: author, date, lang, tags …) and the
/// values are that part of YAML that docs/formats/markdown.md lists. A key that is no field is
/// noted, with all that belongs to it; a value that is outside of the subset or wrong for its field
/// is a fault.
FrontMatter read_front_matter(const std::vector<FrontLine>& lines, std::string_view path);

/// True where the key is a field, or stands for one.
bool is_front_key(std::string_view key);

/// The key of a line "key: value" or "key:"; empty where it is none.
std::string_view front_key(std::string_view line);

}  // namespace findings::markdown
