#pragma once

#include "library/catalogue/recognise.hpp"

#include <cstdint>

namespace findings {

/// Makes this version what the record is now: keys, areas of its author and a change row follow it.
/// Inside a transaction.
void make_current(Connection& connection, std::int64_t record_number, VersionNumber version,
                  const Record& record, const Written& written);

/// A change row for a record whose version stays: what the index holds of it is outdated. Inside a
/// transaction.
void mark_changed(Connection& connection, std::int64_t record_number);

/// The record is no more: suggestions and flags go, a person's word and the id stay. Inside a
/// transaction.
void take_back(Connection& connection, std::int64_t record_number);

/// The record does not count for now, and all that belongs to it stays for the day when it does
/// again. Inside a transaction.
void conceal(Connection& connection, std::int64_t record_number);

}  // namespace findings
