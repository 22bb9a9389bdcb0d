#include "library/formats/common_cartridge.hpp"

#include "library/formats/zip_archive.hpp"
#include "tests/library/formats/reference_support.hpp"

#include <gtest/gtest.h>
#include <pugixml.hpp>

namespace findings {
namespace {

Cartridge kinship()
{
    return {.id = "01JD2F6V3C",
            .title = "Placing children with relatives",
            .description = "Read section 1 before the workshop.",
            .language = "en",
            .changed = std::chrono::sys_days{std::chrono::year{2026} / 11 / 3},
            .sections = {{"", {{"Start here", "https://library.example/en/lists/01JD2F6V3C", ""}}},
                         {"What we know",
                          {{"Do they move less often?", "https://library.example/en/items/A", ""},
                           {"Allowances", "https://library.example/en/items/B?a=1&b=2",
                            "Recommended, 7 min: “no clear effect” is not “not tested”."}}}}};
}

std::string file(const std::string& zip, const std::string& name)
{
    auto archive = ZipArchive::open(zip);
    EXPECT_TRUE(archive.has_value());
    const auto bytes = archive->read(name);
    EXPECT_TRUE(bytes.has_value()) << name;
    return bytes ? *bytes : std::string();
}

pugi::xml_document xml(const std::string& zip, const std::string& name)
{
    pugi::xml_document document;
    EXPECT_TRUE(document.load_string(file(zip, name).c_str(), pugi::parse_full)) << name;
    return document;
}

/// Titles in the order and depth in which a platform shows them, with where each leads.
void outline(const std::string& zip, pugi::xml_node manifest, pugi::xml_node item,
             const std::string& indent, std::string& out)
{
    for (const pugi::xml_node child : item.children("item")) {
        out += indent + child.child_value("title");
        const std::string ref = child.attribute("identifierref").value();
        if (!ref.empty()) {
            const pugi::xml_node resource =
                manifest.child("resources").find_child_by_attribute("identifier", ref.c_str());
            const pugi::xml_document link =
                xml(zip, resource.child("file").attribute("href").value());
            out +=
                " -> " + std::string(link.child("webLink").child("url").attribute("href").value());
        }
        out += '\n';
        outline(zip, manifest, child, indent + "  ", out);
    }
}

std::string outline(const std::string& zip)
{
    const pugi::xml_document document = xml(zip, "imsmanifest.xml");
    const pugi::xml_node manifest = document.child("manifest");
    std::string out;
    outline(zip, manifest, manifest.child("organizations").child("organization").child("item"), "",
            out);
    return out;
}

TEST(ACommonCartridge, LeadsToEachLinkInItsOrderWithItsNoteBefore)
{
    EXPECT_EQ(outline(common_cartridge(kinship(), CartridgeProfile::thin_1_3)),
              "Start here -> https://library.example/en/lists/01JD2F6V3C\n"
              "What we know\n"
              "  Do they move less often? -> https://library.example/en/items/A\n"
              "  Recommended, 7 min: “no clear effect” is not “not tested”.\n"
              "  Allowances -> https://library.example/en/items/B?a=1&b=2\n");
}

TEST(ACommonCartridge, NamesItsProfileAsThePlatformsLookForIt)
{
    const struct {
        CartridgeProfile profile;
        std::string schema, version, names, type;
    } cases[] = {
        {CartridgeProfile::thin_1_3, "IMS Thin Common Cartridge", "1.3.0",
         "http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1", "imswl_xmlv1p3"},
        {CartridgeProfile::full_1_1, "IMS Common Cartridge", "1.1.0",
         "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1", "imswl_xmlv1p1"},
    };
    for (const auto& one : cases) {
        SCOPED_TRACE(one.version);
        const std::string zip = common_cartridge(kinship(), one.profile);
        const pugi::xml_document document = xml(zip, "imsmanifest.xml");
        const pugi::xml_node manifest = document.child("manifest");
        EXPECT_EQ(manifest.attribute("xmlns").value(), one.names);
        EXPECT_EQ(manifest.child("metadata").child_value("schema"), one.schema);
        EXPECT_EQ(manifest.child("metadata").child_value("schemaversion"), one.version);
        EXPECT_EQ(manifest.child("resources").child("resource").attribute("type").value(),
                  one.type);
        // Moodle looks for the namespace in the first 500 bytes
        EXPECT_LT(file(zip, "imsmanifest.xml").find(one.names), 400U);
    }
}

TEST(ACommonCartridge, OfTheSameListHasTheSameBytes)
{
    EXPECT_EQ(common_cartridge(kinship(), CartridgeProfile::thin_1_3),
              common_cartridge(kinship(), CartridgeProfile::thin_1_3));
}

TEST(ACommonCartridge, CutsTitlesToWhatThePlatformsTakeAndLeavesNoneEmpty)
{
    Cartridge cartridge = kinship();
    std::string accents;
    for (int i = 0; i < 200; ++i)
        accents += "é";
    cartridge.sections = {
        {"", {{accents, "https://library.example/", ""}, {"  ", "http://x", ""}}}};

    std::string cut;
    for (int i = 0; i < 125; ++i)
        cut += "é";
    EXPECT_EQ(outline(common_cartridge(cartridge, CartridgeProfile::thin_1_3)),
              cut + "… -> https://library.example/\n– -> http://x\n");
}

TEST(ACommonCartridge, IsWellFormedWhateverItsTextsSay)
{
    const std::vector<std::string> strings = naughty_strings();
    if (strings.empty())
        GTEST_SKIP() << "the test data is not here";
    Cartridge cartridge = kinship();
    cartridge.sections = {{"Naughty", {}}};
    for (const std::string& text : strings)
        cartridge.sections.front().links.push_back({text, "https://library.example/", text});

    const std::string zip = common_cartridge(cartridge, CartridgeProfile::thin_1_3);

    const pugi::xml_document manifest = xml(zip, "imsmanifest.xml");
    EXPECT_EQ(manifest.select_nodes("//resource").size(), strings.size());
}

}  // namespace
}  // namespace findings
