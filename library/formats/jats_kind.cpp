#include "library/formats/jats_kind.hpp"

#include "library/base/text.hpp"
#include "library/formats/jats_references.hpp"
#include "library/formats/jats_text.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace findings::jats {
namespace {

/// Statements that leave no doubt, as article types and as headings of a journal's contents ("-"
/// for a space). "review-article", "clinical-trial" and "case-report" do not say which of ours they
/// are.
constexpr std::array evidence_types{
    std::pair{std::string_view("meta-analysis"), EvidenceType::meta_analysis},
    std::pair{std::string_view("meta-analyses"), EvidenceType::meta_analysis},
    std::pair{std::string_view("systematic-review"), EvidenceType::systematic_review},
    std::pair{std::string_view("systematic-reviews"), EvidenceType::systematic_review},
    std::pair{std::string_view("scoping-review"), EvidenceType::scoping_review},
    std::pair{std::string_view("rapid-review"), EvidenceType::rapid_review},
    std::pair{std::string_view("qualitative-evidence-synthesis"),
              EvidenceType::qualitative_evidence_synthesis},
    std::pair{std::string_view("randomized-controlled-trial"), EvidenceType::randomised_trial},
    std::pair{std::string_view("randomised-controlled-trial"), EvidenceType::randomised_trial},
    std::pair{std::string_view("randomized-controlled-trials"), EvidenceType::randomised_trial},
    std::pair{std::string_view("randomised-controlled-trials"), EvidenceType::randomised_trial},
    std::pair{std::string_view("randomized-clinical-trial"), EvidenceType::randomised_trial},
    std::pair{std::string_view("randomized-trial"), EvidenceType::randomised_trial},
    std::pair{std::string_view("randomised-trial"), EvidenceType::randomised_trial},
    std::pair{std::string_view("cohort-study"), EvidenceType::cohort_study},
    std::pair{std::string_view("qualitative-study"), EvidenceType::qualitative_study},
    std::pair{std::string_view("qualitative-research"), EvidenceType::qualitative_study},
    std::pair{std::string_view("guideline"), EvidenceType::practice_guide},
    std::pair{std::string_view("practice-guideline"), EvidenceType::practice_guide},
    std::pair{std::string_view("clinical-practice-guideline"), EvidenceType::practice_guide},
};

std::optional<EvidenceType> stated(std::string_view words)
{
    for (const auto& [known, type] : evidence_types)
        if (known == words)
            return type;
    return std::nullopt;
}

std::string as_type(std::string_view heading)
{
    std::string type = folded(squeezed(heading));
    std::replace(type.begin(), type.end(), ' ', '-');
    return type;
}

// ---- relations

std::string described(const SourceWork& work)
{
    if (work.doi)
        return work.doi->str();
    if (work.pmid)
        return "PMID " + work.pmid->str();
    return work.citation;
}

/// A notice is about the works that it points to; it is not itself retracted or corrected.
bool is_notice(std::string_view article_type)
{
    return is_one_of(article_type, {"retraction", "partial-retraction", "correction", "erratum",
                                    "addendum", "expression-of-concern", "article-commentary"});
}

bool is_about(std::string_view relation)
{
    return is_one_of(relation, {"retracted-article", "corrected-article", "commentary-article",
                                "addended-article", "object-of-concern", "partial-retraction"});
}

/// As a source, a related work needs words: where the article only points, its identifier.
void add_source(SourceWork work, Record& record)
{
    if (work.citation.empty())
        work.citation = described(work);
    if (!work.citation.empty())
        record.sources.push_back(std::move(work));
}

}  // namespace

void take_kind(pugi::xml_node article, Record& record)
{
    const std::string type = type_of(article, "article-type");
    record.kind =
        is_one_of(type, {"policy", "policy-brief", "policy-report"}) ? Kind::policy : Kind::study;
    record.evidence_type = stated(type);
    const pugi::xml_node categories =
        article.child("front").child("article-meta").child("article-categories");
    for (const pugi::xml_node group : categories.children("subj-group"))
        for (const pugi::xml_node subject : group.children("subject"))
            if (!record.evidence_type)
                record.evidence_type = stated(as_type(inline_text(subject)));
    if (is_one_of(type, {"research-article", "systematic-review", "meta-analysis"}))
        record.knowledge_source = KnowledgeSource::research;
}

void take_relations(pugi::xml_node article, Record& record, std::vector<std::string>& notes)
{
    const std::string type = type_of(article, "article-type");
    const std::string title = folded(record.title);
    bool retracted = type == "retracted-article" || title.starts_with("retracted:") ||
                     title.starts_with("retracted article");
    for (const pugi::xml_node node :
         article.child("front").child("article-meta").children("related-article")) {
        const std::string relation = type_of(node, "related-article-type");
        retracted = retracted ||
                    is_one_of(relation, {"retraction-forward", "retraction", "retraction-notice"});
        SourceWork work = related_work(node);
        notes.push_back("a related article (" + relation + "): " + described(work));
        if (is_about(relation))
            add_source(std::move(work), record);
    }
    if (retracted && !is_notice(type))
        record.status = Status::retracted;
}

}  // namespace findings::jats
