#include "tests/search-server/views/sample_draft_pages.hpp"

#include "library/record/record_json.hpp"
#include "search-server/views/item_page.hpp"
#include "search-server/views/review_pages.hpp"
#include "tests/search-server/views/sample_pages.hpp"

#include <boost/json/serialize.hpp>

namespace findings::server::tests {
namespace {

const std::chrono::sys_seconds noon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 17}};

Draft draft_of(const UnfinishedRecord& record, DraftState state)
{
    return {.id = sample_id(40),
            .owner = PersonId::from(1, {}),
            .owner_name = "A. Sample",
            .state = state,
            .revision = 3,
            .based_on = 2,
            .json = boost::json::serialize(record),
            .what_changed = "Two studies added.",
            .changed = noon,
            .submitted = noon};
}

std::vector<SameWorkLink> same()
{
    return {{sample_id(41), "One like it", "es", true, true}, {sample_id(42), "Other", "en"}};
}

DraftDifference difference()
{
    return {{{"title", "The old one"}, {"areas", {"kinship"}}},
            {{"title", "The new one"}, {"kind", "research_summary"}},
            {"title", "areas"}};
}

std::string steps(Site& site, std::string_view language, const UnfinishedRecord& record)
{
    const Draft draft = draft_of(record, DraftState::returned);
    const std::vector<Fault> faults = {
        {"title", "title is missing", "give it a title"},
        {"sources", "sources 1 has no citation", "fill it in", 1},
        {"bottom_line", "bottom_line has 31 words, more than 25", "take 6 words out"},
        {"question", "question has 210 characters, more than 200", "shorten it by 10"},
        {"doi", "doi should be a DOI", "write it so"},
        {"keywords", "keywords 2 is there already", "take it out", 2},
        {"review_by", "review_by 2020 is before the last change", "choose a later day"},
        {"licence", "licence holds white space", "give one"},
        {"outside", "something else", "mend it"}};
    std::string pages;
    for (const FormStep step : form_steps)
        pages += add_step_page(site, language,
                               {.draft = draft,
                                .record = record,
                                .step = step,
                                .done = "saved",
                                .warning = "kept",
                                .returned = "Shorter, please.",
                                .conflict = difference(),
                                .faults = faults,
                                .all_faults = true,
                                .suggested = {{"stability", "you wrote \"moved\""}},
                                .same = same(),
                                .vocabulary = sample_vocabulary()});
    const UnfinishedRecord nothing;
    pages += add_step_page(site, language,
                           {.draft = draft,
                            .record = nothing,
                            .step = FormStep::work,
                            .vocabulary = sample_vocabulary()});
    pages += add_check_page(site, language,
                            {.draft = draft,
                             .record = record,
                             .done = "rebased",
                             .warning = "same",
                             .returned = "Shorter, please.",
                             .faults = faults,
                             .same = same(),
                             .newer = difference(),
                             .vocabulary = sample_vocabulary()});
    const Draft sent = draft_of(record, DraftState::in_review);
    pages += add_check_page(site, language,
                            {.draft = sent, .record = record, .vocabulary = sample_vocabulary()});
    Draft fit = draft_of(record, DraftState::draft);
    return pages +
           add_check_page(site, language,
                          {.draft = fit, .record = record, .vocabulary = sample_vocabulary()});
}

std::string desk(Site& site, std::string_view language, const UnfinishedRecord& record)
{
    const Draft waiting = draft_of(record, DraftState::in_review);
    const Draft approved = draft_of(record, DraftState::approved);
    const Date today = *Date::parse("2026-11-23");
    const DueRecord due{
        .id = sample_id(43), .title = "Due", .review_by = *Date::parse("2026-01-01"), .version = 2};
    std::string pages = review_page(site, language,
                                    {.waiting = {waiting, approved},
                                     .due = {due},
                                     .retracted = {{{sample_id(44), "Retracted"},
                                                    {{sample_id(45), "Leaning"}},
                                                    {{ListId::from(1, {}), "A list"}}},
                                                   {{sample_id(46), "Alone"}, {}, {}}},
                                     .dead_links = {{.url = "https://a.example/gone",
                                                     .since = noon,
                                                     .looked = noon,
                                                     .answer = {.status = 404},
                                                     .records = {{sample_id(47), "Has it"}}}},
                                     .today = today,
                                     .now = noon,
                                     .done = "published"});
    pages += review_page(site, language, {.today = today, .now = noon});
    pages += review_draft_page(site, language,
                               {.draft = waiting,
                                .record = record,
                                .difference = difference(),
                                .history = {{DraftState::returned, "E. Editor", noon, "Shorter."},
                                            {DraftState::in_review, "A. Sample", noon, ""}},
                                .faults = {{"title", "title is missing", "give it one"}},
                                .same = same(),
                                .is_outdated = true,
                                .comment = "typed",
                                .done = "approved",
                                .warning = "comment",
                                .vocabulary = sample_vocabulary()});
    CatalogueRecord item = full_item();
    item.record.status = Status::published;
    pages += review_record_page(site, language,
                                {.record = item.record, .review_by = "2028-11", .warning = "date"});
    return pages;
}

}  // namespace

std::string all_draft_pages(Site& site, std::string_view language)
{
    UnfinishedRecord record = to_json(full_item().record);
    record["minutes"] = "about ten";
    const UnfinishedRecord guide = to_json(guide_item().record);
    std::string pages = add_page(
        site, language,
        {.drafts = {draft_of(record, DraftState::returned), draft_of({}, DraftState::draft)},
         .done = "discarded",
         .troubles = {"The file holds no record."},
         .revise = same().front()});
    pages += steps(site, language, record) + steps(site, language, guide);
    pages += desk(site, language, record);
    CatalogueRecord item = full_item();
    item.record.status = Status::published;
    pages += versions_page(
        site, language,
        {.record = item.record,
         .versions = {{2, noon, "Two studies added.", difference()}, {1, noon, "", std::nullopt}},
         .vocabulary = sample_vocabulary()});
    site.receive({.is_signed_in = true, .name = "E. Editor", .roles = {Role::editor}});
    pages += item_page(site, language,
                       {.item = item,
                        .areas = item.record.areas,
                        .scales = sample_scales(),
                        .vocabulary = sample_vocabulary(),
                        .today = *Date::parse("2026-11-23"),
                        .is_preview = true,
                        .version_now = 9});
    site.receive({});
    return pages;
}

}  // namespace findings::server::tests
