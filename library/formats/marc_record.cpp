#include "library/formats/marc_record.hpp"

#include "library/base/text.hpp"
#include "library/formats/findable.hpp"
#include "library/formats/heading_names.hpp"
#include "library/formats/identifier_text.hpp"
#include "library/formats/language_names.hpp"
#include "library/formats/loose_date.hpp"
#include "library/formats/marc_codes.hpp"
#include "library/formats/marc_host.hpp"
#include "library/formats/marc_names.hpp"
#include "library/formats/marc_titles.hpp"
#include "library/formats/rights_words.hpp"
#include "library/formats/serial_numbers.hpp"
#include "library/formats/stated_evidence.hpp"
#include "library/formats/type_names.hpp"
#include "library/formats/xml_text.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace findings::marc {
namespace {

/// Reads the fields of one record.
class Reading {
public:
    explicit Reading(const XmlElement& element)
        : node_(element.node), read_{.record = {}, .place = element.place, .notes = {}}
    {
        record().language = language_of_codes(node_);
        for (const pugi::xml_node node : node_.children("datafield"))
            take(DataField(node));
        if (!record().issued)
            record().issued = date_of_codes(node_);
        take_series(series_, record(), read_.notes);
        take_types();
        if (says_retracted(record().title))
            record().status = Status::retracted;
    }

    ReadRecord result() { return std::move(read_); }

private:
    using Take = void (Reading::*)(const DataField&);
    struct Line {
        std::string_view tag;
        Take take;
    };
    static std::span<const Line> table();

    Record& record() { return read_.record; }

    void note(std::string_view what, const std::string& text)
    {
        if (!text.empty())
            read_.notes.push_back(std::string(what) + ": " + text);
    }

    void take(const DataField& field)
    {
        const std::string_view tag = field.tag();
        for (const Line& line : table())
            if (line.tag == tag)
                return (this->*line.take)(field);
        if (tag.starts_with('5') && !tag.starts_with("59"))
            note("a note (" + std::string(tag) + ")", field.sentences("ab", " "));
        else if (tag.starts_with("76") || tag.starts_with("77") || tag.starts_with("78"))
            note("a related work (" + std::string(tag) + ")", field.joined("iat", " "));
    }

    // ---- titles

    void take_title(const DataField& field)
    {
        if (record().title.empty())
            record().title = title_of(field);
        else
            note("another title", title_of(field));
        note("another title", parallel_title_of(field));
        if (!has_names_)
            statement_ = field.first('c');
    }

    void take_other_title(const DataField& field) { note("another title", title_of(field)); }

    void take_translated_title(const DataField& field)
    {
        const auto language = Language::parse(field.first('y'));
        if (std::string title = title_of(field); language && !title.empty())
            record().translated_titles.push_back({*language, std::move(title)});
        else
            note("another title", title);
    }

    // ---- names

    void take_name(const DataField& field)
    {
        Name name = name_of(field);
        if (name.agent.family.empty() && name.agent.name.empty())
            return;
        if (const std::string work = without_isbd(field.first('t')); !work.empty())
            return note("a work in it", display_name(name.agent) + ": " + work);
        has_names_ = true;
        const bool is_main = field.tag().starts_with('1');
        const bool is_meeting = field.tag().ends_with("11");
        const bool is_body = field.tag().ends_with("10");
        if (name.is_publisher && name.agent.family.empty())
            return take_publisher_name(name.agent.name);
        // Of a periodical those who direct, own or edit it.
        const bool may_be_author = is_main || (!is_body && !is_serial(node_));
        const bool is_author = !is_meeting && (name.is_author || (!name.has_role && may_be_author));
        if (is_meeting && name.agent.role.empty())
            name.agent.role = "meeting";
        add_once(std::move(name.agent), is_author ? record().authors : record().contributors);
    }

    void take_publisher_name(const std::string& name)
    {
        if (record().publisher.empty())
            record().publisher = name;
        else if (record().publisher != name)
            note("another publisher", name);
    }

    // ---- numbers and addresses

    void take_number(const DataField& field)
    {
        const char code = field.tag() == "022" && field.first('a').empty() ? 'l' : 'a';
        for (const std::string& text : field.all(code))
            if (!add_serial_numbers(text, record()))
                note(field.tag() == "020" ? "a number that is no ISBN" : "a number that is no ISSN",
                     text);
    }

