#pragma once

#include "library/formats/jats.hpp"

#include <sstream>
#include <string>
#include <vector>

namespace findings {

/// Everything that a reader said about one document.
struct JatsResult {
    std::vector<ReadRecord> kept;
    std::vector<Rejection> rejected;
};

inline JatsResult read_as_jats(const std::string& document)
{
    JatsResult result;
    std::istringstream in(document);
    read_jats(
        in, "a.xml",
        {.keep = [&](ReadRecord record) { result.kept.push_back(std::move(record)); },
         .reject = [&](Rejection rejection) { result.rejected.push_back(std::move(rejection)); }});
    return result;
}

/// An article with these parts of article-meta after its title "A study", and what follows the
/// front.
inline std::string jats_article(const std::string& meta, const std::string& rest = {})
{
    return "<article xmlns:xlink='http://www.w3.org/1999/xlink' "
           "xmlns:mml='http://www.w3.org/1998/Math/MathML' "
           "xmlns:ali='http://www.niso.org/schemas/ali/1.0/' article-type='research-article' "
           "xml:lang='en'><front><article-meta><title-group><article-title>A study</article-title>"
           "</title-group>" +
           meta + "</article-meta></front>" + rest + "</article>";
}

/// The record of the one article; an empty one where there is none.
inline Record jats_record(const std::string& document)
{
    JatsResult result = read_as_jats(document);
    return result.kept.empty() ? Record{} : result.kept.front().record;
}

inline std::vector<std::string> jats_notes(const std::string& document)
{
    JatsResult result = read_as_jats(document);
    return result.kept.empty() ? std::vector<std::string>{} : result.kept.front().notes;
}

}  // namespace findings
