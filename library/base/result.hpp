#pragma once

#include <boost/system/result.hpp>

namespace findings {

/// A value, or the reason why there is none, where "no" is an everyday answer. Exceptions are for a
/// world that failed (docs/architecture.md, errors). Has the interface of C++23's std::expected
/// that we use: has_value(), operator*, error().
template <class T, class E>
using Result = boost::system::result<T, E>;

}  // namespace findings
