#pragma once

#include "library/base/result.hpp"
#include "library/formats/formats.hpp"
#include "library/formats/xml_gate.hpp"

#include <functional>
#include <initializer_list>
#include <iosfwd>
#include <string>
#include <string_view>

namespace findings {

/// What a document of a format must hold, for whoever gives another.
struct Wanted {
    std::string_view what;  ///< "MODS record"
    std::string_view mend;
};

/// Reads a document through the gate: each record element that `read` makes a record of goes to
/// sink.keep, where it says what it is about; else to sink.reject. A document without a record
/// element is a fault.
void read_xml_records(std::istream& in, std::string_view path, const ReadSink& sink,
                      const XmlGateOptions& options,
                      const std::function<Result<ReadRecord, Rejection>(const XmlElement&)>& read,
                      const Wanted& wanted);

/// Why a record that has neither title nor identifier is not kept.
Rejection says_nothing_of_itself(const Place& place, std::string_view mend);

/// True where one of the marks (namespaces, names) is in the beginning of a document, in UTF-16
/// too.
bool mentions(std::string_view beginning, std::initializer_list<std::string_view> marks);

/// True for the roots that carry records of other formats: OAI-PMH, SRU, METS.
bool is_envelope(const XmlRoot& root);

}  // namespace findings
