#include "tests/relevance/metrics.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace findings::relevance {
namespace {

int grade_of(const std::string& document, const Grades& grades)
{
    const auto found = grades.find(document);
    return found == grades.end() ? 0 : std::max(0, found->second);
}

std::size_t relevant_count(const Grades& grades)
{
    return static_cast<std::size_t>(std::count_if(grades.begin(), grades.end(),
                                                  [](const auto& one) { return one.second > 0; }));
}

double gain(int grade, std::size_t index)
{
    return grade / std::log2(static_cast<double>(index) + 2);
}

double best_gain(const Grades& grades, std::size_t depth)
{
    std::vector<int> best;
    for (const auto& [document, grade] : grades)
        best.push_back(std::max(0, grade));
    std::sort(best.begin(), best.end(), std::greater<>());
    double sum = 0;
    for (std::size_t i = 0; i < std::min(depth, best.size()); ++i)
        sum += gain(best[i], i);
    return sum;
}

}  // namespace

double ndcg(const std::vector<std::string>& ranking, const Grades& grades, std::size_t depth)
{
    const double best = best_gain(grades, depth);
    if (best == 0)
        return 0;
    double sum = 0;
    for (std::size_t i = 0; i < std::min(depth, ranking.size()); ++i)
        sum += gain(grade_of(ranking[i], grades), i);
    return sum / best;
}

double average_precision(const std::vector<std::string>& ranking, const Grades& grades)
{
    const std::size_t relevant = relevant_count(grades);
    if (relevant == 0)
        return 0;
    double sum = 0;
    double found = 0;
    for (std::size_t i = 0; i < ranking.size(); ++i)
        if (grade_of(ranking[i], grades) > 0)
            sum += ++found / static_cast<double>(i + 1);
    return sum / static_cast<double>(relevant);
}

double recall(const std::vector<std::string>& ranking, const Grades& grades, std::size_t depth)
{
    const std::size_t relevant = relevant_count(grades);
    if (relevant == 0)
        return 0;
    double found = 0;
    for (std::size_t i = 0; i < std::min(depth, ranking.size()); ++i)
        found += grade_of(ranking[i], grades) > 0 ? 1 : 0;
    return found / static_cast<double>(relevant);
}

}  // namespace findings::relevance
