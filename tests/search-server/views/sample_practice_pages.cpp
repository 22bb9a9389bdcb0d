#include "tests/search-server/views/sample_practice_pages.hpp"

#include "search-server/views/cpd_pages.hpp"
#include "search-server/views/item_page.hpp"
#include "search-server/views/request_pages.hpp"
#include "search-server/views/saved_pages.hpp"
#include "search-server/views/search_page.hpp"
#include "search-server/views/use_pages.hpp"
#include "tests/search-server/views/sample_pages.hpp"

#include <chrono>

namespace findings::server::tests {
namespace {

std::chrono::sys_seconds noon()
{
    return std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + std::chrono::hours(12);
}

UseReport sample_use()
{
    return {.id = UseReportId::from(1, {}),
            .record = sample_id(1),
            .person_name = "Nadia",
            .shows_name = true,
            .setting = "A school",
            .adapted = "Shorter sessions.",
            .happened = "More came.",
            .sent = noon()};
}

std::string saved_pages(Site& site, std::string_view language)
{
    const SavedItem saved{.record = sample_id(1), .note = "For Tuesday.", .saved = noon()};
    std::string pages = saved_page(site, language, {});
    pages += saved_page(
        site, language,
        {.items = {{saved, full_item()}, {saved, bare_item()}, {{sample_id(3), "", noon()}, {}}},
         .done = "Done.",
         .problem = "No."});
    const SavedSearch search{.id = SavedSearchId::from(1, {}),
                             .name = "Kinship",
                             .language = "en",
                             .parameters = "q=kinship",
                             .seen = noon(),
                             .has_feed = true};
    SavedSearch other = search;
    other.has_feed = false;
    pages += saved_searches_page(site, language, {});
    return pages +
           saved_searches_page(
               site, language,
               {.searches = {{.search = search,
                              .address = "/en/search?q=kinship",
                              .in_words = "kinship; Kind: Study",
                              .count = 2,
                              .newest = {{.id = sample_id(2), .title = "Nuevo", .language = "es"}}},
                             {.search = other, .in_words = "Kinship"}},
                .done = "Done.",
                .problem = "No.",
                .new_feed = "https://library.example/en/feeds/secret.atom",
                .new_feed_of = "Kinship"});
}

std::string cpd_pages(Site& site, std::string_view language)
{
    const CpdEntry entry{.id = CpdEntryId::from(1, {}),
                         .record = sample_id(1),
                         .reading = "Kinship care",
                         .day = *Date::parse("2026-11-20"),
                         .learnt = "Ask first.\nThen ask again.",
                         .effect = "I ask.",
                         .minutes = 61};
    CpdEntry other = entry;
    other.record.reset();
    other.effect.clear();
    const CpdPage page{.entries = {entry, other},
                       .years = {{2026, 2, 150}, {2025, 1, 60}},
                       .year = 2026,
                       .person = "Nadia",
                       .done = "Done."};
    CpdPage all = page;
    all.year.reset();
    std::string pages = cpd_page(site, language, {}) + cpd_page(site, language, page);
    pages += cpd_page(site, language, all);
    pages += cpd_file(site, language, page, "https://library.example");
    pages += cpd_form_page(site, language, {.record = sample_id(1), .day = "2026-11-23"});
    return pages + cpd_form_page(site, language,
                                 {.id = entry.id,
                                  .day = "yesterday",
                                  .faults = {"reading", "day", "learnt", "effect", "minutes"}});
}

EvidenceRequest sample_request(RequestState state)
{
    return {.id = EvidenceRequestId::from(1, {}),
            .question = "¿Qué ayuda?",
            .area = state == RequestState::taken ? "kinship" : "",
            .language = "es",
            .state = state,
            .reason = state == RequestState::closed ? "Asked before." : "",
            .asked = noon(),
            .followers = 2,
            .is_followed = state == RequestState::taken,
            .is_taken_by_viewer = state == RequestState::taken};
}

std::string request_pages(Site& site, std::string_view language)
{
    const Vocabulary& vocabulary = sample_vocabulary();
    const EvidenceRequest open = sample_request(RequestState::open);
    const EvidenceRequest taken = sample_request(RequestState::taken);
    const EvidenceRequest answered = sample_request(RequestState::answered);
    const EvidenceRequest closed = sample_request(RequestState::closed);
    std::string pages = requests_page(site, language, {{}, {}, vocabulary, ""});
    pages += requests_page(site, language, {{open, taken}, {answered}, vocabulary, "", 2, true});
    pages +=
        my_requests_page(site, language, {}) + my_requests_page(site, language, {open, closed});
    pages += request_page(site, language, {open, {}, vocabulary, "", "No."});
    pages += request_page(site, language, {taken, {}, vocabulary, "Done.", ""});
    pages += request_page(
        site, language,
        {answered, LinkedRecord{.id = sample_id(2), .title = "La respuesta", .language = "es"},
         vocabulary, "", ""});
    pages += request_page(site, language, {closed, {}, vocabulary, "", ""});
    pages += ask_page(site, language, {.vocabulary = vocabulary, .found = {}, .similar = {}});
    return pages + ask_page(site, language,
                            {.question = "What helps Jayden Smith?",
                             .area = "kinship",
                             .vocabulary = vocabulary,
                             .found = {{PrivateKind::name, "Jayden Smith"}},
                             .may_insist = true,
                             .similar = {open},
                             .problem = "No."});
}

std::string use_pages(Site& site, std::string_view language)
{
    const LinkedRecord record{.id = sample_id(2), .title = "Un título", .language = "es"};
    UseReport refused = sample_use();
    refused.reason = "It names a family.";
    const UsesPage page{
        .uses = {{sample_use(), record}, {refused, {}}}, .done = "Done.", .problem = "No."};
    std::string pages = my_uses_page(site, language, {}) + my_uses_page(site, language, page);
    pages += use_desk_page(site, language, {}) + use_desk_page(site, language, page);
    pages += use_form_page(site, language, {.record = record, .report = {.record = record.id}});
    return pages + use_form_page(site, language,
                                 {.record = record,
                                  .report = {.record = record.id, .shows_name = true},
                                  .faults = {"setting", "adapted", "happened"},
                                  .found = {{PrivateKind::phone, "514 555-0199"}},
                                  .problem = "No."});
}

/// Pages for everybody, as somebody sees them who has signed in.
std::string with_buttons(Site& site, std::string_view language)
{
    const SearchRequest request = full_request();
    const SearchResult result = full_result();
    std::string pages = search_page(site, language,
                                    {.request = request,
                                     .result = result,
                                     .vocabulary = sample_vocabulary(),
                                     .parts = {},
                                     .saved = {result.hits.front().card.id}});
    const CatalogueRecord record = full_item();
    for (const bool is_saved : {true, false})
        pages += item_page(site, language,
                           {.item = record,
                            .scales = sample_scales(),
                            .vocabulary = sample_vocabulary(),
                            .today = *Date::parse("2026-11-23"),
                            .is_saved = is_saved,
                            .uses = {sample_use()}});
    return pages;
}

}  // namespace

std::string all_practice_pages(Site& site, std::string_view language)
{
    site.receive({.is_signed_in = true,
                  .name = "Nadia",
                  .roles = {Role::practitioner},
                  .address = "/en/search?q=kin",
                  .form_token = "token"});
    std::string pages = saved_pages(site, language);
    pages += cpd_pages(site, language);
    pages += use_pages(site, language);
    pages += with_buttons(site, language);
    site.receive({.is_signed_in = true, .name = "Edith", .roles = Roles::all()});
    pages += request_pages(site, language);
    site.receive({});
    pages += request_pages(site, language);
    return pages;
}

}  // namespace findings::server::tests
