#include "search-server/service.hpp"

#include "library/base/log.hpp"
#include "library/base/secret.hpp"
#include "library/index/generation.hpp"
#include "library/index/generation_manifest.hpp"
#include "tests/library/catalogue/tiny_disk.hpp"
#include "tests/support/sample_library.hpp"
#include "tests/support/sample_records.hpp"

#include <boost/json/parse.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

namespace findings::server {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;
using tests::SampleLibrary;

Response get(Service& service, std::string_view target)
{
    Request request;
    EXPECT_TRUE(take_target(request, target));
    return service.answer(request);
}

/// Asks until the condition holds, a minute at most; false where it does not come true.
template <class Condition>
bool comes_true(const Condition& condition)
{
    const auto end = std::chrono::steady_clock::now() + 60s;
    while (!condition())
        if (std::chrono::steady_clock::now() > end)
            return false;
    return true;
}

bool is_ready(Service& service)
{
    return get(service, "/health/ready").status == 200;
}

int total(Service& service, std::string_view target)
{
    const Response response = get(service, target);
    return response.status == 200 ? json::parse(response.text()).at("total").to_number<int>() : -1;
}

class ServiceTest : public testing::Test {
protected:
    ServiceTest()
    {
        set_log_level(LogLevel::error);
        library_.store(tests::sample_records(1, 20));
    }

    ServiceOptions options(std::size_t workers = 2)
    {
        return {.library = library_.path(), .workers = workers, .tick = 1ms};
    }

