#include "library/formats/bibtex_types.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace findings::bibtex {
namespace {

/// The first line of a type is what is written for it.
constexpr std::array names{
    std::pair{std::string_view("article"), WorkType::article},
    std::pair{std::string_view("techreport"), WorkType::report},
    std::pair{std::string_view("book"), WorkType::book},
    std::pair{std::string_view("incollection"), WorkType::chapter},
    std::pair{std::string_view("inproceedings"), WorkType::conference_paper},
    std::pair{std::string_view("phdthesis"), WorkType::thesis},
    std::pair{std::string_view("misc"), WorkType::other},
    std::pair{std::string_view("legislation"), WorkType::law},
    std::pair{std::string_view("online"), WorkType::web_page},
    std::pair{std::string_view("unpublished"), WorkType::manuscript},
    std::pair{std::string_view("dataset"), WorkType::dataset},
    std::pair{std::string_view("software"), WorkType::software},
    std::pair{std::string_view("inreference"), WorkType::encyclopedia_entry},
    std::pair{std::string_view("video"), WorkType::audiovisual},
    std::pair{std::string_view("letter"), WorkType::letter},
    std::pair{std::string_view("patent"), WorkType::patent},
    std::pair{std::string_view("jurisdiction"), WorkType::legal_case},
    std::pair{std::string_view("standard"), WorkType::standard},
    std::pair{std::string_view("artwork"), WorkType::audiovisual},
    std::pair{std::string_view("audio"), WorkType::audiovisual},
    std::pair{std::string_view("bookinbook"), WorkType::chapter},
    std::pair{std::string_view("booklet"), WorkType::other},
    std::pair{std::string_view("codefragment"), WorkType::software},
    std::pair{std::string_view("collection"), WorkType::book},
    std::pair{std::string_view("conference"), WorkType::conference_paper},
    std::pair{std::string_view("electronic"), WorkType::web_page},
    std::pair{std::string_view("image"), WorkType::audiovisual},
    std::pair{std::string_view("inbook"), WorkType::chapter},
    std::pair{std::string_view("legal"), WorkType::law},
    std::pair{std::string_view("manual"), WorkType::other},
    std::pair{std::string_view("mastersthesis"), WorkType::thesis},
    std::pair{std::string_view("movie"), WorkType::audiovisual},
    std::pair{std::string_view("music"), WorkType::audiovisual},
    std::pair{std::string_view("mvbook"), WorkType::book},
    std::pair{std::string_view("mvcollection"), WorkType::book},
    std::pair{std::string_view("mvproceedings"), WorkType::book},
    std::pair{std::string_view("mvreference"), WorkType::book},
    std::pair{std::string_view("periodical"), WorkType::article},
    std::pair{std::string_view("proceedings"), WorkType::book},
    std::pair{std::string_view("reference"), WorkType::book},
    std::pair{std::string_view("report"), WorkType::report},
    std::pair{std::string_view("review"), WorkType::article},
    std::pair{std::string_view("softwaremodule"), WorkType::software},
    std::pair{std::string_view("softwareversion"), WorkType::software},
    std::pair{std::string_view("suppbook"), WorkType::chapter},
    std::pair{std::string_view("suppcollection"), WorkType::chapter},
    std::pair{std::string_view("suppperiodical"), WorkType::article},
    std::pair{std::string_view("thesis"), WorkType::thesis},
    std::pair{std::string_view("www"), WorkType::web_page},
};

}  // namespace

std::optional<WorkType> type_of(std::string_view name)
{
    return type_named(names, name);
}

std::string_view name_of(WorkType type)
{
    return first_name(names, type, "misc");
}

bool is_part(std::string_view type)
{
    static constexpr std::array<std::string_view, 8> parts{
        "inbook",     "incollection", "inproceedings",  "conference",
        "bookinbook", "suppbook",     "suppcollection", "inreference"};
    return std::find(parts.begin(), parts.end(), type) != parts.end();
}

}  // namespace findings::bibtex
