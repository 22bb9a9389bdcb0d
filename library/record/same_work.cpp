#include "library/record/same_work.hpp"

#include "library/base/text.hpp"
#include "library/record/fields.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <tuple>

namespace findings {
namespace {

/// The letters and digits of the folded text, in any script; what is left tells titles apart.
std::string letters(std::string_view text)
{
    const std::string plain = folded(text);
    std::string kept;
    for (std::size_t at = 0; at < plain.size();) {
        std::size_t length = 1;
        while (at + length < plain.size() &&
               (static_cast<unsigned char>(plain[at + length]) & 0xC0) == 0x80)
            ++length;
        const std::string_view character = std::string_view(plain).substr(at, length);
        if (count_words(character) > 0)
            kept += character;
        at += length;
    }
    return kept;
}

std::string first_author(const Record& record)
{
    if (record.authors.empty())
        return {};
    const Agent& author = record.authors.front();
    return letters(author.family.empty()
                       ? std::string_view(author.name).substr(0, author.name.find(','))
                       : std::string_view(author.family));
}

/// How many times each pair of neighbouring bytes occurs.
std::map<std::string_view, int> pairs_of(std::string_view text)
{
    std::map<std::string_view, int> pairs;
    for (std::size_t i = 0; i + 1 < text.size(); ++i)
        ++pairs[text.substr(i, 2)];
    return pairs;
}

/// Dice's coefficient over pairs of bytes, 0 to 1. A letter lost or swapped in a title of 40 costs
/// some hundredths.
double similarity(const std::string& one, const std::string& other)
{
    if (one == other)
        return 1;
    if (one.size() < 2 || other.size() < 2)
        return 0;
    const auto known = pairs_of(other);
    int common = 0;
    for (const auto& [pair, times] : pairs_of(one))
        if (const auto found = known.find(pair); found != known.end())
            common += std::min(times, found->second);
    return 2.0 * common / static_cast<double>(one.size() + other.size() - 2);
}

std::string digits(std::string_view text)
{
    std::string kept;
    std::copy_if(text.begin(), text.end(), std::back_inserter(kept),
                 [](char c) { return c >= '0' && c <= '9'; });
    return kept;
}

/// Alike but for a slip of the pen. Numbers must agree: reports of two years are two works.
bool have_similar_titles(const Record& one, const Record& other)
{
    const std::string title = letters(one.title);
    const std::string other_title = letters(other.title);
    return digits(title) == digits(other_title) && similarity(title, other_title) >= 0.9;
}

template <class Type>
bool agree(const std::optional<Type>& one, const std::optional<Type>& other)
{
    return one && one == other;
}

template <class Type>
bool contradict(const std::optional<Type>& one, const std::optional<Type>& other)
{
    return one && other && one != other;
}

/// Books have an ISBN for each form they are sold in, and works have many addresses: two that
/// differ say nothing.
bool identifiers_contradict(const Record& one, const Record& other)
{
    return contradict(one.doi, other.doi) || contradict(one.pmid, other.pmid) ||
           contradict(one.pmcid, other.pmcid);
}

bool share_a_number_of_their_own(const Record& one, const Record& other)
{
    return agree(one.doi, other.doi) || agree(one.pmid, other.pmid) ||
           agree(one.pmcid, other.pmcid);
}

bool share_an_isbn(const Record& one, const Record& other)
{
    return std::any_of(one.isbns.begin(), one.isbns.end(), [&](const Isbn& isbn) {
        return std::find(other.isbns.begin(), other.isbns.end(), isbn) != other.isbns.end();
    });
}

/// Chapters carry the ISBN of their book, and pages that list works the address of them all: such a
/// number names a work only together with its title.
bool share_a_number_of_many(const Record& one, const Record& other)
{
    return share_an_isbn(one, other) || agree(one.url, other.url);
}

bool is_part_of_the_other(const Record& one, const Record& other)
{
    return one.container.title.empty() != other.container.title.empty() &&
           share_an_isbn(one, other);
}

/// True where each member of `incoming` is empty or the one of `known`. A record of our own is a
/// whole: what it no longer says is news too.
bool says_nothing_new(const Record& incoming, const Record& known)
{
    if (is_native_kind(incoming.kind))
        return incoming == known;
    const Record empty;
    const auto is_known = [&](const auto& field) {
        const auto& value = incoming.*field.member;
        return value == empty.*field.member || value == known.*field.member;
    };
    return std::apply([&](const auto&... field) { return (is_known(field) && ...); },
                      fields_of<Record>);
}

Sameness same_or_new_version(const Record& incoming, const Record& known)
{
    return says_nothing_new(incoming, known) ? Sameness::same : Sameness::new_version;
}

/// Without a number in common, being the same takes title, year and author, or equality.
Sameness same_by_title(const Record& incoming, const Record& known)
{
    Record as_stored = incoming;
    as_stored.id = known.id;
    const bool key_is_full = incoming.issued && !incoming.authors.empty();
    const bool is_same = as_stored == known || (key_is_full && says_nothing_new(incoming, known));
    return is_same ? Sameness::same : Sameness::possibly_same;
}

Sameness same_between_us_and_outside(const Record& incoming, const Record& known)
{
    const bool related =
        share_a_number_of_their_own(incoming, known) || have_similar_titles(incoming, known);
    return related ? Sameness::possibly_same : Sameness::different;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> identifying_keys(const Record& record)
{
    std::vector<std::pair<std::string, std::string>> keys;
    const auto add = [&](const char* scheme, const auto& identifier) {
        if (identifier)
            keys.emplace_back(scheme, identifier->str());
    };
    add("doi", record.doi);
    add("pmid", record.pmid);
    add("pmcid", record.pmcid);
    for (const Isbn& isbn : record.isbns)
        keys.emplace_back("isbn", isbn.str());
    add("url", record.url);
    return keys;
}

std::string title_key(const Record& record)
{
    const std::string title = letters(record.title);
    if (title.empty())
        return {};
    const std::string year = record.issued ? std::to_string(record.issued->year()) : "";
    return title + "|" + year + "|" + first_author(record);
}

Sameness same_work(const Record& incoming, const Record& known)
{
    if (agree(incoming.id, known.id))
        return same_or_new_version(incoming, known);
    const bool incoming_is_ours = is_native_kind(incoming.kind);
    const bool known_is_ours = is_native_kind(known.kind);
    if (incoming_is_ours && known_is_ours && contradict(incoming.id, known.id))
        return Sameness::different;
    if (identifiers_contradict(incoming, known) || is_part_of_the_other(incoming, known))
        return Sameness::different;
    if (incoming_is_ours != known_is_ours)
        return same_between_us_and_outside(incoming, known);
    if (share_a_number_of_their_own(incoming, known))
        return same_or_new_version(incoming, known);
    if (share_a_number_of_many(incoming, known))
        return have_similar_titles(incoming, known) ? same_or_new_version(incoming, known)
                                                    : Sameness::different;
    const std::string key = title_key(incoming);
    return !key.empty() && key == title_key(known) ? same_by_title(incoming, known)
                                                   : Sameness::different;
}

}  // namespace findings
