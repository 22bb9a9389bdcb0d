#include "library/formats/bibtex.hpp"

#include "library/base/text.hpp"
#include "library/formats/bibtex_names.hpp"
#include "library/formats/bibtex_text.hpp"
#include "library/formats/export_text.hpp"
#include "library/formats/findable.hpp"
#include "tests/library/formats/reference_support.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace findings {
namespace {

using namespace std::string_literals;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

// ---- TeX

TEST(BibtexText, SetsAccentsAndCommands)
{
    const std::vector<std::pair<std::string, std::string>> texts{
        {R"(P\"{a}ckert)", "Päckert"},
        {R"(Olivi\'an {\'a} {\'{a}} \'{\i} {\'\i} \'\i x)", "Olivián á á í í íx"},
        {R"(Eli{\'a}{\v{s}}, Ji{\v{r}}{\'{\i}})", "Eliáš, Jiří"},
        {R"({E}rd{\H o}s-{S}zekeres)", "Erdős-Szekeres"},
        {R"(Fran{\c c}ois, fa\c{c}ade)", "François, façade"},
        {R"(H{\aa}kan {\O}rsted {\OE}uvre He{\ss} m{\ae}lum {\dh} {\th})",
         "Håkan Ørsted Œuvre Heß mælum ð þ"},
        {R"(\'{\^a} \~n \=o \.z \u{g} \k{a} \r{u} \d{s} \b{d})", "ấ ñ ō ż ğ ą ů ṣ ḏ"},
        {R"(Wiley \& Sons, 5\% \$1 \#2 a\_b \{x\})", "Wiley & Sons, 5% $1 #2 a_b {x}"},
        {R"(D\textquotesingle aspremont)", "D'aspremont"},
        {R"(``quoted'' -- and---so on, A~B)", "“quoted” – and—so on, A B"},
        {R"(\textit{Natrix cetti} and \textbf{do not} {\em see} \textsc{species})",
         "Natrix cetti and do not see species"},
        {R"(DNA$_{\textrm{2}}$ 16\textsuperscript{th} 10\textsuperscript{-3} CO\textsubscript{2})",
         "DNA₂ 16th 10⁻³ CO₂"},
        {R"($4^{\textrm{ème}}$ $\alpha \le 0.05$ $x_1^2$)", "4ème α≤0.05 x₁²"},
        {"{{Nested {Braces}}} and\n\tlines\n\nof many", "Nested Braces and lines of many"},
        {R"(\unknown{x} \frac{1}{2})", R"(\unknownx \frac12)"},
        {R"(a \textbackslash{} b \textasciitilde{}c \^{} \~{})", "a \\ b ~c ^ ~"},
        {R"(ends with \)", "ends with \\"},
        {R"(\')", "'"},
        {R"(Tom\'as e\u)", "Tomás e"},
        {R"(\é \'\…)", "\\é \\…\u0301"},
        {R"(line \\ break\-ing)", "line breaking"},
    };
    for (const auto& [tex, text] : texts) {
        SCOPED_TRACE(tex);
        EXPECT_EQ(bibtex::text_of(tex), nfc(text));
    }
    EXPECT_EQ(bibtex::paragraphs_of("One\n\ttwo\\\\\nthree.\n\n  Four."),
              "One two\nthree.\n\nFour.");
    EXPECT_EQ(bibtex::verbatim_of(R"(http://a.b/{\_}c\_d\%20{\~{}}e{\textasciitilde}f)"),
              "http://a.b/_c_d%20~e~f");
}

TEST(BibtexText, ComesBackFromTheTexItIsWrittenAs)
{
    for (const std::string text : {"a  b   c", "--- -- - '' `` '", R"(\\ \{ } {{ }$&%#_^~"@,=)",
                                   "\\'e", "x\ny\n\nz", "é ß 😀", "a\\", "{unbalanced", "10^{3}"}) {
        SCOPED_TRACE(text);
        EXPECT_EQ(bibtex::paragraphs_of(bibtex::tex_of(text)), text);
        const std::string tex = bibtex::tex_of(text);
        EXPECT_EQ(std::count(tex.begin(), tex.end(), '{'), std::count(tex.begin(), tex.end(), '}'));
    }
}

