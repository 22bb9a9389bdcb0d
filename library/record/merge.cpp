#include "library/record/merge.hpp"

#include "library/base/text.hpp"
#include "library/record/fields.hpp"

#include <algorithm>
#include <tuple>
#include <type_traits>

namespace findings {
namespace {

/// The one list of words whose order is a line of thought, and which is taken whole.
constexpr std::string_view list_of_sentences = "key_messages";

template <class Type>
inline constexpr bool is_list = false;
template <class Item>
inline constexpr bool is_list<std::vector<Item>> = true;

// What is richer. Each is a strict order.

template <class Type>
bool is_richer(const Type&, const Type&)
{
    return false;
}

bool is_richer(const std::string& one, const std::string& other)
{
    return characters(one) > characters(other);
}

int parts(const Date& date)
{
    return 1 + (date.month() ? 1 : 0) + (date.day() ? 1 : 0);
}

bool is_richer(const std::optional<Date>& one, const std::optional<Date>& other)
{
    return one->year() == other->year() && parts(*one) > parts(*other);
}

bool is_richer(Status one, Status other)
{
    return one > other;
}

bool is_richer(const Container& one, const Container& other)
{
    const auto richness = [](const Container& container) {
        const auto filled = std::apply(
            [&](const auto&... field) { return ((container.*field.member).empty() + ...); },
            fields_of<Container>);
        return std::pair(-filled, characters(container.title));
    };
    return richness(one) > richness(other);
}

/// Letters of given names: initials have few.
std::size_t given_letters(const Agent& agent)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        agent.given, [](char c) { return c != '.' && c != ' ' && c != '-'; }));
}

bool is_richer(const std::vector<Agent>& one, const std::vector<Agent>& other)
{
    const auto richness = [](const std::vector<Agent>& agents) {
        std::size_t letters = 0, facts = 0;
        for (const Agent& agent : agents) {
            letters += given_letters(agent);
            facts += (agent.orcid ? 1u : 0u) + (agent.ror ? 1u : 0u) +
                     (agent.organisation.empty() ? 0u : 1u);
        }
        return std::tuple(agents.size(), letters, facts);
    };
    return richness(one) > richness(other);
}

template <class Item>
bool is_richer(const std::vector<Item>& one, const std::vector<Item>& other)
{
    return one.size() > other.size();
}

// Sets

bool is_one(const std::string& one, const std::string& other)
{
    return one == other || folded(one) == folded(other);
}

template <class Item>
bool is_one(const Item& one, const Item& other)
{
    return one == other;
}

template <class Item>
inline constexpr bool is_set_item = !has_fields<Item>;

template <class Item>
std::vector<Item> united(const std::vector<Item>& known, const std::vector<Item>& incoming)
{
    std::vector<Item> all = known;
    for (const Item& item : incoming)
        if (std::ranges::none_of(all, [&](const Item& one) { return is_one(one, item); }))
            all.push_back(item);
    return all;
}

class Merging {
public:
    Merging(const Record& known, const Record& incoming, const Revises& revises)
        : incoming_(incoming), revises_(revises), result_{.record = known, .fields = {}}
    {}

    Merged run()
    {
        std::apply([this](const auto&... field) { (merge(field), ...); }, fields_of<Record>);
        return std::move(result_);
    }

private:
    template <class Value>
    void merge(const Field<Record, Value>& field)
    {
        Value& value = result_.record.*field.member;
        const Value& incoming = incoming_.*field.member;
        const Value& nothing = empty_.*field.member;
        if (incoming != nothing && incoming != value && field.name != "id") {
            if (value == nothing || revises_(field.name))
                return take(field);
            if (unite(field))
                return;
            if (is_richer(incoming, value))
                return take(field);
        }
        if (value != nothing)
            result_.fields.emplace_back(field.name, MergedFrom::known);
    }

    template <class Value>
    void take(const Field<Record, Value>& field)
    {
        result_.record.*field.member = incoming_.*field.member;
        result_.fields.emplace_back(field.name, MergedFrom::incoming);
    }

    /// True where the field is a set.
    template <class Value>
    bool unite(const Field<Record, Value>& field)
    {
        if constexpr (is_list<Value>) {
            if constexpr (is_set_item<typename Value::value_type>) {
                if (field.name == list_of_sentences)
                    return false;
                Value& value = result_.record.*field.member;
                Value all = united(value, incoming_.*field.member);
                const bool has_more = all.size() > value.size();
                value = std::move(all);
                result_.fields.emplace_back(field.name,
                                            has_more ? MergedFrom::both : MergedFrom::known);
                return true;
            }
        }
        return false;
    }

    const Record empty_;
    const Record& incoming_;
    const Revises& revises_;
    Merged result_;
};

}  // namespace

Merged merged(const Record& known, const Record& incoming, const Revises& revises)
{
    return Merging(known, incoming, revises).run();
}

Merged merged(const Record& known, const Record& incoming)
{
    return merged(known, incoming, [](std::string_view) { return false; });
}

}  // namespace findings
