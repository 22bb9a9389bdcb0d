#include "library/index/query_lexer.hpp"

#include "library/base/text.hpp"
#include "library/index/layout.hpp"

#include <array>
#include <optional>

namespace findings {
namespace {

struct FieldName {
    std::string_view typed;  ///< folded
    std::string_view name;
};
/// Fields that are not search_fields: what they take has a form of its own.
constexpr std::array<FieldName, 6> special_fields = {{{"area", "area"},
                                                      {"domaine", "area"},
                                                      {"doi", "doi"},
                                                      {"year", "year"},
                                                      {"annee", "year"},
                                                      {"an", "year"}}};

std::string_view field_name(std::string_view typed)
{
    if (typed.empty() || typed.size() > 20 || !is_utf8(typed))
        return {};
    const std::string key = folded(typed);
    for (const SearchField& field : search_fields)
        if (key == field.name || key == field.french)
            return field.name;
    for (const FieldName& field : special_fields)
        if (key == field.typed)
            return field.name;
    return {};
}

constexpr std::array<std::string_view, 5> quotes = {"\"", "“", "”", "«", "»"};

/// The length of the quotation mark at the beginning of the text; 0 where there is none.
std::size_t quote_at(std::string_view text)
{
    for (const std::string_view quote : quotes)
        if (text.substr(0, quote.size()) == quote)
            return quote.size();
    return 0;
}

bool is_gap(char c)
{
    return static_cast<unsigned char>(c) <= ' ' || c == '(' || c == ')';
}

/// (year:2015) is a year; the bracket of doi:10.1016/S0140(97)1 stays.
std::string_view without_closing_bracket(std::string_view value)
{
    while (!value.empty() && value.back() == ')' && value.find('(') == std::string_view::npos)
        value.remove_suffix(1);
    return value;
}

class Lexer {
public:
    explicit Lexer(std::string_view text) : text_(text) {}

    std::optional<QueryToken> next()
    {
        QueryToken token;
        while (at_ < text_.size() && (is_gap(text_[at_]) || text_[at_] == '-')) {
            token.excluded = text_[at_] == '-';  // a dash with a space after it is no sign
            ++at_;
        }
        if (at_ == text_.size())
            return std::nullopt;
        if (!take_quoted(token)) {
            const std::string_view chunk = take_chunk();
            split_field(chunk, token);
        }
        return token;
    }

private:
    bool take_quoted(QueryToken& token)
    {
        const std::size_t opening = quote_at(text_.substr(at_));
        if (opening == 0)
            return false;
        const std::size_t begin = at_ += opening;
        while (at_ < text_.size() && quote_at(text_.substr(at_)) == 0)
            ++at_;
        token.kind = QueryToken::Kind::quoted;
        token.value = text_.substr(begin, at_ - begin);
        at_ += quote_at(text_.substr(at_));
        return true;
    }

    /// Up to the next white space or quotation mark. A bracket belongs to it: some DOIs have one.
    std::string_view take_chunk()
    {
        const std::size_t begin = at_;
        while (at_ < text_.size() && static_cast<unsigned char>(text_[at_]) > ' ' &&
               quote_at(text_.substr(at_)) == 0)
            ++at_;
        return text_.substr(begin, at_ - begin);
    }

    void split_field(std::string_view chunk, QueryToken& token)
    {
        const std::size_t colon = chunk.find(':');
        const std::string_view name = colon == std::string_view::npos
                                          ? std::string_view()
                                          : field_name(chunk.substr(0, colon));
        token.value = chunk;
        if (name.empty())
            return;
        const std::string_view rest = chunk.substr(colon + 1);
        if (!rest.empty()) {
            token.field = name;
            token.value = without_closing_bracket(rest);
        } else if (at_ < text_.size() && take_quoted(token)) {
            token.field = name;
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

bool is_operator(const QueryToken& token, std::string_view english, std::string_view french)
{
    return token.kind == QueryToken::Kind::text && !token.excluded && token.field.empty() &&
           (token.value == english || token.value == french);
}

}  // namespace

std::vector<QueryToken> query_tokens(std::string_view text)
{
    std::vector<QueryToken> tokens;
    std::string_view waiting;  // AND or NOT, for what comes after it
    bool excluded = false;
    const auto give_up = [&] {
        if (!waiting.empty())
            tokens.push_back({.kind = QueryToken::Kind::unused, .value = waiting});
        waiting = {};
    };
    Lexer lexer(text);
    while (std::optional<QueryToken> token = lexer.next()) {
        const bool is_not = is_operator(*token, "NOT", "SAUF");
        if (is_not || is_operator(*token, "AND", "ET")) {
            if (!is_not)  // AND NOT is one
                give_up();
            waiting = token->value;
            excluded = is_not;
            continue;
        }
        if (is_operator(*token, "OR", "OU")) {
            give_up();
            token->kind = QueryToken::Kind::either;
        } else {
            token->excluded = token->excluded || excluded;
        }
        excluded = false;
        waiting = {};
        tokens.push_back(*std::move(token));
    }
    give_up();
    return tokens;
}

}  // namespace findings
