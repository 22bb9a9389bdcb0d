#include "library/base/schemas.hpp"
#include "search-server/views/site.hpp"
#include "search-server/web/web.hpp"
#include "tests/search-server/views/sample_pages.hpp"

#include <gtest/gtest.h>

#include <list>
#include <regex>
#include <string>

namespace findings::server {
namespace {

bool is_template(const EmbeddedFile& file)
{
    return file.name.ends_with(".mustache");
}

/// The text with a visible mark behind every tag that looks up a name. A mark shows on a page where
/// the tag was evaluated, or its section entered.
std::string with_marks(std::string_view text, std::vector<std::string>& marks)
{
    static const std::regex tag(R"(\{\{[#^]?[A-Za-z0-9_.]+\}\})");
    const std::string source(text);
    std::string marked;
    std::size_t done = 0;
    for (std::sregex_iterator found(source.begin(), source.end(), tag), end; found != end;
         ++found) {
        const std::size_t after =
            static_cast<std::size_t>(found->position()) + static_cast<std::size_t>(found->length());
        marks.push_back("[" + std::to_string(marks.size()) + "]" + found->str());
        marked += source.substr(done, after - done) + "[" + std::to_string(marks.size() - 1) + "]";
        done = after;
    }
    return marked + source.substr(done);
}

TEST(Templates, HaveNoTagThatTheSamplePagesDoNotReach)
{
    // Names that a model lacks throw, so that reaching every tag proves that every name is there.
    std::list<std::string> texts;
    std::vector<std::string> marks;
    std::vector<EmbeddedFile> files;
    for (const EmbeddedFile& file : web_files()) {
        texts.push_back(is_template(file) ? with_marks(file.bytes, marks)
                                          : std::string(file.bytes));
        files.push_back({file.name, texts.back()});
    }
    Site site(EmbeddedFiles(std::move(files)), schema_files());
    std::string pages;
    for (const std::string_view language : site_languages)
        for (const std::string& page : tests::all_pages(site, language))
            pages += page;
    ASSERT_GT(marks.size(), 300U);
    for (const std::string& mark : marks)
        EXPECT_NE(pages.find(mark.substr(0, mark.find(']') + 1)), std::string::npos) << mark;
}

TEST(Templates, ThrowWhereAModelLacksAName)
{
    std::vector<EmbeddedFile> files;
    for (const EmbeddedFile& file : web_files())
        files.push_back(file.name == "templates/error.mustache"
                            ? EmbeddedFile{file.name, "{{error_titel}}"}
                            : file);
    Site site(EmbeddedFiles(std::move(files)), schema_files());
    EXPECT_THROW(tests::all_pages(site, "en"), std::logic_error);
}

TEST(Templates, AreRefusedWhereTheyCannotBeParsed)
{
    const auto with = [](std::string_view text) {
        std::vector<EmbeddedFile> files{{"templates/x.mustache", text}};
        return EmbeddedFiles(std::move(files));
    };
    for (const char* text : {"{{#open}}", "{{/closed}}", "{{cut", "{{>missing}}", "{{>x}}"})
        EXPECT_THROW(Site(with(text), schema_files()), std::runtime_error) << text;
}

// mustache escapes for text and for attributes in double quotes, and for nothing else.

TEST(Templates, NeverPutInAValueUnescaped)
{
    for (const EmbeddedFile& file : web_files()) {
        if (!is_template(file))
            continue;
        EXPECT_EQ(file.bytes.find("{{{"), std::string_view::npos) << file.name;
        EXPECT_EQ(file.bytes.find("{{&"), std::string_view::npos) << file.name;
        EXPECT_EQ(file.bytes.find("{{="), std::string_view::npos) << file.name;
    }
}

TEST(Templates, HaveNoScriptStyleOrHandlerOfTheirOwn)
{
    static const std::regex forbidden(
        R"(<script(?![^>]* src=)|<style|\sstyle=|\son[a-z]+=|javascript:)", std::regex::icase);
    for (const EmbeddedFile& file : web_files()) {
        const std::string text(is_template(file) ? file.bytes : "");
        EXPECT_FALSE(std::regex_search(text, forbidden)) << file.name;
    }
}

/// Where a tag stands: in text, within a tag's name and attributes, or in a value in double quotes.
enum class Place { text, tag, quoted };

std::vector<std::string> values_outside_quotes(std::string_view text)
{
    std::vector<std::string> faults;
    Place place = Place::text;
    for (std::size_t at = 0; at < text.size();) {
        if (text.substr(at, 2) == "{{") {
            const std::size_t end = text.find("}}", at) + 2;
            const char kind = text[at + 2];
            const bool is_value = kind != '#' && kind != '^' && kind != '/' && kind != '>';
            if (is_value && place == Place::tag)
                faults.emplace_back(text.substr(at, end - at));
            at = end;
            continue;
        }
        const char c = text[at++];
        if (place == Place::text && c == '<')
            place = Place::tag;
        else if (place == Place::tag && c == '"')
            place = Place::quoted;
        else if (place == Place::quoted && c == '"')
            place = Place::tag;
        else if (place == Place::tag && c == '>')
            place = Place::text;
        else if (place == Place::tag && c == '\'')
            faults.emplace_back("a single quote in a tag");
    }
    if (place != Place::text)
        faults.emplace_back("a tag that is not closed");
    return faults;
}

TEST(Templates, PutValuesInTextAndQuotedAttributesOnly)
{
    EXPECT_EQ(values_outside_quotes("<a href={{x}}>").size(), 1U);
    EXPECT_EQ(values_outside_quotes("<a {{x}}>").size(), 1U);
    EXPECT_EQ(
        values_outside_quotes("<a href=\"{{x}}\"{{#y}} lang=\"{{y}}\"{{/y}}>{{z}}</a>").size(), 0U);
    for (const EmbeddedFile& file : web_files()) {
        // an include of attributes, to be read where it stands
        if (is_template(file) && file.name != "templates/_lang.mustache") {
            const auto faults = values_outside_quotes(file.bytes);
            EXPECT_TRUE(faults.empty()) << file.name << ": " << faults.front();
        }
    }
}

TEST(Templates, PutNoValueIntoTheNameOfAnAddress)
{
    // href, src and action hold one value and nothing else, or a fragment of the page
    static const std::regex mixed(R"re((?:href|src|action)="(?!\{\{[a-z_]+\}\}"|#))re");
    for (const EmbeddedFile& file : web_files()) {
        const std::string text(is_template(file) ? file.bytes : "");
        EXPECT_FALSE(std::regex_search(text, mixed)) << file.name;
    }
}

TEST(Pages, EscapeWhatRecordsAndReadersSay)
{
    Site site;
    for (const std::string& page : tests::all_pages(site, "en"))
        EXPECT_EQ(page.find("<acolhidos>"), std::string::npos);
    const std::string page = tests::all_pages(site, "en").at(2);
    EXPECT_NE(page.find("Os irmãos &lt;acolhidos&gt; &amp; as suas famílias"), std::string::npos);
    EXPECT_NE(page.find("value=\"kinship &quot;care&quot;\""), std::string::npos);
}

TEST(Pages, ReachNothingOutsideButWhatTheyLinkTo)
{
    Site site;
    static const std::regex loaded(R"re(<(?:link|img|script)[^>]*(?:href|src)="(https?:|//))re");
    for (const std::string& page : tests::all_pages(site, "fr")) {
        std::string without_canonical =
            std::regex_replace(page, std::regex("<link rel=\"canonical\"[^>]*>"), "");
        EXPECT_FALSE(std::regex_search(without_canonical, loaded));
    }
}

}  // namespace
}  // namespace findings::server
