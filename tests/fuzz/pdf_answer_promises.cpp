#include "tests/fuzz/pdf_answer_promises.hpp"

#include "library/formats/pdf_answer.hpp"
#include "tests/fuzz/reader_promises.hpp"

#include <istream>
#include <iterator>
#include <string_view>

namespace findings::tests {
namespace {

void read(std::istream& in, std::string_view path, const ReadSink& sink)
{
    const std::string answer(std::istreambuf_iterator<char>(in), {});
    pdf::read_answer(answer, {.place = {std::string(path)}}, sink);
}

constexpr Format format{.name = "pdf_answer",
                        .recognises = [](std::string_view) { return true; },
                        .read = read,
                        .writer = nullptr};

}  // namespace

std::string broken_promise_of_pdf_answers(const std::string& bytes)
{
    return broken_promise(format, bytes);
}

}  // namespace findings::tests
