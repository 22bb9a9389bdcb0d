#pragma once

#include <xapian.h>

#include <string>

namespace findings {

/// What ranks: BM25 with k1 1.2, b 0.75 and the weight log(1 + (N - n + 0.5) / (n + 0.5)) for a
/// word that n of N documents have, as Lucene's. It differs from Xapian's BM25Weight by what common
/// words count: half as much more in a query of many of them. A word typed twice counts twice. For
/// one index of one shard.
class RankingWeight : public Xapian::Weight {
public:
    RankingWeight();

    std::string name() const override { return "findings"; }
    RankingWeight* clone() const override { return new RankingWeight; }
    double get_sumpart(Xapian::termcount wdf, Xapian::termcount length,
                       Xapian::termcount distinct_words) const override;
    double get_maxpart() const override;
    double get_sumextra(Xapian::termcount, Xapian::termcount) const override { return 0; }
    double get_maxextra() const override { return 0; }

private:
    void init(double factor) override;

    double weight_ = 0;
    double average_length_ = 1;
};

/// How much a word that this many of all documents have counts. At least 0.
double word_weight(double documents, double with_word);

/// How much of that weight a document has that holds the word so often, 0 to 2.2. Lengths are sums
/// of `wdf`.
double saturation(double wdf, double length, double average_length);

}  // namespace findings
