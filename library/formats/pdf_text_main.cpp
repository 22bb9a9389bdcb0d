// findings-pdf-text: reads one PDF on its input and writes what it says as JSON on its output. A
// program of its own because poppler reads what anybody may have made: read_pdf() starts it for
// each document and outlives whatever happens here.
//
//   {"error": "encrypted"}
//   {"info": {"Title": "…"}, "xmp": "…", "pages": 2, "largest": "…", "text": ["…"], "is_cut": true}

#include "library/formats/pdf_limits.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <limits>
#include <memory>
#include <string>
#include <string_view>

namespace {

namespace json = boost::json;

constexpr std::size_t most_text = 1024 * 1024;     // bytes; a record takes less
constexpr std::size_t longest_value = 256 * 1024;  // of metadata
constexpr int most_pages = 5'000;

std::string utf8(const poppler::ustring& text)
{
    const poppler::byte_array bytes = text.to_utf8();
    return {bytes.begin(), bytes.end()};
}

/// The input as it lies in memory; empty where there is none.
std::string_view input()
{
    struct stat status {};
    if (::fstat(STDIN_FILENO, &status) != 0 || status.st_size <= 0)
        return {};
    const auto size = static_cast<std::size_t>(status.st_size);
    void* bytes = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, STDIN_FILENO, 0);
    return bytes == MAP_FAILED ? std::string_view{}
                               : std::string_view(static_cast<const char*>(bytes), size);
}

json::object information(const poppler::document& document)
{
    json::object info;
    for (const std::string& key : document.info_keys())
        if (std::string value = utf8(document.info_key(key)); value.size() <= longest_value)
            info.emplace(key, std::move(value));
    return info;
}

/// The words in the largest letters of a page, where they follow one another.
std::string largest_text(const poppler::page& page)
{
    double largest = 0;
    std::string text;
    bool follows = false;
    for (const poppler::text_box& box : page.text_list(poppler::page::text_list_include_font)) {
        if (!box.has_font_info())
            return {};
        const double size = box.get_font_size();
        if (size > largest + 0.5) {
            largest = size;
            text.clear();
            follows = true;
        }
        follows = follows && size >= largest - 0.5;
        if (follows)
            text += utf8(box.text()) + " ";
    }
    return text;
}

void take_pages(const poppler::document& document, json::object& answer)
{
    json::array texts;
    std::size_t bytes = 0;
    const int pages = document.pages();
    for (int i = 0; i < std::min(pages, most_pages) && bytes < most_text; ++i) {
        const std::unique_ptr<poppler::page> page(document.create_page(i));
        if (page == nullptr)
            continue;
        if (i == 0)
            answer.emplace("largest", largest_text(*page));
        texts.emplace_back(
            utf8(page->text({}, poppler::page::non_raw_non_physical_layout)).substr(0, most_text));
        bytes += texts.back().get_string().size();
    }
    answer.emplace("is_cut", bytes >= most_text || pages > most_pages);
    answer.emplace("pages", pages);
    answer.emplace("text", std::move(texts));
}

json::object answer_to(std::string_view pdf)
{
    if (pdf.empty() || pdf.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
        return {{"error", "broken"}};
    const std::unique_ptr<poppler::document> document(
        poppler::document::load_from_raw_data(pdf.data(), static_cast<int>(pdf.size())));
    if (document == nullptr)
        return {{"error", "broken"}};
    if (document->is_locked())
        return {{"error", "encrypted"}};
    if (document->pages() <= 0)
        return {{"error", "no pages"}};
    json::object answer{{"info", information(*document)}};
    if (std::string xmp = utf8(document->metadata()); xmp.size() <= longest_value)
        answer.emplace("xmp", std::move(xmp));
    take_pages(*document, answer);
    return answer;
}

bool write_all(std::string_view text)
{
    while (!text.empty()) {
        const ssize_t written = ::write(STDOUT_FILENO, text.data(), text.size());
        if (written <= 0)
            return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

}  // namespace

int main()
{
    if (!findings::pdf::give_up_rights())
        return EXIT_FAILURE;
    poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
    const bool is_written = write_all(json::serialize(answer_to(input())));
    std::_Exit(is_written ? EXIT_SUCCESS : EXIT_FAILURE);  // poppler's own end says nothing to us
}
