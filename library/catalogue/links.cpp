#include "library/catalogue/links.hpp"

#include "library/base/date.hpp"
#include "library/catalogue/audit.hpp"
#include "library/catalogue/connection.hpp"
#include "library/catalogue/drafts.hpp"
#include "library/catalogue/recognise.hpp"
#include "library/record/links.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace findings {
namespace {

namespace json = boost::json;
using std::chrono::sys_seconds;

constexpr std::int64_t changes_at_once = 1'000;
constexpr std::int64_t most_listed = 500;

constexpr std::array<std::string_view, 6> trouble_names{"no_host",   "no_answer",  "not_trusted",
                                                        "redirects", "not_public", "other"};

LinkTrouble trouble_named(std::string_view text)
{
    const auto* const found = std::ranges::find(trouble_names, text);
    return found == trouble_names.end() ? LinkTrouble::other
                                        : static_cast<LinkTrouble>(found - trouble_names.begin());
}

/// Of the columns status and trouble.
LinkAnswer answer_of(const Run& run, int column)
{
    LinkAnswer answer;
    if (!run.is_null(column))
        answer.status = static_cast<int>(run.integer(column));
    if (!run.is_null(column + 1))
        answer.trouble = trouble_named(run.text(column + 1));
    return answer;
}

/// Readers come upon its links.
bool is_read(Status status)
{
    return status == Status::published || status == Status::stale || status == Status::superseded;
}

/// As the row's version says; nullopt for one that was taken back.
std::optional<Record> current_record(Connection& connection, std::int64_t number)
{
    Run run = connection.run("SELECT record.id, version.json FROM record JOIN version "
                             "ON version.record = record.number "
                             "AND version.version = record.version WHERE record.number = ?",
                             number);
    if (!run.next())
        return std::nullopt;
    return record_of(run.text(1), run.id(0));
}

std::vector<std::string> kept_links(Connection& connection, std::int64_t number)
{
    std::vector<std::string> urls;
    Run run = connection.run("SELECT url FROM record_link WHERE record = ?", number);
    while (run.next())
        urls.push_back(run.text(0));
    return urls;
}

void replace_links(Connection& connection, std::int64_t number)
{
    const std::vector<std::string> before = kept_links(connection, number);
    connection.execute("DELETE FROM record_link WHERE record = ?", number);
    const std::optional<Record> record = current_record(connection, number);
    if (record && is_read(record->status))
        for (const Url& url : links_of(*record)) {
            connection.execute("INSERT OR IGNORE INTO link (url) VALUES (?)", url.str());
            connection.execute("INSERT INTO record_link (url, record) VALUES (?, ?)", url.str(),
                               number);
        }
    for (const std::string& url : before)
        connection.execute("DELETE FROM link WHERE url = ?1 AND NOT EXISTS "
                           "(SELECT 1 FROM record_link WHERE url = ?1)",
                           url);
}

/// The records of the changes past the number, which is moved to the last of them.
std::set<std::int64_t> changed_past(Connection& connection, ChangeNumber& number)
{
    std::set<std::int64_t> records;
    Run run =
        connection.run("SELECT number, record FROM change WHERE number > ? ORDER BY number LIMIT ?",
                       number, changes_at_once);
    while (run.next()) {
        number = run.integer(0);
        records.insert(run.integer(1));
    }
    return records;
}

ChangeNumber gathered_upto(Connection& connection)
{
    Run run = connection.run("SELECT change FROM link_gathering");
    return run.next() ? run.integer(0) : 0;
}

std::string audited(std::optional<std::chrono::sys_seconds> since, const LinkAnswer& answer)
{
    json::object before{{"dead_since", since ? utc(*since) : std::string()},
                        {"status", answer.status}};
    if (answer.trouble)
        before["trouble"] = name(*answer.trouble);
    return json::serialize(before);
}

/// The link as the audit trail keeps it; nullopt where it is not dead.
std::optional<std::string> dead_as_audited(Connection& connection, std::string_view url)
{
    Run run = connection.run(
        "SELECT gone_since, status, trouble FROM link WHERE url = ? AND is_dead = 1", url);
    if (!run.next())
        return std::nullopt;
    return audited(run.optional_time(0), answer_of(run, 1));
}

}  // namespace

std::string_view name(LinkTrouble trouble)
{
    return trouble_names[static_cast<std::size_t>(trouble)];
}

LinkState state_of(const LinkAnswer& answer)
{
    if (answer.trouble)
        return *answer.trouble == LinkTrouble::no_host ? LinkState::gone : LinkState::unclear;
    if (answer.status == 404 || answer.status == 410)
        return LinkState::gone;
    return answer.status < 400 ? LinkState::works : LinkState::unclear;
}

