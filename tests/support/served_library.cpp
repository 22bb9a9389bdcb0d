#include "tests/support/served_library.hpp"

#include <boost/json/parse.hpp>

#include <stdexcept>

namespace findings::tests {

ServedLibrary::ServedLibrary(const std::vector<Record>& records)
{
    for (const Stored& stored : library_.store(records))
        ids_.push_back(stored.id);
    sync_index(library_.sources(), library_.catalogue());
    readers_ = std::make_unique<IndexReaders>(library_.path(), library_.vocabulary());
    index_ = std::make_unique<IndexReader>(readers_->make());
}

server::Response ServedLibrary::ask(server::Request request)
{
    server::Context context = this->context();
    return answer(request, context);
}

server::Context ServedLibrary::context()
{
    return {*index_,
            library_.catalogue(),
            library_.vocabulary(),
            scales_,
            tagger_,
            site_,
            base_url,
            lend_,
            stores_,
            writer_};
}

server::Response ServedLibrary::get(std::string_view target, server::Fields headers)
{
    server::Request request{.headers = std::move(headers)};
    if (!take_target(request, target))
        throw std::invalid_argument("not a target: " + std::string(target));
    return ask(std::move(request));
}

boost::json::value ServedLibrary::json(std::string_view target)
{
    return boost::json::parse(get(target).text());
}

}  // namespace findings::tests
