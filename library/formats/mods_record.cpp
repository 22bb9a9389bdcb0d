#include "library/formats/mods_record.hpp"

#include "library/base/text.hpp"
#include "library/formats/area_terms.hpp"
#include "library/formats/findable.hpp"
#include "library/formats/heading_names.hpp"
#include "library/formats/identifier_text.hpp"
#include "library/formats/language_names.hpp"
#include "library/formats/loose_date.hpp"
#include "library/formats/mods_fields.hpp"
#include "library/formats/mods_parts.hpp"
#include "library/formats/page_range.hpp"
#include "library/formats/record_reading.hpp"
#include "library/formats/rights_words.hpp"
#include "library/formats/type_names.hpp"
#include "library/formats/xml_text.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace findings::mods {
namespace {

/// Reads the elements of one <mods>.
class Reading : public RecordReading {
public:
    explicit Reading(const XmlElement& element) : RecordReading(element.place)
    {
        const std::vector<std::string> types = types_of(element.node);
        is_unpublished_ = std::any_of(types.begin(), types.end(), [](const std::string& type) {
            return type == "still image" || type == "letter";
        });
        for (const pugi::xml_node node : element.node.children())
            if (node.type() == pugi::node_element)
                take(node);
        take_type_words(types, record(), notes());
        settle_title();
        if (says_retracted(record().title) || status_ == Status::retracted)
            record().status = Status::retracted;
        else if (status_)
            record().status = *status_;
    }

private:
    void take(pugi::xml_node node)
    {
        const std::string_view name = node.name();
        if (name == "titleInfo")
            take_title(node);
        else if (name == "name")
            take_name(node);
        else if (name == "originInfo")
            take_origin(node);
        else if (name == "language")
            take_language(node);
        else if (name == "abstract")
            take_abstract(node);
        else if (name == "note")
            take_note(node);
        else if (name == "subject")
            take_subject(node);
        else if (name == "relatedItem")
            take_related(node);
        else
            take_plain(name, node);
    }

    void take_plain(std::string_view name, pugi::xml_node node)
    {
        const std::string text = line_text(node);
        if (name == "targetAudience")
            add_once(text, record().audience);
        else if (name == "identifier")
            take_id(node, text);
        else if (name == "location")
            take_location(node);
        else if (name == "accessCondition")
            take_condition(node, text);
        else if (name == "recordInfo")
            record().owner = line_text(node.child("recordContentSource"));
        else if (name == "part")
            take_part(node);
        else if (name == "extension")
            take_extension(node, text);
        else if (name == "classification" || name == "tableOfContents")
            note(name, text);
        else if (name == "physicalDescription")
            note("the form", text);
    }

    void take_title(pugi::xml_node info)
    {
        const std::string type = type_of(info);
        std::string title = title_of(info);
        const auto language = Language::parse(language_of(info));
        if (title.empty())
            return;
        if (type.empty() && record().title.empty())
            record().title = std::move(title);
        else if (type == "translated" && language)
            record().translated_titles.push_back({*language, std::move(title)});
        else
            note("another title", title);
    }

    /// Acts of the United States have a short title, by which everybody calls them.
    void take_extension(pugi::xml_node node, const std::string& text)
    {
        if (short_title_.empty())
            short_title_ = line_text(node.child("shortTitle"));
        note("extension", text);
    }

    void settle_title()
    {
        if (short_title_.empty() || short_title_ == record().title)
            return;
        if (!record().title.empty())
            record().sections.push_back({"Official title", record().title});
        record().title = short_title_;
    }

    void take_name(pugi::xml_node name)
    {
        Agent agent = agent_of(name);
        const Roles roles = roles_of(name);
        agent.organisation = line_text(name.child("affiliation"));
        for (const pugi::xml_node id : name.children("nameIdentifier"))
            if (attribute_is(id, "type", "orcid"))
                agent.orcid = Orcid::parse(line_text(id));
        if (agent.family.empty() && agent.name.empty())
            return;
        agent.role = roles.words;
        const bool is_author = roles.is_author || !roles.is_said;
        if (!is_author && agent.role.empty() && roles.code != "ctb")
            agent.role = roles.code;
        add_once(std::move(agent), is_author ? record().authors : record().contributors);
    }

