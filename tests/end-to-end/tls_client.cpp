#include "tests/end-to-end/tls_client.hpp"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <cstdio>
#include <stdexcept>

namespace findings::tests {
namespace {

constexpr long day = 24 * 60 * 60;  // seconds

template <class Thing, void (*free)(Thing*)>
struct Freeing {
    void operator()(Thing* thing) const { free(thing); }
};
using Key = std::unique_ptr<EVP_PKEY, Freeing<EVP_PKEY, EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freeing<X509, X509_free>>;

std::string common_name(X509* certificate)
{
    char name[100] = "";
    X509_NAME_get_text_by_NID(X509_get_subject_name(certificate), NID_commonName, name,
                              sizeof name);
    return name;
}

Certificate certificate_for(EVP_PKEY* key, const std::string& name)
{
    Certificate certificate(X509_new());
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -day);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), day);
    X509_set_pubkey(certificate.get(), key);
    X509_NAME* const subject = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_NID(subject, NID_commonName, MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
    X509_set_issuer_name(certificate.get(), subject);
    X509_sign(certificate.get(), key, EVP_sha256());
    return certificate;
}

template <class Write>
void write_file(const std::filesystem::path& path, const Write& write)
{
    std::FILE* const file = std::fopen(path.c_str(), "w");
    if (file == nullptr || write(file) != 1 || std::fclose(file) != 0)
        throw std::runtime_error("cannot write " + path.string());
}

}  // namespace

TlsClient::TlsClient(unsigned short port, int newest)
    : RawClient(port), context_(SSL_CTX_new(TLS_client_method()))
{
    SSL_CTX_set_max_proto_version(context_.get(), newest);
    // or a client of OpenSSL's refuses old versions itself
    SSL_CTX_set_cipher_list(context_.get(), "DEFAULT:@SECLEVEL=0");
    session_.reset(SSL_new(context_.get()));
    SSL_set_fd(session_.get(), socket());
    if (SSL_connect(session_.get()) != 1)
        throw std::runtime_error("the server does not shake hands");
}

std::string TlsClient::version() const
{
    return SSL_get_version(session_.get());
}

std::string TlsClient::server_name() const
{
    const Certificate certificate(SSL_get1_peer_certificate(session_.get()));
    return common_name(certificate.get());
}

long TlsClient::transmit(std::string_view bytes)
{
    return SSL_write(session_.get(), bytes.data(), static_cast<int>(bytes.size()));
}

long TlsClient::receive(char* buffer, std::size_t size)
{
    return SSL_read(session_.get(), buffer, static_cast<int>(size));
}

void write_certificate(const std::string& name, const std::filesystem::path& certificate,
                       const std::filesystem::path& key)
{
    const Key made(EVP_EC_gen("P-256"));
    const Certificate signed_one = certificate_for(made.get(), name);
    write_file(certificate,
               [&](std::FILE* file) { return PEM_write_X509(file, signed_one.get()); });
    write_file(key, [&](std::FILE* file) {
        return PEM_write_PrivateKey(file, made.get(), nullptr, nullptr, 0, nullptr, nullptr);
    });
}

}  // namespace findings::tests
