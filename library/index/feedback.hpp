#pragma once

#include <xapian.h>

#include <span>

namespace findings {

struct RankedDocument {
    Xapian::docid document = 0;
    double score = 0;
};

/// The words that tell the first results apart from all other documents, as a query whose weights
/// sum up to `weight`. A first result that stands out counts nearly alone, and where many are as
/// good as the first all of them do: so the words say what is sure, and a query whose first results
/// have nothing in common gets little of anything. `first` are in their order, scores above 0; more
/// than ten are not looked at. Empty where they hold no such words. Throws Xapian::Error.
Xapian::Query feedback(const Xapian::Database& index, std::span<const RankedDocument> first,
                       double weight);

}  // namespace findings
