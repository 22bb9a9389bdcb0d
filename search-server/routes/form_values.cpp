#include "search-server/routes/form_values.hpp"

#include <string>

namespace findings::server {

int one_of(std::span<const int> numbers, const Form& form, std::string_view name)
{
    for (const int number : numbers)
        if (std::to_string(number) == form.value(name))
            return number;
    return numbers[1];
}

}  // namespace findings::server
