#pragma once

#include "library/formats/formats.hpp"
#include "library/formats/text_input.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace findings::bibtex {

/// Bytes of one entry, where each field counts 64 more.
inline constexpr std::size_t largest_entry = 16 * 1024 * 1024;

/// An entry as it is written: TeX, with the braces inside its values.
struct Entry {
    std::string type;  ///< lower case
    std::string key;
    std::vector<std::pair<std::string, std::string>> fields;  ///< names in lower case
    std::size_t line = 0;
    std::vector<std::string> notes;  ///< abbreviations that are not defined, fields given twice
    bool was_windows_1252 = false;

    /// The value of the first field with the name; nullptr where there is none.
    const std::string* find(std::string_view name) const;
};

/// Parts a file into its entries, as BibTeX does: what is between entries is passed over, @string
/// defines abbreviations, @comment and @preamble are nothing. Belongs to one thread at a time.
class Entries {
public:
    /// `path` is for the places of faults, which go to `reject`; after one the next entry that
    /// begins a line is looked for.
    Entries(std::istream& in, std::string_view path, std::function<void(Rejection)> reject);

    /// The next entry; nullopt at the end. Throws std::runtime_error where the stream fails.
    std::optional<Entry> next();

    /// True once an entry was met, also one that was rejected.
    bool has_met_any() const { return has_met_any_; }

private:
    struct Broken {  ///< thrown to get out of an entry that cannot be read
        std::size_t line;
        std::string what;
        std::string mend;
    };

    // characters
    bool load_line();
    int peek();  ///< a line feed at the end of each line; -1 at the end of the file
    void step();
    bool begins_entry();
    void find_at_sign();
    void find_next_entry();

    // parts of an entry
    std::optional<Entry> read_block();
    std::optional<Entry> read_entry(std::string type);
    void read_key(Entry& entry);
    bool read_fields(Entry& entry, char close);
    void skip_group();
    void define(char close);
    std::string read_word();
    std::string read_value(Entry& entry);
    void read_piece(std::string& value, Entry& entry);
    void read_braces(std::string& value);
    void read_quotes(std::string& value);
    void add_up_to(std::string_view marks, std::string& value);
    void add_character(std::string& value);
    void skip_space();
    [[noreturn]] void fail(std::string what, std::string mend);
    void judge_line();
    void check_lines();

    TextInput input_;
    std::string path_;
    std::function<void(Rejection)> reject_;
    std::string_view line_;
    std::size_t at_ = 0;
    bool is_at_end_ = false;
    bool has_met_any_ = false;
    std::map<std::string, std::string, std::less<>> abbreviations_;
    std::size_t abbreviated_ = 0;  ///< bytes in abbreviations_

    // of the entry that is read
    std::size_t size_ = 0;
    std::size_t first_line_ = 0;
    std::size_t bad_line_ = 0;  ///< the first whose bytes are no text; 0: none
    bool is_bad_line_cut_ = false;
    bool was_windows_1252_ = false;
};

}  // namespace findings::bibtex
