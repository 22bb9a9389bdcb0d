#include "library/formats/identifier_text.hpp"

#include "library/base/text.hpp"
#include "library/formats/serial_numbers.hpp"
#include "library/formats/xml_text.hpp"

#include <optional>
#include <string>
#include <utility>

namespace findings {
namespace {

/// Sets what is not set; true where the field holds the identifier afterwards.
template <class Id>
bool take_one(std::optional<Id> id, std::optional<Id>& field)
{
    if (id && !field)
        field = id;
    return id && field == id;
}

bool has_prefix(std::string_view lower, std::string_view prefix)
{
    return lower.starts_with(prefix);
}

std::optional<Pmcid> pmcid_of(std::string_view text)
{
    const bool is_bare = !text.empty() && text.front() >= '0' && text.front() <= '9';
    return Pmcid::parse(is_bare ? "PMC" + std::string(text) : std::string(text));
}

}  // namespace

bool take_identifier(std::string_view text, Record& record)
{
    text = trimmed(text);
    const std::string lower = ascii_lower(text);
    if (has_prefix(lower, "info:doi/"))
        text.remove_prefix(9);
    if (const auto doi = Doi::parse(text))
        return take_one(doi, record.doi);
    if (has_prefix(lower, "pmid:") || has_prefix(lower, "info:pmid/"))
        return take_one(Pmid::parse(trimmed(text.substr(text.find_last_of(":/") + 1))),
                        record.pmid);
    if (has_prefix(lower, "pmc"))
        return take_one(Pmcid::parse(text), record.pmcid);
    if (has_prefix(lower, "http"))
        return take_one(Url::parse(text), record.url);
    for (const std::string_view prefix :
         {"urn:isbn:", "urn:issn:", "isbn:", "issn:", "isbn", "issn"})
        if (has_prefix(lower, prefix))
            return add_serial_numbers(trimmed(text.substr(prefix.size())), record);
    return add_parsed(text, record.isbns) || add_parsed(text, record.issns);
}

bool take_identifier(std::string_view type, std::string_view text, Record& record)
{
    const std::string name = ascii_lower(trimmed(type));
    text = trimmed(text);
    if (name == "doi")
        return take_one(Doi::parse(text), record.doi);
    if (name == "pmid" || name == "pubmed")
        return take_one(Pmid::parse(text), record.pmid);
    if (name == "pmc" || name == "pmcid")
        return take_one(pmcid_of(text), record.pmcid);
    if (name == "isbn" || name == "issn" || name == "eissn" || name == "issn-l")
        return add_serial_numbers(text, record);
    if (name == "uri" || name == "url" || name == "hdl")
        return take_one(Doi::parse(text), record.doi) || take_one(Url::parse(text), record.url);
    return false;
}

}  // namespace findings
