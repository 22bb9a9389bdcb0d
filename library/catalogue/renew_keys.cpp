#include "library/catalogue/renew_keys.hpp"

#include "library/catalogue/recognise.hpp"

#include <vector>

namespace findings {
namespace {

/// The number of the rules by which written() makes keys: 1 added head, tail and place. Raise it
/// with every change of a key, likeness_keys() and title_key() included.
constexpr std::int64_t newest_rules = 1;

bool are_made_by_newest_rules(Connection& connection)
{
    Run run = connection.run("SELECT number FROM key_making");
    return run.next() && run.integer(0) >= newest_rules;
}

std::vector<std::int64_t> all_records(Connection& connection)
{
    std::vector<std::int64_t> numbers;
    Run run = connection.run("SELECT number FROM record WHERE version IS NOT NULL");
    while (run.next())
        numbers.push_back(run.integer(0));
    return numbers;
}

Record current(Connection& connection, std::int64_t record_number)
{
    Run run = connection.run("SELECT version FROM record WHERE number = ?", record_number);
    run.next();
    return version_at(connection, record_number, run.integer(0));
}

}  // namespace

void renew_keys(Connection& connection)
{
    if (are_made_by_newest_rules(connection))
        return;
    Writing transaction(connection);
    for (const std::int64_t number : all_records(connection))
        for (const auto& [scheme, value] : written(current(connection, number)).keys)
            connection.execute(
                "INSERT OR IGNORE INTO record_key (scheme, value, record) VALUES (?, ?, ?)", scheme,
                value, number);
    connection.execute("UPDATE key_making SET number = ?", newest_rules);
    transaction.commit();
}

}  // namespace findings
