#include "library/record/similarity.hpp"

#include "library/base/text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <optional>

namespace findings {
namespace {

constexpr double alike_titles = 0.9;
constexpr double half_alike_titles = 0.5;
constexpr double alike_names = 0.7;

/// Shorter titles begin other works too: "Kinship care".
constexpr std::size_t least_beginning = 30;

/// Shorter names are found within others by chance.
constexpr std::size_t least_name_within = 4;

/// Long enough that few titles of a library share it, short enough to hold no slip of the pen.
constexpr std::size_t key_length = 24;

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool is_ascii_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// What folding leaves, as Unicode takes no stroke off a letter.
std::string_view transcribed(std::string_view character)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> letters{
        {{"ø", "o"}, {"ł", "l"}, {"đ", "d"}, {"ð", "d"}, {"þ", "th"}, {"ı", "i"}}};
    for (const auto& [letter, plain] : letters)
        if (letter == character)
            return plain;
    return character;
}

std::size_t character_length(std::string_view text, std::size_t at)
{
    std::size_t length = 1;
    while (at + length < text.size() &&
           (static_cast<unsigned char>(text[at + length]) & 0xC0) == 0x80)
        ++length;
    return length;
}

/// Every pair of neighbouring bytes, sorted.
std::vector<std::uint16_t> pairs_of(std::string_view text)
{
    std::vector<std::uint16_t> pairs;
    pairs.reserve(text.size());
    for (std::size_t i = 0; i + 1 < text.size(); ++i)
        pairs.push_back(static_cast<std::uint16_t>(static_cast<unsigned char>(text[i]) << 8 |
                                                   static_cast<unsigned char>(text[i + 1])));
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

std::size_t count_common(const std::vector<std::uint16_t>& one,
                         const std::vector<std::uint16_t>& other)
{
    std::size_t common = 0;
    for (auto a = one.begin(), b = other.begin(); a != one.end() && b != other.end();) {
        common += *a == *b ? 1 : 0;
        const bool a_is_behind = *a <= *b;
        const bool b_is_behind = *b <= *a;
        a += a_is_behind ? 1 : 0;
        b += b_is_behind ? 1 : 0;
    }
    return common;
}

bool is_letter_or_digit(char c)
{
    return is_digit(c) || is_ascii_letter(c);
}

/// What a word says of the number of a part: its digits, or those of a Roman number up to XII; else
/// nothing.
std::string number_of(std::string_view word)
{
    static constexpr std::array<std::string_view, 12> roman{
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"};
    if (const auto found = std::find(roman.begin(), roman.end(), word); found != roman.end())
        return std::to_string(found - roman.begin() + 1);
    std::string digits;
    std::copy_if(word.begin(), word.end(), std::back_inserter(digits), is_digit);
    return digits;
}

struct Numbers {
    std::string digits;       ///< "Part II, 2019" and "part 2 (2019)" are "22019"
    std::string last_letter;  ///< of "part B": a last word of one letter
};

Numbers numbers(std::string_view title)
{
    const std::string plain = folded(title);
    Numbers numbers;
    for (std::size_t at = 0; at < plain.size(); ++at) {
        const std::size_t begin = at;
        while (at < plain.size() && is_letter_or_digit(plain[at]))
            ++at;
        if (at == begin)
            continue;
        const std::string word = plain.substr(begin, at - begin);
        const std::string number = number_of(word);
        numbers.digits += number;
        numbers.last_letter = word.size() == 1 && number.empty() ? word : "";
    }
    return numbers;
}

/// A title that goes on where the other ends, and not with another number.
bool goes_on(std::string_view longer, std::string_view shorter, const Numbers& longer_numbers,
             const Numbers& shorter_numbers)
{
    return shorter.size() >= least_beginning && longer.starts_with(shorter) &&
           longer_numbers.digits.starts_with(shorter_numbers.digits) &&
           !(is_digit(shorter.back()) && is_digit(longer[shorter.size()]));
}

/// The first number in the text without zeros in front; empty where there is none.
std::string_view first_number(std::string_view text)
{
    const auto begin =
        std::find_if(text.begin(), text.end(), [](char c) { return is_digit(c) && c != '0'; });
    const auto end = std::find_if_not(begin, text.end(), is_digit);
    return text.substr(static_cast<std::size_t>(begin - text.begin()),
                       static_cast<std::size_t>(end - begin));
}

/// The number of the first page, "e43268" and "S27" without their letters; empty for "No-C-93",
/// which names no page.
std::string_view first_page(const Container& container)
{
    const std::string_view pages = trimmed(container.pages);
    const auto digit = std::find_if_not(pages.begin(), pages.end(), is_ascii_letter);
    return digit != pages.end() && is_digit(*digit) ? first_number(pages) : std::string_view();
}

/// The last characters of a title that is longer than a key.
std::string_view end_of(std::string_view title)
{
    std::size_t at = title.size() - key_length;
    while ((static_cast<unsigned char>(title[at]) & 0xC0) == 0x80)
        ++at;
    return title.substr(at);
}

enum class Agreement { agree, unknown, contradict };

template <class Text>
Agreement agreement(const Text& one, const Text& other)
{
    if (one.empty() || other.empty())
        return Agreement::unknown;
    return one == other ? Agreement::agree : Agreement::contradict;
}

/// The family name as it is compared; of a body or an unsplit name what stands before the comma.
std::string family(const Agent& agent)
{
    const std::string_view name = agent.name;
    return letters(agent.family.empty() ? name.substr(0, name.find(',')) : agent.family);
}

/// "Peter" within "St Peter", "Lynch" within "Lynch Jr".
bool is_within(std::string_view name, std::string_view longer)
{
    return name.size() >= least_name_within && (longer.starts_with(name) || longer.ends_with(name));
}

bool is_among(const std::string& name, const std::vector<Agent>& authors)
{
    return std::any_of(authors.begin(), authors.end(),
                       [&](const Agent& author) { return family(author) == name; });
}

Agreement first_authors(const Record& one, const Record& other)
{
    if (one.authors.empty() || other.authors.empty())
        return Agreement::unknown;
    const std::string name = family(one.authors.front());
    const std::string other_name = family(other.authors.front());
    if (name.empty() || other_name.empty())
        return Agreement::unknown;
    const bool are_alike = dice(name, other_name) >= alike_names || is_within(name, other_name) ||
                           is_within(other_name, name) ||
                           (is_among(name, other.authors) && is_among(other_name, one.authors));
    return are_alike ? Agreement::agree : Agreement::contradict;
}

/// How many years apart; nullopt where one is not known.
std::optional<int> years_apart(const Record& one, const Record& other)
{
    if (!one.issued || !other.issued)
        return std::nullopt;
    return std::abs(one.issued->year() - other.issued->year());
}

}  // namespace

std::string letters(std::string_view text)
{
    const std::string plain = folded(text);
    std::string kept;
    kept.reserve(plain.size());
    for (std::size_t at = 0; at < plain.size();) {
        const std::size_t length = character_length(plain, at);
        const std::string_view character = std::string_view(plain).substr(at, length);
        if (length == 1 ? is_digit(plain[at]) || is_ascii_letter(plain[at])
                        : count_words(character) > 0)
            kept += transcribed(character);
        at += length;
    }
    return kept;
}

double dice(std::string_view one, std::string_view other)
{
    if (one == other)
        return 1;
    if (one.size() < 2 || other.size() < 2)
        return 0;
    const std::size_t common = count_common(pairs_of(one), pairs_of(other));
    return 2.0 * static_cast<double>(common) / static_cast<double>(one.size() + other.size() - 2);
}

bool titles_are_alike(std::string_view one, std::string_view other)
{
    const std::string title = letters(one);
    const std::string other_title = letters(other);
    if (title.empty() || other_title.empty())
        return false;
    if (title == other_title)
        return true;
    const Numbers all = numbers(one);
    const Numbers other_all = numbers(other);
    if (title.size() < other_title.size() ? goes_on(other_title, title, other_all, all)
                                          : goes_on(title, other_title, all, other_all))
        return true;
    return all.digits == other_all.digits && all.last_letter == other_all.last_letter &&
           dice(title, other_title) >= alike_titles;
}

Likeness likeness(const Record& incoming, const Record& known)
{
    const Agreement volume =
        agreement(first_number(incoming.container.volume), first_number(known.container.volume));
    const Agreement page = agreement(first_page(incoming.container), first_page(known.container));
    const bool is_one_place = volume == Agreement::agree && page == Agreement::agree;
    const std::optional<int> apart = years_apart(incoming, known);
    const bool is_one_year = apart.value_or(0) == 0;
    if (apart.value_or(0) > 1 || page == Agreement::contradict)
        return Likeness::none;
    if (volume == Agreement::contradict && !(page == Agreement::agree && is_one_year))
        return Likeness::none;

    const Agreement author = first_authors(incoming, known);
    if (!titles_are_alike(incoming.title, known.title)) {
        const bool all_else_agrees = is_one_place && author == Agreement::agree && apart == 0;
        return all_else_agrees &&
                       dice(letters(incoming.title), letters(known.title)) >= half_alike_titles
                   ? Likeness::perhaps
                   : Likeness::none;
    }
    if (is_one_place && is_one_year && author == Agreement::agree)
        return Likeness::one_work;
    return is_one_place || author != Agreement::contradict ? Likeness::perhaps : Likeness::none;
}

std::vector<std::pair<std::string, std::string>> likeness_keys(const Record& record)
{
    std::vector<std::pair<std::string, std::string>> keys;
    const std::string title = letters(record.title);
    if (!title.empty())
        keys.emplace_back("head", cut(title, key_length));
    if (title.size() > key_length)
        keys.emplace_back("tail", end_of(title));
    const std::string_view volume = first_number(record.container.volume);
    const std::string_view page = first_page(record.container);
    if (record.issued && !volume.empty() && !page.empty())
        keys.emplace_back("place", std::to_string(record.issued->year()) + "|" +
                                       std::string(volume) + "|" + std::string(page));
    return keys;
}

}  // namespace findings
