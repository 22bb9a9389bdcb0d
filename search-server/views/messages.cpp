#include "search-server/views/messages.hpp"

#include <boost/json/parse.hpp>

#include <stdexcept>

namespace findings::server {
namespace {

Messages::Table read_table(const EmbeddedFiles& schemas, const std::string& name)
{
    const EmbeddedFile* file = schemas.find(name);
    if (file == nullptr)
        throw std::runtime_error(name + " is missing");
    boost::system::error_code error;
    const boost::json::value json =
        boost::json::parse({file->bytes.data(), file->bytes.size()}, error);
    if (error || !json.is_object())
        throw std::runtime_error(name + " is not a JSON object");
    Messages::Table table;
    for (const auto& [key, text] : json.as_object()) {
        if (!text.is_string())
            throw std::runtime_error(name + ": " + std::string(key) + " is not a string");
        table.emplace(key, text.as_string());
    }
    return table;
}

}  // namespace

Messages::Messages(const EmbeddedFiles& schemas)
{
    for (const std::string_view language : site_languages)
        languages_.emplace(language,
                           read_table(schemas, "messages/" + std::string(language) + ".json"));
}

const Messages::Table& Messages::in(std::string_view language) const
{
    const auto found = languages_.find(language);
    if (found == languages_.end())
        throw std::logic_error("the site does not speak " + std::string(language));
    return found->second;
}

const std::string* Messages::find(std::string_view language, std::string_view key) const
{
    const Table& table = in(language);
    const auto found = table.find(key);
    return found == table.end() ? nullptr : &found->second;
}

}  // namespace findings::server
