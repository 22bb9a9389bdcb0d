#pragma once

#include "library/base/date.hpp"
#include "library/base/ids.hpp"
#include "library/record/identifiers.hpp"
#include "library/record/terms.hpp"

#include <optional>
#include <string>
#include <vector>

namespace findings {

/// A text in a language other than the record's own.
struct Translated {
    Language language;
    std::string text;
    bool operator==(const Translated&) const = default;
};

/// Somebody who made or helped to make a work: a person (family, given) or a body (name).
struct Agent {
    std::string family;
    std::string given;
    std::string name;  ///< of a body, or of a person whose name cannot be taken apart
    std::optional<Orcid> orcid;
    std::string role;          ///< CRediT role or "expert_by_experience", as the source has it
    std::string organisation;  ///< affiliation, as the source has it
    std::optional<Url> ror;    ///< of that organisation
    bool operator==(const Agent&) const = default;
};

/// "Family, Given", or the one name there is.
std::string display_name(const Agent& agent);

/// Where a study was printed: the journal, book or series around it.
struct Container {
    std::string title;
    std::string volume;
    std::string issue;
    std::string pages;  ///< "12-19", with a plain hyphen
    bool operator==(const Container&) const = default;
};

/// What the findings mean for one kind of reader.
struct Implication {
    std::string role;  ///< an audience token, or empty: for everybody
    std::string text;
    bool operator==(const Implication&) const = default;
};

/// A work that the record summarises, or a reference it leans on.
struct SourceWork {
    std::string citation;
    std::optional<Doi> doi;
    std::optional<Pmid> pmid;
    std::optional<Isbn> isbn;
    std::optional<Url> url;
    bool operator==(const SourceWork&) const = default;
};

struct Outcome {
    std::string outcome;  ///< a token of outcome_tokens(), or words of the source
    std::optional<Direction> direction;
    std::string measure;
    std::optional<int> n_studies;
    std::optional<Confidence> certainty;
    bool operator==(const Outcome&) const = default;
};

/// What a rater said, in the rater's own words; appraisal.hpp maps it to our axes.
struct Rating {
    std::string scheme;  ///< "cebc", "grade", …: a scheme of schemas/evidence-scales.json
    std::string value;   ///< native value as it is written there, e.g. "2" or "moderate"
    std::string rater;
    std::optional<int> year;
    std::string outcome;  ///< what was rated for; empty: all of it
    std::string unit;     ///< programme, practice, finding, study or review
    std::optional<Url> url;
    bool operator==(const Rating&) const = default;
};

/// One thing that a practice guide says to do.
struct Recommendation {
    std::string text;
    std::string strength;  ///< "strong", "conditional", "good_practice", as the guide has it
    std::string reason;
    bool operator==(const Recommendation&) const = default;
};

/// A part of the text under its heading, in the order of the document.
struct Section {
    std::string heading;
    std::string text;  ///< paragraphs, an empty line between two
    bool operator==(const Section&) const = default;
};

struct Translation {
    RecordId of;
    std::optional<VersionNumber> based_on_version;
    std::optional<TranslationMethod> method;
    bool operator==(const Translation&) const = default;
};

/// A file that belongs to the record.
struct Attachment {
    std::string path;
    std::string media_type;
    std::string sha256;
    std::vector<std::string> accessibility;  ///< schema.org accessibilityFeature
    bool operator==(const Attachment&) const = default;
};

/// From the least to the most confidence that the evidence supports: an interval, never an average.
/// Both ends not_rated, or neither.
struct ConfidenceInterval {
    Confidence low = Confidence::not_rated;
    Confidence high = Confidence::not_rated;
    bool operator==(const ConfidenceInterval&) const = default;
};

/// One piece of evidence as the library knows it, whatever format it came in (docs/record.md says
/// what each field means and maps to). A plain value: copy it, compare it, build it in a test with
/// designated initialisers. Text is UTF-8 in NFC; empty means that the source does not say.
struct Record {
    std::optional<RecordId> id;  ///< absent until the catalogue has stored a record from outside
    Kind kind = Kind::study;
    Status status = Status::published;
    std::optional<Language> language;

    // what it says
    std::string title;
    std::vector<Translated> translated_titles;
    std::string question;
    std::string bottom_line;
    std::vector<std::string> key_messages;
    std::string plain_summary;
    std::string abstract;  ///< of the source itself; a record of our own has a bottom line instead
    std::vector<Implication> implications;
    std::vector<Recommendation> recommendations;
    std::vector<Section> sections;
    std::string limitations;
    std::string equity_note;

    // who and where
    std::vector<Agent> authors;
    std::vector<Agent> contributors;
    std::string publisher;
    Container container;
    std::string owner;

    // identifiers
    std::optional<Doi> doi;
    std::optional<Pmid> pmid;
    std::optional<Pmcid> pmcid;
    std::vector<Isbn> isbns;
    std::vector<Issn> issns;
    std::optional<Url> url;

    // when
    std::optional<Date> issued;
    std::optional<Date> modified;
    std::optional<Date> evidence_to;
    std::optional<Date> review_by;

    // appraisal
    std::optional<EvidenceType> evidence_type;
    std::optional<KnowledgeSource> knowledge_source;
    std::optional<Direction> direction;            ///< as the authors state it
    std::optional<ConfidenceInterval> confidence;  ///< as the authors state it; ratings come first
    std::optional<ReviewQuality> review_quality;
    std::vector<Rating> ratings;
    std::vector<Outcome> outcomes;
    std::optional<int> n_studies;
    std::optional<int> n_people;

    // about whom and what
    std::vector<std::string> areas;     ///< practice area ids: last segments of their URIs
    std::vector<std::string> keywords;  ///< free text
    std::vector<std::string> population;
    std::vector<std::string> setting;
    std::vector<std::string> interventions;
    std::string comparison;
    std::vector<Country> studied_in;
    std::vector<Country> applies_in;
    std::vector<std::string> audience;
    std::vector<std::string> practice_stages;

    // relations
    std::vector<SourceWork> sources;
    std::vector<SourceWork> references;
    std::optional<RecordId> supersedes;
    std::optional<RecordId> superseded_by;
    std::optional<Translation> translation;
    std::vector<Attachment> files;

    // use
    std::string licence;  ///< SPDX identifier or address
    std::optional<Access> access;
    std::optional<Url> open_copy;
    std::string funding;
    std::string conflicts;
    std::optional<int> minutes;  ///< reading time
    std::optional<Level> level;

    bool operator==(const Record&) const = default;
};

/// The record that all expressions of one work share: the original of a translation, else its own
/// id. Throws std::logic_error for a record without an id.
const RecordId& work_of(const Record& record);

/// How much of what a record of its kind must say is there, 0 to 1: 1 for every native record.
double completeness(const Record& record);

/// True for the kinds that our schema describes: research summaries and practice guides.
bool is_native_kind(Kind kind);

/// True for a record of our own: of a native kind and whole, with all that docs/record.md requires
/// of it but perhaps its id. A guide that somebody else wrote is of that kind too, and is not ours.
bool is_ours(const Record& record);

}  // namespace findings
