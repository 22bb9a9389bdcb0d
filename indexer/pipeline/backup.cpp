#include "indexer/pipeline/backup.hpp"

#include "indexer/pipeline/backup_layout.hpp"
#include "indexer/pipeline/tar_file.hpp"
#include "library/base/file.hpp"

namespace findings::indexer {
namespace {

/// A folder beside the archive for what is not whole yet, removed with the object.
class Workplace {
public:
    explicit Workplace(const std::filesystem::path& archive) : path_(archive)
    {
        path_ += ".part";
        std::error_code error;
        std::filesystem::remove_all(path_, error);
        if (!std::filesystem::create_directory(path_, error))
            throw FileError(path_.string() + ": cannot be made: " + error.message());
    }
    ~Workplace()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    Workplace(const Workplace&) = delete;
    Workplace& operator=(const Workplace&) = delete;

    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// Writes members and their manifest.
class Archive {
public:
    explicit Archive(const std::filesystem::path& file) : tar_(file) {}

    void add(const std::string& name, const std::filesystem::path& file)
    {
        manifest_ += tar_.add_file(name, file) + "  " + name + '\n';
    }

    void finish()
    {
        tar_.add_text(backup_manifest, manifest_);
        tar_.finish();
    }

private:
    TarWriter tar_;
    std::string manifest_;
};

std::filesystem::path place_of(const Catalogue& catalogue, const std::string& sum)
{
    if (auto place = catalogue.original(sum))
        return *place;
    throw FileError("the original " + sum +
                    " is missing: findings-indexer verify names what it belongs to");
}

}  // namespace

BackupCount back_up(const Catalogue& catalogue, const std::filesystem::path& archive,
                    const Steps& steps)
{
    if (std::filesystem::exists(archive))
        throw FileError(archive.string() + ": is there already; name another file");
    const Workplace workplace(archive);
    catalogue.copy_to(workplace.path());
    const Catalogue copy(workplace.path(), Catalogue::Access::read_only);
    const std::vector<std::string> originals = copy.original_sums();
    const std::filesystem::path unfinished = workplace.path() / "archive.tar";
    Archive out(unfinished);
    out.add(backup_catalogue, workplace.path() / backup_catalogue);
    std::uint64_t done = 0;
    for (const std::string& sum : originals) {
        out.add(backup_name_of(sum), place_of(catalogue, sum));
        steps(++done, originals.size());
    }
    out.finish();
    sync_to_disk(unfinished);
    rename_durably(unfinished, archive);
    return {.records = static_cast<std::uint64_t>(copy.count()),
            .originals = originals.size(),
            .bytes = std::filesystem::file_size(archive)};
}

}  // namespace findings::indexer
