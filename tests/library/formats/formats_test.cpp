#include "library/formats/formats.hpp"

#include <gtest/gtest.h>

#include <set>

namespace findings {
namespace {

using namespace std::string_view_literals;

std::string_view name_of(const Format* format)
{
    return format == nullptr ? "none" : format->name;
}

TEST(Formats, EachHasANameOfItsOwnAndIsFoundByIt)
{
    std::set<std::string_view> names;
    for (const Format& format : formats()) {
        EXPECT_TRUE(names.insert(format.name).second);
        EXPECT_EQ(format_named(format.name), &format);
        for (const std::string_view ending : format.endings)
            EXPECT_TRUE(ending.starts_with('.'));
    }
    EXPECT_EQ(format_named("word"), nullptr);
}

TEST(Formats, ContentDecidesBeforeTheEnding)
{
    EXPECT_EQ(name_of(format_of("<evidence xmlns='https://findings.example/ns/evidence/1'>", "x")),
              "evidence_xml");
    EXPECT_EQ(name_of(format_of("<researchSummary>", "a.nxml")), "evidence_xml");
    EXPECT_EQ(name_of(format_of("<article article-type='x'><front>", "a.xml")), "jats");
}

TEST(Formats, TheEndingDecidesWhereTheContentShowsNothing)
{
    EXPECT_EQ(name_of(format_of("", "a.XML")), "evidence_xml");
    EXPECT_EQ(name_of(format_of("\0\1"sv, "a.nxml")), "jats");
    EXPECT_EQ(name_of(format_of("", "README")), "none");
}

TEST(Formats, XmlOfAnotherKindIsNoneOfThemWhateverItsEnding)
{
    EXPECT_EQ(name_of(format_of("<rss version='2.0'>", "a.xml")), "none");
    EXPECT_EQ(name_of(format_of("<evidence xmlns='urn:other'>", "a.xml")), "none");
}

TEST(Places, AreWrittenAsEditorsAndCompilersDo)
{
    EXPECT_EQ(str(Place{"a.xml", 3, 4}), "a.xml:3:4");
    EXPECT_EQ(str(Place{"a.xml", 3}), "a.xml:3");
    EXPECT_EQ(str(Place{"a.xml"}), "a.xml");
}

TEST(Rejections, AreOneLineWhateverTheyHold)
{
    EXPECT_EQ(str(Rejection{{"a\nb.xml", 1, 2}, "it is \"\x1b[1m\r\n\"", "mend it"}),
              "a b.xml:1:2: it is \" [1m  \"; mend it");
}

}  // namespace
}  // namespace findings
