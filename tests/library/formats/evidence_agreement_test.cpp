#include "library/base/file.hpp"
#include "library/formats/evidence_xml.hpp"
#include "library/formats/formats.hpp"

#include "tests/library/formats/evidence_documents.hpp"
#include "tests/library/formats/evidence_mutations.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

namespace findings {
namespace {

namespace fs = std::filesystem;
using test::Mutant;

/// What `xmllint --schema` says of documents, by their position. It is run once, over all of them.
struct Verdict {
    bool is_valid = false;
    std::string said;
};

std::vector<Verdict> verdicts_of_xmllint(const std::vector<Mutant>& documents)
{
    const TemporaryFolder folder;
    for (std::size_t i = 0; i < documents.size(); ++i)
        std::ofstream(folder.path() / (std::to_string(i) + ".xml")) << documents[i].document;
    const std::string command = "cd '" + folder.path().string() +
                                "' && xmllint --nonet --noout --schema '" FINDINGS_SOURCE
                                "/schemas/evidence.xsd' *.xml > ../" +
                                folder.path().filename().string() + "/said 2>&1";
    // its exit status says only that some document is not valid
    if (std::system(command.c_str()) == -1)
        throw std::runtime_error("no shell");
    std::vector<Verdict> verdicts(documents.size());
    std::ifstream said(folder.path() / "said");
    for (std::string line; std::getline(said, line);) {
        const std::size_t number = std::strtoul(line.c_str(), nullptr, 10);
        if (line.find(".xml") == std::string::npos || number >= verdicts.size())
            continue;
        verdicts[number].said += line + "\n";
        verdicts[number].is_valid = verdicts[number].is_valid || line.ends_with(".xml validates");
    }
    return verdicts;
}

std::vector<Rejection> faults_of(const std::string& document)
{
    std::istringstream in(document);
    return check_evidence_structure(in, "a.xml");
}

/// Holds our verdict and xmllint's together; returns how many documents are valid.
std::size_t expect_agreement(const std::vector<Mutant>& documents)
{
    const std::vector<Verdict> verdicts = verdicts_of_xmllint(documents);
    std::size_t valid = 0;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        const std::vector<Rejection> faults = faults_of(documents[i].document);
        valid += verdicts[i].is_valid ? 1 : 0;
        EXPECT_NE(verdicts[i].said, "") << "xmllint (libxml2-utils) did not run";
        EXPECT_EQ(faults.empty(), verdicts[i].is_valid)
            << documents[i].what << "\nxmllint: " << verdicts[i].said
            << "we: " << (faults.empty() ? "no fault" : str(faults[0]));
        for (const Rejection& fault : faults)
            EXPECT_TRUE(!fault.what.empty() && !fault.mend.empty()) << documents[i].what;
    }
    return valid;
}

TEST(EvidenceAgreement, WholeDocumentsAreValidForBoth)
{
    std::istringstream in(test::full_summary());
    std::vector<Record> records;
    read_evidence_xml(in, "",
                      {[&](ReadRecord read) { records.push_back(read.record); },
                       [](const Rejection& fault) { ADD_FAILURE() << str(fault); }});
    records.push_back({.kind = Kind::study, .title = "From outside"});
    std::ostringstream written;
    write_records(evidence_xml_writer, written, records);
    const std::vector<Mutant> documents = {{"summary", test::full_summary()},
                                           {"guide", test::full_guide()},
                                           {"written", written.str()}};
    EXPECT_EQ(expect_agreement(documents), 3U);
}

TEST(EvidenceAgreement, HoldsOverTheSamples)
{
    std::vector<Mutant> documents;
    const fs::path samples = FINDINGS_SOURCE "/corpus-samples";
    for (const auto& entry : fs::recursive_directory_iterator(samples)) {
        if (!entry.is_regular_file() || entry.path().extension() != ".xml")
            continue;
        const std::string document = read_file(entry.path());
        if (document.find("<!DOCTYPE") !=
            std::string::npos)  // the gate's business, not the schema's
            continue;
        if (format_of(document.substr(0, 65536), entry.path().string()) ==
            format_named("evidence_xml"))
            documents.push_back({entry.path().string(), document});
    }
    expect_agreement(documents);
}

TEST(EvidenceAgreement, HoldsWhereARuleIsEasilyForgotten)
{
    const std::string confidence = "<confidence low=\"limited\" high=\"moderate\"/>";
    const std::string open = "<confidence low=\"limited\" high=\"moderate\">";
    const auto changed = [](std::string_view from, std::string_view to) {
        return Mutant{std::string(to), test::with(test::full_summary(), from, to)};
    };
    const std::vector<Mutant> documents = {
        changed(confidence, open + " </confidence>"),
        changed(confidence, open + "<!-- nothing --></confidence>"),
        changed(confidence, open + "<?nothing?></confidence>"),
        changed(confidence, open + "</confidence>"),
        changed(confidence, open + "x</confidence>"),
        changed("<given>Anne</given>", "<given>Anne</given><name>Anne</name>"),
        changed("<family>Tremblay</family>", ""),
        changed("<author><name>Example Evidence Centre</name></author>", "<author/>"),
        changed("<author><name>Example Evidence Centre</name></author>",
                "<author><orcid>0000-0002-1825-0097</orcid></author>"),
        changed("<title>Family", "<title>&#32;&#10;Family"),
        changed("<title>Family", "<title> <!-- a --> <![CDATA[ ]]>Family"),
        changed("<title>Family finding for children in long-term care",
                "<title>&#32;<!-- a --><![CDATA[ ]]>"),
        changed("<areas>", "<areas>&#32;"),
        changed("<areas><area>kinship</area><area>reunification</area></areas>",
                "<areas> </areas>"),
        changed("</researchSummary>", "</researchSummary><!-- after -->"),
        changed("<question>", "<question xmlns=\"\">"),
        changed("xml:lang=\"en-CA\"", "xml:lang=\"\""),
        changed("status=\"superseded\"", "status=\" superseded \""),
        changed("id=\"01JD", "id=\" \n01JD"),
    };
    EXPECT_EQ(expect_agreement(documents), 9U);
}

TEST(EvidenceAgreement, HoldsOverStructuresThatWereChangedAtRandom)
{
    std::vector<Mutant> mutants;
    for (unsigned seed = 0; seed < 600; ++seed)
        mutants.push_back(
            test::mutated(seed % 2 == 0 ? test::full_summary() : test::full_guide(), seed));
    const std::size_t valid = expect_agreement(mutants);
    EXPECT_GT(valid, 20U);
    EXPECT_LT(valid, 400U);
}

TEST(EvidenceAgreement, HoldsOverEveryValueThatIsNearlyOneOfItsKind)
{
    const std::vector<Mutant> mutants = test::with_odd_values(test::full_summary());
    EXPECT_GT(mutants.size(), 1'000U);
    expect_agreement(mutants);
}

TEST(EvidenceAgreement, HoldsOverDocumentsCutOff)
{
    std::vector<Mutant> mutants;
    const std::string document = test::full_guide();
    for (std::size_t length = 1; length < document.size(); length += 97)
        mutants.push_back({"cut off after " + std::to_string(length), document.substr(0, length)});
    EXPECT_EQ(expect_agreement(mutants), 0U);
}

}  // namespace
}  // namespace findings
