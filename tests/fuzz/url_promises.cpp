#include "tests/fuzz/url_promises.hpp"

#include "library/base/text.hpp"
#include "library/record/identifiers.hpp"
#include "search-server/http/message.hpp"

#include <algorithm>
#include <string_view>

namespace findings::tests {
namespace {

bool is_text(std::string_view text)
{
    return is_utf8(text) && text.find('\0') == std::string_view::npos;
}

bool climbs(std::string_view path)
{
    const auto segments = split(path, '/');
    return std::any_of(segments.begin(), segments.end(),
                       [](std::string_view segment) { return segment == "." || segment == ".."; });
}

std::string fault_of_target(const std::string& bytes)
{
    server::Request request;
    if (!server::take_target(request, bytes))
        return {};
    if (!request.path.starts_with('/') || climbs(request.path) || !is_text(request.path))
        return "a path that is none was let in: " + printable(request.path);
    const bool are_texts =
        std::all_of(request.parameters.begin(), request.parameters.end(),
                    [](const auto& each) { return is_text(each.first) && is_text(each.second); });
    return are_texts ? "" : "a parameter that is no text was let in";
}

template <class Identifier>
std::string fault_of(const std::string& bytes)
{
    const auto once = Identifier::parse(bytes);
    if (!once || Identifier::parse(once->str()) == once)
        return {};
    return "the canonical form is not read as itself: " + printable(once->str());
}

/// It stands in double quotes in pages, and is clicked on.
std::string fault_of_link(const std::string& bytes)
{
    const auto url = Url::parse(bytes);
    if (!url)
        return {};
    const std::string& text = url->str();
    const bool is_web = text.starts_with("http://") || text.starts_with("https://");
    const bool can_stand = std::all_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) > ' ' && c != '"' && c != '<' && c != '>' && c != 127;
    });
    return is_web && can_stand && text.size() <= 2000 ? "" : "no link: " + printable(text);
}

}  // namespace

std::string broken_promise_of_urls(const std::string& bytes)
{
    for (const auto fault : {fault_of_target, fault_of_link, fault_of<Url>, fault_of<Doi>,
                             fault_of<Pmid>, fault_of<Pmcid>, fault_of<Isbn>, fault_of<Issn>,
                             fault_of<Orcid>, fault_of<Language>, fault_of<Country>})
        if (std::string text = fault(bytes); !text.empty())
            return text;
    return {};
}

}  // namespace findings::tests
