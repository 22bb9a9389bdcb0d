#include "library/formats/tagged_record.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace findings {

std::string tag_of(std::uint32_t code)
{
    std::string tag;
    for (; code != 0; code >>= 8)
        tag += static_cast<char>(code & 0xFF);
    std::reverse(tag.begin(), tag.end());
    return tag;
}

void TaggedRecord::clear()
{
    text_.clear();
    fields_.clear();
    line_ = 0;
    fault_ = Fault::none;
    was_windows_1252_ = false;
}

void TaggedRecord::add(std::uint32_t tag, std::string_view value, const TextInput& input)
{
    if (line_ == 0)
        line_ = input.number();
    judge(input);
    if (fault_ == Fault::too_large)
        return;
    const std::size_t begin = text_.size();
    text_ += value;
    fields_.push_back({tag, begin, text_.size(), input.number()});
}

void TaggedRecord::extend(std::string_view separator, std::string_view more, const TextInput& input)
{
    judge(input);
    if (fault_ == Fault::too_large)
        return;
    text_ += separator;
    text_ += more;
    fields_.back().end = text_.size();
}

TaggedRecord::Field TaggedRecord::field(std::size_t position) const
{
    const Stored& stored = fields_[position];
    return {stored.tag, std::string_view(text_).substr(stored.begin, stored.end - stored.begin),
            stored.line};
}

void TaggedRecord::judge(const TextInput& input)
{
    was_windows_1252_ = was_windows_1252_ || input.encoding() == LineEncoding::windows_1252;
    const std::size_t size = text_.size() + input.line().size() + fields_.size() * price_of_field;
    if (fault_ != Fault::none && (fault_ == Fault::too_large || size <= largest_tagged_record))
        return;
    if (size > largest_tagged_record)
        fault_ = Fault::too_large;
    else if (input.is_cut())
        fault_ = Fault::cut;
    else if (input.encoding() == LineEncoding::broken)
        fault_ = Fault::broken;
    if (fault_ != Fault::none)
        fault_line_ = input.number();
}

std::optional<Rejection> TaggedRecord::fault(std::string_view path) const
{
    const Place place{std::string(path), fault_line_, 0};
    switch (fault_) {
    case Fault::none:
        break;
    case Fault::broken:
        return Rejection{place, "the line holds bytes that are neither UTF-8 nor Windows-1252",
                         "save the file as UTF-8, and write the damaged characters anew"};
    case Fault::cut:
        return Rejection{place,
                         fmt::format("the line is longer than {} MiB", longest_line / 1024 / 1024),
                         "divide it, or take out what is not text"};
    case Fault::too_large:
        return Rejection{place,
                         fmt::format("the line makes its record larger than {} MiB",
                                     largest_tagged_record / 1024 / 1024),
                         "divide the record, or take out what is not text"};
    }
    return std::nullopt;
}

}  // namespace findings
