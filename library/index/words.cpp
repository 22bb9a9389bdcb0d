#include "library/index/words.hpp"

#include "library/base/text.hpp"
#include "library/index/layout.hpp"

#include <utf8proc.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <unordered_map>

namespace findings {
namespace {

constexpr std::size_t most_remembered = 200'000;  // words; about 30 MB

constexpr std::array<std::string_view, 14> elided = {
    "c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu"};

enum class Part { letter, apostrophe, ignored, gap };

bool is_apostrophe(utf8proc_int32_t point)
{
    return point == '\'' || (point >= 0x2018 && point <= 0x201B) || point == 0x02BC ||
           point == 0x2032 || point == 0x00B4;
}

Part part_of(utf8proc_int32_t point)
{
    if (point < 0)
        return Part::gap;
    if (point < 0x80) {
        const bool letter = (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z') ||
                            (point >= '0' && point <= '9');
        return letter ? Part::letter : point == '\'' ? Part::apostrophe : Part::gap;
    }
    if (is_apostrophe(point))
        return Part::apostrophe;
    const auto category = utf8proc_category(point);
    if (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NL)
        return Part::letter;
    return category == UTF8PROC_CATEGORY_CF ? Part::ignored : Part::gap;
}

/// One stretch of letters, without apostrophes.
struct Run {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Reads a text as runs of letters, several where only an apostrophe stands between them.
class Scanner {
public:
    explicit Scanner(std::string_view text) : text_(text) {}

    /// Reads the runs of the next word; false at the end.
    bool next(std::vector<Run>& runs)
    {
        runs.clear();
        bool open = false;
        while (at_ < text_.size()) {
            const std::size_t from = at_;
            const Part part = step();
            if (part == Part::letter) {
                if (!open)
                    runs.push_back({from, at_});
                runs.back().end = at_;
                open = true;
            } else if (part == Part::gap || (part == Part::apostrophe && !open)) {
                if (!runs.empty())
                    break;
            } else if (part == Part::apostrophe) {
                open = false;
            }
        }
        return !runs.empty();
    }

private:
    Part step()
    {
        utf8proc_int32_t point = static_cast<unsigned char>(text_[at_]);
        if (point < 0x80) {
            ++at_;
            return part_of(point);
        }
        const auto used =
            utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text_.data()) + at_,
                             static_cast<utf8proc_ssize_t>(text_.size() - at_), &point);
        at_ += used > 0 ? static_cast<std::size_t>(used) : 1;
        return used > 0 ? part_of(point) : Part::gap;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

bool is_elided(std::string_view run)
{
    if (run.size() > 6)
        return false;
    const std::string lower = ascii_lower(run);
    return std::find(elided.begin(), elided.end(), lower) != elided.end();
}

/// Takes elisions off the front and the English possessive off the end.
void strip(std::string_view text, std::vector<Run>& runs)
{
    const auto run_text = [&](const Run& run) {
        return text.substr(run.begin, run.end - run.begin);
    };
    while (runs.size() > 1 && is_elided(run_text(runs.front())))
        runs.erase(runs.begin());
    if (runs.size() > 1 && ascii_lower(run_text(runs.back())) == "s")
        runs.pop_back();
}

bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool is_plain(std::string_view text, const Run& run)
{
    return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(run.begin),
                       text.begin() + static_cast<std::ptrdiff_t>(run.end),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// A word of one run of ASCII: most.
Word plain_word(std::string_view text, const Run& run)
{
    const std::string_view raw = text.substr(run.begin, run.end - run.begin);
    Word word{.begin = run.begin, .end = run.end};
    word.folded = ascii_lower(raw.substr(0, longest_word));
    word.cased = word.folded;
    word.acronym = std::count_if(raw.begin(), raw.end(), is_capital) > 1;
    return word;
}

Word made_of(std::string_view text, const std::vector<Run>& runs)
{
    if (runs.size() == 1 && is_plain(text, runs.front()))
        return plain_word(text, runs.front());
    std::string raw;
    for (const Run& run : runs)
        raw += text.substr(run.begin, run.end - run.begin);
    Word word{.begin = runs.front().begin, .end = runs.back().end};
    word.cased = std::string(cut(case_folded(raw), longest_word));
    // of the cased form, so that the two always agree: marks may become letters by folding case
    word.folded = std::string(cut(folded(word.cased), longest_word));
    word.acronym = std::count_if(raw.begin(), raw.end(), is_capital) > 1;
    return word;
}

/// The word with the accent that its ending most likely lost on a keyboard: "placee" is "placée",
/// "stabilite" is "stabilité". The stemmer knows these endings by their accents only.
std::string with_accent(const Word& word)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> endings = {
        {{"ee", "ée"}, {"ees", "ées"}, {"ite", "ité"}, {"ites", "ités"}}};
    if (word.cased != word.folded)
        return word.cased;
    for (const auto& [typed, meant] : endings)
        if (word.folded.ends_with(typed))
            return word.folded.substr(0, word.folded.size() - typed.size()) + std::string(meant);
    return word.folded;
}

}  // namespace

std::vector<Word> words(std::string_view text)
{
    std::vector<Word> found;
    found.reserve(text.size() / 5);
    Scanner scanner(text);
    std::vector<Run> runs;
    while (scanner.next(runs)) {
        strip(text, runs);
        Word word = made_of(text, runs);
        // marks alone fold to nothing
        if (!word.folded.empty())
            found.push_back(std::move(word));
    }
    return found;
}

bool has_symbol(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        utf8proc_int32_t point = 0;
        const auto used =
            utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                             static_cast<utf8proc_ssize_t>(text.size() - at), &point);
        if (used <= 0)
            return true;
        const auto category = utf8proc_category(point);
        if ((category >= UTF8PROC_CATEGORY_SM && category <= UTF8PROC_CATEGORY_SO) ||
            category == UTF8PROC_CATEGORY_CN || category == UTF8PROC_CATEGORY_CO)
            return true;
        at += static_cast<std::size_t>(used);
    }
    return false;
}

std::string word_key(std::string_view text)
{
    std::string key;
    for (const Word& word : words(text)) {
        if (!key.empty())
            key += ' ';
        key += word.folded;
    }
    return key;
}

std::string base_form(std::string_view folded)
{
    constexpr std::size_t longest_uninflected = 3;
    std::string form(folded);
    if (form.size() <= longest_uninflected)
        return form;
    if (form == "children")
        return "child";
    if (form.size() > 4 && form.ends_with("ies"))
        form.replace(form.size() - 3, 3, "y");
    else if (form.ends_with('s') && !form.ends_with("ss") && !form.ends_with("us") &&
             !form.ends_with("is"))
        form.pop_back();
    if (form.ends_with("ee"))
        form.pop_back();
    return form;
}

WordLanguage word_language(const Language& language)
{
    const std::string_view tag = primary(language);
    if (tag == "en")
        return WordLanguage::english;
    return tag == "fr" ? WordLanguage::french : WordLanguage::other;
}

struct Stems::State {
    Xapian::Stem english{"english"};
    Xapian::Stem french{"french"};
    std::array<std::unordered_map<std::string, std::vector<std::string>>, 3> seen;

