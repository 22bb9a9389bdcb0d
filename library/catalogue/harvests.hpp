#pragma once

#include "library/catalogue/catalogue.hpp"

#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// What a harvest takes from a repository.
struct HarvestScope {
    std::string url;     ///< the repository's base address
    std::string set;     ///< its setSpec; empty: all
    std::string prefix;  ///< the metadataPrefix
    bool operator==(const HarvestScope&) const = default;
};

/// The datestamps that a harvest asks for, as the protocol writes them, both included.
struct HarvestWindow {
    std::optional<std::string> from;
    std::optional<std::string> until;
    bool is_continuation = false;  ///< begins where an earlier harvest ended
    bool operator==(const HarvestWindow&) const = default;
};

/// A harvest that was begun. What it brings is one batch, however often it is cut off.
struct Harvest {
    std::int64_t number = 0;
    HarvestScope scope;
    HarvestWindow window;
    BatchId batch;
    std::optional<std::string> began;  ///< responseDate of the first page
    std::optional<std::string> token;  ///< of the page to come; nullopt: the first
};

/// A record that an item of a repository holds.
struct HarvestedRecord {
    std::string identifier;  ///< the item's OAI identifier
    Candidate candidate;
};

/// Where a harvest is after a page.
struct HarvestPosition {
    std::optional<std::string> began;
    std::optional<std::string> token;  ///< nullopt: there are no more pages
    std::int64_t rejected = 0;         ///< of the page, for the batch
};

/// The harvests of a library, in its catalogue. Durability, threads and errors are those of
/// Catalogue; it may be open beside one.
class Harvests {
public:
    class Page;

    /// Makes the catalogue where there is none.
    explicit Harvests(const std::filesystem::path& library);
    ~Harvests();
    Harvests(Harvests&&) noexcept;
    Harvests& operator=(Harvests&&) = delete;

    /// The last harvest of the scope, where it was cut off and its batch stands.
    std::optional<Harvest> unfinished(const HarvestScope& scope) const;

    /// The datestamp up to which the scope was harvested; nullopt where that is not known. Harvests
    /// that were taken back, or ended at a date of the user's choice, do not count.
    std::optional<std::string> harvested_upto(const HarvestScope& scope) const;

    /// Begins a harvest and its batch.
    Harvest begin(const HarvestScope& scope, const HarvestWindow& window);

    /// The pages are to be asked for from the first one again.
    void restart(const Harvest& harvest);

    /// As Catalogue::keep_original(), for the page that is stored next.
    std::string keep_original(std::istream& bytes);

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// What one page of a reply brings, in one transaction: nothing of it is there before commit(), and
/// all of it after. Other writers wait meanwhile. Belongs to the thread of its Harvests, which must
/// outlive it and have one page at a time.
class Harvests::Page {
public:
    Page(Harvests& harvests, const Harvest& harvest);
    ~Page();
    Page(const Page&) = delete;
    Page& operator=(const Page&) = delete;

    /// Stores records as Catalogue::store() does, and remembers which items they are of. What an
    /// item brought before becomes a new version of that, whatever else it is like. At most 1,000;
    /// the records of one item in one call.
    std::vector<Stored> store(std::vector<HarvestedRecord> records);

    /// Takes away what the item brought, unless another item or a file says it too; the record is
    /// then as it was without, or gone. False where the item is not known.
    bool withdraw(std::string_view identifier);

    /// Ends the harvest and its batch where there is no next token.
    void commit(const HarvestPosition& position);

private:
    struct Open;
    std::unique_ptr<Open> open_;
};

}  // namespace findings
