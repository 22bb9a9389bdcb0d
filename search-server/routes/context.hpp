#pragma once

#include "library/catalogue/catalogue.hpp"
#include "library/catalogue/person.hpp"
#include "library/catalogue/stores.hpp"
#include "library/index/reader.hpp"
#include "library/record/appraisal.hpp"
#include "library/tagging/tagger.hpp"
#include "library/vocabulary/vocabulary.hpp"
#include "search-server/routes/form.hpp"
#include "search-server/routes/sign_in_desk.hpp"
#include "search-server/routes/stores_writer.hpp"
#include "search-server/views/site.hpp"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

namespace findings::server {

struct Context;
class Mailer;
class UseTally;

/// Lends a context again when the handler has returned, for one block of a long answer. Any thread.
/// Throws std::runtime_error where there is none to be had.
using Lender = std::function<void(const std::function<void(Context&)>&)>;

/// What a handler may use while it answers one request. Lent to it: belongs to one worker at a
/// time.
struct Context {
    // what the server lends
    IndexReader& index;
    const Catalogue& catalogue;
    const Vocabulary& vocabulary;
    const EvidenceScales& scales;
    const Tagger& tagger;
    Site& site;                  ///< templates and messages
    std::string base_url;        ///< "https://library.example", without a slash at the end
    const Lender& lend;          ///< outlives the answer
    const Stores& stores;        ///< to read from
    const StoresWriter& writer;  ///< write() is easier to use
    SignInDesk& desk;
    std::chrono::sys_seconds now;  ///< when the request came
    UseTally* uses = nullptr;      ///< null: nothing is counted
    Mailer* mailer = nullptr;      ///< null: no mail is sent

    // what answer() finds out before it calls the handler
    std::optional<Person> person = {};  ///< who asks; absent: nobody who has signed in
    std::optional<Scope> scope = {};    ///< of the token that a program came with
    std::string session_secret = {};    ///< what the browser's cookie holds; may be nobody's
    Form form = {};                     ///< of a POST of a page

    /// Runs `call(Stores&)` on the Stores that writes and returns what it returns, as StoresWriter
    /// says. Nothing that `call` returns may refer to the Stores.
    template <class Call>
    auto write(const Call& call) const
    {
        using Answer = std::invoke_result_t<const Call&, Stores&>;
        if constexpr (std::is_void_v<Answer>) {
            writer([&](Stores& stores_to_write) { call(stores_to_write); });
        } else {
            std::optional<Answer> answer;
            writer([&](Stores& stores_to_write) { answer.emplace(call(stores_to_write)); });
            return std::move(*answer);
        }
    }
};

}  // namespace findings::server