    std::vector<std::string> make(const Word& word, WordLanguage language) const
    {
        if (language == WordLanguage::english)
            return {std::string(prefix::english_stem) + english(word.folded)};
        if (language == WordLanguage::other)
            return {std::string(prefix::other_stem) + word.folded};
        std::vector<std::string> terms;
        for (const std::string& spelling : {word.cased, word.folded, with_accent(word)}) {
            std::string term = std::string(prefix::french_stem) + folded(french(spelling));
            if (std::find(terms.begin(), terms.end(), term) == terms.end())
                terms.push_back(std::move(term));
        }
        return terms;
    }
};

Stems::Stems() : state_(std::make_unique<State>()) {}
Stems::~Stems() = default;
Stems::Stems(Stems&&) noexcept = default;
Stems& Stems::operator=(Stems&&) noexcept = default;

const std::vector<std::string>& Stems::of(const Word& word, WordLanguage language)
{
    auto& seen = state_->seen[static_cast<std::size_t>(language)];
    const std::string& key = language == WordLanguage::french ? word.cased : word.folded;
    const auto known = seen.find(key);
    if (known != seen.end())
        return known->second;
    if (seen.size() >= most_remembered)
        seen.clear();
    return seen.emplace(key, state_->make(word, language)).first->second;
}

std::vector<std::string> Stems::of_any_language(const Word& word)
{
    std::vector<std::string> terms;
    for (const WordLanguage language :
         {WordLanguage::english, WordLanguage::french, WordLanguage::other})
        for (const std::string& term : of(word, language))
            terms.push_back(term);
    return terms;
}

std::string in_field(const std::string& stem_term, std::string_view field_prefix)
{
    std::string term = stem_term;
    term.insert(prefix::english_stem.size(), field_prefix);
    return term;
}

}  // namespace findings
