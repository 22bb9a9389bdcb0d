#include "search-server/views/review_pages.hpp"

#include "search-server/views/addresses.hpp"
#include "search-server/views/frame.hpp"

#include <boost/json/parse.hpp>

namespace findings::server {
namespace {

namespace json = boost::json;

std::string review_address(std::string_view language, std::string_view below)
{
    return page_address(language, "review" + std::string(below));
}

Model message_or_nothing(std::string_view family, std::string_view key, const Words& words)
{
    return key.empty() ? Model(false) : Model(words(std::string(family) + "." + std::string(key)));
}

std::string days_since(std::optional<std::chrono::sys_seconds> when, std::chrono::sys_seconds now)
{
    if (!when)
        return "";
    return std::to_string(std::chrono::floor<std::chrono::days>(now - *when).count());
}

List waiting_models(const ReviewPage& page, const Words& words)
{
    List models;
    for (const Draft& draft : page.waiting) {
        const UnfinishedRecord record = json::parse(draft.json).as_object();
        models.push_back(
            Object{{"draft_address", review_address(words.language(), "/" + draft.id.str())},
                   {"draft_title", title_of(record, words)},
                   {"draft_kind", words(draft.based_on ? "review.revision_of" : "review.new",
                                        {{"kind", words.label("kind", token(kind_of(record)))}})},
                   {"draft_approved", draft.state == DraftState::approved
                                          ? Model(words("draft_state.approved"))
                                          : Model(false)},
                   {"draft_owner", draft.owner_name},
                   {"draft_days", days_since(draft.submitted, page.now)}});
    }
    return models;
}

List due_models(const ReviewPage& page, const Words& words)
{
    List models;
    for (const DueRecord& due : page.due) {
        const bool is_late = due.review_by.first_day() < page.today.first_day();
        models.push_back(Object{
            {"due_address", item_address(words.language(), due.id, due.title)},
            {"due_title", due.title},
            {"due_when", words("review.due_when", {{"kind", words.label("kind", token(due.kind))},
                                                   {"date", words.date(due.review_by)}})},
            {"due_late", is_late ? Model(words("review.late")) : Model(false)},
            {"due_version", std::to_string(due.version)},
            {"due_record_address", review_address(words.language(), "/records/" + due.id.str())}});
    }
    return models;
}

List retracted_models(const ReviewPage& page, const Words& words)
{
    List models;
    for (const RetractedWithNames& one : page.retracted) {
        List leaning;
        for (const NamedRecord& other : one.leaning)
            leaning.push_back(
                Object{{"leaning_address", item_address(words.language(), other.id, other.title)},
                       {"leaning_title", other.title}});
        List lists;
        for (const PublicList& list : one.lists)
            lists.push_back(Object{{"list_address", list_address(words.language(), list.id)},
                                   {"list_title", list.title}});
        models.push_back(Object{
            {"retracted_address", item_address(words.language(), one.record.id, one.record.title)},
            {"retracted_title", one.record.title},
            {"leaning", list_or_nothing(leaning)},
            {"lists", list_or_nothing(lists)}});
    }
    return models;
}

std::string answer_text(const LinkAnswer& answer, const Words& words)
{
    if (answer.trouble)
        return words.label("link_trouble", name(*answer.trouble));
    return words("review.link_answered", {{"status", std::to_string(answer.status)}});
}

List dead_link_models(const ReviewPage& page, const Words& words)
{
    List models;
    for (const DeadLink& link : page.dead_links) {
        List records;
        for (const LinkingRecord& record : link.records)
            records.push_back(
                Object{{"linking_address",
                        review_address(words.language(), "/records/" + record.id.str())},
                       {"linking_title", record.title}});
        models.push_back(
            Object{{"dead_url", link.url},
                   {"dead_facts",
                    words("review.link_facts", {{"since", words.date(link.since)},
                                                {"looked", words.date(link.looked)},
                                                {"answer", answer_text(link.answer, words)}})},
                   {"records", Model(records)}});
    }
    return models;
}

List history_models(const std::vector<DraftStep>& history, const Words& words)
{
    List models;
    for (const DraftStep& step : history)
        models.push_back(Object{
            {"history_text",
             words("review.step", {{"state", words("draft_state." + std::string(name(step.state)))},
                                   {"who", step.who},
                                   {"date", words.date(step.when)}})},
            {"history_comment", or_nothing(step.comment)}});
    return models;
}

}  // namespace

std::string review_page(Site& site, std::string_view language, const ReviewPage& page)
{
    const Words words = site.words(language);
    Object model;
    add_frame(model, site, words,
              {.title = words("review.title"),
               .other_address = review_address(words.other_language(), ""),
               .section = "review"});
    model["done"] = message_or_nothing("review_done", page.done, words);
    model["waiting_count"] = words.count("review.n_waiting", page.waiting.size());
    model["due_count"] = words.count("review.n_due", page.due.size());
    model["retracted_count"] = words.count("review.n_retracted", page.retracted.size());
    model["links_count"] = words.count("review.n_links", page.dead_links.size());
    model["desk_address"] = review_address(language, "/areas");
    model["links_address"] = review_address(language, "/links");
    model["waiting"] = list_or_nothing(waiting_models(page, words));
    model["due"] = list_or_nothing(due_models(page, words));
    model["retracted"] = list_or_nothing(retracted_models(page, words));
    model["dead_links"] = list_or_nothing(dead_link_models(page, words));
    return site.render("review", words, std::move(model));
}

std::string review_draft_page(Site& site, std::string_view language, const ReviewDraftPage& page)
{
    const Words words = site.words(language);
    const Draft& draft = page.draft;
    const std::string below = "/" + draft.id.str();
    Object model;
    add_frame(model, site, words,
              {.title = title_of(page.record, words),
               .other_address = review_address(words.other_language(), below),
               .section = "review"});
    model.add({{"review_address", review_address(language, "")},
               {"decide_address", review_address(language, below)},
               {"preview_address", server::draft_address(language, draft.id, "preview")},
               {"edit_address", server::draft_address(language, draft.id, "check")},
               {"draft_kind", words.label("kind", token(kind_of(page.record)))},
               {"draft_state", words("draft_state." + std::string(name(draft.state)))},
               {"heading", title_of(page.record, words)},
               {"review_intro",
                words(draft.based_on ? "review.intro_revision" : "review.intro_new",
                      {{"who", draft.owner_name},
                       {"date", draft.submitted ? words.date(*draft.submitted) : std::string()}})},
               {"what_changed", or_nothing(draft.what_changed)},
               {"fault_count", words.count("add.faults", page.faults.size())},
               {"faults", faults_model(draft, page.faults, words)},
               {"same", same_works_model(page.same, words)},
               {"newer", page.is_outdated},
               {"history", Model(history_models(page.history, words))},
               {"revision", std::to_string(draft.revision)},
               {"comment", page.comment},
               {"may_approve", draft.state == DraftState::in_review},
               {"done", message_or_nothing("review_done", page.done, words)},
               {"warning", message_or_nothing("review_warning", page.warning, words)}});
    add_differences(model, page.difference, draft.based_on ? "review.before" : "", "review.after",
                    page.vocabulary, words);
    return site.render("review_draft", words, std::move(model));
}

std::string review_record_page(Site& site, std::string_view language, const ReviewRecordPage& page)
{
    const Words words = site.words(language);
    const RecordId& id = *page.record.id;
    const std::string below = "/records/" + id.str();
    const Status status = page.record.status;
    const bool stands = status == Status::published || status == Status::stale;
    Object model;
    add_frame(model, site, words,
              {.title = page.record.title,
               .other_address = review_address(words.other_language(), below),
               .section = "review"});
    model.add({{"review_address", review_address(language, "")},
               {"record_address", review_address(language, below)},
               {"record_status", words.label("status", token(status))},
               {"heading", page.record.title},
               {"warning", message_or_nothing("review_warning", page.warning, words)},
               {"item_address", item_address(language, id, page.record.title)},
               {"versions_address", page_address(language, "items/" + id.str() + "/versions")},
               {"revise_address", stands && is_native_kind(page.record.kind)
                                      ? Model(page_address(language, "add?revise=" + id.str()))
                                      : Model(false)},
               {"stands", stands},
               {"may_retract", status != Status::retracted && status != Status::withdrawn},
               {"version", std::to_string(page.version)},
               {"review_by", page.review_by},
               {"by", page.by},
               {"reason", page.reason}});
    return site.render("review_record", words, std::move(model));
}

std::string version_address(std::string_view language, const RecordId& id, VersionNumber version)
{
    return page_address(language, "items/" + id.str() + "/versions/" + std::to_string(version));
}

std::string versions_page(Site& site, std::string_view language, const VersionsPage& page)
{
    const Words words = site.words(language);
    const RecordId& id = *page.record.id;
    Object model;
    add_frame(
        model, site, words,
        {.title = words("versions.of", {{"title", page.record.title}}),
         .other_address = page_address(words.other_language(), "items/" + id.str() + "/versions")});
    List versions;
    for (const VersionOfRecord& one : page.versions) {
        const std::string number = std::to_string(one.version);
        Object version{{"version", number},
                       {"version_address", version_address(language, id, one.version)},
                       {"version_label", words("versions.number", {{"n", number}})},
                       {"version_date", words.date(one.stored)},
                       {"version_note", or_nothing(one.note)},
                       {"changes", false}};
        if (one.difference && !one.difference->fields.empty()) {
            Object changes{
                {"changed_fields", words.count("versions.changed", one.difference->fields.size())}};
            add_differences(changes, *one.difference, "versions.before", "versions.after",
                            page.vocabulary, words);
            version["changes"] = std::move(changes);
        }
        versions.push_back(std::move(version));
    }
    model["item_address"] = item_address(language, id, page.record.title);
    model["item_title"] = page.record.title;
    model["foreign"] =
        foreign(page.record.language ? page.record.language->str() : std::string(), words);
    model["versions"] = Model(versions);
    return site.render("versions", words, std::move(model));
}

}  // namespace findings::server
