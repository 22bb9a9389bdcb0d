#include "tests/search-server/views/sample_list_pages.hpp"

#include "search-server/views/list_edit_page.hpp"
#include "search-server/views/list_file.hpp"
#include "search-server/views/list_page.hpp"
#include "search-server/views/search_page.hpp"
#include "tests/search-server/views/sample_pages.hpp"

namespace findings::server::tests {
namespace {

template <class Id>
Id id(char last)
{
    return *Id::parse(std::string("01HZX00000000000000000000") + last);
}

ListReading reading(char number, std::optional<CatalogueRecord> item)
{
    ListReading reading{.entry = {.id = id<EntryId>(number), .record = sample_id(7)}};
    if (item)
        reading.appraisal = appraise(item->record, sample_scales());
    reading.item = std::move(item);
    return reading;
}

std::vector<ListSummary> summaries(Audience audience)
{
    return {{.id = id<ListId>('1'),
             .owner = id<PersonId>('2'),
             .owner_name = "C. Trainer",
             .title = "Placing children with relatives",
             .language = "es",
             .audience = audience,
             .entries = 6}};
}

OriginalList original(const ReadingList& list)
{
    const ListEntry& entry = list.sections.front().entries.front();
    return {.id = id<ListId>('5'),
            .title = "The original",
            .changes = {.title = true,
                        .description = true,
                        .sections = true,
                        .entries = {{ListChangeKind::moved, entry.id, entry.record}}},
            .titles = {"A reading"}};
}

std::vector<ListFault> faults()
{
    using Kind = ListFault::Kind;
    return {{"title", Kind::missing},
            {"why", Kind::too_long, 2'000},
            {"entries", Kind::too_many, 150},
            {"minutes", Kind::not_known}};
}

std::string edit_pages(Site& site, std::string_view language)
{
    ListReadings readings = sample_readings();
    const OriginalList other = original(readings.list);
    std::string pages = list_edit_page(site, language,
                                       {.readings = readings,
                                        .faults = faults(),
                                        .conflict = other.changes,
                                        .conflict_titles = other.titles,
                                        .done = "moved",
                                        .find = "kinship",
                                        .found = {full_card(), bare_card()}});
    pages += list_edit_page(site, language, {.readings = readings, .find = "nothing"});
    pages += list_new_page(site, language, {.faults = faults()});
    const CatalogueRecord item = full_item();
    pages += list_add_page(site, language,
                           {.item = item,
                            .entry = readings.list.sections[0].entries[0],
                            .lists = summaries(Audience::me),
                            .chosen = id<ListId>('1'),
                            .faults = faults()});
    return pages + list_add_page(site, language,
                                 {.item = item, .entry = readings.list.sections[0].entries[0]});
}

/// What only those who make lists see of other pages.
std::string for_trainer(Site& site, std::string_view language)
{
    site.receive({.is_signed_in = true, .name = "C. Trainer", .roles = {Role::trainer}});
    const SearchRequest request = full_request();
    const SearchResult result = full_result();
    const CatalogueRecord record = full_item();
    std::string pages = search_page(
        site, language,
        {.request = request, .result = result, .vocabulary = sample_vocabulary(), .parts = {}});
    pages += item_page(site, language,
                       {.item = record,
                        .scales = sample_scales(),
                        .vocabulary = sample_vocabulary(),
                        .today = *Date::parse("2026-11-23")});
    site.receive({});
    return pages;
}

}  // namespace

ListReadings sample_readings()
{
    ListReading first = reading('A', full_item());
    first.entry.importance = Importance::essential;
    first.entry.why = "Start here.\nRead the bottom line.";
    first.entry.pages = "2–4";
    first.entry.minutes = 1'200;
    first.entry.question = "What would you ask?";
    ListReading second = reading('B', bare_item());
    second.item->version = 4;
    second.problem = EntryProblem::superseded;
    second.successor = LinkedRecord{.id = sample_id(9), .title = "Le suivant", .language = "es"};
    ListReading third = reading('C', std::nullopt);
    third.problem = EntryProblem::unreachable;
    ListReading fourth = reading('D', guide_item());
    fourth.problem = EntryProblem::retracted;

    ReadingList list{.id = id<ListId>('1'),
                     .owner = id<PersonId>('2'),
                     .owner_name = "C. Trainer",
                     .title = "Placing children with relatives",
                     .description = "Read section 1 before the workshop.",
                     .language = "es",
                     .audience = Audience::everyone,
                     .revision = 3,
                     .changed = std::chrono::sys_days{std::chrono::year{2026} / 11 / 3}};
    list.copied_from = ListOrigin{id<ListId>('5'), 2, id<PersonId>('6'), "D. Trainer"};
    list.sections = {{.id = id<SectionId>('3'), .title = "What we know"},
                     {.id = id<SectionId>('4')}};
    list.sections[0].entries = {first.entry, second.entry};
    list.sections[1].entries = {third.entry, fourth.entry};
    return {.list = std::move(list), .sections = {{first, second}, {third, fourth}}};
}

std::string all_list_pages(Site& site, std::string_view language)
{
    const ListReadings readings = sample_readings();
    const ListReadings empty{.list = {.id = id<ListId>('1'),
                                      .owner = id<PersonId>('2'),
                                      .title = "Empty",
                                      .sections = {{.id = id<SectionId>('3')}}},
                             .sections = {{}}};
    std::string pages = lists_page(site, language,
                                   {.mine = summaries(Audience::me),
                                    .shared = summaries(Audience::network),
                                    .everyone = {},
                                    .may_make = true,
                                    .page = 2,
                                    .has_next = true});
    pages += list_page(site, language,
                       {.readings = readings,
                        .is_mine = true,
                        .may_copy = true,
                        .original = original(readings.list),
                        .base_url = "https://library.example"});
    pages += list_page(site, language, {.readings = empty});
    pages += list_remove_page(site, language, readings.list);
    pages += list_file(site, language, readings, "https://library.example");
    return pages + edit_pages(site, language) + for_trainer(site, language);
}

}  // namespace findings::server::tests
