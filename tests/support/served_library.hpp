#pragma once

#include "library/catalogue/stores.hpp"
#include "library/index/reader.hpp"
#include "search-server/routes/routes.hpp"
#include "search-server/routes/use_tally.hpp"
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

    /// Sends a form of a page, with the token that belongs to the cookie among the headers.
    server::Response post(std::string_view target, const server::Fields& form,
                          server::Fields headers);

    /// A person of the library; the name signs in, with `password`.
    Person add_person(const std::string& name, Roles roles);

    /// The header of somebody who has signed in, for pages.
    server::Fields cookie_of(const Person& person);

    /// The header of a program, for the API.
    server::Fields token_of(const Person& person, Scope scope = Scope::write);

    /// The body of get() as JSON, whatever its status.
    boost::json::value json(std::string_view target);

    SampleLibrary& library() { return library_; }

    /// As handlers have it in Context::write().
    Stores& stores() { return stores_to_write_; }

    /// What the pages that were asked for count.
    server::UseTally& uses() { return uses_; }

    /// Ids in the order of the records.
    const std::vector<RecordId>& ids() const { return ids_; }

    std::string base_url;              ///< as Context has it
    server::Mailer* mailer = nullptr;  ///< as Context has it
    std::chrono::sys_seconds now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23}};

    static constexpr const char* password = "correct horse battery";

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
    server::UseTally uses_;
    server::SignInDesk desk_{{.operations = 1, .memory = 8192}, 2};
    const server::StoresWriter writer_ = [this](const std::function<void(Stores&)>& work) {
        work(stores_to_write_);
    };
    const server::Lender lend_ = [this](const std::function<void(server::Context&)>& use) {
        server::Context lent = context();
        use(lent);
    };
};

}  // namespace findings::tests
