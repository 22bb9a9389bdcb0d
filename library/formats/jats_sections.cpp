#include "library/formats/jats_sections.hpp"

#include "library/base/text.hpp"
#include "library/formats/jats_own.hpp"
#include "library/formats/jats_text.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace findings::jats {
namespace {

void add_section(std::string heading, const std::vector<std::string>& text, Record& record)
{
    if (!text.empty())
        record.sections.push_back({std::move(heading), joined(text, "\n\n")});
}

std::size_t text_size(const Record& record)
{
    std::size_t bytes = 0;
    for (const Section& section : record.sections)
        bytes += section.heading.size() + section.text.size();
    return bytes;
}

/// Cuts what is past the limit: whole sections, and the last one after a whole paragraph.
void limit_text(Record& record, std::vector<std::string>& notes)
{
    if (text_size(record) <= most_section_text)
        return;
    std::size_t bytes = 0;
    std::vector<Section> kept;
    for (Section& section : record.sections) {
        const std::size_t room = most_section_text - bytes;
        if (section.heading.size() >= room)
            break;
        if (section.heading.size() + section.text.size() > room) {
            std::string_view text = cut(section.text, room - section.heading.size());
            text = text.substr(0, std::min(text.rfind("\n\n"), text.size()));
            kept.push_back({section.heading, std::string(text)});
            break;
        }
        bytes += section.heading.size() + section.text.size();
        kept.push_back(std::move(section));
    }
    record.sections = std::move(kept);
    notes.push_back("text past the first " + std::to_string(most_section_text / 1024) + " KiB");
}

void add_sections(pugi::xml_node body, Record& record)
{
    pugi::xml_document loose;
    for (const pugi::xml_node child : body.children()) {
        if (child.name() != std::string_view("sec")) {
            loose.append_copy(child);
            continue;
        }
        add_section({}, paragraphs(loose), record);
        loose.reset();
        if (is_own(child))
            continue;
        const pugi::xml_node title = child.child("title");
        add_section(inline_text(title ? title : child.child("label")), paragraphs(child), record);
    }
    add_section({}, paragraphs(loose), record);
}

}  // namespace

void take_sections(pugi::xml_node body, Record& record, std::vector<std::string>& notes)
{
    add_sections(body, record);
    limit_text(record, notes);
}

}  // namespace findings::jats
