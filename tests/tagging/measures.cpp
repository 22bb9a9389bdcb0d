#include "tests/tagging/measures.hpp"

#include <algorithm>
#include <cmath>

namespace findings::tests {
namespace {

struct Counts {
    double right = 0;
    double suggested = 0;
    double wanted = 0;

    void add(const Judged& judged)
    {
        suggested += judged.is_suggested ? 1 : 0;
        wanted += judged.is_right ? 1 : 0;
        right += judged.is_suggested && judged.is_right ? 1 : 0;
    }

    double f1() const { return suggested + wanted > 0 ? 2 * right / (suggested + wanted) : 0; }
};

}  // namespace

double micro_f1(const std::vector<JudgedText>& texts)
{
    Counts counts;
    for (const JudgedText& text : texts)
        for (const Judged& judged : text)
            counts.add(judged);
    return counts.f1();
}

double macro_f1(const std::vector<JudgedText>& texts, std::size_t areas)
{
    std::vector<Counts> counts(areas);
    for (const JudgedText& text : texts)
        for (const Judged& judged : text)
            counts[judged.area].add(judged);
    std::erase_if(counts, [](const Counts& of_area) { return of_area.wanted == 0; });
    double sum = 0;
    for (const Counts& of_area : counts)
        sum += of_area.f1();
    return counts.empty() ? 0 : sum / static_cast<double>(counts.size());
}

double precision_at_5(const std::vector<JudgedText>& texts)
{
    double right = 0;
    for (JudgedText text : texts) {
        std::ranges::stable_sort(text, std::greater{}, &Judged::score);
        for (std::size_t i = 0; i < std::min<std::size_t>(5, text.size()); ++i)
            right += text[i].is_right ? 1 : 0;
    }
    return texts.empty() ? 0 : right / (5 * static_cast<double>(texts.size()));
}

std::array<Bin, 10> reliability(const std::vector<JudgedText>& texts, bool suggested_only)
{
    std::array<Bin, 10> bins;
    for (const JudgedText& text : texts) {
        for (const Judged& judged : text) {
            if (suggested_only && !judged.is_suggested)
                continue;
            Bin& bin = bins[std::min<std::size_t>(9, static_cast<std::size_t>(judged.score * 10))];
            ++bin.count;
            bin.score += judged.score;
            bin.right += judged.is_right ? 1 : 0;
        }
    }
    return bins;
}

double calibration_error(const std::array<Bin, 10>& bins)
{
    double distance = 0;
    double count = 0;
    for (const Bin& bin : bins) {
        distance += std::abs(bin.score - static_cast<double>(bin.right));
        count += static_cast<double>(bin.count);
    }
    return count > 0 ? distance / count : 0;
}

}  // namespace findings::tests
