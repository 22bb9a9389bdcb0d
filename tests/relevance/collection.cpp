#include "tests/relevance/collection.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <functional>
#include <unordered_map>

namespace findings::relevance {
namespace {

namespace json = boost::json;

/// Where something was read, for what is wrong with it.
struct Place {
    const std::filesystem::path& path;
    std::size_t line = 0;

    [[noreturn]] void refuse(const std::string& what) const
    {
        throw CollectionError(path.string() + ':' + std::to_string(line) + ": " + what);
    }
};

/// Calls `take` for each line that is not empty, without its end.
void each_line(const std::filesystem::path& path,
               const std::function<void(const std::string& line, const Place& place)>& take)
{
    std::ifstream file(path);
    if (!file)
        throw CollectionError(path.string() + ": cannot be opened; a collection is a folder with "
                                              "corpus.jsonl, queries.jsonl and qrels.tsv");
    Place place{path};
    for (std::string line; std::getline(file, line);) {
        ++place.line;
        if (line.ends_with('\r'))
            line.pop_back();
        if (!line.empty())
            take(line, place);
    }
    if (file.bad())
        throw CollectionError(path.string() + ": cannot be read to its end");
}

json::object object_of(const std::string& line, const Place& place)
{
    boost::system::error_code error;
    const json::value value = json::parse(line, error);
    if (error)
        place.refuse("not JSON: " + error.message() + "; write one object a line");
    if (!value.is_object())
        place.refuse("not a JSON object; write one object a line");
    return value.get_object();
}

std::string id_of(const json::object& object, const Place& place)
{
    const json::value* id = object.if_contains("_id");
    if (id != nullptr && id->is_string() && !id->get_string().empty())
        return std::string(id->get_string());
    if (id != nullptr && (id->is_int64() || id->is_uint64()))
        return json::serialize(*id);
    place.refuse("no _id; give the line one, a string that is not empty");
}

/// A text that may be missing or null.
std::string text_of(const json::object& object, std::string_view name, const Place& place)
{
    const json::value* text = object.if_contains(name);
    if (text == nullptr || text->is_null())
        return {};
    if (!text->is_string())
        place.refuse(std::string(name) + " is not a string");
    return std::string(text->get_string());
}

std::vector<std::string> list_of(const json::object& object, std::string_view name,
                                 const Place& place)
{
    const json::value* list = object.if_contains(name);
    if (list == nullptr || !list->is_array()) {
        const std::string one = text_of(object, name, place);
        return one.empty() ? std::vector<std::string>{} : std::vector{one};
    }
    std::vector<std::string> values;
    for (const json::value& value : list->get_array()) {
        if (!value.is_string())
            place.refuse(std::string(name) + " holds what is not a string");
        values.emplace_back(value.get_string());
    }
    return values;
}

/// Refuses an id that was there before.
class Ids {
public:
    void take(const std::string& id, const Place& place)
    {
        const auto [first, is_new] = lines_.emplace(id, place.line);
        if (!is_new)
            place.refuse("_id \"" + id + "\" stands in line " + std::to_string(first->second) +
                         " already; give each its own");
    }

private:
    std::unordered_map<std::string, std::size_t> lines_;
};

CollectionDocument document_of(const json::object& object, const Place& place)
{
    return {.id = id_of(object, place),
            .title = text_of(object, "title", place),
            .text = text_of(object, "text", place),
            .authors = list_of(object, "authors", place),
            .keywords = list_of(object, "keywords", place),
            .language = Language::parse(text_of(object, "language", place))};
}

struct Judgement {
    std::string query;
    std::string document;
    int grade = 0;
};

Judgement judgement_of(const std::string& line, const Place& place)
{
    const std::size_t first = line.find('\t');
    const std::size_t second = first == std::string::npos ? first : line.find('\t', first + 1);
    if (second == std::string::npos)
        place.refuse("not three columns; write query, document and grade with tabs between");
    Judgement judgement{.query = line.substr(0, first),
                        .document = line.substr(first + 1, second - first - 1)};
    const char* grade = line.data() + second + 1;
    const char* end = line.data() + line.size();
    const auto [read, error] = std::from_chars(grade, end, judgement.grade);
    if (error != std::errc() || read != end) {
        if (place.line == 1)
            return {};  // a heading
        place.refuse("the grade is not a whole number");
    }
    return judgement;
}

void read_judgements(const std::filesystem::path& path, std::vector<CollectionQuery>& queries)
{
    std::unordered_map<std::string, CollectionQuery*> by_id;
    for (CollectionQuery& query : queries)
        by_id.emplace(query.id, &query);
    each_line(path, [&](const std::string& line, const Place& place) {
        const Judgement judgement = judgement_of(line, place);
        const auto query = by_id.find(judgement.query);
        if (query != by_id.end())
            query->second->grades[judgement.document] = judgement.grade;
    });
}

bool has_relevant(const CollectionQuery& query)
{
    return std::any_of(query.grades.begin(), query.grades.end(),
                       [](const auto& judged) { return judged.second > 0; });
}

}  // namespace

Collection read_collection(const std::filesystem::path& folder)
{
    // "sets/cacm/" is the folder cacm too
    const std::filesystem::path whole = std::filesystem::absolute(folder).lexically_normal();
    Collection collection;
    collection.name = (whole.has_filename() ? whole : whole.parent_path()).filename().string();

    Ids documents;
    each_line(folder / "corpus.jsonl", [&](const std::string& line, const Place& place) {
        collection.documents.push_back(document_of(object_of(line, place), place));
        documents.take(collection.documents.back().id, place);
    });
    Ids queries;
    each_line(folder / "queries.jsonl", [&](const std::string& line, const Place& place) {
        const json::object object = object_of(line, place);
        collection.queries.push_back(
            {.id = id_of(object, place), .text = text_of(object, "text", place)});
        queries.take(collection.queries.back().id, place);
    });
    read_judgements(folder / "qrels.tsv", collection.queries);
    std::erase_if(collection.queries,
                  [](const CollectionQuery& query) { return !has_relevant(query); });
    return collection;
}

}  // namespace findings::relevance
