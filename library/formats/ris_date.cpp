#include "library/formats/ris_date.hpp"

#include "library/base/text.hpp"
#include "library/formats/loose_date.hpp"

#include <string>

namespace findings::ris {

std::optional<Date> issued_of(const std::vector<std::string_view>& years,
                              const std::vector<std::string_view>& dates, FieldNotes& notes)
{
    std::optional<Date> issued;
    std::vector<std::string_view> all = years;
    all.insert(all.end(), dates.begin(), dates.end());
    for (const std::string_view value : all)
        if (!issued)
            issued = loose_date(value);
    for (const std::string_view value : all) {
        const auto whole = loose_date(value);
        const auto date = whole || !issued ? whole : date_within(issued->year(), value);  // "MAY"
        if (!date || (!whole && !date->month()))
            notes.add("a date without a year: " + std::string(cut(value, 40)));
        else if (date->year() != issued->year())
            notes.add("a date of another year: " + std::string(cut(value, 40)));
        else if (!issued->month() || (!issued->day() && issued->month() == date->month()))
            issued = date;
    }
    return issued;
}

}  // namespace findings::ris
