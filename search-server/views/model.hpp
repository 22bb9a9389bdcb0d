#pragma once

#include <kainjow/mustache.hpp>

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What a template is filled in with. Included by the .cpp files of this folder only.

namespace findings::server {

using Model = kainjow::mustache::data;
using List = std::vector<Model>;

/// A model by names. Moves what it is given: mustache's own constructors copy, and a page of
/// results is nested deeply enough for that to be most of its cost.
class Object {
public:
    struct Field {
        std::string_view name;
        mutable Model value;  // an initializer_list is const; what it holds is moved from once
    };

    Object() : model_(Model::type::object) {}
    Object(std::initializer_list<Field> fields) : Object() { add(fields); }

    void add(std::initializer_list<Field> fields)
    {
        for (const Field& field : fields)
            (*this)[field.name] = std::move(field.value);
    }

    Model& operator[](std::string_view name) { return model_[std::string(name)]; }
    const Model* get(std::string_view name) const { return model_.get(std::string(name)); }

    operator Model() && { return std::move(model_); }

private:
    Model model_;
};

/// For a section that stands only where there is a text, and for the text itself: mustache takes an
/// empty text for true.
inline Model or_nothing(std::string_view text)
{
    return text.empty() ? Model(false) : Model(std::string(text));
}

/// For a section that stands only where there is a list:
/// {{#key}}<ul>{{#items}}…{{/items}}</ul>{{/key}}
inline Model list_or_nothing(const List& items)
{
    return items.empty() ? Model(false) : Model(Object{{"items", items}});
}

/// A list of texts, shown with {{.}}.
inline List texts(const std::vector<std::string>& all)
{
    return List(all.begin(), all.end());
}

}  // namespace findings::server
