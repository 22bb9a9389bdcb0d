#include "library/formats/document_record.hpp"

#include "library/base/text.hpp"
#include "library/formats/document_sections.hpp"
#include "library/formats/document_text.hpp"
#include "library/formats/findable.hpp"

#include <algorithm>
#include <optional>

namespace findings {
namespace {

using Type = OutlineBlock::Type;

constexpr std::size_t longest_title = 300;  // bytes
constexpr std::size_t most_notes = 200;
constexpr std::size_t longest_first_line = 120;  // bytes, where the first line has to be the title

/// False for what programs put into a file by themselves: its name, "untitled", no word at all.
bool is_believable(std::string_view title)
{
    const std::string lower = ascii_lower(trimmed(title));
    for (const std::string_view beginning :
         {"microsoft word", "microsoft powerpoint", "powerpoint presentation", "untitled",
          "(anonymous)", "document1", "sans titre", "présentation powerpoint"})
        if (lower.starts_with(beginning))
            return false;
    for (const std::string_view ending : {".doc", ".docx", ".pdf", ".indd", ".tex", ".dvi", ".ps",
                                          ".qxd", ".qxp", ".rtf", ".odt", ".ppt", ".pptx", ".pmd"})
        if (lower.ends_with(ending))
            return false;
    return count_words(lower) > 0;
}

/// A line as a title: no longer than one, cut between words.
std::string beginning_of(const std::string& line)
{
    if (line.size() <= longest_first_line)
        return line;
    const std::string_view kept = cut(line, longest_first_line);
    return std::string(kept.substr(0, kept.rfind(' '))) + " …";
}

/// Makes a record of one outline.
class DocumentReading {
public:
    explicit DocumentReading(DocumentOutline outline)
        : outline_(std::move(outline)), record_(std::move(outline_.stated))
    {}

    Result<ReadRecord, Rejection> run()
    {
        take_title();
        if (record_.title.empty() && !is_record_without_title())
            return Rejection{outline_.place, "the document has neither a title nor text",
                             "give a document with text in it; pictures are not read"};
        for (const DocumentPart& part : document_parts(outline_.blocks))
            if (!take_named_part(part, record_))
                add_section(part);
        take_kind();
        bound_notes();
        const bool is_from_outside = is_native_kind(record_.kind) && !is_ours(record_);
        return ReadRecord{std::move(record_), outline_.place, std::move(outline_.notes),
                          is_from_outside};
    }

private:
    void note(std::string text) { outline_.notes.push_back(std::move(text)); }

    /// Records from outside may have an identifier alone; written as Markdown they say their kind,
    /// which a page without content does not.
    bool is_record_without_title() const
    {
        return outline_.is_kind_stated && can_be_found(record_);
    }

    // ---- title

    void take_title()
    {
        if (!record_.title.empty()) {
            drop_heading_of_title();
            return;
        }
        const auto top = only_top_heading();
        if (top)
            return take_title_from(*top);
        if (!outline_.weak_title.empty() && !is_believable(outline_.weak_title))
            note("the file's title says nothing: " + printable(outline_.weak_title));
        else if (!outline_.weak_title.empty()) {
            record_.title = document_line(outline_.weak_title);
            drop_heading_of_title();
            return;
        }
        infer_title();
    }

    /// The index of the heading of the first level where there is one only.
    std::optional<std::size_t> only_top_heading() const
    {
        std::optional<std::size_t> found;
        for (std::size_t i = 0; i < outline_.blocks.size(); ++i) {
            if (outline_.blocks[i].type != Type::heading || outline_.blocks[i].level != 1)
                continue;
            if (found)
                return std::nullopt;
            found = i;
        }
        return found;
    }

    void take_title_from(std::size_t heading)
    {
        record_.title = outline_.blocks[heading].text;
        outline_.blocks.erase(outline_.blocks.begin() + static_cast<std::ptrdiff_t>(heading));
    }

    /// A first heading that says the title again is no section.
    void drop_heading_of_title()
    {
        const auto first =
            std::find_if(outline_.blocks.begin(), outline_.blocks.end(),
                         [](const OutlineBlock& block) { return block.type == Type::heading; });
        if (first != outline_.blocks.end() && folded(first->text) == folded(record_.title))
            outline_.blocks.erase(first);
    }

    void infer_title()
    {
        const auto& blocks = outline_.blocks;
        const std::size_t words = count_words(outline_.standing_out);
        if (words > 1 && outline_.standing_out.size() <= longest_title) {
            record_.title = outline_.standing_out;
            return note("the document states no title: its largest words were taken");
        }
        for (std::size_t i = 0; i < blocks.size(); ++i)
            if (blocks[i].type == Type::heading) {
                take_title_from(i);
                return note("the document states no title: its first heading was taken");
            }
        if (blocks.empty())
            return;
        const std::string& text = blocks.front().text;
        record_.title = beginning_of(text.substr(0, text.find('\n')));
        note("the document states no title: its first line was taken");
    }

    // ---- sections

    void add_section(const DocumentPart& part)
    {
        std::string text = section_text(part.blocks);
        if (text.empty()) {
            if (!is_cut_)
                empty_headings_.push_back(part.heading);
            return;
        }
        // a heading without text of its own stands over the next one
        std::string heading = joined(empty_headings_, ": ");
        empty_headings_.clear();
        if (!heading.empty() && !part.heading.empty())
            heading += ": ";
        heading += part.heading;
        if (is_cut_)
            return;
        const std::size_t room = most_document_text - section_bytes_;
        if (heading.size() + text.size() > room) {
            cut_section(heading, text, room);
            return;
        }
        section_bytes_ += heading.size() + text.size();
        record_.sections.push_back({std::move(heading), std::move(text)});
    }

    void cut_section(const std::string& heading, const std::string& text, std::size_t room)
    {
        is_cut_ = true;
        note("the text is longer than " + std::to_string(most_document_text / 1024) +
             " KiB: the end is left out of the record");
        if (heading.size() >= room)
            return;
        std::string_view kept = cut(text, room - heading.size());
        if (const std::size_t end = kept.rfind("\n\n"); end != std::string_view::npos)
            kept = kept.substr(0, end);
        record_.sections.push_back({heading, std::string(trimmed(kept))});
    }

    // ---- kind

    /// A practice guide is held to all of docs/record.md once it is called one. A document of
    /// somebody else's that lacks what we ask of our own is kept as a record from outside.
    void take_kind()
    {
        if (outline_.is_kind_stated)
            return;
        record_.kind = Kind::practice_guide;
        if (!record_.evidence_type)
            record_.evidence_type = EvidenceType::practice_guide;
        note("the document does not say what it is: taken as a practice guide from outside");
    }

    /// A document of thousands of footnotes need not fill a report.
    void bound_notes()
    {
        std::vector<std::string>& notes = outline_.notes;
        if (notes.size() <= most_notes)
            return;
        const std::size_t more = notes.size() - most_notes;
        notes.resize(most_notes);
        note("and " + std::to_string(more) + " more notes");
    }

    DocumentOutline outline_;
    Record record_;
    std::vector<std::string> empty_headings_;
    std::size_t section_bytes_ = 0;
    bool is_cut_ = false;
};

}  // namespace

Result<ReadRecord, Rejection> record_of(DocumentOutline outline)
{
    return DocumentReading(std::move(outline)).run();
}

void give_record(DocumentOutline outline, const ReadSink& sink)
{
    Result<ReadRecord, Rejection> read = record_of(std::move(outline));
    if (read.has_value())
        sink.keep(std::move(*read));
    else
        sink.reject(std::move(read.error()));
}

}  // namespace findings
