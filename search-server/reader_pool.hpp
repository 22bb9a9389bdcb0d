#pragma once

#include "library/catalogue/catalogue.hpp"
#include "library/catalogue/stores.hpp"
#include "library/index/reader.hpp"
#include "search-server/views/site.hpp"

#include <condition_variable>
#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <vector>

namespace findings::server {

/// What one request reads with. Lent to one worker at a time.
struct Reader {
    IndexReader index;
    Catalogue catalogue;  ///< read only
    Site site;
    std::unique_ptr<const Stores> stores;  ///< read only; never null
};

/// The readers of a library; one is lent to each request and comes back by itself. Any thread.
class ReaderPool {
public:
    /// A reader on loan, or none where there is none to be had.
    class Lease {
    public:
        explicit Lease(ReaderPool& pool) : pool_(pool), reader_(pool.take()) {}
        ~Lease() { pool_.give_back(reader_); }
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;

        explicit operator bool() const { return reader_ != nullptr; }
        Reader* operator->() const { return reader_; }
        Reader& operator*() const { return *reader_; }

    private:
        ReaderPool& pool_;
        Reader* reader_;
    };

    /// Makes these the readers there are. The pool must be empty.
    void fill(std::list<Reader> readers);

    /// Lends nothing more, waits for the readers on loan and closes all of them.
    void empty();

    bool is_empty() const;

private:
    Reader* take();
    void give_back(Reader* reader);

    mutable std::mutex mutex_;
    std::condition_variable returned_;
    std::list<Reader> all_;  // a list: readers on loan stay where they are
    std::vector<Reader*> free_;
    bool is_closing_ = false;
};

}  // namespace findings::server
