#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace findings::tests {

/// One area of one text: what was said of it and what is true.
struct Judged {
    std::uint32_t area = 0;
    double score = 0;
    bool is_suggested = false;
    bool is_right = false;
};

/// All areas of one text.
using JudgedText = std::vector<Judged>;

/// 2 × right suggestions / (suggestions + true areas), over all texts and areas together.
double micro_f1(const std::vector<JudgedText>& texts);

/// The mean of the F1 of each area that is true somewhere.
double macro_f1(const std::vector<JudgedText>& texts, std::size_t areas);

/// How many of the five highest scores of a text are right, of five; the mean over texts.
double precision_at_5(const std::vector<JudgedText>& texts);

/// The scores between two tenths: how many, their mean, and how many of them are right.
struct Bin {
    std::size_t count = 0;
    double score = 0;  ///< sum
    std::size_t right = 0;
};

/// A reliability table: ten bins from 0 to 1, of suggestions only or of all areas.
std::array<Bin, 10> reliability(const std::vector<JudgedText>& texts, bool suggested_only);

/// Expected calibration error: the distance between score and truth of a bin, weighed by its count.
double calibration_error(const std::array<Bin, 10>& bins);

}  // namespace findings::tests
