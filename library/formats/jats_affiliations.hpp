#pragma once

#include "library/record/record.hpp"

#include <pugixml.hpp>

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>

namespace findings::jats {

/// Bytes of affiliations that a record takes: many authors may name one, so that a small document
/// could ask for any amount of text.
inline constexpr std::size_t most_affiliation_text = 1024 * 1024;

struct Affiliation {
    std::string organisation;
    std::optional<Url> ror;
};

/// One <aff> or <aff-alternatives>, without marks, addresses of mail and separators at its ends.
Affiliation affiliation(pugi::xml_node aff);

/// The affiliations of an article, each read once, given out until most_affiliation_text is
/// reached.
class Affiliations {
public:
    explicit Affiliations(pugi::xml_node article_meta);

    /// Gives the contributor those it refers to by xref, else those inside it, else `shared`.
    void describe(pugi::xml_node contrib, const std::optional<Affiliation>& shared, Agent& agent);

    bool ran_out() const { return ran_out_; }

private:
    void find(pugi::xml_node node);
    void add(const Affiliation& affiliation, Agent& agent);

    std::map<std::string, Affiliation, std::less<>> by_id_;
    std::size_t left_ = most_affiliation_text;
    bool ran_out_ = false;
};

}  // namespace findings::jats
