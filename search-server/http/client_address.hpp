#pragma once

#include "search-server/http/message.hpp"

#include <boost/asio/ip/address.hpp>

#include <string>

namespace findings::server {

/// What clients are counted by: an IPv4 address, the /64 network of an IPv6 one (a household has
/// all of it); empty for loopback, which is 127.0.0.1 and ::1: a program that takes another address
/// of 127.0.0.0/8 wants to be told from others.
std::string counted_address(const boost::asio::ip::address& address);

/// The same of whoever a trusted proxy speaks for: the last address of X-Forwarded-For, which is
/// the one that the proxy itself saw; what stands before it anybody may have written. Empty where
/// there is none.
std::string forwarded_address(const Request& request);

}  // namespace findings::server
