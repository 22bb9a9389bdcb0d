#pragma once

#include "library/base/date.hpp"
#include "search-server/views/messages.hpp"

#include <chrono>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace findings::server {

/// A value for a place in braces, such as {query}.
struct Argument {
    std::string_view name;
    std::string value;
};

/// What the site says in one language: messages, plurals, numbers and dates. Cheap to copy; must
/// not outlive its Messages.
class Words {
public:
    /// Throws std::logic_error for a language that is not one of site_languages.
    Words(const Messages& messages, std::string_view language);

    std::string_view language() const { return language_; }
    std::string_view other_language() const;

    /// The message with its places filled in. Throws std::logic_error for a key that is not there:
    /// that is our own mistake.
    std::string operator()(std::string_view key, std::initializer_list<Argument> with = {}) const;

    /// The message `key`.one or `key`.other, as the language has it for that many (English: 1 is
    /// singular; French: 0 and 1), with {n} filled in.
    std::string count(std::string_view key, std::uint64_t n) const;

    /// The label of a token, e.g. ("kind", "study"), or of a country or language code; where there
    /// is none, the token with spaces for underscores.
    std::string label(std::string_view family, std::string_view token) const;

    /// With the language's thousands separator: "12,345", « 12 345 ».
    std::string number(std::uint64_t n) const;

    /// "12 May 2025", « 1er mai 2025 », and less where less is known.
    std::string date(const Date& date) const;
    std::string date(std::chrono::sys_seconds when) const;

    /// "Studied in" lists: labels with ", " between.
    std::string labels(std::string_view family, std::span<const std::string> tokens) const;

    const Messages::Table& table() const { return *table_; }

private:
    const Messages::Table* table_;
    std::string_view language_;
};

/// A label as it stands within a sentence: its first letter is small.
std::string within_sentence(std::string label);

}  // namespace findings::server
