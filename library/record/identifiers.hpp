#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace findings {

/// A text that keeps the rule of its kind: only parse() makes one, in canonical form.
template <class Kind>
class Identifier {
public:
    /// The canonical form of what people and formats write; nullopt where the text is not one.
    static std::optional<Identifier> parse(std::string_view text);

    const std::string& str() const { return text_; }
    auto operator<=>(const Identifier&) const = default;

private:
    explicit Identifier(std::string canonical) : text_(std::move(canonical)) {}
    std::string text_;
};

/// Digital object identifier: lower case, without "doi:" or "https://doi.org/" (all three are
/// taken, percent-encoding too). "10.", 4 to 9 digits, "/", something without spaces: the pattern
/// of crossref.org/blog/dois-and-matching-regular-expressions, without its limits on the suffix.
using Doi = Identifier<struct DoiKind>;

/// PubMed identifier: 1 to 8 digits, no leading zero; "PMID:" in front is taken.
using Pmid = Identifier<struct PmidKind>;

/// PubMed Central identifier: "PMC" and digits.
using Pmcid = Identifier<struct PmcidKind>;

/// Book number of 13 digits with a right check digit (ISO 2108); one of 10 is made into one of 13.
using Isbn = Identifier<struct IsbnKind>;

/// Serial number "1234-567X" with a right check digit (ISO 3297).
using Issn = Identifier<struct IssnKind>;

/// "0000-0002-1825-0097" with a right check digit (ISO 7064 MOD 11-2); orcid.org links are taken.
using Orcid = Identifier<struct OrcidKind>;

/// An absolute http or https address without white space, quotes, angle brackets or control
/// characters, at most 2,000 bytes, so that it can stand in a link.
using Url = Identifier<struct UrlKind>;

/// A BCP 47 language tag in its usual spelling: "en", "fr-CA", "zh-Hans". Three-letter codes of
/// ISO 639-2 that have a two-letter one become it (eng, fre and fra: en, fr, fr).
using Language = Identifier<struct LanguageKind>;

/// The first part of the tag: "fr" of "fr-CA".
std::string_view primary(const Language& language);

/// An ISO 3166-1 country or 3166-2 subdivision code in capitals: "CA", "CA-ON".
using Country = Identifier<struct CountryKind>;

}  // namespace findings
