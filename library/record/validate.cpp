#include "library/record/validate.hpp"

#include "library/base/text.hpp"
#include "library/record/faults.hpp"
#include "library/record/fields.hpp"
#include "library/record/native_rules.hpp"

#include <fmt/format.h>

#include <tuple>
#include <type_traits>

namespace findings {
namespace {

/// A control character or non-character that XML 1.0 has no way to write; empty where there is
/// none.
std::string unwritable(std::string_view text)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r')
            return fmt::format("U+{:04X}", byte);
        const std::string_view three = text.substr(i, 3);
        if (three == "\xEF\xBF\xBE")
            return "U+FFFE";
        if (three == "\xEF\xBF\xBF")
            return "U+FFFF";
    }
    return {};
}

void check_text(std::string_view field, std::string_view text, Faults& faults)
{
    if (!is_utf8(text)) {
        faults.add(field, fmt::format("{} holds bytes that are not UTF-8", field),
                   "save the source as UTF-8, or declare the encoding that it really has");
        return;
    }
    if (const std::string character = unwritable(text); !character.empty())
        faults.add(field,
                   fmt::format("{} holds the character {}, which no text may", field, character),
                   "remove it; it is often left by copying from a PDF");
}

template <class Visit>
void each_text(const std::string& text, const Visit& visit)
{
    visit(text);
}

/// Visits every free text within a member; identifiers, dates and terms are right by their making.
template <class Type, class Visit>
void each_text(const Type& value, const Visit& visit)
{
    if constexpr (has_fields<Type>)
        std::apply([&](const auto&... field) { (each_text(value.*field.member, visit), ...); },
                   fields_of<Type>);
}

template <class Type, class Visit>
void each_text(const std::optional<Type>& value, const Visit& visit)
{
    if (value)
        each_text(*value, visit);
}

template <class Type, class Visit>
void each_text(const std::vector<Type>& list, const Visit& visit)
{
    for (const Type& item : list)
        each_text(item, visit);
}

void check_texts(const Record& record, Faults& faults)
{
    const auto check = [&](const auto& field) {
        each_text(record.*field.member,
                  [&](std::string_view text) { check_text(field.name, text, faults); });
    };
    std::apply([&](const auto&... field) { (check(field), ...); }, fields_of<Record>);
}

void check_from_outside(const Record& record, Faults& faults)
{
    const bool known_by_number =
        record.doi || record.pmid || record.pmcid || !record.isbns.empty() || record.url;
    if (trimmed(record.title).empty() && !known_by_number)
        faults.add("title", "no title and no identifier",
                   "give a title, or a DOI, PubMed number, ISBN or address");
}

}  // namespace

std::vector<Fault> validate(const Record& record)
{
    if (!is_native_kind(record.kind))
        return validate_from_outside(record);
    Faults faults;
    check_texts(record, faults);
    check_required(record, faults);
    check_limits(record, faults);
    check_agreement(record, faults);
    return faults.take();
}

std::vector<Fault> validate_from_outside(const Record& record)
{
    Faults faults;
    check_texts(record, faults);
    check_from_outside(record, faults);
    return faults.take();
}

}  // namespace findings
