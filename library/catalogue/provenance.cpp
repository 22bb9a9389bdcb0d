#include "library/catalogue/provenance.hpp"

#include "library/catalogue/recognise.hpp"
#include "library/catalogue/state.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>

namespace findings {
namespace {

namespace json = boost::json;

FieldSources from_json(const std::string& text)
{
    const json::value value = json::parse(text);
    FieldSources sources;
    for (const auto& [field, versions] : value.as_object())
        for (const json::value& version : versions.as_array())
            sources[field].push_back(version.as_int64());
    return sources;
}

FieldSources all_from(const Record& record, VersionNumber version)
{
    FieldSources sources;
    for (const auto& [field, from] : merged(record, Record{}).fields)
        sources[std::string(field)] = {version};
    return sources;
}

/// Tells which versions came from the candidate's own source.
class OwnSource {
public:
    OwnSource(Connection& connection, std::int64_t record_number, const Origin& origin,
              BatchId batch)
        : connection_(connection), record_number_(record_number), origin_(origin), batch_(batch)
    {}

    bool brought(VersionNumber version) const
    {
        Run run = connection_.run("SELECT path = ? AND format = ? AND (sha256 <> ? OR "
                                  "(sha256 = '' AND batch <> ?)) FROM version "
                                  "JOIN origin ON origin.number = version.origin "
                                  "WHERE record = ? AND version = ?",
                                  origin_.path, origin_.format, origin_.file_sha256, batch_,
                                  record_number_, version);
        return run.next() && run.integer(0) != 0;
    }

private:
    Connection& connection_;
    const std::int64_t record_number_;
    const Origin& origin_;
    const BatchId batch_;
};

}  // namespace

std::string to_json(const FieldSources& sources)
{
    json::object object;
    for (const auto& [field, versions] : sources)
        object.emplace(field, json::array(versions.begin(), versions.end()));
    return json::serialize(object);
}

FieldSources sources_of(Connection& connection, std::int64_t record_number, VersionNumber version)
{
    Run run = connection.run("SELECT sources, json, id FROM version "
                             "JOIN record ON record.number = version.record "
                             "WHERE version.record = ? AND version.version = ?",
                             record_number, version);
    if (!run.next())
        return {};
    return run.is_null(0) ? all_from(record_of(run.text(1), run.id(2)), version)
                          : from_json(run.text(0));
}

MergedVersion merged_into(Connection& connection, std::int64_t record_number, VersionNumber current,
                          const Candidate& candidate, BatchId batch, VersionNumber number)
{
    const Record known = version_at(connection, record_number, current);
    const FieldSources before = sources_of(connection, record_number, current);
    const OwnSource own(connection, record_number, candidate.origin, batch);
    Merged merger = merged(known, candidate.record, [&](std::string_view field) {
        const auto from = before.find(field);
        return from != before.end() && std::ranges::all_of(from->second, [&](auto version) {
                   return own.brought(version);
               });
    });
    MergedVersion result{.record = std::move(merger.record), .sources = {}};
    for (const auto& [field, from] : merger.fields) {
        std::vector<VersionNumber>& versions = result.sources[std::string(field)];
        if (const auto earlier = before.find(field);
            from != MergedFrom::incoming && earlier != before.end())
            versions = earlier->second;
        if (from != MergedFrom::known)
            versions.push_back(number);
    }
    return result;
}

std::vector<FieldOrigin> Catalogue::field_origins(const RecordId& id) const
{
    Connection& connection = state_->connection;
    return guarded(connection.file(), "read where a record came from", [&] {
        std::vector<FieldOrigin> origins;
        const std::optional<RecordRow> row = row_of(connection, id);
        if (!row || !row->version)
            return origins;
        std::map<VersionNumber, VersionInfo> infos;
        for (VersionInfo& info : versions(id))
            infos.emplace(info.version, std::move(info));
        for (const auto& [field, from] : sources_of(connection, row->number, *row->version)) {
            FieldOrigin& origin = origins.emplace_back(FieldOrigin{.field = field, .versions = {}});
            for (const VersionNumber version : from)
                if (const auto found = infos.find(version); found != infos.end())
                    origin.versions.push_back(found->second);
        }
        return origins;
    });
}

}  // namespace findings
