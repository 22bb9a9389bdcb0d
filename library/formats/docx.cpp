#include "library/formats/docx.hpp"

#include "library/formats/document_bytes.hpp"
#include "library/formats/document_record.hpp"
#include "library/formats/docx_blocks.hpp"
#include "library/formats/docx_package.hpp"
#include "library/formats/zip_archive.hpp"

#include <fmt/format.h>

#include <optional>
#include <string>

namespace findings {
namespace {

constexpr std::string_view local_header = "PK\x03\x04";
constexpr std::size_t name_in_header = 30;  // bytes before the name

void read_package(docx::Package& package, DocumentOutline outline, const ReadSink& sink)
{
    auto fault = package.find_parts();
    if (!fault)
        fault = docx::take_properties(package, outline);
    if (!fault)
        fault = docx::take_blocks(package, outline);
    if (fault)
        return sink.reject(std::move(*fault));
    give_record(std::move(outline), sink);
}

}  // namespace

bool recognises_docx(std::string_view beginning)
{
    if (!begins_as_zip(beginning))
        return false;
    for (std::size_t at = 0; at != std::string_view::npos;
         at = beginning.find(local_header, at + 1))
        if (at + name_in_header < beginning.size() &&
            beginning.substr(at + name_in_header).starts_with("word/"))
            return true;
    return false;
}

void read_docx(std::istream& in, std::string_view path, const ReadSink& sink)
{
    const std::string file(path);
    std::optional<std::string> bytes = document_bytes(in, largest_zip);
    if (!bytes)
        return sink.reject(
            {{file},
             fmt::format("the file is larger than {} MiB", largest_zip / 1024 / 1024),
             "take the pictures out, or divide the document"});
    if (bytes->starts_with("\xD0\xCF\x11\xE0"))
        return sink.reject({{file},
                            "the file is encrypted, or of a Word before 2007",
                            "save it as .docx without a password"});
    auto archive = ZipArchive::open(std::move(*bytes));
    if (!archive.has_value())
        return sink.reject({{file}, archive.error().what, archive.error().mend});
    docx::Package package(std::move(*archive), path);
    read_package(package, {.place = {file}}, sink);
}

}  // namespace findings
