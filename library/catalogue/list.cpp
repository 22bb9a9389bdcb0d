#include "library/catalogue/list.hpp"

#include "library/base/text.hpp"

namespace findings {
namespace {

constexpr std::array<std::string_view, 3> importance_names{"essential", "recommended", "further"};

/// Characters that XML cannot hold and nobody types: C0 but for the line break and the tab, DEL,
/// C1, U+FFFE and U+FFFF.
std::size_t bytes_to_leave_out(std::string_view text)
{
    const auto byte = static_cast<unsigned char>(text.front());
    if (byte == '\n' || byte == '\t')
        return 0;
    if (byte < 0x20 || byte == 0x7F)
        return 1;
    if (byte == 0xC2 && text.size() > 1 && static_cast<unsigned char>(text[1]) < 0xA0)
        return 2;
    return text.starts_with("\xEF\xBF\xBE") || text.starts_with("\xEF\xBF\xBF") ? 3 : 0;
}

std::string paragraphs(std::string_view text)
{
    std::string kept;
    while (!text.empty()) {
        const std::size_t left_out = bytes_to_leave_out(text);
        if (left_out == 0)
            kept += text.front();
        text.remove_prefix(left_out == 0 ? 1 : left_out);
    }
    return nfc(trimmed(kept));
}

std::string line(std::string_view text)
{
    return squeezed(paragraphs(text));
}

class Faults {
public:
    void at_most(std::string_view field, const std::string& text, std::size_t most)
    {
        if (characters(text) > most)
            add({field, ListFault::Kind::too_long, most});
    }

    void add(ListFault fault)
    {
        for (const ListFault& known : all_)
            if (known == fault)
                return;
        all_.push_back(fault);
    }

    std::vector<ListFault> take() { return std::move(all_); }

private:
    std::vector<ListFault> all_;
};

void add_entry_faults(const ListEntry& entry, Faults& faults)
{
    faults.at_most("why", entry.why, longest_entry_why);
    faults.at_most("pages", entry.pages, longest_entry_pages);
    faults.at_most("question", entry.question, longest_entry_question);
    if (entry.minutes && (*entry.minutes < 1 || *entry.minutes > most_entry_minutes))
        faults.add({"minutes", ListFault::Kind::not_known});
}

}  // namespace

std::string_view name(Importance importance)
{
    return importance_names[static_cast<std::size_t>(importance)];
}

std::optional<Importance> importance_named(std::string_view name)
{
    for (const Importance importance : all_importances)
        if (findings::name(importance) == name)
            return importance;
    return std::nullopt;
}

std::size_t entry_count(const ReadingList& list)
{
    std::size_t count = 0;
    for (const ListSection& section : list.sections)
        count += section.entries.size();
    return count;
}

const ListEntry* find_entry(const ReadingList& list, const EntryId& id)
{
    for (const ListSection& section : list.sections)
        for (const ListEntry& entry : section.entries)
            if (entry.id == id)
                return &entry;
    return nullptr;
}

bool may_make_lists(const Person& person)
{
    return person.roles.has_any_of(list_makers);
}

std::vector<ListFault> faults_of(const ReadingList& list)
{
    Faults faults;
    if (list.title.empty())
        faults.add({"title", ListFault::Kind::missing});
    faults.at_most("title", list.title, longest_list_title);
    faults.at_most("description", list.description, longest_list_description);
    if (!Language::parse(list.language))
        faults.add({"language", ListFault::Kind::not_known});
    if (list.sections.size() > most_sections)
        faults.add({"sections", ListFault::Kind::too_many, most_sections});
    if (entry_count(list) > most_entries)
        faults.add({"entries", ListFault::Kind::too_many, most_entries});
    for (const ListSection& section : list.sections) {
        faults.at_most("section", section.title, longest_list_title);
        for (const ListEntry& entry : section.entries)
            add_entry_faults(entry, faults);
    }
    return faults.take();
}

void tidy(ReadingList& list)
{
    list.title = line(list.title);
    list.description = paragraphs(list.description);
    for (ListSection& section : list.sections) {
        section.title = line(section.title);
        for (ListEntry& entry : section.entries) {
            entry.why = paragraphs(entry.why);
            entry.pages = line(entry.pages);
            entry.question = paragraphs(entry.question);
        }
    }
}

}  // namespace findings
