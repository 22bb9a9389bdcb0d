#include "library/formats/document_headings.hpp"

#include "library/base/text.hpp"

namespace findings {
namespace {

using Meaning = HeadingMeaning;

struct Name {
    Meaning meaning;
    std::string_view language;
    std::string_view heading;
};

// The first of a meaning and a language is the one that writers take.
constexpr Name names[] = {
    {Meaning::question, "en", "Question"},
    {Meaning::question, "fr", "Question"},
    {Meaning::bottom_line, "en", "Bottom line"},
    {Meaning::bottom_line, "en", "The bottom line"},
    {Meaning::bottom_line, "fr", "En une phrase"},
    {Meaning::key_messages, "en", "Key messages"},
    {Meaning::key_messages, "en", "Key message"},
    {Meaning::key_messages, "en", "Key points"},
    {Meaning::key_messages, "en", "Main messages"},
    {Meaning::key_messages, "en", "Highlights"},
    {Meaning::key_messages, "fr", "Messages clés"},
    {Meaning::key_messages, "fr", "Points clés"},
    {Meaning::key_messages, "fr", "Faits saillants"},
    {Meaning::key_messages, "fr", "Points saillants"},
    {Meaning::key_messages, "fr", "À retenir"},
    {Meaning::key_messages, "fr", "Ce qu'il faut retenir"},
    {Meaning::plain_summary, "en", "Plain summary"},
    {Meaning::plain_summary, "en", "Plain language summary"},
    {Meaning::plain_summary, "fr", "Résumé en langage clair"},
    {Meaning::plain_summary, "fr", "Résumé en langage simple"},
    {Meaning::abstract, "en", "Abstract"},
    {Meaning::abstract, "fr", "Résumé"},
    {Meaning::implications, "en", "Implications"},
    {Meaning::implications, "en", "Implications for practice"},
    {Meaning::implications, "fr", "Implications"},
    {Meaning::implications, "fr", "Implications pour la pratique"},
    {Meaning::recommendations, "en", "Recommendations"},
    {Meaning::recommendations, "en", "Recommendation"},
    {Meaning::recommendations, "en", "Our recommendations"},
    {Meaning::recommendations, "en", "Practice recommendations"},
    {Meaning::recommendations, "en", "Recommendations for practice"},
    {Meaning::recommendations, "en", "Recommended actions"},
    {Meaning::recommendations, "en", "What to do"},
    {Meaning::recommendations, "en", "What you can do"},
    {Meaning::recommendations, "fr", "Recommandations"},
    {Meaning::recommendations, "fr", "Recommandation"},
    {Meaning::recommendations, "fr", "Nos recommandations"},
    {Meaning::recommendations, "fr", "Recommandations pour la pratique"},
    {Meaning::recommendations, "fr", "Que faire"},
    {Meaning::recommendations, "fr", "Quoi faire"},
    {Meaning::recommendations, "fr", "Ce qu'il faut faire"},
    {Meaning::limitations, "en", "Limitations"},
    {Meaning::limitations, "fr", "Limites"},
    {Meaning::equity_note, "en", "Equity note"},
    {Meaning::equity_note, "en", "Equity"},
    {Meaning::equity_note, "fr", "Note d'équité"},
    {Meaning::equity_note, "fr", "Équité"},
    {Meaning::references, "en", "References"},
    {Meaning::references, "en", "Bibliography"},
    {Meaning::references, "fr", "Références"},
    {Meaning::references, "fr", "Bibliographie"},
    {Meaning::references, "fr", "Références bibliographiques"},
};

/// Folded, without a number in front and a mark at its end.
std::string bare(std::string_view heading)
{
    const std::string text = squeezed(folded(heading));
    std::string_view name = text;
    const std::size_t start = name.find_first_not_of("0123456789. )");
    if (start == std::string_view::npos)
        return {};
    name.remove_prefix(start);
    while (!name.empty() && std::string_view(":.?! ").find(name.back()) != std::string_view::npos)
        name.remove_suffix(1);
    return std::string(name);
}

}  // namespace

std::optional<Meaning> heading_meaning(std::string_view heading)
{
    if (heading.size() > 100)
        return std::nullopt;
    const std::string wanted = bare(heading);
    for (const Name& name : names)
        if (!wanted.empty() && bare(name.heading) == wanted)
            return name.meaning;
    return std::nullopt;
}

std::string_view heading_of(Meaning meaning, std::string_view language)
{
    std::string_view found;
    for (const Name& name : names)
        if (name.meaning == meaning && (found.empty() || name.language == language)) {
            found = name.heading;
            if (name.language == language)
                break;
        }
    return found;
}

}  // namespace findings
