#include "library/formats/type_names.hpp"

#include "library/base/text.hpp"
#include "library/formats/stated_evidence.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace findings {
namespace {

using Name = std::pair<std::string_view, WorkType>;

/// Words of MODS and MARC genres, COAR and info:eu-repo, Crossref, DataCite, DCMI and EndNote,
/// without anything but their letters.
constexpr std::array names{
    Name{"article", WorkType::article},
    Name{"academicjournal", WorkType::article},
    Name{"journalarticle", WorkType::article},
    Name{"researcharticle", WorkType::article},
    Name{"scholarlyarticle", WorkType::article},
    Name{"medicalscholarlyarticle", WorkType::article},
    Name{"reviewarticle", WorkType::article},
    Name{"contributiontoperiodical", WorkType::article},
    Name{"review", WorkType::article},
    Name{"electronicarticle", WorkType::article},
    Name{"magazinearticle", WorkType::magazine_article},
    Name{"newspaperarticle", WorkType::newspaper_article},
    Name{"newspaper", WorkType::newspaper_article},
    Name{"newsarticle", WorkType::newspaper_article},
    Name{"book", WorkType::book},
    Name{"monograph", WorkType::book},
    Name{"editedbook", WorkType::book},
    Name{"referencebook", WorkType::book},
    Name{"electronicbook", WorkType::book},
    Name{"bookpart", WorkType::chapter},
    Name{"bookchapter", WorkType::chapter},
    Name{"booksection", WorkType::chapter},
    Name{"chapter", WorkType::chapter},
    Name{"electronicbooksection", WorkType::chapter},
    Name{"conferencepaper", WorkType::conference_paper},
    Name{"conferenceobject", WorkType::conference_paper},
    Name{"conferencepublication", WorkType::book},
    Name{"conferenceproceeding", WorkType::conference_paper},
    Name{"conferenceproceedings", WorkType::conference_paper},
    Name{"inproceedings", WorkType::conference_paper},
    Name{"proceedingsarticle", WorkType::conference_paper},
    Name{"thesis", WorkType::thesis},
    Name{"theses", WorkType::thesis},
    Name{"dissertation", WorkType::thesis},
    Name{"doctoralthesis", WorkType::thesis},
    Name{"masterthesis", WorkType::thesis},
    Name{"bachelorthesis", WorkType::thesis},
    Name{"academicdissertation", WorkType::thesis},
    Name{"report", WorkType::report},
    Name{"technicalreport", WorkType::report},
    Name{"researchreport", WorkType::report},
    Name{"governmentdocument", WorkType::report},
    Name{"reportpaper", WorkType::report},
    Name{"workingpaper", WorkType::report},
    Name{"preprint", WorkType::preprint},
    Name{"postedcontent", WorkType::preprint},
    Name{"manuscript", WorkType::manuscript},
    Name{"unpublishedwork", WorkType::manuscript},
    Name{"dataset", WorkType::dataset},
    Name{"datapaper", WorkType::article},
    Name{"software", WorkType::software},
    Name{"computerprogram", WorkType::software},
    Name{"softwaremultimedia", WorkType::software},
    Name{"webpage", WorkType::web_page},
    Name{"website", WorkType::web_page},
    Name{"blog", WorkType::web_page},
    Name{"blogposting", WorkType::web_page},
    Name{"blogpost", WorkType::web_page},
    Name{"encyclopediaentry", WorkType::encyclopedia_entry},
    Name{"encyclopedia", WorkType::encyclopedia_entry},
    Name{"encyclopediaarticle", WorkType::encyclopedia_entry},
    Name{"presentation", WorkType::presentation},
    Name{"lecture", WorkType::presentation},
    Name{"audiovisual", WorkType::audiovisual},
    Name{"audiovisualwork", WorkType::audiovisual},
    Name{"audiovisualmaterial", WorkType::audiovisual},
    Name{"motionpicture", WorkType::audiovisual},
    Name{"movingimage", WorkType::audiovisual},
    Name{"sound", WorkType::audiovisual},
    Name{"soundrecording", WorkType::audiovisual},
    Name{"soundrecordingmusical", WorkType::audiovisual},
    Name{"soundrecordingnonmusical", WorkType::audiovisual},
    Name{"letter", WorkType::letter},
    Name{"personalcommunication", WorkType::letter},
    Name{"patent", WorkType::patent},
    Name{"videorecording", WorkType::audiovisual},
    Name{"audiorecording", WorkType::audiovisual},
    Name{"law", WorkType::law},
    Name{"legislation", WorkType::law},
    Name{"statute", WorkType::law},
    Name{"legalruleorregulation", WorkType::law},
    Name{"bill", WorkType::bill},
    Name{"case", WorkType::legal_case},
    Name{"courtdecision", WorkType::legal_case},
    Name{"legalcaseandcasenotes", WorkType::legal_case},
    Name{"hearing", WorkType::hearing},
    Name{"standard", WorkType::standard},
    Name{"othertypeofwork", WorkType::other},
};

/// The last part of an address or of "doc-type:article", its ASCII letters in lower case.
std::string essence(std::string_view word)
{
    const std::size_t mark = word.find_last_of("/:#");
    if (mark != std::string_view::npos)
        word.remove_prefix(mark + 1);
    std::string letters;
    for (const char c : ascii_lower(word))
        if (c >= 'a' && c <= 'z')
            letters += c;
    return letters;
}

/// What records say that are made of words and have no more to say of their type.
bool says_nothing(std::string_view word)
{
    const std::string letters = essence(word);
    return letters.empty() || letters == "text" || letters == "peerreviewed" ||
           letters == "publishedversion";
}

std::string in_words(std::string_view token)
{
    std::string words(token);
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

std::optional<Kind> kind_in_words(std::string_view word)
{
    std::string name = ascii_lower(trimmed(word));
    std::replace(name.begin(), name.end(), ' ', '_');
    return parse_term<Kind>(name);
}

/// Some words are a kind and an evidence type ("policy", "practice guide"): the first such word is
/// the kind, and what follows it is the evidence.
class StatedKind {
public:
    bool take(std::string_view word, Record& record)
    {
        const auto kind = kind_in_words(word);
        auto evidence = evidence_type_in_words(word);
        if (!evidence)
            evidence = stated_evidence_type(word);
        const bool is_kind = kind && !has_kind_;
        if (is_kind)
            take_kind(*kind, evidence, record);
        else if (evidence && !has_evidence_)
            record.evidence_type = evidence;
        has_evidence_ = has_evidence_ || (evidence && !is_kind);
        const bool is_retracted = essence(word) == "retractedpublication";
        if (is_retracted)
            record.status = Status::retracted;
        return kind || evidence || is_retracted;
    }

private:
    /// A record of our own kinds must say more than a format from outside can: it stays a study.
    void take_kind(Kind kind, std::optional<EvidenceType> evidence, Record& record)
    {
        has_kind_ = true;
        if (!is_native_kind(kind))
            record.kind = kind;
        else if (!has_evidence_ && evidence)
            record.evidence_type = evidence;
    }

    bool has_kind_ = false;
    bool has_evidence_ = false;
};

}  // namespace

std::optional<WorkType> work_type_named(std::string_view word)
{
    const std::string letters = essence(word);
    for (const auto& [name, type] : names)
        if (name == letters)
            return type;
    return std::nullopt;
}

void take_type_words(const std::vector<std::string>& words, Record& record,
                     std::vector<std::string>& notes)
{
    StatedKind stated;
    bool has_type = false;
    std::vector<std::string_view> rest;
    for (const std::string& word : words) {
        const auto type = work_type_named(word);
        if (type && !has_type)
            take_work_type(*type, record, notes);
        else
            rest.push_back(word);
        has_type = has_type || type;
    }
    for (const std::string_view word : rest)
        if (!stated.take(word, record) && !says_nothing(word) && !work_type_named(word))
            notes.push_back("the type of work, in other words: " + std::string(word));
}

std::vector<std::string> type_words(const Record& record)
{
    std::vector<std::string> words{std::string(name_of(work_type_of(record))),
                                   in_words(token(record.kind))};
    if (record.evidence_type)
        words.push_back(in_words(*record.evidence_type));
    return words;
}

}  // namespace findings
