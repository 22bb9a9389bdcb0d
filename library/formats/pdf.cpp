#include "library/formats/pdf.hpp"

#include "library/formats/pdf_answer.hpp"
#include "library/formats/pdf_child.hpp"

#include <string>

namespace findings {

bool recognises_pdf(std::string_view beginning)
{
    return beginning.substr(0, 1024).find("%PDF-") != std::string_view::npos;
}

void read_pdf(std::istream& in, std::string_view path, const ReadSink& sink)
{
    const Place place{std::string(path)};
    const auto answer = pdf::answer_of(pdf::helper_program(), in, largest_pdf);
    if (!answer.has_value())
        return sink.reject({place, answer.error().what, answer.error().mend});
    pdf::read_answer(*answer, {.place = place}, sink);
}

}  // namespace findings
