#include "library/formats/bibtex.hpp"

#include "library/base/text.hpp"
#include "library/formats/bibtex_entries.hpp"
#include "library/formats/bibtex_record.hpp"
#include "library/formats/bibtex_types.hpp"
#include "library/formats/findable.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <sstream>
#include <string>
#include <utility>

namespace findings {
namespace {

using bibtex::Entry;

/// How far apart, in bytes of TeX, an entry and the one that it refers to may stand.
constexpr std::size_t farthest_crossref = 16 * 1024 * 1024;

std::size_t size_of(const Entry& entry)
{
    std::size_t size = 256;
    for (const auto& [name, value] : entry.fields)
        size += name.size() + value.size() + 64;
    return size;
}

/// The entries that others can refer to, by their keys; the oldest are forgotten.
class Parents {
public:
    void add(const Entry& entry)
    {
        const std::size_t size = size_of(entry);
        if (entry.key.empty() || !by_key_.emplace(ascii_lower(entry.key), entry).second)
            return;
        order_.emplace_back(ascii_lower(entry.key), size);
        size_ += size;
        while (size_ > farthest_crossref) {
            by_key_.erase(order_.front().first);
            size_ -= order_.front().second;
            order_.pop_front();
        }
    }

    const Entry* find(std::string_view key) const
    {
        const auto found = by_key_.find(ascii_lower(key));
        return found == by_key_.end() ? nullptr : &found->second;
    }

private:
    std::map<std::string, Entry> by_key_;
    std::deque<std::pair<std::string, std::size_t>> order_;
    std::size_t size_ = 0;
};

/// What an entry does not have it takes from the one that it refers to; the title of that is the
/// booktitle of what lies in it.
void inherit(const Entry& parent, Entry& child)
{
    static constexpr std::array<std::string_view, 12> own_fields{
        "crossref", "xref",    "ids",  "label", "shorttitle", "abstract",
        "keywords", "keyword", "note", "file",  "pages",      "doi"};
    const bool is_part = bibtex::is_part(child.type);
    for (const auto& [name, value] : parent.fields) {
        const bool is_title = is_part && (name == "title" || name == "subtitle");
        const std::string target = is_title ? "book" + name : name;
        const bool is_own =
            std::find(own_fields.begin(), own_fields.end(), name) != own_fields.end();
        const bool is_author_of_book = is_part && name == "author";
        if (!is_own && !is_author_of_book && child.find(target) == nullptr)
            child.fields.emplace_back(target, value);
    }
}

/// Reads the entries of one file. Those that refer to one that is still to come wait for it, and
/// those after them too, so that their order is kept.
class BibtexReading {
public:
    BibtexReading(std::istream& in, std::string_view path, const ReadSink& sink)
        : entries_(in, path, sink.reject), path_(path), sink_(sink)
    {}

    void run()
    {
        while (auto entry = entries_.next()) {
            parents_.add(*entry);
            waiting_size_ += size_of(*entry);
            waiting_.push_back(std::move(*entry));
            give(farthest_crossref);
        }
        give(0);
        if (!entries_.has_met_any())
            sink_.reject({{path_},
                          "there is no BibTeX entry in it",
                          "give a file with entries like @article{key, title = {…}}, or name its "
                          "format"});
    }

private:
    /// Gives what has its parent, and the oldest as long as more than so many bytes wait.
    void give(std::size_t most_waiting)
    {
        while (!waiting_.empty()) {
            Entry& entry = waiting_.front();
            const std::string* key = entry.find("crossref");
            const Entry* parent = key == nullptr ? nullptr : parents_.find(trimmed(*key));
            if (key != nullptr && parent == nullptr && waiting_size_ <= most_waiting)
                return;
            waiting_size_ -= size_of(entry);
            follow(key == nullptr ? std::string() : *key, parent, entry);
            keep(entry);
            waiting_.pop_front();
        }
    }

    /// Up to four steps: a part, its volume, the work, a series; not in a circle.
    void follow(std::string key, const Entry* parent, Entry& entry)
    {
        for (int step = 0; step < 4 && parent != nullptr; ++step) {
            inherit(*parent, entry);
            const std::string* next = parent->find("crossref");
            key = next == nullptr ? std::string() : *next;
            parent = next == nullptr ? nullptr : parents_.find(trimmed(*next));
        }
        if (!key.empty() && parent == nullptr)
            entry.notes.push_back("the entry it refers to is not there: " + key);
    }

    void keep(const Entry& entry)
    {
        Place place{path_, entry.line, 1};
        bibtex::Reading reading = bibtex::record_of(entry);
        if (!can_be_found(reading.record))
            return sink_.reject({std::move(place), "the entry has neither title nor identifier",
                                 "give it a field title = {…}, or doi = {…}"});
        if (entry.was_windows_1252)
            reading.notes.emplace_back("was read as Windows-1252");
        sink_.keep({std::move(reading.record), std::move(place), std::move(reading.notes)});
    }

    bibtex::Entries entries_;
    std::string path_;
    const ReadSink& sink_;
    Parents parents_;
    std::deque<Entry> waiting_;
    std::size_t waiting_size_ = 0;
};

/// "@article{roy2020,", "@string{…", "@comment{jabref-…".
bool begins_entry(std::string_view line)
{
    line = trimmed(line);
    if (!line.starts_with('@'))
        return false;
    const std::size_t open = line.find_first_of("{(");
    if (open == std::string_view::npos)
        return false;
    const std::string type = ascii_lower(trimmed(line.substr(1, open - 1)));
    const bool is_type = type == "string" || type == "preamble" || bibtex::type_of(type);
    return is_type || (type == "comment" && line.find("jabref") != std::string_view::npos);
}

}  // namespace

bool recognises_bibtex(std::string_view beginning)
{
    std::istringstream in{std::string(beginning)};
    TextInput input(in);
    while (input.next())
        if (const std::string_view line = trimmed(input.line());
            !line.empty() && !line.starts_with('%'))
            return begins_entry(line);
    return false;
}

void read_bibtex(std::istream& in, std::string_view path, const ReadSink& sink)
{
    BibtexReading(in, path, sink).run();
}

}  // namespace findings
