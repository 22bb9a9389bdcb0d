#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace findings::html {

/// A name and a text that a page states: of a <meta>, or of JSON-LD.
using Statement = std::pair<std::string, std::string>;

/// What the first work that a block of JSON-LD describes says of itself, by the names of
/// schema.org: type, headline, name, author, datePublished, dateModified, publisher, inLanguage,
/// abstract, description, keywords, license, identifier, url, journal, volumeNumber, issueNumber,
/// pagination. Empty where it is no JSON or describes no work.
std::vector<Statement> linked_data(std::string_view json);

}  // namespace findings::html