    void take_origin(pugi::xml_node origin)
    {
        for (const pugi::xml_node publisher : origin.children("publisher")) {
            const std::string text(without_end_mark(line_text(publisher)));
            if (record().publisher.empty())
                record().publisher = text;
            else
                note("another publisher", text);
        }
        if (!record().issued)
            record().issued = date_of(origin);
        if (!record().modified)
            record().modified = loose_date(line_text(origin.child("dateModified")));
        if (!record().review_by)
            record().review_by = Date::parse(line_text(origin.child("dateValid")));
        note("the edition", line_text(origin.child("edition")));
    }

    void take_language(pugi::xml_node node)
    {
        std::optional<Language> language;
        for (const pugi::xml_node term : node.children("languageTerm"))
            if (!language)
                language = language_named(line_text(term));
        if (!language)
            language = language_named(line_text(node));
        if (!record().language)
            record().language = language;
        else if (language != record().language)
            note("another language", line_text(node));
    }

    void take_abstract(pugi::xml_node node)
    {
        const std::string type = type_of(node);
        std::string text = paragraph_text(node);
        if (type == bottom_line && record().bottom_line.empty())
            record().bottom_line = std::move(text);
        else if (type == key_message)
            add_once(std::move(text), record().key_messages);
        else if (type == plain_summary && record().plain_summary.empty())
            record().plain_summary = std::move(text);
        else if (record().abstract.empty())
            record().abstract = std::move(text);
        else if (const auto language = Language::parse(language_of(node)))
            record().sections.push_back({"Abstract (" + language->str() + ")", std::move(text)});
        else
            record().abstract += "\n\n" + text;
    }

    template <class Term>
    bool take_term(const std::string& type, const std::string& text,
                   const Named<std::optional<Term>>& field)
    {
        if (type != field.first)
            return false;
        record().*field.second = parse_term<Term>(text);
        return (record().*field.second).has_value();
    }

    bool take_number(const std::string& type, const std::string& text)
    {
        for (const auto& [name, field] : numbers_of_notes) {
            int number = 0;
            const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
            if (type != name || end.ec != std::errc{} || number < 0)
                continue;
            record().*field = number;
            return true;
        }
        return false;
    }

    bool take_listed(const std::string& type, const std::string& text, const std::string& label)
    {
        if (type == implication_note)
            record().implications.push_back({label, text});
        else if (type == recommendation_note)
            record().recommendations.push_back({text, label, {}});
        else if (type == section_note && !label.empty())
            record().sections.push_back({label, text});
        else
            return false;
        return true;
    }

    void take_note(pugi::xml_node node)
    {
        const std::string type = type_of(node);
        const std::string text = paragraph_text(node);
        if (text.empty() || take_listed(type, text, node.attribute("displayLabel").value()))
            return;
        for (const auto& [name, field] : texts_of_notes)
            if (type == name && (record().*field).empty()) {
                record().*field = text;
                return;
            }
        if (type == evidence_to_note && (record().evidence_to = Date::parse(text)))
            return;
        if (type == status_note && (status_ = parse_term<Status>(text)))
            return;
        if (!take_number(type, text) && !take_term(type, text, knowledge_source) &&
            !take_term(type, text, direction) && !take_term(type, text, review_quality) &&
            !take_term(type, text, level))
            note(type.empty() ? "a note" : "a note (" + type + ")", text);
    }

    void take_subject(pugi::xml_node subject)
    {
        const std::string label = ascii_lower(subject.attribute("displayLabel").value());
        for (const pugi::xml_node part : subject.children()) {
            const std::string_view name = part.name();
            std::string text = name == "name" ? line_text(part.child("namePart")) : line_text(part);
            if (name == "geographicCode")
                take_place(label, text);
            else if (name == "topic" && label == area_label)
                add_once(area_of(subject, part, text), record().areas);
            else if (name == "topic")
                take_topic(label, std::move(text));
            else if (name == "cartographics" || name == "temporal")
                note("a subject", text);
            else
                add_once(std::move(text), record().keywords);
        }
    }

