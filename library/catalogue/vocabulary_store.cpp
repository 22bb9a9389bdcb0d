#include "library/catalogue/vocabulary_store.hpp"

#include "library/catalogue/audit.hpp"
#include "library/catalogue/connection.hpp"
#include "library/catalogue/vocabulary_row.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace findings {
namespace {

namespace json = boost::json;

/// A list as SQLite's json_each() takes it apart.
std::string json_list(std::span<const std::string> texts)
{
    json::array list;
    for (const std::string& text : texts)
        list.emplace_back(text);
    return json::serialize(list);
}

/// The sum of the vocabulary's file, for the audit trail.
std::optional<std::string> described(Connection& connection)
{
    Run run = connection.run("SELECT hash FROM vocabulary");
    if (!run.next())
        return std::nullopt;
    return json::serialize(json::object{{"sha256", run.text(0)}});
}

AreaHolder holder_at(const Run& run)
{
    AreaHolder holder{.area = run.text(0),
                      .record = run.id(1),
                      .title = run.text(2),
                      .by_author = run.integer(3) != 0,
                      .suggested = run.integer(4) != 0};
    if (!run.is_null(5))
        holder.decided = run.integer(5) != 0;
    return holder;
}

}  // namespace

void put_vocabulary(Connection& connection, std::string_view rdf_xml, std::string_view hash)
{
    const bool is_known = connection.run("SELECT 1 FROM vocabulary WHERE hash = ?", hash).next();
    connection.execute("INSERT OR REPLACE INTO vocabulary (only_row, rdf_xml, hash, loaded) "
                       "VALUES (1, ?, ?, ?)",
                       rdf_xml, hash, now());
    if (is_known)
        return;
    connection.execute("INSERT INTO change (record) "
                       "SELECT number FROM record WHERE version IS NOT NULL ORDER BY number");
    connection.execute("UPDATE record SET last_change = latest.number FROM "
                       "(SELECT record, max(number) AS number FROM change GROUP BY record) AS "
                       "latest WHERE record.number = latest.record");
    connection.execute("DELETE FROM tagged_record");
}

std::vector<AreaReplacement> VocabularyStore::replacements() const
{
    return guarded(connection_.file(), "read which areas are replaced", [&] {
        std::vector<AreaReplacement> all;
        Run run = connection_.run("SELECT area, replaced_by FROM area_replacement ORDER BY area");
        while (run.next())
            all.push_back({run.text(0), run.text(1)});
        return all;
    });
}

std::vector<std::string> VocabularyStore::areas_of_records() const
{
    return guarded(connection_.file(), "list the areas of records", [&] {
        std::vector<std::string> areas;
        Run run = connection_.run("SELECT DISTINCT area FROM record_area ORDER BY area");
        while (run.next())
            areas.push_back(run.text(0));
        return areas;
    });
}

std::vector<AreaHolder> VocabularyStore::holders(std::span<const std::string> areas) const
{
    return guarded(connection_.file(), "look for the records of areas", [&] {
        std::vector<AreaHolder> holders;
        Run run = connection_.run(
            "WITH asked AS MATERIALIZED (SELECT value AS area FROM json_each(?)) "
            "SELECT CASE WHEN tag.area IN asked THEN tag.area ELSE tag.said END AS held, "
            "current_record.id, json_extract(current_record.json, '$.title'), "
            "max(tag.source = 'author'), max(tag.source = 'suggested'), max(tag.confirmed) "
            "FROM area_tag AS tag JOIN current_record ON current_record.number = tag.record "
            "WHERE tag.area IN asked OR tag.said IN asked "
            "GROUP BY held, current_record.id ORDER BY held, current_record.id",
            json_list(areas));
        while (run.next())
            holders.push_back(holder_at(run));
        return holders;
    });
}

void VocabularyStore::renew(const NewVocabulary& vocabulary)
{
    guarded(connection_.file(), "store the vocabulary", [&] {
        Writing writing(connection_);
        const std::optional<std::string> before = described(connection_);
        put_vocabulary(connection_, vocabulary.rdf_xml, vocabulary.hash);
        connection_.execute("DELETE FROM area_replacement");
        for (const AreaReplacement& one : vocabulary.replacements)
            connection_.execute("INSERT INTO area_replacement (area, replaced_by) VALUES (?, ?)",
                                one.area, one.by);
        connection_.execute("DELETE FROM record_area WHERE source = 'suggested' AND area IN "
                            "(SELECT value FROM json_each(?))",
                            json_list(vocabulary.not_suggested));
        audit(connection_, std::nullopt, "load", "vocabulary", before, described(connection_));
        writing.commit();
    });
}

}  // namespace findings
