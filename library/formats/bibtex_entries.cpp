#include "library/formats/bibtex_entries.hpp"

#include "library/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace findings::bibtex {
namespace {

constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                                  "jul", "aug", "sep", "oct", "nov", "dec"};

bool is_space(int c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

bool is_letter(int c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// What a name of a type, field or abbreviation may have: anything but BibTeX's own marks.
bool is_of_word(int c)
{
    return c > ' ' && c != 0x7F &&
           std::string_view("\"#%'(),={}@").find(static_cast<char>(c)) == std::string_view::npos;
}

}  // namespace

const std::string* Entry::find(std::string_view name) const
{
    for (const auto& [known, value] : fields)
        if (known == name)
            return &value;
    return nullptr;
}

Entries::Entries(std::istream& in, std::string_view path, std::function<void(Rejection)> reject)
    : input_(in), path_(path), reject_(std::move(reject))
{
    for (const std::string_view month : months)
        abbreviations_.emplace(month, month);
    is_at_end_ = !load_line();
}

std::optional<Entry> Entries::next()
{
    for (;;) {
        find_at_sign();
        if (is_at_end_)
            return std::nullopt;
        try {
            if (auto entry = read_block())
                return entry;
        } catch (Broken& broken) {
            reject_({{path_, broken.line, 0}, std::move(broken.what), std::move(broken.mend)});
            find_next_entry();
        }
    }
}

// ---- characters

bool Entries::load_line()
{
    if (!input_.next())
        return false;
    line_ = input_.line();
    at_ = 0;
    judge_line();
    return true;
}

void Entries::judge_line()
{
    was_windows_1252_ = was_windows_1252_ || input_.encoding() == LineEncoding::windows_1252;
    if (bad_line_ != 0 || (input_.encoding() != LineEncoding::broken && !input_.is_cut()))
        return;
    bad_line_ = input_.number();
    is_bad_line_cut_ = input_.is_cut();
}

int Entries::peek()
{
    if (is_at_end_)
        return -1;
    return at_ == line_.size() ? '\n' : static_cast<unsigned char>(line_[at_]);
}

void Entries::step()
{
    if (at_ < line_.size())
        ++at_;
    else
        is_at_end_ = !load_line();
}

/// "@article{" at the beginning of a line.
bool Entries::begins_entry()
{
    if (at_ != 0 || !line_.starts_with('@'))
        return false;
    std::size_t end = 1;
    while (end < line_.size() && is_letter(line_[end]))
        ++end;
    const std::size_t open = line_.find_first_not_of(" \t", end);
    return end > 1 && open != std::string_view::npos && (line_[open] == '{' || line_[open] == '(');
}

void Entries::find_at_sign()
{
    while (!is_at_end_) {
        at_ = std::min(line_.find('@', at_), line_.size());
        const bool is_address = at_ > 0 && is_of_word(line_[at_ - 1]) && line_[at_ - 1] != ';';
        if (at_ < line_.size() && !is_address)
            return;
        step();
    }
}

void Entries::find_next_entry()
{
    while (!is_at_end_ && !begins_entry()) {
        at_ = line_.size();
        step();
    }
}

void Entries::skip_space()
{
    while (is_space(peek()) || peek() == '%') {
        if (peek() == '%')  // BibTeX has no such comments; its successors do
            at_ = line_.size();
        step();
    }
}

void Entries::fail(std::string what, std::string mend)
{
    throw Broken{is_at_end_ || begins_entry() ? first_line_ : input_.number(), std::move(what),
                 std::move(mend)};
}

// ---- blocks

std::optional<Entry> Entries::read_block()
{
    first_line_ = input_.number();
    size_ = 0;
    bad_line_ = 0;
    was_windows_1252_ = false;
    judge_line();
    step();
    skip_space();
    const std::string type = ascii_lower(read_word());
    if (type.empty())
        return std::nullopt;
    skip_space();
    const int open = peek();
    if (open != '{' && open != '(')
        return std::nullopt;
    if (type == "comment" || type == "preamble") {
        skip_group();
        return std::nullopt;
    }
    step();
    if (type != "string")
        return read_entry(type);
    define(open == '{' ? '}' : ')');
    return std::nullopt;
}

/// To the end of the braces; a comment without end must not take the entries after it with it.
void Entries::skip_group()
{
    const char close = peek() == '{' ? '}' : ')';
    int depth = 0;
    do {
        const int c = peek();
        if (c == -1 || (depth > 0 && begins_entry()))
            return;
        depth += c == '{' || (c == '(' && close == ')') ? 1 : 0;
        depth -= c == '}' || (c == ')' && close == ')') ? 1 : 0;
        step();
    } while (depth > 0);
}

void Entries::define(char close)
{
    Entry nowhere;
    skip_space();
    const std::string name = ascii_lower(read_word());
    skip_space();
    if (name.empty() || peek() != '=')
        fail("the abbreviation has no name or no \"=\"", "write @string{name = {text}}");
    step();
    std::string value = read_value(nowhere);
    if (peek() != close)
        fail("the abbreviation does not end where it should", "close it with its brace");
    step();
    check_lines();
    abbreviated_ += name.size() + value.size();
    if (abbreviated_ > largest_entry)
        fail("the abbreviations of the file are larger than 16 MiB", "divide the file");
    abbreviations_[name] = std::move(value);
}

std::optional<Entry> Entries::read_entry(std::string type)
{
    has_met_any_ = true;
    Entry entry{.type = std::move(type), .line = first_line_};
    read_key(entry);
    while (read_fields(entry, ',')) {
    }
    check_lines();
    entry.was_windows_1252 = was_windows_1252_;
    return entry;
}

/// The key, or the first field where the key was forgotten.
void Entries::read_key(Entry& entry)
{
    skip_space();
    while (peek() != -1 && peek() != '\n' && peek() != ',' && peek() != '}' && peek() != '=')
        add_character(entry.key);
    entry.key = trimmed(entry.key);
    skip_space();
    if (peek() == '=') {
        step();
        std::string name = ascii_lower(entry.key);
        entry.key.clear();
        std::string value = read_value(entry);
        entry.fields.emplace_back(std::move(name), std::move(value));
    }
}

/// One comma and the field after it; false at the end of the entry.
bool Entries::read_fields(Entry& entry, char comma)
{
    skip_space();
    if (peek() == '}' || peek() == ')') {
        step();
        return false;
    }
    if (peek() != comma)
        fail(peek() == -1 || begins_entry()
                 ? "the entry is not closed"
                 : "there is no comma before the next field, or a brace or quote too many before "
                   "it",
             "look at the field before it");
    step();
    skip_space();
    if (peek() == '}' || peek() == ')' || peek() == comma)
        return true;
    std::string name = ascii_lower(read_word());
    skip_space();
    if (name.empty() || peek() != '=')
        fail(fmt::format("the field \"{}\" has no \"=\"", name),
             "write it as name = {value}, with a comma behind it");
    step();
    std::string value = read_value(entry);
    size_ += name.size() + value.size() + 64;
    if (entry.find(name) == nullptr)
        entry.fields.emplace_back(std::move(name), std::move(value));
    else
        entry.notes.push_back(name + " is given twice");
    return true;
}

std::string Entries::read_word()
{
    std::string word;
    while (is_of_word(peek()))
        add_character(word);
    return word;
}

// ---- values

/// Pieces with "#" between them.
std::string Entries::read_value(Entry& entry)
{
    std::string value;
    for (;;) {
        skip_space();
        read_piece(value, entry);
        skip_space();
        if (peek() != '#')
            return value;
        step();
    }
}

void Entries::read_piece(std::string& value, Entry& entry)
{
    if (peek() == '{')
        return read_braces(value);
    if (peek() == '"')
        return read_quotes(value);
    const std::string word = read_word();
    if (word.empty())
        fail("the field has no value", "write it in braces: name = {value}");
    const auto known = abbreviations_.find(ascii_lower(word));
    const bool is_number = word.find_first_not_of("0123456789") == std::string::npos;
    if (known == abbreviations_.end() && !is_number)
        entry.notes.push_back("the abbreviation is not defined: " + word);
    const std::string& piece = known == abbreviations_.end() ? word : known->second;
    value += piece;
    size_ += piece.size();
    if (size_ > largest_entry)
        fail("the entry is larger than 16 MiB", "divide it");
}

/// Like BibTeX, braces behind a backslash count.
void Entries::read_braces(std::string& value)
{
    const std::size_t line = input_.number();
    step();
    for (int depth = 1;;) {
        add_up_to("{}", value);
        const int c = peek();
        depth += c == '{' ? 1 : 0;
        depth -= c == '}' ? 1 : 0;
        if (depth == 0)
            return step();
        if (c == -1 || begins_entry())
            throw Broken{line, "a brace that is opened here is not closed",
                         "close it before the next entry"};
        add_character(value);
    }
}

void Entries::read_quotes(std::string& value)
{
    const std::size_t line = input_.number();
    step();
    for (int depth = 0;;) {
        add_up_to("{}\"", value);
        const int c = peek();
        if (c == '"' && depth == 0)
            return step();
        depth += c == '{' ? 1 : 0;
        depth -= c == '}' ? 1 : 0;
        if (c == -1 || depth < 0 || begins_entry())
            throw Broken{line, "a quote that is opened here is not closed",
                         "close it before the next entry"};
        add_character(value);
    }
}

/// What stands on the line before one of the marks; nothing where the line begins an entry.
void Entries::add_up_to(std::string_view marks, std::string& value)
{
    if (is_at_end_ || begins_entry())
        return;
    const std::size_t end = std::min(line_.find_first_of(marks, at_), line_.size());
    size_ += end - at_;
    value += line_.substr(at_, end - at_);
    at_ = end;
}

void Entries::add_character(std::string& value)
{
    if (++size_ > largest_entry)
        fail("the entry is larger than 16 MiB", "divide it, or take out what is not text");
    value += static_cast<char>(peek());
    step();
}

void Entries::check_lines()
{
    if (bad_line_ != 0 && is_bad_line_cut_)
        throw Broken{bad_line_, "the line is longer than 16 MiB", "divide it"};
    if (bad_line_ != 0)
        throw Broken{bad_line_, "the line holds bytes that are neither UTF-8 nor Windows-1252",
                     "save the file as UTF-8, and write the damaged characters anew"};
}

}  // namespace findings::bibtex
