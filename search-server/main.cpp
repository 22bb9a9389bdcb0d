#include "library/base/log.hpp"
#include "search-server/accounts.hpp"
#include "search-server/http/server.hpp"
#include "search-server/routes/routes.hpp"
#include "search-server/service.hpp"

#include <CLI/CLI.hpp>
#include <fmt/core.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <thread>

namespace {

using namespace findings;
using namespace findings::server;

constexpr int wrong_usage = 2;
constexpr int world_failed = 3;

/// Times as they are given: in seconds.
struct Seconds {
    double header = 10;
    double body = 10;
    double write = 30;
    double keep_alive = 15;
    double grace = 10;
};

using AccountCommand = void (*)(const AccountOptions&);

struct Options {
    AccountOptions account;
    AccountCommand account_command = nullptr;  ///< null: serve
    ServiceOptions service;
    ServerOptions server;
    TlsFiles tls;  ///< empty: none
    MailOptions mail;
    std::string smtp_login;  ///< a file; empty: none
    Seconds seconds;
};

std::chrono::milliseconds milliseconds(double seconds)
{
    return std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000));
}

void add_time(CLI::App& command, const std::string& name, double& seconds,
              const std::string& environment, const std::string& help)
{
    command.add_option(name, seconds, help)
        ->envname(environment)
        ->check(CLI::Range(0.001, 86400.0))
        ->capture_default_str();
}

void add_times(CLI::App& serve, Seconds& seconds)
{
    add_time(serve, "--header-timeout", seconds.header, "FINDINGS_HEADER_TIMEOUT",
             "Seconds for the first line and the headers of a request");
    add_time(serve, "--body-timeout", seconds.body, "FINDINGS_BODY_TIMEOUT",
             "Seconds for the next bytes of a body");
    add_time(serve, "--write-timeout", seconds.write, "FINDINGS_WRITE_TIMEOUT",
             "Seconds for the client to take an answer, or a block of a long one");
    add_time(serve, "--keep-alive", seconds.keep_alive, "FINDINGS_KEEP_ALIVE",
             "Seconds until the next request on a connection begins");
    add_time(serve, "--grace", seconds.grace, "FINDINGS_GRACE",
             "Seconds for running requests after SIGTERM or SIGINT");
}

template <class Number>
void add_count(CLI::App& serve, const std::string& name, Number& count,
               const std::string& environment, const std::string& help)
{
    serve.add_option(name, count, help)
        ->envname(environment)
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
}

void add_tls(CLI::App& serve, TlsFiles& files)
{
    CLI::Option* const certificate =
        serve
            .add_option("--tls-certificate", files.certificate,
                        "Speak HTTPS with this certificate and those that lead to a root after it, "
                        "in PEM; read anew on SIGHUP")
            ->envname("FINDINGS_TLS_CERTIFICATE");
    CLI::Option* const key =
        serve.add_option("--tls-key", files.key, "Its key, in PEM, without a passphrase")
            ->envname("FINDINGS_TLS_KEY")
            ->needs(certificate);
    certificate->needs(key);
}

void add_mail(CLI::App& serve, Options& options)
{
    CLI::Option* const server =
        serve
            .add_option("--smtp", options.mail.server.url,
                        "Mail server that invitations can be sent through: smtps://HOST:PORT, or "
                        "smtp://HOST:PORT, which goes over to TLS but on this machine")
            ->envname("FINDINGS_SMTP")
            ->check([](const std::string& url) {
                return is_smtp_url(url)
                           ? std::string()
                           : "this is not smtp://HOST:PORT or smtps://HOST:PORT; a password goes "
                             "into the file of --smtp-login";
            });
    CLI::Option* const from =
        serve.add_option("--mail-from", options.mail.from, "Address that mail comes from")
            ->envname("FINDINGS_MAIL_FROM")
            ->needs(server)
            ->check([](const std::string& address) {
                return is_mail_address(address) ? std::string()
                                                : "\"" + address + "\" is no mail address";
            });
    server->needs(from);
    serve
        .add_option("--smtp-login", options.smtp_login,
                    "File with the name for the mail server in its first line and the password in "
                    "its second")
        ->envname("FINDINGS_SMTP_LOGIN")
        ->needs(server);
}

