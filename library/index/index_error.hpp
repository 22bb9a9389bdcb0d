#pragma once

#include <stdexcept>

namespace findings {

/// The index cannot be opened, read or written. what() says which, why and the command that mends
/// it.
struct IndexError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// There is no index yet: the library is new, or its index was taken away. `sync` makes one.
struct IndexMissing : IndexError {
    using IndexError::IndexError;
};

/// The index is being looked at or made anew: nobody reads it at the moment. what() says why.
struct IndexHeldBack : IndexError {
    using IndexError::IndexError;
};

}  // namespace findings
