#pragma once

#include "tests/search-server/routes/api_records.hpp"
#include "tests/support/served_library.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace findings::server {

/// A library with a trainer who makes lists, asked through the API.
class ListsTest : public testing::Test {
protected:
    Response ask(Method method, const std::string& target, const std::optional<Person>& who,
                 const boost::json::object& body = {}, const std::string& if_match = "")
    {
        Request request{.method = method};
        take_target(request, target);
        if (who)
            request.headers = served_.token_of(*who);
        if (!body.empty()) {
            request.headers.emplace_back("content-type", "application/json");
            request.body = boost::json::serialize(body);
        }
        if (!if_match.empty())
            request.headers.emplace_back("if-match", if_match);
        return served_.ask(std::move(request));
    }

    static boost::json::object body_of(const Response& response)
    {
        return boost::json::parse(response.text()).as_object();
    }

    static std::string text_at(const boost::json::object& object, std::string_view name)
    {
        return std::string(object.at(name).as_string());
    }

    std::string item(std::size_t number) const { return served_.ids().at(number).str(); }

    /// "/api/v1/lists/01J…" of a new list.
    std::string made(const boost::json::object& body)
    {
        const Response response = ask(Method::post, "/api/v1/lists", trainer_, body);
        EXPECT_EQ(response.status, 201) << response.text();
        return "/api/v1/lists/" + text_at(body_of(response), "id");
    }

    /// Two sections with three entries.
    boost::json::object sample(std::string_view audience = "me") const
    {
        return boost::json::parse(R"({"title": "Kinship", "description": "For the first year",
            "audience": ")" + std::string(audience) +
                                  R"(", "sections": [
            {"title": "What we know", "entries": [
               {"item": ")" + item(1) +
                                  R"(", "importance": "essential", "why": "Start here",
                "pages": "2-4", "minutes": 6, "question": "Would you?"},
               {"item": ")" + item(0) +
                                  R"(", "why": "Then this"}]},
            {"title": "When it wobbles", "entries": [
               {"item": ")" + item(2) +
                                  R"(", "importance": "further"}]}]})")
            .as_object();
    }

    /// "| B A | C": the titles' first words, section by section.
    static std::string order(const boost::json::object& list)
    {
        std::string order;
        for (const auto& section : list.at("sections").as_array()) {
            order += order.empty() ? "|" : " |";
            for (const auto& entry : section.at("entries").as_array()) {
                const std::string title = text_at(entry.as_object(), "title");
                order += " " + title.substr(0, title.find(' '));
            }
        }
        return order;
    }

    tests::ServedLibrary served_{tests::api_records()};
    Person trainer_ = served_.add_person("C. Trainer", {Role::trainer});
    Person other_ = served_.add_person("D. Other", Roles::all());
};

}  // namespace findings::server
