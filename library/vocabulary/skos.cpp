#include "library/base/sha256.hpp"
#include "library/base/text.hpp"
#include "library/vocabulary/rdf_xml.hpp"
#include "library/vocabulary/vocabulary.hpp"

#include <algorithm>
#include <map>

namespace findings {
namespace {

constexpr std::string_view skos = "http://www.w3.org/2004/02/skos/core#";
constexpr std::string_view rdf_type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
constexpr std::string_view owl_deprecated = "http://www.w3.org/2002/07/owl#deprecated";

std::string last_segment(std::string_view uri)
{
    const std::size_t at = uri.find_last_of("/#");
    return std::string(at == std::string_view::npos ? uri : uri.substr(at + 1));
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
        for (const Triple& triple : statements_)
            relate(triple);
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
        else if (triple.predicate.starts_with(skos) || triple.predicate == owl_deprecated)
            statements_.push_back(triple);
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
            entry->deprecated = trimmed(triple.object) == "true" || trimmed(triple.object) == "1";
            return;
        }
        const std::string text = squeezed(nfc(triple.object));
        const auto language = Language::parse(triple.language.empty() ? "und" : triple.language);
        if (text.empty() || !language)
            return;
        const std::string_view property = std::string_view(triple.predicate).substr(skos.size());
        if (property == "prefLabel")
            entry->labels.push_back({text, *language, LabelKind::preferred});
        else if (property == "altLabel")
            entry->labels.push_back({text, *language, LabelKind::alternative});
        else if (property == "hiddenLabel")
            entry->labels.push_back({text, *language, LabelKind::hidden});
        else if (property == "definition" || property == "scopeNote")
            entry->definitions.emplace_back(*language, text);
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
        if (concept_of(triple.object) == nullptr) {
            vocabulary_.loose_ends_.push_back("line " + std::to_string(triple.line) + ": " +
                                              last_segment(triple.subject) + " has as " +
                                              std::string(property) + " " + triple.object +
                                              ", which is not in the file");
            return;
        }
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
    std::map<std::string, std::size_t> by_uri_;
};

Vocabulary Vocabulary::from_skos(std::string_view rdf_xml)
{
    return SkosLoader().load(rdf_xml);
}

}  // namespace findings
