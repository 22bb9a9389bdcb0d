// convert-records FROM TO FILE: reads FILE as format FROM and writes each record as format TO to
// stdout as soon as it is read; TO "none" only reads. The counts go to stderr. For benchmarks.

#include "library/formats/formats.hpp"

#include <fstream>
#include <iostream>
#include <string_view>

namespace {

// Lists are written as lists whatever number they will have.
constexpr std::size_t many = 1'000'000'000;

const findings::Format& format(std::string_view name)
{
    if (const findings::Format* found = findings::format_named(name))
        return *found;
    throw std::runtime_error("there is no format " + std::string(name));
}

}  // namespace

int main(int argc, char* argv[])
try {
    if (argc != 4) {
        std::cerr << "usage: convert-records FROM TO FILE\n";
        return 2;
    }
    const findings::Format& from = format(argv[1]);
    const findings::Writer* to =
        argv[2] == std::string_view("none") ? nullptr : format(argv[2]).writer;
    std::ifstream in(argv[3], std::ios::binary);
    if (!in)
        throw std::runtime_error(std::string(argv[3]) + ": cannot be read");

    std::ios::sync_with_stdio(false);
    std::size_t kept = 0;
    std::size_t rejected = 0;
    if (to != nullptr)
        to->begin(std::cout, many);
    from.read(in, argv[3],
              {.keep =
                   [&](findings::ReadRecord read) {
                       ++kept;
                       if (to != nullptr)
                           to->record(std::cout, read.record, {.number = kept, .of = many});
                   },
               .reject = [&](const findings::Rejection&) { ++rejected; }});
    if (to != nullptr)
        to->end(std::cout, many);
    std::cerr << kept << " records, " << rejected << " rejected\n";
    return std::cout.flush() ? 0 : 3;
} catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 3;
}
