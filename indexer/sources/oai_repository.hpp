#pragma once

#include "indexer/sources/http_client.hpp"
#include "indexer/sources/http_url.hpp"
#include "indexer/sources/oai_reply.hpp"
#include "library/base/file.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace findings::indexer {

/// The repository does not do what was asked. what() names the address, what it says and what to
/// ask for instead.
struct OaiRefused : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Asks for an address and puts the body into the file, as HttpClient::get() does.
using Fetch = std::function<HttpReply(const std::string& url, const std::filesystem::path& body)>;

/// What ListRecords asks for.
struct OaiList {
    std::string prefix;
    std::string set;  ///< empty: all
    std::optional<std::string> from;
    std::optional<std::string> until;
};

/// A reply and where it is.
struct OaiPage {
    std::string url;             ///< it came from
    std::filesystem::path file;  ///< it is in, until the next one is asked for
    OaiReply reply;
};

/// A repository that speaks OAI-PMH 2.0. Every function throws HttpError where no such reply comes,
/// and what the fetch throws. Belongs to one thread.
class OaiRepository {
public:
    OaiRepository(HttpUrl base, Fetch fetch);

    const HttpUrl& base() const { return base_; }

    OaiIdentity identify();

    /// The formats it offers; empty where it does not tell.
    std::vector<OaiMetadataFormat> formats();

    /// The first page of a list. Its errors are in it.
    OaiPage first_page(const OaiList& list);

    /// The page of a resumption token.
    OaiPage next_page(const std::string& token);

    /// The address of one item, for people.
    std::string item_url(const std::string& identifier, const std::string& prefix) const;

private:
    using Parameters = std::vector<std::pair<std::string_view, std::string>>;

    OaiPage ask(const Parameters& parameters);

    HttpUrl base_;
    Fetch fetch_;
    TemporaryFolder folder_;
};

/// The errors of a reply with what to do about them.
OaiRefused refusal(const OaiPage& page);

/// True where the reply has an error of this code.
bool has_error(const OaiReply& reply, std::string_view code);

}  // namespace findings::indexer
