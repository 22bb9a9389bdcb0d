#pragma once

#include "library/index/words.hpp"

#include <xapian.h>

#include <string>
#include <vector>

namespace findings::bench {

/// The lines of the file that FINDINGS_QUERIES names; else a dozen that fit the samples.
std::vector<std::string> word_queries();

/// The same words as one query of Xapian's own: any of them, in any form.
Xapian::Query bare_query(const Xapian::Database& index, Stems& stems, const std::string& text);

/// BM25 as our own search weighs (docs/relevance.md).
Xapian::BM25Weight bare_weight();

/// CPU seconds of this thread, of all threads of this process, and of its children that ended.
double thread_cpu();
double process_cpu();
double children_cpu();

}  // namespace findings::bench
