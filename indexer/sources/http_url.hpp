#pragma once

#include "library/base/result.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace findings::indexer {

/// An http or https address without name, password and fragment, fit to be stored and shown.
class HttpUrl {
public:
    /// The error is what is wrong and what to do; it does not repeat a password.
    static Result<HttpUrl, std::string> parse(std::string_view text);

    /// With these parameters added to its query, percent-encoded.
    std::string with(const std::vector<std::pair<std::string_view, std::string>>& parameters) const;

    /// True where its query has the parameter.
    bool has(std::string_view parameter) const;

    const std::string& str() const { return text_; }

private:
    explicit HttpUrl(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

}  // namespace findings::indexer