void add_serve(CLI::App& app, Options& options)
{
    CLI::App& serve = *app.add_subcommand("serve", "Answer HTTP requests from the library");
    serve.fallthrough();
    serve
        .add_option("--listen", options.server.listen,
                    "ADDRESS:PORT to listen on; port 0: any free one")
        ->envname("FINDINGS_LISTEN")
        ->check([](const std::string& listen) {
            return is_listen_address(listen)
                       ? std::string()
                       : "\"" + listen +
                             "\" is not ADDRESS:PORT, such as 127.0.0.1:8080 or [::1]:8080";
        })
        ->capture_default_str();
    serve
        .add_flag("--read-only", options.service.is_read_only,
                  "Write nothing: another program keeps the index")
        ->envname("FINDINGS_READ_ONLY");
    serve
        .add_option("--base-url", options.service.base_url,
                    "Where clients reach this server, such as https://library.example; without it, "
                    "addresses in answers begin with \"/\"")
        ->envname("FINDINGS_BASE_URL");
    serve
        .add_option(
            "--trusted-proxy", options.server.trusted_proxies,
            "Address of a proxy in front, whose X-Forwarded-For says who asks; it is looked "
            "at for limits on sign-in alone")
        ->envname("FINDINGS_TRUSTED_PROXY")
        ->delimiter(',')
        ->check([](const std::string& address) {
            const bool is_address =
                address != "localhost" &&
                (is_listen_address(address + ":0") || is_listen_address("[" + address + "]:0"));
            return is_address ? std::string() : "\"" + address + "\" is no address";
        });
    add_tls(serve, options.tls);
    add_mail(serve, options);
    add_count(serve, "--workers", options.server.workers, "FINDINGS_WORKERS",
              "Requests that are answered at once");
    add_count(serve, "--queue", options.server.queue, "FINDINGS_QUEUE",
              "Requests that may wait for a worker; past them the answer is 503");
    add_count(serve, "--connections", options.server.connections.all, "FINDINGS_CONNECTIONS",
              "Open connections, all together");
    add_count(serve, "--connections-per-address", options.server.connections.by_address,
              "FINDINGS_CONNECTIONS_PER_ADDRESS",
              "Open connections of one address; those of trusted proxies and of 127.0.0.1 "
              "and ::1 are not counted");
    add_times(serve, options.seconds);
}

/// A command that runs `run` and has no others below it.
CLI::App& add_command(CLI::App& group, const std::string& name, const std::string& help,
                      Options& options, AccountCommand run)
{
    CLI::App& command = *group.add_subcommand(name, help);
    command.fallthrough();
    command.callback([&options, run] { options.account_command = run; });
    return command;
}

void add_sign_in_name(CLI::App& command, AccountOptions& options)
{
    command.add_option("NAME", options.sign_in_name, "What they sign in with")->required();
}

void add_account_commands(CLI::App& app, Options& all)
{
    AccountOptions& options = all.account;
    CLI::App& group = *app.add_subcommand("account", "People who may sign in");
    group.require_subcommand(1)->fallthrough();
    CLI::App& add = add_command(group, "add", "Add somebody; the password is read from stdin", all,
                                &add_account);
    add_sign_in_name(add, options);
    add.add_option("--name", options.name, "Their name, as others see it")->required();
    add.add_option("--role", options.roles, "What they do; can be given again")
        ->required()
        ->check(
            CLI::IsMember({"practitioner", "researcher", "trainer", "editor", "administrator"}));
    add_command(group, "list", "Id, sign-in name and roles of everybody", all, &list_accounts);
    add_sign_in_name(add_command(group, "disable",
                                 "Let somebody sign in no more, and revoke their tokens", all,
                                 &disable_account),
                     options);
    add_sign_in_name(add_command(group, "password",
                                 "Give somebody another password, read from stdin", all,
                                 &change_password),
                     options);
}

void add_token_commands(CLI::App& app, Options& all)
{
    AccountOptions& options = all.account;
    CLI::App& group = *app.add_subcommand("token", "Programs' way into the API");
    group.require_subcommand(1)->fallthrough();
    CLI::App& add = add_command(
        group, "add", "Make a token in somebody's name and write it to stdout", all, &add_token);
    add_sign_in_name(add, options);
    add.add_option("--for", options.token_name, "What it is for")->capture_default_str();
    add.add_option("--scope", options.scope, "read, or write as well")
        ->check(CLI::IsMember({"read", "write"}))
        ->capture_default_str();
    add.add_option("--days", options.days, "How long it is good for")
        ->check(CLI::Range(1, 3650))
        ->capture_default_str();
    add_command(group, "revoke", "End a token", all, &revoke_token)
        .add_option("ID", options.token, "Its id, as the audit trail has it")
        ->required();
}

/// What is typed into a form must not be read on the way.
void check_privacy(const ServerOptions& server)
{
    if (server.tls || !server.trusted_proxies.empty() || is_loopback(server.listen))
        return;
    throw CLI::ValidationError(
        "--listen", server.listen +
                        " can be reached from elsewhere, and HTTP can be read on the way: give "
                        "--tls-certificate and --tls-key, or the --trusted-proxy that speaks HTTPS "
                        "in front, or listen on 127.0.0.1");
}

