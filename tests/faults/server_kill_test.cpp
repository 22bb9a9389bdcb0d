#include "library/base/file.hpp"
#include "library/catalogue/catalogue.hpp"
#include "library/catalogue/stores.hpp"
#include "library/record/record_json.hpp"
#include "tests/end-to-end/raw_client.hpp"
#include "tests/faults/fault_counters.hpp"
#include "tests/support/program.hpp"
#include "tests/support/sample_library.hpp"
#include "tests/support/sample_records.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace findings {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using testing::Contains;
using testing::IsEmpty;
using tests::Program;
using tests::RawAnswer;
using tests::RawClient;

constexpr std::uint64_t instants = 44;
constexpr std::uint64_t records = 8;
constexpr const char* secret = "a-token-of-the-test-that-nobody-else-has-01";

/// What a server has answered 2xx, and what it was asked when it died.
struct Told {
    std::map<std::string, std::string> lists;  ///< titles by id
    std::set<std::string> drafts;
    std::set<std::string> published;
    std::string list_asked;   ///< a title that is on its way to a list
    std::string draft_asked;  ///< the id that is being published
    std::uint64_t answers = 0;
};

/// A server in a process of its own that a fault comes to, and somebody who writes to it.
class Writer {
public:
    Writer(const fs::path& library, const std::string& fault)
        : calls_(library.string() + ".calls"),
          process_(fs::path(FINDINGS_BIN) / "findings-search-server",
                   {"--library", library.string(), "serve", "--listen", "127.0.0.1:0"},
                   {.environment = tests::fault_environment(calls_, fault),
                    .errors = library.string() + ".errors"})
    {
        const std::string line = process_.line().value_or("");
        const std::size_t colon = line.rfind(':');
        if (colon != std::string::npos)
            port_ = static_cast<unsigned short>(std::stoul(line.substr(colon + 1)));
    }

    /// False where it died first.
    bool wait_until_ready()
    {
        RawAnswer answer;
        do
            answer = ask("GET", "/health/ready");
        while (answer.status == 503);
        return answer.status == 200;
    }

    std::uint64_t calls() const { return tests::read_counters(calls_).calls; }

    /// Lists and records, until all are done or the server is gone.
    void write_all(Told& told)
    {
        for (std::uint64_t number = 0; number < records; ++number)
            if (!write_list(number, told) || !write_record(number, told))
                return;
    }

    int end(int signal)
    {
        process_.send_signal(signal);
        return process_.end();
    }

private:
    RawAnswer ask(const std::string& method, const std::string& target,
                  const std::string& body = "", const std::string& match = "")
    {
        if (port_ == 0)
            return {};
        try {
            RawClient client(port_);
            client.send(method + " " + target +
                        " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer " +
                        secret + (match.empty() ? "" : "\r\nIf-Match: " + match) +
                        "\r\nContent-Type: application/json\r\nContent-Length: " +
                        std::to_string(body.size()) + "\r\n\r\n" + body);
            return client.answer();
        } catch (const std::exception&) {
            return {};  // nobody listens any more
        }
    }

    static std::string id_of(const RawAnswer& answer)
    {
        return std::string(json::parse(answer.body).at("id").as_string());
    }

    bool write_list(std::uint64_t number, Told& told)
    {
        told.list_asked = "List " + std::to_string(number);
        const RawAnswer made =
            ask("POST", "/api/v1/lists", json::serialize(json::object{{"title", told.list_asked}}));
        if (made.status != 201)
            return false;
        const std::string id = id_of(made);
        told.lists[id] = told.list_asked;
        ++told.answers;
        told.list_asked += ", in another order";
        const RawAnswer changed =
            ask("PUT", "/api/v1/lists/" + id,
                json::serialize(json::object{{"title", told.list_asked}}), made.field("ETag"));
        if (changed.status != 200)
            return false;
        told.lists[id] = told.list_asked;
        told.list_asked.clear();
        ++told.answers;
        return true;
    }

    bool write_record(std::uint64_t number, Told& told)
    {
        Record record = tests::sample_record(7, number);
        record.id.reset();
        const RawAnswer draft =
            ask("POST", "/api/v1/items?different=1", json::serialize(to_json(record)));
        if (draft.status != 201)
            return false;
        const std::string id = id_of(draft);
        told.drafts.insert(id);
        ++told.answers;
        const std::string item = "/api/v1/items/" + id;
        const RawAnswer sent = ask("POST", item + "/submit?different=1", "", draft.field("ETag"));
        if (sent.status != 200)
            return false;
        ++told.answers;
        told.draft_asked = id;
        if (ask("POST", item + "/publish", "", sent.field("ETag")).status != 200)
            return false;
        told.published.insert(id);
        told.draft_asked.clear();
        ++told.answers;
        return true;
    }

    fs::path calls_;
    Program process_;
    unsigned short port_ = 0;
};

