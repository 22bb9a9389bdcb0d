#include "tests/fuzz/http_gate_promises.hpp"

#include "library/base/text.hpp"
#include "search-server/http/gate.hpp"

namespace findings::tests {
namespace {

using namespace server;

bool is_honest(const Refusal& refusal)
{
    return refusal.status >= 400 && refusal.status < 600 && !refusal.detail.empty();
}

bool climbs(const std::string& path)
{
    for (const std::string_view segment : split(path, '/'))
        if (segment == "." || segment == "..")
            return true;
    return false;
}

std::string fault_of(const Request& request)
{
    if (request.target == "*")
        return request.method == Method::options ? "" : "\"*\" was let in for another method";
    if (!request.path.starts_with('/') || climbs(request.path))
        return "a path that is none was let in: " + request.path;
    for (const auto& [name, value] : request.parameters)
        if (!is_utf8(name) || !is_utf8(value))
            return "a parameter that is not UTF-8 was let in";
    return is_utf8(request.path) ? "" : "a path that is not UTF-8 was let in";
}

}  // namespace

std::string broken_promise_of_http_gate(const std::string& bytes)
{
    address_in(bytes);
    const auto size = head_size(bytes);
    if (size.has_error())
        return is_honest(size.error()) ? "" : "a refusal says nothing";
    if (*size == 0)
        return {};
    for (std::size_t part = *size / 2; part < *size; part += *size / 4 + 1) {
        const auto earlier = head_size(std::string_view(bytes).substr(0, part));
        if (earlier.has_error() || *earlier != 0)
            return "a part of the head was taken for all of it, or refused";
    }
    const auto head = read_head(std::string_view(bytes).substr(0, *size));
    if (head.has_error())
        return is_honest(head.error()) ? "" : "a refusal says nothing";
    return fault_of(head->request);
}

}  // namespace findings::tests
