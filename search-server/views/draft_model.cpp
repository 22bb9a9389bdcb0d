#include "library/base/text.hpp"
#include "search-server/views/draft_form.hpp"
#include "search-server/views/draft_words.hpp"

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>

#include <algorithm>

namespace findings::server {
namespace {

namespace json = boost::json;

std::string shown_lines(const json::value* value)
{
    const json::array* const list = value == nullptr ? nullptr : value->if_array();
    if (list == nullptr)
        return shown(value);
    std::string text;
    for (const json::value& item : *list) {
        std::string line = shown(&item);
        std::replace(line.begin(), line.end(), '\n', ' ');
        text += (text.empty() ? "" : "\n") + line;
    }
    return text;
}

/// By their names, and by the code where there is no name that leads back to it.
std::string shown_countries(const json::value* value, const Words& words)
{
    const std::string codes = shown_lines(value);
    std::string text;
    for (const std::string_view code : split(codes, '\n')) {
        const auto name = words.table().find("country." + std::string(code));
        text += (text.empty() ? "" : "\n") +
                (name == words.table().end() ? std::string(code) : name->second);
    }
    return text;
}

bool has(const json::value* list, std::string_view token)
{
    if (list == nullptr || !list->is_array())
        return false;
    const json::array& items = list->get_array();
    return std::find(items.begin(), items.end(), json::value(token)) != items.end();
}

/// One input, with all that templates/_draft_input asks for.
struct Input {
    std::string id;
    std::string name;
    std::string label;
    std::string value;
    std::string described;
    bool is_bad = false;
};

Object input_model(const Input& input)
{
    return Object{{"input_id", input.id},
                  {"input_name", input.name},
                  {"input_label", input.label},
                  {"input_value", input.value},
                  {"input_bad", input.is_bad},
                  {"described", or_nothing(input.described)},
                  {"is_line", false},
                  {"is_text", false},
                  {"options", false}};
}

Model options_model(std::string_view family, std::span<const std::string_view> tokens,
                    const std::string& chosen, const Words& words)
{
    List options{Object{{"option_value", ""}, {"option_label", "–"}, {"option_on", false}}};
    bool is_known = chosen.empty();
    for (const std::string_view token : tokens) {
        is_known = is_known || token == chosen;
        options.push_back(Object{{"option_value", std::string(token)},
                                 {"option_label", words.label(family, token)},
                                 {"option_on", token == chosen}});
    }
    // what a file brought and the list does not have must not get lost
    if (!is_known)
        options.push_back(
            Object{{"option_value", chosen}, {"option_label", chosen}, {"option_on", true}});
    return list_or_nothing(options);
}

Object control_model(const Input& input, Control control, std::string_view family,
                     std::span<const std::string_view> (*tokens)(), const Words& words)
{
    Object model = input_model(input);
    if (control == Control::choice)
        model["options"] = options_model(family, tokens(), input.value, words);
    else if (control == Control::line || control == Control::number)
        model["is_line"] = true;
    else
        model["is_text"] = true;
    return model;
}

List part_models(const DraftField& field, const json::object* entry, const std::string& before,
                 const Words& words)
{
    List parts;
    for (const DraftPart& part : field.parts) {
        const json::value* const value = entry == nullptr ? nullptr : entry->if_contains(part.name);
        const std::string name = before + std::string(part.name);
        parts.push_back(control_model({.id = "f-" + name,
                                       .name = name,
                                       .label = words("form_part." + std::string(part.name)),
                                       .value = shown(value)},
                                      part.control, part.family, part.tokens, words));
    }
    return parts;
}

List row_models(const DraftField& field, const json::value* value, const Words& words)
{
    List rows;
    const json::array none;
    const json::array& entries = value != nullptr && value->is_array() ? value->get_array() : none;
    const auto add = [&](const json::object* entry) {
        const std::string number = std::to_string(rows.size() + 1);
        rows.push_back(Object{
            {"row_label", words("form.row", {{"n", number}})},
            {"inputs", Model(part_models(field, entry, std::string(field.name) + "." + number + ".",
                                         words))}});
    };
    for (const json::value& entry : entries)
        add(entry.if_object());
    add(nullptr);
    return rows;
}

Object check_model(std::string_view name, std::string_view value, const std::string& label,
                   const std::string& hint, bool is_on)
{
    return Object{{"check_name", std::string(name)},
                  {"check_value", std::string(value)},
                  {"check_label", label},
                  {"check_hint", or_nothing(hint)},
                  {"check_is_on", is_on}};
}

/// Those that are chosen, then those that are suggested; all others are in a list to choose from.
List area_checks(const DraftFormStep& form, const json::value* value, const Words& words)
{
    List checks;
    const auto add = [&](std::string_view id, const std::string& hint, bool is_on) {
        checks.push_back(
            check_model("areas", id, area_label(id, form.vocabulary, words), hint, is_on));
    };
    if (value != nullptr && value->is_array())
        for (const json::value& area : value->get_array())
            if (const json::string* const id = area.if_string())
                add(*id, "", true);
    for (const SuggestedForDraft& one : form.suggested)
        if (!has(value, one.area))
            add(one.area, words("form.because", {{"reason", one.because}}), false);
    return checks;
}

Object more_areas_model(const DraftFormStep& form, const json::value* value, const Words& words)
{
    Object model = input_model(
        {.id = "f-areas-more", .name = "areas", .label = words("form.more_areas"), .value = ""});
    std::vector<std::pair<std::string, std::string>> labelled;
    for (const Concept& area : form.vocabulary.concepts())
        if (!has(value, area.id))
            labelled.emplace_back(std::string(preferred_label(area, words.language())), area.id);
    std::sort(labelled.begin(), labelled.end(), [](const auto& one, const auto& other) {
        return folded(one.first) < folded(other.first);
    });
    List options{Object{{"option_value", ""}, {"option_label", "–"}, {"option_on", false}}};
    for (const auto& [label, id] : labelled)
        options.push_back(
            Object{{"option_value", id}, {"option_label", label}, {"option_on", false}});
    model["options"] = list_or_nothing(options);
    return model;
}

List token_checks(const DraftField& field, const json::value* value, const Words& words)
{
    List checks;
    const auto add = [&](std::string_view token, bool is_on) {
        checks.push_back(
            check_model(field.name, token, words.label(field.family, token), "", is_on));
    };
    const auto tokens = field.tokens();
    for (const std::string_view token : tokens)
        add(token, has(value, token));
    // what a file brought and the list does not have must not get lost
    if (value != nullptr && value->is_array())
        for (const json::value& item : value->get_array())
            if (const json::string* const token = item.if_string();
                token && std::find(tokens.begin(), tokens.end(), *token) == tokens.end())
                add(*token, true);
    return checks;
}

List error_models(const DraftField& field, const DraftFormStep& form, const Words& words)
{
    List errors;
    for (const Fault& fault : form.faults)
        if (fault.field == field.name && (form.all_faults || !is_missing(fault)))
            errors.emplace_back(fault_sentence(fault, words));
    return errors;
}

Input single_input(const DraftField& field, const json::value* value, bool is_bad,
                   const Words& words)
{
    const std::string name(field.name);
    const bool is_list = field.control == Control::lines || field.control == Control::countries;
    std::string text = shown(value);
    if (is_list)
        text = field.control == Control::lines ? shown_lines(value) : shown_countries(value, words);
    return {.id = "f-" + name,
            .name = name,
            .label = field_label(field.name, words),
            .value = text,
            .described = "h-" + name + (is_bad ? " e-" + name : ""),
            .is_bad = is_bad};
}

Object field_model(const DraftField& field, const DraftFormStep& form, const Words& words)
{
    const json::value* const value = form.record.if_contains(field.name);
    const List errors = error_models(field, form, words);
    const std::string name(field.name);
    Object model{{"field_name", name},
                 {"field_label", field_label(field.name, words)},
                 {"field_help", words("form_help." + name)},
                 {"errors", list_or_nothing(errors)},
                 {"single", false},
                 {"rows", false},
                 {"parts", false},
                 {"checks", false},
                 {"more", false}};
    if (field.control == Control::rows) {
        model["rows"] = list_or_nothing(row_models(field, value, words));
    } else if (field.control == Control::entry) {
        const json::object* const entry = value == nullptr ? nullptr : value->if_object();
        model["parts"] = list_or_nothing(part_models(field, entry, name + ".", words));
    } else if (field.control == Control::checks) {
        model["checks"] = list_or_nothing(token_checks(field, value, words));
    } else if (field.control == Control::areas) {
        model["checks"] = list_or_nothing(area_checks(form, value, words));
        model["more"] = more_areas_model(form, value, words);
    } else {
        model["single"] = control_model(single_input(field, value, !errors.empty(), words),
                                        field.control, field.family, field.tokens, words);
    }
    return model;
}

}  // namespace

List draft_field_models(const DraftFormStep& form, const Words& words)
{
    List models;
    const Kind kind = kind_of(form.record);
    for (const DraftField& field : draft_fields())
        if (field.step == form.step && is_of_kind(field, kind))
            models.emplace_back(field_model(field, form, words));
    return models;
}

}  // namespace findings::server
