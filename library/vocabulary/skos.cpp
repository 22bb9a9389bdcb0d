#include "library/base/sha256.hpp"
#include "library/base/text.hpp"
#include "library/vocabulary/rdf_xml.hpp"
#include "library/vocabulary/vocabulary.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace findings {
namespace {

constexpr std::string_view skos = "http://www.w3.org/2004/02/skos/core#";
constexpr std::string_view rdf_type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
constexpr std::string_view skos_xl = "http://www.w3.org/2008/05/skos-xl#";
constexpr std::string_view owl_deprecated = "http://www.w3.org/2002/07/owl#deprecated";
constexpr std::string_view replaced_by = "http://purl.org/dc/terms/isReplacedBy";
constexpr std::string_view replaces = "http://purl.org/dc/terms/replaces";
constexpr std::string_view exact_match = "http://www.w3.org/2004/02/skos/core#exactMatch";

/// As Language::parse(), and for a label without a language the tag that says so.
std::optional<Language> language_of(const Triple& label)
{
    return Language::parse(label.language.empty() ? "und" : label.language);
}

bool says_true(std::string_view text)
{
    return trimmed(text) == "true" || trimmed(text) == "1";
}

void add_once(std::vector<std::size_t>& list, std::size_t position)
{
    if (std::find(list.begin(), list.end(), position) == list.end())
        list.push_back(position);
}

}  // namespace

/// Builds a vocabulary from statements; relations last, when every concept is known.
class SkosLoader {
public:
    Vocabulary load(std::string_view document)
    {
        read_rdf_xml(document, [this](const Triple& triple) { take(triple); });
        for (const Triple& triple : statements_)
            describe(triple);
        for (const Triple& triple : labels_of_their_own_)
            describe_by_label(triple);
        for (const Triple& triple : statements_)
            relate(triple);
        vocabulary_.successions_ = successions();
        finish();
        vocabulary_.hash_ = sha256(document);
        return std::move(vocabulary_);
    }

private:
    /// A concept may be described before it is said to be one: statements wait for the end.
    void take(const Triple& triple)
    {
        if (triple.predicate == rdf_type && triple.object == std::string(skos) + "Concept")
            add(triple);
        else if (triple.predicate == rdf_type &&
                 triple.object == std::string(skos) + "ConceptScheme" &&
                 vocabulary_.scheme_.empty())
            vocabulary_.scheme_ = triple.subject;
        else if (triple.predicate.starts_with(skos) || triple.predicate == owl_deprecated)
            statements_.push_back(triple);
        if (triple.predicate == std::string(skos_xl) + "literalForm")
            forms_.emplace(triple.subject, triple);
        else if (triple.predicate.starts_with(skos_xl) && !triple.literal)
            labels_of_their_own_.push_back(triple);
        if (triple.literal)
            return;
        if (triple.predicate == replaced_by || triple.predicate == exact_match)
            successors_.push_back(
                {triple.subject, triple.object, triple.line, triple.predicate == exact_match});
        else if (triple.predicate == replaces)
            successors_.push_back({triple.object, triple.subject, triple.line, false});
    }

    void add(const Triple& triple)
    {
        if (!by_uri_.emplace(triple.subject, vocabulary_.concepts_.size()).second)
            return;
        Concept entry;
        entry.uri = triple.subject;
        entry.id = last_segment(triple.subject);
        entry.line = triple.line;
        vocabulary_.concepts_.push_back(std::move(entry));
    }

    Concept* concept_of(const std::string& uri)
    {
        const auto found = by_uri_.find(uri);
        return found == by_uri_.end() ? nullptr : &vocabulary_.concepts_[found->second];
    }

    void describe(const Triple& triple)
    {
        Concept* entry = concept_of(triple.subject);
        if (entry == nullptr || !triple.literal)
            return;
        if (triple.predicate == owl_deprecated) {
            entry->deprecated = says_true(triple.object);
            return;
        }
        const std::string text = squeezed(nfc(triple.object));
        const auto language = language_of(triple);
        if (text.empty())
            return;
        const std::string_view property = std::string_view(triple.predicate).substr(skos.size());
        if (!language)
            return note(triple.line, triple.subject,
                        "has a " + std::string(property) + " in \"" + printable(triple.language) +
                            "\", which is no language");
        if (property == "prefLabel")
            entry->labels.push_back({text, *language, LabelKind::preferred});
        else if (property == "altLabel")
            entry->labels.push_back({text, *language, LabelKind::alternative});
        else if (property == "hiddenLabel")
            entry->labels.push_back({text, *language, LabelKind::hidden});
        else if (property == "definition" || property == "scopeNote")
            entry->definitions.emplace_back(*language, text);
    }

