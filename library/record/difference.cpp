#include "library/record/difference.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

namespace findings {
namespace {

using Words = std::vector<std::string_view>;

/// Cells of the table of common subsequences: 16 MiB at most.
constexpr std::size_t most_cells = 4 * 1024 * 1024;

bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/// Each word with the white space behind it, so that the words put together are the text.
Words words_of(std::string_view text)
{
    Words words;
    while (!text.empty()) {
        std::size_t end = 0;
        while (end < text.size() && !is_space(text[end]))
            ++end;
        while (end < text.size() && is_space(text[end]))
            ++end;
        words.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return words;
}

void add(std::vector<Piece>& pieces, PieceKind kind, std::string_view text)
{
    if (!pieces.empty() && pieces.back().kind == kind)
        pieces.back().text += text;
    else
        pieces.push_back({kind, std::string(text)});
}

void add_all(std::vector<Piece>& pieces, PieceKind kind, std::span<const std::string_view> words)
{
    for (const std::string_view word : words)
        add(pieces, kind, word);
}

/// Lengths of the longest common subsequences of what is left of both from each place on.
class CommonLengths {
public:
    CommonLengths(std::span<const std::string_view> one, std::span<const std::string_view> other)
        : columns_(other.size() + 1), lengths_((one.size() + 1) * columns_)
    {
        for (std::size_t i = one.size(); i-- > 0;)
            for (std::size_t j = other.size(); j-- > 0;)
                at(i, j) = one[i] == other[j] ? at(i + 1, j + 1) + 1
                                              : std::max(at(i + 1, j), at(i, j + 1));
    }

    std::uint32_t& at(std::size_t i, std::size_t j) { return lengths_[i * columns_ + j]; }

private:
    std::size_t columns_;
    std::vector<std::uint32_t> lengths_;
};

/// Puts what is removed before what is added, between two pieces that are the same.
class Changes {
public:
    explicit Changes(std::vector<Piece>& pieces) : pieces_(pieces) {}
    ~Changes() { flush(); }
    Changes(const Changes&) = delete;
    Changes& operator=(const Changes&) = delete;

    void remove(std::string_view word) { removed_ += word; }
    void insert(std::string_view word) { added_ += word; }

    void keep(std::string_view word)
    {
        flush();
        add(pieces_, PieceKind::same, word);
    }

private:
    void flush()
    {
        if (!removed_.empty())
            add(pieces_, PieceKind::removed, removed_);
        if (!added_.empty())
            add(pieces_, PieceKind::added, added_);
        removed_.clear();
        added_.clear();
    }

    std::vector<Piece>& pieces_;
    std::string removed_;
    std::string added_;
};

void add_difference(std::vector<Piece>& pieces, std::span<const std::string_view> one,
                    std::span<const std::string_view> other)
{
    if ((one.size() + 1) * (other.size() + 1) > most_cells) {
        add_all(pieces, PieceKind::removed, one);
        add_all(pieces, PieceKind::added, other);
        return;
    }
    CommonLengths lengths(one, other);
    Changes changes(pieces);
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < one.size() && j < other.size()) {
        if (one[i] == other[j]) {
            changes.keep(one[i]);
            ++i, ++j;
        } else if (lengths.at(i + 1, j) >= lengths.at(i, j + 1)) {
            changes.remove(one[i++]);
        } else {
            changes.insert(other[j++]);
        }
    }
    for (; i < one.size(); ++i)
        changes.remove(one[i]);
    for (; j < other.size(); ++j)
        changes.insert(other[j]);
}

}  // namespace

std::vector<Piece> word_difference(std::string_view before, std::string_view after)
{
    const Words old_words = words_of(before);
    const Words new_words = words_of(after);
    const std::size_t shorter = std::min(old_words.size(), new_words.size());
    std::size_t begin = 0;
    while (begin < shorter && old_words[begin] == new_words[begin])
        ++begin;
    std::size_t end = 0;
    while (end < shorter - begin &&
           old_words[old_words.size() - 1 - end] == new_words[new_words.size() - 1 - end])
        ++end;

    std::vector<Piece> pieces;
    const std::span<const std::string_view> old_span(old_words);
    const std::span<const std::string_view> new_span(new_words);
    add_all(pieces, PieceKind::same, old_span.first(begin));
    add_difference(pieces, old_span.subspan(begin, old_span.size() - begin - end),
                   new_span.subspan(begin, new_span.size() - begin - end));
    add_all(pieces, PieceKind::same, old_span.last(end));
    return pieces;
}

}  // namespace findings
