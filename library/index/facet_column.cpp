#include "library/index/facet_column.hpp"

#include "library/index/layout.hpp"

#include <algorithm>

namespace findings {
namespace {

constexpr std::string_view crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

UlidBits ulid_bits(std::string_view ulid)
{
    UlidBits bits;
    for (const char c : ulid) {
        bits.high = bits.high << 5 | bits.low >> 59;
        bits.low = bits.low << 5 | crockford.find(c);
    }
    return bits;
}

/// The values that stand for an interval of confidence: what the lower end reaches, then what only
/// the upper one does.
std::vector<KnownFacetValue> confidence_values(Confidence low, Confidence high)
{
    if (low == Confidence::not_rated)
        return {{Facet::confidence, std::string(token(low)), false}};
    std::vector<KnownFacetValue> values;
    for (int level = static_cast<int>(Confidence::very_limited); level <= static_cast<int>(high);
         ++level)
        values.push_back({Facet::confidence, std::string(token(static_cast<Confidence>(level))),
                          level > static_cast<int>(low)});
    return values;
}

FacetColumn::Row row_of(const FacetEntry& entry, WorkNumber work)
{
    return {.id = ulid_bits(entry.id),
            .work = work,
            .issued = entry.issued.value_or(FacetColumn::unknown_date),
            .minutes = entry.minutes.value_or(-1),
            .version = static_cast<std::int32_t>(entry.version),
            .based_on = static_cast<std::int32_t>(entry.based_on.value_or(0)),
            .confidence_low = entry.confidence_low,
            .retracted = entry.retracted,
            .asks_whether_it_works = entry.asks_whether_it_works,
            .is_there = true};
}

}  // namespace

RecordId record_id(const UlidBits& bits)
{
    std::array<std::uint8_t, 10> random{};
    random[0] = static_cast<std::uint8_t>(bits.high >> 8);
    random[1] = static_cast<std::uint8_t>(bits.high);
    for (std::size_t i = 0; i < 8; ++i)
        random[2 + i] = static_cast<std::uint8_t>(bits.low >> (56 - 8 * i));
    return RecordId::from(bits.high >> 16, random);
}

std::unique_ptr<const FacetColumn> FacetColumn::load(const Xapian::Database& index,
                                                     const FacetColumn* before)
{
    auto column = before ? std::make_unique<FacetColumn>(*before) : std::make_unique<FacetColumn>();
    const auto first_new = static_cast<Xapian::docid>(column->end());
    const Xapian::docid last = index.get_lastdocid();
    auto entry = index.valuestream_begin(slot::facets);
    entry.skip_to(first_new);
    for (; entry != index.valuestream_end(slot::facets); ++entry)
        column->append(entry.get_docid(), unpack_facets(*entry));
    column->grow(std::max<std::size_t>(column->end(), last + std::size_t{1}));
    column->remove_gone(index, first_new);
    column->read_lengths(index, first_new);
    column->see_works();
    return column;
}

std::optional<FacetValueId> FacetColumn::find(const KnownFacetValue& value) const
{
    const auto known = known_.find(value);
    return known == known_.end() ? std::nullopt : std::optional(known->second);
}

bool FacetColumn::has(Xapian::docid document, FacetValueId value) const
{
    const auto values = values_of(document);
    return std::find(values.begin(), values.end(), value) != values.end();
}

std::string_view FacetColumn::value_of(Xapian::docid document, Facet facet) const
{
    for (const FacetValueId id : values_of(document))
        if (values_[id].facet == facet)
            return values_[id].value;
    return {};
}

bool FacetColumn::is_stale_translation(Xapian::docid document) const
{
    const Row& translation = rows_[document];
    if (translation.based_on == 0)
        return false;
    const Work& work = works_[translation.work];
    return std::any_of(work.expressions.begin(), work.expressions.end(),
                       [&](Xapian::docid expression) {
                           const Row& row = rows_[expression];
                           return row.id == work.id && row.version > translation.based_on;
                       });
}

void FacetColumn::grow(std::size_t end)
{
    rows_.resize(end);
    languages_.resize(end, no_value);
    begins_.resize(end + 1, static_cast<std::uint32_t>(value_ids_.size()));
}

void FacetColumn::append(Xapian::docid document, const FacetEntry& entry)
{
    grow(document);  // numbers without an entry: taken out, or not findable
    const WorkNumber work = work_number(ulid_bits(entry.work));
    works_[work].expressions.push_back(document);
    for (std::size_t facet = 0; facet < facet_count; ++facet)
        for (const std::string& value : entry.values[facet])
            value_ids_.push_back(intern({static_cast<Facet>(facet), value, false}));
    if (entry.year)
        value_ids_.push_back(intern({Facet::year, std::to_string(*entry.year), false}));
    for (KnownFacetValue& value : confidence_values(entry.confidence_low, entry.confidence_high))
        value_ids_.push_back(intern(std::move(value)));
    rows_.push_back(row_of(entry, work));
    languages_.push_back(no_value);
    for (const std::string& language : entry.values[static_cast<std::size_t>(Facet::language)])
        languages_.back() = intern({Facet::language, language, false});
    begins_.push_back(static_cast<std::uint32_t>(value_ids_.size()));
}

/// Marks the documents below `end` that the index no longer has. Their values stay in place,
/// unused.
void FacetColumn::remove_gone(const Xapian::Database& index, Xapian::docid end)
{
    // An empty term lists all documents.
    auto there = index.postlist_begin("");
    const auto none = index.postlist_end("");
    for (Xapian::docid document = 1; document < end; ++document) {
        if (there != none && *there < document)
            there.skip_to(document);
        if (!rows_[document].is_there || (there != none && *there == document))
            continue;
        rows_[document].is_there = false;
        std::erase(works_[rows_[document].work].expressions, document);
    }
}

void FacetColumn::read_lengths(const Xapian::Database& index, Xapian::docid from)
{
    lengths_.resize(end());
    auto document = index.postlist_begin("");
    const auto none = index.postlist_end("");
    if (document != none)
        document.skip_to(from);
    for (; document != none; ++document)
        lengths_[*document] = document.get_doclength();
}

/// Lays out what is asked of works document by document, so that it is read in their order.
void FacetColumn::see_works()
{
    findable_ = DocumentSet(end());
    alone_ = DocumentSet(end());
    next_.assign(end(), 0);
    for (const Work& work : works_)
        for (std::size_t i = 0; i < work.expressions.size(); ++i) {
            const Xapian::docid document = work.expressions[i];
            findable_.insert(document);
            next_[document] = work.expressions[(i + 1) % work.expressions.size()];
            if (work.expressions.size() == 1)
                alone_.insert(document);
        }
}

FacetValueId FacetColumn::intern(KnownFacetValue value)
{
    // facet_values() shows the two as one
    const FacetValueId sure = value.possibly ? intern({value.facet, value.value, false}) : no_value;
    const auto [known, is_new] =
        known_.try_emplace(std::move(value), static_cast<FacetValueId>(values_.size()));
    if (!is_new)
        return known->second;
    values_.push_back(known->first);
    facets_.push_back(known->first.facet);
    counterparts_.push_back(sure);
    if (sure != no_value)
        counterparts_[sure] = known->second;
    return known->second;
}

WorkNumber FacetColumn::work_number(const UlidBits& id)
{
    const auto [known, is_new] =
        work_numbers_.try_emplace(id, static_cast<WorkNumber>(works_.size()));
    if (is_new)
        works_.push_back({id, {}});
    return known->second;
}

bool is_before(const FacetColumn::Row& a, const FacetColumn::Row& b)
{
    return a.issued != b.issued ? a.issued > b.issued : a.id < b.id;
}

}  // namespace findings
