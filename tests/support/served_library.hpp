#pragma once

#include "library/catalogue/stores.hpp"
#include "library/index/reader.hpp"
#include "search-server/routes/routes.hpp"
#include "tests/support/sample_library.hpp"

#include <boost/json/value.hpp>

#include <memory>
#include <string_view>
#include <vector>

namespace findings::tests {

/// A library with these records, indexed, that answers requests without a socket.
class ServedLibrary {
public:
    explicit ServedLibrary(const std::vector<Record>& records);

    /// The answer of the routes, without what the HTTP layer adds to it.
    server::Response ask(server::Request request);
    server::Response get(std::string_view target, server::Fields headers = {});

    /// The body of get() as JSON, whatever its status.
    boost::json::value json(std::string_view target);

    SampleLibrary& library() { return library_; }

    /// As handlers have it in Context::write().
    Stores& stores() { return stores_to_write_; }

    /// Ids in the order of the records.
    const std::vector<RecordId>& ids() const { return ids_; }

    std::string base_url;  ///< as Context has it

private:
    server::Context context();

    SampleLibrary library_;
    EvidenceScales scales_ = shipped_scales();
    TaggingModel learned_;
    Tagger tagger_{library_.vocabulary().concepts(), learned_};
    std::vector<RecordId> ids_;
    server::Site site_;
    std::unique_ptr<IndexReaders> readers_;
    std::unique_ptr<IndexReader> index_;
    Stores stores_{library_.path(), Catalogue::Access::read_only};
    Stores stores_to_write_{library_.path(), Catalogue::Access::read_write};
    const server::StoresWriter writer_ = [this](const std::function<void(Stores&)>& work) {
        work(stores_to_write_);
    };
    const server::Lender lend_ = [this](const std::function<void(server::Context&)>& use) {
        server::Context lent = context();
        use(lent);
    };
};

}  // namespace findings::tests
