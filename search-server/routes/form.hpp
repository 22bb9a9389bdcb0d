#pragma once

#include "search-server/http/message.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace findings::server {

inline constexpr std::size_t most_form_fields = 1000;

/// A file that was sent with a form.
struct FormFile {
    std::string name;  ///< as the browser says, without folders; may be empty
    std::string content_type;
    std::string bytes;
    bool operator==(const FormFile&) const = default;
};

/// What a form of a page was filled in with. Texts are UTF-8 without NUL; their lines end in "\n".
class Form {
public:
    /// Takes the body of a request apart: application/x-www-form-urlencoded, multipart/form-data
    /// (RFC 7578). Throws BadRequest where it is neither, or not well-formed, or has more than
    /// most_form_fields. An absent body is an empty form.
    static Form parse(const Request& request);

    /// The first one of the name as it was typed; "" where there is none.
    std::string_view value(std::string_view name) const;

    /// The same; nullopt where there is none, as for a box that was not ticked.
    std::optional<std::string_view> field(std::string_view name) const;

    /// Every one of the name, in their order.
    std::vector<std::string_view> values(std::string_view name) const;

    /// The file of the name; nullptr where none was chosen.
    const FormFile* file(std::string_view name) const;

    const Fields& fields() const { return fields_; }

private:
    void take_part(std::string_view part);

    Fields fields_;
    std::vector<std::pair<std::string, FormFile>> files_;
};

}  // namespace findings::server
