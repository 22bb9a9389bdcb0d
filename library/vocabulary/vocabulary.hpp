#pragma once

#include "library/record/identifiers.hpp"

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace findings {

/// A vocabulary file that cannot be used. what() names the line or concept and what to do.
struct VocabularyError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

enum class LabelKind {
    preferred,
    alternative,
    hidden,  ///< searched for, never shown
};

struct Label {
    std::string text;
    Language language;  ///< "en-GB": the wording of that country; "en": of all of them
    LabelKind kind = LabelKind::alternative;
    bool operator==(const Label&) const = default;
};

/// One practice area. Relations are positions in Vocabulary::concepts().
struct Concept {
    std::string id;  ///< last segment of the URI: what addresses and the API use
    std::string uri;
    std::vector<Label> labels;  ///< preferred first, then alternative, then hidden
    std::vector<std::pair<Language, std::string>> definitions;
    std::vector<std::size_t> broader;
    std::vector<std::size_t> narrower;
    std::vector<std::size_t> related;
    bool deprecated = false;
    std::size_t line = 0;  ///< where the file describes it first
};

/// A concept that others took the place of, as the file says: dct:isReplacedBy, dct:replaces the
/// other way about, and skos:exactMatch between a concept that is in use and one that is not (any
/// more).
struct Succession {
    std::string uri;                ///< of the concept that went; the file need not describe it
    std::vector<std::string> into;  ///< ids of concepts in use; several where it was split
    std::size_t line = 0;           ///< where the file says so first
    bool is_match = false;          ///< said by skos:exactMatch alone
    bool operator==(const Succession&) const = default;
};

/// A SKOS vocabulary of practice areas. Never changes once made; any thread may read it.
class Vocabulary {
public:
    /// From SKOS in RDF/XML (any file that keeps to SKOS, not ours only). Relations are completed
    /// from their inverses; concepts stand in the order of the file; one that is replaced by
    /// another is deprecated. Throws VocabularyError where the file is not XML or not SKOS; what
    /// check() and remarks() find is not an error here.
    static Vocabulary from_skos(std::string_view rdf_xml);

    const std::vector<Concept>& concepts() const { return concepts_; }

    /// nullptr where there is no such concept.
    const Concept* find(std::string_view id) const;

    std::optional<std::size_t> position_of(std::string_view id) const;

    /// Concepts without a broader one, by their position.
    const std::vector<std::size_t>& top() const { return top_; }

    /// The concept and all below it, each once, the concept first.
    std::vector<std::size_t> with_narrower(std::size_t position) const;

    /// The concept and all above it, each once, the concept first.
    std::vector<std::size_t> with_broader(std::size_t position) const;

    /// URI of the concept scheme that the file describes first; empty where it describes none.
    const std::string& scheme() const { return scheme_; }

    /// SHA-256 of the file: an index made with another vocabulary says so.
    const std::string& hash() const { return hash_; }

    /// Which concepts took the place of others, in the order of the URIs of those that went.
    const std::vector<Succession>& successions() const { return successions_; }

    /// What the file says that could not be taken (relations to concepts that it does not describe,
    /// labels in languages that are none), a sentence each; for remarks().
    const std::vector<std::string>& loose_ends() const { return loose_ends_; }

private:
    friend class SkosLoader;
    std::string hash_;
    std::string scheme_;
    std::vector<std::string> loose_ends_;
    std::vector<Succession> successions_;
    std::vector<Concept> concepts_;
    std::vector<std::size_t> top_;
    std::unordered_map<std::string, std::size_t> by_id_;
};

/// What stands at the end of a URI, after the last "/" or "#": the id of a concept.
std::string last_segment(std::string_view uri);

/// The preferred label in the language ("fr" or "fr-CA"), else in English, else the first label
/// that may be shown, else the id.
std::string_view preferred_label(const Concept& entry, std::string_view language);

/// What makes a vocabulary unfit to load, a sentence each with its line: a cycle of broader
/// concepts, two concepts with one id, an id that cannot be part of an address.
std::vector<std::string> check(const Vocabulary& vocabulary);

/// What its keeper should mend and what does not hinder its use, a sentence each with its line: a
/// concept without a preferred label, two in one language, a related concept that is also broader,
/// a replaced one that was split, and its loose ends.
std::vector<std::string> remarks(const Vocabulary& vocabulary);

}  // namespace findings
