#pragma once

#include "search-server/mail/mail_message.hpp"

#include <chrono>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace findings::server {

/// A message was not taken. what() is for the log: it names no address of a person.
struct MailError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Who the mail server is told one is.
struct SmtpLogin {
    std::string name;
    std::string password;
};

/// The first two lines of the file. Throws std::runtime_error that names the file.
SmtpLogin read_smtp_login(const std::filesystem::path& file);

/// The mail server that takes messages.
struct SmtpServer {
    std::string url;  ///< as is_smtp_url() has it
    std::optional<SmtpLogin> login = {};
    std::chrono::milliseconds connect{10'000};
    std::chrono::milliseconds whole{15'000};  ///< for a message, from the look-up to the last word
};

/// True for "smtp://HOST", "smtps://HOST", with or without ":PORT"; nothing else may be in it, no
/// password either.
bool is_smtp_url(std::string_view text);

/// Hands the message to the server (libcurl). smtps speaks TLS from the beginning, smtp goes over
/// to it before anything is told (STARTTLS), but for a server on this machine, which is spoken to
/// in plain. Throws MailError.
void deliver(const SmtpServer& server, const MailMessage& message);

}  // namespace findings::server
