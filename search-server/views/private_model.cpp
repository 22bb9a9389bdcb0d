#include "search-server/views/private_model.hpp"

namespace findings::server {

Model private_model(const std::vector<PrivateWords>& found, bool may_insist, const Words& words)
{
    if (found.empty())
        return false;
    List models;
    for (const PrivateWords& one : found)
        models.push_back(Object{{"private_text", one.text},
                                {"private_why", words.label("private", name(one.kind))}});
    return Object{{"private_words", Model(models)}, {"may_insist", may_insist}};
}

}  // namespace findings::server
