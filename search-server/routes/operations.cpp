#include "search-server/routes/operations.hpp"

#include "search-server/routes/problem.hpp"

#include <boost/json/object.hpp>
#include <fmt/core.h>

namespace findings::server {
namespace {

template <class Number>
void add_gauge(std::string& out, std::string_view name, std::string_view help,
               const std::optional<Number>& value)
{
    if (value)
        out += fmt::format("# HELP {0} {1}\n# TYPE {0} gauge\n{0} {2}\n", name, help, *value);
}

}  // namespace

Response get_live(const Operations&)
{
    return json_answer(boost::json::object{{"status", "live"}});
}

Response get_ready(const Operations& operations)
{
    if (operations.not_ready)
        return problem(503, *operations.not_ready);
    if (!operations.degraded.empty())
        return json_answer(
            boost::json::object{{"status", "degraded"}, {"reason", operations.degraded}});
    return json_answer(boost::json::object{{"status", "ready"}});
}

Response get_metrics(const Operations& operations)
{
    std::string text = operations.metrics;
    add_gauge(text, "findings_ready", "1 where searches are answered.",
              std::optional<int>(operations.not_ready ? 0 : 1));
    add_gauge(text, "findings_degraded", "1 where something is wrong; /health/ready says what.",
              std::optional<int>(operations.degraded.empty() ? 0 : 1));
    add_gauge(text, "findings_can_write", "1 where changes are taken.",
              std::optional<int>(operations.can_write ? 1 : 0));
    add_gauge(text, "findings_index_rebuilding", "1 while the index is made anew.",
              std::optional<int>(operations.is_rebuilding ? 1 : 0));
    add_gauge(text, "findings_index_damaged",
              "Generations of the index that were found damaged since the start.",
              std::optional<std::uint64_t>(operations.damaged));
    add_gauge(text, "findings_index_upto", "The change that the index holds everything up to.",
              operations.index_upto);
    add_gauge(text, "findings_catalogue_last_change", "The catalogue's last change.",
              operations.last_change);
    add_gauge(text, "findings_index_documents", "Documents in the index.", operations.documents);
    Response response;
    response.set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    response.body = std::move(text);
    return response;
}

}  // namespace findings::server
