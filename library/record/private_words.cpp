#include "library/record/private_words.hpp"

#include "library/base/text.hpp"

#include <algorithm>
#include <array>
#include <regex>
#include <span>

namespace findings {
namespace {

/// A run between spaces, without the punctuation around it.
struct Token {
    std::string typed;
    std::string folded;
    bool begins_sentence = false;
    bool ends_sentence = false;
    bool ends_phrase = false;  ///< a comma or bracket parts it from the next
};

using Tokens = std::vector<Token>;
using Found = std::vector<PrivateWords>;

constexpr std::size_t fewest_number_digits = 6;
constexpr std::size_t fewest_phone_digits = 7;
constexpr std::size_t fewest_file_digits = 3;

constexpr std::array<std::string_view, 24> months{
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december",
    "janvier", "fevrier",  "mars",      "avril",   "mai",      "juin",
    "juillet", "aout",     "septembre", "octobre", "novembre", "decembre"};
// after a day only: some are words by themselves
constexpr std::array<std::string_view, 16> short_months{"jan",  "feb",  "apr", "jun", "jul", "aug",
                                                        "sep",  "sept", "oct", "nov", "dec", "janv",
                                                        "fevr", "fev",  "avr", "juil"};

constexpr std::array<std::string_view, 7> english_titles{"mr", "mrs", "ms", "miss",
                                                         "mx", "dr",  "m"};
constexpr std::array<std::string_view, 6> french_titles{"mme",      "mlle",         "madame",
                                                        "monsieur", "mademoiselle", "docteur"};

constexpr std::array<std::string_view, 3> file_words{"dossier", "file", "case"};
constexpr std::array<std::string_view, 6> number_words{"no", "nr", "number", "numero", "n°", "#"};

// Words of the names of places and peoples in the five countries.
constexpr std::array<std::string_view, 47> places{
    "america", "american", "australia", "autochtones", "britain",  "british",  "brunswick",
    "canada",  "canadian", "columbia",  "east",        "edward",   "ecosse",   "england",
    "etats",   "first",    "france",    "galles",      "great",    "inuit",    "ireland",
    "irlande", "island",   "kingdom",   "london",      "metis",    "montreal", "nations",
    "new",     "nord",     "north",     "northern",    "nova",     "ontario",  "premieres",
    "prince",  "quebec",   "royaume",   "scotia",      "scotland", "south",    "states",
    "toronto", "uni",      "united",    "wales",       "zealand"};

template <std::size_t count>
bool is_one_of(std::string_view word, const std::array<std::string_view, count>& words)
{
    return std::ranges::find(words, word) != words.end();
}

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

std::size_t digits_in(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(text, is_digit));
}

bool matches(const std::string& text, const std::regex& pattern)
{
    return std::regex_match(text, pattern);
}

/// Longest first, so that none is taken for the begin of another.
constexpr std::array<std::string_view, 26> marks{"…", "“",  "”", "‘", "’", "«", "»", "–", "—",
                                                 ".", ",",  ";", ":", "!", "?", "(", ")", "[",
                                                 "]", "\"", "'", "*", "{", "}", "<", ">"};

std::string_view mark_at_end(std::string_view text)
{
    for (const std::string_view mark : marks)
        if (text.ends_with(mark))
            return mark;
    return {};
}

std::string_view mark_at_begin(std::string_view text)
{
    for (const std::string_view mark : marks)
        if (text.starts_with(mark))
            return mark;
    return {};
}

Token token_of(std::string_view run)
{
    Token token;
    const bool is_area_code = run.starts_with('(') && run.ends_with(')') && digits_in(run) > 0;
    if (is_area_code)
        return {.typed = std::string(run), .folded = folded(run)};
    for (std::string_view mark = mark_at_end(run); !mark.empty(); mark = mark_at_end(run)) {
        token.ends_sentence |=
            mark == "." || mark == "?" || mark == "!" || mark == ":" || mark == "…" || mark == ";";
        token.ends_phrase |= mark == "," || mark == ")" || mark == "]";
        run.remove_suffix(mark.size());
    }
    for (std::string_view mark = mark_at_begin(run); !mark.empty(); mark = mark_at_begin(run)) {
        token.begins_sentence = true;
        run.remove_prefix(mark.size());
    }
    token.typed = std::string(run);
    token.folded = folded(run);
    return token;
}

Tokens tokens_of(std::string_view text)
{
    Tokens tokens;
    bool begins = true;
    const std::string even = squeezed(text);
    for (const std::string_view run : split(even, ' ')) {
        Token token = token_of(run);
        if (token.typed.empty()) {
            begins = true;  // a dash or a quotation mark by itself
            continue;
        }
        token.begins_sentence |= begins;
        begins = token.ends_sentence;
        tokens.push_back(std::move(token));
    }
    return tokens;
}

/// The first letter is a capital and not all are, as in a name and not as in an acronym.
bool is_capitalised(const Token& token)
{
    const std::string& typed = token.typed;
    std::size_t first = 1;
    while (first < typed.size() && (static_cast<unsigned char>(typed[first]) & 0xC0U) == 0x80)
        ++first;
    const std::string letter = typed.substr(0, first);
    const std::string rest = typed.substr(first);
    const bool is_word = digits_in(typed) == 0;
    return is_word && !rest.empty() && case_folded(letter) != nfc(letter) &&
           std::ranges::any_of(rest, [](char c) {
               return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
           });
}

std::string typed_of(const Tokens& tokens, std::size_t begin, std::size_t end)
{
    std::string text;
    for (std::size_t i = begin; i < end; ++i)
        text += (text.empty() ? "" : " ") + tokens[i].typed;
    return text;
}

void add(Found& found, PrivateKind kind, std::string text)
{
    const PrivateWords words{kind, std::move(text)};
    if (std::ranges::find(found, words) == found.end())
        found.push_back(words);
}

/// "12", "12th", "1er": a day of a month.
bool is_day(const std::string& folded_word)
{
    static const std::regex pattern(R"((0?[1-9]|[12]\d|3[01])(st|nd|rd|th|er|e)?)");
    return matches(folded_word, pattern);
}

bool is_month(const Token& token)
{
    // "may" and "march" are verbs
    const bool is_verb = token.folded == "may" || token.folded == "march";
    return is_one_of(token.folded, months) && (!is_verb || is_capitalised(token));
}

void find_days(const Tokens& tokens, Found& found)
{
    static const std::regex numeric(R"(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})");
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (matches(tokens[i].folded, numeric))
            add(found, PrivateKind::day, tokens[i].typed);
        const bool has_month = is_month(tokens[i]);
        const bool is_after_day = i > 0 && is_day(tokens[i - 1].folded);
        if (is_after_day && (has_month || is_one_of(tokens[i].folded, short_months)))
            add(found, PrivateKind::day, typed_of(tokens, i - 1, i + 1));
        else if (has_month && i + 1 < tokens.size() && is_day(tokens[i + 1].folded))
            add(found, PrivateKind::day, typed_of(tokens, i, i + 2));
    }
}

