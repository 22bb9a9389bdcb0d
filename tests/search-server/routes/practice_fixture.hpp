#pragma once

#include "library/base/file.hpp"
#include "library/base/text.hpp"
#include "search-server/routes/routes.hpp"
#include "tests/search-server/routes/api_records.hpp"
#include "tests/support/served_library.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace findings::server::tests {

/// Somebody with an account, and their browser.
struct Reader {
    Person person;
    Fields cookie;
};

/// A library with some records and the people of these tests; one for all tests of a program.
class PracticeTest : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        served_ = std::make_unique<findings::tests::ServedLibrary>(findings::tests::api_records());
        served_->base_url = "https://library.example";
    }
    static void TearDownTestSuite() { served_.reset(); }

    /// Somebody new, so that no test sees what another left.
    Reader reader(Roles roles = {Role::practitioner})
    {
        const Person person = served_->add_person("Reader " + std::to_string(++readers_), roles);
        return {person, served_->cookie_of(person)};
    }

    static Response get(std::string_view target, const Reader& who)
    {
        return served_->get(target, who.cookie);
    }

    static Response post(std::string_view target, const Reader& who, const Fields& form)
    {
        return served_->post(target, form, who.cookie);
    }

    /// The body, its blocks put together.
    static std::string text(Response response)
    {
        if (const auto* whole = std::get_if<std::string>(&response.body))
            return *whole;
        std::string all;
        const auto& next = std::get<BlockSource>(response.body);
        for (std::string block = next(); !block.empty(); block = next())
            all += block;
        return all;
    }
    static std::string page(std::string_view target, const Reader& who)
    {
        Response response = get(target, who);
        EXPECT_EQ(response.status, 200U) << target;
        return text(std::move(response));
    }

    static std::string id(std::size_t number) { return served_->ids()[number].str(); }
    static Stores& stores() { return served_->stores(); }

    static inline std::unique_ptr<findings::tests::ServedLibrary> served_;
    static inline int readers_ = 0;
};

/// Texts that break programs, as many to a text as there is room for, with a line between; empty
/// where the test data is not unpacked.
inline std::vector<std::string> naughty_texts(std::size_t most_bytes)
{
    const char* home = std::getenv("HOME");
    const std::filesystem::path file = std::filesystem::path(home == nullptr ? "" : home) /
                                       ".cache/findings-test-data/hostile/blns/blns.json";
    if (!std::filesystem::exists(file))
        return {};
    std::vector<std::string> texts(1);
    const boost::json::value all = boost::json::parse(read_file(file));
    for (const boost::json::value& one : all.as_array()) {
        const std::string text(cut(std::string(one.as_string()), most_bytes - 1));
        if (texts.back().size() + text.size() + 1 > most_bytes)
            texts.emplace_back();
        texts.back() += text + "\n";
    }
    return texts;
}

/// What would be on a page if a text were not escaped.
inline void expect_escaped(const std::string& page, std::string_view where)
{
    for (const char* tag : {"<script>", "<SCRIPT", "<img", "<IMG", "<iframe", "<svg on", "<a foo"})
        EXPECT_EQ(page.find(tag), std::string::npos) << where << ": " << tag;
}

}  // namespace findings::server::tests
