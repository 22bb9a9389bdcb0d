#include "tests/search-server/views/sample_pages.hpp"

#include "library/base/schemas.hpp"
#include "library/base/text.hpp"
#include "search-server/views/account_page.hpp"
#include "search-server/views/admin_pages.hpp"
#include "search-server/views/area_pages.hpp"
#include "search-server/views/dashboard_page.hpp"
#include "search-server/views/item_page.hpp"
#include "search-server/views/item_sheet.hpp"
#include "search-server/views/map_page.hpp"
#include "search-server/views/search_page.hpp"
#include "search-server/views/sign_in_pages.hpp"
#include "search-server/views/text_pages.hpp"
#include "tests/search-server/views/sample_draft_pages.hpp"
#include "tests/search-server/views/sample_list_pages.hpp"
#include "tests/search-server/views/sample_practice_pages.hpp"
#include "tests/search-server/views/sample_tagging_desk.hpp"

#include <chrono>

namespace findings::server::tests {
namespace {

Date day(std::string_view text)
{
    return Date::parse(text).value();
}

CatalogueRecord stored(Record record)
{
    return {.record = std::move(record),
            .version = 4,
            .added = std::chrono::sys_days{std::chrono::year{2025} / 1 / 10},
            .changed = std::chrono::sys_days{std::chrono::year{2025} / 5 / 12}};
}

SearchPage search(const SearchRequest& request, const SearchResult& result)
{
    return {.request = request, .result = result, .vocabulary = sample_vocabulary(), .parts = {}};
}

ItemPage item(const CatalogueRecord& record)
{
    return {.item = record,
            .areas = record.record.areas,
            .scales = sample_scales(),
            .vocabulary = sample_vocabulary(),
            .today = day("2026-11-23"),
            .base_url = "https://library.example"};
}

LinkedRecord linked(unsigned number, const std::string& title, const std::string& language)
{
    return {.id = sample_id(number), .title = title, .language = language, .version = 5};
}

ItemPage full_item_page(const CatalogueRecord& record)
{
    ItemPage page = item(record);
    page.translations = {linked(2, "Les enfants confiés à la parenté", "fr-CA"),
                         linked(3, "Los niños con parientes", "es")};
    page.original = linked(4, "The original", "en");
    page.successor = linked(5, "The newer one", "en");
    page.predecessor = linked(6, "The older one", "en");
    page.similar = {full_card(), bare_card()};
    return page;
}

std::vector<PartCost> parts()
{
    PartCost word{.text = "mentoring", .without = {.text = "sibling"}, .found = 3};
    PartCost phrase{.text = "\"fathers in prison\"", .without = {.text = "mentoring"}};
    PartCost kind{.facet = Facet::kind, .value = "study", .without = {}, .found = 2};
    PartCost years{.facet = Facet::year, .value = "2015..2020", .without = {}, .found = 1};
    return {word, phrase, kind, years};
}

/// A map with full and empty cells, with more columns than fit, of a part of the library.
std::string sample_map(Site& site, std::string_view language)
{
    MapRequest request;
    request.search = {.text = "kinship", .filters = {{Facet::kind, {"study"}}}};
    const CrossCounts counts{.rows = {"oohc"},
                             .columns = {"cost", "education"},
                             .cells = {{3, 1, Confidence::strong},
                                       {1, 0, Confidence::not_rated},
                                       {4, 1, Confidence::strong},
                                       {3, 1, Confidence::strong},
                                       {1, 0, Confidence::not_rated},
                                       {5, 1, Confidence::strong}}};
    const EvidenceMap map = evidence_map(request, counts, sample_vocabulary(), {.columns = 1});
    return map_page(site, language,
                    {.map = map,
                     .vocabulary = sample_vocabulary(),
                     .passed_over = {"kind=nope"},
                     .publisher = "",
                     .base_url = "https://library.example"});
}

/// A map without a gap, and one of nothing.
std::string other_map(Site& site, std::string_view language, std::vector<std::string> columns)
{
    MapRequest request;
    request.search.filters[Facet::area] = {"kinship"};
    const CrossCounts counts{.rows = {"kinship"},
                             .columns = std::move(columns),
                             .cells = std::vector<CrossCell>(4, CrossCell{1})};
    const EvidenceMap map = evidence_map(request, counts, sample_vocabulary(), {.columns = 5});
    return map_page(site, language,
                    {.map = map, .vocabulary = sample_vocabulary(), .passed_over = {}});
}

AreaPage full_area_page(const Vocabulary& vocabulary, const Concept& area, const AreaCounts& counts)
{
    AreaPage page{vocabulary,    area, counts,        {full_card()},
                  {bare_card()}, "",   {full_card()}, {{"practice_guide", 2}, {"study", 1}}};
    page.map = {.rows = {"kinship"},
                .columns = {"cost", "education"},
                .cells = {{1}, {}},
                .whole_rows = {{1}},
                .total = 1};
    page.lists = {{"/en/lists/1", "Placing children", "6 readings", "es"},
                  {"/en/lists/2", "Kin", "", "en"}};
    page.questions = {{"/en/requests/1", "Do carers want it?", "2 people ask", "en"}};
    return page;
}

SearchRequest narrowed()
{
    return {.text = "sibling mentoring",
            .filters = {{Facet::kind, {"study"}}},
            .year_from = 2015,
            .year_to = 2020,
            .expand = false};
}

std::chrono::sys_seconds noon()
{
    return std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + std::chrono::hours(12);
}

OrganisationId sample_organisation()
{
    return OrganisationId::from(1, {});
}

const PersonEntry& disabled_person()
{
    static const PersonEntry entry{.person = {.id = PersonId::from(1, {}),
                                              .name = "Ada",
                                              .sign_in_name = "ada",
                                              .roles = {Role::editor},
                                              .organisations = {sample_organisation()}},
                                   .added = noon(),
                                   .disabled = noon()};
    return entry;
}

AccountPage full_account()
{
    const Person& person = disabled_person().person;
    return {.person = person,
            .organisations = {"The Trust"},
            .network = {person},
            .tokens = {{.id = TokenId::from(1, {}),
                        .person = person.id,
                        .name = "Export",
                        .made = noon(),
                        .expires = noon() + std::chrono::hours(1)}},
            .now = noon(),
            .new_token = "secret",
            .done = "Done.",
            .problem = "No.",
            .password_error = "No."};
}

AdminPage full_admin()
{
    return {.people = {disabled_person()},
            .organisations = {{sample_organisation(), "The Trust"}},
            .invitations = {{.roles = Roles::all(), .made = noon(), .expires = noon()}},
            .link = "https://library.example/en/join/secret",
            .link_until = noon(),
            .problem = "No.",
            .sends_mail = true,
            .mailed = "Sent."};
}

/// More searches than a page shows.
Dashboard full_dashboard()
{
    Dashboard dashboard{
        .vocabulary = sample_vocabulary(),
        .today = *Date::parse("2026-11-24"),
        .searches = 1'200,
        .unanswered = 130,
        .areas = {{{UseKind::area, "kinship", ""}, 12}, {{UseKind::area, "gone", ""}, 6}},
        .items = {{sample_id(1), "Placer les enfants", "es", 9}},
        .coverage = {{"kinship", 9, 6, 4, 1, 2, 2, 0}, {.area = "stability"}},
        .due = {{.id = sample_id(1), .title = "Old <b>", .review_by = *Date::parse("2026-11")},
                {.id = sample_id(2), .title = "Newer", .review_by = *Date::parse("2026-12-24")}},
        .batches = {{.id = {3}, .source = "/home/jane/in/records.ris"},
                    {.id = {2}, .source = "https://a.example/oai"},
                    {.id = {1}, .source = "x", .ended = noon(), .undone = noon()}}};
    for (int i = 0; i < 22; ++i)
        dashboard.queries.push_back(
            {{UseKind::unanswered, "=zebra " + std::to_string(i), "fr"}, 5});
    return dashboard;
}

/// Pages as somebody sees them who has signed in.
std::vector<std::string> pages_for_administrators(Site& site, std::string_view language)
{
    site.receive({.is_signed_in = true,
                  .name = "Ada",
                  .roles = Roles::all(),
                  .address = "/en/help",
                  .form_token = "token"});
    std::vector<std::string> pages{
        account_page(site, language, full_account()),
        admin_page(site, language, full_admin()),
        admin_page(site, language, {}),
        dashboard_page(site, language, dashboard_tables(full_dashboard(), site.words(language))),
        dashboard_page(site, language,
                       dashboard_tables(
                           {.vocabulary = sample_vocabulary(), .today = *Date::parse("2026-11-24")},
                           site.words(language))),
        admin_person_page(site, language,
                          {.entry = disabled_person(),
                           .organisations = {{sample_organisation(), "The Trust"}},
                           .problem = "No."}),
        audit_page(site, language,
                   {.entries = {{.number = 7,
                                 .happened = noon(),
                                 .action = "publish",
                                 .object = "record 1",
                                 .before = "{}",
                                 .after = "{}"}},
                    .older = 7}),
    };
    site.receive({});
    return pages;
}

}  // namespace

RecordId sample_id(unsigned number)
{
    return RecordId::from(1'700'000'000'000U,
                          {0, 0, 0, 0, 0, 0, 0, 0, 0, static_cast<std::uint8_t>(number)});
}

Card full_card()
{
    return {.id = sample_id(1),
            .work = sample_id(1),
            .kind = Kind::study,
            .status = Status::retracted,
            .title = "Do children placed with relatives move less often?",
            .bottom_line = "Children placed with relatives move less often in the first two years.",
            .language = "en-CA",
            .year = 2025,
            .publisher = "Findings sample corpus – illustration, not research",
            .minutes = 6,
            .areas = {"kinship", "stability"},
            .evidence_type = EvidenceType::systematic_review,
            .confidence_low = Confidence::limited,
            .confidence_high = Confidence::moderate,
            .direction = Direction::helps,
            .raters_differ = true,
            .authors = {"Sample, Ann", "Example, Bob", "Third, Cy"},
            .author_count = 5,
            .countries = {"CA", "GB-SCT"},
            .superseded_by = {},
            .languages = {"en-CA", "fr-CA"},
            .stale_translation = true};
}

Card bare_card()
{
    return {.id = sample_id(9),
            .work = sample_id(9),
            .title = "Os irmãos <acolhidos> & as suas famílias",
            .language = "pt",
            .languages = {"pt"}};
}

CatalogueRecord full_item()
{
    Record record{.id = sample_id(1),
                  .kind = Kind::research_summary,
                  .status = Status::retracted,
                  .language = Language::parse("en-CA"),
                  .title = "Do children placed with relatives move less often?",
                  .question = "Do children placed with kin move less often?",
                  .bottom_line = "Children placed with relatives move less often.",
                  .key_messages = {"One child in five moved.", "The gap narrows."},
                  .plain_summary = "In plain words.\n\nA second paragraph.",
                  .abstract = "Background: why.\n\nMethods: how.",
                  .implications = {{"practitioner", "Ask about relatives."},
                                   {"practitioner", "Do not wait."},
                                   {"", "Read on."}},
                  .limitations = "None followed children beyond four years.",
                  .equity_note = "Fathers’ families."};
    record.authors = {{.family = "Sample", .given = "Anne-Marie"}, {.name = "A practice panel"}};
    record.contributors = {{.name = "Jo", .role = "expert_by_experience"}};
    record.publisher = "Findings sample corpus – illustration, not research";
    record.container = {"Journal of Samples", "12", "3", "1-9"};
    record.owner = "Sample editor";
    record.doi = Doi::parse("10.1000/xyz");
    record.pmid = Pmid::parse("123456");
    record.pmcid = Pmcid::parse("PMC7654");
    record.issns = {Issn::parse("0028-0836").value()};
    record.isbns = {Isbn::parse("9780306406157").value()};
    record.url = Url::parse("https://example.org/original");
    record.open_copy = Url::parse("https://example.org/open.pdf");
    record.issued = day("2025-05-12");
    record.modified = day("2025-06");
    record.evidence_to = day("2024-03");
    record.review_by = day("2026-06-30");
    record.evidence_type = EvidenceType::systematic_review;
    record.knowledge_source = KnowledgeSource::research;
    record.ratings = {{.scheme = "cebc",
                       .value = "2",
                       .rater = "Rater A",
                       .year = 2025,
                       .outcome = "placement_stability",
                       .unit = "practice",
                       .url = Url::parse("https://example.org/rating")},
                      {.scheme = "cebc",
                       .value = "4",
                       .rater = "Rater B",
                       .year = 2016,
                       .outcome = "placement_stability"},
                      {.scheme = "nobody's", .value = "blue"},
                      {.scheme = "health_evidence", .value = "strong", .rater = "C", .year = 2025}};
    record.outcomes = {{.outcome = "placement_stability",
                        .direction = Direction::helps,
                        .measure = "moves in 24 months",
                        .n_studies = 21,
                        .certainty = Confidence::limited},
                       {.outcome = "cost"}};
    record.n_studies = 21;
    record.n_people = 48200;
    record.areas = {"kinship", "stability"};
    record.keywords = {"kin", "moves"};
    record.population = {"children_in_care"};
    record.setting = {"kinship_home"};
    record.interventions = {"Placement with relatives"};
    record.comparison = "Foster family care";
    record.studied_in = {Country::parse("CA").value(), Country::parse("US").value()};
    record.audience = {"practitioner"};
    record.practice_stages = {"planning"};
    record.sources = {{.citation = "Source, A. (2024).",
                       .doi = Doi::parse("10.1000/src"),
                       .pmid = Pmid::parse("99"),
                       .isbn = Isbn::parse("9780306406157"),
                       .url = Url::parse("https://example.org/src")}};
    record.references = {{.citation = "Reference, B. (2020)."}};
    record.superseded_by = sample_id(5);
    record.supersedes = sample_id(6);
    record.translation = Translation{sample_id(4), 3, TranslationMethod::machine};
    record.licence = "CC-BY-4.0";
    record.access = Access::open;
    record.funding = "None";
    record.conflicts = "None declared";
    record.minutes = 6;
    record.level = Level::introductory;
    return stored(std::move(record));
}

CatalogueRecord guide_item()
{
    Record record{.id = sample_id(2),
                  .kind = Kind::practice_guide,
                  .status = Status::published,
                  .language = Language::parse("fr-CA"),
                  .title = "Soutenir les proches pendant six mois",
                  .bottom_line = "Visitez la première semaine."};
    record.recommendations = {{"Visitez en personne.", "must", "La loi."},
                              {"Nommez une personne.", "", ""}};
    record.sections = {{"Étapes", "Jour 0.\n\nJour 1."}, {"Supervision", "Qui a été envisagé ?"}};
    record.applies_in = {Country::parse("CA-ON").value()};
    record.confidence = ConfidenceInterval{Confidence::moderate, Confidence::moderate};
    record.direction = Direction::helps;
    return stored(std::move(record));
}

CatalogueRecord bare_item()
{
    return stored({.id = sample_id(9), .title = "Os irmãos <acolhidos> & as suas famílias"});
}

SearchRequest full_request()
{
    SearchRequest request{.text = "kinship \"care\"",
                          .filters = {{Facet::kind, {"study"}}, {Facet::area, {"kinship"}}},
                          .sort = Sort::newest,
                          .offset = 20};
    request.drop = {"family-time"};
    return request;
}

SearchResult full_result()
{
    Hit first{.card = full_card(), .score = 2};
    first.why = {{"title", "relatives", "kinship"},
                 {"key_messages", "move", ""},
                 {"key_messages", "moves", ""}};
    Hit second{.card = bare_card(), .score = 1, .all_words = false};
    second.snippet = {{"the ", false}, {"care", true}, {" of", false}};
    SearchResult result{.understood = "kinship \"care\"",
                        .concepts = {{"kinship",
                                      "kinship",
                                      {"kin care", "relative care", "family and friends care"}},
                                     {"stability", "moves", {"placement breakdown"}}},
                        .did_you_mean = "kinship cars",
                        .dropped = {"teenagrs"},
                        .total = 210,
                        .total_some = 12'000,
                        .hits = {first, second}};
    result.facets[Facet::confidence] = {{"strong", 2, false, 1}, {"not_rated", 12, false, 0}};
    result.facets[Facet::kind] = {{"study", 5, true, 0}, {"practice_guide", 6, false, 0}};
    result.facets[Facet::country] = {{"CA", 9, false, 0}, {"XX", 1, false, 0}};
    result.facets[Facet::language] = {{"en", 33, false, 0}};
    result.facets[Facet::year] = {{"2019", 3, false, 0}, {"2022", 5, false, 0}};
    for (unsigned n = 0; n < 70; ++n)
        result.facets[Facet::publisher].push_back({"Publisher " + std::to_string(n), 100 - n});
    return result;
}

const Vocabulary& sample_vocabulary()
{
    static const Vocabulary vocabulary =
        Vocabulary::from_skos(schema_files().find("practice-areas.rdf")->bytes);
    return vocabulary;
}

const EvidenceScales& sample_scales()
{
    static const EvidenceScales scales =
        EvidenceScales::from_json(schema_files().find("evidence-scales.json")->bytes);
    return scales;
}

std::vector<std::string> all_pages(Site& site, std::string_view language)
{
    const AreaCounts counts{{"kinship", 73}, {"out-of-home", 214}};
    const Vocabulary& vocabulary = sample_vocabulary();
    // a concept that has everything a concept can have
    Vocabulary special = vocabulary;
    Concept area = *vocabulary.find("kinship");
    area.deprecated = true;
    area.narrower = {0, 1};
    const SearchRequest request = full_request();
    const SearchRequest narrow = narrowed();
    const SearchResult result = full_result();
    const SearchResult nothing;
    SearchPage failed = search(narrow, nothing);
    failed.parts = parts();
    SearchRequest last = request;
    last.offset = 9'980;
    const SearchResult beyond{.total = 210};
    SearchPage odd = search(last, beyond);
    odd.passed_over = {"kind=nope"};
    return {
        home_page(site, language, {vocabulary, counts, {full_card(), bare_card()}, 12'345, ""}),
        home_page(site, language, {vocabulary, {}, {}, 0, ""}),
        search_page(site, language, search(request, result)),
        search_page(site, language, search(last, result)),
        search_page(site, language, failed),
        search_page(site, language, odd),
        search_page(site, language, search({}, nothing)),
        item_page(site, language, full_item_page(full_item())),
        item_page(site, language, item(guide_item())),
        item_page(site, language, item(bare_item())),
        item_sheet(site, language, {full_item(), sample_scales(), ""}),
        areas_page(site, language, {vocabulary, counts}),
        area_page(site, language, full_area_page(special, area, counts)),
        area_page(site, language, {vocabulary, *vocabulary.find("needs"), {}, {}, {}, ""}),
        sample_map(site, language),
        other_map(site, language, {"cost"}),
        other_map(site, language, {}),
        about_page(site, language),
        help_page(site, language),
        error_page(site, language, {404, ""}),
        error_page(site, language, {400, "year_from takes a year."}),
        sign_in_page(site, language,
                     {.next = "/en/areas",
                      .problem = "No.",
                      .carried = {.address = "/en/add", .fields = {{"title", "A title"}}}}),
        resend_page(site, language, {.address = "/en/add", .fields = {{"title", "A title"}}}),
        join_page(site, language,
                  {.secret = "s", .roles = Roles::all(), .problem = "No.", .name_error = "No."}),
        joined(pages_for_administrators(site, language), "\n"),
        all_list_pages(site, language),
        all_practice_pages(site, language),
        all_desk_pages(site, language),
        all_draft_pages(site, language),
    };
}

}  // namespace findings::server::tests
