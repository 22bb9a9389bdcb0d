#include "library/index/query_text.hpp"

#include "library/base/text.hpp"
#include "library/index/query_lexer.hpp"

#include <algorithm>
#include <charconv>

namespace findings {
namespace {

using UnitKind = QueryUnit::Kind;

constexpr std::size_t shortest_beginning = 3;  // letters before the * of word*
constexpr std::size_t longest_phrase = 32;     // words

/// A token with its meaning: several units for a text of several words.
struct ReadToken {
    std::vector<QueryUnit> units;
    bool excluded = false;
    bool either = false;
};

std::optional<int> year_of(std::string_view text)
{
    int year = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
    if (error != std::errc() || end != text.data() + text.size() || year < 1 || year > 9999)
        return std::nullopt;
    return year;
}

/// 2015, 2015..2020, 2015.. and ..2020; also with a hyphen.
std::optional<QueryUnit> years(std::string_view value)
{
    std::size_t mark = value.find("..");
    std::size_t length = 2;
    if (mark == std::string_view::npos) {
        mark = value.find('-');
        length = 1;
    }
    QueryUnit unit{.kind = UnitKind::years};
    if (mark == std::string_view::npos) {
        unit.from = unit.to = year_of(value);
        return unit.from ? std::optional(unit) : std::nullopt;
    }
    const std::string_view first = value.substr(0, mark);
    const std::string_view last = value.substr(mark + length);
    unit.from = year_of(first);
    unit.to = year_of(last);
    const bool readable = (unit.from || first.empty()) && (unit.to || last.empty());
    return readable && (unit.from || unit.to) ? std::optional(unit) : std::nullopt;
}

std::optional<QueryUnit> area(std::string_view value, const ConceptSpotter& spotter)
{
    QueryUnit unit{.kind = UnitKind::area};
    if (const auto position = spotter.vocabulary().position_of(ascii_lower(value))) {
        unit.concepts = {*position};
        return unit;
    }
    const std::vector<Word> found = words(value);
    const auto labels = spotter.longest(found, {});
    if (labels.size() != 1 || labels.front().count != found.size())
        return std::nullopt;
    unit.concepts = labels.front().concepts;
    return unit;
}

std::optional<QueryUnit> doi(std::string_view value)
{
    const auto parsed = is_utf8(value) ? Doi::parse(value) : std::nullopt;
    if (!parsed)
        return std::nullopt;
    return QueryUnit{.kind = UnitKind::doi, .doi = parsed->str()};
}

bool has_star(std::string_view value)
{
    return value.find('*') != std::string_view::npos;
}

/// word*, with letters enough before it.
bool is_beginning(std::string_view value, const std::vector<Word>& found)
{
    return value.size() > 1 && value.find('*') == value.size() - 1 && found.size() == 1 &&
           characters(found.front().folded) >= shortest_beginning;
}

/// a*: too many words begin so.
bool is_short_beginning(std::string_view value, const std::vector<Word>& found)
{
    return value.size() > 1 && value.find('*') == value.size() - 1 && found.size() == 1 &&
           !is_beginning(value, found);
}

std::optional<QueryUnit> field(std::string_view name, const QueryToken& token)
{
    QueryUnit unit{.kind = UnitKind::field, .words = words(token.value)};
    if (token.kind == QueryToken::Kind::text && has_star(token.value)) {
        if (!is_beginning(token.value, unit.words))
            return std::nullopt;
        unit.kind = UnitKind::beginning;
    }
    for (const SearchField& known : search_fields)
        if (known.name == name)
            unit.field = &known;
    return unit.field && !unit.words.empty() ? std::optional(unit) : std::nullopt;
}

/// What name:value means; nullopt for a value that has no meaning there.
std::optional<QueryUnit> fielded(const QueryToken& token, const ConceptSpotter& spotter)
{
    if (token.field == "area")
        return area(token.value, spotter);
    if (token.field == "doi")
        return doi(token.value);
    if (token.field == "year")
        return years(token.value);
    return field(token.field, token);
}

/// Whether somebody meant something by this text without words: "?" and "&" stand between words
/// and mean nothing, a star or a face does.
bool is_more_than_punctuation(std::string_view text)
{
    return has_star(text) || has_symbol(text);
}

constexpr std::size_t longest_told = 100;  // bytes of what could not be read

/// Reads tokens one after the other into units, spots concepts, joins what OR joins.
class QueryReader {
public:
    QueryReader(const SearchRequest& request, const ConceptSpotter& spotter)
        : request_(request), spotter_(spotter)
    {}

