#include "library/formats/ris_types.hpp"

#include <array>
#include <utility>

namespace findings::ris {
namespace {

/// The first line of a type is what is written for it.
constexpr std::array<std::pair<std::string_view, WorkType>, 62> codes{{
    {"JOUR", WorkType::article},
    {"RPRT", WorkType::report},
    {"BOOK", WorkType::book},
    {"CHAP", WorkType::chapter},
    {"CPAPER", WorkType::conference_paper},
    {"THES", WorkType::thesis},
    {"GEN", WorkType::other},
    {"STAT", WorkType::law},
    {"BILL", WorkType::bill},
    {"ELEC", WorkType::web_page},
    {"MGZN", WorkType::magazine_article},
    {"NEWS", WorkType::newspaper_article},
    {"UNPB", WorkType::manuscript},
    {"DATA", WorkType::dataset},
    {"COMP", WorkType::software},
    {"ENCYC", WorkType::encyclopedia_entry},
    {"SLIDE", WorkType::presentation},
    {"VIDEO", WorkType::audiovisual},
    {"PCOMM", WorkType::letter},
    {"PAT", WorkType::patent},
    {"CASE", WorkType::legal_case},
    {"HEAR", WorkType::hearing},
    {"STAND", WorkType::standard},
    {"PREPRINT", WorkType::preprint},
    {"CONF", WorkType::conference_paper},
    {"JFULL", WorkType::article},
    {"EJOUR", WorkType::article},
    {"ABST", WorkType::article},
    {"INPR", WorkType::article},
    {"EBOOK", WorkType::book},
    {"EDBOOK", WorkType::book},
    {"SER", WorkType::book},
    {"CLSWK", WorkType::book},
    {"ECHAP", WorkType::chapter},
    {"GOVDOC", WorkType::report},
    {"MANSCPT", WorkType::manuscript},
    {"AGGR", WorkType::dataset},
    {"DBASE", WorkType::dataset},
    {"BLOG", WorkType::web_page},
    {"WEB", WorkType::web_page},
    {"ICOMM", WorkType::web_page},
    {"DICT", WorkType::encyclopedia_entry},
    {"LECT", WorkType::presentation},
    {"ART", WorkType::audiovisual},
    {"ADVS", WorkType::audiovisual},
    {"SOUND", WorkType::audiovisual},
    {"MPCT", WorkType::audiovisual},
    {"MULTI", WorkType::audiovisual},
    {"MUSIC", WorkType::audiovisual},
    {"FIGURE", WorkType::audiovisual},
    {"LEGAL", WorkType::law},
    {"UNBILL", WorkType::bill},
    {"ANCIENT", WorkType::other},
    {"CHART", WorkType::other},
    {"CTLG", WorkType::other},
    {"EQUA", WorkType::other},
    {"GRANT", WorkType::other},
    {"MAP", WorkType::other},
    {"MISC", WorkType::other},
    {"OTHER", WorkType::other},
    {"PAMP", WorkType::other},
    {"STANDARD", WorkType::standard},
}};

}  // namespace

std::optional<WorkType> type_of(std::string_view code)
{
    return type_named(codes, code);
}

std::string_view code_of(WorkType type)
{
    return first_name(codes, type, "GEN");
}

}  // namespace findings::ris
