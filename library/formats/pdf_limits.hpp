#pragma once

#include <cstddef>

namespace findings::pdf {

/// What the program that reads PDF may take.
inline constexpr std::size_t most_memory = 512 * 1024 * 1024;  ///< bytes of address space
inline constexpr unsigned most_processor_seconds = 20;

/// Takes from this process whatever reading a PDF does not need, for good, and for all that it may
/// come to run: more than that memory and time, files to write, most open files, core dumps; then,
/// as far as the kernel lets it, the network and other programs (namespaces, seccomp) and all files
/// but /usr for reading (Landlock). The process ends with the one that started it. Call it before
/// the first byte is read. False where a limit that every kernel has could not be set.
bool give_up_rights();

}  // namespace findings::pdf
