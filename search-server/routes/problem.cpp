#include "search-server/routes/problem.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace findings::server {

Response json_answer(const boost::json::value& body)
{
    Response response;
    response.set("Content-Type", "application/json");
    response.body = boost::json::serialize(body);
    return response;
}

Response problem(unsigned status, std::string_view detail)
{
    Response response = json_answer(boost::json::object{{"type", "about:blank"},
                                                        {"title", reason(status)},
                                                        {"status", status},
                                                        {"detail", detail}});
    response.status = status;
    response.set("Content-Type", "application/problem+json");
    if (status == 503)
        response.set("Retry-After", "5");
    return response;
}

}  // namespace findings::server
