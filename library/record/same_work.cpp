#include "library/record/same_work.hpp"

#include "library/record/fields.hpp"
#include "library/record/similarity.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace findings {
namespace {

std::string first_author(const Record& record)
{
    if (record.authors.empty())
        return {};
    const Agent& author = record.authors.front();
    return letters(author.family.empty()
                       ? std::string_view(author.name).substr(0, author.name.find(','))
                       : std::string_view(author.family));
}

bool have_alike_titles(const Record& one, const Record& other)
{
    return titles_are_alike(one.title, other.title);
}

template <class Type>
bool agree(const std::optional<Type>& one, const std::optional<Type>& other)
{
    return one && one == other;
}

template <class Type>
bool contradict(const std::optional<Type>& one, const std::optional<Type>& other)
{
    return one && other && one != other;
}

/// Books have an ISBN for each form they are sold in, and works have many addresses: two that
/// differ say nothing.
bool identifiers_contradict(const Record& one, const Record& other)
{
    return contradict(one.doi, other.doi) || contradict(one.pmid, other.pmid) ||
           contradict(one.pmcid, other.pmcid);
}

bool share_a_number_of_their_own(const Record& one, const Record& other)
{
    return agree(one.doi, other.doi) || agree(one.pmid, other.pmid) ||
           agree(one.pmcid, other.pmcid);
}

bool share_an_isbn(const Record& one, const Record& other)
{
    return std::any_of(one.isbns.begin(), one.isbns.end(), [&](const Isbn& isbn) {
        return std::find(other.isbns.begin(), other.isbns.end(), isbn) != other.isbns.end();
    });
}

/// Chapters carry the ISBN of their book, and pages that list works the address of them all: such a
/// number names a work only together with its title.
bool share_a_number_of_many(const Record& one, const Record& other)
{
    return share_an_isbn(one, other) || agree(one.url, other.url);
}

bool is_part_of_the_other(const Record& one, const Record& other)
{
    return one.container.title.empty() != other.container.title.empty() &&
           share_an_isbn(one, other);
}

/// True where each member of `incoming` is empty or the one of `known`. A record of our own is a
/// whole: what it no longer says is news too.
bool says_nothing_new(const Record& incoming, const Record& known)
{
    if (is_ours(incoming))
        return incoming == known;
    const Record empty;
    const auto is_known = [&](const auto& field) {
        const auto& value = incoming.*field.member;
        return value == empty.*field.member || value == known.*field.member;
    };
    return std::apply([&](const auto&... field) { return (is_known(field) && ...); },
                      fields_of<Record>);
}

Sameness same_or_new_version(const Record& incoming, const Record& known)
{
    return says_nothing_new(incoming, known) ? Sameness::same : Sameness::new_version;
}

bool have_one_full_title_key(const Record& one, const Record& other)
{
    return one.issued && !one.authors.empty() && !title_key(one).empty() &&
           title_key(one) == title_key(other);
}

/// Without a number in common. What is like another is the same where it says nothing besides, and
/// either all of its citation says which work it is or the two are equal.
Sameness same_by_likeness(const Record& incoming, const Record& known)
{
    const Likeness alike = likeness(incoming, known);
    if (alike == Likeness::none)
        return Sameness::different;
    if (alike == Likeness::one_work)
        return same_or_new_version(incoming, known);
    Record as_stored = incoming;
    as_stored.id = known.id;
    const bool is_same = as_stored == known || (have_one_full_title_key(incoming, known) &&
                                                says_nothing_new(incoming, known));
    return is_same ? Sameness::same : Sameness::possibly_same;
}

Sameness same_between_us_and_outside(const Record& incoming, const Record& known)
{
    const bool related =
        share_a_number_of_their_own(incoming, known) || have_alike_titles(incoming, known);
    return related ? Sameness::possibly_same : Sameness::different;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> identifying_keys(const Record& record)
{
    std::vector<std::pair<std::string, std::string>> keys;
    const auto add = [&](const char* scheme, const auto& identifier) {
        if (identifier)
            keys.emplace_back(scheme, identifier->str());
    };
    add("doi", record.doi);
    add("pmid", record.pmid);
    add("pmcid", record.pmcid);
    for (const Isbn& isbn : record.isbns)
        keys.emplace_back("isbn", isbn.str());
    add("url", record.url);
    return keys;
}

std::string title_key(const Record& record)
{
    const std::string title = letters(record.title);
    if (title.empty())
        return {};
    const std::string year = record.issued ? std::to_string(record.issued->year()) : "";
    return title + "|" + year + "|" + first_author(record);
}

Sameness same_work(const Record& incoming, const Record& known)
{
    if (agree(incoming.id, known.id))
        return same_or_new_version(incoming, known);
    const bool incoming_is_ours = is_ours(incoming);
    const bool known_is_ours = is_ours(known);
    if (incoming_is_ours && known_is_ours && contradict(incoming.id, known.id))
        return Sameness::different;
    if (identifiers_contradict(incoming, known) || is_part_of_the_other(incoming, known))
        return Sameness::different;
    if (incoming_is_ours != known_is_ours)
        return same_between_us_and_outside(incoming, known);
    if (share_a_number_of_their_own(incoming, known))
        return same_or_new_version(incoming, known);
    if (share_a_number_of_many(incoming, known))
        return have_alike_titles(incoming, known) ? same_or_new_version(incoming, known)
                                                  : Sameness::different;
    return same_by_likeness(incoming, known);
}

std::vector<std::string> in_common(const Record& one, const Record& other)
{
    std::vector<std::string> all;
    const auto add = [&](bool is_common, const char* what) {
        if (is_common)
            all.emplace_back(what);
    };
    const auto page = [](const Record& record) {
        return record.container.pages.substr(0, record.container.pages.find('-'));
    };
    const bool is_one_title = letters(one.title) == letters(other.title);
    add(agree(one.doi, other.doi), "DOI");
    add(agree(one.pmid, other.pmid), "PMID");
    add(agree(one.pmcid, other.pmcid), "PMCID");
    add(share_an_isbn(one, other), "ISBN");
    add(agree(one.url, other.url), "address");
    add(is_one_title && !one.title.empty(), "title");
    add(!is_one_title && have_alike_titles(one, other), "a title that is alike");
    add(one.issued && other.issued && one.issued->year() == other.issued->year(), "year");
    add(!first_author(one).empty() && first_author(one) == first_author(other), "first author");
    add(!one.container.volume.empty() && one.container.volume == other.container.volume &&
            !page(one).empty() && page(one) == page(other),
        "volume and page");
    return all;
}

}  // namespace findings
