#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace findings::server {

/// The templates and messages of the web site, parsed once. Belongs to one thread at a time.
class Site {
public:
    Site();
    ~Site();
    Site(Site&&) noexcept;
    Site& operator=(Site&&) noexcept;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace findings::server
