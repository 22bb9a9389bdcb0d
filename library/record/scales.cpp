#include "library/record/appraisal.hpp"

#include "library/base/text.hpp"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <stdexcept>

namespace findings {
namespace {

namespace json = boost::json;

[[noreturn]] void refuse(const std::string& what)
{
    throw std::runtime_error("evidence scales: " + what);
}

std::string key(std::string_view scheme, std::string_view value)
{
    return ascii_lower(trimmed(scheme)) + " " + ascii_lower(trimmed(value));
}

const json::value& member(const json::object& from, std::string_view name)
{
    const json::value* found = from.if_contains(name);
    if (found == nullptr)
        refuse("a member \"" + std::string(name) + "\" is missing in " +
               std::string(cut(json::serialize(from), 80)));
    return *found;
}

std::string text(const json::value& from)
{
    if (!from.is_string() || from.get_string().empty())
        refuse(json::serialize(from) + " should be a text");
    return std::string(from.get_string());
}

const json::array& list(const json::value& from)
{
    if (!from.is_array())
        refuse(std::string(cut(json::serialize(from), 80)) + " should be a list");
    return from.get_array();
}

const json::object& object(const json::value& from)
{
    if (!from.is_object())
        refuse(std::string(cut(json::serialize(from), 80)) + " should be an object");
    return from.get_object();
}

template <class Term>
Term term(const json::value& from)
{
    const std::optional<Term> known = parse_term<Term>(text(from));
    if (!known)
        refuse(json::serialize(from) + " is not a word of its axis");
    return *known;
}

template <class Term>
std::optional<Term> term_if_there(const json::object& from, std::string_view name)
{
    const json::value* found = from.if_contains(name);
    return found == nullptr ? std::nullopt : std::optional(term<Term>(*found));
}

std::optional<ConfidenceInterval> interval(const json::object& from)
{
    const json::value* found = from.if_contains("confidence");
    if (found == nullptr)
        return std::nullopt;
    if (found->is_string())
        return ConfidenceInterval{term<Confidence>(*found), term<Confidence>(*found)};
    const json::array& ends = list(*found);
    if (ends.size() != 2)
        refuse(json::serialize(*found) + " should be [low, high]");
    const ConfidenceInterval both{term<Confidence>(ends[0]), term<Confidence>(ends[1])};
    if (both.low == Confidence::not_rated || both.low > both.high)
        refuse(json::serialize(*found) + " should go from low to high");
    return both;
}

}  // namespace

EvidenceScales EvidenceScales::from_json(std::string_view json)
{
    json::error_code error;
    const json::value file = json::parse(json::string_view(json), error);
    if (error)
        refuse("not JSON: " + error.message());
    EvidenceScales scales;
    scales.version_ = text(member(object(file), "version"));
    for (const json::value& scheme : list(member(object(file), "schemes")))
        scales.add_scheme(object(scheme));
    return scales;
}

void EvidenceScales::add_scheme(const json::object& scheme)
{
    const std::string id = ascii_lower(text(member(scheme, "id")));
    if (id.find(' ') != std::string::npos)
        refuse("the id \"" + id + "\" of a scheme holds a space");
    if (labels_.contains(id))
        refuse("scheme " + id + " is there twice");
    for (const auto& label : object(member(scheme, "labels")))
        labels_[id][label.key()] = text(label.value());
    for (const json::value& value : list(member(scheme, "values")))
        add_value(id, object(value));
}

void EvidenceScales::add_value(const std::string& scheme, const json::object& value)
{
    const ScaleValue meaning{
        .confidence = interval(value),
        .direction = term_if_there<Direction>(value, "direction"),
        .review_quality = term_if_there<ReviewQuality>(value, "review_quality"),
    };
    Labels labels;
    for (const auto& label : object(member(value, "labels")))
        labels[label.key()] = text(label.value());
    for (const json::value& spelling : list(member(value, "value"))) {
        const std::string name = key(scheme, text(spelling));
        if (!values_.emplace(name, meaning).second)
            refuse("value " + name + " is there twice");
        labels_[name] = labels;
    }
}

const ScaleValue* EvidenceScales::find(std::string_view scheme, std::string_view value) const
{
    const auto found = values_.find(key(scheme, value));
    return found == values_.end() ? nullptr : &found->second;
}

std::string_view EvidenceScales::label(std::string_view scheme, std::string_view language) const
{
    const auto labels = labels_.find(ascii_lower(trimmed(scheme)));
    if (labels == labels_.end())
        return {};
    const auto found = labels->second.find(language);
    return found == labels->second.end() ? std::string_view{} : found->second;
}

std::string_view EvidenceScales::label(std::string_view scheme, std::string_view value,
                                       std::string_view language) const
{
    return label(key(scheme, value), language);
}

}  // namespace findings
