#pragma once

#include "search-server/views/model.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace findings::server {

/// A field of a form that takes a line of text (templates/_field).
struct FormField {
    std::string_view name;
    std::string label;
    std::string_view type = "text";  ///< as HTML has it
    std::string value = {};
    std::string hint = {};                  ///< what to write, or nothing
    std::string error = {};                 ///< what is wrong with what was written, or nothing
    std::string_view autocomplete = "off";  ///< as HTML has it
    bool is_required = true;
};

Model field_model(const FormField& field);

/// For {{#fields}}{{>_field}}{{/fields}}.
List fields_model(const std::vector<FormField>& fields);

/// One of several that are ticked or chosen.
struct FormChoice {
    std::string value;
    std::string label;
    bool is_on = false;
};

/// Boxes to tick, of one name (templates/_checks).
Model checks_model(std::string_view name, const std::string& label,
                   const std::vector<FormChoice>& choices);

/// A list to choose one from (templates/_select).
Model select_model(std::string_view name, const std::string& label,
                   const std::vector<FormChoice>& choices);

}  // namespace findings::server