    SampleLibrary library_;
};

TEST_F(ServiceTest, AnswersFromManyThreadsWhileTheLibraryGrowsAndIsRebuilt)
{
    constexpr int threads = 3;
    Service service(options(threads));
    ASSERT_TRUE(comes_true([&] { return is_ready(service); }));
    std::atomic<bool> is_over = false;
    std::atomic<int> failures = 0;
    std::vector<std::jthread> askers;
    for (int i = 0; i < threads - 1; ++i)
        askers.emplace_back([&] {
            while (!is_over)
                failures += get(service, "/api/v1/search?q=children").status != 200;
        });
    library_.store({{.language = Language::parse("en"), .title = "Xylophone therapy"}});
    EXPECT_TRUE(comes_true([&] { return total(service, "/api/v1/search?q=xylophone") == 1; }));
    rebuild_index(library_.sources(), {});
    EXPECT_EQ(total(service, "/api/v1/search?q=xylophone"), 1);
    is_over = true;
    askers.clear();
    EXPECT_EQ(failures, 0);
}

TEST_F(ServiceTest, MakesAnIndexAgainThatWasTakenAwayWhileItServes)
{
    Service service(options());
    ASSERT_TRUE(comes_true([&] { return is_ready(service); }));
    std::filesystem::rename(library_.path() / "index", library_.path() / "index.away");
    EXPECT_TRUE(comes_true([&] { return total(service, "/api/v1/search") > 0; }));
    EXPECT_TRUE(comes_true([&] { return is_ready(service); }));
}

TEST_F(ServiceTest, KeepsWhatItCountedWhenItStops)
{
    {
        Service service(options());
        ASSERT_TRUE(comes_true([&] { return is_ready(service); }));
        for (int i = 0; i < 5; ++i)
            EXPECT_EQ(get(service, "/en/search?q=xylophone").status, 200U);
        EXPECT_TRUE(service.stop(60s));
    }
    const Stores stores(library_.path(), Catalogue::Access::read_only);
    EXPECT_EQ(stores.use_counts.most_used(UseKind::unanswered, 2),
              (std::vector<UseCount>{{{UseKind::unanswered, "xylophone", "en"}, 5}}));
}

TEST_F(ServiceTest, FollowsTheVocabularyOfTheLibrary)
{
    Service service(options());
    ASSERT_TRUE(comes_true([&] { return is_ready(service); }));
    const std::string_view rdf_xml =
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
        "xmlns:skos=\"http://www.w3.org/2004/02/skos/core#\">"
        "<skos:Concept rdf:about=\"https://example.org/areas/only\">"
        "<skos:prefLabel xml:lang=\"en\">The only one</skos:prefLabel></skos:Concept></rdf:RDF>";
    library_.catalogue().set_vocabulary(rdf_xml, Vocabulary::from_skos(rdf_xml).hash());
    EXPECT_TRUE(comes_true([&] {
        const Response response = get(service, "/api/v1/areas");
        return response.status == 200 &&
               json::parse(response.text()).at("areas").as_array().size() == 1;
    }));
    EXPECT_EQ(total(service, "/api/v1/search"), total(service, "/api/v1/search?q="));
}

TEST_F(ServiceTest, SaysWhyItIsNotReady)
{
    ServiceOptions read_only = options();
    read_only.is_read_only = true;
    Service service(read_only);
    EXPECT_TRUE(comes_true(
        [&] { return get(service, "/health/ready").text().find("index") != std::string::npos; }));
    EXPECT_EQ(get(service, "/health/ready").status, 503u);
    EXPECT_EQ(get(service, "/api/v1/search").status, 503u);
    sync_index(library_.sources(), library_.catalogue());
    EXPECT_TRUE(comes_true([&] { return is_ready(service); }));
}

TEST_F(ServiceTest, SealsTheIndexWhenItStops)
{
    Service service(options());
    ASSERT_TRUE(comes_true([&] { return is_ready(service); }));
    EXPECT_TRUE(service.stop(60s));
    EXPECT_TRUE(is_index_sealed(library_.path()));
}

TEST_F(ServiceTest, OpensNothingWhereThereIsNoCatalogue)
{
    const TemporaryFolder empty;
    EXPECT_THROW(Service({.library = empty.path()}), CatalogueError);
    EXPECT_TRUE(std::filesystem::is_empty(empty.path()));
}

/// Somebody who administers the library, by the header of their program.
Fields administrator_token(const std::filesystem::path& library)
{
    Stores stores(library, Catalogue::Access::read_write);
    const Person ada = *stores.people.add(
        {}, {.name = "Ada", .sign_in_name = "ada", .roles = {Role::administrator}});
    const std::string secret = make_secret();
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    stores.api_tokens.add({},
                          {.id = TokenId::make(),
                           .person = ada.id,
                           .name = "a test",
                           .scope = Scope::write,
                           .made = now,
                           .expires = now + 1h},
                          secret);
    return {{"authorization", "Bearer " + secret}, {"content-type", "application/json"}};
}

unsigned post_list(Service& service, const Fields& headers)
{
    Request request{
        .method = Method::post, .headers = headers, .body = R"({"title":"A reading list"})"};
    EXPECT_TRUE(take_target(request, "/api/v1/lists"));
    return service.answer(request).status;
}

TEST_F(ServiceTest, KeepsWhatManyWriteAtTheSameTime)
{
    constexpr int writers = 4;
    constexpr int writes = 10;
    const Fields headers = administrator_token(library_.path());
    Service service(options(writers));
    ASSERT_TRUE(comes_true([&] { return is_ready(service); }));
    std::atomic<int> created = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < writers; ++i)
            threads.emplace_back([&] {
                for (int j = 0; j < writes; ++j)
                    created += post_list(service, headers) == 201 ? 1 : 0;
            });
    }
    const Stores stores(library_.path(), Catalogue::Access::read_only);
    EXPECT_EQ(created, writers * writes);
    EXPECT_EQ(stores.lists.of(stores.people.to_sign_in("ada")->person).size(),
              static_cast<std::size_t>(writers * writes));
}

TEST_F(ServiceTest, WritesNothingWhereItServesReadOnly)
{
    const Fields headers = administrator_token(library_.path());
    {
        Service makes_the_index(options());
        ASSERT_TRUE(comes_true([&] { return is_ready(makes_the_index); }));
    }
    ServiceOptions read_only = options();
    read_only.is_read_only = true;
    Service service(read_only);
    ASSERT_TRUE(comes_true([&] { return is_ready(service); }));
    EXPECT_EQ(post_list(service, headers), 503u);
    EXPECT_FALSE(service.make_first_link());
}

TEST_F(ServiceTest, MakesALinkForTheFirstAdministratorUntilThereIsOne)
{
    Service service(options());
    ASSERT_TRUE(comes_true([&] { return is_ready(service); }));
    const std::string lost = service.make_first_link().value();
    const std::string link = service.make_first_link().value();
    EXPECT_EQ(get(service, "/en/join/" + lost).status, 404u);
    EXPECT_EQ(get(service, "/en/join/" + link).status, 200u);

    administrator_token(library_.path());
    EXPECT_FALSE(service.make_first_link());
}

/// What has become of the index of a library, and what an operator is told of it.
class DamagedIndex : public ServiceTest {
protected:
    DamagedIndex() { rebuild_index(library_.sources(), {.jobs = 1}); }

    std::filesystem::path live() const { return IndexFolder(library_.path()).live().value(); }