    void take_standard_number(const DataField& field)
    {
        for (const std::string& text : field.all('a')) {
            const bool is_named = field.indicator(1) == '7';
            const bool is_taken = is_named ? take_identifier(field.first('2'), text, record())
                                           : add_parsed(text, record().isbns);
            if (!is_taken)
                note(is_named ? "an identifier (" + field.first('2') + ")" : "an identifier", text);
        }
    }

    /// Numbers of other systems; PubMed's is one of ours.
    void take_system_number(const DataField& field)
    {
        for (const std::string& text : field.all('a'))
            if (ascii_lower(text).starts_with("(pmid)"))
                take_identifier("pmid", text.substr(6), record());
    }

    void take_address(const DataField& field)
    {
        if (field.first('7') == "0")
            record().access = Access::open;
        for (const std::string& text : field.all('u')) {
            const auto url = Url::parse(text);
            const bool is_itself = field.indicator(2) != '2';
            if (is_itself && !record().doi)
                record().doi = Doi::parse(text);
            if (is_itself && url && !record().url)
                record().url = url;
            else
                note("an address", text + (field.first('3').empty() ? "" : " " + field.first('3')));
        }
    }

    // ---- when, where, in which language

    void take_imprint(const DataField& field)
    {
        const bool is_publication =
            field.tag() == "260" || field.indicator(2) == '1' || field.indicator(2) == ' ';
        if (field.tag() == "264" && !is_publication)
            return;
        if (const std::string name = field.joined("b", ", "); !name.empty())
            take_publisher_name(name);
        if (!record().issued)
            record().issued = loose_date(field.first('c'));
        note("where it was published", field.joined("a", "; "));
    }

    void take_language(const DataField& field)
    {
        for (const std::string& text : field.all('a')) {
            // Before 2001 the codes stood one behind the other: "engfre".
            const bool is_row = text.size() % 3 == 0 && field.first('2').empty();
            const std::size_t length = is_row ? 3 : text.size();
            for (std::size_t at = 0; at < text.size(); at += length)
                add_language(text.substr(at, length));
        }
    }

    void add_language(const std::string& text)
    {
        const auto language = language_named(text);
        if (!record().language)
            record().language = language;
        else if (language != record().language)
            note("another language", text);
    }

    // ---- what it says

    void take_summary(const DataField& field)
    {
        const std::string text = field.sentences("ab", "\n\n");
        if (!text.empty())
            record().abstract += (record().abstract.empty() ? "" : "\n\n") + text;
    }

    void take_contents(const DataField& field)
    {
        note("the contents", field.sentences("agrt", " "));
    }

    void take_thesis(const DataField& field)
    {
        note("the thesis", field.joined("abcd", ", "));
        if (!record().issued)
            record().issued = loose_date(field.joined("d", " "));
    }

    void take_audience(const DataField& field)
    {
        add_once(without_isbd(field.first('a')), record().audience);
    }

    void take_condition(const DataField& field)
    {
        const std::string terms =
            field.first('u').empty() ? field.sentences("af", " ") : field.first('u');
        if (ascii_lower(terms).find("open access") != std::string::npos)
            record().access = Access::open;
        else if (!terms.empty())
            take_rights(terms, record(), read_.notes);
    }

    void take_funding(const DataField& field)
    {
        if (const std::string text = field.sentences("abc", " "); !text.empty())
            record().funding += (record().funding.empty() ? "" : "; ") + text;
    }

    void take_edition(const DataField& field) { note("the edition", field.joined("ab", ", ")); }

    void take_extent(const DataField& field) { note("the extent", field.joined("a", ", ")); }

    void take_subject(const DataField& field)
    {
        const std::string name =
            field.tag() == "600" ? field.joined("abcdt", ", ") : field.joined("abcdt", " ");
        const std::string parts = field.joined("vxyz", " -- ");
        add_once(parts.empty() ? name : name + (name.empty() ? "" : " -- ") + parts,
                 record().keywords);
    }

    void take_free_words(const DataField& field)
    {
        for (const std::string& word : field.all('a'))
            add_once(without_isbd(word), record().keywords);
    }

