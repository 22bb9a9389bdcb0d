#include "library/base/file.hpp"
#include "library/formats/xml_gate.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/resource.h>

#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <streambuf>

namespace findings {
namespace {

using testing::HasSubstr;

XmlGateOptions every_r()
{
    return {.is_record = [](std::string_view name) { return name == "r"; }};
}

XmlGateOptions the_root()
{
    return {.is_record = [](std::string_view) { return true; }};
}

/// A document that is made while it is read: a beginning, a middle many times, an end.
class Endless : public std::streambuf {
public:
    Endless(std::string beginning, std::string middle, std::size_t times, std::string end = "")
        : beginning_(std::move(beginning)), middle_(std::move(middle)), end_(std::move(end)),
          left_(times)
    {
        setg(beginning_.data(), beginning_.data(), beginning_.data() + beginning_.size());
        given_ = beginning_.size();
    }

    std::size_t given() const { return given_; }  ///< bytes

protected:
    int_type underflow() override
    {
        if (left_ == 0 && ended_)
            return traits_type::eof();
        std::string& next = left_ > 0 ? middle_ : end_;
        ended_ = left_ == 0;
        left_ -= left_ > 0 ? 1 : 0;
        setg(next.data(), next.data(), next.data() + next.size());
        given_ += next.size();
        return next.empty() ? traits_type::eof() : traits_type::to_int_type(next.front());
    }

private:
    std::string beginning_;
    std::string middle_;
    std::string end_;
    std::size_t left_;
    std::size_t given_ = 0;
    bool ended_ = false;
};

/// The most memory that the program has had so far, in KiB.
long peak()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

// AddressSanitizer keeps up to 256 MiB of what is freed.
#ifdef __SANITIZE_ADDRESS__
constexpr long growth = 500 * 1024;
#else
constexpr long growth = 100 * 1024;
#endif

std::string read(Endless& document, const XmlGateOptions& options)
{
    std::istream in(&document);
    const auto fault = read_xml(in, "a.xml", options, [](const XmlElement&) {});
    return fault ? str(*fault) : "";
}

TEST(HostileXml, ATextOf200MegabytesIsRefusedAsSoonAsItIsTooLarge)
{
    const long before = peak();
    Endless document("<all><r>", std::string(100'000, 'x'), 2'000, "</r></all>");
    EXPECT_THAT(read(document, every_r()), HasSubstr("a.xml:1:"));
    EXPECT_LT(document.given(), largest_xml_record + 500'000);
    EXPECT_LT(peak() - before, growth);
}

TEST(HostileXml, ATextOf200MegabytesAroundTheRecordsIsPassedOver)
{
    const long before = peak();
    Endless document("<all>", std::string(100'000, 'x'), 2'000, "<r/></all>");
    EXPECT_EQ(read(document, every_r()), "");
    EXPECT_LT(peak() - before, growth);
}

TEST(HostileXml, ManySmallElementsInARecordAreRefusedToo)
{
    Endless document("<r>", "<a/><a/><a/><a/><a/><a/><a/><a/>", 10'000'000, "</r>");
    EXPECT_THAT(read(document, every_r()), HasSubstr("larger than 16 MiB"));
    EXPECT_LT(document.given(), std::size_t{2'000'000});
}

TEST(HostileXml, AMillionRecordsTakeNoMoreMemoryThanOne)
{
    const long before = peak();
    Endless document("<all>", "<r a='1'><b>text</b></r>\n", 1'000'000, "</all>");
    std::istream in(&document);
    std::size_t records = 0;
    EXPECT_FALSE(read_xml(in, "a.xml", every_r(), [&](const XmlElement&) { ++records; }));
    EXPECT_EQ(records, 1'000'000U);
    EXPECT_LT(peak() - before, growth);
}

TEST(HostileXml, ACommentTagOrInstructionWithoutEndIsNotWaitedFor)
{
    for (const char* beginning : {"<all><!--", "<all><?pi ", "<all><r a='", "<all><r "}) {
        SCOPED_TRACE(beginning);
        Endless document(beginning, std::string(10'000, 'x'), 20'000);
        EXPECT_THAT(read(document, every_r()), HasSubstr("more than 1048576 bytes begins here"));
        EXPECT_LT(document.given(), std::size_t{2'000'000});
    }
}

TEST(HostileXml, NamesWithoutNumberAreRefused)
{
    std::string many = "<all>";
    for (int i = 0; i < 20'000; ++i)
        many += "<n" + std::to_string(i) + "/>";
    Endless document(many, "", 0);
    EXPECT_THAT(read(document, every_r()), HasSubstr("more than 10000 different names"));
    Endless prefixes("<all><r xmlns:" + std::string(2'000, 'p') + "='urn:x'/>", "", 0);
    EXPECT_THAT(read(prefixes, every_r()), HasSubstr("longer than 1000 bytes"));
}

TEST(HostileXml, DepthEndsAt256)
{
    const auto nested = [](std::size_t depth) {
        std::string document;
        for (std::size_t i = 0; i < depth; ++i)
            document += "<a>";
        for (std::size_t i = 0; i < depth; ++i)
            document += "</a>";
        return document;
    };
    Endless deep(nested(deepest_xml), "", 0);
    EXPECT_EQ(read(deep, the_root()), "");
    Endless deeper(nested(deepest_xml + 1), "", 0);
    EXPECT_EQ(
        read(deeper, the_root()),
        "a.xml:1:769: elements are nested more than 256 deep; a document of this depth is not "
        "read; mend the program that wrote it");
    Endless abyss("", "<a>", 1'000'000);
    EXPECT_THAT(read(abyss, the_root()), HasSubstr("nested more than 256 deep"));
}

TEST(HostileXml, BillionLaughsAreNotHeard)
{
    std::string document = "<!DOCTYPE r [<!ENTITY a0 'ha'>";
    for (int i = 1; i < 30; ++i)
        document += "<!ENTITY a" + std::to_string(i) + " '&a" + std::to_string(i - 1) + ";&a" +
                    std::to_string(i - 1) + ";'>";
    Endless laughs(document + "]><r>&a29;</r>", "", 0);
    EXPECT_THAT(read(laughs, every_r()), HasSubstr("declarations of its own"));
}

std::optional<std::filesystem::path> w3c_suite()
{
    const char* folder = std::getenv("FINDINGS_TEST_DATA");
    const char* home = std::getenv("HOME");
    const std::filesystem::path data =
        folder != nullptr
            ? std::filesystem::path(folder)
            : std::filesystem::path(home == nullptr ? "" : home) / ".cache/findings-test-data";
    const std::filesystem::path suite = data / "hostile/xmlconf";
    return std::filesystem::exists(suite) ? std::optional(suite) : std::nullopt;
}

std::optional<Rejection> read_file_of_suite(const std::string& bytes)
{
    std::istringstream in(bytes);
    return read_xml(in, "a.xml", the_root(), [](const XmlElement&) {});
}

TEST(HostileXml, EveryMalformedDocumentOfTheW3cSuiteIsRefusedAtItsPlace)
{
    const auto suite = w3c_suite();
    if (!suite)
        GTEST_SKIP() << "the test data is not here";
    std::size_t documents = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(*suite)) {
        const std::string path = entry.path().string();
        if (path.find("not-wf/") == std::string::npos || entry.path().extension() != ".xml")
            continue;
        SCOPED_TRACE(path);
        ++documents;
        const auto fault = read_file_of_suite(read_file(entry.path()));
        EXPECT_TRUE(fault);
        const bool is_the_whole = fault && (fault->what.starts_with("this is not XML") ||
                                            fault->what == "the file is empty");
        EXPECT_TRUE(is_the_whole || (fault && fault->place.line > 0)) << path;
    }
    EXPECT_GT(documents, 1'000U);
}

TEST(HostileXml, EveryValidDocumentOfTheW3cSuiteWithoutDoctypePasses)
{
    const auto suite = w3c_suite();
    if (!suite)
        GTEST_SKIP() << "the test data is not here";
    std::size_t documents = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(*suite)) {
        const std::string path = entry.path().string();
        if (path.find("/valid/") == std::string::npos || entry.path().extension() != ".xml")
            continue;
        const std::string bytes = read_file(entry.path());
        std::string ascii = bytes;
        std::erase(ascii, '\0');  // UTF-16
        const bool is_xml_1_1 = path.find("xml-1.1") != std::string::npos;
        // ":" alone is a name in XML 1.0, but not with namespaces
        const bool has_odd_names = path.ends_with("out/012.xml");
        if (ascii.find("<!DOCTYPE") != std::string::npos || is_xml_1_1 || has_odd_names)
            continue;
        SCOPED_TRACE(path);
        ++documents;
        const auto fault = read_file_of_suite(bytes);
        EXPECT_FALSE(fault) << str(*fault);
    }
    EXPECT_GT(documents, 50U);
}

}  // namespace
}  // namespace findings
