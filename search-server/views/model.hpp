#pragma once

#include <kainjow/mustache.hpp>

#include <string>
#include <string_view>
#include <vector>

// What a template is filled in with. Included by the .cpp files of this folder only.

namespace findings::server {

using Model = kainjow::mustache::data;
using Object = kainjow::mustache::object;
using List = kainjow::mustache::list;

/// For a section that stands only where there is a text, and for the text itself: mustache takes an
/// empty text for true.
inline Model or_nothing(std::string_view text)
{
    return text.empty() ? Model(false) : Model(std::string(text));
}

/// For a section that stands only where there is a list:
/// {{#key}}<ul>{{#items}}…{{/items}}</ul>{{/key}}
inline Model list_or_nothing(List items)
{
    return items.empty() ? Model(false) : Model(Object{{"items", Model(items)}});
}

/// A list of texts, shown with {{.}}.
inline List texts(const std::vector<std::string>& all)
{
    return List(all.begin(), all.end());
}

}  // namespace findings::server
