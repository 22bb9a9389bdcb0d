#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

namespace findings::relevance {

/// How well each document answers one query, by its id: 0 not at all. Not judged is 0 too.
using Grades = std::unordered_map<std::string, int>;

/// Normalised discounted cumulative gain of the first `depth` of the ranking, 0 to 1, as
/// trec_eval's ndcg_cut: the sum of grade / log2(place + 1), places from 1, over the same sum for
/// the best ranking there could be. 0 where no document has a grade above 0.
double ndcg(const std::vector<std::string>& ranking, const Grades& grades, std::size_t depth);

/// Mean of the precision at the place of each relevant document (grade above 0), those that are not
/// in the ranking counting 0, as trec_eval's map.
double average_precision(const std::vector<std::string>& ranking, const Grades& grades);

/// The part of the relevant documents that is among the first `depth`, as trec_eval's recall.
double recall(const std::vector<std::string>& ranking, const Grades& grades, std::size_t depth);

}  // namespace findings::relevance
