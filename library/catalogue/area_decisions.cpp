#include "library/catalogue/area_decisions.hpp"

#include "library/catalogue/audit.hpp"
#include "library/catalogue/connection.hpp"
#include "library/catalogue/current.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace findings {
namespace {

constexpr std::string_view action = "decide area";

std::optional<std::int64_t> number_of(Connection& connection, const RecordId& record)
{
    Run run =
        connection.run("SELECT number FROM record WHERE id = ? AND version IS NOT NULL", record);
    return run.next() ? std::optional(run.integer(0)) : std::nullopt;
}

/// Somebody's word as a row has it.
struct Word {
    std::string said;  ///< the area as it was called then
    bool confirmed = false;
    std::string decided_by;
};

/// About the area itself, or else about those that it counts in place of.
std::vector<Word> words(Connection& connection, std::int64_t record, std::string_view area)
{
    std::vector<Word> all;
    Run run = connection.run("SELECT said, confirmed, decided_by FROM area_tag WHERE record = ? "
                             "AND area = ? AND source = 'person' ORDER BY said <> area, said",
                             record, area);
    while (run.next())
        all.push_back({run.text(0), run.integer(1) != 0, run.text(2)});
    if (!all.empty() && all.front().said == area)
        all.resize(1);
    return all;
}

std::string described(std::string_view area, bool confirmed)
{
    return boost::json::serialize(
        boost::json::object{{"area", area}, {"decision", confirmed ? "confirmed" : "rejected"}});
}

std::optional<std::string> described(const std::vector<Word>& words)
{
    if (words.empty())
        return std::nullopt;
    return described(words.front().said, words.front().confirmed);
}

void put(Connection& connection, const PersonId& who, std::int64_t record, std::string_view area,
         bool confirmed)
{
    connection.execute("INSERT OR REPLACE INTO record_area "
                       "(record, area, source, confirmed, decided_by, decided_at) "
                       "VALUES (?, ?, 'person', ?, ?, ?)",
                       record, area, std::int64_t{confirmed}, who, now());
}

std::int64_t number(Connection& connection, std::string_view sql)
{
    Run run = connection.run(sql);
    run.next();
    return run.integer(0);
}

}  // namespace

bool AreaDecisions::decide(const PersonId& who, const RecordId& record, std::string_view area,
                           bool confirmed)
{
    return guarded(connection_.file(), "keep what somebody said of an area", [&] {
        Writing writing(connection_);
        const auto number = number_of(connection_, record);
        if (!number)
            return false;
        const std::vector<Word> before = words(connection_, *number, area);
        const bool is_known = !before.empty() && before.front().said == area &&
                              before.front().confirmed == confirmed &&
                              before.front().decided_by == who.str();
        if (is_known)
            return true;
        put(connection_, who, *number, area, confirmed);
        audit(connection_, who, action, "record " + record.str(), described(before),
              described(area, confirmed));
        mark_changed(connection_, *number);
        writing.commit();
        return true;
    });
}

bool AreaDecisions::withdraw(const PersonId& who, const RecordId& record, std::string_view area)
{
    return guarded(connection_.file(), "take back what somebody said of an area", [&] {
        Writing writing(connection_);
        const auto number = number_of(connection_, record);
        const std::vector<Word> before =
            number ? words(connection_, *number, area) : std::vector<Word>();
        if (before.empty())
            return false;
        for (const Word& word : before)
            connection_.execute(
                "DELETE FROM record_area WHERE record = ? AND area = ? AND source = 'person'",
                *number, word.said);
        audit(connection_, who, action, "record " + record.str(), described(before), std::nullopt);
        mark_changed(connection_, *number);
        writing.commit();
        return true;
    });
}

std::vector<UndecidedArea> AreaDecisions::undecided(std::string_view area, std::size_t skip,
                                                    std::size_t most) const
{
    return guarded(connection_.file(), "look for undecided areas", [&] {
        std::vector<UndecidedArea> found;
        // the order is that of the index record_area_uncertain, so that the first are found at once
        Run run = connection_.run(
            "SELECT record.id, ifnull(replaced_by, suggested.area) AS counts, suggested.score "
            "FROM record_area AS suggested JOIN record ON record.number = suggested.record "
            "LEFT JOIN area_replacement ON area_replacement.area = suggested.area "
            "WHERE suggested.source = 'suggested' AND record.version IS NOT NULL "
            "AND (?1 = '' OR counts = ?1) AND NOT EXISTS (SELECT 1 FROM area_tag AS said "
            "WHERE said.record = suggested.record AND said.area = counts "
            "AND said.source <> 'suggested') "
            "ORDER BY abs(suggested.score - 0.5), suggested.record, suggested.area "
            "LIMIT ?2 OFFSET ?3",
            area, static_cast<std::int64_t>(most), static_cast<std::int64_t>(skip));
        while (run.next())
            found.push_back({run.id(0), run.text(1), run.number(2)});
        return found;
    });
}

DecisionCounts AreaDecisions::counts() const
{
    return guarded(connection_.file(), "count what people said of areas", [&] {
        return DecisionCounts{
            .confirmed = number(connection_, "SELECT count(*) FROM record_area WHERE source = "
                                             "'person' AND confirmed = 1"),
            .rejected = number(connection_, "SELECT count(*) FROM record_area WHERE source = "
                                            "'person' AND confirmed = 0"),
            .undecided =
                number(connection_,
                       "SELECT (SELECT count(*) FROM record_area WHERE source = 'suggested') - "
                       "(SELECT count(*) FROM record_area AS said JOIN record_area AS suggested "
                       "USING (record, area) WHERE said.source = 'person' "
                       "AND suggested.source = 'suggested')"),
            .since_learned =
                number(connection_,
                       "SELECT count(*) FROM record_area WHERE source = 'person' AND decided_at >= "
                       "ifnull((SELECT learned FROM tagging_model WHERE length(bytes) > 0), 0)")};
    });
}

}  // namespace findings
