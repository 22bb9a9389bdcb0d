#pragma once

#include "library/catalogue/catalogue.hpp"
#include "library/catalogue/catalogue_file.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// What suggestions were learned from.
struct StoredModel {
    std::int64_t version = 0;  ///< counts up from 1 with each learning
    std::chrono::sys_seconds learned;
    std::int64_t items = 0;
    std::string bytes;
};

/// An area suggested for a record.
struct SuggestedArea {
    std::string area;
    double score = 0;  ///< 0 to 1
    bool operator==(const SuggestedArea&) const = default;
};

/// What is suggested for a version of a record.
struct RecordSuggestions {
    RecordId record;
    VersionNumber version = 1;
    std::vector<SuggestedArea> areas;
};

/// The part of the catalogue that tagging by suggestion is kept in. As Catalogue: what a call that
/// writes has returned stays; one object belongs to one thread at a time; every function throws
/// CatalogueError where the file or the disk fails.
class TaggingStore {
public:
    /// The library must be there.
    TaggingStore(const std::filesystem::path& library, Catalogue::Access access);

    /// Over a file that is open already and outlives this.
    explicit TaggingStore(CatalogueFile& file);
    ~TaggingStore();
    TaggingStore(TaggingStore&&) noexcept;

    /// The model learned last.
    std::optional<StoredModel> model() const;

    /// The same without its bytes.
    std::optional<StoredModel> learned() const;

    /// Its version alone; 0 where nothing was learned.
    std::int64_t model_version() const;

    /// Keeps the model in place of the one before; returns its version.
    std::int64_t keep_model(std::string_view bytes, std::int64_t items);

    /// Forgets the model: there is nothing to learn from any more. Its version is not given again.
    void drop_model();

    /// Ids past `after`, in their order, up to `most`, of records whose version has no suggestions
    /// yet.
    std::vector<RecordId> untagged_after(std::string_view after, std::size_t most) const;

    /// Keeps the suggestions in place of those before, in one transaction; what authors and people
    /// say stays. A record whose areas change is marked as changed; one that has got another
    /// version meanwhile is left alone. Returns how many changed.
    std::int64_t keep(std::span<const RecordSuggestions> suggestions, std::int64_t model);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace findings
