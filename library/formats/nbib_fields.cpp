#include "library/formats/nbib_fields.hpp"

#include <array>

namespace findings::nbib {

std::optional<WorkType> work_type_of_publication(std::string_view publication_type)
{
    static constexpr std::array names{
        NamedType{"Journal Article", WorkType::article},
        NamedType{"Journal Articles", WorkType::article},
        NamedType{"Book", WorkType::book},
        NamedType{"Books", WorkType::book},
        NamedType{"Book Chapter", WorkType::chapter},
        NamedType{"Preprint", WorkType::preprint},
        NamedType{"Dataset", WorkType::dataset},
        NamedType{"Dissertations/Theses", WorkType::thesis},
        NamedType{"Academic Dissertation", WorkType::thesis},
    };
    return type_named(names, publication_type);
}

std::string_view pages_of_source(std::string_view source)
{
    const std::size_t volume = source.find(';');
    if (volume == std::string_view::npos)
        return {};
    source = source.substr(volume);
    source = source.substr(0, source.find(". "));
    if (source.ends_with('.'))
        source.remove_suffix(1);
    const std::size_t colon = source.find(':');
    const std::string_view pages =
        colon == std::string_view::npos ? std::string_view() : source.substr(colon + 1);
    return pages.find_first_of("./: ") == std::string_view::npos ? pages : std::string_view();
}

}  // namespace findings::nbib
