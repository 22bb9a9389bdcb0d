#include "library/index/snippet.hpp"

#include "library/base/text.hpp"
#include "library/index/layout.hpp"

#include <algorithm>
#include <set>

namespace findings {
namespace {

constexpr std::size_t snippet_length = 220;  // bytes, about
constexpr std::size_t lead = 60;             // bytes before the first match

struct Candidate {
    const NamedText* text = nullptr;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t worth = 0;
};

/// The nearest beginning of a word at or after the place.
std::size_t word_begin(std::string_view text, std::size_t at)
{
    if (at == 0)
        return 0;
    const std::size_t space = text.find_first_of(" \n\t", at - 1);
    return space == std::string_view::npos ? at : space + 1;
}

/// The last end of a word at or before the place.
std::size_t word_end(std::string_view text, std::size_t at)
{
    if (at >= text.size())
        return text.size();
    const std::size_t space = text.find_last_of(" \n\t", at);
    return space == std::string_view::npos ? cut(text, at).size() : space;
}

/// How much a stretch tells: each different match once, so that two words beat one word twice.
std::size_t worth(std::string_view text, const std::vector<TextMatch>& matches, std::size_t begin,
                  std::size_t end)
{
    std::set<std::string> different;
    std::size_t sum = 0;
    for (const TextMatch& match : matches) {
        if (match.begin < begin || match.end > end)
            continue;
        const std::string key = folded(text.substr(match.begin, match.end - match.begin));
        const std::size_t words = 1 + std::count(key.begin(), key.end(), ' ');
        sum += different.insert(key).second ? (match.loose ? 2 : 6 * words) : 1;
    }
    return sum;
}

Candidate best_stretch(const NamedText& text, const std::vector<TextMatch>& matches)
{
    Candidate best{.text = &text, .end = word_end(text.text, snippet_length)};
    for (const TextMatch& match : matches) {
        const std::size_t begin =
            match.begin <= lead ? 0
                                : std::min(match.begin, word_begin(text.text, match.begin - lead));
        const std::size_t end = std::max(match.end, word_end(text.text, begin + snippet_length));
        const std::size_t value = worth(text.text, matches, begin, end);
        if (value > best.worth)
            best = {&text, begin, end, value};
    }
    return best;
}

std::vector<TextRun> runs(const Candidate& stretch, const std::vector<TextMatch>& matches)
{
    const std::string_view text = stretch.text->text;
    std::vector<TextRun> runs;
    const auto add = [&](std::size_t begin, std::size_t end, bool hit) {
        if (begin < end)
            runs.push_back({std::string(text.substr(begin, end - begin)), hit});
    };
    if (stretch.begin > 0)
        runs.push_back({"… ", false});
    std::size_t at = stretch.begin;
    for (const TextMatch& match : matches) {
        if (match.begin < at || match.end > stretch.end)
            continue;
        add(at, match.begin, false);
        add(match.begin, match.end, true);
        at = match.end;
    }
    add(at, stretch.end, false);
    if (stretch.end < text.size())
        runs.push_back({" …", false});
    return runs;
}

void add_reasons(std::vector<MatchReason>& why, const NamedText& text,
                 const std::vector<TextMatch>& matches, bool loose)
{
    for (const TextMatch& match : matches) {
        if (why.size() == most_reasons)
            return;
        if (match.loose != loose)
            continue;
        MatchReason reason{text.name, text.text.substr(match.begin, match.end - match.begin),
                           match.via};
        const std::string key = folded(reason.term);
        const bool told = std::any_of(why.begin(), why.end(), [&](const MatchReason& known) {
            return known.field == reason.field && folded(known.term) == key;
        });
        if (!told)
            why.push_back(std::move(reason));
    }
}

/// A number for the first two bytes of a word, below 8192; "y" is "i" in second place.
std::size_t beginning_of(std::string_view word)
{
    const char second = word.size() < 2 ? '\0' : word[1] == 'y' ? 'i' : word[1];
    return static_cast<unsigned char>(word.front()) * std::size_t{32} +
           (static_cast<unsigned char>(second) & 31u);
}

WordLanguage language_of(const Card& card)
{
    const auto language = Language::parse(card.language);
    return language ? word_language(*language)
                    : guess_language(card.title + ' ' + card.bottom_line);
}

}  // namespace

/// The words of a text and which of them matched.
struct Highlighter::Found {
    std::string_view text;
    std::vector<Word> words;
    struct Mark {
        std::size_t count = 0;  ///< words from this one on; 0 for none
        std::string via;
        bool loose = false;
    };
    std::vector<Mark> marks;  ///< by word: the longest that begins there
};

Highlighter::Highlighter(const QueryMarks& marks, const ConceptSpotter& spotter, Stems& stems)
    : marks_(marks), spotter_(spotter), stems_(stems)
{
    // Most words need not be stemmed to be passed over: no stemmer changes the first two letters,
    // but for y to i ("dying", "die").
    const auto add = [&](std::string_view word) {
        if (word.size() > 1)
            beginnings_.set(beginning_of(word));
        else if (!word.empty())  // what is left of any longer word
            for (char second = 0; second < 32; ++second)
                beginnings_.set(beginning_of(std::string{word.front(), second}));
    };
    for (const auto* stems_marked : {&marks.stems, &marks.loose_stems})
        for (const std::string& term : *stems_marked)
            add(std::string_view(term).substr(prefix::english_stem.size()));
    for (const std::string& beginning : marks.beginnings)
        add(beginning);
}

std::vector<TextMatch> Highlighter::matches(std::string_view text, WordLanguage language)
{
    Found found{.text = text, .words = words(text)};
    found.marks.resize(found.words.size());
    mark_words(found, language);
    mark_concepts(found);
    mark_phrases(found);
    // Single words of a label tell something only where the label itself is not there.
    const bool strong = std::any_of(found.marks.begin(), found.marks.end(),
                                    [](const auto& mark) { return mark.count > 0 && !mark.loose; });
    std::vector<TextMatch> matches;
    for (std::size_t i = 0; i < found.words.size();) {
        const Found::Mark& mark = found.marks[i];
        if (mark.count == 0 || (mark.loose && strong)) {
            ++i;
            continue;
        }
        matches.push_back(
            {found.words[i].begin, found.words[i + mark.count - 1].end, mark.via, mark.loose});
        i += mark.count;
    }
    return matches;
}

void Highlighter::mark_words(Found& found, WordLanguage language)
{
    const auto begins = [&](const std::string& word) {
        return std::any_of(
            marks_.beginnings.begin(), marks_.beginnings.end(),
            [&](const std::string& beginning) { return word.starts_with(beginning); });
    };
    for (std::size_t i = 0; i < found.words.size(); ++i) {
        if (!beginnings_.test(beginning_of(found.words[i].folded)))
            continue;
        for (const std::string& stem : stems_.of(found.words[i], language)) {
            if (marks_.stems.contains(stem))
                found.marks[i] = {1, {}, false};
            else if (found.marks[i].count == 0 && marks_.loose_stems.contains(stem))
                found.marks[i] = {1, {}, true};
        }
        if (begins(found.words[i].folded))
            found.marks[i] = {1, {}, false};
    }
}

void Highlighter::mark_phrases(Found& found) const
{
    for (const std::vector<std::string>& phrase : marks_.phrases)
        for (std::size_t i = 0; i + phrase.size() <= found.words.size(); ++i) {
            const bool here = std::equal(
                phrase.begin(), phrase.end(), found.words.begin() + static_cast<std::ptrdiff_t>(i),
                [](const std::string& a, const Word& b) { return a == b.folded; });
            if (here && phrase.size() >= found.marks[i].count)
                found.marks[i] = {phrase.size(), {}, false};
        }
}

void Highlighter::mark_concepts(Found& found) const
{
    if (marks_.concepts.empty())
        return;
    for (const SpottedLabel& label : spotter_.all(found.words))
        for (const std::size_t position : label.concepts) {
            const auto searched = marks_.concepts.find(position);
            if (searched == marks_.concepts.end() || label.count < found.marks[label.first].count)
                continue;
            std::string key;
            for (std::size_t i = label.first; i < label.first + label.count; ++i)
                key += (key.empty() ? "" : " ") + found.words[i].folded;
            const bool as_typed = key == searched->second;
            found.marks[label.first] = {
                label.count,
                as_typed ? std::string() : spotter_.vocabulary().concepts()[position].id, false};
        }
}

/// The tags of the record that the search asked for.
void Highlighter::add_tags(std::vector<MatchReason>& why, const Card& card) const
{
    for (const std::string& area : card.areas) {
        const auto position = spotter_.vocabulary().position_of(area);
        if (!position || why.size() == most_reasons ||
            (!marks_.concepts.contains(*position) && !marks_.areas.contains(*position)))
            continue;
        const Concept& tag = spotter_.vocabulary().concepts()[*position];
        why.push_back({"area", std::string(preferred_label(tag, card.language)), tag.id});
    }
}

/// What matched in names and tokens, and what the search was narrowed to: reasons where the texts
/// have none.
void Highlighter::add_unshown(std::vector<MatchReason>& why, const Card& card,
                              const std::vector<NamedText>& tokens)
{
    std::vector<NamedText> names;
    for (const std::string& author : card.authors)
        names.push_back({"author", author});
    names.push_back({"publisher", card.publisher});
    for (const NamedText& name : names)
        add_reasons(why, name, matches(name.text, language_of(card)), false);
    for (const NamedText& token : tokens)
        add_reasons(why, token, matches(token.text, WordLanguage::english), false);
    if (why.empty())
        for (const auto& [field, value] : marks_.filters)
            why.push_back({field, value, {}});
}

Highlights Highlighter::of(const DocumentData& data, const std::vector<NamedText>& tokens)
{
    const WordLanguage language = language_of(data.card);
    std::vector<NamedText> texts{{"title", data.card.title},
                                 {"bottom_line", data.card.bottom_line}};
    texts.insert(texts.end(), data.texts.begin(), data.texts.end());
    std::erase_if(texts, [](const NamedText& text) { return text.text.empty(); });

    Highlights highlights;
    std::vector<MatchReason> loose;
    Candidate best;
    std::vector<TextMatch> best_matches;
    for (const NamedText& text : texts) {
        std::vector<TextMatch> found = matches(text.text, language);
        add_reasons(highlights.why, text, found, false);
        add_reasons(loose, text, found, true);
        const Candidate stretch = best_stretch(text, found);
        // The page shows the title anyway.
        if (text.name == "title" || (best.text && stretch.worth <= best.worth))
            continue;
        best = stretch;
        best_matches = std::move(found);
    }
    add_tags(highlights.why, data.card);
    if (highlights.why.empty())
        add_unshown(highlights.why, data.card, tokens);
    if (highlights.why.empty())
        highlights.why = std::move(loose);
    if (best.text)
        highlights.snippet = runs(best, best_matches);
    return highlights;
}

}  // namespace findings
