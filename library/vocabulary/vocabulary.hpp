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

/// A SKOS vocabulary of practice areas. Never changes once made; any thread may read it.
class Vocabulary {
public:
    /// From SKOS in RDF/XML (any file that keeps to SKOS, not ours only). Relations are completed
    /// from their inverses; concepts stand in the order of the file. Throws VocabularyError where
    /// the file is not XML or not SKOS; what check() finds is not an error here.
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

    /// SHA-256 of the file: an index made with another vocabulary says so.
    const std::string& hash() const { return hash_; }

    /// Relations of the file to concepts that it does not describe, a sentence each; for check().
    const std::vector<std::string>& loose_ends() const { return loose_ends_; }

private:
    friend class SkosLoader;
    std::string hash_;
    std::vector<std::string> loose_ends_;
    std::vector<Concept> concepts_;
    std::vector<std::size_t> top_;
    std::unordered_map<std::string, std::size_t> by_id_;
};

/// The preferred label in the language ("fr" or "fr-CA"), else in English, else the id.
std::string_view preferred_label(const Concept& entry, std::string_view language);

/// What makes a vocabulary unfit to load, a sentence each: a cycle of broader concepts, two
/// preferred labels in one language, a related concept that is also broader, a concept without a
/// preferred label, a relation to a concept that is not there, two concepts with one id.
std::vector<std::string> check(const Vocabulary& vocabulary);

}  // namespace findings
