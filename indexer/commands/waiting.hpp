#pragma once

#include <chrono>
#include <functional>

namespace findings::indexer {

/// Lets so much time pass; false, at once, where `interrupted` says that the user wants to end.
bool wait_unless(const std::function<bool()>& interrupted, std::chrono::milliseconds duration);

}  // namespace findings::indexer