    /// By the URI of its concept, on the subject or on the topic; without one the text is its id.
    static std::string area_of(pugi::xml_node subject, pugi::xml_node topic,
                               const std::string& text)
    {
        for (const pugi::xml_node node : {topic, subject})
            if (const pugi::xml_attribute uri = node.attribute("valueURI"))
                return area_of_uri(uri.value());
        return text;
    }

    void take_place(const std::string& label, const std::string& text)
    {
        if (!add_parsed(text,
                        label == applies_in_label ? record().applies_in : record().studied_in))
            note("a place", text);
    }

    void take_topic(const std::string& label, std::string text)
    {
        for (const auto& [name, field] : topics_by_label)
            if (label == name)
                return add_once(std::move(text), record().*field);
        if (label == outcome_label && !text.empty())
            record().outcomes.push_back({.outcome = std::move(text)});
        else
            add_once(std::move(text), record().keywords);
    }

    void take_related(pugi::xml_node item)
    {
        const std::string type = type_of(item);
        if (type == "host")
            return take_host(item);
        SourceWork work = work_of_item(item);
        if (work.citation.empty())
            return;
        if (type == "original")
            record().sources.push_back(std::move(work));
        else if (type == "references")
            record().references.push_back(std::move(work));
        else if (type == "series" && record().container.title.empty())
            record().container.title = work.citation;
        else if (type == "series")
            note("the series", work.citation);
        else
            note("a related work (" + type + ")", work.citation);
    }

    void take_host(pugi::xml_node host)
    {
        std::string title = title_of(host.child("titleInfo"));
        const bool is_kept_there = is_unpublished_ && !host.child("part");
        if (has_host_ || is_kept_there)
            return note(is_kept_there ? "the collection" : "it is also in", title);
        has_host_ = true;
        record().container.title = std::move(title);
        for (const pugi::xml_node id : host.children("identifier"))
            if (const std::string type = type_of(id); type == "issn" || type == "isbn")
                take_identifier(type, line_text(id), record());
        for (const pugi::xml_node part : host.children("part"))
            take_part(part);
        const pugi::xml_node origin = host.child("originInfo");
        if (!record().issued)
            record().issued = date_of(origin);
        if (record().publisher.empty())
            record().publisher = line_text(origin.child("publisher"));
    }

    void take_part(pugi::xml_node part)
    {
        Container& container = record().container;
        for (const pugi::xml_node detail : part.children("detail")) {
            const std::string type = type_of(detail);
            if (type == "volume")
                container.volume = line_text(detail.child("number"));
            else if (type == "issue" || type == "number")
                container.issue = line_text(detail.child("number"));
        }
        for (const pugi::xml_node extent : part.children("extent"))
            if (std::string_view(extent.attribute("unit").value()).starts_with("page"))
                container.pages = extent.child("list")
                                      ? page_range(line_text(extent.child("list")))
                                      : page_range(line_text(extent.child("start")),
                                                   line_text(extent.child("end")));
        if (!record().issued)
            record().issued = loose_date(line_text(part.child("date")));
        note("the place in the volume", line_text(part.child("text")));
    }

    void take_id(pugi::xml_node node, const std::string& text)
    {
        const std::string type = type_of(node);
        if (!take_identifier(type, text, record()) &&
            (!type.empty() || !take_identifier(text, record())))
            note(type.empty() ? "an identifier" : "an identifier (" + type + ")", text);
    }

    void take_location(pugi::xml_node location)
    {
        for (const pugi::xml_node node : location.children("url")) {
            const auto url = Url::parse(line_text(node));
            if (url && attribute_is(node, "note", open_copy_note))
                record().open_copy = url;
            else if (url && (!record().url || node.attribute("usage")))
                record().url = url;
            else
                note("an address", line_text(node));
        }
        note("where it is kept", line_text(location.child("physicalLocation")));
    }

    void take_condition(pugi::xml_node node, const std::string& text)
    {
        const auto access = parse_term<Access>(text);
        if (access && type_of(node) == access_condition)
            record().access = access;
        else
            take_rights(text, record(), notes());
    }

    std::optional<Status> status_;
    std::string short_title_;
    bool has_host_ = false;
    bool is_unpublished_ = false;  ///< around it is where it is kept
};

}  // namespace

Result<ReadRecord, Rejection> read_record(const XmlElement& element)
{
    return Reading(element).result();
}

}  // namespace findings::mods
