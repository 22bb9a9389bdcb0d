#include "search-server/views/form_field.hpp"

namespace findings::server {
namespace {

/// The ids of what describes the field; a browser's check refuses one that is not there.
std::string described_by(const FormField& field)
{
    std::string ids;
    if (!field.hint.empty())
        ids = "h-" + std::string(field.name);
    if (!field.error.empty())
        ids += (ids.empty() ? "e-" : " e-") + std::string(field.name);
    return ids;
}

}  // namespace

Model field_model(const FormField& field)
{
    return Object{{"field_name", std::string(field.name)},
                  {"field_label", field.label},
                  {"field_type", std::string(field.type)},
                  {"field_value", field.value},
                  {"field_hint", or_nothing(field.hint)},
                  {"field_error", or_nothing(field.error)},
                  {"field_described", or_nothing(described_by(field))},
                  {"field_autocomplete", std::string(field.autocomplete)},
                  {"field_required", field.is_required}};
}

List fields_model(const std::vector<FormField>& fields)
{
    List models;
    for (const FormField& field : fields)
        models.push_back(field_model(field));
    return models;
}

Model checks_model(std::string_view name, const std::string& label,
                   const std::vector<FormChoice>& choices)
{
    List checks;
    for (const FormChoice& choice : choices)
        checks.push_back(Object{{"check_name", std::string(name)},
                                {"check_value", choice.value},
                                {"check_label", choice.label},
                                {"check_is_on", choice.is_on}});
    return Object{{"checks_label", label}, {"checks", checks}};
}

Model select_model(std::string_view name, const std::string& label,
                   const std::vector<FormChoice>& choices)
{
    List options;
    for (const FormChoice& choice : choices)
        options.push_back(Object{{"option_value", choice.value},
                                 {"option_label", choice.label},
                                 {"option_is_on", choice.is_on}});
    return Object{
        {"select_name", std::string(name)}, {"select_label", label}, {"options", options}};
}

}  // namespace findings::server
