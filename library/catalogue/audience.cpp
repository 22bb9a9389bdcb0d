#include "library/catalogue/audience.hpp"

namespace findings {
namespace {

constexpr std::array<std::string_view, 4> names{"me", "network", "organisation", "everyone"};

}  // namespace

std::string_view name(Audience audience)
{
    return names[static_cast<std::size_t>(audience)];
}

std::optional<Audience> audience_named(std::string_view name)
{
    for (const Audience audience : all_audiences)
        if (findings::name(audience) == name)
            return audience;
    return std::nullopt;
}

}  // namespace findings
