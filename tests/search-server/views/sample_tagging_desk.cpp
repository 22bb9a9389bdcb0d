#include "tests/search-server/views/sample_tagging_desk.hpp"

#include "search-server/views/tagging_desk.hpp"
#include "tests/search-server/views/sample_pages.hpp"

namespace findings::server::tests {
namespace {

TaggingDesk full_desk()
{
    const Reason reason{.source = ReasonSource::labels, .words = {"kinship care"}, .times = {1}};
    CatalogueRecord foreign_item = full_item();
    foreign_item.record.language = Language::parse("de");
    TaggingDesk desk{.counts = {.confirmed = 1, .rejected = 2, .undecided = 30},
                     .learned = StoredModel{.version = 2, .items = 57},
                     .done = DeskDone{full_item(), "kinship", true},
                     .vocabulary = sample_vocabulary()};
    desk.suggestions.push_back({foreign_item, "adoption", 0.51, {reason}});
    desk.suggestions.push_back({bare_item(), "kinship", 0.6, {}});
    return desk;
}

}  // namespace

std::string all_desk_pages(Site& site, std::string_view language)
{
    TaggingDesk desk = full_desk();
    std::string pages = tagging_desk_page(site, language, desk);
    desk.area = "kinship";
    desk.done->decided.reset();
    desk.suggestions.clear();
    return pages + tagging_desk_page(site, language, desk);
}

}  // namespace findings::server::tests
