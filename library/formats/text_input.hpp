#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>

namespace findings {

/// Blocks of a stream: UTF-16 that begins with its byte order mark as UTF-8, anything else as it
/// is. Belongs to one thread at a time.
class TextBlocks {
public:
    explicit TextBlocks(std::istream& in);

    /// The next bytes, empty at the end; valid until the next call. Half of a surrogate pair comes
    /// as three bytes that are not UTF-8. Throws std::runtime_error where the stream fails.
    std::string_view next();

    /// Known once next() was called.
    bool is_utf16() const { return encoding_ != Encoding::bytes; }

private:
    enum class Encoding { unknown, bytes, little_endian, big_endian };

    std::string_view read();
    void recode(std::string_view raw);
    void add_unit(unsigned unit);
    void add_point(unsigned point);

    std::istream& in_;
    Encoding encoding_ = Encoding::unknown;
    std::string raw_;
    std::string recoded_;
    std::string odd_byte_;
    unsigned high_surrogate_ = 0;  ///< waits for its other half; 0: none does
};

/// Bytes of one line; what is longer is passed over, so that memory stays bounded.
inline constexpr std::size_t longest_line = 16 * 1024 * 1024;

/// How a line was understood.
enum class LineEncoding {
    utf8,
    windows_1252,  ///< no UTF-8, and Windows-1252 has a character for each byte of it
    broken,        ///< neither: bytes that are no text stand in it as U+FFFD
};

/// The lines of a text file, whatever ends them (LF, CRLF or CR), as UTF-8. The encoding is found
/// out line by line, so that files that were joined from several programs are read too: UTF-16 by
/// its byte order mark; UTF-8 where the bytes are; else Windows-1252, but not where other bytes of
/// the line are UTF-8, which only says that the line is damaged. A byte order mark at the beginning
/// is left out. Belongs to one thread at a time.
class TextInput {
public:
    explicit TextInput(std::istream& in) : blocks_(in) {}

    /// Goes to the next line; false at the end. Throws std::runtime_error where the stream fails.
    bool next();

    std::string_view line() const { return line_; }  ///< without its end; valid until next()
    std::size_t number() const { return number_; }   ///< from 1
    LineEncoding encoding() const { return encoding_; }
    bool is_cut() const { return is_cut_; }  ///< it was longer than longest_line

private:
    bool fill();
    void hold(std::string_view part);
    std::size_t end_of_line();
    void step_over_end();
    void understand();

    TextBlocks blocks_;
    std::string_view block_;
    std::size_t at_ = 0;         ///< where the next line begins in block_
    std::size_t line_feed_ = 0;  ///< the next one in block_, or its end; looked up once it is past
    bool after_return_ = false;  ///< a line feed that follows belongs to the line before
    std::string held_;           ///< the beginning of a line that goes on in the next block
    std::string recoded_;
    std::string_view line_;
    std::size_t number_ = 0;
    LineEncoding encoding_ = LineEncoding::utf8;
    bool is_cut_ = false;
};

}  // namespace findings
