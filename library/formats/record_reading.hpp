#pragma once

#include "library/formats/formats.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace findings {

/// A record as a reader fills it in, element by element, with what it cannot hold.
class RecordReading {
public:
    ReadRecord result() { return std::move(read_); }

protected:
    explicit RecordReading(const Place& place) : read_{.record = {}, .place = place, .notes = {}} {}

    Record& record() { return read_.record; }
    std::vector<std::string>& notes() { return read_.notes; }

    /// "what: text", where there is one.
    void note(std::string_view what, const std::string& text)
    {
        if (!text.empty())
            read_.notes.push_back(std::string(what) + ": " + text);
    }

private:
    ReadRecord read_;
};

}  // namespace findings
