#include "library/base/secret.hpp"
#include "library/base/text.hpp"
#include "library/catalogue/list.hpp"
#include "search-server/routes/routes.hpp"
#include "tests/search-server/routes/api_records.hpp"
#include "tests/search-server/routes/rights_table.hpp"
#include "tests/support/served_library.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

// Walks every route in the place of everybody and holds the answer against rights_table.hpp, which
// is the part to read.

namespace findings::server {
namespace {

using findings::tests::ServedLibrary;
using tests::OwnedLine;
using tests::RightsLine;

std::string text_of(const Route& route)
{
    return std::string(name(route.method)) + " " + std::string(route.pattern);
}

const Route& route_named(std::string_view text)
{
    for (const Route& route : routes())
        if (text_of(route) == text)
            return route;
    throw std::logic_error("no such route: " + std::string(text));
}

/// An address that the pattern takes, with `id` for "{id}".
std::string address_of(std::string_view pattern, const std::string& id)
{
    static const std::map<std::string, std::string, std::less<>> parts{
        {"lang", "en"}, {"ending", "json"}, {"name", "style.css"}};
    std::string address;
    while (!pattern.empty()) {
        const std::size_t open = std::min(pattern.find('{'), pattern.size());
        address += pattern.substr(0, open);
        pattern.remove_prefix(open);
        if (pattern.empty())
            break;
        const std::size_t close = pattern.find('}');
        const std::string_view part = pattern.substr(1, close - 1);
        const auto known = parts.find(part);
        address += part == "id" || known == parts.end() ? id : known->second;
        pattern.remove_prefix(close + 1);
    }
    return address;
}

/// Asks as this person would: by cookie on pages, with the token of the form; by token elsewhere.
Response ask(ServedLibrary& served, const Route& route, const std::string& id,
             const std::optional<Person>& person)
{
    const std::string address = address_of(route.pattern, id);
    const bool is_page = !is_for_programs(address);
    Fields headers;
    if (is_page)
        headers = person ? served.cookie_of(*person)
                         : Fields{{"cookie", "__Host-findings=nobody-has-this-one"}};
    else if (person)
        headers = served.token_of(*person);
    if (is_page && route.method == Method::post)
        return served.post(address, {}, std::move(headers));
    Request request{.method = route.method, .headers = std::move(headers)};
    EXPECT_TRUE(take_target(request, address));
    return served.ask(std::move(request));
}

bool is_asked_to_sign_in(const Response& response)
{
    const auto location = response.header("Location");
    return response.status == 401 ||
           (response.status == 303 && location && location->starts_with("/en/sign-in"));
}

/// '+', '?' or '-', as rights_table.hpp has them.
std::string let_in(const Response& response)
{
    if (is_asked_to_sign_in(response))
        return "?";
    return response.status == 403 ? "-" : "+";
}

class Rights : public testing::TestWithParam<std::size_t> {};

TEST(RightsTable, HasALineForEveryRoute)
{
    std::set<std::string> lines;
    for (const RightsLine& line : tests::rights_table)
        EXPECT_TRUE(lines.emplace(line.route).second) << line.route << " stands there twice";
    for (const Route& route : routes())
        EXPECT_EQ(lines.erase(text_of(route)), 1U)
            << text_of(route) << " has no line in tests/search-server/routes/rights_table.hpp";
    for (const std::string& line : lines)
        ADD_FAILURE() << line << " is no route";
}

TEST_P(Rights, AreWhatTheTableSays)
{
    ServedLibrary served(findings::tests::api_records());
    const std::size_t column = GetParam();
    std::optional<Person> person;
    if (column > 0)
        person = served.add_person("p", {all_roles.at(column - 1)});
    for (const RightsLine& line : tests::rights_table) {
        SCOPED_TRACE(line.route);
        const Response response =
            ask(served, route_named(line.route), served.ids().front().str(), person);
        EXPECT_EQ(let_in(response), split(line.answers, ' ').at(column))
            << response.status << " " << response.text().substr(0, 200);
    }
}

INSTANTIATE_TEST_SUITE_P(OfEveryRole, Rights, testing::Range(std::size_t{0}, all_roles.size() + 1),
                         [](const auto& tested) {
                             return tested.param == 0
                                        ? "anonymous"
                                        : std::string(name(all_roles.at(tested.param - 1)));
                         });

/// Everybody who stands in some relation to an owner; all have every role, so that it is the
/// relation alone that tells.
struct Relations {
    explicit Relations(ServedLibrary& served)
        : other(served.add_person("other", Roles::all())),
          friend_of(served.add_person("friend", Roles::all())),
          colleague(served.add_person("colleague", Roles::all())),
          owner(served.add_person("owner", Roles::all()))
    {
        Organisations& organisations = served.stores().organisations;
        const Organisation ours = *organisations.add(owner.id, "Ours");
        const Organisation theirs = *organisations.add(owner.id, "Theirs");
        organisations.set_for(owner.id, owner.id, {ours.id});
        organisations.set_for(owner.id, colleague.id, {ours.id});
        organisations.set_for(owner.id, other.id, {theirs.id});
        organisations.add_to_network(owner.id, "friend");
        // one's own network says nothing of what others show
        organisations.add_to_network(other.id, "owner");
    }

