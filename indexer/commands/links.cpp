#include "indexer/pipeline/links.hpp"

#include "indexer/commands/commands.hpp"
#include "indexer/commands/interrupts.hpp"
#include "indexer/commands/library.hpp"
#include "indexer/commands/progress.hpp"
#include "indexer/commands/waiting.hpp"
#include "library/catalogue/catalogue_file.hpp"

#include <fmt/core.h>

#include <ostream>

namespace findings::indexer {
namespace {

std::string closing_line(const FollowResult& result, const LinkCounts& counts)
{
    return fmt::format("{} links work, {} are gone, {} say nothing sure, {} are left for another "
                       "run; {} of {} are dead\n",
                       result.works, result.gone, result.unclear, result.left, counts.dead,
                       counts.all);
}

}  // namespace

int links(const std::filesystem::path& path, const LinksCommand& command, Console& console)
{
    open_library(path, Catalogue::Access::read_write);
    CatalogueFile file(path, Catalogue::Access::read_write);
    Links store(file);
    // While this lives, SIGINT and SIGTERM wait for what is being kept.
    const Interrupts interrupts;
    const auto interrupted = [&] { return interrupts.signal().has_value(); };
    HttpClient client(look_limits(command.allow_private), interrupted);
    Progress progress(console, "links", "links");
    const FollowWorld world{
        .look = [&](const Url& url) { return look_at(client, url); },
        .now = [] { return std::chrono::system_clock::now(); },
        .wait = [&](std::chrono::milliseconds pause) { return wait_unless(interrupted, pause); },
        .interrupted = interrupted,
        .progress = [&](std::uint64_t done, std::uint64_t all) { progress.show(done, all); }};
    const FollowResult result = follow_links(
        store, {.most = command.most, .older_than = std::chrono::days(command.older_than)}, world);
    progress.clear();
    console.out << closing_line(result, store.counts());
    return result.interrupted ? 128 + interrupts.signal().value_or(0)
                              : static_cast<int>(Exit::done);
}

}  // namespace findings::indexer
