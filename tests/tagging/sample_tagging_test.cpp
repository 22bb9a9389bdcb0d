// How corpus-samples/ are tagged by the vocabulary's labels alone, against what was tagged by hand.

#include "library/formats/formats.hpp"
#include "library/tagging/record_text.hpp"
#include "library/tagging/tagger.hpp"
#include "tests/support/sample_library.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace findings::tests {
namespace {

std::vector<Record> samples()
{
    std::vector<Record> records;
    for (const auto& entry :
         std::filesystem::directory_iterator(FINDINGS_SOURCE "/corpus-samples/evidence")) {
        if (entry.path().extension() != ".xml")
            continue;
        std::ifstream file(entry.path());
        format_named("evidence_xml")
            ->read(file, entry.path().string(),
                   {.keep = [&](ReadRecord read) { records.push_back(std::move(read.record)); },
                    .reject = [](const Rejection& rejection) { ADD_FAILURE() << str(rejection); }});
    }
    return records;
}

struct Counts {
    double right = 0;
    double suggested = 0;
    double wanted = 0;

    double precision() const { return right / suggested; }
    double recall() const { return right / wanted; }
};

Counts count(const std::vector<Record>& records, std::string_view language)
{
    const Vocabulary vocabulary = shipped_vocabulary();
    const TaggingModel nothing;
    const Tagger tagger(vocabulary.concepts(), nothing);
    Counts counts;
    for (const Record& record : records) {
        if (!record.language->str().starts_with(language))
            continue;
        counts.wanted += static_cast<double>(record.areas.size());
        for (const AreaSuggestion& one : tagger.suggest(tagged_text(record))) {
            counts.suggested += 1;
            counts.right += std::ranges::count(record.areas, one.area) > 0 ? 1 : 0;
        }
    }
    return counts;
}

// The figures of docs/tagging.md, a little below what they are.
TEST(TheSamples, AreTaggedByLabelsAloneAsTheDocumentationSays)
{
    const std::vector<Record> records = samples();
    for (const std::string_view language : {"en", "fr"}) {
        SCOPED_TRACE(language);
        const Counts counts = count(records, language);
        std::cout << language << ": " << counts.suggested << " suggested, " << counts.wanted
                  << " by hand, precision " << counts.precision() << ", recall " << counts.recall()
                  << '\n';
        EXPECT_GT(counts.precision(), 0.7);
        EXPECT_GT(counts.recall(), 0.35);
    }
}

}  // namespace
}  // namespace findings::tests
