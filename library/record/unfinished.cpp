#include "library/record/unfinished.hpp"

#include "library/record/fields.hpp"
#include "library/record/record_json.hpp"

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <optional>
#include <string_view>
#include <tuple>

namespace findings {
namespace {

namespace json = boost::json;

std::vector<std::string_view> field_names()
{
    return std::apply(
        [](const auto&... field) { return std::vector<std::string_view>{field.name...}; },
        fields_of<Record>);
}

/// The least that record_from_json() takes.
UnfinishedRecord bare()
{
    return {{"kind", "research_summary"}, {"status", "draft"}};
}

/// Why the member cannot be read; nullopt where it can.
std::optional<std::string> trouble_with(std::string_view name, const json::value& value)
{
    UnfinishedRecord alone = bare();
    alone[name] = value;
    try {
        record_from_json(alone);
    } catch (const RecordJsonError& error) {
        return error.what();
    }
    return std::nullopt;
}

Fault fault(std::string_view name, std::string what, std::size_t position)
{
    return {.field = std::string(name),
            .what = std::move(what),
            .mend = "write it so, or leave it empty",
            .position = position};
}

/// The items that can be read.
json::array readable_items(std::string_view name, const json::array& items,
                           std::vector<Fault>& faults)
{
    json::array readable;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (const auto trouble = trouble_with(name, json::array{items[i]}))
            faults.push_back(fault(name, *trouble, i + 1));
        else
            readable.push_back(items[i]);
    }
    return readable;
}

}  // namespace

UnfinishedReading read_unfinished(const UnfinishedRecord& written)
{
    UnfinishedReading reading;
    UnfinishedRecord readable = bare();
    for (const std::string_view name : field_names()) {
        const json::value* const value = written.if_contains(name);
        if (value == nullptr || value->is_null())
            continue;
        const auto trouble = trouble_with(name, *value);
        if (!trouble)
            readable[name] = *value;
        else if (value->is_array())
            readable[name] = readable_items(name, value->get_array(), reading.faults);
        else
            reading.faults.push_back(fault(name, *trouble, 0));
    }
    reading.record = record_from_json(readable);
    return reading;
}

std::vector<std::string> changed_fields(const UnfinishedRecord& before,
                                        const UnfinishedRecord& after)
{
    static const json::value nothing;
    const auto at = [](const UnfinishedRecord& record, std::string_view name) -> const auto&
    {
        const json::value* const found = record.if_contains(name);
        return found == nullptr ? nothing : *found;
    };
    std::vector<std::string> changed;
    for (const std::string_view name : field_names())
        if (at(before, name) != at(after, name))
            changed.emplace_back(name);
    return changed;
}

Combined combined(const UnfinishedRecord& base, const UnfinishedRecord& mine,
                  const UnfinishedRecord& theirs)
{
    Combined result{.record = mine, .conflicts = {}};
    const std::vector<std::string> changed_by_me = changed_fields(base, mine);
    for (const std::string& name : changed_fields(base, theirs)) {
        const json::value* const value = theirs.if_contains(name);
        const json::value* const own = mine.if_contains(name);
        const bool is_mine =
            std::find(changed_by_me.begin(), changed_by_me.end(), name) != changed_by_me.end();
        if (is_mine) {
            const bool agree =
                (value == nullptr) == (own == nullptr) && (value == nullptr || *value == *own);
            if (!agree)
                result.conflicts.push_back(name);
        } else if (value != nullptr) {
            result.record[name] = *value;
        } else {
            result.record.erase(name);
        }
    }
    return result;
}

}  // namespace findings
