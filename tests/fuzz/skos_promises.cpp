#include "tests/fuzz/skos_promises.hpp"

#include "library/base/text.hpp"
#include "library/vocabulary/vocabulary.hpp"

#include <algorithm>
#include <vector>

namespace findings::tests {
namespace {

bool holds(const std::vector<std::size_t>& positions, std::size_t position)
{
    return std::find(positions.begin(), positions.end(), position) != positions.end();
}

bool are_each_once(std::vector<std::size_t> positions)
{
    std::sort(positions.begin(), positions.end());
    return std::adjacent_find(positions.begin(), positions.end()) == positions.end();
}

std::string fault_of(const Vocabulary& vocabulary, std::size_t position)
{
    const std::vector<Concept>& concepts = vocabulary.concepts();
    const Concept& entry = concepts[position];
    for (const auto* relation : {&entry.broader, &entry.narrower, &entry.related})
        for (const std::size_t other : *relation)
            if (other >= concepts.size())
                return "a relation leads nowhere: " + printable(entry.uri);
    for (const std::size_t broader : entry.broader)
        if (!holds(concepts[broader].narrower, position))
            return "a broader concept is not narrower the other way: " + printable(entry.uri);
    for (const auto& walked :
         {vocabulary.with_narrower(position), vocabulary.with_broader(position)})
        if (walked.empty() || walked.front() != position || !are_each_once(walked))
            return "a walk does not begin where it should, or comes back: " + printable(entry.uri);
    if (!is_utf8(preferred_label(entry, "fr")))
        return "a label is no text: " + printable(entry.uri);
    return vocabulary.find(entry.id) == nullptr ? "a concept is not found: " + printable(entry.id)
                                                : "";
}

std::string fault_of(const Vocabulary& vocabulary)
{
    for (const auto& sentences : {check(vocabulary), remarks(vocabulary)})
        for (const std::string& sentence : sentences)
            if (sentence.empty())
                return "a fault says nothing";
    for (std::size_t i = 0; i < vocabulary.concepts().size(); ++i)
        if (std::string fault = fault_of(vocabulary, i); !fault.empty())
            return fault;
    return {};
}

}  // namespace

std::string broken_promise_of_skos(const std::string& bytes)
{
    try {
        const Vocabulary vocabulary = Vocabulary::from_skos(bytes);
        const Vocabulary again = Vocabulary::from_skos(bytes);
        if (vocabulary.hash() != again.hash() || vocabulary.loose_ends() != again.loose_ends() ||
            vocabulary.concepts().size() != again.concepts().size())
            return "reading it twice says two things";
        return fault_of(vocabulary);
    } catch (const VocabularyError& refusal) {
        return refusal.what()[0] == '\0' ? "a refusal says nothing" : "";
    }
}

}  // namespace findings::tests
