#include "search-server/routes/exports.hpp"

#include "library/base/text.hpp"
#include "search-server/http/finish.hpp"
#include "search-server/routes/problem.hpp"
#include "search-server/routes/public_records.hpp"

#include <fmt/core.h>

#include <sstream>

namespace findings::server {
namespace {

constexpr std::streamoff block_size = 64 * 1024;  // bytes, more for the last record in it

/// Makes the blocks of one file.
class Blocks {
public:
    Blocks(std::vector<RecordId> ids, const Writer& writer, const Lender& lend)
        : ids_(std::move(ids)), writer_(&writer), lend_(&lend)
    {}

    std::string operator()()
    {
        std::ostringstream out;
        while (!is_whole_ && out.tellp() == 0)
            write_block(out);
        return std::move(out).str();
    }

private:
    void write_block(std::ostream& out)
    {
        if (next_ == 0)
            writer_->begin(out, ids_.size());
        (*lend_)([&](Context& context) { write_records(out, context); });
        if (next_ < ids_.size())
            return;
        writer_->end(out, ids_.size());
        is_whole_ = true;
    }

    void write_records(std::ostream& out, const Context& context)
    {
        while (next_ < ids_.size() && out.tellp() < block_size) {
            const auto entry = find_public(ids_[next_++], context.catalogue);
            if (entry && entry->record.status != Status::withdrawn)
                writer_->record(
                    out, as_decided(*entry),
                    {.number = ++written_, .of = ids_.size(), .vocabulary = &context.vocabulary});
        }
    }

    std::vector<RecordId> ids_;
    const Writer* writer_;
    const Lender* lend_;
    std::size_t next_ = 0;
    std::size_t written_ = 0;
    bool is_whole_ = false;
};

std::string content_type(const Format& format)
{
    return std::string(format.media_type) +
           (format.media_type.starts_with("text/") ? "; charset=utf-8" : "");
}

std::string file_name(std::size_t count, const Format& format)
{
    return fmt::format("findings-{}-record{}.{}", count, count == 1 ? "" : "s", format.written_as);
}

}  // namespace

Response exported(std::vector<RecordId> ids, const Format& format, const Context& context)
{
    Response response;
    response.set("Content-Type", content_type(format));
    response.set("Content-Disposition",
                 "attachment; filename=\"" + file_name(ids.size(), format) + '"');
    response.body = Blocks(std::move(ids), *format.writer, context.lend);
    return response;
}

Response exported_item(const CatalogueRecord& entry, const Format& format, const Context& context)
{
    std::ostringstream out;
    const Record record = as_decided(entry);
    write_records(*format.writer, out, std::span(&record, 1), &context.vocabulary);
    Response response{.body = std::move(out).str()};
    response.set("Content-Type", content_type(format));
    response.set("ETag", etag_of(response.text()));
    return response;
}

Response no_such_form(std::string_view ending)
{
    std::vector<std::string> endings;
    for (const Format& format : formats())
        if (format.writer != nullptr)
            endings.push_back("." + std::string(format.written_as));
    return problem(404, fmt::format("Nothing is written as \".{}\". There are: {}.",
                                    printable(ending), joined(endings, ", ")));
}

}  // namespace findings::server
