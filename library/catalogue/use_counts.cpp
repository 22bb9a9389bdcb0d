#include "library/catalogue/use_counts.hpp"

#include "library/base/sha256.hpp"
#include "library/base/text.hpp"
#include "library/catalogue/connection.hpp"

#include <algorithm>
#include <cctype>
#include <map>

namespace findings {
namespace {

std::string_view name(UseKind kind)
{
    switch (kind) {
    case UseKind::search:
        return "search";
    case UseKind::unanswered:
        return "unanswered";
    case UseKind::area:
        return "area";
    case UseKind::item:
        return "item";
    }
    return "";
}

/// "Kinship  care?" and "kinship care" are one search.
std::string normalised(std::string_view query)
{
    std::string spaced = folded(query);
    for (char& c : spaced)
        if (static_cast<unsigned char>(c) < 0x80 &&
            std::isalnum(static_cast<unsigned char>(c)) == 0)
            c = ' ';
    return squeezed(spaced);
}

std::string subject_of(const Use& use)
{
    if (use.kind != UseKind::unanswered)
        return use.subject;
    return sha256(use.language + " " + normalised(use.subject));
}

/// Writes the counts of one day.
class Day {
public:
    Day(Connection& connection, std::chrono::sys_days day)
        : connection_(connection), day_(day.time_since_epoch().count())
    {}

    void add(const UseCount& counted)
    {
        const bool is_search = counted.use.kind == UseKind::unanswered;
        if (is_search && normalised(counted.use.subject).empty())
            return;  // nothing that could be shown
        const std::string_view kind = name(counted.use.kind);
        const std::string subject = subject_of(counted.use);
        const bool is_there =
            connection_
                .run("UPDATE use_count SET count = count + ? WHERE kind = ? AND subject = ? "
                     "AND day = ? RETURNING 1",
                     counted.count, kind, subject, day_)
                .next();
        if (!is_there && room_for(counted.use.kind)-- > 0)
            connection_.execute("INSERT INTO use_count (kind, subject, day, count) "
                                "VALUES (?, ?, ?, ?)",
                                kind, subject, day_, counted.count);
        if (is_search)
            keep_words(counted.use, subject);
    }

    void forget_what_is_older()
    {
        connection_.execute("DELETE FROM use_count WHERE day <= ?",
                            day_ - std::int64_t{uses_kept.count()});
        connection_.execute(
            "DELETE FROM unanswered_search WHERE ? > (SELECT coalesce(sum(count), 0) "
            "FROM use_count WHERE kind = 'unanswered' AND subject = sum)",
            fewest_shown);
    }

private:
    std::int64_t& room_for(UseKind kind)
    {
        const auto known = room_.find(kind);
        if (known != room_.end())
            return known->second;
        Run run = connection_.run("SELECT count(*) FROM use_count WHERE day = ? AND kind = ?", day_,
                                  name(kind));
        run.next();
        return room_[kind] = static_cast<std::int64_t>(most_subjects_a_day) - run.integer(0);
    }

    /// Where it was asked often enough; the form that brought it there is the one that is shown.
    void keep_words(const Use& use, const std::string& subject)
    {
        connection_.execute(
            "INSERT OR IGNORE INTO unanswered_search (sum, query, language) SELECT ?1, ?2, ?3 "
            "WHERE ?4 <= (SELECT sum(count) FROM use_count "
            "WHERE kind = 'unanswered' AND subject = ?1)",
            subject, squeezed(case_folded(use.subject)), use.language, fewest_shown);
    }

    Connection& connection_;
    std::int64_t day_;
    std::map<UseKind, std::int64_t> room_;
};

}  // namespace

std::int64_t UseCounts::total(UseKind kind) const
{
    return guarded(connection_.file(), "count uses", [&] {
        Run run = connection_.run("SELECT coalesce(sum(count), 0) FROM use_count WHERE kind = ?",
                                  name(kind));
        run.next();
        return run.integer(0);
    });
}

std::vector<UseCount> UseCounts::most_used(UseKind kind, std::size_t most) const
{
    return guarded(connection_.file(), "list what is used most", [&] {
        std::vector<UseCount> all;
        Run run = connection_.run(
            "SELECT ifnull(query, subject) AS shown, ifnull(language, ''), sum(count) AS counted "
            "FROM use_count LEFT JOIN unanswered_search ON sum = subject WHERE kind = ?1 "
            "AND (kind <> 'unanswered' OR query IS NOT NULL) "
            "GROUP BY subject HAVING counted >= ?2 ORDER BY counted DESC, shown LIMIT ?3",
            name(kind), fewest_shown, static_cast<std::int64_t>(most));
        while (run.next())
            all.push_back({{kind, run.text(0), run.text(1)}, run.integer(2)});
        return all;
    });
}

void UseCounts::add(std::chrono::sys_days day, const std::vector<UseCount>& counts)
{
    guarded(connection_.file(), "count uses", [&] {
        Writing writing(connection_);
        Day today(connection_, day);
        for (const UseCount& counted : counts)
            today.add(counted);
        today.forget_what_is_older();
        writing.commit();
    });
}

}  // namespace findings
