#include "library/record/links.hpp"

#include <gtest/gtest.h>

namespace findings {
namespace {

TEST(Links, OfADoiHoldNothingThatAnAddressMayNot)
{
    EXPECT_EQ(
        doi_address(Doi::parse("10.1002/(sici)1097(1998)6:1<18::aid-idog5>3.0.co;2-3").value()),
        "https://doi.org/10.1002/(sici)1097(1998)6:1%3C18::aid-idog5%3E3.0.co;2-3");
    EXPECT_EQ(doi_address(Doi::parse("10.1000/a#b?c%d").value()),
              "https://doi.org/10.1000/a%23b%3Fc%25d");
}

TEST(Links, OfARecordAreItsOwnAndThoseOfItsSourcesEachOnce)
{
    const Record record{.doi = Doi::parse("10.1000/own"),
                        .url = Url::parse("https://a.example/copy"),
                        .sources = {{.doi = Doi::parse("10.1000/source"),
                                     .url = Url::parse("https://a.example/copy")}},
                        .references = {{.url = Url::parse("https://a.example/reference")}},
                        .open_copy = Url::parse("https://a.example/copy")};
    const std::vector<Url> own{*Url::parse("https://doi.org/10.1000/own"),
                               *Url::parse("https://a.example/copy")};
    EXPECT_EQ(own_links(record), own);
    EXPECT_EQ(links_of(record),
              (std::vector<Url>{own[0], own[1], *Url::parse("https://doi.org/10.1000/source")}));
}

}  // namespace
}  // namespace findings
