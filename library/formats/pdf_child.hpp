#pragma once

#include "library/base/result.hpp"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <iosfwd>
#include <string>

namespace findings::pdf {

/// Why a document was not read, and what to do.
struct ChildFault {
    std::string what;
    std::string mend;
};

/// Seconds after which a reading is ended, by the clock on the wall; the program ends itself after
/// less of processor time (pdf_limits.hpp).
inline constexpr std::chrono::seconds longest_reading{30};

/// Bytes of an answer.
inline constexpr std::size_t largest_answer = 16 * 1024 * 1024;

/// The program that reads PDF, beside the running one.
std::filesystem::path helper_program();

/// Runs the program with the stream as its input, in memory, and gives what it wrote. It is a
/// program and not a forked child, since a fork of a process with threads may run nothing that
/// takes memory. Any number of threads at once. Throws std::system_error and std::runtime_error
/// where the machine or the stream fails.
Result<std::string, ChildFault> answer_of(const std::filesystem::path& program, std::istream& in,
                                          std::size_t most_bytes,
                                          std::chrono::seconds longest = longest_reading);

}  // namespace findings::pdf
