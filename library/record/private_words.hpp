#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// What may tell readers of a text whom it is about.
enum class PrivateKind {
    day,  ///< a date with its day, as of a birth: "12 March 2015", "2015-03-12", « 1er mai 2014 »
    number,  ///< six digits or more, or the number of a file: "CAS-204518", "dossier no 4521"
    phone,   ///< groups of seven digits or more in all: "514 555-0199"
    email,
    titled_name,  ///< "Mrs Roy", « Mme Roy », "Dr Roy"
    name,         ///< two words with capitals within a sentence: may well be none
};

/// "day", "number", …: for messages.
std::string_view name(PrivateKind kind);

/// Words of a text that may be private, as they were typed.
struct PrivateWords {
    PrivateKind kind = PrivateKind::day;
    std::string text;
    bool operator==(const PrivateWords&) const = default;
};

/// Looks for what a text for everybody should not hold, in English and French. A heuristic: it
/// takes some harmless words for private ones, and does not see a first name by itself or a name at
/// the beginning of a sentence. `is_known` says of a folded word (library/base/text.hpp) that the
/// vocabulary has it, so that "Signs of Safety" or "Kinship Care" are no names; years, spans of
/// years, DOIs and large counts written in groups of three are no numbers; names of the five
/// countries are no people. UTF-8; throws std::invalid_argument for anything else.
std::vector<PrivateWords> private_words(std::string_view text,
                                        const std::function<bool(std::string_view)>& is_known);

}  // namespace findings
