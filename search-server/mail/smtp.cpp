#include "search-server/mail/smtp.hpp"

#include "library/base/text.hpp"

#include <curl/curl.h>
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <memory>
#include <new>

namespace findings::server {
namespace {

struct CleanUp {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

/// "localhost" of "smtp://localhost:25"; empty where it is none of ours.
std::string host_of(std::string_view text)
{
    const std::unique_ptr<CURLU, CleanUp> url(curl_url());
    const auto part = [&url](CURLUPart which) {
        char* value = nullptr;
        if (curl_url_get(url.get(), which, &value, 0) != CURLUE_OK)
            return std::string();
        std::string copy(value);
        curl_free(value);
        return copy;
    };
    if (curl_url_set(url.get(), CURLUPART_URL, std::string(text).c_str(), 0) != CURLUE_OK)
        return {};
    const std::string scheme = part(CURLUPART_SCHEME);
    const std::string path = part(CURLUPART_PATH);
    const bool has_more = !part(CURLUPART_USER).empty() || !part(CURLUPART_QUERY).empty() ||
                          !part(CURLUPART_FRAGMENT).empty() || !(path.empty() || path == "/");
    if ((scheme != "smtp" && scheme != "smtps") || has_more ||
        text.find('@') != std::string_view::npos)
        return {};
    return ascii_lower(part(CURLUPART_HOST));
}

bool is_this_machine(const std::string& host)
{
    return host == "localhost" || host == "[::1]" || host.starts_with("127.");
}

/// What of the message is still to be sent.
std::size_t give(char* buffer, std::size_t size, std::size_t count, void* rest)
{
    auto& text = *static_cast<std::string_view*>(rest);
    const std::size_t bytes = std::min(size * count, text.size());
    std::copy_n(text.begin(), bytes, buffer);
    text.remove_prefix(bytes);
    return bytes;
}

/// One message on its way.
class Delivery {
public:
    Delivery(const SmtpServer& server, const MailMessage& message)
        : text_(wire_text(message)), rest_(text_),
          to_(curl_slist_append(nullptr, ("<" + message.to + ">").c_str()))
    {
        if (!handle_ || !to_)
            throw std::bad_alloc();
        set_limits(server);
        const bool in_plain = is_this_machine(host_of(server.url));
        set(CURLOPT_USE_SSL, static_cast<long>(in_plain ? CURLUSESSL_NONE : CURLUSESSL_ALL));
        if (server.login) {
            set(CURLOPT_USERNAME, server.login->name.c_str());
            set(CURLOPT_PASSWORD, server.login->password.c_str());
        }
        set(CURLOPT_MAIL_FROM, ("<" + message.from + ">").c_str());
        set(CURLOPT_MAIL_RCPT, to_.get());
        set(CURLOPT_UPLOAD, 1L);
        set(CURLOPT_READFUNCTION, &give);
        set(CURLOPT_READDATA, &rest_);
    }

    void run()
    {
        const CURLcode code = curl_easy_perform(handle_.get());
        if (code == CURLE_OK)
            return;
        const std::string said =
            error_[0] != '\0' ? std::string(error_.data()) : curl_easy_strerror(code);
        throw MailError(printable(said));
    }

private:
    template <class Value>
    void set(CURLoption option, Value value)
    {
        curl_easy_setopt(handle_.get(), option, value);
    }

    void set_limits(const SmtpServer& server)
    {
        set(CURLOPT_URL, server.url.c_str());
        set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
        set(CURLOPT_PROXY, "");
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(server.connect.count()));
        set(CURLOPT_TIMEOUT_MS, static_cast<long>(server.whole.count()));
        set(CURLOPT_ERRORBUFFER, error_.data());
    }

    std::array<char, CURL_ERROR_SIZE> error_{};
    const std::string text_;
    std::string_view rest_;
    std::unique_ptr<curl_slist, CleanUp> to_;
    std::unique_ptr<CURL, CleanUp> handle_{curl_easy_init()};
};

}  // namespace

SmtpLogin read_smtp_login(const std::filesystem::path& file)
{
    std::ifstream in(file);
    SmtpLogin login;
    std::getline(in, login.name);
    std::getline(in, login.password);
    if (login.name.empty() || login.password.empty())
        throw std::runtime_error(file.string() +
                                 " does not have the name for the mail server in its "
                                 "first line and the password in its second");
    return login;
}

bool is_smtp_url(std::string_view text)
{
    return !host_of(text).empty();
}

void deliver(const SmtpServer& server, const MailMessage& message)
{
    Delivery(server, message).run();
}

}  // namespace findings::server
