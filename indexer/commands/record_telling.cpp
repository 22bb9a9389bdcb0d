#include "indexer/commands/record_telling.hpp"

#include <fmt/core.h>

#include <ostream>

namespace findings::indexer {
namespace {

/// A path may hold line ends, and each acknowledgement is a line.
std::string on_one_line(const std::string& path)
{
    std::string line;
    for (const char c : path) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            line += fmt::format("\\x{:02X}", static_cast<unsigned char>(c));
        else
            line += c;
    }
    return line;
}

}  // namespace

RecordTelling::RecordTelling(Console& console, const std::string& doing, const std::string& what,
                             const std::optional<std::filesystem::path>& report, bool is_rehearsal)
    : console_(console), is_rehearsal_(is_rehearsal), progress_(console, doing, what)
{
    if (report)
        report_.emplace(*report);
}

void RecordTelling::tell_stored(const std::vector<Acknowledged>& acknowledged)
{
    progress_.clear();
    for (const Acknowledged& one : acknowledged) {
        if (one.stored.like)
            tell_like(one);
        if (is_rehearsal_)
            console_.out << forecast(one) << '\n';
        else if (!console_.out_is_terminal)
            console_.out << "stored " << one.stored.id.str() << ' ' << on_one_line(one.place.path)
                         << '\n';
    }
    console_.out << std::flush;
}

void RecordTelling::tell(const Rejection& rejection)
{
    progress_.clear();
    console_.err << str(rejection) << '\n';
    if (report_)
        report_->add(rejection);
}

double RecordTelling::end()
{
    progress_.clear();
    for (const std::string& line : notes_.lines())
        console_.err << line << '\n';
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began_).count();
}

void RecordTelling::tell_like(const Acknowledged& one)
{
    if (report_)
        report_->add_possible_duplicate(one);
    if (!is_rehearsal_)
        console_.err << on_one_line(str(one.place)) << ": note: may be the same work as "
                     << one.stored.like->str() << "; stored as " << one.stored.id.str() << '\n';
}

/// A record that would be new has no id yet: what is like it is told by the place where it stands.
std::string RecordTelling::forecast(const Acknowledged& one)
{
    const std::string place = on_one_line(str(one.place));
    const Stored& stored = one.stored;
    switch (stored.outcome) {
    case StoreOutcome::new_version:
        return "would be a new version of " + name(stored.id) + ": " + place;
    case StoreOutcome::duplicate:
        return "would be a duplicate of " + name(stored.id) + ": " + place;
    case StoreOutcome::possible_duplicate:
        new_ones_.emplace(stored.id, place);
        return "would be new, but may be the same work as " + name(*stored.like) + ": " + place;
    case StoreOutcome::is_new:
        break;
    }
    new_ones_.emplace(stored.id, place);
    return "would be new: " + place;
}

std::string RecordTelling::name(const RecordId& id) const
{
    const auto found = new_ones_.find(id);
    return found == new_ones_.end() ? id.str() : found->second;
}

}  // namespace findings::indexer
