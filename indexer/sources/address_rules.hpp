#pragma once

#include <sys/socket.h>

#include <optional>
#include <string>
#include <string_view>

namespace findings::indexer {

/// What kind of address this is where it is none of the public internet ("a private address"), by
/// the registries of IANA for special addresses (RFC 6890, 2026-11); nullopt for a public one. An
/// IPv4 address inside an IPv6 one (mapped, 6to4, NAT64, Teredo) counts as not public.
std::optional<std::string_view> special_address(const sockaddr& address);

/// As people write it, without port; "?" for what is neither IPv4 nor IPv6.
std::string address_text(const sockaddr& address);

}  // namespace findings::indexer