    /// SKOS-XL: a label that is a thing of its own says its text elsewhere. One that stands as
    /// plain SKOS too, as it should, is there already.
    void describe_by_label(const Triple& triple)
    {
        const auto form = forms_.find(triple.object);
        Concept* const entry = concept_of(triple.subject);
        if (form == forms_.end() || entry == nullptr)
            return;
        Triple plain = form->second;
        plain.subject = triple.subject;
        plain.predicate = std::string(skos) + triple.predicate.substr(skos_xl.size());
        const std::string text = squeezed(nfc(plain.object));
        const auto language = language_of(plain);
        const bool is_there = std::ranges::any_of(entry->labels, [&](const Label& label) {
            return label.text == text && label.language == language;
        });
        if (!is_there)
            describe(plain);
    }

    void relate(const Triple& triple)
    {
        const std::string_view property =
            std::string_view(triple.predicate)
                .substr(std::min(skos.size(), triple.predicate.size()));
        const bool is_relation =
            property == "broader" || property == "narrower" || property == "related";
        if (!is_relation || triple.literal || concept_of(triple.subject) == nullptr)
            return;
        if (concept_of(triple.object) == nullptr)
            return note(triple.line, triple.subject,
                        "has as " + std::string(property) + " " + triple.object +
                            ", which is not in the file");
        const std::size_t from = by_uri_.at(triple.subject);
        const std::size_t to = by_uri_.at(triple.object);
        auto& concepts = vocabulary_.concepts_;
        if (property == "related") {
            add_once(concepts[from].related, to);
            add_once(concepts[to].related, from);
            return;
        }
        const std::size_t lower = property == "broader" ? from : to;
        const std::size_t upper = property == "broader" ? to : from;
        add_once(concepts[lower].broader, upper);
        add_once(concepts[upper].narrower, lower);
    }

    void note(std::size_t line, const std::string& uri, const std::string& what)
    {
        vocabulary_.loose_ends_.push_back("line " + std::to_string(line) + ": " +
                                          last_segment(uri) + " " + what);
    }

    bool is_in_use(const std::string& uri)
    {
        const Concept* entry = concept_of(uri);
        return entry != nullptr && !entry->deprecated;
    }

    /// One concept that goes into another, from what the file says of two.
    struct Successor {
        std::string from;
        std::string to;
        std::size_t line;
        bool is_match;  ///< says nothing of which of the two goes
    };

    void retire(const Successor& one)
    {
        Concept* const entry = concept_of(one.from);
        if (entry == nullptr)
            return;
        if (concept_of(one.to) != nullptr)
            entry->deprecated = true;
        else
            note(one.line, one.from, "is replaced by " + one.to + ", which is not in the file");
    }

    std::vector<Succession> successions()
    {
        for (const Successor& one : successors_)
            if (!one.is_match)
                retire(one);
        std::multimap<std::string, const Successor*> next;
        for (Successor& one : successors_) {
            if (one.is_match && is_in_use(one.from))
                std::swap(one.from, one.to);
            if (!is_in_use(one.from))
                next.emplace(one.from, &one);
        }
        std::vector<Succession> all;
        for (auto it = next.begin(); it != next.end(); it = next.upper_bound(it->first)) {
            Succession one{.uri = it->first,
                           .into = {},
                           .line = it->second->line,
                           .is_match = it->second->is_match};
            std::set<std::string> seen{one.uri};
            follow(one.uri, next, seen, one.into);
            if (!one.into.empty())
                all.push_back(std::move(one));
        }
        return all;
    }

    /// Over those that went themselves, to those that are in use; `seen` ends a circle.
    void follow(const std::string& uri, const std::multimap<std::string, const Successor*>& next,
                std::set<std::string>& seen, std::vector<std::string>& into)
    {
        const auto [first, last] = next.equal_range(uri);
        for (auto it = first; it != last; ++it) {
            const std::string& to = it->second->to;
            if (!seen.insert(to).second)
                continue;
            if (is_in_use(to))
                into.push_back(last_segment(to));
            else
                follow(to, next, seen, into);
        }
    }

    void finish()
    {
        if (vocabulary_.concepts_.empty())
            throw VocabularyError("not SKOS: the document describes no skos:Concept");
        for (std::size_t i = 0; i < vocabulary_.concepts_.size(); ++i) {
            Concept& entry = vocabulary_.concepts_[i];
            std::stable_sort(entry.labels.begin(), entry.labels.end(),
                             [](const Label& a, const Label& b) { return a.kind < b.kind; });
            vocabulary_.by_id_.emplace(entry.id, i);
            if (entry.broader.empty())
                vocabulary_.top_.push_back(i);
        }
    }

    Vocabulary vocabulary_;
    std::vector<Triple> statements_;
    std::vector<Successor> successors_;
    std::vector<Triple> labels_of_their_own_;  ///< skosxl:prefLabel and its like
    std::map<std::string, Triple> forms_;      ///< what each of those says
    std::map<std::string, std::size_t> by_uri_;
};

Vocabulary Vocabulary::from_skos(std::string_view rdf_xml)
{
    return SkosLoader().load(rdf_xml);
}

}  // namespace findings
