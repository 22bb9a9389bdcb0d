#include "search-server/routes/api_writing.hpp"

#include "library/base/text.hpp"
#include "search-server/routes/api.hpp"
#include "search-server/routes/draft_answers.hpp"
#include "search-server/routes/drafts.hpp"
#include "search-server/routes/parameters.hpp"
#include "search-server/routes/problem.hpp"
#include "search-server/routes/public_records.hpp"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <array>
#include <charconv>
#include <optional>

namespace findings::server {
namespace {

namespace json = boost::json;

std::string media_type_of(const Request& request)
{
    const std::string_view type = request.header("content-type").value_or("");
    return ascii_lower(trimmed(type.substr(0, type.find(';'))));
}

json::object parse_object(const std::string& body)
{
    json::error_code error;
    json::value value = json::parse(body, error);
    if (error || !value.is_object())
        throw BadRequest("The body is not a JSON object" +
                         (error ? ": " + error.message() + "." : std::string(".")));
    return std::move(value.get_object());
}

/// What GET of an item adds to a record is taken off again, so that it can be sent back changed.
UnfinishedRecord as_sent_back(json::object body)
{
    const bool is_item = body.contains("version") && body.contains("changed");
    if (is_item) {
        const json::value* const source = body.if_contains("source_url");
        const json::value url = source == nullptr ? json::value() : *source;
        body["url"] = url;
        if (url.is_null())
            body.erase("url");
    }
    if (json::value* const areas = body.if_contains("areas"); areas && areas->is_array())
        for (json::value& area : areas->get_array())
            if (const json::object* const object = area.if_object())
                if (const json::value* const id = object->if_contains("id"))
                    area = json::value(*id);
    for (const char* given :
         {"id", "status", "superseded_by", "version", "added", "changed", "source_url", "work"})
        body.erase(given);
    return body;
}

/// What was sent, or the answer that says why it is none.
struct Sent {
    UnfinishedRecord content;
    std::optional<Response> refusal;
};

Sent sent_record(const Request& request)
{
    if (request.body.empty())
        return {.refusal = problem(400, "The body is empty; send the record.")};
    if (media_type_of(request) == "application/json") {
        Sent sent{.content = as_sent_back(parse_object(request.body))};
        const json::value* const kind = sent.content.if_contains("kind");
        if (kind == nullptr ||
            (*kind != json::value("research_summary") && *kind != json::value("practice_guide")))
            sent.refusal = problem(422, "kind is research_summary or practice_guide; bring other "
                                        "records with the indexer.");
        return sent;
    }
    BroughtRecord brought =
        read_brought(request.body, "", media_type_of(request), Kind::research_summary);
    if (!brought.troubles.empty())
        return {.refusal = troubles_answer(brought.troubles)};
    return {.content = std::move(brought.content)};
}

std::optional<Response> too_large(const std::string& text)
{
    if (text.size() <= largest_draft)
        return std::nullopt;
    return problem(413, "A draft is at most 524,288 bytes.");
}

/// The number that If-Match names, with "W/" before it or not; or the answer that asks for it.
struct Seen {
    std::int64_t number = 0;
    std::optional<Response> refusal;
};

Seen seen_number(const Request& request)
{
    const auto header = request.header("if-match");
    if (!header)
        return {.refusal = problem(428, "Say in If-Match what you have seen: the ETag that the "
                                        "draft was given with.")};
    std::string_view tag = trimmed(*header);
    if (tag.starts_with("W/"))
        tag.remove_prefix(2);
    if (tag.size() >= 2 && tag.front() == '"' && tag.back() == '"')
        tag = tag.substr(1, tag.size() - 2);
    Seen seen;
    const auto end = std::from_chars(tag.data(), tag.data() + tag.size(), seen.number);
    if (end.ec != std::errc() || end.ptr != tag.data() + tag.size())
        seen.number = 0;  // which no revision is
    return seen;
}

Response no_record()
{
    return problem(404, "The library has no record with this id.");
}

/// Takes a draft a step on.
template <class Step>
Response step(const Request& request, const PathParts& parts, Context& context, const Step& take)
{
    const auto id = RecordId::parse(parts[0]);
    if (!id)
        return no_record();
    if (!context.stores.drafts.find(*context.person, *id))
        return problem(404, "There is no draft of this record.");
    const Seen seen = seen_number(request);
    if (seen.refusal)
        return *seen.refusal;
    const auto taken =
        context.write([&](Stores& stores) { return take(stores.drafts, *id, seen.number); });
    if (!taken)
        return refusal_answer(taken.error(), *id, context);
    return draft_answer(200, *taken, context);
}

std::string text_member(const json::object& body, std::string_view name)
{
    const json::value* const value = body.if_contains(name);
    if (value == nullptr)
        return {};
    if (!value->is_string())
        throw BadRequest(std::string(name) + " is a text.");
    return std::string(value->get_string());
}

json::object body_of(const Request& request)
{
    return request.body.empty() ? json::object{} : parse_object(request.body);
}

/// True where If-Match names what GET of the record answers now, in a language of the site.
bool is_seen_record(const Request& request, const std::string& id, Context& context)
{
    std::string_view tag = trimmed(request.header("if-match").value_or(""));
    if (tag.starts_with("W/"))
        tag.remove_prefix(2);
    for (const char* language : {"en", "fr"}) {
        const Request reading{.path = "/api/v1/items/" + id, .parameters = {{"lang", language}}};
        if (get_item(reading, {id}, context).header("ETag") == tag)
            return true;
    }
    return false;
}

Response begin_revision(const Request& request, const RecordId& id, const std::string& content,
                        Context& context)
{
    const auto item = find_public(id, context.catalogue);
    if (!item)
        return no_record();
    if (!request.header("if-match"))
        return problem(428, "Say in If-Match what you have seen: the ETag of the record.");
    if (!context.stores.drafts.may_revise(*context.person, id))
        return refusal_answer(DraftRefusal::not_yours, id, context);
    if (!is_seen_record(request, id.str(), context))
        return problem(412, "The record is not what If-Match says that you have seen.");
    const auto begun = context.write([&](Stores& stores) {
        return stores.drafts.revise(*context.person, id, item->version, content);
    });
    if (!begun)
        return refusal_answer(begun.error(), id, context);
    return draft_answer(201, *begun, context);
}

/// What an editor says of a published record.
template <class Say>
Response mark(const Request& request, const PathParts& parts, Context& context, const Say& say)
{
    const auto id = RecordId::parse(parts[0]);
    const auto item = id ? find_public(*id, context.catalogue) : std::nullopt;
    if (!item)
        return no_record();
    if (!request.header("if-match"))
        return problem(428, "Say in If-Match what you have seen: the ETag of the record.");
    if (!is_seen_record(request, id->str(), context))
        return problem(412, "The record is not what If-Match says that you have seen.");
    const auto version =
        context.write([&](Stores& stores) { return say(stores.marks, *id, item->version); });
    if (!version)
        return refusal_answer(version.error());
    return json_answer(json::object{{"id", id->str()}, {"version", *version}});
}

}  // namespace

Response post_item(const Request& request, const PathParts&, Context& context)
{
    static constexpr std::array<std::string_view, 1> known{"different"};
    allow_only(request, known);
    const bool is_different = yes_or_no(request, "different", false);
    const Sent sent = sent_record(request);
    if (sent.refusal)
        return *sent.refusal;
    const std::string content = json::serialize(sent.content);
    if (auto refusal = too_large(content))
        return *std::move(refusal);
    if (!is_different) {
        const auto candidates = same_works(read_unfinished(sent.content).record, context);
        if (!candidates.empty())
            return candidates_answer(candidates, context);
    }
    const Draft draft = context.write(
        [&](Stores& stores) { return stores.drafts.begin(*context.person, content); });
    Response response = draft_answer(201, draft, context);
    response.set("Location", context.base_url + "/api/v1/items/" + draft.id.str() + "/draft");
    return response;
}

Response get_item_draft(const Request& request, const PathParts& parts, Context& context)
{
    allow_only(request, {});
    const auto id = RecordId::parse(parts[0]);
    const auto draft = id ? context.stores.drafts.find(*context.person, *id) : std::nullopt;
    if (!draft)
        return problem(404, "There is no draft of this record.");
    return draft_answer(200, *draft, context);
}

Response delete_item_draft(const Request& request, const PathParts& parts, Context& context)
{
    allow_only(request, {});
    return step(request, parts, context,
                [&](Drafts& drafts, const RecordId& id, std::int64_t seen) {
                    return drafts.discard(*context.person, id, seen);
                });
}

Response put_item(const Request& request, const PathParts& parts, Context& context)
{
    const auto id = RecordId::parse(parts[0]);
    if (!id)
        return no_record();
    const auto draft = context.stores.drafts.find(*context.person, *id);
    if (!draft && !find_public(*id, context.catalogue))
        return no_record();
    const Sent sent = sent_record(request);
    if (sent.refusal)
        return *sent.refusal;
    const std::string content = json::serialize(sent.content);
    if (auto refusal = too_large(content))
        return *std::move(refusal);
    if (!draft)
        return begin_revision(request, *id, content, context);
    const Seen seen = seen_number(request);
    if (seen.refusal)
        return *seen.refusal;
    const auto saved = context.write([&](Stores& stores) {
        return stores.drafts.save(*context.person, *id, seen.number, content, draft->what_changed);
    });
    if (!saved)
        return refusal_answer(saved.error(), *id, context);
    return draft_answer(200, *saved, context);
}

Response post_item_submit(const Request& request, const PathParts& parts, Context& context)
{
    static constexpr std::array<std::string_view, 1> known{"different"};
    allow_only(request, known);
    const bool is_different = yes_or_no(request, "different", false);
    const auto id = RecordId::parse(parts[0]);
    const auto draft = id ? context.stores.drafts.find(*context.person, *id) : std::nullopt;
    if (draft && !draft->based_on && !is_different) {
        const auto candidates = same_works(reading_of(*draft, today(context)).record, context);
        if (!candidates.empty())
            return candidates_answer(candidates, context);
    }
    const json::object body = body_of(request);
    const std::string note = text_member(body, "what_changed");
    return step(request, parts, context,
                [&](Drafts& drafts, const RecordId& item,
                    std::int64_t seen) -> Result<Draft, DraftRefusal> {
                    std::int64_t revision = seen;
                    if (!note.empty()) {
                        const auto saved =
                            drafts.save(*context.person, item, seen, draft->json, note);
                        if (!saved)
                            return saved.error();
                        revision = saved->revision;
                    }
                    return drafts.submit(*context.person, item, revision, today(context));
                });
}

Response post_item_approve(const Request& request, const PathParts& parts, Context& context)
{
    allow_only(request, {});
    return step(request, parts, context,
                [&](Drafts& drafts, const RecordId& id, std::int64_t seen) {
                    return drafts.approve(*context.person, id, seen);
                });
}

Response post_item_return(const Request& request, const PathParts& parts, Context& context)
{
    allow_only(request, {});
    const std::string comment = text_member(body_of(request), "comment");
    if (trimmed(comment).empty())
        return problem(422, "comment tells the writer what to change.");
    return step(request, parts, context,
                [&](Drafts& drafts, const RecordId& id, std::int64_t seen) {
                    return drafts.give_back(*context.person, id, seen, comment);
                });
}

Response post_item_publish(const Request& request, const PathParts& parts, Context& context)
{
    allow_only(request, {});
    const auto id = RecordId::parse(parts[0]);
    if (!id || !context.stores.drafts.find(*context.person, *id))
        return problem(404, "There is no draft of this record.");
    const Seen seen = seen_number(request);
    if (seen.refusal)
        return *seen.refusal;
    const auto version = context.write([&](Stores& stores) {
        return stores.drafts.publish(*context.person, *id, seen.number, today(context));
    });
    if (!version)
        return refusal_answer(version.error(), *id, context);
    return json_answer(json::object{{"id", id->str()},
                                    {"version", *version},
                                    {"url", context.base_url + "/api/v1/items/" + id->str()}});
}

Response post_item_retract(const Request& request, const PathParts& parts, Context& context)
{
    allow_only(request, {});
    const std::string reason = text_member(body_of(request), "reason");
    if (trimmed(reason).empty())
        return problem(422, "reason tells readers why the record was retracted.");
    return mark(request, parts, context,
                [&](RecordMarks& marks, const RecordId& id, VersionNumber seen) {
                    return marks.retract(*context.person, id, seen, reason);
                });
}

Response post_item_supersede(const Request& request, const PathParts& parts, Context& context)
{
    allow_only(request, {});
    const json::object body = body_of(request);
    const auto by = RecordId::parse(text_member(body, "by"));
    if (!by)
        return refusal_answer(MarkRefusal::not_valid);
    return mark(
        request, parts, context, [&](RecordMarks& marks, const RecordId& id, VersionNumber seen) {
            return marks.supersede(*context.person, id, seen, *by, text_member(body, "note"));
        });
}

}  // namespace findings::server
