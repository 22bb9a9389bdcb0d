#include "library/base/file.hpp"
#include "library/base/secret.hpp"
#include "library/catalogue/stores.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <limits>
#include <thread>

namespace findings {
namespace {

constexpr auto newest = std::numeric_limits<std::int64_t>::max();

class ThePeople : public testing::Test {
protected:
    ThePeople() { Catalogue(folder_.path(), Catalogue::Access::read_write); }

    Person added(const std::string& name, Roles roles)
    {
        return *stores_.people.add({}, {.name = name, .sign_in_name = name, .roles = roles});
    }

    std::vector<std::string> actions()
    {
        std::vector<std::string> all;
        for (const AuditEntry& entry : stores_.audit_trail.before(newest, 100))
            all.push_back(entry.action + " by " + (entry.who.empty() ? "the program" : entry.who));
        return all;
    }

    TemporaryFolder folder_;
    Stores stores_{folder_.path(), Catalogue::Access::read_write};
};

TEST_F(ThePeople, AreFoundByTheirIdAndByWhatTheySignInWith)
{
    const Person zoe = added("Zoë Müller", {Role::trainer, Role::editor});

    EXPECT_EQ(stores_.people.find(zoe.id), zoe);
    EXPECT_EQ(stores_.people.to_sign_in(" ZOE  muller ")->person, zoe.id);
    EXPECT_FALSE(stores_.people.to_sign_in("zoe"));
    EXPECT_FALSE(stores_.people.add({}, {.name = "x", .sign_in_name = "zoé muller"}).has_value());
}

TEST_F(ThePeople, AreNeverLeftWithoutAnAdministrator)
{
    const Person ada = added("Ada", {Role::administrator});
    const Person bea = added("Bea", {Role::trainer});
    EXPECT_FALSE(stores_.people.disable(ada.id, ada.id));
    EXPECT_FALSE(stores_.people.set_roles(ada.id, ada.id, {Role::trainer}));

    EXPECT_TRUE(stores_.people.set_roles(ada.id, bea.id, {Role::administrator}));
    EXPECT_TRUE(stores_.people.disable(bea.id, ada.id));
    EXPECT_FALSE(stores_.people.find(ada.id));
    EXPECT_FALSE(stores_.people.disable(bea.id, bea.id));
}

TEST_F(ThePeople, LeaveATrailOfWhatWasDoneInWhoseName)
{
    const Person ada = added("Ada", {Role::administrator});
    const Person bea = added("Bea", {Role::trainer});
    stores_.people.set_roles(ada.id, bea.id, {Role::editor});
    stores_.people.set_password(bea.id, bea.id, "hash");

    EXPECT_EQ(actions(), (std::vector<std::string>{"set password by Bea", "set roles by Ada",
                                                   "add by the program", "add by the program"}));
    const AuditEntry entry = stores_.audit_trail.before(newest, 2).back();
    EXPECT_EQ(entry.object, "person " + bea.id.str());
    EXPECT_EQ(entry.before, R"({"roles":["trainer"]})");
    EXPECT_EQ(entry.after, R"({"roles":["editor"]})");
}

TEST_F(ThePeople, CannotAlterTheTrail)
{
    added("Ada", {Role::administrator});
    SQLite::Database database((folder_.path() / "catalogue.sqlite").string(),
                              SQLite::OPEN_READWRITE);
    for (const char* statement : {"UPDATE audit SET who = NULL", "UPDATE audit SET number = 9",
                                  "DELETE FROM audit", "DELETE FROM audit WHERE number = 1"})
        EXPECT_THROW(database.exec(statement), SQLite::Exception) << statement;
    EXPECT_EQ(stores_.audit_trail.before(newest, 100).size(), 1u);
}

TEST_F(ThePeople, HaveNoSecretInTheCatalogue)
{
    const Person ada = added("Ada", {Role::administrator});
    const std::chrono::sys_seconds at(std::chrono::days(20'000));
    const std::string secret = make_secret();
    stores_.sessions.begin(secret, ada.id, at);
    stores_.invitations.add({.roles = Roles::all(), .made = at, .expires = at}, secret);
    stores_.api_tokens.add(
        {}, {.id = TokenId::make(), .person = ada.id, .name = "x", .made = at, .expires = at},
        secret);
    for (const char* file : {"catalogue.sqlite", "catalogue.sqlite-wal"})
        EXPECT_EQ(read_file(folder_.path() / file).find(secret), std::string::npos) << file;
}

TEST_F(ThePeople, AcceptAnInvitationOnceThoughTwoTryAtTheSameTime)
{
    const std::chrono::sys_seconds at(std::chrono::days(20'000));
    const std::string secret = make_secret();
    stores_.invitations.add(
        {.roles = {Role::editor}, .made = at, .expires = at + std::chrono::hours(1)}, secret);
    const auto accept = [&](const std::string& name) {
        Stores stores(folder_.path(), Catalogue::Access::read_write);
        return stores.invitations.accept(secret, at, {.name = name, .sign_in_name = name})
            .has_value();
    };
    bool is_one = false;
    bool is_other = false;
    std::thread one([&] { is_one = accept("one"); });
    std::thread other([&] { is_other = accept("other"); });
    one.join();
    other.join();

    EXPECT_NE(is_one, is_other);
    EXPECT_EQ(stores_.people.all().size(), 1u);
}

}  // namespace
}  // namespace findings
