#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace findings {

enum class LogLevel { debug, info, warning, error };

/// Named details of an event. Never search text, names of people or addresses.
using LogDetails = std::vector<std::pair<std::string_view, std::string>>;

/// Writes one event to stderr as one line of JSON: {"time","level","event",…details}. Control
/// characters are escaped, so that a detail cannot start a line of its own; a detail that is not
/// UTF-8 is put as printable() does. Any thread.
void log(LogLevel level, std::string_view event, const LogDetails& details = {});

/// Events below this level are left out from now on. info to begin with. Any thread.
void set_log_level(LogLevel least);

}  // namespace findings
