#pragma once

#include "search-server/views/site.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace findings::server {

/// What a mail says, in both languages.
struct MailText {
    std::string subject;  ///< one line
    std::string text;     ///< lines that end in "\n"
};

/// An invitation that is sent by mail.
struct InvitationMail {
    std::string who;       ///< invites
    std::string base_url;  ///< "https://library.example"
    std::string secret;    ///< of the link
    std::chrono::sys_seconds until;
};

/// With the text of the language first, then that of the other.
MailText invitation_mail(Site& site, std::string_view language, const InvitationMail& mail);

}  // namespace findings::server
