#pragma once

#include "library/index/reader.hpp"

#include "library/base/text.hpp"
#include "library/index/layout.hpp"
#include "tests/library/index/test_index.hpp"
#include "tests/support/random_queries.hpp"
#include "tests/support/sample_records.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <thread>

namespace findings {

class Reader : public testing::Test {
protected:
    SearchResult search(const SearchRequest& request) { return reader().search(request); }
    SearchResult search(std::string_view text) { return search({.text = std::string(text)}); }
    std::vector<std::string> found(std::string_view text) { return tests::titles(search(text)); }

    IndexReader& reader()
    {
        if (!reader_)
            reader_ = index.readers().make();
        return *reader_;
    }

    tests::TestIndex index;
    std::optional<IndexReader> reader_;
};

}  // namespace findings
