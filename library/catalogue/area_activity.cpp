#include "library/catalogue/area_activity.hpp"

#include "library/catalogue/connection.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <tuple>
#include <utility>

namespace findings {
namespace {

/// A list with what speaks for showing it.
struct AreaList {
    ListSummary list;
    bool is_named = false;
    std::int64_t here = 0;  ///< records of the areas
};

std::string json_of(const std::vector<std::string>& areas)
{
    return boost::json::serialize(boost::json::array(areas.begin(), areas.end()));
}

AreaList list_at(const Run& run, const AreasWanted& wanted)
{
    AreaList one{.list = {.id = run.id_of<ListId>(0),
                          .owner = run.id_of<PersonId>(1),
                          .owner_name = run.text(2),
                          .title = run.text(3),
                          .language = run.text(4),
                          .audience = Audience::everyone,
                          .entries = run.integer(5),
                          .changed = run.time(6)},
                 .here = run.integer(7)};
    one.is_named = wanted.is_named && wanted.is_named(one.list.title);
    return one;
}

}  // namespace

std::vector<ListSummary> AreaActivity::lists(const AreasWanted& wanted, std::size_t most) const
{
    return guarded(connection_.file(), "list the reading lists of an area", [&] {
        std::vector<AreaList> found;
        Run run = connection_.run(
            "WITH latest AS (SELECT * FROM reading_list WHERE audience = 'everyone' "
            "ORDER BY changed DESC LIMIT 200), wanted AS (SELECT value FROM json_each(?)) "
            "SELECT latest.id, owner, person.name, title, language, "
            "(SELECT count(*) FROM list_entry WHERE list = latest.number), latest.changed, "
            "(SELECT count(*) FROM list_entry AS entry JOIN record ON record.number = entry.record "
            "WHERE entry.list = latest.number AND record.version IS NOT NULL AND EXISTS ("
            "SELECT 1 FROM area_tag AS tag WHERE tag.record = entry.record "
            "AND tag.area IN wanted AND (source = 'author' OR confirmed = 1) "
            "AND NOT EXISTS (SELECT 1 FROM record_area AS no WHERE no.record = tag.record "
            "AND no.area = tag.said AND no.source = 'person' AND no.confirmed = 0))) "
            "FROM latest JOIN person ON person.id = owner ORDER BY latest.changed DESC",
            json_of(wanted.areas));
        while (run.next())
            if (AreaList one = list_at(run, wanted); one.is_named || one.here > 0)
                found.push_back(std::move(one));
        std::ranges::stable_sort(found, std::ranges::greater(), [](const AreaList& one) {
            return std::make_tuple(one.is_named, one.here);
        });
        std::vector<ListSummary> lists;
        for (AreaList& one : found)
            if (lists.size() < most)
                lists.push_back(std::move(one.list));
        return lists;
    });
}

std::vector<EvidenceRequest> AreaActivity::questions(const std::vector<std::string>& areas,
                                                     std::size_t most) const
{
    return guarded(connection_.file(), "list the questions of an area", [&] {
        std::vector<EvidenceRequest> questions;
        Run run = connection_.run(
            "SELECT id, question, area, language, state, asked, (SELECT count(*) "
            "FROM request_follower WHERE request = number) AS followers FROM evidence_request "
            "WHERE state IN ('open', 'taken') AND area IN (SELECT value FROM json_each(?)) "
            "ORDER BY followers DESC, asked, number LIMIT ?",
            json_of(areas), static_cast<std::int64_t>(most));
        while (run.next())
            questions.push_back(
                {.id = run.id_of<EvidenceRequestId>(0),
                 .question = run.text(1),
                 .area = run.text(2),
                 .language = run.text(3),
                 .state = run.text(4) == "taken" ? RequestState::taken : RequestState::open,
                 .asked = run.time(5),
                 .followers = run.integer(6)});
        return questions;
    });
}

}  // namespace findings
