#include "library/formats/zip_archive.hpp"

#include "library/base/text.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <zip.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <utility>

namespace findings {
namespace {

constexpr std::size_t small_file = 64 * 1024;  // whose ratio says nothing

struct CloseArchive {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, CloseArchive>;

ZipFault broken(std::string_view what)
{
    return {"the archive is broken: " + std::string(what), "save or fetch the file again"};
}

ZipFault too_large()
{
    return {fmt::format("the archive holds more than {} MiB", most_unpacked / 1024 / 1024),
            "take the pictures out, or divide the document"};
}

ZipFault too_dense(std::string_view name)
{
    return {fmt::format("{} in the archive is more than {} times larger than packed",
                        printable(name), most_zip_ratio),
            "save the document anew; archives like this are made to fill memory"};
}

bool leads_out(std::string_view name)
{
    if (name.starts_with('/') || name.find('\\') != std::string_view::npos ||
        (name.size() > 1 && name[1] == ':'))
        return true;
    for (const std::string_view part : split(name, '/'))
        if (part == "..")
            return true;
    return false;
}

bool is_link(zip_t* archive, zip_uint64_t index)
{
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    zip_file_get_external_attributes(archive, index, 0, &system, &attributes);
    return system == ZIP_OPSYS_UNIX && S_ISLNK(attributes >> 16);
}

bool is_too_dense(std::uint64_t unpacked, std::uint64_t packed)
{
    return unpacked >= small_file && unpacked / most_zip_ratio > packed;
}

/// What speaks against one entry, by what the archive says of it.
std::optional<ZipFault> fault_of(zip_t* archive, zip_uint64_t index, const zip_stat_t& entry)
{
    const std::string_view name = entry.name;
    const std::string safe = printable(name);
    if (leads_out(name))
        return ZipFault{"the archive names a file outside of itself: " + safe,
                        "save the document anew; do not unpack this file"};
    if (is_link(archive, index))
        return ZipFault{"the archive holds a link: " + safe,
                        "save the document anew; do not unpack this file"};
    if ((entry.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && entry.encryption_method != ZIP_EM_NONE)
        return ZipFault{"the archive is encrypted", "save it without a password"};
    if (is_too_dense(entry.size, entry.comp_size))
        return too_dense(name);
    return std::nullopt;
}

std::optional<ZipFault> fault_of(zip_t* archive)
{
    const zip_int64_t count = zip_get_num_entries(archive, 0);
    if (count < 0 || static_cast<std::size_t>(count) > most_zip_entries)
        return ZipFault{fmt::format("the archive holds more than {} files", most_zip_entries),
                        "give the document alone"};
    std::uint64_t bytes = 0;
    std::set<std::string> names;
    for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
        zip_stat_t entry;
        zip_stat_init(&entry);
        if (zip_stat_index(archive, i, 0, &entry) != 0 || (entry.valid & ZIP_STAT_NAME) == 0 ||
            (entry.valid & ZIP_STAT_SIZE) == 0 || (entry.valid & ZIP_STAT_COMP_SIZE) == 0)
            return broken("an entry says nothing of itself");
        if (auto fault = fault_of(archive, i, entry))
            return fault;
        if (!names.insert(ascii_lower(entry.name)).second)
            return broken(printable(entry.name) + " is there twice");
        bytes += std::min<std::uint64_t>(entry.size, most_unpacked + 1);
        if (bytes > most_unpacked)
            return too_large();
    }
    return std::nullopt;
}

}  // namespace

struct ZipArchive::State {
    std::string bytes;  ///< libzip reads from it
    Archive archive;
    std::size_t unpacked = 0;
};

ZipArchive::ZipArchive(std::unique_ptr<State> state) : state_(std::move(state)) {}
ZipArchive::ZipArchive(ZipArchive&&) noexcept = default;
ZipArchive& ZipArchive::operator=(ZipArchive&&) noexcept = default;
ZipArchive::~ZipArchive() = default;

Result<ZipArchive, ZipFault> ZipArchive::open(std::string bytes)
{
    auto state = std::make_unique<State>();
    state->bytes = std::move(bytes);
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source =
        zip_source_buffer_create(state->bytes.data(), state->bytes.size(), 0, &error);
    if (source != nullptr)
        state->archive.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (state->archive == nullptr) {
        const std::string reason = zip_error_strerror(&error);
        zip_error_fini(&error);
        if (source != nullptr)
            zip_source_free(source);
        return broken(reason);
    }
    if (auto fault = fault_of(state->archive.get()))
        return *fault;
    return ZipArchive(std::move(state));
}

bool ZipArchive::holds(const std::string& name) const
{
    return zip_name_locate(state_->archive.get(), name.c_str(), 0) >= 0;
}

Result<std::string, ZipFault> ZipArchive::read(const std::string& name)
{
    zip_t* archive = state_->archive.get();
    zip_stat_t entry;
    zip_stat_init(&entry);
    if (zip_stat(archive, name.c_str(), 0, &entry) != 0)
        return ZipFault{"there is no " + printable(name) + " in it",
                        "give a Word document (.docx)"};
    const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen(archive, name.c_str(), 0));
    if (file == nullptr)
        return broken(printable(name) + ": " + zip_strerror(archive));
    std::string bytes;
    std::string block(64 * 1024, '\0');
    for (;;) {
        const zip_int64_t length = zip_fread(file.get(), block.data(), block.size());
        if (length < 0)
            return broken(printable(name) + ": " + zip_file_strerror(file.get()));
        if (length == 0)
            break;
        bytes.append(block, 0, static_cast<std::size_t>(length));
        state_->unpacked += static_cast<std::size_t>(length);
        if (state_->unpacked > most_unpacked)
            return too_large();
        if (is_too_dense(bytes.size(), entry.comp_size))
            return too_dense(name);
    }
    return Result<std::string, ZipFault>(boost::system::in_place_value, std::move(bytes));
}

bool begins_as_zip(std::string_view beginning)
{
    return beginning.starts_with("PK\x03\x04");
}

}  // namespace findings
