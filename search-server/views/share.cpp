#include "search-server/views/share.hpp"

#include "search-server/views/addresses.hpp"

namespace findings::server {
namespace {

/// As a mailto address has it (RFC 6068): no "+" for a space, lines end in CR LF.
std::string mail_escaped(const std::string& text)
{
    std::string escaped;
    for (const char c : query_escaped(text))
        escaped += c == '+' ? "%20" : std::string(1, c);
    for (std::size_t at = escaped.find("%0A"); at != std::string::npos;
         at = escaped.find("%0A", at + 6))
        escaped.insert(at, "%0D");
    return escaped;
}

}  // namespace

void add_share(Object& model, const Shared& shared)
{
    const std::string text = shared.title + "\n" + shared.text + (shared.text.empty() ? "" : "\n");
    model["share_address"] = shared.address;
    model["share_text"] = text + shared.address;
    model["share_mail"] = "mailto:?subject=" + mail_escaped(shared.title) +
                          "&body=" + mail_escaped(text + shared.address);
}

}  // namespace findings::server
