#pragma once

#include <functional>
#include <string>
#include <vector>

namespace findings::tests {

/// Something that takes bytes from strangers, and what it promises whatever they are.
struct FuzzTarget {
    std::string name;
    /// The first promise that is broken, as a sentence; empty where all are kept.
    std::function<std::string(const std::string& bytes)> broken_promise;
};

/// Every reader of formats() by its name, then "pdf_answer", "xml_gate", "http_gate", "query",
/// "url", "form" and "skos".
std::vector<FuzzTarget> fuzz_targets();

}  // namespace findings::tests
