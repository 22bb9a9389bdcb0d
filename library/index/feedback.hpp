#pragma once

#include "library/index/facet_column.hpp"

#include <xapian.h>

#include <span>
#include <string>
#include <vector>

namespace findings {

struct RankedDocument {
    Xapian::docid document = 0;
    double score = 0;
};

/// A word and how much it counts.
struct WeightedTerm {
    std::string term;
    double weight = 0;
};

/// The words that tell the first results apart from all other documents; their weights sum
/// up to `weight`, each then times word_weight(). A first result that stands out counts nearly
/// alone, and where many are as good as the first all of them do: so the words say what is sure,
/// and a query whose first results have nothing in common gets little of anything. `first` are in
/// their order, scores above 0; more than ten are not looked at. Empty where they hold no such
/// words. Throws Xapian::Error.
std::vector<WeightedTerm> feedback(const Xapian::Database& index, const FacetColumn& column,
                                   std::span<const RankedDocument> first, double weight);

}  // namespace findings
