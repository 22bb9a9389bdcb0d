#include "search-server/http/tls.hpp"

#include <stdexcept>

namespace findings::server {
namespace {

namespace ssl = boost::asio::ssl;
using boost::system::error_code;

void check(const error_code& error, const char* doing, const std::string& file)
{
    if (error)
        throw std::runtime_error(std::string(doing) + " " + file + ": " + error.message());
}

}  // namespace

std::unique_ptr<ssl::context> read_tls(const TlsFiles& files)
{
    auto context = std::make_unique<ssl::context>(ssl::context::tls_server);
    SSL_CTX* const native = context->native_handle();
    SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
    SSL_CTX_set_options(native, SSL_OP_NO_RENEGOTIATION);
    // clients keep their sessions themselves, in tickets
    SSL_CTX_set_session_cache_mode(native, SSL_SESS_CACHE_OFF);
    error_code error;
    // else OpenSSL asks whoever sits at the terminal for a passphrase, and waits
    context->set_password_callback([](std::size_t, ssl::context::password_purpose) { return ""; },
                                   error);
    check(error, "cannot prepare to read", files.key);
    context->use_certificate_chain_file(files.certificate, error);
    check(error, "cannot use the certificate in", files.certificate);
    context->use_private_key_file(files.key, ssl::context::pem, error);
    check(error, "cannot use the key in", files.key);
    return context;
}

}  // namespace findings::server
