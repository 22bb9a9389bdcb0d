#include "library/formats/zip_writing.hpp"

#include <zip.h>

#include <deque>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace findings {
namespace {

struct DiscardArchive {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct FreeSource {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Source = std::unique_ptr<zip_source_t, FreeSource>;

[[noreturn]] void fail(std::string_view what)
{
    throw std::runtime_error("cannot make a zip archive: " + std::string(what));
}

}  // namespace

struct ZipWriting::State {
    zip_int64_t changed = 0;
    Source target;
    std::unique_ptr<zip_t, DiscardArchive> archive;
    std::deque<std::string> files;  ///< libzip reads them when the archive is closed
};

ZipWriting::ZipWriting(std::chrono::sys_seconds changed) : state_(std::make_unique<State>())
{
    state_->changed = changed.time_since_epoch().count();
    zip_error_t error;
    zip_error_init(&error);
    state_->target.reset(zip_source_buffer_create(nullptr, 0, 0, &error));
    if (state_->target == nullptr)
        fail("no memory");
    // the archive takes a reference of its own with it
    zip_source_keep(state_->target.get());
    state_->archive.reset(zip_open_from_source(state_->target.get(), ZIP_TRUNCATE, &error));
    if (state_->archive != nullptr)
        return;
    zip_source_free(state_->target.get());
    fail(zip_error_strerror(&error));
}

ZipWriting::~ZipWriting() = default;

void ZipWriting::add(const std::string& name, std::string bytes)
{
    zip_t* const archive = state_->archive.get();
    const std::string& kept = state_->files.emplace_back(std::move(bytes));
    zip_source_t* const source = zip_source_buffer(archive, kept.data(), kept.size(), 0);
    if (source == nullptr)
        fail(zip_strerror(archive));
    const zip_int64_t index =
        zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8 | ZIP_FL_OVERWRITE);
    if (index < 0) {
        zip_source_free(source);
        fail(zip_strerror(archive));
    }
    if (zip_file_set_mtime(archive, static_cast<zip_uint64_t>(index), state_->changed, 0) != 0)
        fail(zip_strerror(archive));
}

std::string ZipWriting::take()
{
    if (zip_close(state_->archive.get()) != 0)
        fail(zip_strerror(state_->archive.get()));
    static_cast<void>(state_->archive.release());
    zip_source_t* const target = state_->target.get();
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_source_stat(target, &stat) != 0 || zip_source_open(target) != 0)
        fail(zip_error_strerror(zip_source_error(target)));
    std::string bytes(stat.size, '\0');
    const zip_int64_t length = zip_source_read(target, bytes.data(), bytes.size());
    zip_source_close(target);
    if (length < 0 || static_cast<std::size_t>(length) != bytes.size())
        fail("it cannot be read back");
    return bytes;
}

}  // namespace findings