std::vector<Url> Links::to_follow(sys_seconds now, sys_seconds before, std::size_t most) const
{
    return guarded(connection_.file(), "list links to follow", [&] {
        std::vector<Url> urls;
        // of the times, NULL is the first
        Run run = connection_.run(
            "SELECT url FROM link WHERE looked IS NULL OR looked < ?1 "
            "OR (gone_since IS NOT NULL AND is_dead = 0 AND looked <= ?2) "
            "ORDER BY gone_since IS NULL OR is_dead = 1 OR looked > ?2, looked LIMIT ?3",
            before, now - dead_after, static_cast<std::int64_t>(most));
        while (run.next())
            if (const auto url = Url::parse(run.text(0)))
                urls.push_back(*url);
        return urls;
    });
}

std::vector<DeadLink> Links::dead() const
{
    return guarded(connection_.file(), "list dead links", [&] {
        std::vector<DeadLink> links;
        Run run = connection_.run(
            "SELECT link.url, gone_since, looked, status, trouble, record.id, version.json "
            "FROM link JOIN record_link ON record_link.url = link.url "
            "JOIN record ON record.number = record_link.record "
            "JOIN version ON version.record = record.number AND version.version = record.version "
            "WHERE is_dead = 1 ORDER BY gone_since, link.url, record.id LIMIT ?",
            most_listed);
        while (run.next()) {
            const Record record = record_of(run.text(6), run.id(5));
            const std::string url = run.text(0);
            const auto has_it = [&](const Url& link) { return link.str() == url; };
            if (!is_read(record.status) || std::ranges::none_of(links_of(record), has_it))
                continue;
            if (links.empty() || links.back().url != url)
                links.push_back({.url = url,
                                 .since = run.time(1),
                                 .looked = run.time(2),
                                 .answer = answer_of(run, 3),
                                 .records = {}});
            links.back().records.push_back({*record.id, record.title});
        }
        return links;
    });
}

bool Links::is_unreachable(const Record& record) const
{
    return guarded(connection_.file(), "look for dead links", [&] {
        const auto is_dead = [&](const Url& url) {
            return connection_.run("SELECT 1 FROM link WHERE url = ? AND is_dead = 1", url.str())
                .next();
        };
        const std::vector<Url> links = own_links(record);
        return !links.empty() && std::ranges::all_of(links, is_dead);
    });
}

LinkCounts Links::counts() const
{
    return guarded(connection_.file(), "count links", [&]() -> LinkCounts {
        Run run = connection_.run("SELECT count(*), ifnull(sum(is_dead), 0) FROM link");
        run.next();
        return {run.integer(0), run.integer(1)};
    });
}

bool Links::gather()
{
    return guarded(connection_.file(), "take up the links of records", [&] {
        Writing transaction(connection_);
        ChangeNumber upto = gathered_upto(connection_);
        const std::set<std::int64_t> records = changed_past(connection_, upto);
        if (records.empty())
            return false;
        for (const std::int64_t record : records)
            replace_links(connection_, record);
        connection_.execute("UPDATE link_gathering SET change = ?", upto);
        transaction.commit();
        return true;
    });
}

void Links::keep(const Url& url, const LinkAnswer& answer, sys_seconds at)
{
    guarded(connection_.file(), "keep what came of a link", [&] {
        Writing transaction(connection_);
        std::optional<std::string_view> trouble;
        if (answer.trouble)
            trouble = name(*answer.trouble);
        connection_.execute(
            "UPDATE link SET looked = ?, status = nullif(?, 0), trouble = ? WHERE url = ?", at,
            std::int64_t{answer.status}, trouble, url.str());
        const LinkState state = state_of(answer);
        if (state == LinkState::works)
            connection_.execute("UPDATE link SET gone_since = NULL, is_dead = 0 WHERE url = ?",
                                url.str());
        if (state == LinkState::gone) {
            connection_.execute(
                "UPDATE link SET gone_since = ? WHERE url = ? AND gone_since IS NULL", at,
                url.str());
            connection_.execute("UPDATE link SET is_dead = 1 WHERE url = ? AND gone_since <= ?",
                                url.str(), at - dead_after);
        }
        transaction.commit();
    });
}

bool Links::look_again(const Person& who, std::string_view url)
{
    return guarded(connection_.file(), "have a link looked at again", [&] {
        if (!may_review(who))
            return false;
        Writing transaction(connection_);
        const auto before = dead_as_audited(connection_, url);
        if (!before)
            return false;
        connection_.execute("UPDATE link SET looked = NULL, status = NULL, trouble = NULL, "
                            "gone_since = NULL, is_dead = 0 WHERE url = ?",
                            url);
        audit(connection_, who.id, "look again at link", "link " + std::string(url), before, {});
        transaction.commit();
        return true;
    });
}

}  // namespace findings
