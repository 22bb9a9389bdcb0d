#include "library/index/ranking_weight.hpp"

#include <algorithm>
#include <cmath>

namespace findings {
namespace {

constexpr double k1 = 1.2;
constexpr double b = 0.75;
constexpr double least_length = 0.5;  // of the average: a title alone is not a better match

}  // namespace

RankingWeight::RankingWeight()
{
    need_stat(COLLECTION_SIZE);
    need_stat(TERMFREQ);
    need_stat(AVERAGE_LENGTH);
    need_stat(WQF);
    need_stat(WDF);
    need_stat(WDF_MAX);
    need_stat(DOC_LENGTH);
    need_stat(DOC_LENGTH_MIN);
}

void RankingWeight::init(double factor)
{
    // a factor of 0 asks for the part that no word has, which is none
    weight_ = factor * get_wqf() * word_weight(get_collection_size(), get_termfreq());
    average_length_ = std::max(1.0, get_average_length());
}

double RankingWeight::get_sumpart(Xapian::termcount wdf, Xapian::termcount length,
                                  Xapian::termcount) const
{
    return weight_ * saturation(wdf, length, average_length_);
}

double RankingWeight::get_maxpart() const
{
    const Xapian::termcount most = std::max(get_wdf_upper_bound(), Xapian::termcount{1});
    return weight_ * saturation(most, std::max(get_doclength_lower_bound(), most), average_length_);
}

double word_weight(double documents, double with_word)
{
    return std::log1p(std::max(0.0, documents - with_word + 0.5) / (with_word + 0.5));
}

double saturation(double wdf, double length, double average_length)
{
    const double relative = std::max(length / average_length, least_length);
    return (k1 + 1) * wdf / (wdf + k1 * (1 - b + b * relative));
}

}  // namespace findings