    QueryText read()
    {
        const std::string_view text = cut(request_.text, largest_query_text);
        for (const QueryToken& token : query_tokens(text))
            take(token);
        end_of_words();
        drop_or();
        drop_common_words();
        query_.asks = !trimmed(text).empty();
        if (query_.asks && query_.groups.empty() && query_.excluded.empty() &&
            query_.dropped.empty())
            drop(trimmed(text));
        return std::move(query_);
    }

private:
    void take(const QueryToken& token)
    {
        if (token.kind == QueryToken::Kind::unused)
            return drop(token.value);
        if (token.kind == QueryToken::Kind::either)
            return take_or(token.value);
        if (!token.field.empty())
            return take_field(token);
        std::vector<Word> found = words(token.value);
        if (found.empty() && is_more_than_punctuation(token.value))
            return drop(token.value);
        if (found.empty())
            return;
        if (token.kind == QueryToken::Kind::quoted)
            return take_phrase(std::move(found), token.excluded);
        if (is_short_beginning(token.value, found))
            return drop(token.value);
        take_text(token, std::move(found));
    }

    void take_text(const QueryToken& token, std::vector<Word> found)
    {
        if (is_beginning(token.value, found))
            return add({.kind = UnitKind::beginning, .words = std::move(found)}, token.excluded);
        if (auto identifier = found.size() > 1 ? doi(token.value) : std::nullopt)
            return add(*std::move(identifier), token.excluded);
        if (has_star(token.value))
            drop("*");
        if (!token.excluded) {
            std::move(found.begin(), found.end(), std::back_inserter(words_));
            return;
        }
        if (found.size() == 1)
            return add({.kind = UnitKind::word, .words = std::move(found)}, true);
        take_phrase(std::move(found), true);  // -out-of-home
    }

    void take_field(const QueryToken& token)
    {
        std::optional<QueryUnit> unit = fielded(token, spotter_);
        if (unit)
            return add(*std::move(unit), token.excluded);
        drop(token.field + ':' + std::string(token.value));
    }

    void take_or(std::string_view typed)
    {
        end_of_words();
        drop_or();
        if (query_.groups.empty())
            return drop(typed);
        join_ = true;
        or_ = typed;
    }

    /// Where nothing came after OR that it could join.
    void drop_or()
    {
        if (join_)
            drop(or_);
        join_ = false;
    }

    void drop(std::string_view typed) { drop_text(printable(cut(typed, longest_told))); }

    /// Tells each thing once.
    void drop_text(std::string text)
    {
        if (std::find(query_.dropped.begin(), query_.dropped.end(), text) == query_.dropped.end())
            query_.dropped.push_back(std::move(text));
    }

    void take_phrase(std::vector<Word> found, bool excluded)
    {
        for (std::size_t i = longest_phrase; i < found.size(); ++i)
            drop_text(found[i].cased);
        if (found.size() > longest_phrase)
            found.resize(longest_phrase);
        const UnitKind kind = found.size() == 1 ? UnitKind::word : UnitKind::phrase;
        add({.kind = kind, .words = std::move(found)}, excluded);
    }

    void add(QueryUnit unit, bool excluded)
    {
        end_of_words();
        if (excluded) {
            drop_or();
            query_.excluded.push_back(std::move(unit));
            return;
        }
        append(std::move(unit));
    }

    void append(QueryUnit unit)
    {
        if (join_)
            query_.groups.back().push_back(std::move(unit));
        else
            query_.groups.push_back({std::move(unit)});
        join_ = false;
    }

    /// Turns the plain words since the last sign into words and concepts.
    void end_of_words()
    {
        std::vector<Word> run;
        run.swap(words_);
        std::size_t done = 0;
        for (SpottedLabel& label : labels(run)) {
            append_words(run, done, label.first);
            done = label.first + label.count;
            append({.kind = UnitKind::named,
                    .words = {run.begin() + static_cast<std::ptrdiff_t>(label.first),
                              run.begin() + static_cast<std::ptrdiff_t>(done)},
                    .concepts = std::move(label.concepts)});
        }
        append_words(run, done, run.size());
    }

