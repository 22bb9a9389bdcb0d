#include "library/formats/marc_titles.hpp"

#include "library/base/text.hpp"

namespace findings::marc {
namespace {

/// After "=" at the end of $a stands the title in another language.
bool has_parallel_title(const DataField& field)
{
    return trimmed(field.first('a')).ends_with('=');
}

}  // namespace

std::string title_of(const DataField& field)
{
    std::string title = without_isbd(field.first('a'));
    std::string subtitle;
    for (const std::string& part : field.all('b'))
        if (!has_parallel_title(field))
            subtitle += (subtitle.empty() ? "" : ": ") + without_isbd(part);
    if (!subtitle.empty())
        title += (title.empty() ? "" : ": ") + subtitle;
    const std::string part = field.joined("np", ": ");
    return part.empty() ? title : title + (title.empty() ? "" : ". ") + part;
}

std::string parallel_title_of(const DataField& field)
{
    return has_parallel_title(field) ? without_isbd(field.first('b')) : "";
}

}  // namespace findings::marc
