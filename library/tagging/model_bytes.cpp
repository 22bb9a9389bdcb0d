#include "library/tagging/model_bytes.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <type_traits>

namespace findings {
namespace {

static_assert(std::endian::native == std::endian::little, "numbers are written as they lie");

// Raised with every change of what is written, and of what features mean.
constexpr std::string_view layout = "findings tagging model 1\n";

class Writer {
public:
    template <class Number>
    requires std::is_arithmetic_v<Number>
    void put(Number value) { bytes_.append(reinterpret_cast<const char*>(&value), sizeof value); }

    void put(const std::string& text)
    {
        put(static_cast<std::uint64_t>(text.size()));
        bytes_ += text;
    }

    void put(const Feature& feature)
    {
        put(feature.number);
        put(feature.weight);
    }

    void put(const KnownItem& item)
    {
        put(item.id);
        put(item.title);
        put(item.areas);
    }

    void put(const Combination::Step& step)
    {
        put(step.sum);
        put(step.probability);
    }

    template <class Value>
    void put(const std::vector<Value>& values)
    {
        put(static_cast<std::uint64_t>(values.size()));
        for (const Value& value : values)
            put(value);
    }

    void raw(std::string_view bytes) { bytes_ += bytes; }
    std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

class Reader {
public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {}

    template <class Number>
    requires std::is_arithmetic_v<Number>
    void get(Number& value)
    {
        const std::string_view from = raw(sizeof value);
        std::memcpy(&value, from.data(), sizeof value);
    }

    void get(std::string& text) { text = raw(length(1)); }

    void get(Feature& feature)
    {
        get(feature.number);
        get(feature.weight);
    }

    void get(KnownItem& item)
    {
        get(item.id);
        get(item.title);
        get(item.areas);
    }

    void get(Combination::Step& step)
    {
        get(step.sum);
        get(step.probability);
    }

    template <class Value>
    void get(std::vector<Value>& values)
    {
        values.resize(length(4));
        for (Value& value : values)
            get(value);
    }

    std::string_view raw(std::size_t count)
    {
        if (count > bytes_.size())
            throw ModelError("what was learned is cut off; `findings-indexer tag --all` learns "
                             "anew");
        const std::string_view taken = bytes_.substr(0, count);
        bytes_.remove_prefix(count);
        return taken;
    }

    bool is_at_end() const { return bytes_.empty(); }

private:
    /// A count of things of at least so many bytes, never more than can be there.
    std::size_t length(std::size_t least_bytes)
    {
        std::uint64_t count = 0;
        get(count);
        if (count > bytes_.size() / least_bytes)
            raw(bytes_.size() + 1);
        return static_cast<std::size_t>(count);
    }

    std::string_view bytes_;
};

[[noreturn]] void refuse()
{
    throw ModelError("what was learned was kept by another version of Findings, or is damaged; "
                     "`findings-indexer tag --all` learns anew");
}

bool are_below(const std::vector<Features>& items, std::size_t size)
{
    return std::ranges::all_of(items, [&](const Features& item) {
        return std::ranges::all_of(item, [&](const Feature& one) { return one.number < size; });
    });
}

bool are_known(const std::vector<KnownItem>& items, std::size_t areas)
{
    return std::ranges::all_of(items, [&](const KnownItem& item) {
        return std::ranges::all_of(item.areas, [&](std::uint32_t area) { return area < areas; });
    });
}

}  // namespace

std::string to_bytes(const TaggingModel& model)
{
    Writer writer;
    writer.raw(layout);
    writer.put(model.areas);
    writer.put(model.shares);
    writer.put(model.thresholds);
    writer.put(model.dictionary.names());
    writer.put(model.dictionary.rarities());
    writer.put(model.words.weights());
    writer.put(model.neighbours.features());
    writer.put(model.items);
    for (const double weight : model.combination.weights())
        writer.put(weight);
    writer.put(model.combination.steps());
    return writer.take();
}

TaggingModel model_from_bytes(std::string_view bytes)
{
    if (!bytes.starts_with(layout))
        refuse();
    Reader reader(bytes.substr(layout.size()));
    TaggingModel model;
    std::vector<std::string> names;
    std::vector<float> rarities;
    std::vector<float> weights;
    std::vector<Features> neighbours;
    std::array<double, Combination::terms> combined{};
    std::vector<Combination::Step> steps;
    reader.get(model.areas);
    reader.get(model.shares);
    reader.get(model.thresholds);
    reader.get(names);
    reader.get(rarities);
    reader.get(weights);
    reader.get(neighbours);
    reader.get(model.items);
    for (double& weight : combined)
        reader.get(weight);
    reader.get(steps);
    const std::size_t areas = model.areas.size();
    const bool fits = model.shares.size() == areas && model.thresholds.size() == areas &&
                      rarities.size() == names.size() && neighbours.size() == model.items.size() &&
                      weights.size() == (areas == 0 ? 0 : areas * (names.size() + 1)) &&
                      are_below(neighbours, names.size()) && are_known(model.items, areas);
    if (!fits || !reader.is_at_end())
        refuse();
    model.dictionary = Dictionary(std::move(names), std::move(rarities));
    model.words = LearnedWords(areas, std::move(weights));
    model.neighbours = Neighbours(neighbours, model.dictionary.size());
    model.combination = Combination(combined, std::move(steps));
    return model;
}

}  // namespace findings
