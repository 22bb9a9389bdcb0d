#include "indexer/pipeline/notes.hpp"

#include "library/base/text.hpp"

#include <fmt/core.h>

namespace findings::indexer {
namespace {

constexpr std::size_t most_notes = 1000;

}  // namespace

void Notes::add(const Note& note)
{
    const auto known = by_text_.find(note.text);
    if (known != by_text_.end()) {
        ++said_[known->second].times;
        return;
    }
    if (said_.size() == most_notes) {
        ++left_out_;
        return;
    }
    by_text_.emplace(note.text, said_.size());
    said_.push_back({note.place, note.text, 1});
}

std::vector<std::string> Notes::lines() const
{
    std::vector<std::string> lines;
    for (const Said& said : said_)
        lines.push_back(fmt::format("{}: note: {}{}", printable(str(said.first)),
                                    printable(said.text),
                                    said.times > 1 ? fmt::format(" ({} times)", said.times) : ""));
    if (left_out_ > 0)
        lines.push_back(fmt::format("note: {} more notes are left out", left_out_));
    return lines;
}

}  // namespace findings::indexer