    std::vector<std::optional<Person>> columns() const
    {
        return {std::nullopt, other, friend_of, colleague, owner};
    }

    Person other;
    Person friend_of;
    Person colleague;
    Person owner;
};

/// The id of a new thing of the owner's, by its name in rights_table.hpp. A new kind is a case
/// here.
/// What practitioners keep, ask and report; empty for another thing.
std::string make_practice(std::string_view thing, ServedLibrary& served, const Person& owner)
{
    Stores& stores = served.stores();
    const RecordId& record = served.ids().front();
    if (thing == "saved item") {
        stores.saved_items.save(owner.id, record);
        return record.str();
    }
    if (thing == "cpd entry") {
        const CpdEntry entry{.id = CpdEntryId::make(),
                             .reading = "A book",
                             .day = *Date::parse("2026-11-23"),
                             .learnt = "Much",
                             .minutes = 5};
        stores.cpd.add(owner.id, entry);
        return entry.id.str();
    }
    if (thing == "saved search")
        return stores.saved_searches.add(owner.id, {.name = "Kin"}, 0)->id.str();
    if (thing == "use report")
        return stores.uses.send(owner.id, {.record = record, .setting = "x", .happened = "y"})
            ->str();
    if (thing != "closed request")
        return {};
    const auto id = *stores.requests.ask(owner, {.question = "What helps?"});
    stores.requests.close({.id = owner.id, .roles = Roles::all()}, id, "Asked before.");
    return id.str();
}

std::string make(std::string_view thing, ServedLibrary& served, const Person& owner)
{
    constexpr std::string_view feed = "feed of ";
    if (thing.starts_with(feed))
        return make(thing.substr(feed.size()), served, owner) + ".atom";
    constexpr std::string_view list = "list for ";
    if (thing.starts_with(list)) {
        NewList made{.title = "A list"};
        made.audience = audience_named(thing.substr(list.size())).value();
        return served.stores().lists.create(owner.id, made)->id.str();
    }
    if (thing == "token")
        return served.stores()
            .api_tokens
            .add(owner.id,
                 {.id = TokenId::make(),
                  .person = owner.id,
                  .name = "a program",
                  .made = served.now,
                  .expires = served.now + std::chrono::hours(1)},
                 make_secret())
            .str();
    std::string id = make_practice(thing, served, owner);
    if (id.empty())
        throw std::logic_error("nobody knows how to make a " + std::string(thing));
    return id;
}

TEST(OwnedThings, ShowThemselvesToThoseTheyAreFor)
{
    ServedLibrary served(findings::tests::api_records());
    const Relations relations(served);
    for (const OwnedLine& line : tests::owned_things) {
        const std::string id = make(line.thing, served, relations.owner);
        const auto expected = split(line.answers, ' ');
        std::size_t column = 0;
        for (const auto& person : relations.columns()) {
            const Response response = ask(served, route_named(line.route), id, person);
            const std::string status = is_asked_to_sign_in(response) ? "?"
                                       : response.status < 400       ? "+"
                                                               : std::to_string(response.status);
            EXPECT_EQ(status, expected.at(column))
                << line.route << ", a " << line.thing << ", asked by "
                << (person ? person->name : "nobody");
            ++column;
        }
    }
}

}  // namespace
}  // namespace findings::server
