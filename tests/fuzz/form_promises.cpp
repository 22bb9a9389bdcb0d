#include "tests/fuzz/form_promises.hpp"

#include "library/base/text.hpp"
#include "search-server/routes/form.hpp"
#include "search-server/routes/routes.hpp"

#include <algorithm>
#include <string_view>

namespace findings::tests {
namespace {

using namespace server;

bool is_text(std::string_view text)
{
    return is_utf8(text) && text.find('\0') == std::string_view::npos &&
           text.find('\r') == std::string_view::npos;
}

std::string fault_of(const Form& form)
{
    if (form.fields().size() > most_form_fields)
        return "a form has more fields than may be";
    for (const auto& [name, value] : form.fields()) {
        if (!is_utf8(name) || !is_text(value))
            return "a field that is no text was let in: " + printable(name);
        if (form.values(name).front() != form.value(name))
            return "a field has another value than its first: " + printable(name);
        const FormFile* file = form.file(name);
        if (file != nullptr &&
            (!is_text(file->name) || file->name.find_first_of("/\\") != std::string::npos))
            return "a file's name is none: " + printable(file->name);
    }
    return {};
}

}  // namespace

std::string broken_promise_of_forms(const std::string& bytes)
{
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    Request request{.method = Method::post};
    request.headers = {{"content-type", bytes.substr(0, end)}};
    request.body = bytes.substr(std::min(end + 1, bytes.size()));
    try {
        return fault_of(Form::parse(request));
    } catch (const BadRequest& refusal) {
        return std::string_view(refusal.what()).ends_with('.') ? "" : "a refusal says nothing";
    }
}

}  // namespace findings::tests
