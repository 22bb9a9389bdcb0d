#include "search-server/routes/drafts.hpp"

#include "library/base/text.hpp"
#include "library/formats/formats.hpp"
#include "library/record/record_json.hpp"
#include "search-server/routes/public_records.hpp"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>

#include <fmt/format.h>

#include <sstream>

namespace findings::server {
namespace {

namespace json = boost::json;

constexpr std::size_t bytes_to_recognise = 64 * 1024;
constexpr std::size_t most_troubles = 50;

const Format* format_by_type(std::string_view media_type)
{
    const std::string wanted = ascii_lower(trimmed(media_type.substr(0, media_type.find(';'))));
    const Format* only = nullptr;
    for (const Format& format : formats()) {
        if (format.media_type != wanted)
            continue;
        // several formats are application/xml: the content alone tells them apart
        if (only != nullptr)
            return nullptr;
        only = &format;
    }
    return only;
}

const Format* format_of_brought(const std::string& bytes, std::string_view name,
                                std::string_view media_type)
{
    const std::string_view beginning = std::string_view(bytes).substr(0, bytes_to_recognise);
    for (const Format& format : formats())
        if (format.recognises(beginning))
            return &format;
    if (const Format* const format = format_by_type(media_type))
        return format;
    return format_of(beginning, name);
}

/// "Nguyen, A., & Roy, B. (2024). Title. Journal, 12(3), 4-9."
std::string cited(const Record& work)
{
    std::string text;
    for (std::size_t i = 0; i < work.authors.size() && i < 20; ++i)
        text += (i == 0 ? "" : "; ") + display_name(work.authors[i]);
    if (work.issued)
        text += fmt::format("{}({})", text.empty() ? "" : " ", work.issued->year());
    text += fmt::format("{}{}.", text.empty() ? "" : ". ", work.title);
    if (!work.container.title.empty())
        text += " " + work.container.title;
    if (!work.container.volume.empty())
        text += " " + work.container.volume;
    if (!work.container.issue.empty())
        text += fmt::format("({})", work.container.issue);
    if (!work.container.pages.empty())
        text += ", " + work.container.pages;
    return text;
}

/// A record of ours that is still to be written about somebody else's work.
Record begun_about(const Record& work, Kind kind)
{
    SourceWork source{.citation = cited(work), .doi = work.doi, .pmid = work.pmid, .url = work.url};
    if (!work.isbns.empty())
        source.isbn = work.isbns.front();
    Record record{.kind = kind,
                  .language = work.language,
                  .title = work.title,
                  .evidence_type = work.evidence_type,
                  .areas = work.areas,
                  .keywords = work.keywords,
                  .population = work.population,
                  .setting = work.setting,
                  .studied_in = work.studied_in};
    if (kind == Kind::research_summary)
        record.sources = {std::move(source)};
    else
        record.references = {std::move(source)};
    return record;
}

std::string sentence(const Rejection& rejection)
{
    const std::string place =
        rejection.place.line == 0 ? "" : fmt::format(" (line {})", rejection.place.line);
    return fmt::format("{}{}; {}.", rejection.what, place, rejection.mend);
}

std::vector<std::string> sentences(const std::vector<Rejection>& rejections)
{
    if (rejections.empty())
        return {"The file holds no record."};
    std::vector<std::string> all;
    for (const Rejection& rejection : rejections)
        all.push_back(sentence(rejection));
    return all;
}

}  // namespace

Date today(const Context& context)
{
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(context.now)};
    return *Date::from(int(day.year()), unsigned(day.month()), unsigned(day.day()));
}

UnfinishedRecord content_of(const Draft& draft)
{
    return json::parse(draft.json).as_object();
}

UnfinishedRecord content_of(const Record& record)
{
    UnfinishedRecord content = to_json(record);
    for (const char* given : {"id", "status", "superseded_by"})
        content.erase(given);
    return content;
}

std::vector<SameWork> same_works(const Record& written, const Context& context)
{
    std::vector<SameWork> all;
    for (const SameWorkCandidate& candidate : context.stores.drafts.candidates(written)) {
        const auto item = find_public(candidate.id, context.catalogue);
        if (!item || item->record.status == Status::withdrawn)
            continue;
        const Record& record = item->record;
        all.push_back(
            {.id = candidate.id,
             .title = record.title,
             .language = record.language ? record.language->str() : "",
             .version = item->version,
             .by_source = candidate.by_source,
             .in_common = in_common(written, record),
             .may_revise = is_native_kind(record.kind) && context.person &&
                           context.stores.drafts.may_revise(*context.person, candidate.id)});
    }
    return all;
}

BroughtRecord read_brought(const std::string& bytes, std::string_view name,
                           std::string_view media_type, Kind kind)
{
    const Format* const format = format_of_brought(bytes, name, media_type);
    if (format == nullptr)
        return {.troubles = {"The file is of no format that can be read here."}};
    std::vector<ReadRecord> read;
    std::vector<Rejection> rejections;
    std::istringstream in(bytes);
    // a document of many records is read to its end, but only the first two are kept
    format->read(in, name,
                 {.keep =
                      [&](ReadRecord record) {
                          if (read.size() < 2)
                              read.push_back(std::move(record));
                      },
                  .reject =
                      [&](Rejection rejection) {
                          if (rejections.size() < most_troubles)
                              rejections.push_back(std::move(rejection));
                      }});
    if (read.size() > 1)
        return {.troubles = {"The file holds several records; bring one at a time."}};
    if (read.empty())
        return {.troubles = sentences(rejections)};
    const Record& record = read.front().record;
    return {.content = content_of(is_native_kind(record.kind) ? record : begun_about(record, kind)),
            .notes = std::move(read.front().notes)};
}

}  // namespace findings::server
