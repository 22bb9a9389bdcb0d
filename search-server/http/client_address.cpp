#include "search-server/http/client_address.hpp"

#include "library/base/text.hpp"

namespace findings::server {
namespace {

namespace ip = boost::asio::ip;

std::string counted_v4(const ip::address_v4& address)
{
    return address == ip::address_v4::loopback() ? "" : address.to_string();
}

}  // namespace

std::string counted_address(const ip::address& address)
{
    if (address.is_v4())
        return counted_v4(address.to_v4());
    const auto v6 = address.to_v6();
    if (v6.is_v4_mapped())
        return counted_v4(ip::make_address_v4(ip::v4_mapped, v6));
    if (v6.is_loopback())
        return "";
    const auto bytes = v6.to_bytes();
    return std::string(bytes.begin(), bytes.begin() + 8);
}

std::string forwarded_address(const Request& request)
{
    std::string_view last;
    for (const auto& [name, value] : request.headers)
        if (name == "x-forwarded-for")
            last = value;
    const auto hops = split(last, ',');
    boost::system::error_code error;
    const auto address = ip::make_address(std::string(trimmed(hops.back())), error);
    return error ? std::string() : counted_address(address);
}

}  // namespace findings::server
