#include "search-server/routes/list_exports.hpp"

#include "library/base/text.hpp"
#include "library/formats/common_cartridge.hpp"
#include "library/formats/csv_cells.hpp"
#include "library/formats/formats.hpp"
#include "search-server/routes/problem.hpp"
#include "search-server/views/addresses.hpp"
#include "search-server/views/list_file.hpp"

#include <fmt/core.h>

#include <array>
#include <sstream>
#include <vector>

namespace findings::server {
namespace {

/// What every form of a file needs.
struct Export {
    const ListReadings& readings;
    Words words;
    const std::string& base_url;
    Context& context;
};

std::string address_of(const ListReading& reading, const Export& file)
{
    const Record& record = reading.item->record;
    return file.base_url + item_address(file.words.language(), reading.entry.record, record.title);
}

/// Calls take(section, reading) in the order of the list.
template <class Take>
void each(const Export& file, const Take& take)
{
    for (std::size_t i = 0; i < file.readings.sections.size(); ++i)
        for (const ListReading& reading : file.readings.sections[i])
            take(file.readings.list.sections[i], reading);
}

std::vector<std::string> notes_of(const ListSection& section, const ListReading& reading,
                                  const Words& words)
{
    std::vector<std::string> notes;
    const auto add = [&](std::string_view key, const std::string& text) {
        if (!text.empty())
            notes.push_back(words(key) + words("frame.colon") + " " + text);
    };
    add("list.section", section.title);
    add("list.importance", words.label("importance", name(reading.entry.importance)));
    add("list.why", reading.entry.why);
    add("list.pages", reading.entry.pages);
    if (reading.entry.minutes)
        add("list.minutes", std::to_string(*reading.entry.minutes));
    add("list.question", reading.entry.question);
    if (reading.problem)
        add("list.problem", words.label("entry_problem", name(*reading.problem)));
    return notes;
}

/// In a format of reference managers; what cannot be reached has no record to be written.
std::string references(const Export& file, const Writer& writer)
{
    std::size_t count = 0;
    each(file,
         [&](const ListSection&, const ListReading& reading) { count += reading.item ? 1 : 0; });
    std::ostringstream out;
    writer.begin(out, count);
    std::size_t number = 0;
    each(file, [&](const ListSection& section, const ListReading& reading) {
        if (!reading.item)
            return;
        const auto notes = notes_of(section, reading, file.words);
        writer.record(out, reading.item->record, {.number = ++number, .of = count, .notes = notes});
    });
    writer.end(out, count);
    return std::move(out).str();
}

template <std::size_t count>
void write_row(std::ostream& out, const std::array<std::string, count>& cells)
{
    for (std::size_t i = 0; i < count; ++i)
        out << (i == 0 ? "" : ",") << csv_cell(cells[i]);
    out << "\r\n";
}

std::string authors_of(const Record& record)
{
    std::vector<std::string> names;
    for (const Agent& author : record.authors)
        names.push_back(display_name(author));
    return csv_list(names);
}

/// RFC 4180 with the byte order mark that spreadsheets ask for, as csv_writer writes it.
std::string table(const Export& file)
{
    std::ostringstream out;
    out << "\xef\xbb\xbf";
    write_row(out, std::array<std::string, 14>{"position", "section", "importance", "title",
                                               "authors", "year", "doi", "url", "minutes", "pages",
                                               "why", "question", "problem", "id"});
    std::size_t position = 0;
    each(file, [&](const ListSection& section, const ListReading& reading) {
        const Record* const record = reading.item ? &reading.item->record : nullptr;
        const auto minutes = minutes_of(reading);
        const ListEntry& entry = reading.entry;
        write_row(
            out,
            std::array<std::string, 14>{
                std::to_string(++position), section.title, std::string(name(entry.importance)),
                record ? record->title : "", record ? authors_of(*record) : "",
                record && record->issued ? std::to_string(record->issued->year()) : "",
                record && record->doi ? record->doi->str() : "",
                record ? address_of(reading, file) : "", minutes ? std::to_string(*minutes) : "",
                entry.pages, entry.why, entry.question,
                reading.problem ? std::string(name(*reading.problem)) : "", entry.record.str()});
    });
    return std::move(out).str();
}

/// What a platform shows before the link: "Essential · 6 min · Start here."
std::string cartridge_note(const ListReading& reading, const Words& words)
{
    const ListEntry& entry = reading.entry;
    std::vector<std::string> facts{words.label("importance", name(entry.importance))};
    if (const auto minutes = minutes_of(reading))
        facts.push_back(words("card.minutes", {{"n", std::to_string(*minutes)}}));
    if (!entry.pages.empty())
        facts.push_back(words("list.pages_of", {{"pages", entry.pages}}));
    for (const std::string& text : {entry.why, entry.question})
        if (!text.empty())
            facts.push_back(text);
    return joined(facts, " · ");
}

std::string cartridge(const Export& file, CartridgeProfile profile)
{
    const ReadingList& list = file.readings.list;
    Cartridge cartridge{.id = list.id.str(),
                        .title = list.title,
                        .description = list.description,
                        .language = list.language,
                        .changed = list.changed};
    for (const ListSection& section : list.sections)
        cartridge.sections.push_back({.title = section.title});
    std::size_t at = 0;
    for (const std::vector<ListReading>& section : file.readings.sections) {
        for (const ListReading& reading : section)
            if (reading.item)
                cartridge.sections[at].links.push_back({reading.item->record.title,
                                                        address_of(reading, file),
                                                        cartridge_note(reading, file.words)});
        ++at;
    }
    return common_cartridge(cartridge, profile);
}

std::string references_in(const Export& file, std::string_view ending)
{
    return references(file, *format_written_as(ending)->writer);
}

struct FileForm {
    std::string_view ending;
    std::string_view media_type;
    std::string (*bytes)(const Export& file);
};

constexpr FileForm forms[] = {
    {"html", "text/html; charset=utf-8",
     [](const Export& file) {
         return list_file(file.context.site, file.words.language(), file.readings, file.base_url);
     }},
    {"ris", "application/x-research-info-systems",
     [](const Export& file) { return references_in(file, "ris"); }},
    {"bib", "application/x-bibtex", [](const Export& file) { return references_in(file, "bib"); }},
    {"csl.json", "application/vnd.citationstyles.csl+json",
     [](const Export& file) { return references_in(file, "csl.json"); }},
    {"csv", "text/csv; charset=utf-8", &table},
    {"imscc", "application/zip",
     [](const Export& file) { return cartridge(file, CartridgeProfile::thin_1_3); }},
    {"moodle.imscc", "application/zip",
     [](const Export& file) { return cartridge(file, CartridgeProfile::full_1_1); }},
};

}  // namespace

Response exported_list(const ListReadings& readings, std::string_view ending,
                       std::string_view language, const std::string& base_url, Context& context)
{
    for (const FileForm& form : forms) {
        if (form.ending != ending)
            continue;
        Response response{
            .body = form.bytes({readings, context.site.words(language), base_url, context})};
        response.set("Content-Type", std::string(form.media_type));
        response.set("Content-Disposition", fmt::format("attachment; filename=\"{}.{}\"",
                                                        slug(readings.list.title), ending));
        return response;
    }
    return problem(404, "A list is not written as \"." + printable(ending) +
                            "\". There are: .json, .html, .ris, .bib, .csl.json, .csv, .imscc, "
                            ".moodle.imscc.");
}

}  // namespace findings::server
