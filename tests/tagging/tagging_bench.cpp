// tagging-bench DIR…                   each DIR/corpus.jsonl, or each .jsonl file in DIR
// tagging-bench --train DIR --test DIR
//   --least N   leave out labels of fewer texts (30)
// Prints one tab-separated line a set; progress and reliability tables go to the standard error.

#include "tests/tagging/labelled_set.hpp"
#include "tests/tagging/measures.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <set>
#include <span>
#include <string_view>
#include <thread>

namespace findings::tests {
namespace {

struct Wanted {
    std::vector<std::filesystem::path> folders;
    std::filesystem::path train;
    std::filesystem::path test;
    std::size_t least = 30;
};

std::vector<JudgedText> judge(const LabelledSet& set, const Tagger& tagger)
{
    std::vector<JudgedText> texts;
    for (const DecidedItem& item : set.test) {
        const std::set<std::string> right(item.areas.begin(), item.areas.end());
        const std::vector<double> scores = tagger.scores(item.text);
        JudgedText& text = texts.emplace_back();
        for (std::uint32_t area = 0; area < scores.size(); ++area)
            text.push_back({area, scores[area], scores[area] >= tagger.threshold(area),
                            right.contains(set.areas[area].id)});
    }
    return texts;
}

void print_reliability(const std::vector<JudgedText>& texts)
{
    const auto suggested = reliability(texts, true);
    const auto all = reliability(texts, false);
    fmt::print(stderr, "  score   suggested  mean  right |  all areas  mean  right\n");
    for (std::size_t i = 0; i < suggested.size(); ++i) {
        const auto share = [](const Bin& bin, double sum) {
            return bin.count > 0 ? sum / static_cast<double>(bin.count) : 0.0;
        };
        fmt::print(stderr, "  {:.1f}-{:.1f}  {:9} {:5.2f}  {:5.2f} | {:10} {:5.2f}  {:5.2f}\n",
                   static_cast<double>(i) / 10, static_cast<double>(i + 1) / 10, suggested[i].count,
                   share(suggested[i], suggested[i].score),
                   share(suggested[i], static_cast<double>(suggested[i].right)), all[i].count,
                   share(all[i], all[i].score), share(all[i], static_cast<double>(all[i].right)));
    }
    fmt::print(stderr, "  calibration error: {:.3f} of suggestions, {:.3f} of all areas\n",
               calibration_error(suggested), calibration_error(all));
}

void measure(const LabelledSet& set)
{
    const auto began = std::chrono::steady_clock::now();
    fmt::print(stderr, "{}: {} texts to learn from, {} to measure on, {} labels\n", set.name,
               set.train.size(), set.test.size(), set.areas.size());
    const TrainingOptions options{.threads = std::max(1U, std::thread::hardware_concurrency()),
                                  .progress = [](std::size_t done, std::size_t all) {
                                      fmt::print(stderr, "  learning: step {} of {}\n", done, all);
                                  }};
    const TaggingModel model = learn_tagging(set.areas, set.train, options);
    const std::vector<JudgedText> texts = judge(set, Tagger(set.areas, model));
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    print_reliability(texts);
    fmt::print("{}\t{:.4f}\t{:.4f}\t{:.4f}\t{:.4f}\t{:.1f}\n", set.name, micro_f1(texts),
               macro_f1(texts, set.areas.size()), precision_at_5(texts),
               calibration_error(reliability(texts, true)), took.count());
    std::fflush(stdout);
}

/// The sets in a folder, by their names.
std::vector<std::pair<std::string, std::filesystem::path>>
sets_in(const std::filesystem::path& folder)
{
    const auto whole = (folder / "").lexically_normal().parent_path();
    if (std::filesystem::exists(whole / "corpus.jsonl"))
        return {{whole.filename().string(), whole / "corpus.jsonl"}};
    std::vector<std::pair<std::string, std::filesystem::path>> sets;
    for (const auto& entry : std::filesystem::directory_iterator(whole))
        if (entry.path().extension() == ".jsonl")
            sets.emplace_back(entry.path().stem().string(), entry.path());
    if (sets.empty())
        throw std::runtime_error(whole.string() + ": has no .jsonl file");
    std::ranges::sort(sets);
    return sets;
}

std::vector<LabelledText> read_all(const std::filesystem::path& folder)
{
    std::vector<LabelledText> texts;
    for (const auto& [name, file] : sets_in(folder))
        for (LabelledText& text : read_labelled(file))
            texts.push_back(std::move(text));
    return texts;
}

Wanted wanted_of(std::span<char* const> arguments)
{
    Wanted wanted;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string_view argument = arguments[i];
        if (!argument.starts_with("--")) {
            wanted.folders.emplace_back(argument);
            continue;
        }
        if (i + 1 == arguments.size())
            throw std::runtime_error(std::string(argument) + " needs a value");
        const std::string_view value = arguments[++i];
        if (argument == "--train")
            wanted.train = value;
        else if (argument == "--test")
            wanted.test = value;
        else if (argument != "--least" ||
                 std::from_chars(value.data(), value.data() + value.size(), wanted.least).ec !=
                     std::errc())
            throw std::runtime_error(std::string(argument) + " " + std::string(value) +
                                     " is not understood");
    }
    if (wanted.folders.empty() == wanted.train.empty() ||
        wanted.train.empty() != wanted.test.empty())
        throw std::runtime_error("name folders, or --train DIR --test DIR");
    return wanted;
}

void run(const Wanted& wanted)
{
    fmt::print("set\tmicro_f1\tmacro_f1\tp5\tece\tseconds\n");
    for (const std::filesystem::path& folder : wanted.folders)
        for (const auto& [name, file] : sets_in(folder))
            measure(parted(name, read_labelled(file), wanted.least));
    if (!wanted.train.empty())
        measure(parted((wanted.test / "").lexically_normal().parent_path().filename().string(),
                       read_all(wanted.train), read_all(wanted.test), wanted.least));
}

}  // namespace
}  // namespace findings::tests

int main(int argc, char** argv)
{
    try {
        findings::tests::run(
            findings::tests::wanted_of(std::span(argv + 1, static_cast<std::size_t>(argc - 1))));
        return 0;
    } catch (const std::exception& error) {
        fmt::print(stderr, "error: {}\n", error.what());
        return 1;
    }
}
