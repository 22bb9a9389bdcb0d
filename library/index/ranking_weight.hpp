#pragma once

#include <algorithm>

namespace findings {

// What ranks: BM25 with k1 1.2, b 0.75 and the weight log(1 + (N - n + 0.5) / (n + 0.5)) for a word
// that n of N documents have, as Lucene's. It differs from Xapian's BM25Weight by what common words
// count: half as much more in a query of many of them.

/// How much a word that this many of all documents have counts. At least 0.
double word_weight(double documents, double with_word);

/// How much of that weight a document has that holds the word so often, 0 to 2.2. Lengths are sums
/// of `wdf`.
inline double saturation(double wdf, double length, double average_length)
{
    constexpr double k1 = 1.2;
    constexpr double b = 0.75;
    constexpr double least_length = 0.5;  // of the average: a title alone is not a better match
    const double relative = std::max(length / average_length, least_length);
    return (k1 + 1) * wdf / (wdf + k1 * (1 - b + b * relative));
}

}  // namespace findings
