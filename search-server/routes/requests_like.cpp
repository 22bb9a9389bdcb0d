#include "search-server/routes/requests_like.hpp"

#include "library/index/words.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace findings::server {
namespace {

constexpr double least_overlap = 1.0 / 3;

/// One stem a telling word.
std::set<std::string> stems_of(std::string_view text, Stems& stems)
{
    const WordLanguage language = guess_language(text);
    std::set<std::string> all;
    for (const Word& word : telling_words(words(text)))
        if (!is_common_word(word.folded))
            all.insert(stems.of(word, language).front());
    return all;
}

/// How much of both together is in both (Jaccard), 0 to 1.
double overlap(const std::set<std::string>& one, const std::set<std::string>& other)
{
    const auto shared =
        std::ranges::count_if(one, [&](const std::string& stem) { return other.contains(stem); });
    const double all = static_cast<double>(one.size() + other.size()) - static_cast<double>(shared);
    return all == 0 ? 0 : static_cast<double>(shared) / all;
}

}  // namespace

std::vector<EvidenceRequest> requests_like(std::string_view question,
                                           const std::vector<EvidenceRequest>& requests,
                                           std::size_t most)
{
    Stems stems;
    const std::set<std::string> asked = stems_of(question, stems);
    std::vector<std::pair<double, const EvidenceRequest*>> alike;
    for (const EvidenceRequest& request : requests) {
        const double likeness = overlap(asked, stems_of(request.question, stems));
        if (likeness >= least_overlap)
            alike.emplace_back(likeness, &request);
    }
    std::ranges::stable_sort(alike, std::greater<>(), [](const auto& one) { return one.first; });
    std::vector<EvidenceRequest> found;
    for (const auto& [likeness, request] : alike)
        if (found.size() < most)
            found.push_back(*request);
    return found;
}

}  // namespace findings::server
