#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace findings::server {

/// A plain text to one person.
struct MailMessage {
    std::string from;     ///< an address, as is_mail_address() has it
    std::string to;       ///< likewise
    std::string subject;  ///< one line of UTF-8
    std::string text;     ///< UTF-8; its lines end in "\n"
    std::chrono::sys_seconds date;
    std::string id;  ///< the left side of its Message-ID: letters and digits
};

/// True for an address that mail is sent to: NAME@HOST of visible ASCII, at most 254 bytes, without
/// anything that would need quotes or could end a header (RFC 5321, 4.1.2, "Dot-string").
bool is_mail_address(std::string_view text);

/// The message as it goes over the wire (RFC 5322, RFC 2045 to 2047): lines of at most 78 bytes
/// that end in CR LF, text in quoted-printable. Throws std::invalid_argument where an address is
/// none.
std::string wire_text(const MailMessage& message);

}  // namespace findings::server
