#include "search-server/views/area_words.hpp"

#include "library/base/text.hpp"
#include "search-server/views/addresses.hpp"
#include "search-server/views/frame.hpp"

#include <algorithm>
#include <map>
#include <vector>

namespace findings::server {
namespace {

constexpr std::size_t most_other_words = 4;

// "en-GB" is spoken in GB; a language without a country is spoken everywhere.
std::string country_of(const Language& language)
{
    const std::string& tag = language.str();
    const std::size_t hyphen = tag.find('-');
    return hyphen == std::string::npos ? std::string() : tag.substr(hyphen + 1);
}

}  // namespace

std::uint32_t count_of(const AreaCounts& counts, const std::string& area)
{
    const auto found = counts.find(area);
    return found == counts.end() ? 0 : found->second;
}

Object counted_area(const Concept& area, const AreaCounts& counts, const Words& words)
{
    const std::uint32_t n = count_of(counts, area.id);
    return Object{{"area_address", area_address(words.language(), area.id)},
                  {"area_label", std::string(preferred_label(area, words.language()))},
                  {"area_count", words.number(n)},
                  {"area_count_text", words.count("areas.records", n)}};
}

std::vector<std::size_t> by_label(const std::vector<std::size_t>& positions,
                                  const Vocabulary& vocabulary, std::string_view language)
{
    std::vector<std::pair<std::string, std::size_t>> order;
    for (const std::size_t position : positions)
        order.emplace_back(folded(preferred_label(vocabulary.concepts()[position], language)),
                           position);
    std::sort(order.begin(), order.end());
    std::vector<std::size_t> sorted;
    for (const auto& [label, position] : order)
        sorted.push_back(position);
    return sorted;
}

std::string_view definition(const Concept& area, std::string_view language)
{
    for (const std::string_view wanted : {language, std::string_view("en")})
        for (const auto& [spoken, text] : area.definitions)
            if (primary(spoken) == wanted)
                return text;
    return {};
}

std::string other_words(const Concept& area, std::string_view language)
{
    std::vector<std::string> words;
    for (const Label& label : area.labels)
        if (label.kind == LabelKind::alternative && primary(label.language) == language &&
            words.size() < most_other_words &&
            std::find(words.begin(), words.end(), label.text) == words.end())
            words.push_back(label.text);
    return joined(words, ", ");
}

List words_by_country(const Concept& area, const Words& words)
{
    // the reader's language first, then by language and country
    std::map<std::pair<bool, std::string>, std::vector<std::string>> by_language;
    for (const Label& label : area.labels)
        if (label.kind == LabelKind::alternative)
            by_language[{primary(label.language) != words.language(), label.language.str()}]
                .push_back(label.text);
    List rows;
    for (const auto& [key, labels] : by_language) {
        const auto language = Language::parse(key.second);
        const std::string country = language ? country_of(*language) : std::string();
        const std::string tag(language ? primary(*language) : std::string_view());
        const std::string name =
            country.empty() ? words("area.everywhere") : words.label("country", country);
        rows.push_back(Object{
            {"country", words("area.country_language",
                              {{"country", name}, {"language", words.label("language", tag)}})},
            {"words_language", foreign(key.second, words)},
            {"words", joined(labels, ", ")}});
    }
    return rows;
}

}  // namespace findings::server