bool is_harmless_number(const std::string& text)
{
    static const std::regex pattern(
        R"((19|20)\d\d[-–/.]+(19|20)?\d\d|\d{1,3}([,.]\d{3})+%?|10\.\d+/.*)"
        R"(|https?:.*|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})");
    return matches(text, pattern);
}

/// Whether what was typed is part of something that was found already.
bool is_found(const std::string& typed, const Found& found)
{
    return std::ranges::any_of(found, [&](const PrivateWords& words) {
        return words.text.find(typed) != std::string::npos;
    });
}

void find_numbers(const Tokens& tokens, Found& found)
{
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const std::string& word = tokens[i].folded;
        if (word.find('@') == std::string::npos && digits_in(word) >= fewest_number_digits &&
            !is_harmless_number(word) && !is_found(tokens[i].typed, found))
            add(found, PrivateKind::number, tokens[i].typed);
        if (!is_one_of(word, file_words))
            continue;
        std::size_t at = i + 1;
        if (at < tokens.size() && is_one_of(tokens[at].folded, number_words))
            ++at;
        if (at < tokens.size() && digits_in(tokens[at].folded) >= fewest_file_digits &&
            (at > i + 1 || digits_in(tokens[at].folded) > 4))
            add(found, PrivateKind::number, typed_of(tokens, i, at + 1));
    }
}