void complete(Options& options)
{
    Patience& patience = options.server.patience;
    patience.header = milliseconds(options.seconds.header);
    patience.body = milliseconds(options.seconds.body);
    patience.write = milliseconds(options.seconds.write);
    patience.keep_alive = milliseconds(options.seconds.keep_alive);
    patience.grace = milliseconds(options.seconds.grace);
    if (!options.tls.certificate.empty())
        options.server.tls = options.tls;
    options.server.body_limit = &body_limit_of;
    options.service.workers = options.server.workers;
    options.account.library = options.service.library;
    std::string& base_url = options.service.base_url;
    while (base_url.ends_with('/'))
        base_url.pop_back();
    if (options.account_command != nullptr)
        return;
    check_privacy(options.server);
    if (!options.smtp_login.empty())
        options.mail.server.login = read_smtp_login(options.smtp_login);
    if (!options.mail.from.empty())
        options.service.mail = options.mail;
}

/// The access log: what was asked for and how it went, nothing about who asked or for which words.
void write_down(const Exchange& exchange)
{
    const double milliseconds_taken =
        std::chrono::duration<double, std::milli>(exchange.took).count();
    log(LogLevel::info, "request",
        {{"method", std::string(name(exchange.method))},
         {"route", exchange.route},
         {"status", std::to_string(exchange.status)},
         {"ms", fmt::format("{:.1f}", milliseconds_taken)},
         {"bytes", std::to_string(exchange.bytes)}});
}

/// Nothing is half written at any instant, so what hangs can be left behind.
[[noreturn]] void leave_behind(const char* what)
{
    log(LogLevel::warning, "stopped without waiting", {{"what", what}});
    std::_Exit(EXIT_SUCCESS);
}

/// The site's address, with the port that was had in place of the one that was asked for.
std::string home_at(const Options& options, unsigned short port)
{
    const std::string& listen = options.server.listen;
    return (options.server.tls ? "https://" : "http://") + listen.substr(0, listen.rfind(':') + 1) +
           std::to_string(port);
}

/// To stdout alone: who can read the log must not become the administrator.
void greet(Service& service, const Options& options, unsigned short port)
{
    const auto secret = service.make_first_link();
    if (!secret)
        return;
    const std::string& base_url = options.service.base_url;
    const std::string home = base_url.empty() ? home_at(options, port) : base_url;
    std::cout << "Nobody administers this library yet. This link makes whoever opens it the "
                 "administrator, once, within 72 hours:\n"
              << home << "/en/join/" << *secret << std::endl;
}

/// Shells and service managers begin with 1,024 descriptors, which is as many as connections alone.
void allow_descriptors(std::size_t connections)
{
    constexpr rlim_t of_the_library = 512;
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur =
        std::max(limit.rlim_cur, std::min<rlim_t>(connections + of_the_library, limit.rlim_max));
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

void serve(const Options& options)
{
    allow_descriptors(options.server.connections.all);
    Service service(options.service);
    Metrics& metrics = service.metrics();
    HttpServer server(
        options.server, [&service](const Request& request) { return service.answer(request); },
        {[&metrics](const Exchange& exchange) { metrics.count(exchange); }, &write_down});
    std::cout << "Serving " << options.service.library.string() << " on "
              << home_at(options, server.port()) << std::endl;
    greet(service, options, server.port());
    if (!server.run())
        leave_behind("requests were still running");
    if (!service.stop(options.server.patience.grace))
        leave_behind("the index was being worked on");
    log(LogLevel::info, "stopped");
}

}  // namespace

int main(int argc, char* argv[])
try {
    CLI::App app("Serves a Findings library: a JSON API and a web site.", "findings-search-server");
    Options options;
    options.server.workers = std::max(2U, std::thread::hardware_concurrency());
    app.add_option("--library", options.service.library, "Folder of the library")
        ->envname("FINDINGS_LIBRARY")
        ->required();
    app.set_config("--config", "",
                   "File with these options as NAME=VALUE, those of a command "
                   "below [COMMAND]")
        ->envname("FINDINGS_CONFIG");
    app.set_version_flag("--version", "findings-search-server " FINDINGS_VERSION);
    app.footer("Exit: 0 done, or stopped by a signal, 2 wrong usage,\n"
               "3 the library, the index, the address or the machine failed.");
    app.require_subcommand(1);
    add_serve(app, options);
    add_account_commands(app, options);
    add_token_commands(app, options);
    try {
        app.parse(argc, argv);
        complete(options);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : wrong_usage;
    }
    if (options.account_command != nullptr)
        options.account_command(options.account);
    else
        serve(options);
    return 0;
} catch (const std::exception& error) {
    std::cerr << "findings-search-server: " << error.what() << '\n';
    return world_failed;
}
