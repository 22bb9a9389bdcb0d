#include "library/formats/markdown_front.hpp"

#include "library/base/text.hpp"
#include "library/formats/loose_date.hpp"
#include "library/formats/markdown_yaml.hpp"
#include "library/formats/names.hpp"
#include "library/record/fields.hpp"
#include "library/record/record_json.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <charconv>
#include <optional>
#include <tuple>
#include <utility>

namespace findings::markdown {
namespace {

namespace json = boost::json;

/// Keys that static site generators and pandoc have for fields of ours.
constexpr std::pair<std::string_view, std::string_view> other_keys[] = {
    {"author", "authors"},      {"date", "issued"},      {"lang", "language"},
    {"tags", "keywords"},       {"license", "licence"},  {"DOI", "doi"},
    {"summary", "abstract"},    {"updated", "modified"}, {"lastmod", "modified"},
    {"description", "abstract"}};

bool is_field(std::string_view key)
{
    return std::apply([&](const auto&... field) { return ((field.name == key) || ...); },
                      fields_of<Record>);
}

std::string_view field_of(std::string_view key)
{
    for (const auto& [other, field] : other_keys)
        if (other == key)
            return field;
    return key;
}

/// What is wrong with the value of a field; nullopt where it is right.
std::optional<std::string> fault_of(std::string_view field, const json::value& value)
{
    json::object object{{"kind", token(Kind::study)}, {"status", token(Status::published)}};
    object[field] = value;
    try {
        record_from_json(object);
        return std::nullopt;
    } catch (const RecordJsonError& error) {
        return error.what();
    }
}

/// A name or a citation where the field has objects of several members.
json::value made_whole(std::string_view field, const json::value& value)
{
    if (value.is_array()) {
        json::array list;
        for (const json::value& item : value.get_array())
            list.push_back(made_whole(field, item));
        return list;
    }
    if (!value.is_string())
        return value;
    if (field == "sources" || field == "references")
        return json::object{{"citation", value}};
    if (field == "recommendations")
        return json::object{{"text", value}};
    if (field != "authors" && field != "contributors")
        return value;
    const Agent agent = agent_of_inverted(value.get_string());
    if (agent.family.empty())
        return json::object{{"name", agent.name}};
    return json::object{{"family", agent.family}, {"given", agent.given}};
}

std::optional<std::int64_t> whole_number(const json::value& value)
{
    const json::string* text = value.if_string();
    std::int64_t number = 0;
    if (text == nullptr)
        return std::nullopt;
    const auto [end, error] = std::from_chars(text->begin(), text->end(), number);
    return error == std::errc() && end == text->end() ? std::optional(number) : std::nullopt;
}

/// The value in the form that the field has: what has no quotes is a text for YAML's subset, but
/// may be a number or the one item of a list.
json::value in_form_of(std::string_view field, json::value value)
{
    value = made_whole(field, value);
    if (!fault_of(field, value))
        return value;
    if (const auto number = whole_number(value); number && !fault_of(field, *number))
        return *number;
    if (!value.is_array() && !fault_of(field, json::array{value}))
        return json::array{value};
    if (value.is_string() && (field == "issued" || field == "modified"))
        if (const auto date = loose_date(value.get_string()))
            return json::value(date->str());
    return value;
}

bool is_indented(std::string_view line)
{
    return line.starts_with(' ') || line.starts_with('\t');
}

bool is_passed_over(std::string_view line)
{
    const std::string_view text = trimmed(line);
    return text.empty() || text.front() == '#';
}

bool is_list_item(std::string_view line)
{
    const std::string_view text = trimmed(line);
    return text.starts_with("- ") || text == "-";
}

class FrontReading {
public:
    FrontReading(const std::vector<FrontLine>& lines, std::string_view path)
        : lines_(lines), path_(path)
    {}

