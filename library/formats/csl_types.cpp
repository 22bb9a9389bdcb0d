#include "library/formats/csl_types.hpp"

#include <array>
#include <utility>

namespace findings::csl {
namespace {

/// The first line of a type is what is written for it.
constexpr std::array names{
    std::pair{std::string_view("article-journal"), WorkType::article},
    std::pair{std::string_view("report"), WorkType::report},
    std::pair{std::string_view("book"), WorkType::book},
    std::pair{std::string_view("chapter"), WorkType::chapter},
    std::pair{std::string_view("paper-conference"), WorkType::conference_paper},
    std::pair{std::string_view("thesis"), WorkType::thesis},
    std::pair{std::string_view("document"), WorkType::other},
    std::pair{std::string_view("legislation"), WorkType::law},
    std::pair{std::string_view("bill"), WorkType::bill},
    std::pair{std::string_view("webpage"), WorkType::web_page},
    std::pair{std::string_view("article-magazine"), WorkType::magazine_article},
    std::pair{std::string_view("article-newspaper"), WorkType::newspaper_article},
    std::pair{std::string_view("article"), WorkType::preprint},
    std::pair{std::string_view("manuscript"), WorkType::manuscript},
    std::pair{std::string_view("dataset"), WorkType::dataset},
    std::pair{std::string_view("software"), WorkType::software},
    std::pair{std::string_view("entry-encyclopedia"), WorkType::encyclopedia_entry},
    std::pair{std::string_view("speech"), WorkType::presentation},
    std::pair{std::string_view("motion_picture"), WorkType::audiovisual},
    std::pair{std::string_view("personal_communication"), WorkType::letter},
    std::pair{std::string_view("patent"), WorkType::patent},
    std::pair{std::string_view("legal_case"), WorkType::legal_case},
    std::pair{std::string_view("hearing"), WorkType::hearing},
    std::pair{std::string_view("standard"), WorkType::standard},
    std::pair{std::string_view("broadcast"), WorkType::audiovisual},
    std::pair{std::string_view("classic"), WorkType::book},
    std::pair{std::string_view("collection"), WorkType::other},
    std::pair{std::string_view("entry"), WorkType::encyclopedia_entry},
    std::pair{std::string_view("entry-dictionary"), WorkType::encyclopedia_entry},
    std::pair{std::string_view("event"), WorkType::other},
    std::pair{std::string_view("figure"), WorkType::audiovisual},
    std::pair{std::string_view("graphic"), WorkType::audiovisual},
    std::pair{std::string_view("interview"), WorkType::other},
    std::pair{std::string_view("map"), WorkType::other},
    std::pair{std::string_view("musical_score"), WorkType::audiovisual},
    std::pair{std::string_view("pamphlet"), WorkType::other},
    std::pair{std::string_view("performance"), WorkType::audiovisual},
    std::pair{std::string_view("periodical"), WorkType::article},
    std::pair{std::string_view("post"), WorkType::web_page},
    std::pair{std::string_view("post-weblog"), WorkType::web_page},
    std::pair{std::string_view("regulation"), WorkType::law},
    std::pair{std::string_view("review"), WorkType::article},
    std::pair{std::string_view("review-book"), WorkType::article},
    std::pair{std::string_view("song"), WorkType::audiovisual},
    std::pair{std::string_view("treaty"), WorkType::law},
    // Crossref
    std::pair{std::string_view("journal-article"), WorkType::article},
    std::pair{std::string_view("book-chapter"), WorkType::chapter},
    std::pair{std::string_view("book-section"), WorkType::chapter},
    std::pair{std::string_view("monograph"), WorkType::book},
    std::pair{std::string_view("edited-book"), WorkType::book},
    std::pair{std::string_view("reference-book"), WorkType::book},
    std::pair{std::string_view("proceedings-article"), WorkType::conference_paper},
    std::pair{std::string_view("posted-content"), WorkType::preprint},
    std::pair{std::string_view("dissertation"), WorkType::thesis},
    std::pair{std::string_view("reference-entry"), WorkType::encyclopedia_entry},
};

}  // namespace

std::optional<WorkType> type_of(std::string_view name)
{
    return type_named(names, name);
}

std::string_view name_of(WorkType type)
{
    return first_name(names, type, "document");
}

}  // namespace findings::csl
