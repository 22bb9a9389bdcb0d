#pragma once

#include "library/record/identifiers.hpp"
#include "tests/relevance/metrics.hpp"

#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace findings::relevance {

/// A judged collection cannot be read. what() is "path:line: what is wrong; what to do".
struct CollectionError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct CollectionDocument {
    std::string id;
    std::string title;                 ///< may be empty
    std::string text;                  ///< may be empty
    std::vector<std::string> authors;  ///< "Family, Given"
    std::vector<std::string> keywords;
    std::optional<Language> language;  ///< absent: the product finds out by itself
};

struct CollectionQuery {
    std::string id;
    std::string text;
    Grades grades;  ///< by document id
};

/// Documents and searches that people have judged.
struct Collection {
    std::string name;  ///< of its folder
    std::vector<CollectionDocument> documents;
    std::vector<CollectionQuery> queries;  ///< with at least one relevant document
};

/// Reads a folder in the normal form: corpus.jsonl, a JSON object a line with `_id` (a string or a
/// whole number) and, each if it is there, `title`, `text`, `authors` and `keywords` (a string or a
/// list of strings) and `language`; queries.jsonl with `_id` and `text`; qrels.tsv with query,
/// document and grade, whose first line may be a heading. Other members mean nothing. Judgements of
/// queries that are not there are left out; a judged document that is not there was not found, as
/// in trec_eval. Throws CollectionError, for an id that was there before too.
Collection read_collection(const std::filesystem::path& folder);

}  // namespace findings::relevance