    void append_words(const std::vector<Word>& run, std::size_t from, std::size_t to)
    {
        for (std::size_t i = from; i < to; ++i)
            append({.kind = UnitKind::word, .words = {run[i]}});
    }

    /// The labels in a run of words, without the concepts that the reader does not want.
    std::vector<SpottedLabel> labels(const std::vector<Word>& run) const
    {
        if (!request_.expand || run.empty())
            return {};
        std::vector<SpottedLabel> found = spotter_.longest(run, request_.country);
        for (SpottedLabel& label : found)
            std::erase_if(label.concepts, [&](std::size_t position) {
                const std::string& id = spotter_.vocabulary().concepts()[position].id;
                return std::find(request_.drop.begin(), request_.drop.end(), id) !=
                       request_.drop.end();
            });
        std::erase_if(found, [](const SpottedLabel& label) { return label.concepts.empty(); });
        return found;
    }

    static bool is_common(const QueryUnit& unit)
    {
        return unit.kind == UnitKind::word && is_common_word(unit.words.front().folded);
    }

    void drop_common_words()
    {
        const bool other = std::any_of(
            query_.groups.begin(), query_.groups.end(), [](const std::vector<QueryUnit>& group) {
                return !std::all_of(group.begin(), group.end(), &QueryReader::is_common);
            });
        if (!other)
            return;
        for (std::vector<QueryUnit>& group : query_.groups)
            std::erase_if(group, [&](const QueryUnit& unit) {
                if (is_common(unit))
                    drop_text(unit.words.front().cased);
                return is_common(unit);
            });
        std::erase_if(query_.groups, [](const auto& group) { return group.empty(); });
    }

    const SearchRequest& request_;
    const ConceptSpotter& spotter_;
    QueryText query_;
    std::vector<Word> words_;  ///< plain words not yet in the query
    bool join_ = false;        ///< the next unit belongs to the last group
    std::string_view or_;      ///< the sign that said so, as typed
};

std::string plain(const std::vector<Word>& found)
{
    std::string text;
    for (const Word& word : found)
        text += (text.empty() ? "" : " ") + word.cased;
    return text;
}

std::string quoted(const std::vector<Word>& found)
{
    return found.size() == 1 ? plain(found) : '"' + plain(found) + '"';
}

std::string range(const QueryUnit& unit)
{
    if (unit.from == unit.to)
        return std::to_string(unit.from.value());
    return (unit.from ? std::to_string(*unit.from) : "") + ".." +
           (unit.to ? std::to_string(*unit.to) : "");
}

}  // namespace

bool is_filter(const QueryUnit& unit)
{
    return unit.kind == UnitKind::area || unit.kind == UnitKind::doi ||
           unit.kind == UnitKind::years;
}

QueryText read_query(const SearchRequest& request, const ConceptSpotter& spotter)
{
    return QueryReader(request, spotter).read();
}

std::string written(const QueryUnit& unit, const Vocabulary& vocabulary)
{
    switch (unit.kind) {
    case UnitKind::word:
    case UnitKind::named:
        return plain(unit.words);
    case UnitKind::phrase:
        return quoted(unit.words);
    case UnitKind::beginning:
        return (unit.field ? std::string(unit.field->name) + ':' : std::string()) +
               unit.words.front().folded + '*';
    case UnitKind::field:
        return std::string(unit.field->name) + ':' + quoted(unit.words);
    case UnitKind::area:
        return "area:" + vocabulary.concepts()[unit.concepts.front()].id;
    case UnitKind::doi:
        return "doi:" + unit.doi;
    case UnitKind::years:
        return "year:" + range(unit);
    }
    return {};
}

std::string written(const QueryText& query, const Vocabulary& vocabulary)
{
    std::string text;
    for (const auto& group : query.groups)
        for (const QueryUnit& unit : group) {
            if (!text.empty())
                text += &unit == &group.front() ? " " : " OR ";
            text += written(unit, vocabulary);
        }
    for (const QueryUnit& unit : query.excluded)
        text += (text.empty() ? "-" : " -") + written(unit, vocabulary);
    return text;
}

}  // namespace findings
