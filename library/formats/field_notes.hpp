#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// Collects what a record cannot hold of the fields that a format has by name, each said once.
class FieldNotes {
public:
    void add(std::string note);

    /// "CY has no place in a record"
    void no_place(std::string_view field);

    /// "DO is no DOI: none"
    void is_no(std::string_view field, std::string_view what, std::string_view value);

    std::vector<std::string> take() { return std::move(notes_); }

    /// For what adds its own.
    std::vector<std::string>& list() { return notes_; }

private:
    std::vector<std::string> notes_;
};

}  // namespace findings
