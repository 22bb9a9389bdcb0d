#include "search-server/routes/api_lists.hpp"

#include "library/base/text.hpp"
#include "search-server/routes/list_body.hpp"
#include "search-server/routes/list_changing.hpp"
#include "search-server/routes/list_exports.hpp"
#include "search-server/routes/list_json.hpp"
#include "search-server/routes/list_reading.hpp"
#include "search-server/routes/parameters.hpp"
#include "search-server/routes/problem.hpp"

#include <fmt/core.h>

#include <array>

namespace findings::server {
namespace {

namespace json = boost::json;

constexpr int most_per_page = 100;
constexpr int usual_per_page = 20;
constexpr int deepest_page = 1'000;

std::string language_of(const Request& request)
{
    static constexpr std::array<std::string_view, 1> known{"lang"};
    allow_only(request, known);
    return reader_locale(request).language;
}

Response no_such_list()
{
    return problem(404, "There is no list with this id.");
}

Response created(const ReadingList& list, std::string_view language, const Context& context)
{
    Response response = list_answer(readings_of(list, context), language, context);
    response.status = 201;
    response.set("Location", context.base_url + "/api/v1/lists/" + list.id.str());
    return response;
}

json::array summaries_json(const std::vector<ListSummary>& lists, std::string_view language,
                           const Context& context)
{
    json::array all;
    for (const ListSummary& list : lists)
        all.emplace_back(summary_json(list, language, context));
    return all;
}

std::string in_words(const ListFault& fault)
{
    switch (fault.kind) {
    case ListFault::Kind::missing:
        return fmt::format("{} is missing", fault.field);
    case ListFault::Kind::too_long:
        return fmt::format("{} is longer than {} characters", fault.field, fault.most);
    case ListFault::Kind::too_many:
        return fmt::format("there are more than {} {}", fault.most, fault.field);
    case ListFault::Kind::not_known:
        break;
    }
    return fmt::format("{} is not one that is known", fault.field);
}

/// The id of the list, and the revision that the change is made to; or why there is no going on.
struct Wanted {
    std::optional<ListId> list;
    SeenRevision seen;
};

Wanted wanted(const Request& request, const PathParts& parts, bool needs_revision)
{
    Wanted wanted{.list = ListId::parse(parts.at(0)),
                  .seen = seen_revision(request, needs_revision)};
    if (!wanted.list)
        wanted.seen.refusal = no_such_list();
    return wanted;
}

}  // namespace

Response refused_change(ListRefusal refusal, const std::vector<ListFault>& faults)
{
    switch (refusal) {
    case ListRefusal::not_there:
        return no_such_list();
    case ListRefusal::not_yours:
        return problem(403, "Only its owner changes a list; copy it to make it yours.");
    case ListRefusal::another_revision:
        return problem(412, "The list was changed meanwhile: get it again, and repeat your change "
                            "to what it says now.");
    case ListRefusal::nothing_there:
        return problem(404, "The list has no such section or entry.");
    case ListRefusal::faulty:
        break;
    }
    std::vector<std::string> said;
    for (const ListFault& fault : faults)
        said.push_back(in_words(fault));
    return problem(400, "The list cannot be kept so: " + joined(said, "; ") + ".");
}

Response get_lists(const Request& request, const PathParts&, Context& context)
{
    static constexpr std::array<std::string_view, 4> known{"lang", "of", "page", "per_page"};
    allow_only(request, known);
    const std::string language = reader_locale(request).language;
    const std::string_view of = one_value(request, "of").value_or("everyone");
    if (of != "everyone" && of != "mine" && of != "shared")
        throw BadRequest("of is one of everyone, mine, shared.");
    if (of != "everyone" && !context.person)
        return problem(401, "Say with a token whose lists you mean.");
    if (of != "everyone")
        return json_answer(json::object{
            {"lists",
             summaries_json(of == "mine" ? context.stores.lists.of(context.person->id)
                                         : context.stores.lists.shared_with(context.person->id),
                            language, context)}});
    const int page = whole_number(request, "page", 1, deepest_page).value_or(1);
    const int most = whole_number(request, "per_page", 1, most_per_page).value_or(usual_per_page);
    const auto lists = context.stores.lists.for_everyone(static_cast<std::size_t>(page - 1) *
                                                             static_cast<std::size_t>(most),
                                                         static_cast<std::size_t>(most));
    return json_answer(json::object{{"lists", summaries_json(lists, language, context)},
                                    {"total", context.stores.lists.count_for_everyone()},
                                    {"page", page},
                                    {"per_page", most}});
}

Response post_list(const Request& request, const PathParts&, Context& context)
{
    const std::string language = language_of(request);
    ReadingList said{.id = ListId::make(),
                     .owner = context.person->id,
                     .language = language,
                     .sections = {{.id = SectionId::make()}}};
    take_list(list_body(request), said, context);
    tidy(said);
    if (const auto faults = faults_of(said); !faults.empty())
        return refused_change(ListRefusal::faulty, faults);
    const auto made = context.write([&](Stores& stores) {
        return stores.lists.create(context.person->id, {.title = said.title,
                                                        .description = said.description,
                                                        .language = said.language,
                                                        .audience = said.audience,
                                                        .sections = said.sections});
    });
    return made ? created(*made, language, context) : refused_change(made.error(), {});
}

Response get_list(const Request& request, const PathParts& parts, Context& context)
{
    const std::string language = language_of(request);
    const std::string_view name = parts.at(0);
    const std::size_t dot = name.find('.');
    auto list = visible_list(name.substr(0, dot), context);
    if (!list)
        return no_such_list();
    const ListReadings readings = readings_of(std::move(*list), context);
    if (dot != std::string_view::npos && name.substr(dot + 1) != "json")
        return exported_list(readings, name.substr(dot + 1), language, context.base_url, context);
    return list_answer(readings, language, context);
}

Response put_list(const Request& request, const PathParts& parts, Context& context)
{
    const std::string language = language_of(request);
    const Wanted to = wanted(request, parts, true);
    if (to.seen.refusal)
        return *to.seen.refusal;
    const json::object body = list_body(request);
    const auto answer = change_list(
        *to.list, to.seen.revision,
        [&](ReadingList& list) {
            take_list(body, list, context);
            return true;
        },
        context);
    return answer.list ? list_answer(readings_of(*answer.list, context), language, context)
                       : refused_change(answer.refusal, answer.faults);
}

Response delete_list(const Request& request, const PathParts& parts, Context& context)
{
    const Wanted to = wanted(request, parts, true);
    if (to.seen.refusal)
        return *to.seen.refusal;
    const auto gone = context.write([&](Stores& stores) {
        return stores.lists.remove(context.person->id, *to.list, to.seen.revision);
    });
    return gone ? Response{.status = 204} : refused_change(gone.error(), {});
}

Response post_list_copy(const Request& request, const PathParts& parts, Context& context)
{
    const std::string language = language_of(request);
    const auto id = ListId::parse(parts.at(0));
    if (!id)
        return no_such_list();
    const auto copy =
        context.write([&](Stores& stores) { return stores.lists.copy(context.person->id, *id); });
    return copy ? created(*copy, language, context) : refused_change(copy.error(), {});
}

Response get_list_health(const Request& request, const PathParts& parts, Context& context)
{
    allow_only(request, {});
    auto list = visible_list(parts.at(0), context);
    if (!list)
        return no_such_list();
    const std::string id = list->id.str();
    return json_answer(json::object{
        {"id", id}, {"problems", health_json(readings_of(std::move(*list), context))}});
}

Response get_list_changes(const Request& request, const PathParts& parts, Context& context)
{
    allow_only(request, {});
    const auto list = visible_list(parts.at(0), context);
    if (!list)
        return no_such_list();
    const auto before = context.stores.lists.as_copied(list->id, viewer_of(context));
    const auto now = before ? context.stores.lists.find(before->id, viewer_of(context)) : before;
    if (!now)
        return problem(404, "The list was not copied from one that you can see.");
    json::object changes = changes_json(changes_between(*before, *now));
    changes["original"] = before->id.str();
    changes["revision_copied"] = before->revision;
    changes["revision_now"] = now->revision;
    return json_answer(std::move(changes));
}

}  // namespace findings::server
