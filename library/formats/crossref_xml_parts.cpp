#include "library/formats/crossref_xml_parts.hpp"

#include <string_view>

namespace findings::crossref {
namespace {

Parts in_journal(pugi::xml_node journal)
{
    Parts parts{.work = journal.child("journal_article"),
                .around = journal.child("journal_metadata"),
                .issue = journal.child("journal_issue")};
    if (!parts.work)
        parts = {.work = parts.issue ? parts.issue : parts.around,
                 .around = parts.issue ? parts.around : pugi::xml_node(),
                 .type = WorkType::other};
    return parts;
}

Parts in_book(pugi::xml_node book)
{
    pugi::xml_node metadata;
    for (const char* name : {"book_metadata", "book_series_metadata", "book_set_metadata"})
        if (!metadata)
            metadata = book.child(name);
    const pugi::xml_node item = book.child("content_item");
    if (!item)
        return {.work = metadata, .type = WorkType::book};
    return {.work = item, .around = metadata, .type = WorkType::chapter};
}

Parts in_conference(pugi::xml_node conference)
{
    pugi::xml_node metadata = conference.child("proceedings_metadata");
    if (!metadata)
        metadata = conference.child("proceedings_series_metadata");
    const pugi::xml_node paper = conference.child("conference_paper");
    if (!paper)
        return {.work = metadata, .type = WorkType::book};
    return {.work = paper, .around = metadata, .type = WorkType::conference_paper};
}

Parts in_report(pugi::xml_node report)
{
    pugi::xml_node metadata = report.child("report-paper_metadata");
    if (!metadata)
        metadata = report.child("report-paper_series_metadata");
    return {.work = metadata, .type = WorkType::report};
}

}  // namespace

Parts parts_of(pugi::xml_node crossref)
{
    for (const pugi::xml_node node : crossref.children()) {
        const std::string_view name = node.name();
        if (name == "journal")
            return in_journal(node);
        if (name == "book")
            return in_book(node);
        if (name == "conference")
            return in_conference(node);
        if (name == "report-paper")
            return in_report(node);
        if (name == "dissertation")
            return {.work = node, .type = WorkType::thesis};
        if (name == "posted_content")
            return {.work = node, .type = WorkType::preprint};
        if (name == "peer_review")
            return {.work = node, .type = WorkType::manuscript};
        if (name == "database")
            return {.work = node.child("dataset"),
                    .around = node.child("database_metadata"),
                    .type = WorkType::dataset};
        if (name == "standard")
            return {.work = node.child("standard_metadata"), .type = WorkType::standard};
    }
    return {};
}

}  // namespace findings::crossref
