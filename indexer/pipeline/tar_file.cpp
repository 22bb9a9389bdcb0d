#include "indexer/pipeline/tar_file.hpp"

#include "library/base/file.hpp"
#include "library/base/sha256.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <fstream>
#include <vector>

namespace findings::indexer {
namespace {

constexpr std::size_t block_size = 256 * 1024;  // bytes

struct CloseArchive {
    void operator()(archive* open) const { archive_free(open); }
};
struct CloseEntry {
    void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};
using OpenArchive = std::unique_ptr<archive, CloseArchive>;

/// Throws what the library says is wrong, unless the result is well.
void expect_well(la_ssize_t result, archive* open, const std::filesystem::path& file)
{
    if (result >= ARCHIVE_OK)
        return;
    const char* const why = archive_error_string(open);
    throw FileError(file.string() + ": " + (why != nullptr ? why : "the archive is damaged"));
}

}  // namespace

struct TarWriter::State {
    std::filesystem::path file;
    OpenArchive out{archive_write_new()};

    void begin(const std::string& name, std::uintmax_t size) const
    {
        const std::unique_ptr<archive_entry, CloseEntry> entry(archive_entry_new());
        archive_entry_set_pathname(entry.get(), name.c_str());
        archive_entry_set_size(entry.get(), static_cast<la_int64_t>(size));
        archive_entry_set_filetype(entry.get(), AE_IFREG);
        archive_entry_set_perm(entry.get(), 0644);
        expect_well(archive_write_header(out.get(), entry.get()), out.get(), file);
    }

    void write(std::string_view bytes) const
    {
        const la_ssize_t written = archive_write_data(out.get(), bytes.data(), bytes.size());
        expect_well(written, out.get(), file);
        // a file that grew while it was read: its member has no room for more
        if (static_cast<std::size_t>(written) != bytes.size())
            throw FileError(file.string() + ": a member changed while it was being written");
    }
};

TarWriter::TarWriter(const std::filesystem::path& file) : state_(new State{.file = file})
{
    archive* const out = state_->out.get();
    expect_well(archive_write_set_format_pax_restricted(out), out, file);
    expect_well(archive_write_open_filename(out, file.c_str()), out, file);
}

TarWriter::~TarWriter() = default;

std::string TarWriter::add_file(const std::string& name, const std::filesystem::path& file)
{
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(file, error);
    std::ifstream in(file, std::ios::binary);
    if (error || !in)
        throw FileError(file.string() + ": cannot be read");
    state_->begin(name, size);
    Sha256 sum;
    std::vector<char> block(block_size);
    std::uintmax_t read = 0;
    while (in.read(block.data(), static_cast<std::streamsize>(block.size())), in.gcount() > 0) {
        const std::string_view bytes(block.data(), static_cast<std::size_t>(in.gcount()));
        sum.add(bytes);
        state_->write(bytes);
        read += bytes.size();
    }
    if (in.bad() || read != size)
        throw FileError(file.string() + ": changed or failed while it was read");
    return sum.hex();
}

void TarWriter::add_text(const std::string& name, std::string_view text)
{
    state_->begin(name, text.size());
    state_->write(text);
}

void TarWriter::finish()
{
    expect_well(archive_write_close(state_->out.get()), state_->out.get(), state_->file);
}

struct TarReader::State {
    std::filesystem::path file;
    OpenArchive in{archive_read_new()};
};

TarReader::TarReader(const std::filesystem::path& file) : state_(new State{.file = file})
{
    archive* const in = state_->in.get();
    expect_well(archive_read_support_format_tar(in), in, file);
    expect_well(archive_read_open_filename(in, file.c_str(), block_size), in, file);
}

TarReader::~TarReader() = default;

std::optional<TarMember> TarReader::next()
{
    archive_entry* entry = nullptr;
    const int result = archive_read_next_header(state_->in.get(), &entry);
    if (result == ARCHIVE_EOF)
        return std::nullopt;
    expect_well(result, state_->in.get(), state_->file);
    const char* const name = archive_entry_pathname(entry);
    const bool is_file =
        archive_entry_filetype(entry) == AE_IFREG && archive_entry_hardlink(entry) == nullptr;
    return TarMember{name != nullptr ? name : "", archive_entry_size(entry), is_file};
}

void TarReader::read(const std::function<void(std::string_view block)>& take)
{
    std::vector<char> block(block_size);
    for (;;) {
        const la_ssize_t count = archive_read_data(state_->in.get(), block.data(), block.size());
        expect_well(count, state_->in.get(), state_->file);
        if (count == 0)
            return;
        take({block.data(), static_cast<std::size_t>(count)});
    }
}

}  // namespace findings::indexer
