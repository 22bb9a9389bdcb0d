#include "tests/bench/recombine.hpp"

#include "library/base/text.hpp"

#include <fmt/core.h>

#include <array>
#include <random>
#include <stdexcept>

namespace findings::tests {
namespace {

using Random = std::mt19937_64;

const Record& any(const std::vector<Record>& records, Random& random)
{
    return records[random() % records.size()];
}

RecordId id_of(std::uint64_t seed, std::uint64_t number)
{
    std::array<std::uint8_t, 10> bits{};
    Random random(seed * 1'000'003 + number);
    for (std::uint8_t& byte : bits)
        byte = static_cast<std::uint8_t>(random());
    return RecordId::from(1'700'000'000'000 + number, bits);
}

/// A name that is nobody's: two syllables and a number in letters.
std::string family_name(Random& random)
{
    static constexpr std::array syllables = {"Bar",  "dell", "Cor", "win", "Fal", "mer",
                                             "Gris", "oul",  "Hol", "ton", "Jar", "vis",
                                             "Kel",  "by",   "Lor", "ain"};
    const auto syllable = [&] { return std::string(syllables[random() % syllables.size()]); };
    return syllable() + ascii_lower(syllable()) + ascii_lower(syllable());
}

/// Two samples' titles become one: the beginning of the one, the end of the other.
std::string title_of(const Record& first, const Record& second, std::uint64_t number)
{
    const std::string_view head = std::string_view(first.title).substr(0, first.title.find(':'));
    const std::size_t colon = second.title.find(": ");
    const std::string_view tail = colon == std::string::npos
                                      ? std::string_view(second.title)
                                      : std::string_view(second.title).substr(colon + 2);
    return fmt::format("{}: {} ({})", cut(head, 120), cut(tail, 120), number);
}

/// The parts of a text that stand for themselves.
std::vector<std::string> sentences_of(const Record& record)
{
    std::vector<std::string> sentences = record.key_messages;
    for (const Implication& implication : record.implications)
        sentences.push_back(implication.text);
    if (!record.limitations.empty())
        sentences.push_back(record.limitations);
    return sentences;
}

std::string paragraph(const std::vector<Record>& samples, Random& random, std::size_t sentences)
{
    std::string text;
    while (sentences-- > 0) {
        const std::vector<std::string> choice = sentences_of(any(samples, random));
        text += (text.empty() ? "" : " ") + choice[random() % choice.size()];
    }
    return text;
}

}  // namespace

Recombiner::Recombiner(std::vector<Record> samples, std::uint64_t seed) : seed_(seed)
{
    for (Record& sample : samples) {
        if (sample.status != Status::published || !sample.language)
            continue;
        auto& side = primary(*sample.language) == "fr" ? french_ : english_;
        side.push_back(std::move(sample));
    }
    if (english_.empty() || french_.empty())
        throw std::invalid_argument("the samples must hold published records in both languages");
}

Record Recombiner::record(std::uint64_t number) const
{
    const bool is_translation = number % 8 == 7;
    const auto& samples = is_translation ? french_ : english_;
    Random random(seed_ * 7919 + number);

    Record record = any(samples, random);
    const Record& topic = any(samples, random);
    record.id = id_of(seed_, number);
    record.title = title_of(record, topic, number);
    record.translated_titles.clear();
    record.bottom_line = topic.bottom_line;
    record.key_messages = any(samples, random).key_messages;
    record.plain_summary = paragraph(samples, random, 6);
    record.sections = {{record.language->str(), paragraph(samples, random, 8)}};
    record.areas = topic.areas;
    record.keywords = topic.keywords;
    record.authors = {Agent{.family = family_name(random), .given = family_name(random)}};
    record.doi.reset();
    record.url = Url::parse(fmt::format("https://findings.example/generated/{}/{}", seed_, number));
    record.supersedes.reset();
    record.translation.reset();
    if (is_translation)
        record.translation = Translation{id_of(seed_, number - 1), 1, TranslationMethod::machine};
    return record;
}

}  // namespace findings::tests
