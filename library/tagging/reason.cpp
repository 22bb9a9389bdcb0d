#include "library/tagging/reason.hpp"

#include "library/base/text.hpp"

namespace findings {
namespace {

struct Wording {
    std::array<std::string_view, place_count> places;
    std::string_view open;
    std::string_view close;
    std::string_view times;
    std::string_view learned;
    std::string_view of;
    std::string_view similar;
};

constexpr Wording english{{"in the title", "in the key messages", "in the keywords", "in the text"},
                          "“",
                          "”",
                          " times ",
                          "words that go with it: ",
                          " of the ",
                          " most similar items have it"};

constexpr Wording french{
    {"dans le titre", "dans les messages clés", "dans les mots clés", "dans le texte"},
    "« ",
    " »",
    " fois ",
    "mots qui vont avec : ",
    " des ",
    " documents les plus proches l’ont"};

std::string quoted(std::string_view text, const Wording& wording)
{
    return std::string(wording.open) + std::string(text) + std::string(wording.close);
}

std::string label_in_words(const Reason& reason, const Wording& wording)
{
    std::vector<std::string> places;
    for (std::size_t place = 0; place < place_count; ++place) {
        const std::size_t times = reason.times[place];
        if (times == 0)
            continue;
        const std::string often =
            times > 1 ? std::to_string(times) + std::string(wording.times) : std::string();
        places.push_back(often + std::string(wording.places[place]));
    }
    return quoted(joined(reason.words, " "), wording) + " " + joined(places, ", ");
}

}  // namespace

std::string_view name(ReasonSource source)
{
    switch (source) {
    case ReasonSource::labels:
        return "labels";
    case ReasonSource::neighbours:
        return "neighbours";
    case ReasonSource::words:
        return "words";
    }
    return "";
}

std::string_view name(TextPlace place)
{
    constexpr std::array<std::string_view, place_count> names{"title", "key_messages", "keywords",
                                                              "text"};
    return names[static_cast<std::size_t>(place)];
}

std::string in_words(const Reason& reason, std::string_view language)
{
    const Wording& wording = primary_language(language) == "fr" ? french : english;
    switch (reason.source) {
    case ReasonSource::labels:
        return label_in_words(reason, wording);
    case ReasonSource::neighbours:
        return std::to_string(reason.items.size()) + std::string(wording.of) +
               std::to_string(reason.of_items) + std::string(wording.similar);
    case ReasonSource::words:
        return std::string(wording.learned) + joined(reason.words, ", ");
    }
    return "";
}

}  // namespace findings
