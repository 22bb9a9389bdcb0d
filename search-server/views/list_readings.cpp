#include "search-server/views/list_readings.hpp"

#include <algorithm>

namespace findings::server {
namespace {

void add(const ListReading& reading, ListTotals& totals)
{
    ++totals.readings;
    const std::optional<int> minutes = minutes_of(reading);
    totals.minutes += minutes.value_or(0);
    totals.without_minutes += minutes ? 0 : 1;
    if (!reading.item)
        return;
    if (const auto& issued = reading.item->record.issued)
        totals.newest = std::max(totals.newest.value_or(issued->year()), issued->year());
    if (reading.appraisal.confidence.low >= Confidence::moderate)
        ++totals.at_least_moderate;
}

}  // namespace

std::optional<int> minutes_of(const ListReading& reading)
{
    if (reading.entry.minutes || !reading.item)
        return reading.entry.minutes;
    return reading.item->record.minutes;
}

ListTotals totals_of(const std::vector<ListReading>& readings)
{
    ListTotals totals;
    for (const ListReading& reading : readings)
        add(reading, totals);
    return totals;
}

ListTotals totals_of(const ListReadings& readings)
{
    ListTotals totals;
    for (const std::vector<ListReading>& section : readings.sections)
        for (const ListReading& reading : section)
            add(reading, totals);
    return totals;
}

}  // namespace findings::server
