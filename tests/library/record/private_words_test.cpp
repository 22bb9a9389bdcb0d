#include "library/record/private_words.hpp"

#include <gmock/gmock.h>

#include <string>

namespace findings {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<PrivateWords> found(std::string_view text)
{
    return private_words(text, [](std::string_view word) {
        return word == "kinship" || word == "care" || word == "signs" || word == "safety";
    });
}

TEST(PrivateWords, AreDatesWithTheirDay)
{
    for (const char* date : {"12 March 2015", "March 12", "3rd May", "1er mai 2014", "12 févr",
                             "2 août", "12/03/2015", "2015-03-12", "12.3.15", "May 3rd"}) {
        const auto words = found(std::string("A child born ") + date + ", what helps?");
        ASSERT_EQ(words.size(), 1U) << date;
        EXPECT_EQ(words.front().kind, PrivateKind::day) << date;
        EXPECT_TRUE(std::string_view(date).starts_with(words.front().text)) << words.front().text;
    }
    for (const char* harmless : {"since March 2015", "in 2015", "they may 2 times", "en mai 2014",
                                 "a march 3 hours long", "between 2015-2020", "sept 12 enfants"})
        EXPECT_THAT(found(std::string("What helps ") + harmless + "?"), IsEmpty()) << harmless;
}

TEST(PrivateWords, AreNumbersOfFiles)
{
    for (const char* number : {"204518", "CAS-204518", "dossier no 4521", "file number 452",
                               "case 20451", "1234-5678", "file 4521778"})
        EXPECT_THAT(found(std::string("About ") + number + "."),
                    ElementsAre(PrivateWords{PrivateKind::number, number}))
            << number;
    for (const char* harmless :
         {"12,000 children", "1,200,000 families", "1 200 000 familles", "48200 people", "case 12",
          "10.1000/123456", "2015 2020", "2015–2020", "file sharing"})
        EXPECT_THAT(found(std::string("What of ") + harmless + "?"), IsEmpty()) << harmless;
}

TEST(PrivateWords, ArePhonesAndEMailAddresses)
{
    EXPECT_THAT(found("Call 514 555-0199 or (416) 555 0100, or +44 20 7946 0958."),
                ElementsAre(PrivateWords{PrivateKind::phone, "514 555-0199"},
                            PrivateWords{PrivateKind::phone, "(416) 555 0100"},
                            PrivateWords{PrivateKind::phone, "+44 20 7946 0958"}));
    EXPECT_THAT(found("Écrire à roy.a@exemple.ca."),
                ElementsAre(PrivateWords{PrivateKind::email, "roy.a@exemple.ca"}));
}

TEST(PrivateWords, ArePeopleWithTheirTitle)
{
    EXPECT_THAT(found("What helps Mrs Roy, madame Élie and M. Dubois?"),
                ElementsAre(PrivateWords{PrivateKind::titled_name, "Mrs Roy"},
                            PrivateWords{PrivateKind::titled_name, "madame Élie"},
                            PrivateWords{PrivateKind::titled_name, "M Dubois"}));
    EXPECT_THAT(found("Who would miss School? Does Dr care?"), IsEmpty());
}

TEST(PrivateWords, AreTwoCapitalisedWordsThatNobodyKnows)
{
    EXPECT_THAT(found("What helps Jayden Smith and Éloïse Côté-Roy?"),
                ElementsAre(PrivateWords{PrivateKind::name, "Jayden Smith"},
                            PrivateWords{PrivateKind::name, "Éloïse Côté-Roy"}));
    for (const char* harmless :
         {"Does Kinship Care work in New Zealand and Nova Scotia?", "Is Signs of Safety safe?",
          "Quels effets au Royaume-Uni ? Premières Nations comprises.", "IPV and CAS Toronto",
          "Foster parents: Which training? Emma"})
        EXPECT_THAT(found(harmless), IsEmpty()) << harmless;
}

TEST(PrivateWords, AreNotInAnEverydayQuestion)
{
    for (const char* question :
         {"", "What helps children aged 6 to 12 who were placed with grandparents stay in school?",
          "Quelles interventions aident les parents d’enfants de 0 à 5 ans en Ontario ?",
          "Does it work for 1 in 3 families (n = 350)? See doi 10.1111/cfs.12345."})
        EXPECT_THAT(found(question), IsEmpty()) << question;
}

}  // namespace
}  // namespace findings
