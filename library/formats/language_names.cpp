#include "library/formats/language_names.hpp"

#include "library/base/text.hpp"

#include <array>
#include <string>
#include <utility>

namespace findings {
namespace {

/// Names as folded() has them.
constexpr std::array<std::pair<std::string_view, std::string_view>, 62> names{{
    {"english", "en"},   {"anglais", "en"},    {"french", "fr"},      {"francais", "fr"},
    {"german", "de"},    {"deutsch", "de"},    {"allemand", "de"},    {"spanish", "es"},
    {"espanol", "es"},   {"espagnol", "es"},   {"portuguese", "pt"},  {"portugues", "pt"},
    {"portugais", "pt"}, {"italian", "it"},    {"italiano", "it"},    {"italien", "it"},
    {"dutch", "nl"},     {"nederlands", "nl"}, {"neerlandais", "nl"}, {"swedish", "sv"},
    {"svenska", "sv"},   {"norwegian", "no"},  {"norsk", "no"},       {"danish", "da"},
    {"dansk", "da"},     {"finnish", "fi"},    {"suomi", "fi"},       {"polish", "pl"},
    {"polski", "pl"},    {"russian", "ru"},    {"russe", "ru"},       {"chinese", "zh"},
    {"chinois", "zh"},   {"japanese", "ja"},   {"japonais", "ja"},    {"korean", "ko"},
    {"coreen", "ko"},    {"arabic", "ar"},     {"arabe", "ar"},       {"hebrew", "he"},
    {"turkish", "tr"},   {"turc", "tr"},       {"greek", "el"},       {"grec", "el"},
    {"czech", "cs"},     {"hungarian", "hu"},  {"romanian", "ro"},    {"ukrainian", "uk"},
    {"croatian", "hr"},  {"serbian", "sr"},    {"slovenian", "sl"},   {"catalan", "ca"},
    {"latin", "la"},     {"welsh", "cy"},      {"irish", "ga"},       {"persian", "fa"},
    {"hindi", "hi"},     {"inuktitut", "iu"},  {"cree", "cr"},        {"ojibwe", "oj"},
    {"maori", "mi"},     {"afrikaans", "af"},
}};

}  // namespace

std::optional<Language> language_named(std::string_view text)
{
    if (auto tag = Language::parse(text))
        return tag;
    const std::string name = folded(trimmed(text));
    for (const auto& [known, tag] : names)
        if (known == name)
            return Language::parse(tag);
    return std::nullopt;
}

}  // namespace findings
