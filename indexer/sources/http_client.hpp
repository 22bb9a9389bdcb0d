#pragma once

#include "indexer/sources/address_rules.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace findings::indexer {

/// What kept an answer from coming.
enum class HttpFault { no_host, no_answer, not_trusted, redirects, other };

/// Nothing usable came. what() names the address, what is wrong and what to do.
struct HttpError : std::runtime_error {
    explicit HttpError(const std::string& what, bool passing = false,
                       HttpFault why = HttpFault::other)
        : std::runtime_error(what), may_pass(passing), fault(why)
    {}
    bool may_pass;  ///< a later try may do
    HttpFault fault;
};

/// The address leads to where harvests do not go unless they are told to.
struct AddressRefused : HttpError {
    using HttpError::HttpError;
};

/// The user ended it.
struct HttpInterrupted {};

/// How far a client trusts the other side.
struct HttpLimits {
    /// Says of an address what speaks against connecting to it; empty: any will do, and the proxies
    /// that the environment names are used.
    std::function<std::optional<std::string_view>(const sockaddr&)> objection = special_address;
    std::uint64_t most_bytes = 100'000'000;  ///< of a body, unpacked as well as packed
    long most_redirects = 3;
    std::chrono::seconds connect{30};
    std::chrono::seconds silence{120};  ///< less than 100 bytes a second for so long ends it
    std::chrono::seconds whole{1800};   ///< a transfer
    const char* user_agent = "findings-indexer (OAI-PMH harvester)";
};

/// An answer; its body is in the file.
struct HttpReply {
    long status = 0;
    std::optional<std::string> retry_after;  ///< the header as it came
};

/// Asks for http and https addresses by GET (libcurl). The address of every connection is looked at
/// when it is made, that of each redirect too, so a name that changes its meaning in between gains
/// nothing. Belongs to one thread.
class HttpClient {
public:
    /// `interrupted` is asked now and then while something is under way.
    HttpClient(HttpLimits limits, std::function<bool()> interrupted);
    ~HttpClient();
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    /// Writes the body to the file, which it makes anew. Any status is an answer. Throws HttpError,
    /// FileError, HttpInterrupted.
    HttpReply get(const std::string& url, const std::filesystem::path& body);

    /// The status at the end of the redirects, without a body: asked for by HEAD, and by GET where
    /// the answer to that is 404, 405, 410 or 501, as there are servers that know no HEAD. Throws
    /// HttpError, HttpInterrupted.
    long look(const std::string& url);

    /// The address that was asked last: of look() and get(), also where they threw.
    std::string last_url() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace findings::indexer
