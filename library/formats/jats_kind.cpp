#include "library/formats/jats_kind.hpp"

#include "library/base/text.hpp"
#include "library/formats/jats_references.hpp"
#include "library/formats/jats_text.hpp"
#include "library/formats/stated_evidence.hpp"

#include <string_view>
#include <utility>

namespace findings::jats {
namespace {

// ---- relations

std::string described(const SourceWork& work)
{
    if (work.doi)
        return work.doi->str();
    if (work.pmid)
        return "PMID " + work.pmid->str();
    return work.citation;
}

/// A notice of a retraction is about the works that it points to; it is not itself retracted.
bool is_retraction(std::string_view article_type)
{
    return is_one_of(article_type, {"retraction", "partial-retraction"});
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
    record.evidence_type = stated_evidence_type(type);
    const pugi::xml_node categories =
        article.child("front").child("article-meta").child("article-categories");
    for (const pugi::xml_node group : categories.children("subj-group"))
        for (const pugi::xml_node subject : group.children("subject"))
            if (!record.evidence_type)
                record.evidence_type = stated_evidence_type(inline_text(subject));
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
    if (retracted && !is_retraction(type))
        record.status = Status::retracted;
}

}  // namespace findings::jats
