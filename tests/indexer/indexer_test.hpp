#pragma once

#include "indexer/commands/commands.hpp"
#include "library/base/file.hpp"
#include "library/catalogue/catalogue.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace findings::indexer {

/// A JATS article of one title, told from others by its DOI.
inline std::string article(const std::string& doi, const std::string& title,
                           const std::string& abstract = "About it.")
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<article><front><article-meta>\n"
           "<article-id pub-id-type=\"doi\">" +
           doi + "</article-id>\n<title-group><article-title>" + title +
           "</article-title></title-group>\n<abstract><p>" + abstract +
           "</p></abstract>\n</article-meta></front></article>\n";
}

/// A folder for what comes in and one for the library, and commands with their output caught.
class IndexerTest : public testing::Test {
protected:
    /// What a command said, and what it tells the shell.
    struct Said {
        int exit = -1;
        std::string out;
        std::string err;
    };

    std::filesystem::path folder() const { return folder_.path(); }
    std::filesystem::path input() const { return folder() / "in"; }
    std::filesystem::path library() const { return folder() / "library"; }

    void write(const std::string& name, std::string_view bytes) const
    {
        std::filesystem::create_directories((input() / name).parent_path());
        std::ofstream(input() / name, std::ios::binary) << bytes;
    }

    void write_articles(int count) const
    {
        for (int i = 0; i < count; ++i) {
            const std::string number = std::to_string(100'000 + i);
            write(number + ".xml", article("10.1000/" + number, "Title of study " + number));
        }
    }

    template <class Command>
    static Said run(const Command& command)
    {
        std::ostringstream out;
        std::ostringstream err;
        Console console{out, err, false, false};
        const int exit = command(console);
        return {exit, out.str(), err.str()};
    }

    Said ingest_input(IngestCommand command = {}) const
    {
        if (command.paths.empty())
            command.paths = {input().string()};
        return run([&](Console& console) { return ingest(library(), command, console); });
    }

    static std::size_t lines_with(const std::string& text, std::string_view what)
    {
        std::istringstream lines(text);
        std::size_t count = 0;
        for (std::string line; std::getline(lines, line);)
            count += line.find(what) != std::string::npos;
        return count;
    }

    std::string found(const std::string& query) const
    {
        return run([&](Console& console) { return search(library(), query, false, console); }).out;
    }

    Catalogue catalogue() const { return Catalogue(library(), Catalogue::Access::read_only); }

private:
    TemporaryFolder folder_;
};

}  // namespace findings::indexer
