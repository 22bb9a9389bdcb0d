#include "library/index/layout.hpp"

namespace findings {

std::string id_term(const RecordId& id)
{
    return std::string(prefix::id) + id.str();
}

unsigned text_weight(std::string_view name)
{
    for (const TextWeight& text : text_weights)
        if (text.name == name)
            return text.weight;
    return 1;
}

}  // namespace findings
