#pragma once

#include "library/formats/formats.hpp"

#include <boost/json/object.hpp>

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

// What the tests of the formats of reference managers share.

namespace findings {

/// Everything that a reader said about one document.
struct ReadResult {
    std::vector<ReadRecord> kept;
    std::vector<Rejection> rejected;
};

using Reader = void (*)(std::istream&, std::string_view, const ReadSink&);

ReadResult read_text(Reader read, const std::string& document, std::string_view path = "a.txt");
ReadResult read_path(Reader read, const std::filesystem::path& path);

/// Titles of what was kept, and what was said of what was not, in their order.
std::vector<std::string> titles(const ReadResult& result);
std::vector<std::string> said(const ReadResult& result);

std::string written(const Writer& writer, const std::vector<Record>& records);

/// The records of corpus-samples/evidence.
const std::vector<Record>& corpus_samples();

/// Where the test data is; it may be absent.
std::filesystem::path test_data();

/// The big list of naughty strings, without those that no record may hold (control characters);
/// empty where the test data is absent.
std::vector<std::string> naughty_strings();

/// The essence of a text for comparing two readings of it: folded, letters and digits only.
std::string essence(std::string_view text);

/// How far readings of records agree with what another program read from the same files, field by
/// field. Only what one of the two has is counted.
class FieldAgreement {
public:
    void count(const std::string& field, const std::string& ours, const std::string& theirs,
               const std::string& file);

    /// Counts title, authors, year, container, volume, issue, pages, DOI and abstract against an
    /// item of Zotero's, and the type against the notes.
    void count_zotero(const ReadRecord& read, const boost::json::object& item,
                      const std::string& file);

    /// Counts the same fields against JabRef's reading of the same record, which is a .bib.
    void count_jabref(const ReadRecord& read, const ReadRecord& theirs, const std::string& file);

    double share() const;  ///< of all fields, 0 to 1
    int right() const;
    int all() const;
    std::string report() const;
    std::vector<std::string> differences() const;  ///< "file field"

private:
    struct Figures {
        int right = 0;
        int all = 0;
    };
    std::map<std::string, Figures> fields_;
    std::vector<std::pair<std::string, std::string>> differences_;  ///< what, and both values
};

/// Zotero's reading of the file beside it ("x.ris.expected.json").
boost::json::array zotero_items(const std::filesystem::path& file);

/// The files with Zotero's reading beside them, in a folder of the test data's formats.
std::vector<std::filesystem::path> zotero_files(const std::string& folder);

}  // namespace findings
