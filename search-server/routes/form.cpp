#include "search-server/routes/form.hpp"

#include "library/base/text.hpp"
#include "search-server/routes/routes.hpp"

#include <algorithm>

namespace findings::server {
namespace {

constexpr std::size_t longest_boundary = 70;  // RFC 2046, 5.1.1

[[noreturn]] void not_well_formed()
{
    throw BadRequest("The form that was sent is not well-formed.");
}

/// Browsers end the lines of a text area in CR LF (HTML, "form-data set").
std::string with_plain_line_ends(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_pair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        if (!is_pair)
            out += text[i] == '\r' ? '\n' : text[i];
    }
    return out;
}

std::string form_text(std::string_view text)
{
    if (!is_utf8(text) || text.find('\0') != std::string_view::npos)
        throw BadRequest("The form that was sent holds bytes that are not text in UTF-8.");
    return with_plain_line_ends(text);
}

/// The value of name="…" among the parameters of a header, with the escapes that browsers use
/// (HTML, "multipart/form-data encoding algorithm"); nullopt where there is none.
std::optional<std::string> quoted_parameter(std::string_view header, std::string_view name)
{
    const std::string begin = "; " + std::string(name) + "=\"";
    const std::size_t at = header.find(begin);
    if (at == std::string_view::npos)
        return std::nullopt;
    header.remove_prefix(at + begin.size());
    std::string value(header.substr(0, header.find('"')));
    for (const auto& [escaped, plain] : {std::pair("%22", "\""), {"%0D", "\r"}, {"%0A", "\n"}})
        for (std::size_t found = value.find(escaped); found != std::string::npos;
             found = value.find(escaped, found + 1))
            value.replace(found, 3, plain);
    return value;
}

/// What separates the parts, with "--" in front; empty where there is none.
std::string delimiter_in(std::string_view content_type)
{
    const std::size_t at = content_type.find("boundary=");
    if (at == std::string_view::npos)
        return {};
    std::string_view boundary = content_type.substr(at + std::string_view("boundary=").size());
    boundary = trimmed(boundary.substr(0, boundary.find(';')));
    if (boundary.size() >= 2 && boundary.front() == '"' && boundary.back() == '"')
        boundary = boundary.substr(1, boundary.size() - 2);
    if (boundary.empty() || boundary.size() > longest_boundary)
        return {};
    return "--" + std::string(boundary);
}

/// The parts of a multipart body, each with its header lines.
std::vector<std::string_view> parts_of(std::string_view body, std::string_view content_type)
{
    const std::string first = delimiter_in(content_type);
    const std::string next = "\r\n" + first;
    if (first.empty() || !body.starts_with(first))
        not_well_formed();
    body.remove_prefix(first.size());
    std::vector<std::string_view> parts;
    while (!body.starts_with("--")) {
        const std::size_t end = body.find(next);
        if (!body.starts_with("\r\n") || end == std::string_view::npos ||
            parts.size() == most_form_fields)
            not_well_formed();
        parts.push_back(body.substr(2, std::max<std::size_t>(end, 2) - 2));
        body.remove_prefix(end + next.size());
    }
    return parts;
}

/// The value of a header line of a part; "" where there is none.
std::string header_value(std::string_view headers, std::string_view name)
{
    for (std::string_view line : split(headers, '\n')) {
        const std::size_t colon = line.find(':');
        if (colon != std::string_view::npos && ascii_lower(trimmed(line.substr(0, colon))) == name)
            return std::string(trimmed(line.substr(colon + 1)));
    }
    return {};
}

std::string without_folders(std::string_view name)
{
    return std::string(name.substr(name.find_last_of("/\\") + 1));
}

}  // namespace

void Form::take_part(std::string_view part)
{
    const std::size_t end = part.find("\r\n\r\n");
    if (end == std::string_view::npos)
        not_well_formed();
    const std::string_view headers = part.substr(0, end);
    const std::string_view content = part.substr(end + 4);
    const std::string disposition = header_value(headers, "content-disposition");
    const auto name = quoted_parameter(disposition, "name");
    if (!disposition.starts_with("form-data") || !name)
        not_well_formed();
    const auto file_name = quoted_parameter(disposition, "filename");
    if (!file_name) {
        fields_.emplace_back(form_text(*name), form_text(content));
        return;
    }
    if (!file_name->empty() || !content.empty())  // else: no file was chosen
        files_.emplace_back(form_text(*name),
                            FormFile{form_text(without_folders(*file_name)),
                                     header_value(headers, "content-type"), std::string(content)});
}

Form Form::parse(const Request& request)
{
    Form form;
    if (request.body.empty())
        return form;
    const std::string type(request.header("content-type").value_or(""));
    const std::string kind = ascii_lower(trimmed(std::string_view(type).substr(0, type.find(';'))));
    if (kind == "application/x-www-form-urlencoded") {
        auto pairs = decoded_pairs(request.body);
        if (!pairs || pairs->size() > most_form_fields)
            not_well_formed();
        for (auto& [name, value] : *pairs)
            form.fields_.emplace_back(std::move(name), form_text(value));
    } else if (kind == "multipart/form-data") {
        for (const std::string_view part : parts_of(request.body, type))
            form.take_part(part);
    } else {
        throw BadRequest("This address takes what a form of a page sends.");
    }
    return form;
}

std::string_view Form::value(std::string_view name) const
{
    return field(name).value_or("");
}

std::optional<std::string_view> Form::field(std::string_view name) const
{
    for (const auto& [key, value] : fields_)
        if (key == name)
            return value;
    return std::nullopt;
}

std::vector<std::string_view> Form::values(std::string_view name) const
{
    std::vector<std::string_view> all;
    for (const auto& [key, value] : fields_)
        if (key == name)
            all.push_back(value);
    return all;
}

const FormFile* Form::file(std::string_view name) const
{
    for (const auto& [key, file] : files_)
        if (key == name)
            return &file;
    return nullptr;
}

}  // namespace findings::server
