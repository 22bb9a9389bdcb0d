#include "library/formats/jats.hpp"

#include "library/formats/jats_article.hpp"
#include "library/formats/xml_gate.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace findings {
namespace {

// ---- what documents call themselves

/// From the DTDs themselves (github.com/ncbi/nlm-dtd) and what E-utilities answer.
constexpr std::array nlm_doctypes{
    "-//NLM//DTD Journal Archiving and Interchange DTD v1.0 20021201//EN",
    "-//NLM//DTD Journal Archiving and Interchange DTD v1.1 20031101//EN",
    "-//NLM//DTD Journal Archiving and Interchange DTD v2.0 20040830//EN",
    "-//NLM//DTD Journal Archiving and Interchange DTD v2.1 20050630//EN",
    "-//NLM//DTD Journal Archiving and Interchange DTD v2.2 20060430//EN",
    "-//NLM//DTD Journal Archiving and Interchange DTD v2.3 20070202//EN",
    "-//NLM//DTD Journal Archiving and Interchange DTD v3.0 20080202//EN",
    "-//NLM//DTD Journal Archiving with OASIS Tables v2.3 20070813//EN",
    "-//NLM//DTD Journal Archiving with OASIS Tables v3.0 20080202//EN",
    "-//NLM//DTD Journal Publishing DTD v1.0 20030210//EN",
    "-//NLM//DTD Journal Publishing DTD v1.1 20031101//EN",
    "-//NLM//DTD Journal Publishing DTD v2.0 20040830//EN",
    "-//NLM//DTD Journal Publishing DTD v2.1 20050630//EN",
    "-//NLM//DTD Journal Publishing DTD v2.2 20060430//EN",
    "-//NLM//DTD Journal Publishing DTD v2.3 20070202//EN",
    "-//NLM//DTD Journal Publishing DTD v3.0 20080202//EN",
    "-//NLM//DTD Journal Publishing with OASIS Tables DTD v2.3 20070813//EN",
    "-//NLM//DTD Journal Publishing with OASIS Tables v3.0 20080202//EN",
    "-//NLM//DTD Article Authoring DTD v2.1 20050630//EN",
    "-//NLM//DTD Article Authoring DTD v2.2 20060430//EN",
    "-//NLM//DTD Article Authoring DTD v2.3 20070202//EN",
    "-//NLM//DTD Article Authoring DTD v3.0 20080202//EN",
    "-//NLM//DTD ARTICLE SET 2.0//EN",
};

/// Public identifiers of JATS are put together: tag set, tables and mathematics, version
/// (github.com/ncbi/niso-jats, jats.nlm.nih.gov/files.html).
constexpr std::array jats_tag_sets{"Journal Archiving and Interchange DTD",
                                   "Journal Publishing DTD", "Article Authoring DTD"};
constexpr std::array jats_flavours{"", " with MathML3", " with OASIS Tables",
                                   " with OASIS Tables with MathML3", " (OASIS Tables)"};
constexpr std::array jats_versions{
    "0.4 20110131", "1.0 20120330",   "1.1d1 20130915", "1.1d2 20140930", "1.1d3 20150301",
    "1.1 20151215", "1.2d1 20170631", "1.2 20190208",   "1.3 20210610",   "1.4 20241031"};

std::vector<std::string> jats_doctypes()
{
    std::vector<std::string> identifiers(nlm_doctypes.begin(), nlm_doctypes.end());
    for (const std::string set : jats_tag_sets)
        for (const std::string flavour : jats_flavours)
            for (const std::string version : jats_versions)
                identifiers.push_back("-//NLM//DTD JATS (Z39.96) " + set + flavour + " v" +
                                      version + "//EN");
    return identifiers;
}

/// JATS itself has no namespace; what harvesters deliver often has one of these.
std::vector<std::string> article_namespaces()
{
    std::vector<std::string> uris{"", "http://dtd.nlm.nih.gov/2.0/xsd/archivearticle",
                                  "http://dtd.nlm.nih.gov/3.0/xsd/archivearticle",
                                  "http://jats.nlm.nih.gov", "http://www.ncbi.nlm.nih.gov/JATS1"};
    for (const std::string scheme : {"http", "https"})
        for (const std::string set : {"archiving", "publishing", "articleauthoring"})
            for (const std::string version : {"1.0", "1.1", "1.2", "1.3", "1.4"})
                for (const std::string end : {"/", ""})
                    uris.push_back(scheme + "://jats.nlm.nih.gov/ns/" + set + "/" + version + end);
    return uris;
}

constexpr std::array inner_namespaces{
    XmlNamespace{"http://www.w3.org/1999/xlink", "xlink"},
    XmlNamespace{"http://www.w3.org/1998/Math/MathML", "mml"},
    XmlNamespace{"http://www.niso.org/schemas/ali/1.0/", "ali"},
    // As many publishers write it.
    XmlNamespace{"http://www.niso.org/schemas/ali/1.0", "ali"},
};

bool is_article(std::string_view name)
{
    return name == "article";
}

// ---- recognising

/// Bytes of UTF-16 with the zeros taken out read like ASCII, which is all that the marks are.
std::string without_zeros(std::string_view bytes)
{
    std::string text(bytes);
    std::erase(text, '\0');
    return text;
}

bool holds_any(std::string_view text, std::initializer_list<std::string_view> marks)
{
    return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) {
        return text.find(mark) != std::string_view::npos;
    });
}

bool is_article_namespace(const std::string& uri)
{
    const auto uris = article_namespaces();
    return std::find(uris.begin(), uris.end(), uri) != uris.end();
}

}  // namespace

bool recognises_jats(std::string_view beginning)
{
    const std::optional<XmlRoot> root = xml_root(beginning);
    if (!root)
        return false;
    const std::string text = without_zeros(beginning);
    if (root->name == "OAI-PMH")
        return holds_any(text, {"jats.nlm.nih.gov/", "dtd.nlm.nih.gov/"});
    if (!is_article_namespace(root->namespace_uri))
        return false;
    if (root->name == "pmc-articleset")
        return true;
    if (root->name == "article" && !root->namespace_uri.empty())
        return true;
    return (root->name == "article" || root->name == "articles") &&
           holds_any(text, {"<front", "article-type=", "dtd-version=", "-//NLM//DTD"});
}

void read_jats(std::istream& in, std::string_view path, const ReadSink& sink)
{
    const std::vector<std::string> doctypes = jats_doctypes();
    const std::vector<std::string_view> public_doctypes(doctypes.begin(), doctypes.end());
    const std::vector<std::string> uris = article_namespaces();
    std::vector<XmlNamespace> namespaces(inner_namespaces.begin(), inner_namespaces.end());
    for (const std::string& uri : uris)
        namespaces.push_back({uri, ""});
    std::size_t articles = 0;
    const auto take = [&](const XmlElement& element) {
        ++articles;
        auto read = jats::read_article(element.node, element.place);
        if (read.has_value())
            sink.keep(std::move(*read));
        else
            sink.reject(std::move(read.error()));
    };
    const auto fault = read_xml(
        in, path,
        {.namespaces = namespaces, .is_record = is_article, .public_doctypes = public_doctypes},
        take);
    if (fault)
        sink.reject(*fault);
    else if (articles == 0)
        sink.reject({{std::string(path), 0, 0},
                     "there is no JATS article in it",
                     "give a file with an <article> of JATS or NLM, or name its format"});
}

}  // namespace findings
