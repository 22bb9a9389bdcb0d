#include "library/formats/pubmed_xml.hpp"

#include "library/formats/pubmed_xml_record.hpp"
#include "library/formats/xml_records.hpp"

#include <fmt/format.h>

#include <array>
#include <string>
#include <vector>

namespace findings {
namespace {

constexpr std::array namespaces{XmlNamespace{"", ""}};

/// NLM names its DTDs by their day: one a year since 2004, some years two.
std::vector<std::string> doctypes()
{
    std::vector<std::string> identifiers;
    for (int year = 2004; year <= 2035; ++year)
        for (const char* day : {"1st January", "1st June", "1st November", "2nd April", "14 June"})
            for (const char* name : {"PubMedArticle", "PubMedBookArticle", "MedlineCitation"})
                identifiers.push_back(fmt::format("-//NLM//DTD {}, {} {}//EN", name, day, year));
    return identifiers;
}

bool is_record(std::string_view name)
{
    return name == "PubmedArticle" || name == "PubmedBookArticle";
}

}  // namespace

bool recognises_pubmed_xml(std::string_view beginning)
{
    const auto root = xml_root(beginning);
    return root && root->namespace_uri.empty() &&
           (root->name == "PubmedArticleSet" || root->name == "PubmedBookArticleSet" ||
            is_record(root->name));
}

void read_pubmed_xml(std::istream& in, std::string_view path, const ReadSink& sink)
{
    const std::vector<std::string> identifiers = doctypes();
    const std::vector<std::string_view> public_doctypes(identifiers.begin(), identifiers.end());
    read_xml_records(
        in, path, sink,
        {.namespaces = namespaces, .is_record = is_record, .public_doctypes = public_doctypes},
        pubmed::read_record,
        {"PubMed article", "give it a <PMID> or an <ArticleTitle> in <PubmedArticle>"});
}

}  // namespace findings