    void overwrite(const std::filesystem::path& path, std::uintmax_t at) const
    {
        std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(static_cast<std::streamoff>(at));
        file << "damage";
    }

    /// Searches are answered, and nothing is wrong any more.
    bool is_mended(Service& service) const
    {
        const Response ready = get(service, "/health/ready");
        return ready.status == 200 && ready.text().find("degraded") == std::string::npos;
    }

    void expect_mended_with(Service& service, std::string_view metric)
    {
        EXPECT_TRUE(comes_true([&] { return is_mended(service); }))
            << get(service, "/health/ready").text();
        EXPECT_EQ(total(service, "/api/v1/search"), all_);
        EXPECT_THAT(get(service, "/metrics").text(), testing::HasSubstr(metric));
        EXPECT_TRUE(service.stop(60s));
        EXPECT_TRUE(verify_index(library_.sources(), library_.catalogue()).none());
    }

    const int all_ = [this] {
        IndexReaders readers(library_.path(), library_.vocabulary());
        rebuild_index(library_.sources(), {.jobs = 1});
        return static_cast<int>(readers.make().search({}).total);
    }();
};

TEST_F(DamagedIndex, IsMadeAnewWhicheverFileIsWrong)
{
    for (const char* name : {"iamglass", "postlist.glass"}) {
        SCOPED_TRACE(name);
        const std::filesystem::path path = live() / name;
        overwrite(path, std::filesystem::file_size(path) / 2);
        Service service(options());
        expect_mended_with(service, "findings_index_damaged 1\n");
    }
}

TEST_F(DamagedIndex, ThatWasNotSealedIsMadeAnewToo)
{
    drop_manifest(live());
    // Xapian's own check need not see it
    overwrite(live() / "docdata.glass", std::filesystem::file_size(live() / "docdata.glass") - 8);
    Service service(options());
    expect_mended_with(service, "findings_index_damaged");
    EXPECT_EQ(IndexFolder(library_.path()).finished().size(), 2u);
}

TEST_F(ServiceTest, SealsAnIndexThatNobodyWritesTo)
{
    ServiceOptions soon = options();
    soon.quiet = 0ms;
    Service service(soon);
    ASSERT_TRUE(comes_true([&] { return is_ready(service); }));
    drop_manifest(IndexFolder(library_.path()).live().value());
    library_.store({{.language = Language::parse("en"), .title = "Xylophone therapy"}});
    EXPECT_TRUE(comes_true([&] { return is_index_sealed(library_.path()); }));
    EXPECT_TRUE(comes_true([&] { return total(service, "/api/v1/search?q=xylophone") == 1; }));
}

TEST_F(DamagedIndex, WithoutAGenerationBeforeIsMadeAnewAsWell)
{
    std::filesystem::remove_all(IndexFolder(library_.path()).previous().value());
    overwrite(live() / "iamglass", 30);
    Service service(options());
    expect_mended_with(service, "findings_index_damaged 1\n");
}

TEST_F(DamagedIndex, ThatASearchStumblesOverIsReplacedWhileItIsServed)
{
    Service service(options());
    ASSERT_TRUE(comes_true([&] { return is_ready(service); }));
    ASSERT_EQ(total(service, "/api/v1/search"), all_);
    std::filesystem::resize_file(live() / "docdata.glass", 0);
    comes_true([&] { return total(service, "/api/v1/search") != all_; });
    EXPECT_TRUE(comes_true([&] { return total(service, "/api/v1/search") == all_; }));
    expect_mended_with(service, "findings_index_damaged 1\n");
}

TEST_F(DamagedIndex, IsNoReasonNotToShowRecordsAndLists)
{
    overwrite(live() / "iamglass", 30);
    ServiceOptions read_only = options();
    read_only.is_read_only = true;
    Service service(read_only);
    const std::string id = tests::sample_record(1, 0).id->str();
    EXPECT_TRUE(comes_true([&] { return get(service, "/api/v1/items/" + id).status == 200; }));
    EXPECT_TRUE(comes_true([&] {
        return get(service, "/health/ready").text().find("iamglass") != std::string::npos;
    }));
    const Response search = get(service, "/api/v1/search?q=children");
    EXPECT_EQ(search.status, 503u);
    EXPECT_THAT(search.text(), testing::HasSubstr("Search is being rebuilt"));
    EXPECT_THAT(get(service, "/fr/search?q=children").text(), testing::HasSubstr("reconstruction"));
    EXPECT_EQ(get(service, "/api/v1/lists").status, 200u);

    rebuild_index(library_.sources(), {.jobs = 1});
    EXPECT_TRUE(comes_true([&] { return total(service, "/api/v1/search") == all_; }))
        << "another program has mended it";
}

