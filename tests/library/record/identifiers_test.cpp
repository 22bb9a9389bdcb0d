#include "library/record/identifiers.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace findings {
namespace {

/// What people write, and the canonical form; empty where it is not one.
using Spellings = std::vector<std::pair<std::string, std::string>>;

template <class Kind>
void expect_each(const Spellings& spellings)
{
    for (const auto& [written, canonical] : spellings) {
        SCOPED_TRACE(written);
        const auto parsed = Kind::parse(written);
        EXPECT_EQ(parsed ? parsed->str() : "", canonical);
        if (parsed) {
            EXPECT_EQ(Kind::parse(parsed->str()), parsed) << "the canonical form parses as itself";
        }
    }
}

TEST(Identifiers, Doi)
{
    expect_each<Doi>({
        {"10.1177/1049731511406552", "10.1177/1049731511406552"},
        {"doi:10.1177/ABC", "10.1177/abc"},
        {"DOI: 10.1177/abc", "10.1177/abc"},
        {"https://doi.org/10.1177/abc", "10.1177/abc"},
        {"http://dx.doi.org/10.1177/abc", "10.1177/abc"},
        {"https://www.doi.org/10.1177/abc", "10.1177/abc"},
        {"HTTPS://DOI.ORG/10.1177/abc", "10.1177/abc"},
        {"https://doi.org/10.1002/%28SICI%291096-8644%28199601%2999",
         "10.1002/(sici)1096-8644(199601)99"},
        {"  10.1177/abc\n", "10.1177/abc"},
        {"10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2",
         "10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2"},
        {"10.1000.10/123", "10.1000.10/123"},
        {"10.5281/zenodo.12345", "10.5281/zenodo.12345"},
        {"10.1590/S0102-311X2019", "10.1590/s0102-311x2019"},
        {"https://example.org/10.1177/abc", ""},
        {"10.1177", ""},
        {"10.1177/", ""},
        {"10.12/abc", ""},
        {"11.1177/abc", ""},
        {"10.1177/a b", ""},
        {"10.abcd/x", ""},
        {"doi:", ""},
        {"", ""},
    });
}

TEST(Identifiers, Pmid)
{
    expect_each<Pmid>({
        {"31452104", "31452104"},
        {"PMID: 31452104", "31452104"},
        {"pmid31452104", "31452104"},
        {" 1 ", "1"},
        {"0123", ""},
        {"123456789", ""},
        {"PMC123", ""},
        {"12a", ""},
        {"", ""},
    });
}

TEST(Identifiers, Pmcid)
{
    expect_each<Pmcid>({
        {"PMC7654321", "PMC7654321"},
        {"pmc7654321", "PMC7654321"},
        {"7654321", "PMC7654321"},
        {"PMCID: PMC7654321", "PMC7654321"},
        {"PMC", ""},
        {"PMC12x", ""},
        {"", ""},
    });
}

TEST(Identifiers, Isbn)
{
    expect_each<Isbn>({
        {"978-0-306-40615-7", "9780306406157"},
        {"9780306406157", "9780306406157"},
        {"ISBN 978 0 306 40615 7", "9780306406157"},
        {"ISBN: 0-306-40615-2", "9780306406157"},
        {"0306406152", "9780306406157"},
        {"urn:isbn:9780306406157", "9780306406157"},
        {"080442957X", "9780804429573"},
        {"0-8044-2957-x", "9780804429573"},
        {"9780306406158", ""},
        {"0306406153", ""},
        {"978030640615", ""},
        {"97803064061X7", ""},
        {"X306406152", ""},
        {"", ""},
    });
}

TEST(Identifiers, Issn)
{
    expect_each<Issn>({
        {"0378-5955", "0378-5955"},
        {"03785955", "0378-5955"},
        {"ISSN 0378-5955", "0378-5955"},
        {"issn:2434-561x", "2434-561X"},
        {"0378-5954", ""},
        {"0378-595", ""},
        {"0X78-5955", ""},
        {"", ""},
    });
}

TEST(Identifiers, Orcid)
{
    expect_each<Orcid>({
        {"0000-0002-1825-0097", "0000-0002-1825-0097"},
        {"0000000218250097", "0000-0002-1825-0097"},
        {"https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"},
        {"http://www.orcid.org/0000-0002-1694-233X", "0000-0002-1694-233X"},
        {"0000-0002-1694-233x", "0000-0002-1694-233X"},
        {"0000-0002-1825-0098", ""},
        {"https://example.org/0000-0002-1825-0097", ""},
        {"0000-0002-1825", ""},
        {"", ""},
    });
}

TEST(Identifiers, Url)
{
    expect_each<Url>({
        {"https://example.org/a?b=c#d", "https://example.org/a?b=c#d"},
        {" HTTP://Example.org/A ", "http://Example.org/A"},
        {"https://example.org/é", "https://example.org/é"},
        {"javascript:alert(1)", ""},
        {"data:text/html,x", ""},
        {"ftp://example.org/", ""},
        {"//example.org/", ""},
        {"example.org", ""},
        {"https://", ""},
        {"https:///path", ""},
        {"https://example.org/a b", ""},
        {"https://example.org/\"onclick=", ""},
        {"https://example.org/<script>", ""},
        {"https://example.org/\x01", ""},
        {"https://example.org/\xFF", ""},
        {"https://example.org/" + std::string(2000, 'a'), ""},
        {"", ""},
    });
}

TEST(Identifiers, Language)
{
    expect_each<Language>({
        {"en", "en"},
        {"EN-ca", "en-CA"},
        {"fr-CA", "fr-CA"},
        {"eng", "en"},
        {"fre", "fr"},
        {"fra", "fr"},
        {"zh-hans", "zh-Hans"},
        {"zh-HANT-tw", "zh-Hant-TW"},
        {"sl-rozaj-biske", "sl-rozaj-biske"},
        {"iku", "iku"},
        {" pt-BR ", "pt-BR"},
        {"english", ""},
        {"e", ""},
        {"en_CA", ""},
        {"en-", ""},
        {"en--CA", ""},
        {"12", ""},
        {"en-abcdefghi", ""},
        {"", ""},
    });
    EXPECT_EQ(primary(*Language::parse("fr-CA")), "fr");
    EXPECT_EQ(primary(*Language::parse("en")), "en");
}

TEST(Identifiers, Country)
{
    expect_each<Country>({
        {"CA", "CA"},
        {"ca-on", "CA-ON"},
        {" gb-SCT ", "GB-SCT"},
        {"FR-75", "FR-75"},
        {"Canada", ""},
        {"CAN", ""},
        {"CA-", ""},
        {"CA-ONTA", ""},
        {"C1", ""},
        {"CA-O N", ""},
        {"", ""},
    });
}

}  // namespace
}  // namespace findings
