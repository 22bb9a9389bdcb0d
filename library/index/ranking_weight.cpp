#include "library/index/ranking_weight.hpp"

#include <cmath>

namespace findings {

double word_weight(double documents, double with_word)
{
    return std::log1p(std::max(0.0, documents - with_word + 0.5) / (with_word + 0.5));
}

}  // namespace findings
