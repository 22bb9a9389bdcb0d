#pragma once

#include "library/base/embedded.hpp"

#include <map>
#include <string>
#include <string_view>

namespace findings::server {

/// The languages that the site speaks, in the order in which it offers them.
inline constexpr std::string_view site_languages[] = {"en", "fr"};

/// The sentences and labels of the interface, schemas/messages/<language>.json. Never changes once
/// made; any thread may read it.
class Messages {
public:
    /// Reads "messages/en.json" and "messages/fr.json". Throws std::runtime_error that names the
    /// file where one is missing or is not an object of strings.
    explicit Messages(const EmbeddedFiles& schemas);

    using Table = std::map<std::string, std::string, std::less<>>;

    /// All messages of a language of site_languages. Throws std::logic_error for another one.
    const Table& in(std::string_view language) const;

    /// nullptr where the language has no such message.
    const std::string* find(std::string_view language, std::string_view key) const;

private:
    std::map<std::string, Table, std::less<>> languages_;
};

}  // namespace findings::server
