#include "tests/fuzz/fuzz_targets.hpp"

#include "library/formats/formats.hpp"
#include "tests/fuzz/form_promises.hpp"
#include "tests/fuzz/http_gate_promises.hpp"
#include "tests/fuzz/pdf_answer_promises.hpp"
#include "tests/fuzz/query_promises.hpp"
#include "tests/fuzz/reader_promises.hpp"
#include "tests/fuzz/skos_promises.hpp"
#include "tests/fuzz/url_promises.hpp"
#include "tests/fuzz/xml_gate_promises.hpp"

namespace findings::tests {

std::vector<FuzzTarget> fuzz_targets()
{
    std::vector<FuzzTarget> targets;
    for (const Format& format : formats())
        targets.push_back({std::string(format.name), [&format](const std::string& bytes) {
                               return broken_promise(format, bytes);
                           }});
    targets.push_back({"pdf_answer", broken_promise_of_pdf_answers});
    targets.push_back({"xml_gate", broken_promise_of_xml_gate});
    targets.push_back({"http_gate", broken_promise_of_http_gate});
    targets.push_back({"query", broken_promise_of_queries});
    targets.push_back({"url", broken_promise_of_urls});
    targets.push_back({"form", broken_promise_of_forms});
    targets.push_back({"skos", broken_promise_of_skos});
    return targets;
}

}  // namespace findings::tests
