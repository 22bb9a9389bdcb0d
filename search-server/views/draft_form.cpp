#include "search-server/views/draft_form.hpp"

#include "library/base/text.hpp"
#include "library/record/identifiers.hpp"

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

namespace findings::server {
namespace {

namespace json = boost::json;

std::string_view typed_value(const Typed& typed, std::string_view name)
{
    for (const auto& [key, value] : typed)
        if (key == name)
            return value;
    return {};
}

/// A number where it is one, else what was typed.
json::value number_or_text(std::string_view text)
{
    std::int64_t number = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
    if (end.ec == std::errc() && end.ptr == text.data() + text.size())
        return number;
    return json::value(std::string(text));
}

json::value part_value(Control control, std::string_view text)
{
    return control == Control::number ? number_or_text(text) : json::value(std::string(text));
}

json::array lines_of(std::string_view text)
{
    json::array lines;
    for (const std::string_view line : split(text, '\n'))
        if (!trimmed(line).empty())
            lines.emplace_back(std::string(trimmed(line)));
    return lines;
}

/// The code of a country by its name in a language of the site; else what was typed.
std::string country_code(std::string_view typed, const Messages& messages)
{
    constexpr std::string_view family = "country.";
    if (const auto code = Country::parse(typed))
        return code->str();
    const std::string wanted = folded(typed);
    for (const std::string_view language : site_languages)
        for (const auto& [key, label] : messages.in(language))
            if (key.starts_with(family) && folded(label) == wanted)
                return key.substr(family.size());
    return std::string(typed);
}

json::array countries_of(std::string_view text, const Messages& messages)
{
    std::string lines(text);
    std::replace(lines.begin(), lines.end(), ',', '\n');
    std::replace(lines.begin(), lines.end(), ';', '\n');
    json::array codes;
    for (const json::value& line : lines_of(lines))
        codes.emplace_back(country_code(line.get_string(), messages));
    return codes;
}

json::array checked(const Typed& typed, std::string_view name)
{
    json::array values;
    for (const auto& [key, value] : typed) {
        const json::value one(value);
        if (key == name && !value.empty() &&
            std::find(values.begin(), values.end(), one) == values.end())
            values.push_back(one);
    }
    return values;
}

json::object entry_of(const DraftField& field, const std::string& before, const Typed& typed)
{
    json::object entry;
    for (const DraftPart& part : field.parts) {
        const std::string_view text = trimmed(typed_value(typed, before + std::string(part.name)));
        if (!text.empty())
            entry[part.name] = part_value(part.control, text);
    }
    return entry;
}

/// Rows by their numbers, in that order; those that are empty are none.
json::array rows_of(const DraftField& field, const Typed& typed)
{
    const std::string before = std::string(field.name) + ".";
    std::map<int, std::string> rows;
    for (const auto& [key, value] : typed) {
        if (!key.starts_with(before))
            continue;
        const std::string_view rest = std::string_view(key).substr(before.size());
        int row = 0;
        const auto end = std::from_chars(rest.data(), rest.data() + rest.size(), row);
        if (end.ec == std::errc() && end.ptr != rest.data() + rest.size() && *end.ptr == '.')
            rows[row] = before + std::to_string(row) + ".";
    }
    json::array entries;
    for (const auto& [row, begin] : rows)
        if (json::object entry = entry_of(field, begin, typed); !entry.empty())
            entries.emplace_back(std::move(entry));
    return entries;
}

/// What was typed for the field; null where that is nothing.
json::value typed_field(const DraftField& field, const Typed& typed, const Messages& messages)
{
    const std::string_view text = trimmed(typed_value(typed, field.name));
    const auto unless_empty = [](auto container) {
        return container.empty() ? json::value() : json::value(std::move(container));
    };
    switch (field.control) {
    case Control::line:
    case Control::text:
    case Control::choice:
    case Control::number:
        return text.empty() ? json::value() : part_value(field.control, text);
    case Control::lines:
        return unless_empty(lines_of(text));
    case Control::countries:
        return unless_empty(countries_of(text, messages));
    case Control::checks:
    case Control::areas:
        return unless_empty(checked(typed, field.name));
    case Control::rows:
        return unless_empty(rows_of(field, typed));
    case Control::entry:
        return unless_empty(entry_of(field, std::string(field.name) + ".", typed));
    }
    return {};
}

}  // namespace

Kind kind_of(const UnfinishedRecord& record)
{
    const json::value* const kind = record.if_contains("kind");
    return kind != nullptr && *kind == json::value("practice_guide") ? Kind::practice_guide
                                                                     : Kind::research_summary;
}

UnfinishedRecord with_typed(UnfinishedRecord record, FormStep step, const Typed& typed,
                            const Messages& messages)
{
    const Kind kind = kind_of(record);
    for (const DraftField& field : draft_fields()) {
        if (field.step != step || !is_of_kind(field, kind))
            continue;
        json::value value = typed_field(field, typed, messages);
        if (value.is_null())
            record.erase(field.name);
        else
            record[field.name] = std::move(value);
    }
    return record;
}

}  // namespace findings::server
