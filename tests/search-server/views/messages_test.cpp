#include "library/base/file.hpp"
#include "library/base/schemas.hpp"
#include "library/catalogue/api_tokens.hpp"
#include "library/catalogue/list.hpp"
#include "library/catalogue/person.hpp"
#include "library/formats/formats.hpp"
#include "library/index/search.hpp"
#include "library/record/terms.hpp"
#include "search-server/views/messages.hpp"
#include "search-server/web/web.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>
#include <string>

namespace findings::server {
namespace {

namespace fs = std::filesystem;

std::set<std::string> keys(std::string_view language)
{
    const Messages messages(schema_files());
    std::set<std::string> all;
    for (const auto& [key, text] : messages.in(language))
        all.insert(key);
    return all;
}

std::set<std::string> places(const std::string& text)
{
    static const std::regex place(R"(\{[a-z]+\})");
    std::set<std::string> found;
    for (std::sregex_iterator at(text.begin(), text.end(), place), end; at != end; ++at)
        found.insert(at->str());
    return found;
}

template <class Term>
void add_family(std::set<std::string>& all, const std::string& family)
{
    for (const std::string_view token : tokens<Term>())
        all.insert(family + "." + std::string(token));
}

void add_family(std::set<std::string>& all, const std::string& family,
                std::span<const std::string_view> tokens)
{
    for (const std::string_view token : tokens)
        all.insert(family + "." + std::string(token));
}

/// Labels of everything that a record's closed lists can hold.
std::set<std::string> token_keys()
{
    std::set<std::string> all;
    add_family<Kind>(all, "kind");
    add_family<Status>(all, "status");
    add_family<EvidenceType>(all, "evidence_type");
    add_family<KnowledgeSource>(all, "knowledge_source");
    add_family<Confidence>(all, "confidence");
    add_family<Confidence>(all, "confidence_filter");
    add_family<Direction>(all, "direction");
    add_family<ReviewQuality>(all, "review_quality");
    add_family<Access>(all, "access");
    add_family<TranslationMethod>(all, "translation_method");
    add_family<Level>(all, "level");
    add_family(all, "population", population_tokens());
    add_family(all, "setting", setting_tokens());
    add_family(all, "outcome", outcome_tokens());
    add_family(all, "audience", audience_tokens());
    add_family(all, "practice_stage", practice_stage_tokens());
    for (const Audience audience : all_audiences)
        all.insert("list_audience." + std::string(name(audience)));
    for (const Importance importance : all_importances)
        all.insert("importance." + std::string(name(importance)));
    for (const Role role : all_roles)
        all.insert("role." + std::string(name(role)));
    for (const Scope scope : {Scope::read, Scope::write})
        all.insert("token_scope." + std::string(name(scope)));
    for (std::size_t i = 0; i < facet_count; ++i)
        all.insert("filter." + std::string(name(static_cast<Facet>(i))));
    for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest, Sort::title,
                            Sort::confidence, Sort::relevance_only})
        all.insert("sort." + std::string(name(sort)));
    for (const Format& format : formats())
        if (format.writer != nullptr)
            all.insert("format." + std::string(format.name));
    return all;
}

/// Keys that the program puts together: every one of these beginnings stands in a .cpp file of the
/// views, with what follows coming from the data.
const std::set<std::string> open_families = {
    "audit",          "audit_object", "add_done",      "add_step", "add_warning", "agent_role",
    "country",        "draft_state",  "entry_problem", "error",    "fault",       "field",
    "form",           "form_help",    "form_part",     "item",     "language",    "list_change",
    "list_done",      "list_field",   "link_trouble",  "month",    "rating_unit", "review_done",
    "review_warning", "private",      "request_state", "strength", "use_state",   "sure",
    "verdict"};

std::set<std::string> used_in_templates()
{
    static const std::regex use(R"(\{\{t\.([a-z0-9_.]+)\}\})");
    std::set<std::string> used;
    for (const EmbeddedFile& file : web_files()) {
        const std::string text(file.bytes);
        for (std::sregex_iterator at(text.begin(), text.end(), use), end; at != end; ++at)
            used.insert((*at)[1].str());
    }
    return used;
}

/// String literals of the views and handlers that look like keys.
std::set<std::string> used_in_code()
{
    static const std::regex literal(R"re("([a-z_]+\.[a-z0-9_.]+)")re");
    std::set<std::string> used;
    for (const char* folder : {"/search-server/views", "/search-server/routes"})
        for (const auto& entry : fs::directory_iterator(std::string(FINDINGS_SOURCE) + folder)) {
            if (entry.path().extension() != ".cpp")
                continue;
            const std::string text = read_file(entry.path());
            for (std::sregex_iterator at(text.begin(), text.end(), literal), end; at != end; ++at)
                used.insert((*at)[1].str());
        }
    return used;
}

