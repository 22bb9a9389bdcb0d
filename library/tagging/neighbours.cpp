#include "library/tagging/neighbours.hpp"

#include <algorithm>

namespace findings {

Neighbours::Neighbours(std::span<const Features> items, std::size_t features)
    : items_(items.size()), starts_(features + 1, 0)
{
    for (const Features& item : items)
        for (const Feature& feature : item)
            ++starts_[feature.number + 1];
    for (std::size_t i = 1; i < starts_.size(); ++i)
        starts_[i] += starts_[i - 1];
    postings_.resize(starts_.back());
    std::vector<std::size_t> next(starts_.begin(), starts_.end() - 1);
    for (std::uint32_t i = 0; i < items.size(); ++i)
        for (const Feature& feature : items[i])
            postings_[next[feature.number]++] = {i, feature.weight};
}

std::vector<Neighbour> Neighbours::nearest(const Features& text, std::size_t most,
                                           std::optional<std::uint32_t> without) const
{
    std::vector<float> likeness(items_, 0.0F);
    for (const Feature& feature : text)
        for (std::size_t i = starts_[feature.number]; i < starts_[feature.number + 1]; ++i)
            likeness[postings_[i].item] += feature.weight * postings_[i].likeness;
    if (without)
        likeness[*without] = 0;
    std::vector<Neighbour> nearest;
    for (std::uint32_t i = 0; i < items_; ++i)
        if (likeness[i] > 0)
            nearest.push_back({i, likeness[i]});
    const auto likest_first = [](const Neighbour& a, const Neighbour& b) {
        return a.likeness != b.likeness ? a.likeness > b.likeness : a.item < b.item;
    };
    const auto end = nearest.begin() + static_cast<std::ptrdiff_t>(std::min(most, nearest.size()));
    std::ranges::partial_sort(nearest, end, likest_first);
    nearest.erase(end, nearest.end());
    return nearest;
}

std::vector<Features> Neighbours::features() const
{
    std::vector<Features> items(items_);
    for (std::uint32_t feature = 0; feature + 1 < starts_.size(); ++feature)
        for (std::size_t i = starts_[feature]; i < starts_[feature + 1]; ++i)
            items[postings_[i].item].push_back({feature, postings_[i].likeness});
    return items;
}

}  // namespace findings