/// Only digits and what stands between them in a phone number.
bool is_phone_part(const Token& token)
{
    return digits_in(token.typed) > 0 &&
           token.typed.find_first_not_of("0123456789+-.()/") == std::string::npos;
}

/// "2015 2020" and "1 200 000" are no phone numbers.
bool is_count_or_years(std::span<const Token> parts)
{
    static const std::regex year(R"((19|20)\d\d)");
    static const std::regex first(R"(\d{1,3})");
    static const std::regex three(R"(\d{3})");
    const bool are_years =
        std::ranges::all_of(parts, [](const Token& part) { return matches(part.typed, year); });
    const bool is_count = matches(parts.front().typed, first) &&
                          std::ranges::all_of(parts.subspan(1), [](const Token& part) {
                              return matches(part.typed, three);
                          });
    return are_years || is_count;
}

void find_phones(const Tokens& tokens, Found& found)
{
    for (std::size_t begin = 0; begin < tokens.size();) {
        std::size_t end = begin;
        std::size_t digits = 0;
        while (end < tokens.size() && is_phone_part(tokens[end])) {
            digits += digits_in(tokens[end++].typed);
            if (tokens[end - 1].ends_phrase || tokens[end - 1].ends_sentence)
                break;
        }
        const std::span parts(tokens.data() + begin, end - begin);
        if (parts.size() > 1 && digits >= fewest_phone_digits && !is_count_or_years(parts))
            add(found, PrivateKind::phone, typed_of(tokens, begin, end));
        begin = std::max(end, begin + 1);
    }
}

void find_emails(const Tokens& tokens, Found& found)
{
    static const std::regex address(R"([^@\s]+@[^@\s]+\.[^@\s]+)");
    for (const Token& token : tokens)
        if (matches(token.folded, address))
            add(found, PrivateKind::email, token.typed);
}

bool is_title(const Token& token)
{
    const bool has_capital =
        !token.typed.empty() && token.typed.front() >= 'A' && token.typed.front() <= 'Z';
    return is_one_of(token.folded, french_titles) ||
           (has_capital && is_one_of(token.folded, english_titles));
}

void find_titled_names(const Tokens& tokens, Found& found)
{
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i)
        if (is_title(tokens[i]) && is_capitalised(tokens[i + 1]))
            add(found, PrivateKind::titled_name, typed_of(tokens, i, i + 2));
}

void find_names(const Tokens& tokens, const std::function<bool(std::string_view)>& is_known,
                Found& found)
{
    const auto is_harmless = [&](const Token& token) {
        return is_known(token.folded) || is_one_of(token.folded, places);
    };
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        const Token& one = tokens[i];
        const Token& next = tokens[i + 1];
        const bool are_apart = one.begins_sentence || one.ends_sentence || one.ends_phrase ||
                               next.begins_sentence || is_title(one);
        if (!are_apart && is_capitalised(one) && is_capitalised(next) &&
            !(is_harmless(one) && is_harmless(next)))
            add(found, PrivateKind::name, typed_of(tokens, i, i + 2));
    }
}

}  // namespace

std::string_view name(PrivateKind kind)
{
    static constexpr std::array<std::string_view, 6> names{"day",   "number",      "phone",
                                                           "email", "titled_name", "name"};
    return names[static_cast<std::size_t>(kind)];
}

std::vector<PrivateWords> private_words(std::string_view text,
                                        const std::function<bool(std::string_view)>& is_known)
{
    const Tokens tokens = tokens_of(text);
    Found found;
    find_days(tokens, found);
    find_phones(tokens, found);
    find_numbers(tokens, found);
    find_emails(tokens, found);
    find_titled_names(tokens, found);
    find_names(tokens, is_known, found);
    return found;
}

}  // namespace findings
