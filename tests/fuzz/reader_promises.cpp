#include "tests/fuzz/reader_promises.hpp"

#include "library/record/validate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <vector>

namespace findings::tests {
namespace {

constexpr std::string_view path = "input";

struct Reading {
    std::vector<ReadRecord> kept;
    std::vector<Rejection> rejected;
};

Reading reading(const Format& format, const std::string& bytes)
{
    Reading result;
    std::istringstream in(bytes);
    format.read(in, path,
                {.keep = [&](ReadRecord read) { result.kept.push_back(std::move(read)); },
                 .reject = [&](Rejection fault) { result.rejected.push_back(std::move(fault)); }});
    return result;
}

bool same(const ReadRecord& a, const ReadRecord& b)
{
    return a.record == b.record && a.place == b.place && a.notes == b.notes;
}

bool same(const Reading& a, const Reading& b)
{
    return a.rejected == b.rejected && a.kept.size() == b.kept.size() &&
           std::equal(a.kept.begin(), a.kept.end(), b.kept.begin(),
                      [](const ReadRecord& x, const ReadRecord& y) { return same(x, y); });
}

/// Line ends count for themselves in UTF-16 too: its other byte is no line end, mostly.
std::size_t most_lines(std::string_view bytes)
{
    const auto ends =
        std::count_if(bytes.begin(), bytes.end(), [](char c) { return c == '\n' || c == '\r'; });
    return static_cast<std::size_t>(ends) + 1;
}

bool is_in(const Place& place, std::size_t lines)
{
    return place.path == path && place.line <= lines && (place.line > 0 || place.column == 0);
}

std::string fault_of_places(const Reading& read, std::size_t lines)
{
    for (const Rejection& rejection : read.rejected) {
        if (rejection.what.empty() || rejection.mend.empty())
            return "a rejection says nothing: " + str(rejection);
        if (!is_in(rejection.place, lines))
            return "a rejection is nowhere: " + str(rejection);
    }
    for (const ReadRecord& kept : read.kept)
        if (!is_in(kept.place, lines))
            return "a record is nowhere: " + str(kept.place);
    return {};
}

/// Few are enough: each input of the fuzzer should be quick.
constexpr std::size_t most_written = 4;

/// Native XML has no place for records from outside.
bool can_write(const Format& format, const ReadRecord& read)
{
    if (format.name == "evidence_xml" &&
        (read.is_from_outside || !is_native_kind(read.record.kind)))
        return false;
    return (read.is_from_outside ? validate_from_outside(read.record) : validate(read.record))
        .empty();
}

std::vector<Record> writable(const Format& format, const Reading& read)
{
    std::vector<Record> records;
    for (const ReadRecord& kept : read.kept)
        if (records.size() < most_written && can_write(format, kept))
            records.push_back(kept.record);
    return records;
}

/// What is wrong with what the format makes of records that are fit to store.
std::string fault_of_writing(const Format& format, const Reading& source)
{
    if (format.writer == nullptr)
        return {};
    const std::vector<Record> records = writable(format, source);
    if (records.empty())
        return {};
    std::ostringstream out;
    write_records(*format.writer, out, records);
    const Reading read = reading(format, out.str());
    if (!read.rejected.empty())
        return fmt::format("what {} writes is not read: {}\n{}", format.name,
                           str(read.rejected.front()), out.str());
    if (read.kept.size() != records.size())
        return fmt::format("of {} records that {} writes, {} are read\n{}", records.size(),
                           format.name, read.kept.size(), out.str());
    return {};
}

}  // namespace

std::string broken_promise(const Format& format, const std::string& bytes)
{
    format.recognises(std::string_view(bytes).substr(0, 64 * 1024));
    const Reading read = reading(format, bytes);
    if (!same(read, reading(format, bytes)))
        return "reading it twice says two things";
    if (std::string fault = fault_of_places(read, most_lines(bytes)); !fault.empty())
        return fault;
    if (std::string fault = fault_of_writing(format, read); !fault.empty())
        return fault;
    // One of the others for each input: all of them would make the fuzzer ten times slower.
    return fault_of_writing(formats()[bytes.size() % formats().size()], read);
}

}  // namespace findings::tests
