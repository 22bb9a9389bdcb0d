#include "search-server/views/list_file.hpp"

#include "search-server/views/addresses.hpp"
#include "search-server/views/frame.hpp"
#include "search-server/views/list_model.hpp"

namespace findings::server {

std::string list_file(Site& site, std::string_view language, const ListReadings& readings,
                      const std::string& base_url)
{
    const Words words = site.words(language);
    const ReadingList& list = readings.list;
    Object model{{"page_language", std::string(language)},
                 {"title", list.title},
                 {"list_language", list.language},
                 {"list_foreign", foreign(list.language, words)},
                 {"byline", byline(list, words)},
                 {"description", lines_model(list.description)},
                 {"stats", Model(stat_models(totals_of(readings), words))},
                 {"list_sections", Model(section_models(readings, base_url, words))},
                 {"whole_address", base_url + list_address(language, list.id)}};
    const auto& origin = list.copied_from;
    model["credit"] =
        origin ? Model(words("list.credit", {{"owner", origin->owner_name}})) : Model(false);
    return site.render("list_file", words, std::move(model));
}

}  // namespace findings::server
