#include "library/index/spelling_correction.hpp"

#include "library/base/text.hpp"
#include "library/index/layout.hpp"
#include "library/index/query_lexer.hpp"
#include "library/index/spelling.hpp"

#include <array>
#include <vector>

namespace findings {
namespace {

// A word that so many records hold is no slip.
constexpr Xapian::doccount rare = 3;
constexpr Xapian::doccount times_as_common = 10;  // what stands in for a word that is known

/// A word that may stand in for a typed one.
struct Candidate {
    std::string written;
    std::size_t slips = 0;
    Xapian::doccount frequency = 0;
};

class Mender {
public:
    Mender(const Xapian::Database& index, const ConceptSpotter& spotter, Stems& stems,
           const SearchRequest& request)
        : index_(index), spotter_(spotter), stems_(stems)
    {
        const bool french = request.language.starts_with("fr");
        languages_ = french ? std::array{spelling::french, spelling::english}
                            : std::array{spelling::english, spelling::french};
    }

    /// What the word was most likely meant to be; empty for the word itself.
    std::string mended(const Word& word)
    {
        const Xapian::doccount own = frequency(word);
        if (is_common_word(word.folded) || own >= rare)
            return {};
        Candidate best;
        for (const char language : languages_) {
            const std::string likely = likely_word(index_, word.folded, language);
            if (!likely.empty())
                take(best, word, likely, with_accents(index_, likely, language), 0);
        }
        for (const SpelledWord& known : spotter_.label_words())
            take(best, word, known.folded, known.cased, 1);
        const bool clearly = own == 0 || best.frequency >= own * times_as_common;
        return clearly ? best.written : std::string();
    }

private:
    /// Takes the candidate if it is better than the best: fewer slips, then more records. A word of
    /// the vocabulary counts as if `at_least` records held it.
    void take(Candidate& best, const Word& typed, const std::string& folded,
              const std::string& written, Xapian::doccount at_least) const
    {
        const std::size_t most = most_slips(typed.folded);
        const std::size_t slips = slips_between(typed.folded, folded, most);
        if (slips == 0 || slips > most || (!best.written.empty() && slips > best.slips))
            return;
        const Xapian::doccount held = std::max(index_.get_termfreq(folded), at_least);
        if (held == 0 || (!best.written.empty() && slips == best.slips && held <= best.frequency))
            return;
        best = {written, slips, held};
    }

    Xapian::doccount frequency(const Word& word)
    {
        Xapian::doccount sum = 0;
        for (const WordLanguage language :
             {WordLanguage::english, WordLanguage::french, WordLanguage::other})
            for (const std::string& term : stems_.of(word, language))
                sum += index_.get_termfreq(term);
        return sum;
    }

    const Xapian::Database& index_;
    const ConceptSpotter& spotter_;
    Stems& stems_;
    std::array<char, 2> languages_{};
};

/// Whether the words of a part of the query are looked for as words.
bool is_plain(const QueryToken& token)
{
    const bool in_words = token.field.empty() || token.field == "title";
    return in_words && token.kind == QueryToken::Kind::text && !token.excluded &&
           token.value.find_first_of("*/@") == std::string_view::npos;
}

}  // namespace

std::optional<std::string> mended_text(const Xapian::Database& index, const ConceptSpotter& spotter,
                                       Stems& stems, const SearchRequest& request)
{
    const std::string_view typed = cut(request.text, largest_query_text);
    Mender mender(index, spotter, stems, request);
    std::string text;
    std::size_t done = 0;
    for (const QueryToken& token : query_tokens(typed)) {
        if (!is_plain(token))
            continue;
        const auto begin = static_cast<std::size_t>(token.value.data() - typed.data());
        for (const Word& word : words(token.value)) {
            const std::string other = mender.mended(word);
            if (other.empty())
                continue;
            text += typed.substr(done, begin + word.begin - done);
            text += other;
            done = begin + word.end;
        }
    }
    if (done == 0 || !is_utf8(typed))
        return std::nullopt;
    text += typed.substr(done);
    if (spotter.has_hidden_label(words(text)) && !spotter.has_hidden_label(words(typed)))
        return std::nullopt;
    return text;
}

}  // namespace findings
