#pragma once

#include "library/record/validate.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace findings {

/// Collects what is wrong with one record, in the order it is found.
class Faults {
public:
    void add(std::string_view field, std::string what, std::string mend, std::size_t position = 0)
    {
        found_.push_back({std::string(field), std::move(what), std::move(mend), position});
    }

    std::vector<Fault> take() { return std::move(found_); }

private:
    std::vector<Fault> found_;
};

}  // namespace findings
