#include "library/tagging/features.hpp"

#include "library/base/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace findings {
namespace {

constexpr std::size_t least_texts = 2;
constexpr std::array<std::size_t, 2> beginnings{4, 6};  // bytes of the folded word
constexpr std::array<std::size_t, 2> endings{3, 5};

/// A word of the title or a keyword is worth two of the text.
float worth(TextPlace place)
{
    return place == TextPlace::text ? 1.0F : 2.0F;
}

bool is_boundary(const std::string& word, std::size_t at)
{
    return (static_cast<unsigned char>(word[at]) & 0xC0U) != 0x80U;
}

void make_unit_length(Features& features)
{
    double squares = 0;
    for (const Feature& feature : features)
        squares += static_cast<double>(feature.weight) * static_cast<double>(feature.weight);
    const auto length = static_cast<float>(std::sqrt(squares));
    for (Feature& feature : features)
        feature.weight /= length;
}

}  // namespace

std::vector<std::string> names_of(const Term& term)
{
    std::vector<std::string> names{term.stem};
    const std::string& word = term.word;
    for (const std::size_t length : beginnings)
        if (word.size() > length && is_boundary(word, length))
            names.push_back(word.substr(0, length) + "*");
    for (const std::size_t length : endings)
        if (word.size() > length && is_boundary(word, word.size() - length))
            names.push_back("*" + word.substr(word.size() - length));
    return names;
}

Dictionary Dictionary::of(std::size_t texts,
                          const std::function<std::vector<Term>(std::size_t)>& text)
{
    std::unordered_map<std::string, std::size_t> counts;
    for (std::size_t i = 0; i < texts; ++i) {
        std::set<std::string> seen;
        for (const Term& term : text(i))
            for (std::string& name : names_of(term))
                if (const auto [at, is_new] = seen.insert(std::move(name)); is_new)
                    ++counts[*at];
    }
    // in the order of names, so that the same texts make the same dictionary
    const std::map<std::string, std::size_t> ordered(counts.begin(), counts.end());
    std::vector<std::string> names;
    std::vector<float> rarities;
    for (const auto& [name, count] : ordered) {
        if (count < least_texts)
            continue;
        names.push_back(name);
        rarities.push_back(static_cast<float>(
            1 + std::log(static_cast<double>(1 + texts) / static_cast<double>(1 + count))));
    }
    return {std::move(names), std::move(rarities)};
}

Dictionary::Dictionary(std::vector<std::string> names, std::vector<float> rarities)
    : names_(std::move(names)), rarities_(std::move(rarities))
{
    for (std::size_t i = 0; i < names_.size(); ++i)
        numbers_.emplace(names_[i], static_cast<std::uint32_t>(i));
}

std::vector<std::uint32_t> Dictionary::numbers_of(const Term& term) const
{
    std::vector<std::uint32_t> numbers;
    for (const std::string& name : names_of(term))
        if (const auto found = numbers_.find(name); found != numbers_.end())
            numbers.push_back(found->second);
    return numbers;
}

Features Dictionary::features(const std::vector<Term>& terms) const
{
    Features all;
    for (const Term& term : terms)
        for (const std::uint32_t number : numbers_of(term))
            all.push_back({number, worth(term.place)});
    std::ranges::sort(all, {}, &Feature::number);
    Features features;
    for (const Feature& feature : all) {
        if (features.empty() || features.back().number != feature.number)
            features.push_back(feature);
        else
            features.back().weight += feature.weight;
    }
    for (Feature& feature : features)
        feature.weight = (1 + std::log(feature.weight)) * rarities_[feature.number];
    make_unit_length(features);
    return features;
}

}  // namespace findings
