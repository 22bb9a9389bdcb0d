// abstract-records FILE.jsonl FOLDER QUERIES: writes real abstracts, a line {"title", "text"} each,
// as records (RIS) in files of 1,000 into FOLDER, and what people may ask of them into the file
// QUERIES: one to five words as they stand in 400 of the titles. The same ones in every run.

#include "library/formats/formats.hpp"
#include "library/index/words.hpp"

#include <boost/json.hpp>
#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

namespace {

using namespace findings;

constexpr std::size_t records_a_file = 1'000;
constexpr std::size_t queries = 400;
constexpr std::size_t most_words = 5;

std::vector<Record> read_abstracts(const std::string& path)
{
    std::ifstream file(path);
    std::vector<Record> records;
    for (std::string line; std::getline(file, line);) {
        const boost::json::value abstract = boost::json::parse(line);
        records.push_back({.kind = Kind::study,
                           .language = Language::parse("en"),
                           .title = std::string(abstract.at("title").as_string()),
                           .abstract = std::string(abstract.at("text").as_string())});
    }
    return records;
}

void write_file(const std::filesystem::path& path, const std::vector<Record>& records)
{
    std::ofstream out(path, std::ios::binary);
    write_records(*format_named("ris")->writer, out, records);
    if (!out.flush())
        throw std::runtime_error(path.string() + ": cannot write");
}

void write_queries(const std::string& path, const std::vector<Record>& records)
{
    std::ofstream out(path);
    for (std::size_t i = 0; i < queries; ++i) {
        const std::vector<Word> title =
            telling_words(words(records[i * records.size() / queries].title));
        const std::size_t count = std::min(title.size(), 1 + i % most_words);
        for (std::size_t word = title.size() - count; word < title.size(); ++word)
            out << title[word].folded << (word + 1 < title.size() ? ' ' : '\n');
    }
    if (!out.flush())
        throw std::runtime_error(path + ": cannot write");
}

}  // namespace

int main(int argc, char* argv[])
try {
    if (argc != 4) {
        std::cerr << "usage: abstract-records FILE.jsonl FOLDER QUERIES\n";
        return 2;
    }
    const std::vector<Record> records = read_abstracts(argv[1]);
    const std::filesystem::path folder = argv[2];
    std::filesystem::create_directories(folder);
    for (std::size_t from = 0; from < records.size(); from += records_a_file) {
        const std::size_t to = std::min(records.size(), from + records_a_file);
        write_file(folder / fmt::format("records-{:05}.ris", from / records_a_file),
                   {records.begin() + static_cast<std::ptrdiff_t>(from),
                    records.begin() + static_cast<std::ptrdiff_t>(to)});
    }
    write_queries(argv[3], records);
    return 0;
} catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 3;
}
