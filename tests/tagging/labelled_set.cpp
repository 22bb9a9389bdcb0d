#include "tests/tagging/labelled_set.hpp"

#include "library/base/file.hpp"
#include "library/base/sha256.hpp"
#include "library/base/text.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/value_to.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace findings::tests {
namespace {

namespace json = boost::json;

std::string text_of(const json::object& object, std::string_view name)
{
    const json::value* const value = object.if_contains(name);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::vector<std::string> labels_of(const json::object& object)
{
    const json::value* value = object.if_contains("top_labels");
    if (!value)
        value = &object.at("labels");
    std::set<std::string> labels;
    for (const json::value& label : value->as_array())
        labels.emplace(label.as_string());
    return {labels.begin(), labels.end()};
}

LabelledText labelled(const json::object& object)
{
    return {.item = {.id = json::value_to<std::string>(object.at("_id")),
                     .text = {.title = text_of(object, "title"),
                              .text = text_of(object, "text"),
                              .language = text_of(object, "lang")},
                     .areas = labels_of(object)},
            .split = text_of(object, "split")};
}

/// A label is its own name; of "A--B" the last part is what a text would say.
Concept area_of(const std::string& label)
{
    const std::size_t at = label.rfind("--");
    const std::string words = at == std::string::npos ? label : label.substr(at + 2);
    return {.id = label, .labels = {{words, *Language::parse("en"), LabelKind::preferred}}};
}

void keep_frequent(LabelledSet& set, std::size_t least)
{
    std::map<std::string, std::size_t> counts;
    for (const auto* part : {&set.train, &set.test})
        for (const DecidedItem& item : *part)
            for (const std::string& label : item.areas)
                ++counts[label];
    for (auto* part : {&set.train, &set.test})
        for (DecidedItem& item : *part)
            std::erase_if(item.areas,
                          [&](const std::string& label) { return counts[label] < least; });
    for (const auto& [label, count] : counts)
        if (count >= least)
            set.areas.push_back(area_of(label));
}

/// True where some say "train" and some do not.
bool are_split(const std::vector<LabelledText>& texts)
{
    const auto train = std::ranges::count(texts, "train", &LabelledText::split);
    return train > 0 && static_cast<std::size_t>(train) < texts.size();
}

}  // namespace

std::vector<LabelledText> read_labelled(const std::filesystem::path& file)
{
    std::vector<LabelledText> texts;
    const std::string bytes = read_file(file);
    std::size_t number = 0;
    for (const std::string_view line : split(bytes, '\n')) {
        ++number;
        if (trimmed(line).empty())
            continue;
        try {
            texts.push_back(labelled(json::parse(line).as_object()));
        } catch (const std::exception& error) {
            throw std::runtime_error(file.string() + ":" + std::to_string(number) + ": " +
                                     error.what());
        }
    }
    return texts;
}

LabelledSet parted(std::string name, std::vector<LabelledText> texts, std::size_t least)
{
    LabelledSet set{.name = std::move(name)};
    if (are_split(texts)) {
        for (LabelledText& text : texts)
            (text.split == "train" ? set.train : set.test).push_back(std::move(text.item));
    } else {
        std::ranges::sort(texts, {}, [](const LabelledText& text) { return sha256(text.item.id); });
        const std::size_t train = texts.size() - texts.size() / 5;
        for (std::size_t i = 0; i < texts.size(); ++i)
            (i < train ? set.train : set.test).push_back(std::move(texts[i].item));
    }
    keep_frequent(set, least);
    return set;
}

LabelledSet parted(std::string name, std::vector<LabelledText> train,
                   std::vector<LabelledText> test, std::size_t least)
{
    LabelledSet set{.name = std::move(name)};
    for (LabelledText& text : train)
        set.train.push_back(std::move(text.item));
    for (LabelledText& text : test)
        set.test.push_back(std::move(text.item));
    keep_frequent(set, least);
    return set;
}

}  // namespace findings::tests
