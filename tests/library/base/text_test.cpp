#include "library/base/text.hpp"

#include <gmock/gmock.h>

#include <stdexcept>

namespace findings {
namespace {

using ::testing::ElementsAre;

TEST(Utf8, IsTakenAsRfc3629DefinesIt)
{
    for (const std::string_view text :
         {"", "plain", "é", "漢字", "😀", "\xEF\xBB\xBF", "\xF4\x8F\xBF\xBF", "\xEE\x80\x80"}) {
        EXPECT_TRUE(is_utf8(text)) << text;
    }
    EXPECT_TRUE(is_utf8(std::string_view("a\0b", 3)));
}

TEST(Utf8, WhatIsMalformedIsNot)
{
    for (const std::string_view text : {"caf\xE9",           // Windows-1252
                                        "\x80",              // continuation without a beginning
                                        "\xC3",              // cut off
                                        "\xE2\x82",          // cut off
                                        "\xC0\xAF",          // overlong
                                        "\xE0\x80\xAF",      // overlong
                                        "\xF0\x80\x80\xAF",  // overlong
                                        "\xED\xA0\x80",      // surrogate
                                        "\xF4\x90\x80\x80",  // past U+10FFFF
                                        "\xF8\x88\x80\x80\x80", "\xFF", "ok\xFE"}) {
        EXPECT_FALSE(is_utf8(text));
    }
}

TEST(Nfc, ComposesWhatIsDecomposed)
{
    EXPECT_EQ(nfc("e\u0301te\u0301"), "été");
    EXPECT_EQ(nfc("été"), "été");
    EXPECT_EQ(nfc("ASCII ’ stays “as” it is"), "ASCII ’ stays “as” it is");
    EXPECT_EQ(nfc("ﬁ ² Œ"), "ﬁ ² Œ") << "compatibility characters are kept";
    EXPECT_THROW(nfc("caf\xE9"), std::invalid_argument);
}

TEST(Folded, IsWhatAKeyboardWithoutAccentsTypes)
{
    const std::pair<std::string_view, std::string_view> cases[] = {
        {"Québec", "quebec"},
        {"Que\u0301bec", "quebec"},
        {"ÉVALUÉE", "evaluee"},
        {"Français ça Ç", "francais ca c"},
        {"cœur Œuvre", "coeur oeuvre"},
        {"Ægir cæsura", "aegir caesura"},
        {"Straße", "strasse"},
        {"STRAẞE", "strasse"},
        {"naïve Noël où", "naive noel ou"},
        {"l’enfance l‘enfance l'enfance lʼenfance l′enfance l´enfance",
         "l'enfance l'enfance l'enfance l'enfance l'enfance l'enfance"},
        {"« maison » “home” „home‟ 6″", "\" maison \" \"home\" \"home\" 6\""},
        {"co–production co—production co‑production co‐production 3−2",
         "co-production co-production co-production co-production 3-2"},
        {"ré\u00ADunifi\u200Bca\u200Dtion\uFEFF", "reunification"},
        {"ﬁn ﬂow", "fin flow"},
        {"Ｆｕｌｌ", "full"},
        {"m² n°", "m2 n°"},
        {"non\u00A0breaking\u202Fspace", "non breaking space"},
        {"Дети", "дети"},
        {"ASCII ONLY's \"x\"-y", "ascii only's \"x\"-y"},
        {"", ""},
    };
    for (const auto& [text, expected] : cases)
        EXPECT_EQ(folded(text), expected) << text;
}

TEST(Folded, IsStable)
{
    for (const std::string_view text : {"L’Œuvre « d’été »", "STRAẞE – ﬁn", "İstanbul", "½ … ™"})
        EXPECT_EQ(folded(folded(text)), folded(text)) << text;
}

TEST(Folded, ThrowsWhereThereIsNoText)
{
    EXPECT_THROW(folded("caf\xE9"), std::invalid_argument);
    EXPECT_THROW(folded("l\xC2\xB4"
                        "enfant\xFF"),
                 std::invalid_argument);
    EXPECT_THROW(case_folded("\xED\xA0\x80"), std::invalid_argument);
}

TEST(CaseFolded, KeepsAccentsInOneForm)
{
    EXPECT_EQ(case_folded("ÉVALUÉE"), "évaluée");
    EXPECT_EQ(case_folded("E\u0301value\u0301e"), "évaluée");
    EXPECT_EQ(case_folded("L’ÉTÉ – « ŒUVRE »"), "l'été - \" oeuvre \"");
    EXPECT_EQ(case_folded("L´ÉTÉ"), "l'été");
    EXPECT_EQ(case_folded("Straße"), "strasse");
}

TEST(Squeezed, LeavesOneSpaceForAnyWhiteSpace)
{
    EXPECT_EQ(squeezed("  a \t\r\n b\u00A0\u2003c\u3000 "), "a b c");
    EXPECT_EQ(squeezed(" \n "), "");
    EXPECT_EQ(squeezed("a\u200Bb"), "a\u200Bb") << "a zero-width space is no white space";
    EXPECT_EQ(squeezed("a\u0085b\u2028c"), "a b c");
    EXPECT_EQ(squeezed("a \xFF b"), "a \xFF b") << "bytes that are no text are kept";
}

TEST(Trimmed, TakesAsciiWhiteSpaceFromBothEnds)
{
    EXPECT_EQ(trimmed(" \t\r\n a b \f\v"), "a b");
    EXPECT_EQ(trimmed("   "), "");
    EXPECT_EQ(trimmed("\u00A0a"), "\u00A0a");
}

TEST(Split, KeepsEmptyPartsAndJoinedPutsThemTogether)
{
    EXPECT_THAT(split("a,,b,", ','), ElementsAre("a", "", "b", ""));
    EXPECT_THAT(split("", ','), ElementsAre(""));
    EXPECT_EQ(joined({"a", "b", "c"}, ", "), "a, b, c");
    EXPECT_EQ(joined({"a", "", "c"}, ","), "a,,c");
    EXPECT_EQ(joined({"", "b"}, ","), ",b");
    EXPECT_EQ(joined({}, ","), "");
}

TEST(Characters, AreCodePoints)
{
    EXPECT_EQ(characters(""), 0u);
    EXPECT_EQ(characters("été"), 3u);
    EXPECT_EQ(characters("e\u0301"), 2u);
    EXPECT_EQ(characters("😀漢"), 2u);
    EXPECT_EQ(characters("a\xFF\xFE"), 3u);
}

TEST(CountWords, CountsRunsWithALetterOrDigit)
{
    const std::pair<std::string_view, std::size_t> cases[] = {
        {"", 0},
        {"  \n ", 0},
        {"one two  three\n", 3},
        {"l'enfant d’abord", 2},
        {"well-being", 1},
        {"– … « »", 0},
        {"« mot »", 1},
        {"(12%) 3", 2},
        {"a\u00A0b\u2003c", 3},
        {"été 漢字 Дети", 3},
        {"word—word", 1},
    };
    for (const auto& [text, expected] : cases)
        EXPECT_EQ(count_words(text), expected) << text;
}

TEST(Cut, NeverSplitsACharacter)
{
    EXPECT_EQ(cut("été", 5), "été");
    EXPECT_EQ(cut("été", 4), "ét");
    EXPECT_EQ(cut("été", 3), "ét");
    EXPECT_EQ(cut("été", 1), "");
    EXPECT_EQ(cut("😀", 3), "");
    EXPECT_EQ(cut("abc", 0), "");
    EXPECT_EQ(cut(std::string(300, '\x80'), 200).size(), 197u)
        << "bytes that are no text do not make all of it go";
}

TEST(Printable, FitsOneLineOfATerminal)
{
    EXPECT_EQ(printable("été « 漢 »"), "été « 漢 »");
    EXPECT_EQ(printable("a\nb\tc\r"), "a\\x0Ab\\x09c\\x0D");
    EXPECT_EQ(printable("\x1B[31mred\x7F"), "\\x1B[31mred\\x7F");
    EXPECT_EQ(printable("\xC2\x9B"
                        "31m"),
              "\\xC2\\x9B31m")
        << "CSI as one character";
    EXPECT_EQ(printable("a\u2028b"), "a\\xE2\\x80\\xA8b");
    EXPECT_EQ(printable("caf\xE9"), "caf\\xE9");
    EXPECT_EQ(printable(std::string_view("\0", 1)), "\\x00");
    EXPECT_EQ(printable(std::string(201, 'a')), std::string(200, 'a') + "…");
    EXPECT_EQ(printable(std::string(200, 'a')), std::string(200, 'a'));
}

TEST(Slug, IsTheReadableEndOfAnAddress)
{
    EXPECT_EQ(slug("L’Œuvre d’été : « placement »!"), "l-oeuvre-d-ete-placement");
    EXPECT_EQ(slug("  -- Kinship   care -- "), "kinship-care");
    EXPECT_EQ(slug("漢字"), "x");
    EXPECT_EQ(slug(""), "x");
    EXPECT_EQ(slug(std::string(100, 'a')), std::string(80, 'a'));
    EXPECT_EQ(slug(std::string(79, 'a') + " b"), std::string(79, 'a'));
    EXPECT_EQ(slug("<script>\"../&?#%"), "script");
}

TEST(AsciiLower, LeavesOtherBytesAlone)
{
    EXPECT_EQ(ascii_lower("AZ[`az É"), "az[`az É");
}

}  // namespace
}  // namespace findings
