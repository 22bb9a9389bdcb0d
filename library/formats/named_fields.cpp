#include "library/formats/named_fields.hpp"

#include "library/record/fields.hpp"
#include "library/record/record_json.hpp"

#include <boost/json/value.hpp>

#include <algorithm>
#include <tuple>
#include <utility>

namespace findings {
namespace {

bool is_one_of(std::string_view name, std::span<const std::string_view> names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

std::vector<std::string_view> fields_but(std::span<const std::string_view> held)
{
    std::vector<std::string_view> names;
    const auto add = [&](const auto& field) {
        if (!is_one_of(field.name, held))
            names.push_back(field.name);
    };
    std::apply([&](const auto&... field) { (add(field), ...); }, fields_of<Record>);
    return names;
}

boost::json::object named_fields(const Record& record, std::span<const std::string_view> names)
{
    boost::json::object found;
    for (auto& [name, value] : to_json(record))
        if (is_one_of(name, names))
            found.emplace(name, std::move(value));
    return found;
}

void set_named_fields(const boost::json::object& object, std::span<const std::string_view> names,
                      Record& record)
{
    boost::json::object wanted;
    for (const auto& [name, value] : object)
        if (is_one_of(name, names))
            wanted.emplace(name, value);
    Record from = record_from_json(wanted);
    const auto set = [&](const auto& field) {
        if (is_one_of(field.name, names))
            record.*field.member = std::move(from.*field.member);
    };
    std::apply([&](const auto&... field) { (set(field), ...); }, fields_of<Record>);
}

}  // namespace findings
