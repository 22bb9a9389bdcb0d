#pragma once

#include "tests/end-to-end/raw_client.hpp"

#include <openssl/ssl.h>

#include <filesystem>
#include <memory>
#include <string>

namespace findings::tests {

/// A RawClient that speaks TLS, and believes any certificate.
class TlsClient : public RawClient {
public:
    /// Shakes hands, with TLS of `newest` at most. Throws std::runtime_error where they are not
    /// taken.
    explicit TlsClient(unsigned short port, int newest = TLS1_3_VERSION);

    /// "TLSv1.3"
    std::string version() const;

    /// The common name in the server's certificate.
    std::string server_name() const;

protected:
    long transmit(std::string_view bytes) override;
    long receive(char* buffer, std::size_t size) override;

private:
    struct Free {
        void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
        void operator()(SSL* session) const { SSL_free(session); }
    };

    std::unique_ptr<SSL_CTX, Free> context_;
    std::unique_ptr<SSL, Free> session_;
};

/// Makes a key and a certificate for it, valid for a day, that names `name`; PEM.
void write_certificate(const std::string& name, const std::filesystem::path& certificate,
                       const std::filesystem::path& key);

}  // namespace findings::tests
