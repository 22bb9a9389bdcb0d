#pragma once

#include "indexer/pipeline/harvest.hpp"

#include "indexer/commands/library.hpp"
#include "tests/indexer/indexer_test.hpp"
#include "tests/support/sample_repository.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <map>

namespace findings::indexer {

inline const std::string base = "https://r.example/oai";

inline tests::SampleItem item(int number, const std::string& title = "")
{
    const std::string name = std::to_string(number);
    return {.identifier = "oai:r.example:" + name,
            .metadata = tests::sample_dublin_core(title.empty() ? "Title of work " + name : title,
                                                  "https://r.example/works/" + name)};
}

inline std::vector<tests::SampleItem> items(int count)
{
    std::vector<tests::SampleItem> all;
    for (int i = 1; i <= count; ++i)
        all.push_back(item(i));
    return all;
}

/// Harvests from a repository that is a function: no network, no time.
class HarvestTest : public IndexerTest {
protected:
    /// What the harvester asks for, without the base address.
    std::vector<std::string> asked;
    tests::SampleRepository repository;
    std::map<std::string, std::string> replies;  ///< by target, in place of the repository's
    std::size_t broken_after = 1000;             ///< requests that are answered
    HarvestOptions options;

    // What was told in the last harvest.
    std::vector<std::string> stored, rejected, told;
    std::string failed;
    HarvestResult result;

    void harvest()
    {
        stored.clear(), rejected.clear(), told.clear(), asked.clear(), failed.clear();
        result = {};
        const Library opened = open_or_make_library(library());
        Harvests harvests(library());
        OaiRepository of(*HttpUrl::parse(base),
                         [this](const std::string& url, const std::filesystem::path& body) {
                             return answer(url, body);
                         });
        try {
            indexer::harvest(harvests, opened.vocabulary, options, of, events(), result);
        } catch (const HttpError& error) {
            failed = error.what();
        } catch (const OaiRefused& error) {
            failed = std::string("refused: ") + error.what();
        }
    }

    HttpReply answer(const std::string& url, const std::filesystem::path& body)
    {
        if (asked.size() >= broken_after)
            throw HttpError("the line is cut");
        const std::string target = url.substr(base.size());
        asked.push_back(target);
        const auto found = replies.find(target);
        std::ofstream(body, std::ios::binary)
            << (found != replies.end() ? found->second : repository.reply("/oai" + target));
        return {.status = 200};
    }

    HarvestEvents events()
    {
        return {.stored =
                    [this](const auto& all) {
                        for (const Acknowledged& one : all)
                            stored.push_back(one.place.path);
                    },
                .rejected = [this](const Rejection& one) { rejected.push_back(str(one)); },
                .noted = [](const Note&) {},
                .told = [this](const std::string& what) { told.push_back(what); },
                .progress = [](std::uint64_t, std::uint64_t) {},
                .interrupted = [this] { return asked.size() >= interrupted_after; }};
    }

    std::vector<std::string> titles() const
    {
        std::vector<std::string> all;
        catalogue().each([&](const CatalogueRecord& one) { all.push_back(one.record.title); });
        std::ranges::sort(all);
        return all;
    }

    std::size_t interrupted_after = 1000;
};

}  // namespace findings::indexer
