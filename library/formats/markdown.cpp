#include "library/formats/markdown.hpp"

#include "library/base/text.hpp"
#include "library/formats/document_record.hpp"
#include "library/formats/markdown_blocks.hpp"
#include "library/formats/markdown_front.hpp"
#include "library/formats/text_input.hpp"

#include <fmt/format.h>

#include <istream>
#include <string>
#include <vector>

namespace findings {
namespace {

using markdown::FrontLine;
using markdown::FrontMatter;

bool is_fence(std::string_view line)
{
    return line.starts_with("---") && trimmed(line.substr(3)).empty();
}

bool is_closing_fence(std::string_view line)
{
    return is_fence(line) || (line.starts_with("...") && trimmed(line.substr(3)).empty());
}

/// Reads the records of one file, one at a time.
class MarkdownReading {
public:
    MarkdownReading(std::istream& in, std::string_view path, const ReadSink& sink)
        : input_(in), path_(path), sink_(sink)
    {}

    void run()
    {
        do
            read_record();
        while (is_followed_);
    }

private:
    /// The lines up to the separator or the end.
    void read_record()
    {
        front_.clear();
        body_.clear();
        is_followed_ = has_recoded_ = has_broken_ = is_too_long_ = false;
        state_ = State::before;
        while (input_.next()) {
            if (input_.line() == markdown_separator) {
                is_followed_ = true;
                break;
            }
            take_line();
        }
        finish();
    }

    void take_line()
    {
        const std::string_view line = input_.line();
        has_recoded_ = has_recoded_ || input_.encoding() == LineEncoding::windows_1252;
        has_broken_ = has_broken_ || input_.encoding() == LineEncoding::broken;
        if (state_ == State::before) {
            if (trimmed(line).empty())
                return;
            begin_line_ = input_.number();
            state_ = is_fence(line) ? State::front : State::body;
            before_body_ = begin_line_ - 1;
            if (state_ == State::front)
                return;
        }
        if (front_bytes() + body_.size() + line.size() > largest_markdown || input_.is_cut()) {
            is_too_long_ = true;
            return;
        }
        if (state_ == State::body) {
            body_.append(line).append("\n");
        } else if (is_closing_fence(line)) {
            state_ = State::body;
            before_body_ = input_.number();
        } else {
            front_.push_back({std::string(line), input_.number()});
            front_size_ += line.size() + sizeof(FrontLine);
        }
    }

    std::size_t front_bytes() const { return front_.empty() ? 0 : front_size_; }

    void finish()
    {
        if (is_too_long_)
            return reject(
                {path_, begin_line_},
                fmt::format("the record is larger than {} MiB", largest_markdown / 1024 / 1024),
                "divide it");
        if (state_ == State::front)
            return take_unclosed();
        FrontMatter front = markdown::read_front_matter(front_, path_);
        front_size_ = 0;
        for (Rejection& fault : front.faults)
            sink_.reject(std::move(fault));
        if (front.faults.empty())
            take(std::move(front));
    }

    /// A rule at the beginning of a text is no front matter; keys without an end are.
    void take_unclosed()
    {
        const std::string_view key = front_.empty() ? "" : markdown::front_key(front_.front().text);
        if (!key.empty())
            return reject({path_, begin_line_}, "the front matter has no end",
                          "end it with a line \"---\"");
        for (const FrontLine& line : front_)
            body_.append(line.text).append("\n");
        before_body_ = begin_line_;
        front_size_ = 0;
        take({});
    }

    void take(FrontMatter front)
    {
        DocumentOutline outline{.place = {path_, std::max<std::size_t>(begin_line_, 1)},
                                .stated = std::move(front.stated),
                                .is_kind_stated = front.is_kind_stated,
                                .notes = std::move(front.notes)};
        if (has_recoded_)
            outline.notes.push_back("lines that are no UTF-8 were read as Windows-1252");
        if (has_broken_)
            outline.notes.push_back("bytes that are no text were replaced");
        if (const auto taken = markdown::take_blocks(body_, before_body_, outline);
            taken.has_error())
            return sink_.reject(taken.error());
        give_record(std::move(outline), sink_);
    }

    void reject(Place place, std::string what, std::string mend)
    {
        sink_.reject({std::move(place), std::move(what), std::move(mend)});
    }

    enum class State { before, front, body };

    TextInput input_;
    std::string path_;
    const ReadSink& sink_;
    State state_ = State::before;
    std::vector<FrontLine> front_;
    std::size_t front_size_ = 0;
    std::string body_;
    std::size_t begin_line_ = 1;
    std::size_t before_body_ = 0;
    bool is_followed_ = false;
    bool has_recoded_ = false;
    bool has_broken_ = false;
    bool is_too_long_ = false;
};

}  // namespace

bool recognises_markdown(std::string_view beginning)
{
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (beginning.starts_with(byte_order_mark))
        beginning.remove_prefix(byte_order_mark.size());
    bool has_field = false;
    bool is_first = true;
    for (std::string_view line : split(beginning, '\n')) {
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (is_first) {
            if (!is_fence(line))
                return false;
            is_first = false;
        } else if (is_closing_fence(line)) {
            return has_field;
        } else {
            has_field = has_field || markdown::is_front_key(markdown::front_key(line));
        }
    }
    return false;
}

void read_markdown(std::istream& in, std::string_view path, const ReadSink& sink)
{
    MarkdownReading(in, path, sink).run();
}

}  // namespace findings
