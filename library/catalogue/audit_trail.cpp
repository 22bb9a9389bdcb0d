#include "library/catalogue/audit_trail.hpp"

#include "library/catalogue/connection.hpp"

namespace findings {
namespace {

std::optional<std::string> optional_text(const Run& run, int column)
{
    return run.is_null(column) ? std::nullopt : std::optional(run.text(column));
}

}  // namespace

std::vector<AuditEntry> AuditTrail::before(std::int64_t number, std::size_t most) const
{
    return guarded(connection_.file(), "read the audit trail", [&] {
        std::vector<AuditEntry> entries;
        Run run = connection_.run(
            "SELECT number, happened, coalesce(person.name, ''), action, object, before, after "
            "FROM audit LEFT JOIN person ON person.id = audit.who WHERE number < ? "
            "ORDER BY number DESC LIMIT ?",
            number, static_cast<std::int64_t>(most));
        while (run.next())
            entries.push_back({.number = run.integer(0),
                               .happened = run.time(1),
                               .who = run.text(2),
                               .action = run.text(3),
                               .object = run.text(4),
                               .before = optional_text(run, 5),
                               .after = optional_text(run, 6)});
        return entries;
    });
}

}  // namespace findings
