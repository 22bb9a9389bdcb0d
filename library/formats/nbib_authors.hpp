#pragma once

#include "library/record/record.hpp"

#include <string_view>
#include <vector>

namespace findings::nbib {

/// The authors of one record, in the order of its lines: whole names (FAU), each with its short
/// form (AU) behind it, or short forms alone as old records have them; groups (CN); and what
/// belongs to the author before it (AD, AUID).
class Authors {
public:
    void add_full(std::string_view name);
    void add_short(std::string_view name);
    void add_group(std::string_view name);

    /// False where there is no author that it could belong to.
    bool add_affiliation(std::string_view organisation);

    /// "ORCID: 0000-0002-1825-0097"; false for anything else, and without an author.
    bool add_orcid(std::string_view value);

    std::vector<Agent> take();

private:
    std::vector<Agent>& current() { return has_full_ ? full_ : short_; }

    std::vector<Agent> full_;
    std::vector<Agent> short_;
    bool has_full_ = false;
};

}  // namespace findings::nbib
