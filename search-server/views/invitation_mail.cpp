#include "search-server/views/invitation_mail.hpp"

#include "search-server/views/addresses.hpp"

namespace findings::server {
namespace {

std::string text_in(const Words& words, const InvitationMail& mail)
{
    const std::string link = mail.base_url + page_address(words.language(), "join/" + mail.secret);
    return words("mail.invites", {{"who", mail.who}}) + "\n\n" +
           words("mail.link", {{"date", words.date(mail.until)}}) + "\n" + link + "\n\n" +
           words("mail.unexpected") + "\n";
}

}  // namespace

MailText invitation_mail(Site& site, std::string_view language, const InvitationMail& mail)
{
    const Words first = site.words(language);
    const Words second = site.words(first.other_language());
    return {.subject = first("mail.subject") + " · " + second("mail.subject"),
            .text = text_in(first, mail) + "\n-----\n\n" + text_in(second, mail)};
}

}  // namespace findings::server
