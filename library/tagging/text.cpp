#include "library/tagging/text.hpp"

#include "library/base/text.hpp"

#include <utf8proc.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <span>

namespace findings {
namespace {

constexpr std::size_t most_terms = 10'000;

/// Letters, digits and the marks on them.
bool is_of_word(utf8proc_int32_t character)
{
    const utf8proc_category_t category = utf8proc_category(character);
    return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
           (category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME) ||
           (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
}

/// Calls `take` with each run of word characters and what follows it.
template <class Take>
void each_word(std::string_view text, const Take& take)
{
    std::size_t begin = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        utf8proc_int32_t character = 0;
        const auto length =
            utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                             static_cast<utf8proc_ssize_t>(text.size() - at), &character);
        const std::size_t step = length > 0 ? static_cast<std::size_t>(length) : 1;
        if (length <= 0 || !is_of_word(character)) {
            if (at > begin)
                take(text.substr(begin, at - begin), text[at]);
            begin = at + step;
        }
        at += step;
    }
    if (at > begin)
        take(text.substr(begin, at - begin), '\0');
}

/// What stands before or after an apostrophe and is no word: l', d', qu', 's.
bool is_remnant(std::string_view word, char next)
{
    return word.size() == 1 ? next == '\'' || word == "s" : next == '\'' && word == "qu";
}

/// Stems words of one language; leaves them as they are where Xapian has no stemmer for it.
class Stemmer {
public:
    explicit Stemmer(std::string_view language)
    {
        try {
            stem_ = Xapian::Stem(std::string(primary_language(language)));
        } catch (const Xapian::InvalidArgumentError&) {
        }
    }

    std::string operator()(const std::string& word) const { return folded(stem_(word)); }

private:
    Xapian::Stem stem_;
};

class Reading {
public:
    explicit Reading(std::string_view language) : stem_(language) {}

    void read(std::string_view text, TextPlace place)
    {
        bool begins = true;
        const std::string cased = case_folded(cut(text, 1 << 20));
        each_word(cased, [&](std::string_view word, char next) {
            if (is_remnant(word, next) || terms_.size() == most_terms)
                return;
            const std::string whole(word);
            terms_.push_back({folded(whole), stem_(whole), place, begins});
            begins = false;
        });
    }

    std::vector<Term> take() { return std::move(terms_); }

private:
    Stemmer stem_;
    std::vector<Term> terms_;
};

std::size_t count_of(const std::vector<Term>& terms, std::span<const std::string_view> words)
{
    return static_cast<std::size_t>(std::ranges::count_if(terms, [&](const Term& term) {
        return std::ranges::find(words, term.word) != words.end();
    }));
}

std::vector<Term> read_all(const TaggedText& text, std::string_view language)
{
    Reading reading(language);
    reading.read(text.title, TextPlace::title);
    for (const std::string& message : text.key_messages)
        reading.read(message, TextPlace::key_messages);
    for (const std::string& keyword : text.keywords)
        reading.read(keyword, TextPlace::keywords);
    reading.read(text.text, TextPlace::text);
    return reading.take();
}

}  // namespace

std::string_view primary_language(std::string_view language)
{
    return language.substr(0, language.find('-'));
}

std::string language_of(const TaggedText& text)
{
    if (!text.language.empty())
        return std::string(primary_language(text.language));
    constexpr std::array<std::string_view, 8> french{"le", "les", "des", "est",
                                                     "et", "une", "du",  "dans"};
    constexpr std::array<std::string_view, 8> english{"the", "of", "and", "to",
                                                      "is",  "in", "for", "with"};
    const std::vector<Term> terms = read_all(text, "none");
    return count_of(terms, french) > count_of(terms, english) ? "fr" : "en";
}

std::vector<Term> terms_of(const TaggedText& text)
{
    return read_all(text, language_of(text));
}

std::vector<Term> terms_of_label(std::string_view label, std::string_view language)
{
    Reading reading(language);
    reading.read(label, TextPlace::text);
    return reading.take();
}

}  // namespace findings
