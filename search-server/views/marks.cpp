#include "search-server/views/marks.hpp"

#include "library/base/text.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

namespace findings::server {
namespace {

struct Word {
    std::size_t begin = 0;  ///< bytes of the text
    std::size_t end = 0;
    std::string folded;
};

bool is_word_byte(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80U || (byte >= '0' && byte <= '9') ||
           ((byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z');
}

// Punctuation of other than ASCII bytes, ’ and “ for one, parts words too.
bool parts_words(std::string_view text, std::size_t at)
{
    return !is_word_byte(text[at]) || text.substr(at, 2) == "\xE2\x80" ||
           text.substr(at, 2) == "\xC2\xA0" || text.substr(at, 2) == "\xC2\xAB" ||
           text.substr(at, 2) == "\xC2\xBB";
}

std::size_t width(std::string_view text, std::size_t at)
{
    std::size_t bytes = 1;
    while (at + bytes < text.size() &&
           (static_cast<unsigned char>(text[at + bytes]) & 0xC0U) == 0x80U)
        ++bytes;
    return bytes;
}

std::vector<Word> words_of(std::string_view text)
{
    std::vector<Word> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        while (at < text.size() && !parts_words(text, at))
            at += width(text, at);
        if (at > begin)
            words.push_back({begin, at, folded(text.substr(begin, at - begin))});
        else
            at += width(text, at);
    }
    return words;
}

// How many words from `from` on are the phrase: all of it or none.
std::size_t match(const std::vector<Word>& words, std::size_t from, const std::vector<Word>& phrase)
{
    if (phrase.empty() || from + phrase.size() > words.size())
        return 0;
    for (std::size_t i = 0; i < phrase.size(); ++i)
        if (words[from + i].folded != phrase[i].folded)
            return 0;
    return phrase.size();
}

}  // namespace

std::vector<TextRun> marked(std::string_view text, const std::vector<MatchReason>& why)
{
    std::vector<std::vector<Word>> phrases;
    for (const MatchReason& reason : why)
        phrases.push_back(words_of(reason.term));
    const std::vector<Word> words = words_of(text);
    std::vector<TextRun> runs;
    std::size_t done = 0;
    for (std::size_t i = 0; i < words.size();) {
        std::size_t longest = 0;
        for (const std::vector<Word>& phrase : phrases)
            longest = std::max(longest, match(words, i, phrase));
        if (longest > 0) {
            const std::size_t end = words[i + longest - 1].end;
            if (words[i].begin > done)
                runs.push_back({std::string(text.substr(done, words[i].begin - done)), false});
            runs.push_back({std::string(text.substr(words[i].begin, end - words[i].begin)), true});
            done = end;
        }
        i += std::max<std::size_t>(longest, 1);
    }
    if (done < text.size())
        runs.push_back({std::string(text.substr(done)), false});
    return runs;
}

}  // namespace findings::server
