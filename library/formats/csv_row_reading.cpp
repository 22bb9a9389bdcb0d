#include "library/formats/csv_row_reading.hpp"

#include "library/formats/findable.hpp"
#include "library/formats/loose_date.hpp"
#include "library/formats/page_range.hpp"
#include "library/formats/type_names.hpp"

#include <utility>

namespace findings::csv {
namespace {

/// The date where it is of the year that another column says; "MAR 5" is put to it.
std::optional<Date> date_of(const std::string& year_text, const std::string& date_text)
{
    const auto year = loose_date(year_text);
    const auto date = loose_date(date_text);
    if (!year)
        return date;
    if (date)
        return date->year() == year->year() ? date : year;
    return date_text.empty() ? year : date_within(year->year(), date_text);
}

void settle_type(RowReading& row)
{
    take_type_words(row.types, row.record, row.notes.list());
    // A record of our own kinds must say more than a table can: it stays a study.
    if (row.kind && !is_native_kind(*row.kind))
        row.record.kind = *row.kind;
    if (row.evidence_type)
        row.record.evidence_type = row.evidence_type;
    if (row.status)
        row.record.status = *row.status;
    else if (says_retracted(row.record.title))
        row.record.status = Status::retracted;
}

void settle_container(RowReading& row)
{
    Container& container = row.record.container;
    for (std::string* title : {&row.abbreviated_journal, &row.series})
        if (container.title.empty())
            container.title = std::move(*title);
    if (container.pages.empty())
        container.pages = page_range(row.first_page, row.last_page);
    if (container.pages.empty())
        container.pages = page_range(row.article_number);
}

}  // namespace

void RowReading::finish()
{
    if (!full_names.empty())
        record.authors = std::move(full_names);
    if (!record.issued)
        record.issued = date_of(year, date);
    settle_container(*this);
    settle_type(*this);
}

}  // namespace findings::csv
