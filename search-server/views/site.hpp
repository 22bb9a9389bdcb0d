#pragma once

#include "library/base/embedded.hpp"
#include "search-server/views/messages.hpp"
#include "search-server/views/viewer.hpp"
#include "search-server/views/words.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace kainjow::mustache {
template <typename string_type>
class basic_data;
}

namespace findings::server {

/// The templates and messages of the web site, parsed once. Belongs to one thread at a time: a
/// template holds state while it renders.
class Site {
public:
    /// From the files that the program carries.
    Site();

    /// From other files of the same names, for tests. Throws std::runtime_error that names the
    /// template that cannot be parsed.
    Site(const EmbeddedFiles& web, const EmbeddedFiles& schemas);

    ~Site();
    Site(Site&&) noexcept;
    Site& operator=(Site&&) noexcept;

    /// Whoever the pages are made for from now on; before, nobody who has signed in.
    void receive(Viewer viewer) { viewer_ = std::move(viewer); }
    const Viewer& viewer() const { return viewer_; }

    /// What it says, in all its languages.
    const Messages& messages() const;

    /// What the site says in the language, one of site_languages.
    Words words(std::string_view language) const;

    /// The page of that name ("search" is templates/search.mustache), filled in. {{>name}} stands
    /// for templates/name.mustache, {{t.key}} for a message, every other name for what the model
    /// has. Throws std::logic_error for a name that neither has, so that a slip shows in the first
    /// test.
    std::string render(std::string_view page, const Words& words,
                       const kainjow::mustache::basic_data<std::string>& model);

    /// "/static/style.css?v=1a2b3c4d": changes when the file does. Throws std::logic_error for a
    /// file that is not there.
    std::string static_address(std::string_view name) const;

    /// The version in static_address(); empty for a file that is not there.
    std::string_view static_version(std::string_view name) const;

private:
    struct State;
    std::unique_ptr<State> state_;
    Viewer viewer_;
};

}  // namespace findings::server
