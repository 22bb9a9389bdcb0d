#include "indexer/sources/http_url.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace findings::indexer {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string parsed(std::string_view text)
{
    const auto url = HttpUrl::parse(text);
    return url.has_value() ? url->str() : "no: " + url.error();
}

TEST(HttpUrl, TakesAddressesOfTheWebInOneSpelling)
{
    EXPECT_EQ(parsed("HTTPS://Repository.Example:8443/oai?verb=x#top"),
              "https://repository.example:8443/oai?verb=x");
    EXPECT_EQ(parsed("http://[2001:db8::1]/oai"), "http://[2001:db8::1]/oai");
}

TEST(HttpUrl, RefusesWhatIsNoneWithWhatToDo)
{
    EXPECT_THAT(parsed("repository.example/oai"), HasSubstr("no: is not an address"));
    EXPECT_THAT(parsed(""), HasSubstr("no: is not an address"));
    EXPECT_THAT(parsed("file:///etc/passwd"), HasSubstr("begins with http://"));
    EXPECT_THAT(parsed("gopher://example.org/"), HasSubstr("begins with http://"));
    EXPECT_THAT(parsed("http:///oai"), HasSubstr("no host"));
}

TEST(HttpUrl, DoesNotTakeAPasswordAndDoesNotRepeatIt)
{
    const std::string said = parsed("https://user:secret@repository.example/oai");
    EXPECT_THAT(said, HasSubstr("name or password"));
    EXPECT_THAT(said, Not(HasSubstr("secret")));
}

TEST(HttpUrl, AddsParametersPercentEncoded)
{
    const auto url = HttpUrl::parse("https://repository.example/oai");
    ASSERT_TRUE(url.has_value());
    EXPECT_EQ(url->with({{"verb", "ListRecords"}, {"resumptionToken", "a/b?c#d=e&f:g;h i+j%"}}),
              "https://repository.example/oai?verb=ListRecords&resumptionToken="
              "a%2Fb%3Fc%23d%3De%26f%3Ag%3Bh%20i%2Bj%25");
    const auto with_query = HttpUrl::parse("https://repository.example/index.php?page=oai");
    ASSERT_TRUE(with_query.has_value());
    EXPECT_EQ(with_query->with({{"verb", "Identify"}}),
              "https://repository.example/index.php?page=oai&verb=Identify");
    EXPECT_TRUE(with_query->has("page"));
    EXPECT_FALSE(with_query->has("verb"));
}

}  // namespace
}  // namespace findings::indexer
