#include "indexer/sources/oai_repository.hpp"

#include "library/base/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <fstream>

namespace findings::indexer {
namespace {

constexpr long first_error_status = 400;

struct Advice {
    std::string_view code;
    std::string_view mend;
};

constexpr Advice advices[] = {
    {"badArgument", "look at --from, --until and --set: it does not take them"},
    {"badResumptionToken", "repeat: the harvest begins anew"},
    {"badVerb", "give the base address of its OAI-PMH, without ?verb=…"},
    {"cannotDisseminateFormat", "leave --prefix out, or ask for another"},
    {"noMetadataFormats", "ask whoever runs it: it offers nothing"},
    {"noSetHierarchy", "leave --set out: it has no sets"},
};

std::string_view advice(std::string_view code)
{
    for (const Advice& one : advices)
        if (one.code == code)
            return one.mend;
    return "ask whoever runs it";
}

}  // namespace

OaiRepository::OaiRepository(HttpUrl base, Fetch fetch)
    : base_(std::move(base)), fetch_(std::move(fetch))
{}

OaiIdentity OaiRepository::identify()
{
    const OaiPage page = ask({{"verb", "Identify"}});
    if (!page.reply.identity)
        throw page.reply.errors.empty()
            ? OaiRefused(page.url + ": does not say who it is; ask whoever runs it")
            : refusal(page);
    const OaiIdentity& identity = *page.reply.identity;
    if (!identity.protocol_version.starts_with("2."))
        throw OaiRefused(fmt::format("{}: speaks version \"{}\" of OAI-PMH, 2.0 is needed; ask "
                                     "whoever runs it",
                                     page.url, printable(identity.protocol_version)));
    return identity;
}

std::vector<OaiMetadataFormat> OaiRepository::formats()
{
    return ask({{"verb", "ListMetadataFormats"}}).reply.formats;
}

OaiPage OaiRepository::first_page(const OaiList& list)
{
    Parameters parameters = {{"verb", "ListRecords"}, {"metadataPrefix", list.prefix}};
    if (!list.set.empty())
        parameters.emplace_back("set", list.set);
    if (list.from)
        parameters.emplace_back("from", *list.from);
    if (list.until)
        parameters.emplace_back("until", *list.until);
    return ask(parameters);
}

OaiPage OaiRepository::next_page(const std::string& token)
{
    return ask({{"verb", "ListRecords"}, {"resumptionToken", token}});
}

std::string OaiRepository::item_url(const std::string& identifier, const std::string& prefix) const
{
    return base_.with(
        {{"verb", "GetRecord"}, {"identifier", identifier}, {"metadataPrefix", prefix}});
}

OaiPage OaiRepository::ask(const Parameters& parameters)
{
    OaiPage page{.url = base_.with(parameters), .file = folder_.path() / "reply.xml"};
    const HttpReply reply = fetch_(page.url, page.file);
    std::ifstream in(page.file, std::ios::binary);
    page.reply = read_oai_reply(in, page.url);
    // Some tell an error of the protocol under a status of HTTP as well.
    if (reply.status >= first_error_status && page.reply.errors.empty())
        throw HttpError(
            fmt::format("{}: answered {}; look at the address", page.url, reply.status));
    if (!page.reply.is_oai)
        throw HttpError(page.url + ": what comes is not OAI-PMH; give the base address of the "
                                   "repository's OAI-PMH, which whoever runs it knows");
    if (page.reply.fault)
        throw HttpError(fmt::format("{} (what came is broken: tell whoever runs it, repeat later, "
                                    "or go around it with --from and --until)",
                                    str(*page.reply.fault)));
    return page;
}

OaiRefused refusal(const OaiPage& page)
{
    std::string said;
    for (const OaiError& error : page.reply.errors)
        said += fmt::format("{}{}{}", said.empty() ? "" : ", ", printable(error.code),
                            error.text.empty() ? "" : " (" + printable(error.text) + ")");
    const std::string code = page.reply.errors.empty() ? "" : page.reply.errors.front().code;
    return OaiRefused(fmt::format("{}: the repository says {}; {}", page.url, said, advice(code)));
}

bool has_error(const OaiReply& reply, std::string_view code)
{
    return std::ranges::find(reply.errors, code, &OaiError::code) != reply.errors.end();
}

}  // namespace findings::indexer
