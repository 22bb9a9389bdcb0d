#pragma once

#include "library/tagging/training.hpp"
#include "library/vocabulary/vocabulary.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace findings::tests {

/// One text of a labelled set: its text with the labels that people gave it as areas.
struct LabelledText {
    DecidedItem item;
    std::string split;  ///< "train", "dev", "test"; empty where the set does not say
};

/// A labelled set, parted into what is learned from and what is measured on.
struct LabelledSet {
    std::string name;
    std::vector<Concept> areas;  ///< the labels that enough texts have, by their own names
    std::vector<DecidedItem> train;
    std::vector<DecidedItem> test;
};

/// The texts of a file with one JSON object a line: `_id`, `title`, `text`, `labels` (or
/// `top_labels`, which come first where they are there), `split`, `lang`. Throws FileError, or
/// std::runtime_error that names the file and the line.
std::vector<LabelledText> read_labelled(const std::filesystem::path& file);

/// Parts the texts: by `split` where they say "train" and something else, else those with the
/// highest SHA-256 of their ids are the test, a fifth of them. Labels of fewer than `least` texts
/// are left out of both.
LabelledSet parted(std::string name, std::vector<LabelledText> texts, std::size_t least);

/// Two files, one to learn from and one to measure on.
LabelledSet parted(std::string name, std::vector<LabelledText> train,
                   std::vector<LabelledText> test, std::size_t least);

}  // namespace findings::tests