/// A library on a disk that is soon full, and what takes the room.
class FullDisk : public testing::Test {
protected:
    FullDisk()
    {
        set_log_level(LogLevel::error);
        if (disk_.mounted())
            store(1, 20);
    }

    void SetUp() override
    {
        if (!disk_.mounted())
            GTEST_SKIP() << "this machine lets us mount no disk";
    }

    void store(std::uint64_t seed, std::uint64_t count) const
    {
        Catalogue catalogue(library_, Catalogue::Access::read_write);
        std::vector<Candidate> candidates;
        for (Record& record : tests::sample_records(seed, count))
            candidates.push_back({.record = std::move(record), .origin = {}});
        catalogue.store(catalogue.begin_batch("test"), candidates);
    }

    void fill() const
    {
        std::ofstream file(ballast_, std::ios::binary);
        const std::string block(4096, 'x');
        while (file.write(block.data(), static_cast<std::streamsize>(block.size())).flush()) {
        }
    }

    void make_room() const { std::filesystem::remove(ballast_); }

    ServiceOptions options() const { return {.library = library_, .tick = 1ms}; }

    std::string health(Service& service) const { return get(service, "/health/ready").text(); }

    const TinyDisk disk_{32 * 1024};
    const std::filesystem::path library_ = disk_.path() / "library";
    const std::filesystem::path ballast_ = disk_.path() / "ballast";
};

TEST_F(FullDisk, StopsWritingAndGoesOnByItselfAndIsSearchedMeanwhile)
{
    const Fields headers = administrator_token(library_);
    Service service(options());
    ASSERT_TRUE(comes_true([&] { return is_ready(service); }));
    const int all = total(service, "/api/v1/search");
    EXPECT_EQ(post_list(service, headers), 201u);
    fill();
    EXPECT_TRUE(comes_true([&] { return post_list(service, headers) == 507; }));
    EXPECT_EQ(total(service, "/api/v1/search"), all);
    EXPECT_THAT(health(service), testing::HasSubstr("degraded"));
    EXPECT_EQ(get(service, "/health/ready").status, 200u);
    make_room();
    EXPECT_TRUE(comes_true([&] { return post_list(service, headers) == 201; }));
    EXPECT_TRUE(comes_true([&] { return health(service) == R"({"status":"ready"})"; }));
}

TEST_F(FullDisk, KeepsTheIndexThatItCannotBringUpAndBringsItUpLater)
{
    {
        Service service(options());
        ASSERT_TRUE(comes_true([&] { return is_ready(service); }));
        EXPECT_TRUE(service.stop(60s));
    }
    store(2, 30);
    fill();
    Service service(options());
    EXPECT_TRUE(comes_true([&] { return is_ready(service); }));
    const int before = total(service, "/api/v1/search");
    EXPECT_GT(before, 0);
    EXPECT_TRUE(comes_true([&] { return health(service).find("degraded") != std::string::npos; }));
    EXPECT_EQ(total(service, "/api/v1/search"), before);
    make_room();
    EXPECT_TRUE(comes_true([&] { return total(service, "/api/v1/search") > before; }));
    EXPECT_TRUE(comes_true([&] { return health(service) == R"({"status":"ready"})"; }));
}

TEST_F(FullDisk, MakesAnIndexAsSoonAsThereIsRoom)
{
    fill();
    Service service(options());
    EXPECT_TRUE(comes_true(
        [&] { return health(service).find("cannot be made anew") != std::string::npos; }));
    EXPECT_EQ(get(service, "/api/v1/search").status, 503u);
    make_room();
    EXPECT_TRUE(comes_true([&] { return total(service, "/api/v1/search") > 0; }));
}

TEST_F(ServiceTest, RefusesACatalogueThatIsDamagedAndSaysWhatHelps)
{
    const TemporaryFolder other;
    std::ofstream(other.path() / "catalogue.sqlite") << std::string(8192, 'x');
    try {
        Service({.library = other.path()});
        ADD_FAILURE() << "was served";
    } catch (const CatalogueError& error) {
        EXPECT_THAT(error.what(), testing::AllOf(testing::HasSubstr("catalogue.sqlite"),
                                                 testing::HasSubstr("findings-indexer")));
    }
}

}  // namespace
}  // namespace findings::server