/// A library with an index and an editor who has a token.
class ServerKill : public testing::Test {
protected:
    ServerKill()
    {
        library_.store({tests::sample_record(3, 0), tests::sample_record(3, 1)});
        Stores stores(library_.path(), Catalogue::Access::read_write);
        const auto person =
            stores.people.add({}, {.name = "E", .sign_in_name = "e", .roles = {Role::editor}});
        editor_ = *person;
        stores.api_tokens.add({},
                              {.id = TokenId::make(),
                               .person = editor_->id,
                               .name = "t",
                               .scope = Scope::write,
                               .made = std::chrono::sys_seconds{},
                               .expires = std::chrono::sys_days{std::chrono::year{2100} / 1 / 1}},
                              secret);
        EXPECT_EQ(Writer(library_.path(), "none:0").end(SIGTERM), 0);  // makes the index
    }

    fs::path copy(const std::string& name) const
    {
        const fs::path to = folder_.path() / name;
        fs::copy(library_.path(), to, fs::copy_options::recursive);
        return to;
    }

    /// What was answered is there, what was asked and not answered is whole or absent.
    void expect_kept(const fs::path& library, const Told& told) const
    {
        const Stores stores(library, Catalogue::Access::read_write);
        const Catalogue catalogue(library, Catalogue::Access::read_only);
        EXPECT_THAT(catalogue.integrity_faults(), IsEmpty());
        std::set<std::string> there;
        for (const ListSummary& list : stores.lists.of(editor_->id)) {
            there.insert(list.id.str());
            const auto answered = told.lists.find(list.id.str());
            if (answered == told.lists.end() || list.title != answered->second) {
                EXPECT_EQ(list.title, told.list_asked) << "neither answered nor asked";
            }
        }
        for (const auto& [id, title] : told.lists)
            EXPECT_THAT(there, Contains(id)) << title << " was answered and is lost";
        for (const std::string& id : told.published)
            EXPECT_TRUE(catalogue.find(*RecordId::parse(id))) << id << " is lost";
        for (const std::string& id : told.drafts) {
            const bool is_record = catalogue.find(*RecordId::parse(id)).has_value();
            const bool is_draft = stores.drafts.find(*editor_, *RecordId::parse(id)).has_value();
            EXPECT_NE(is_record, is_draft) << id << " is both or none";
            EXPECT_TRUE(!is_record || told.published.contains(id) || id == told.draft_asked);
        }
    }

    std::optional<Person> editor_;

private:
    tests::SampleLibrary library_;
    const TemporaryFolder folder_;
};

TEST_F(ServerKill, AtAnyInstantOfItsWritesLosesNothingThatWasAnswered)
{
    Told all;
    std::uint64_t first = 0, last = 0;
    const fs::path undisturbed = copy("undisturbed");
    {
        Writer writer(undisturbed, "none:0");
        ASSERT_TRUE(writer.wait_until_ready());
        first = writer.calls();
        writer.write_all(all);
        last = writer.calls();
        EXPECT_EQ(writer.end(SIGTERM), 0);
    }
    ASSERT_EQ(all.published.size(), records) << read_file(undisturbed.string() + ".errors");
    expect_kept(undisturbed, all);

    std::uint64_t killed = 0, in_between = 0;
    for (std::uint64_t instant = 1; instant <= instants; ++instant) {
        const std::uint64_t call = first + (last - first) * instant / (instants + 1);
        SCOPED_TRACE("killed at call " + std::to_string(call));
        const fs::path library = copy("killed-" + std::to_string(instant));
        Told told;
        {
            Writer writer(library, "kill:" + std::to_string(call));
            if (writer.wait_until_ready())
                writer.write_all(told);
            killed += writer.end(SIGTERM) == -SIGKILL ? 1 : 0;
        }
        in_between += told.answers > 0 && told.answers < all.answers ? 1 : 0;
        expect_kept(library, told);
        if (instant % 11 == 0) {
            Writer again(library, "none:0");
            EXPECT_TRUE(again.wait_until_ready()) << read_file(library.string() + ".errors");
            EXPECT_EQ(again.end(SIGTERM), 0);
        }
        fs::remove_all(library);
    }
    EXPECT_GE(killed, instants - 4);
    EXPECT_GE(in_between, instants / 2);
}

TEST_F(ServerKill, WouldBeToldOfAnAnsweredListThatIsLost)
{
    const fs::path library = copy("library");
    const Told told{.lists = {{ListId::make().str(), "A list that nobody has made"}}};
    EXPECT_NONFATAL_FAILURE(expect_kept(library, told), "was answered and is lost");
}

TEST_F(ServerKill, WouldBeToldOfAPublishedRecordThatIsLost)
{
    const fs::path library = copy("library");
    const Told told{.published = {RecordId::make().str()}};
    EXPECT_NONFATAL_FAILURE(expect_kept(library, told), "is lost");
}

}  // namespace
}  // namespace findings
