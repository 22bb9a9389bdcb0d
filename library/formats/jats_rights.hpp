#pragma once

#include "library/record/terms.hpp"

#include <pugixml.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace findings::jats {

/// What may be done with an article.
struct Rights {
    std::string licence;           ///< SPDX identifier or address, as Record has it
    std::optional<Access> access;  ///< open where the source says so, else absent
    std::string unnamed;           ///< words of a licence that has neither identifier nor address
};

Rights rights_of(pugi::xml_node article_meta);

/// The SPDX identifier of a Creative Commons address (international versions only, as "CC-BY-4.0"),
/// empty for any other.
std::string spdx_of(std::string_view creative_commons_address);

/// Who paid, as the article states it; empty where it does not.
std::string funding_of(pugi::xml_node article);

/// Competing interests, as the article states them; empty where it does not.
std::string conflicts_of(pugi::xml_node article);

}  // namespace findings::jats