    void take_genre(const DataField& field)
    {
        const std::string word = without_isbd(field.first('a'));
        if (work_type_named(word) || stated_evidence_type(word) || evidence_type_in_words(word))
            add_once(word, genres_);
        else
            take_subject(field);
    }

    // ---- what is around it

    void take_host_field(const DataField& field) { take_host(field, record(), read_.notes); }

    void keep_series(const DataField& field) { series_.push_back(field); }

    void take_alternate(const DataField& field)
    {
        const std::string tag = field.first('6').substr(0, 3);
        note("in another script (" + tag + ")", field.joined("abcnpt", " "));
    }

    void take_types()
    {
        std::vector<std::string> words = genres_;
        const bool has_type = std::any_of(words.begin(), words.end(), [](const std::string& word) {
            return work_type_named(word).has_value();
        });
        const WorkType type = type_of_work(node_).value_or(WorkType::other);
        if (!has_type)
            words.emplace_back(type == WorkType::other ? "other type of work" : name_of(type));
        take_type_words(words, record(), read_.notes);
        if (!has_names_)
            note("as its title page says, it is by", statement_);
    }

    pugi::xml_node node_;
    ReadRecord read_;
    std::vector<DataField> series_;
    std::vector<std::string> genres_;
    std::string statement_;
    bool has_names_ = false;
};

// What is passed over is named in docs/formats/marcxml.md.
std::span<const Reading::Line> Reading::table()
{
    static constexpr std::array lines{
        Line{"020", &Reading::take_number},
        Line{"022", &Reading::take_number},
        Line{"024", &Reading::take_standard_number},
        Line{"035", &Reading::take_system_number},
        Line{"041", &Reading::take_language},
        Line{"100", &Reading::take_name},
        Line{"110", &Reading::take_name},
        Line{"111", &Reading::take_name},
        Line{"130", &Reading::take_other_title},
        Line{"240", &Reading::take_other_title},
        Line{"242", &Reading::take_translated_title},
        Line{"245", &Reading::take_title},
        Line{"246", &Reading::take_other_title},
        Line{"250", &Reading::take_edition},
        Line{"260", &Reading::take_imprint},
        Line{"264", &Reading::take_imprint},
        Line{"300", &Reading::take_extent},
        Line{"490", &Reading::keep_series},
        Line{"502", &Reading::take_thesis},
        Line{"505", &Reading::take_contents},
        Line{"506", &Reading::take_condition},
        Line{"520", &Reading::take_summary},
        Line{"521", &Reading::take_audience},
        Line{"536", &Reading::take_funding},
        Line{"540", &Reading::take_condition},
        Line{"600", &Reading::take_subject},
        Line{"610", &Reading::take_subject},
        Line{"611", &Reading::take_subject},
        Line{"630", &Reading::take_subject},
        Line{"648", &Reading::take_subject},
        Line{"650", &Reading::take_subject},
        Line{"651", &Reading::take_subject},
        Line{"653", &Reading::take_free_words},
        Line{"655", &Reading::take_genre},
        Line{"700", &Reading::take_name},
        Line{"710", &Reading::take_name},
        Line{"711", &Reading::take_name},
        Line{"720", &Reading::take_name},
        Line{"730", &Reading::take_other_title},
        Line{"740", &Reading::take_other_title},
        Line{"773", &Reading::take_host_field},
        Line{"800", &Reading::keep_series},
        Line{"810", &Reading::keep_series},
        Line{"830", &Reading::keep_series},
        Line{"856", &Reading::take_address},
        Line{"880", &Reading::take_alternate},
    };
    return lines;
}

}  // namespace

Result<ReadRecord, Rejection> read_record(const XmlElement& element)
{
    if (!is_bibliographic(element.node))
        return Rejection{element.place,
                         "the record describes no work: by its leader it is an authority, a "
                         "classification or holdings",
                         "export bibliographic records"};
    if (is_unimarc(element.node))
        return Rejection{element.place,
                         "the record is UNIMARC, where field 200 is the title, and not MARC 21",
                         "ask the library for MARC 21, or convert it"};
    return Reading(element).result();
}

}  // namespace findings::marc
