#include "search-server/views/add_pages.hpp"

#include "search-server/views/addresses.hpp"
#include "search-server/views/draft_words.hpp"
#include "search-server/views/frame.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

namespace findings::server {
namespace {

namespace json = boost::json;

constexpr std::string_view check_step = "check";

Model message_or_nothing(std::string_view family, std::string_view key, const Words& words)
{
    return key.empty() ? Model(false) : Model(words(std::string(family) + "." + std::string(key)));
}

std::string state_label(DraftState state, const Words& words)
{
    return words("draft_state." + std::string(name(state)));
}

List step_models(const RecordId& id, std::string_view here, const Words& words)
{
    List steps;
    const auto add = [&](std::string_view step) {
        steps.push_back(Object{{"step_is_here", step == here},
                               {"step_label", words("add_step." + std::string(step))},
                               {"step_address", draft_address(words.language(), id, step)}});
    };
    for (const FormStep step : form_steps)
        add(name(step));
    add(check_step);
    return steps;
}

/// What all pages of one draft show.
Object draft_model(Site& site, const Draft& draft, const UnfinishedRecord& record,
                   std::string_view step, const Words& words)
{
    Object model;
    add_frame(model, site, words,
              {.title = title_of(record, words),
               .other_address = draft_address(words.other_language(), draft.id, step),
               .section = "add"});
    model.add({{"add_address", page_address(words.language(), "add")},
               {"draft_kind", words.label("kind", token(kind_of(record)))},
               {"draft_state", state_label(draft.state, words)},
               {"heading", title_of(record, words)},
               {"steps", Model(step_models(draft.id, step, words))},
               {"same", false}});
    return model;
}

}  // namespace

std::string draft_address(std::string_view language, const RecordId& id, std::string_view step)
{
    return page_address(language, "add/" + id.str() + "/" + std::string(step));
}

std::string title_of(const UnfinishedRecord& record, const Words& words)
{
    const json::value* const title = record.if_contains("title");
    if (title == nullptr || !title->is_string() || title->get_string().empty())
        return words("add.untitled");
    return std::string(title->get_string());
}

Model same_works_model(const std::vector<SameWorkLink>& same, const Words& words)
{
    List models;
    for (const SameWorkLink& one : same)
        models.push_back(Object{
            {"same_address", item_address(words.language(), one.id, one.title)},
            {"same_title", one.title},
            {"same_language", foreign(one.language, words)},
            {"same_because", one.by_source ? Model(words("add.same_source")) : Model(false)},
            {"same_revise",
             one.may_revise ? Model(page_address(words.language(), "add?revise=" + one.id.str()))
                            : Model(false)}});
    return list_or_nothing(models);
}

Model faults_model(const Draft& draft, const std::vector<Fault>& faults, const Words& words)
{
    List models;
    for (const Fault& fault : faults) {
        const DraftField* const field = draft_field(fault.field);
        const std::string_view step = field == nullptr ? check_step : name(field->step);
        models.push_back(Object{{"fault_address", draft_address(words.language(), draft.id, step) +
                                                      "?all=1#" + fault.field},
                                {"fault_label", field_label(fault.field, words)},
                                {"fault_text", fault_sentence(fault, words)}});
    }
    return list_or_nothing(models);
}

void add_differences(Object& model, const DraftDifference& difference, std::string_view old_key,
                     std::string_view new_key, const Vocabulary& vocabulary, const Words& words)
{
    model["differences"] = Model(difference_models(difference.before, difference.after,
                                                   difference.fields, vocabulary, words));
    model["old_label"] = old_key.empty() ? Model(false) : Model(words(old_key));
    model["new_label"] = words(new_key);
}

std::string add_page(Site& site, std::string_view language, const AddPage& page)
{
    const Words words = site.words(language);
    Object model;
    add_frame(model, site, words,
              {.title = words("add.title"),
               .other_address = page_address(words.other_language(), "add"),
               .section = "add"});
    List drafts;
    for (const Draft& draft : page.drafts) {
        const UnfinishedRecord record = json::parse(draft.json).as_object();
        drafts.push_back(Object{
            {"draft_address",
             draft_address(language, draft.id,
                           draft.state == DraftState::draft ? name(FormStep::work) : check_step)},
            {"draft_title", title_of(record, words)},
            {"draft_kind", words.label("kind", token(kind_of(record)))},
            {"draft_state", state_label(draft.state, words)},
            {"draft_changed", words.date(draft.changed)}});
    }
    model["add_address"] = page_address(language, "add");
    model["done"] = message_or_nothing("add_done", page.done, words);
    model["troubles"] = list_or_nothing(texts(page.troubles));
    model["drafts"] = list_or_nothing(drafts);
    model["revise"] = false;
    if (page.revise)
        model["revise"] =
            Object{{"revise_address", item_address(language, page.revise->id, page.revise->title)},
                   {"revise_title", page.revise->title},
                   {"revise_id", page.revise->id.str()}};
    return site.render("add", words, std::move(model));
}

std::string add_step_page(Site& site, std::string_view language, const AddStepPage& page)
{
    const Words words = site.words(language);
    Object model = draft_model(site, page.draft, page.record, name(page.step), words);
    model["step_form_address"] = draft_address(language, page.draft.id, name(page.step));
    model["revision"] = std::to_string(page.revision);
    model["done"] = message_or_nothing("add_done", page.done, words);
    model["warning"] = message_or_nothing("add_warning", page.warning, words);
    model["returned"] = or_nothing(page.returned);
    model["same"] = same_works_model(page.same, words);
    model["conflict"] = false;
    if (page.conflict) {
        Object conflict;
        add_differences(conflict, *page.conflict, "add.theirs", "add.mine_own", page.vocabulary,
                        words);
        model["conflict"] = std::move(conflict);
    }
    model["fields"] = Model(draft_field_models({.record = page.record,
                                                .step = page.step,
                                                .faults = page.faults,
                                                .all_faults = page.all_faults,
                                                .suggested = page.suggested,
                                                .vocabulary = page.vocabulary},
                                               words));
    return site.render("add_step", words, std::move(model));
}

std::string add_check_page(Site& site, std::string_view language, const AddCheckPage& page)
{
    const Words words = site.words(language);
    Object model = draft_model(site, page.draft, page.record, check_step, words);
    const bool may_submit =
        page.draft.state == DraftState::draft || page.draft.state == DraftState::returned;
    model["check_address"] = draft_address(language, page.draft.id, check_step);
    model["preview_address"] = draft_address(language, page.draft.id, "preview");
    model["revision"] = std::to_string(page.draft.revision);
    model["done"] = message_or_nothing("add_done", page.done, words);
    model["warning"] = message_or_nothing("add_warning", page.warning, words);
    model["returned"] = or_nothing(page.returned);
    model["fault_count"] = words.count("add.faults", page.faults.size());
    model["faults"] = faults_model(page.draft, page.faults, words);
    model["is_fit"] = page.faults.empty();
    model["same"] = same_works_model(page.same, words);
    model["may_submit"] = may_submit;
    model["is_revision"] = page.draft.based_on.has_value();
    model["what_changed"] = page.draft.what_changed;
    model["newer"] = false;
    if (page.newer) {
        Object newer;
        add_differences(newer, *page.newer, "add.version_before", "add.version_now",
                        page.vocabulary, words);
        model["newer"] = std::move(newer);
    }
    return site.render("add_check", words, std::move(model));
}

}  // namespace findings::server