TEST(Messages, AreTheSameInBothLanguages)
{
    EXPECT_EQ(keys("en"), keys("fr"));
}

TEST(Messages, HaveTheSamePlacesInBothLanguages)
{
    const Messages messages(schema_files());
    for (const auto& [key, text] : messages.in("en")) {
        const std::set<std::string> french = places(*messages.find("fr", key));
        // « la fiche » for "the 1 record": the singular may do without its number
        EXPECT_TRUE(places(text) == french || (key.ends_with(".one") && french.empty())) << key;
    }
}

TEST(Messages, AreNeverEmpty)
{
    const Messages messages(schema_files());
    for (const std::string_view language : site_languages)
        for (const auto& [key, text] : messages.in(language))
            EXPECT_FALSE(text.empty()) << language << " " << key;
}

TEST(Messages, HaveALabelForEveryToken)
{
    const std::set<std::string> known = keys("en");
    for (const std::string& key : token_keys())
        EXPECT_TRUE(known.contains(key)) << key;
}

TEST(Messages, HaveAWordForEveryActionOfTheAuditTrail)
{
    // what is kept is written where it is kept: …audit(connection, who, "set roles", …
    static const std::regex use(
        R"re((?:(?:audit|note_down|written_draft)\([^;"{]*?|marked\([^;"]*?))re"
        R"re("([a-z]+(?: [a-z]+)*)")re");
    const std::set<std::string> known = keys("en");
    std::size_t found = 0;
    const fs::path folder = FINDINGS_SOURCE "/library/catalogue";
    for (const auto& file : fs::directory_iterator(folder)) {
        if (file.path().extension() != ".cpp")
            continue;
        const std::string text = read_file(file.path());
        for (std::sregex_iterator at(text.begin(), text.end(), use), end; at != end;
             ++at, ++found) {
            std::string action = (*at)[1].str();
            std::ranges::replace(action, ' ', '_');
            EXPECT_TRUE(known.contains("audit." + action)) << file.path() << ": " << action;
        }
    }
    EXPECT_GT(found, 30u);
}

TEST(Messages, AreThereWhereTemplatesUseThem)
{
    const std::set<std::string> known = keys("en");
    for (const std::string& key : used_in_templates())
        EXPECT_TRUE(known.contains(key)) << key;
}

TEST(Messages, AreAllUsed)
{
    std::set<std::string> used = used_in_templates();
    used.merge(used_in_code());
    used.merge(token_keys());
    for (const std::string& key : keys("en")) {
        std::string base = key;
        for (const std::string_view plural : {".one", ".other"})
            if (base.ends_with(plural))
                base.resize(base.size() - plural.size());
        const std::string family = key.substr(0, key.find('.'));
        // "item" is open for item.for_<role> only, the other families altogether
        const bool open = open_families.contains(family) &&
                          (family != "item" || key.starts_with("item.for_")) &&
                          (family != "verdict" || parse_term<Direction>(key.substr(8)));
        EXPECT_TRUE(open || used.contains(base)) << key << " is not used";
    }
}

TEST(Messages, OfFrenchKeepTheRulesOfItsTypography)
{
    // a colon and the inner sides of « » have a no-break space, ? ! ; a narrow one, and apostrophes
    // are curved
    static const std::regex plain_space(R"( [:?!;]| »|« |')");
    const Messages messages(schema_files());
    for (const auto& [key, text] : messages.in("fr"))
        EXPECT_FALSE(std::regex_search(text, plain_space)) << key << ": " << text;
    for (const auto& [key, text] : messages.in("en"))
        EXPECT_EQ(text.find('\''), std::string::npos) << key << ": " << text;
}

TEST(Messages, AreRefusedWhereTheyAreNotStrings)
{
    const auto with = [](std::string_view en) {
        std::vector<EmbeddedFile> files{{"messages/en.json", en}, {"messages/fr.json", "{}"}};
        return EmbeddedFiles(std::move(files));
    };
    EXPECT_THROW(Messages(with("[]")), std::runtime_error);
    EXPECT_THROW(Messages(with("{\"a\":1}")), std::runtime_error);
    EXPECT_THROW(Messages(with("{")), std::runtime_error);
    EXPECT_THROW(Messages(EmbeddedFiles({})), std::runtime_error);
    EXPECT_EQ(*Messages(with("{\"a\":\"b\"}")).find("en", "a"), "b");
}

}  // namespace
}  // namespace findings::server
