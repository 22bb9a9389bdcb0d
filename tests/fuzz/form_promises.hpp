#pragma once

#include <string>

namespace findings::tests {

/// Takes the first line for the Content-Type of a request and the rest for its body, and holds
/// forms to what form.hpp promises: a refusal is a sentence; texts are UTF-8 without NUL and end
/// their lines in "\n"; names of files have no folders; there are no more fields than
/// most_form_fields. Returns the first promise that is broken; empty where all are kept.
std::string broken_promise_of_forms(const std::string& bytes);

}  // namespace findings::tests
