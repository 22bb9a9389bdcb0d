#pragma once

#include "library/formats/marc_field.hpp"
#include "library/record/record.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings::marc {

/// Where a part lies in its journal or book, as 773 $g words it.
struct PlaceInHost {
    Container numbers;  ///< volume, issue and pages
    std::optional<Date> issued;
    bool is_understood = false;
};

/// "Vol. 12, no. 3 (Mar. 2005), p. 12-19", "Bd. 12 (2005), H. 3, S. 12-19", "volume:12",
/// "number:3", "year:2005", "pages:12-19": in English, French and German.
PlaceInHost place_in_host(std::string_view text);

/// What is around the work (773): its title, numbers, ISSN and ISBN, and when it was issued where
/// the record does not say yet. What is not understood is noted.
void take_host(const DataField& field, Record& record, std::vector<std::string>& notes);

/// The series of 490, else of 8xx, which are the same as a library's files have them. The first is
/// around a book as the journal is around an article, where nothing else is; others are noted.
void take_series(const std::vector<DataField>& fields, Record& record,
                 std::vector<std::string>& notes);

}  // namespace findings::marc
