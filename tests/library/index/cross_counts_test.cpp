#include "library/index/cross_counts.hpp"

#include "tests/library/index/reader_fixture.hpp"

#include <random>

namespace findings {
namespace {

using CrossCountsOf = Reader;

/// Records with one to three expressions, areas below areas, outcomes, ratings.
std::vector<Record> some_records()
{
    std::mt19937 random(7);
    const auto below = [&](std::size_t bound) { return random() % bound; };
    const std::vector<std::string> areas{"kinship", "customary", "neglect", "foster-family"};
    const std::vector<std::string> outcomes{"safety", "stability", "of their own"};
    std::vector<Record> records;
    for (std::uint64_t number = 1; number <= 120; ++number) {
        Record record =
            tests::titled(number, below(2) == 0 ? "aba" : "bobo", number % 4 == 0 ? "fr" : "en");
        if (number % 4 == 0)
            record.translation = Translation{.of = tests::numbered_id(number - 1)};
        for (const std::string& area : areas)
            if (below(3) == 0)
                record.areas.push_back(area);
        for (const std::string& outcome : outcomes)
            if (below(3) == 0)
                record.outcomes.push_back({.outcome = outcome});
        const auto low = static_cast<Confidence>(below(5));
        if (low != Confidence::not_rated)
            record.confidence = ConfidenceInterval{low, Confidence::strong};
        if (below(3) == 0)
            record.direction = Direction::harm_or_concern;
        records.push_back(std::move(record));
    }
    return records;
}

std::uint32_t found_by(IndexReader& reader, SearchRequest request, Facet facet,
                       const std::string& value, const SearchRequest& more = {})
{
    request.filters[facet] = {value};
    for (const auto& [other, values] : more.filters)
        request.filters[other] = values;
    const SearchResult result = reader.search(request);
    return result.total > 0 ? result.total : result.total_some;
}

TEST_F(CrossCountsOf, AreWhatTheSearchOfEachCellFinds)
{
    index.store(some_records());
    for (const auto& [text, language] : {std::pair("", "en"), std::pair("aba bobo", "fr")}) {
        SearchRequest request{.text = text, .expand = false};
        request.language = language;
        const CrossCounts counts = reader().cross_counts(request, Facet::area, Facet::outcome);
        ASSERT_GT(counts.rows.size(), 4u);  // those above them too
        ASSERT_EQ(counts.columns.size(), 3u);
        for (std::size_t r = 0; r < counts.rows.size(); ++r)
            for (std::size_t c = 0; c < counts.columns.size(); ++c) {
                SCOPED_TRACE(counts.rows[r] + ", " + counts.columns[c] + ", " + std::string(text));
                const SearchRequest column{.filters = {{Facet::outcome, {counts.columns[c]}}}};
                EXPECT_EQ(counts.at(r, c).count,
                          found_by(reader(), request, Facet::area, counts.rows[r], column));
                SearchRequest harm = column;
                harm.filters[Facet::direction] = {"harm_or_concern"};
                EXPECT_EQ(counts.at(r, c).of_concern,
                          found_by(reader(), request, Facet::area, counts.rows[r], harm));
                for (int level = 1; level <= static_cast<int>(counts.at(r, c).surest) + 1 &&
                                    level <= static_cast<int>(Confidence::strong);
                     ++level) {
                    SearchRequest sure = column;
                    sure.filters[Facet::confidence] = {
                        std::string(token(static_cast<Confidence>(level)))};
                    const std::uint32_t found =
                        found_by(reader(), request, Facet::area, counts.rows[r], sure);
                    EXPECT_EQ(found > 0, level <= static_cast<int>(counts.at(r, c).surest));
                }
            }
    }
}

TEST_F(CrossCountsOf, EndWithWhatEachRowAndTheWholeResultHas)
{
    Record safe = tests::titled(1, "Sleep");
    safe.areas = {"kinship"};
    safe.outcomes = {{.outcome = "safety"}};
    Record nothing = tests::titled(2, "Sleep");
    nothing.areas = {"kinship"};
    Record draft = tests::titled(3, "Sleep");
    draft.status = Status::draft;
    index.store({safe, nothing, draft});
    const CrossCounts counts = reader().cross_counts({}, Facet::outcome, Facet::kind);
    EXPECT_EQ(counts.rows, std::vector<std::string>{"safety"});
    EXPECT_EQ(counts.columns, std::vector<std::string>{"research_summary"});
    EXPECT_EQ(counts.at(0, 0).count, 1u);
    EXPECT_EQ(counts.at(0, 1).count, 1u);
    EXPECT_EQ(counts.at(1, 0).count, 2u);
    EXPECT_EQ(counts.at(1, 1).count, 2u);
}

TEST_F(CrossCountsOf, HaveOneCellWhereNothingIsFound)
{
    const CrossCounts counts = reader().cross_counts({.text = "zzzz"}, Facet::area, Facet::outcome);
    EXPECT_TRUE(counts.rows.empty());
    EXPECT_EQ(counts.cells, std::vector<CrossCell>(1));
}

}  // namespace
}  // namespace findings
