#include "tests/support/served_library.hpp"

#include "library/base/secret.hpp"
#include "search-server/routes/form_token.hpp"
#include "search-server/routes/session_cookie.hpp"
#include "search-server/views/addresses.hpp"

#include <boost/json/parse.hpp>

#include <stdexcept>

namespace findings::tests {

ServedLibrary::ServedLibrary(const std::vector<Record>& records)
{
    for (const Stored& stored : library_.store(records))
        ids_.push_back(stored.id);
    sync_index(library_.sources(), library_.catalogue());
    readers_ = std::make_unique<IndexReaders>(library_.path(), library_.vocabulary());
    index_ = std::make_unique<IndexReader>(readers_->make());
}

server::Response ServedLibrary::ask(server::Request request)
{
    server::Context context = this->context();
    return answer(request, context);
}

server::Context ServedLibrary::context()
{
    return {*index_,
            library_.catalogue(),
            library_.vocabulary(),
            scales_,
            tagger_,
            site_,
            base_url,
            lend_,
            stores_,
            writer_,
            desk_,
            now,
            &uses_,
            mailer};
}

server::Response ServedLibrary::get(std::string_view target, server::Fields headers)
{
    server::Request request{.headers = std::move(headers)};
    if (!take_target(request, target))
        throw std::invalid_argument("not a target: " + std::string(target));
    return ask(std::move(request));
}

server::Response ServedLibrary::post(std::string_view target, const server::Fields& form,
                                     server::Fields headers)
{
    server::Request request{.method = server::Method::post, .headers = std::move(headers)};
    if (!take_target(request, target))
        throw std::invalid_argument("not a target: " + std::string(target));
    request.headers.emplace_back("content-type", "application/x-www-form-urlencoded");
    request.body = "form_token=" + server::form_token(secret_in_cookie(request));
    for (const auto& [name, value] : form)
        request.body += "&" + server::query_escaped(name) + "=" + server::query_escaped(value);
    return ask(std::move(request));
}

Person ServedLibrary::add_person(const std::string& name, Roles roles)
{
    return *stores_to_write_.people.add({}, {.name = name,
                                             .sign_in_name = name,
                                             .roles = roles,
                                             .password_hash = desk_.hash(password).value()});
}

server::Fields ServedLibrary::cookie_of(const Person& person)
{
    const std::string secret = make_secret();
    stores_to_write_.sessions.begin(secret, person.id, now);
    return {{"cookie", "__Host-findings=" + secret}};
}

server::Fields ServedLibrary::token_of(const Person& person, Scope scope)
{
    const std::string secret = make_secret();
    stores_to_write_.api_tokens.add(person.id,
                                    {.id = TokenId::make(),
                                     .person = person.id,
                                     .name = "a test",
                                     .scope = scope,
                                     .made = now,
                                     .expires = now + std::chrono::hours(24)},
                                    secret);
    return {{"authorization", "Bearer " + secret}};
}

boost::json::value ServedLibrary::json(std::string_view target)
{
    return boost::json::parse(get(target).text());
}

}  // namespace findings::tests
