#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings::tests {

/// An item of a repository.
struct SampleItem {
    std::string identifier;
    std::string metadata;  ///< XML; empty: the item is deleted
    std::string datestamp = "2026-01-01T00:00:00Z";
    std::string set;
};

/// Dublin Core of one work, told by its address.
std::string sample_dublin_core(const std::string& title, const std::string& url);

/// A repository that speaks OAI-PMH 2.0, as a function from requests to replies. Its tokens say all
/// that there is to know, so that it has no state.
struct SampleRepository {
    std::string granularity = "YYYY-MM-DDThh:mm:ssZ";
    std::string response_date = "2026-11-23T10:00:00Z";
    std::vector<std::pair<std::string, std::string>> formats = {
        {"oai_dc", "http://www.openarchives.org/OAI/2.0/oai_dc/"}};  ///< prefix and namespace
    std::vector<SampleItem> items;
    std::size_t page_size = 2;
    bool knows_tokens = true;  ///< false: each of them is bad

    /// The reply to "/oai?verb=…".
    std::string reply(std::string_view target) const;
};

}  // namespace findings::tests
