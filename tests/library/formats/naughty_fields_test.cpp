#include "library/base/text.hpp"
#include "library/formats/formats.hpp"
#include "library/formats/plain_text.hpp"
#include "library/record/fields.hpp"
#include "library/record/validate.hpp"
#include "tests/library/formats/reference_support.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

// Every text of a record, by the one list of fields, in every format that is written, by the one
// list of formats: a new field or format is tried without a line here.

namespace findings {
namespace {

template <class Type>
struct ListOf : std::false_type {};
template <class Item>
struct ListOf<std::vector<Item>> : std::true_type {
    using Value = Item;
};

/// Calls `visit` with the path ("authors[].family") and the text of each text in the value.
template <class Type, class Visit>
void each_text(Type& value, const std::string& path, const Visit& visit)
{
    using Bare = std::remove_const_t<Type>;
    if constexpr (std::is_same_v<Bare, std::string>) {
        visit(path, value);
    } else if constexpr (ListOf<Bare>::value) {
        for (auto& item : value)
            each_text(item, path + "[]", visit);
    } else if constexpr (has_fields<Bare>) {
        const std::string front = path.empty() ? "" : path + ".";
        std::apply(
            [&](const auto&... field) {
                (each_text(value.*field.member, front + std::string(field.name), visit), ...);
            },
            fields_of<Bare>);
    }
}

/// Puts one item into each list that holds texts, so that each text has a place.
template <class Type>
void fill_lists(Type& value)
{
    if constexpr (ListOf<Type>::value) {
        using Item = typename ListOf<Type>::Value;
        if constexpr (std::is_same_v<Item, std::string> ||
                      (has_fields<Item> && std::is_default_constructible_v<Item>)) {
            value.emplace_back();
            fill_lists(value.back());
        }
    } else if constexpr (has_fields<Type>) {
        std::apply([&](const auto&... field) { (fill_lists(value.*field.member), ...); },
                   fields_of<Type>);
    }
}

std::vector<std::string*> texts_of(Record& record)
{
    std::vector<std::string*> texts;
    each_text(record, "", [&](const std::string&, std::string& text) { texts.push_back(&text); });
    return texts;
}

/// "qz007zq": no language, no list and no date has it.
std::string marker(std::size_t number)
{
    const std::string digits = std::to_string(1000 + number).substr(1);
    return "qz" + digits + "zq";
}

/// A record from outside with a marker in each text. Of a name a record has either its parts or the
/// whole.
Record record_from_outside()
{
    Record record;
    fill_lists(record);
    record.translated_titles = {{*Language::parse("fr"), ""}};
    for (std::vector<Agent>* people : {&record.authors, &record.contributors})
        people->push_back({});
    const std::vector<std::string*> texts = texts_of(record);
    for (std::size_t i = 0; i < texts.size(); ++i)
        *texts[i] = marker(i);
    for (std::vector<Agent>* people : {&record.authors, &record.contributors}) {
        people->front().name.clear();
        people->back().family.clear();
        people->back().given.clear();
    }
    return record;
}

/// A native record with a marker in each text that may be any text.
Record native_record()
{
    Record record = corpus_samples().front();
    const std::vector<std::string*> texts = texts_of(record);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const std::string before = std::exchange(*texts[i], marker(i));
        if (!validate(record).empty())
            *texts[i] = before;
    }
    return record;
}

/// What is refused is no matter for writers: no record that is stored holds it.
std::vector<std::string> strings()
{
    std::vector<std::string> strings = {
        "x\nER  - \nTY  - JOUR\nTI  - y",
        "x\r\nER  - ",
        "]]><x>",
        "</title></dc:title>",
        "x}\n\n@article{y, title = {z",
        "x\",\"title\":\"y",
        "\"x\",y;z",
        "---\ntitle: x\n---",
        "<!-- findings: next record -->",
        "x\n<!-- findings: next record -->\ny",
        "=1+1",
        "@x",
        "\\",
        "\\\"",
        "{",
        "}",
        "%x",
        "&amp;",
        "<i>x</i>",
        "# x",
        "- x",
        "1. x",
        "x: y",
        "Question: x",
    };
    for (std::string& naughty : naughty_strings())
        if (std::ranges::count(strings, naughty) == 0)
            strings.push_back(std::move(naughty));
    return strings;
}

/// The record with its markers replaced.
Record with_texts(Record record, const std::map<std::string, std::string>& texts)
{
    each_text(record, "", [&](const std::string&, std::string& text) {
        for (const auto& [from, to] : texts)
            if (const std::size_t at = text.find(from); at != std::string::npos)
                text.replace(at, from.size(), to);
    });
    return record;
}

/// How a text may come back changed, as docs/formats/ says of the format.
enum class Change {
    none,
    white_space,  ///< squeezed
    markup,       ///< paired marks such as <i> are taken for marks
    signs,        ///< some signs at its ends go
    parts,        ///< signs part names, words of lists and places in a journal
};

struct StatedChange {
    std::string_view format;  ///< empty: all but the exact ones
    std::string_view field;   ///< and all below it
    Change change = Change::white_space;
};

constexpr std::string_view exact_formats[] = {"json_lines", "markdown"};

constexpr StatedChange stated_changes[] = {
    {"ris", "title", Change::markup},
    {"ris", "abstract", Change::markup},
    {"ris", "container.title", Change::markup},
    {"ris", "authors", Change::parts},  // "Family, Given"
    {"ris", "contributors", Change::parts},
    {"ris", "keywords", Change::parts},
    {"csl_json", "title", Change::markup},
    {"csl_json", "abstract", Change::markup},
    {"csl_json", "container.title", Change::markup},
    {"csl_json", "keywords", Change::parts},
    {"bibtex", "title", Change::markup},
    {"bibtex", "abstract", Change::markup},
    {"bibtex", "container.title", Change::markup},
    {"bibtex", "keywords", Change::parts},
    {"csv", "authors", Change::parts},
    {"csv", "contributors", Change::parts},
    {"dublin_core", "authors", Change::parts},
    {"dublin_core", "contributors", Change::parts},
    {"dublin_core", "keywords", Change::parts},
    {"dublin_core", "container", Change::parts},  // "Title, volume(issue), pages"
    {"jats", "key_messages", Change::parts},      // bullets and numbers go
    {"jats", "authors[].organisation", Change::signs},
    {"jats", "contributors[].organisation", Change::signs},
    {"", "container.pages", Change::signs},  // dashes become hyphens
    {"mods", "publisher", Change::signs},    // the signs of ISBD go
};

Change stated_change(std::string_view format, std::string_view field)
{
    for (const std::string_view exact : exact_formats)
        if (format == exact)
            return Change::none;
    for (const StatedChange& stated : stated_changes)
        if ((stated.format.empty() || stated.format == format) && field.starts_with(stated.field))
            return stated.change;
    return Change::white_space;
}

std::string changed(std::string_view text, Change change)
{
    switch (change) {
    case Change::none:
        return std::string(text);
    case Change::white_space:
        return squeezed(text);
    case Change::markup:
        return squeezed(without_markup(text));
    case Change::signs:
        return essence(text);
    case Change::parts:
        return {};
    }
    return {};
}

using Texts = std::map<std::string, std::multiset<std::string>>;

/// The record's texts by field, as the format may change them. What signs may part is left out.
Texts texts_by_field(const Record& record, std::string_view format)
{
    Texts texts;
    each_text(record, "", [&](const std::string& field, const std::string& text) {
        if (std::string kept = changed(text, stated_change(format, field)); !kept.empty())
            texts[field].insert(std::move(kept));
    });
    return texts;
}

class EveryWrittenFormat : public testing::TestWithParam<const Format*> {
protected:
    ReadResult back(const std::vector<Record>& records) const
    {
        return read_text(GetParam()->read, written(*GetParam()->writer, records), "a");
    }
    bool is_native() const { return GetParam()->name == "evidence_xml"; }

