#include "library/formats/document_items.hpp"

#include "library/base/text.hpp"
#include "library/record/terms.hpp"

#include <algorithm>

namespace findings {
namespace {

/// Takes "Strength: …" from the end of the text, a paragraph of its own.
std::string take_last_paragraph(std::string& text, std::string_view english,
                                std::string_view french)
{
    const std::size_t at = text.rfind("\n\n");
    if (at == std::string::npos)
        return {};
    for (const std::string_view name : {english, french})
        if (std::string_view(text).substr(at + 2).starts_with(name)) {
            std::string value(trimmed(std::string_view(text).substr(at + 2 + name.size())));
            text.resize(at);
            return value;
        }
    return {};
}

}  // namespace

Recommendation recommendation_of(std::string text)
{
    Recommendation recommendation{.text = std::move(text)};
    recommendation.reason = take_last_paragraph(recommendation.text, "Reason: ", "Raison : ");
    recommendation.strength = take_last_paragraph(recommendation.text, "Strength: ", "Force : ");
    return recommendation;
}

std::string item_text(const Recommendation& recommendation, std::string_view language)
{
    const bool is_french = language == "fr";
    std::string text = recommendation.text;
    if (!recommendation.strength.empty())
        text += (is_french ? "\n\nForce : " : "\n\nStrength: ") + recommendation.strength;
    if (!recommendation.reason.empty())
        text += (is_french ? "\n\nRaison : " : "\n\nReason: ") + recommendation.reason;
    return text;
}

Implication implication_of(const std::string& text)
{
    const std::size_t colon = text.find(": ");
    const std::string_view role = std::string_view(text).substr(0, colon);
    const auto roles = audience_tokens();
    if (colon == std::string::npos || std::find(roles.begin(), roles.end(), role) == roles.end())
        return {.text = text};
    return {.role = std::string(role), .text = text.substr(colon + 2)};
}

std::string item_text(const Implication& implication)
{
    return implication.role.empty() ? implication.text : implication.role + ": " + implication.text;
}

}  // namespace findings
