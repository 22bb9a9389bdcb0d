#include "library/formats/bibtex_names.hpp"

#include "library/base/text.hpp"
#include "library/formats/bibtex_text.hpp"

#include <algorithm>
#include <utility>

namespace findings::bibtex {
namespace {

bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '~';
}

/// The parts between separators outside of braces.
std::vector<std::string_view> parted(std::string_view tex, bool (*separates)(char))
{
    std::vector<std::string_view> parts;
    int depth = 0;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < tex.size(); ++i) {
        depth += tex[i] == '{' ? 1 : tex[i] == '}' ? -1 : 0;
        if (depth == 0 && separates(tex[i])) {
            parts.push_back(tex.substr(begin, i - begin));
            begin = i + 1;
        }
    }
    parts.push_back(tex.substr(begin));
    return parts;
}

bool is_comma(char c)
{
    return c == ',';
}

std::vector<std::string_view> words_of(std::string_view tex)
{
    std::vector<std::string_view> words = parted(tex, is_space);
    std::erase(words, std::string_view());
    return words;
}

/// The names between the words "and".
std::vector<std::string_view> names_in(std::string_view tex)
{
    std::vector<std::string_view> names;
    const char* begin = tex.data();
    for (const std::string_view word : words_of(tex)) {
        if (ascii_lower(word) != "and")
            continue;
        names.emplace_back(begin, static_cast<std::size_t>(word.data() - begin));
        begin = word.data() + word.size();
    }
    names.emplace_back(begin, static_cast<std::size_t>(tex.data() + tex.size() - begin));
    return names;
}

/// True for text that is in one pair of braces as a whole.
bool is_braced(std::string_view tex)
{
    tex = trimmed(tex);
    if (!tex.starts_with('{'))
        return false;
    int depth = 0;
    for (std::size_t i = 0; i < tex.size(); ++i) {
        depth += tex[i] == '{' ? 1 : tex[i] == '}' ? -1 : 0;
        if (depth == 0)
            return i + 1 == tex.size();
    }
    return false;
}

/// "von", "de", "{\'e}t": the first letter is there in lower case. A word without case is not.
bool is_lower(std::string_view word)
{
    const std::string text = text_of(word);
    std::size_t length = 1;
    while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80)
        ++length;
    const std::string first = text.substr(0, length);
    const std::string plain = folded(first);
    return !plain.empty() && plain.front() >= 'a' && plain.front() <= 'z' &&
           case_folded(first) == first;
}

std::string joined_text(const std::vector<std::string_view>& words, std::size_t from,
                        std::size_t to)
{
    std::string tex;
    for (std::size_t i = from; i < to; ++i)
        tex += (tex.empty() ? "" : " ") + std::string(words[i]);
    return text_of(tex);
}

/// "First von Last".
Agent in_reading_order(std::string_view tex)
{
    const std::vector<std::string_view> words = words_of(tex);
    if (words.empty())
        return {};
    if (words.size() == 1)
        return {.name = text_of(tex)};
    const auto found = std::find_if(words.begin(), words.end() - 1, is_lower);
    std::size_t family = static_cast<std::size_t>(found - words.begin());
    if (family == 0 && std::all_of(words.begin(), words.end(), is_lower))
        family = words.size() - 1;
    if (family == 0)
        return {.name = text_of(tex)};
    return {.family = joined_text(words, family, words.size()),
            .given = joined_text(words, 0, family)};
}

/// "von Last, First", "von Last, Jr, First": the suffix goes behind the given names.
Agent inverted(const std::vector<std::string_view>& parts)
{
    Agent agent{.family = text_of(parts.front()), .given = text_of(parts.back())};
    for (std::size_t i = 1; i + 1 < parts.size(); ++i)
        if (const std::string suffix = text_of(parts[i]); !suffix.empty())
            agent.given += (agent.given.empty() ? "" : ", ") + suffix;
    if (agent.family.empty() || agent.given.empty()) {
        agent.name = agent.family + agent.given;
        agent.family.clear();
        agent.given.clear();
    }
    return agent;
}

/// biblatex: "family=Berg, given=Jan, prefix=van den".
Agent named_parts(const std::vector<std::string_view>& parts)
{
    Agent agent;
    std::string prefix;
    std::string suffix;
    for (const std::string_view part : parts) {
        const std::size_t equals = std::min(part.find('='), part.size());
        const std::string name = ascii_lower(trimmed(part.substr(0, equals)));
        const std::string value = text_of(part.substr(std::min(equals + 1, part.size())));
        std::string& target = name == "family"   ? agent.family
                              : name == "given"  ? agent.given
                              : name == "prefix" ? prefix
                                                 : suffix;
        if (&target != &suffix || name == "suffix")
            target = value;
    }
    if (!prefix.empty())
        agent.family = prefix + " " + agent.family;
    if (!suffix.empty())
        agent.given += ", " + suffix;
    return agent;
}

Agent agent_of(std::string_view tex)
{
    if (is_braced(tex))
        return {.name = text_of(tex)};
    const std::vector<std::string_view> parts = parted(tex, is_comma);
    const std::string beginning = ascii_lower(trimmed(parts.front()));
    if (beginning.starts_with("family=") || beginning.starts_with("given="))
        return named_parts(parts);
    return parts.size() == 1 ? in_reading_order(tex) : inverted(parts);
}

// ---- writing

/// In braces where a comma or "and" would part it.
std::string guarded(const std::string& text)
{
    const std::string tex = tex_of(std::string_view(text));
    const bool has_and = ascii_lower(" " + text + " ").find(" and ") != std::string::npos;
    return has_and || text.find(',') != std::string::npos || text.find('=') != std::string::npos
               ? "{" + tex + "}"
               : tex;
}

std::string tex_of_name(const Agent& agent)
{
    if (agent.family.empty() || agent.given.empty())
        return "{" + tex_of(std::string_view(agent.family + agent.name)) + "}";
    const std::size_t comma = agent.given.find(", ");
    const bool has_suffix = comma != std::string::npos && comma > 0 &&
                            comma + 2 < agent.given.size() &&
                            agent.given.find(',', comma + 1) == std::string::npos;
    if (!has_suffix)
        return guarded(agent.family) + ", " + guarded(agent.given);
    return guarded(agent.family) + ", " + guarded(agent.given.substr(comma + 2)) + ", " +
           guarded(agent.given.substr(0, comma));
}

}  // namespace

Names names_of(std::string_view tex)
{
    Names names;
    for (const std::string_view name : names_in(tex)) {
        if (ascii_lower(trimmed(name)) == "others")
            names.has_others = true;
        else if (Agent agent = agent_of(name); !display_name(agent).empty())
            names.people.push_back(std::move(agent));
    }
    return names;
}

std::string tex_of(const std::vector<Agent>& people)
{
    std::string tex;
    for (const Agent& agent : people)
        tex += (tex.empty() ? "" : " and ") + tex_of_name(agent);
    return tex;
}

}  // namespace findings::bibtex
