#include "library/catalogue/audit.hpp"

namespace findings {

void audit(Connection& connection, const std::optional<PersonId>& who, std::string_view action,
           std::string_view object, const std::optional<std::string>& before_json,
           const std::optional<std::string>& after_json)
{
    connection.execute("INSERT INTO audit (happened, who, action, object, before, after) "
                       "VALUES (?, ?, ?, ?, ?, ?)",
                       now(), who, action, object, before_json, after_json);
}

}  // namespace findings