    FrontMatter run()
    {
        while (at_ < lines_.size()) {
            const FrontLine& line = lines_[at_++];
            if (is_passed_over(line.text))
                continue;
            const std::string_view key = front_key(line.text);
            if (key.empty())
                reject(line.number, "the line is no \"key: value\"",
                       "put a value on the line of its key, in double quotes");
            else
                take_key(key, line);
        }
        finish();
        return std::move(front_);
    }

private:
    void take_key(std::string_view key, const FrontLine& line)
    {
        const std::string_view field = field_of(key);
        if (!is_field(field)) {
            pass_over_block();
            front_.notes.push_back(printable(key) +
                                   " of the front matter has no place in a record");
            return;
        }
        const auto value = value_of(line.text.substr(key.size() + 1), line.number);
        if (!value || value->is_null())
            return;
        json::value formed = in_form_of(field, *value);
        if (const auto fault = fault_of(field, formed))
            return reject(line.number, *fault, "mend the value, or take the line out");
        if (values_.contains(field))
            return reject(line.number, std::string(field) + " is there twice",
                          "take one of the two out");
        values_.emplace(field, std::move(formed));
    }

    std::optional<json::value> value_of(std::string_view text, std::size_t number)
    {
        auto value = yaml_value(text);
        if (!value.has_value()) {
            pass_over_block();
            reject(number, value.error().what, value.error().mend);
            return std::nullopt;
        }
        return value->is_null() ? block_list() : std::move(*value);
    }

    /// "- item" lines below a key; null where there are none.
    std::optional<json::value> block_list()
    {
        json::array list;
        bool is_right = true;
        for (; at_ < lines_.size(); ++at_) {
            const FrontLine& line = lines_[at_];
            if (is_passed_over(line.text))
                continue;
            if (!is_list_item(line.text)) {
                if (!is_indented(line.text))
                    break;
                pass_over_block();
                reject(line.number, "the value goes on over several lines, which is not read here",
                       "write lists as \"- item\" lines, and anything else as JSON on one line");
                return std::nullopt;
            }
            const std::string_view text = trimmed(trimmed(line.text).substr(1));
            auto item = yaml_value(text);
            if (!front_key(text).empty())
                item = YamlFault{"the item has members of its own, which is not read here",
                                 "write it as JSON on one line: - {\"family\": \"Roy\"}"};
            is_right = is_right && item.has_value();
            if (item.has_value())
                list.push_back(std::move(*item));
            else
                reject(line.number, item.error().what, item.error().mend);
        }
        if (!is_right)
            return std::nullopt;
        return list.empty() ? json::value(nullptr) : json::value(std::move(list));
    }

    void pass_over_block()
    {
        while (at_ < lines_.size() &&
               (is_indented(lines_[at_].text) || is_list_item(lines_[at_].text) ||
                trimmed(lines_[at_].text).empty()))
            ++at_;
    }

    void finish()
    {
        front_.is_kind_stated = values_.contains("kind");
        values_.insert({{"kind", token(Kind::study)}, {"status", token(Status::published)}});
        try {
            front_.stated = record_from_json(json::parse(nfc(json::serialize(values_))));
        } catch (const RecordJsonError& error) {
            reject(lines_.empty() ? 1 : lines_.front().number, error.what(),
                   "mend the front matter");
        }
    }

    void reject(std::size_t line, std::string what, std::string mend)
    {
        front_.faults.push_back({{path_, line}, std::move(what), std::move(mend)});
    }

    const std::vector<FrontLine>& lines_;
    std::string path_;
    std::size_t at_ = 0;
    json::object values_;
    FrontMatter front_;
};

}  // namespace

FrontMatter read_front_matter(const std::vector<FrontLine>& lines, std::string_view path)
{
    return FrontReading(lines, path).run();
}

bool is_front_key(std::string_view key)
{
    return is_field(field_of(key));
}

std::string_view front_key(std::string_view line)
{
    const auto is_key = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_' || c == '-' || c == '.';
    };
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0)
        return {};
    const std::string_view key = line.substr(0, colon);
    const std::string_view rest = line.substr(colon + 1);
    if (!std::all_of(key.begin(), key.end(), is_key) || key.starts_with('-'))
        return {};
    return rest.empty() || rest.front() == ' ' || rest.front() == '\t' ? key : std::string_view{};
}

}  // namespace findings::markdown