TEST(BibtexText, TakesNestingWithoutEnd)
{
    std::string deep;
    for (int i = 0; i < 20'000; ++i)
        deep += "{\\textsuperscript{\\'{";
    EXPECT_NO_FATAL_FAILURE(bibtex::text_of(deep));
    EXPECT_NO_FATAL_FAILURE(bibtex::text_of(deep + "x" + std::string(60'000, '}')));
}

// ---- names

TEST(BibtexNames, AreTakenApartAsBibtexDoes)
{
    const std::vector<std::pair<std::string, Agent>> names{
        {"Oliver Hoffmann", {.family = "Hoffmann", .given = "Oliver"}},
        {"Marcel R. Ackermann", {.family = "Ackermann", .given = "Marcel R."}},
        {"Hoffmann, Oliver", {.family = "Hoffmann", .given = "Oliver"}},
        {"Ludwig van Beethoven", {.family = "van Beethoven", .given = "Ludwig"}},
        {"van den Heuvel, Willem-Jan", {.family = "van den Heuvel", .given = "Willem-Jan"}},
        {"de la Fontaine, Jean", {.family = "de la Fontaine", .given = "Jean"}},
        {"King, Jr., Martin Luther", {.family = "King", .given = "Martin Luther, Jr."}},
        {"sudhin jacob", {.family = "jacob", .given = "sudhin"}},
        {"Charles Louis {de la Vall{\\'e}e Poussin}",
         {.family = "de la Vallée Poussin", .given = "Charles Louis"}},
        {"{World Health Organization}", {.name = "World Health Organization"}},
        {"{{Inria} and {University of Paris}}", {.name = "Inria and University of Paris"}},
        {"Plato", {.name = "Plato"}},
        {"de la Cruz", {.name = "de la Cruz"}},
        {"{\\'E}va \\'Eluard", {.family = "Éluard", .given = "Éva"}},
        {"family=Berg, given=Jan, prefix=van den, suffix=Jr.",
         {.family = "van den Berg", .given = "Jan, Jr."}},
    };
    for (const auto& [tex, agent] : names) {
        SCOPED_TRACE(tex);
        EXPECT_THAT(bibtex::names_of(tex).people, ElementsAre(agent));
    }
}

TEST(BibtexNames, ArePartedAtAnd)
{
    const bibtex::Names names =
        bibtex::names_of("Roy, Anne and\n\tBerg, Jan AND {Food and Drink} and others");
    EXPECT_THAT(names.people, ElementsAre(Agent{.family = "Roy", .given = "Anne"},
                                          Agent{.family = "Berg", .given = "Jan"},
                                          Agent{.name = "Food and Drink"}));
    EXPECT_TRUE(names.has_others);
    EXPECT_THAT(bibtex::names_of(" and and ").people, IsEmpty());
    EXPECT_THAT(bibtex::names_of("Anderson, Sandy").people, SizeIs(1));
}

TEST(BibtexNames, ComeBackFromWhatIsWritten)
{
    const std::vector<Agent> people{{.family = "Roy", .given = "Anne"},
                                    {.family = "King", .given = "M. L., Jr."},
                                    {.family = "van der Berg", .given = "jan"},
                                    {.family = "Comma, Inside", .given = "A, b, c"},
                                    {.family = "Sand and Gravel", .given = "and"},
                                    {.name = "Ministry of Children, Ontario and Québec"},
                                    {.name = "others"},
                                    {.name = "{braces"}};
    EXPECT_EQ(bibtex::names_of(bibtex::tex_of(people)).people, people);
}

}  // namespace
}  // namespace findings
