#include "indexer/pipeline/document.hpp"

#include "indexer/pipeline/checks.hpp"
#include "library/base/file.hpp"

#include <istream>
#include <new>

namespace findings::indexer {
namespace {

using Yield = std::function<bool(Piece, std::size_t)>;

std::string format_names()
{
    std::string names;
    for (const Format& format : formats())
        names += (names.empty() ? "" : ", ") + std::string(format.name);
    return names;
}

Piece of_unknown_format(const FoundFile& file)
{
    if (!file.is_named)
        return Skipped{file.path};
    return Rejection{{file.path},
                     "is of no format that is known here",
                     "name its format with --format (" + format_names() + ")"};
}

/// Reads a file whose format is known.
class DocumentReading {
public:
    DocumentReading(const FoundFile& file, const ReadingRules& rules, const Yield& yield)
        : file_(file), rules_(rules), yield_(yield), source_(file.path, rules.stop)
    {}

    void run()
    {
        const Format* format = rules_.format;
        if (format == nullptr)
            format = format_of(source_.beginning(), file_.path);
        if (format == nullptr) {
            give(of_unknown_format(file_));
            return;
        }
        give(DocumentBegin{file_.path, format->name, source_.state()});
        std::istream in(&source_);
        format->read(in, file_.path,
                     {[this](ReadRecord record) { check(std::move(record)); },
                      [this](Rejection rejection) { reject(std::move(rejection)); }});
        if (!source_.failure().empty())
            reject({{file_.path},
                    "cannot be read to its end: " + source_.failure(),
                    "look at the disk and repeat"});
        else if (!has_said_anything_)
            give(Note{{file_.path}, "holds no record"});
    }

private:
    void check(ReadRecord record)
    {
        has_said_anything_ = true;
        Checked checked = checked_record(record, rules_.vocabulary);
        for (Rejection& fault : checked.faults)
            reject(std::move(fault));
        if (!checked.faults.empty())
            return;
        for (std::string& note : checked.notes)
            give(Note{record.place, std::move(note)});
        give(std::move(record));
    }

    void reject(Rejection rejection)
    {
        has_said_anything_ = true;
        // An early end looks like a cut off file; that is not the file's fault.
        if (!rules_.stop)
            give(std::move(rejection));
    }

    /// What a piece stands for is what was read since the one before it.
    void give(Piece piece)
    {
        const std::uint64_t upto = source_.bytes_read();
        yield_(std::move(piece), static_cast<std::size_t>(upto - given_upto_));
        given_upto_ = upto;
    }

    const FoundFile& file_;
    const ReadingRules& rules_;
    const Yield& yield_;
    SourceFile source_;
    std::uint64_t given_upto_ = 0;
    bool has_said_anything_ = false;
};

}  // namespace

void read_document(const FoundFile& file, const ReadingRules& rules, const Yield& yield)
{
    try {
        DocumentReading(file, rules, yield).run();
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const FileError& error) {
        yield(Rejection{{file.path},
                        std::string("cannot be opened: ") + error.what(),
                        "give this user the right to read it"},
              0);
    } catch (const std::exception& error) {
        yield(Rejection{{file.path},
                        std::string("cannot be read: ") + error.what(),
                        "report it with the file: this is a fault of the program"},
              0);
    }
    yield(DocumentEnd{file.path}, 0);
}

}  // namespace findings::indexer
