#include "search-server/routes/new_password.hpp"

#include "library/base/text.hpp"
#include "search-server/routes/sign_in_desk.hpp"

namespace findings::server {

PasswordErrors new_password_errors(const Form& form, const Words& words)
{
    const std::string_view password = form.value("password");
    PasswordErrors errors;
    if (characters(password) < shortest_password)
        errors.password = words("join.password_short");
    else if (password.size() > longest_password)
        errors.password = words("join.password_long");
    else if (password != form.value("again"))
        errors.again = words("join.password_differs");
    return errors;
}

}  // namespace findings::server
