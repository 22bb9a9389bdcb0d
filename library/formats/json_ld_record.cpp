#include "library/formats/json_ld.hpp"

#include "library/base/text.hpp"
#include "library/formats/area_terms.hpp"
#include "library/formats/field_notes.hpp"
#include "library/formats/findable.hpp"
#include "library/formats/identifier_text.hpp"
#include "library/formats/json_ld_values.hpp"
#include "library/formats/json_ld_words.hpp"
#include "library/formats/language_names.hpp"
#include "library/formats/loose_date.hpp"
#include "library/formats/named_fields.hpp"
#include "library/formats/page_range.hpp"
#include "library/formats/plain_text.hpp"
#include "library/formats/rights_words.hpp"
#include "library/formats/type_names.hpp"
#include "library/formats/xml_text.hpp"
#include "library/record/record_json.hpp"

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace findings {
namespace {

namespace json = boost::json;
using json_ld::for_each;
using json_ld::text_of;

/// Members that are read, or that say nothing of the work itself.
constexpr std::array<std::string_view, 52> known_members{"@context",
                                                         "@type",
                                                         "@id",
                                                         "name",
                                                         "headline",
                                                         "inLanguage",
                                                         "additionalType",
                                                         "author",
                                                         "creator",
                                                         "contributor",
                                                         "editor",
                                                         "publisher",
                                                         "isPartOf",
                                                         "pagination",
                                                         "pageStart",
                                                         "pageEnd",
                                                         "identifier",
                                                         "sameAs",
                                                         "isbn",
                                                         "issn",
                                                         "url",
                                                         "datePublished",
                                                         "dateModified",
                                                         "abstract",
                                                         "description",
                                                         "about",
                                                         "keywords",
                                                         "spatialCoverage",
                                                         "audience",
                                                         "review",
                                                         "license",
                                                         "isAccessibleForFree",
                                                         "timeRequired",
                                                         "educationalLevel",
                                                         "creativeWorkStatus",
                                                         "maintainer",
                                                         "expires",
                                                         "isBasedOn",
                                                         "citation",
                                                         "volumeNumber",
                                                         "issueNumber",
                                                         "genre",
                                                         "dateCreated",
                                                         "findings:record",
                                                         "mainEntityOfPage",
                                                         "image",
                                                         "thumbnailUrl",
                                                         "potentialAction",
                                                         "funder",
                                                         "copyrightYear",
                                                         "copyrightHolder",
                                                         "articleSection"};

bool is_one_of(std::string_view word, const auto& list)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

/// Reads the members of one work.
class WorkReading {
public:
    explicit WorkReading(const json::object& work) : work_(work) {}

    Record& run()
    {
        record_.title = text("name");
        if (record_.title.empty())
            record_.title = text("headline");
        else if (const std::string headline = text("headline");
                 !headline.empty() && headline != record_.title)
            notes_.add("another title: " + headline);
        take_types();
        take_people();
        take_place();
        take_identifiers();
        take_dates();
        take_words();
        take_use();
        take_works();
        note_others();
        take_own();
        return record_;
    }

    std::vector<std::string> notes() { return notes_.take(); }

private:
    std::string text(std::string_view member) const { return text_of(work_, member); }

    void take_types()
    {
        std::vector<std::string> words;
        for (const std::string_view member : {"additionalType", "genre"})
            for_each(work_, member,
                     [&](const json::value& value) { add_once(text_of(value), words); });
        for (std::string& type : json_ld::types_of(work_))
            add_once(std::move(type), words);
        std::erase_if(words, [](const std::string& word) { return word == "CreativeWork"; });
        take_type_words(words, record_, notes_.list());
        if (says_retracted(record_.title))
            record_.status = Status::retracted;
    }

    void take_people()
    {
        record_.authors = json_ld::agents_of(work_, "author");
        if (record_.authors.empty())
            record_.authors = json_ld::agents_of(work_, "creator");
        record_.contributors = json_ld::agents_of(work_, "contributor");
        for (Agent& agent : json_ld::agents_of(work_, "editor")) {
            agent.role = "editor";
            record_.contributors.push_back(std::move(agent));
        }
        record_.publisher = text("publisher");
        record_.owner = text("maintainer");
        record_.funding = text("funder");
    }

    /// An article is part of an issue, that of a volume, that of a journal.
    void take_place()
    {
        take_numbers(work_);
        record_.container.pages = page_range(text("pagination"));
        if (record_.container.pages.empty())
            record_.container.pages = page_range(text("pageStart"), text("pageEnd"));
        const json::value* part = work_.if_contains("isPartOf");
        for (int depth = 0; part != nullptr && depth < 4; ++depth) {
            if (const json::array* list = part->if_array(); list && !list->empty())
                part = &list->front();
            const json::object* around = part->if_object();
            if (around == nullptr)
                return;
            take_numbers(*around);
            const auto types = json_ld::types_of(*around);
            const bool is_number =
                is_one_of("PublicationVolume", types) || is_one_of("PublicationIssue", types);
            if (!is_number && record_.container.title.empty())
                record_.container.title = text_of(*around, "name");
            part = around->if_contains("isPartOf");
        }
    }

    void take_numbers(const json::object& object)
    {
        if (record_.container.volume.empty())
            record_.container.volume = text_of(object, "volumeNumber");
        if (record_.container.issue.empty())
            record_.container.issue = text_of(object, "issueNumber");
        for_each(object, "issn", [&](const json::value& value) {
            if (!add_parsed(text_of(value), record_.issns))
                notes_.is_no("issn", "ISSN", text_of(value));
        });
        for_each(object, "isbn", [&](const json::value& value) {
            if (!add_parsed(text_of(value), record_.isbns))
                notes_.is_no("isbn", "ISBN", text_of(value));
        });
    }

    void take_identifiers()
    {
        if (const auto url = Url::parse(text("url")))
            record_.url = url;
        for (const std::string_view member : {"identifier", "sameAs", "@id"})
            for_each(work_, member, [&](const json::value& value) { take_identifier_of(value); });
    }

    void take_identifier_of(const json::value& value)
    {
        const json::object* property = value.if_object();
        const bool is_taken = (property && take_identifier(text_of(*property, "propertyID"),
                                                           text_of(*property, "value"), record_)) ||
                              take_identifier(text_of(value), record_);
        if (!is_taken)
            notes_.add("an identifier: " + text_of(value));
    }

    void take_dates()
    {
        record_.issued = loose_date(text("datePublished"));
        if (!record_.issued)
            record_.issued = loose_date(text("dateCreated"));
        record_.modified = loose_date(text("dateModified"));
        record_.review_by = loose_date(text("expires"));
    }

    void take_words()
    {
        record_.language = language_named(text("inLanguage"));
        record_.abstract = text("abstract");
        if (record_.abstract.empty())
            record_.abstract = text("description");
        // One text of several words, or a list.
        for_each(work_, "keywords", [&](const json::value& value) {
            const json::string* words = value.if_string();
            const bool is_list = !work_.at("keywords").is_array();
            if (words && is_list)
                for (const std::string_view word : split(*words, ','))
                    add_once(plain_text(word), record_.keywords);
            else
                add_once(text_of(value), record_.keywords);
        });
        for_each(work_, "about", [&](const json::value& value) {
            if (const std::string area = area_of(value); !area.empty())
                add_once(area, record_.areas);
            else
                add_once(text_of(value), record_.keywords);
        });
        for_each(work_, "audience", [&](const json::value& value) {
            const json::object* audience = value.if_object();
            add_once(audience ? text_of(*audience, "audienceType") : text_of(value),
                     record_.audience);
        });
        for_each(work_, "spatialCoverage", [&](const json::value& value) {
            if (!add_parsed(text_of(value), record_.studied_in))
                notes_.add("a place: " + text_of(value));
        });
    }

    /// The id of the practice area that the value is; empty where it is none of ours.
    static std::string area_of(const json::value& value)
    {
        const json::object* const term = value.if_object();
        bool is_area = false;
        if (term != nullptr)
            for_each(*term, "@type", [&](const json::value& type) {
                is_area = is_area || text_of(type) == json_ld::area_type;
            });
        return is_area ? area_of_uri(text_of(*term, "termCode")) : std::string();
    }

    void take_use()
    {
        for_each(work_, "license", [&](const json::value& value) {
            take_rights(text_of(value), record_, notes_.list());
        });
        const json::value* is_free = work_.if_contains("isAccessibleForFree");
        if (is_free && (text_of(*is_free) == "True" || text_of(*is_free) == "true" ||
                        (is_free->is_bool() && is_free->get_bool())))
            record_.access = Access::open;
        record_.level = parse_term<Level>(text("educationalLevel"));
        if (const auto status = parse_term<Status>(text("creativeWorkStatus")))
            record_.status = *status;
    }

    void take_works()
    {
        for_each(work_, "isBasedOn", [&](const json::value& value) {
            add_work(json_ld::source_work(value), record_.sources);
        });
        for_each(work_, "citation", [&](const json::value& value) {
            add_work(json_ld::source_work(value), record_.references);
        });
    }

    static void add_work(SourceWork work, std::vector<SourceWork>& works)
    {
        if (work != SourceWork{})
            works.push_back(std::move(work));
    }

    void note_others()
    {
        for (const auto& [name, value] : work_)
            if (!is_one_of(std::string_view(name), known_members))
                notes_.no_place(name);
    }

    void take_own()
    {
        const json::value* own = work_.if_contains(json_ld::own_member);
        if (own == nullptr || !own->is_object())
            return;
        try {
            set_named_fields(own->get_object(), json_ld::own_fields(), record_);
            notes_.take();  // all that they were about is in our own
        } catch (const RecordJsonError& error) {
            notes_.add("our own part cannot be read: " + std::string(error.what()));
        }
        if (is_native_kind(record_.kind))
            record_.kind = Kind::study;
    }

    const json::object& work_;
    Record record_;
    FieldNotes notes_;
};

}  // namespace

const std::vector<std::string_view>& json_ld::own_fields()
{
    static constexpr std::array<std::string_view, 19> held{
        "id",         "title",      "authors",       "contributors", "publisher",
        "container",  "doi",        "pmid",          "pmcid",        "isbns",
        "issns",      "url",        "issued",        "modified",     "sources",
        "references", "supersedes", "superseded_by", "translation"};
    static const std::vector<std::string_view> names = fields_but(held);
    return names;
}

bool json_ld::is_work_type(std::string_view type)
{
    const std::string name = ascii_lower(type);
    return std::any_of(work_types.begin(), work_types.end(),
                       [&](std::string_view known) { return ascii_lower(known) == name; });
}

std::optional<ReadRecord> record_of_json_ld(const json::object& object, const Place& place)
{
    const std::vector<std::string> types = json_ld::types_of(object);
    const bool is_work = std::any_of(types.begin(), types.end(), [](const std::string& type) {
        return json_ld::is_work_type(type);
    });
    return is_work ? std::optional(work_of_json_ld(object, place)) : std::nullopt;
}

ReadRecord work_of_json_ld(const json::object& object, const Place& place)
{
    WorkReading reading(object);
    Record record = std::move(reading.run());
    return {std::move(record), place, reading.notes()};
}

}  // namespace findings
