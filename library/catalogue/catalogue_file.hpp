#pragma once

#include "library/catalogue/catalogue.hpp"

#include <filesystem>
#include <memory>

namespace findings {

class Connection;

/// The catalogue of a library, open once for several stores, so that what one of them writes and
/// the row of the audit trail for it are one transaction. Belongs to one thread at a time.
class CatalogueFile {
public:
    /// As Catalogue opens it. Throws CatalogueError.
    CatalogueFile(const std::filesystem::path& library, Catalogue::Access access);
    ~CatalogueFile();
    CatalogueFile(const CatalogueFile&) = delete;
    CatalogueFile& operator=(const CatalogueFile&) = delete;

    /// For the stores of library/catalogue; its type is in connection.hpp. Stays where it is.
    Connection& connection() const { return *connection_; }

private:
    std::unique_ptr<Connection> connection_;
};

}  // namespace findings
