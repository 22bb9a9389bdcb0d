#pragma once

#include "search-server/http/server.hpp"

#include <boost/asio/ssl/context.hpp>

#include <memory>

namespace findings::server {

/// What connections begin TLS 1.2 or 1.3 with, by OpenSSL's own choice of ciphers. Connections keep
/// what they began with when it goes. Reads the files: belongs on a worker, once the server runs.
/// Throws std::runtime_error that names the file and what is wrong with it.
std::unique_ptr<boost::asio::ssl::context> read_tls(const TlsFiles& files);

}  // namespace findings::server