    /// Puts a string of its own into each place of the record; says what stands for which marker.
    std::map<std::string, std::string>
    put_strings(Record& record, const std::vector<std::string>& naughty, std::size_t first) const
    {
        std::map<std::string, std::string> put;
        const std::vector<std::string*> places = texts_of(record);
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (*places[i] != marker(i))
                continue;
            *places[i] = naughty[(first + i) % naughty.size()];
            if (is_native() && !validate(record).empty())
                *places[i] = marker(i);
            else
                put[marker(i)] = *places[i];
        }
        return put;
    }
};

/// Fields that the marker did not come back in hold nothing, or what was put into them.
void expect_held(const Texts& expected, const Texts& found)
{
    for (const auto& [field, texts] : expected) {
        const auto at = found.find(field);
        EXPECT_EQ(at == found.end() ? Texts::mapped_type() : at->second, texts) << field;
    }
}

TEST_P(EveryWrittenFormat, GivesBackWhateverStandsInAnyField)
{
    const Record base = is_native() ? native_record() : record_from_outside();
    const Record next = corpus_samples().back();
    const ReadResult plain = back({base, next});
    ASSERT_EQ(plain.kept.size(), 2U) << (plain.rejected.empty() ? "" : str(plain.rejected[0]));
    const std::vector<std::string> naughty = strings();
    for (std::size_t first = 0; first < naughty.size(); ++first) {
        SCOPED_TRACE(naughty[first]);
        Record record = base;
        const auto put = put_strings(record, naughty, first);
        const ReadResult result = back({record, next});
        EXPECT_TRUE(result.rejected.empty()) << str(result.rejected[0]);
        ASSERT_EQ(result.kept.size(), 2U);
        EXPECT_EQ(result.kept[1].record, plain.kept[1].record);
        expect_held(texts_by_field(with_texts(plain.kept[0].record, put), GetParam()->name),
                    texts_by_field(result.kept[0].record, GetParam()->name));
    }
}

std::vector<const Format*> written_formats()
{
    std::vector<const Format*> written;
    for (const Format& format : formats())
        if (format.writer != nullptr)
            written.push_back(&format);
    return written;
}

INSTANTIATE_TEST_SUITE_P(Formats, EveryWrittenFormat, testing::ValuesIn(written_formats()),
                         [](const auto& tried) { return std::string(tried.param->name); });

}  // namespace
}  // namespace findings
