// fuzz --target=NAME [libFuzzer's options] [CORPUS…]: one of fuzz_targets() under libFuzzer, which
// leaves options with two hyphens alone. script/fuzz runs it.

#include "tests/fuzz/fuzz_targets.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using findings::tests::FuzzTarget;

constexpr std::string_view option = "--target=";

// libFuzzer's two calls share nothing else.
FuzzTarget target;

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv)
{
    for (int i = 1; i < *argc; ++i)
        if (const std::string_view argument = (*argv)[i]; argument.starts_with(option))
            for (FuzzTarget& candidate : findings::tests::fuzz_targets())
                if (candidate.name == argument.substr(option.size()))
                    target = std::move(candidate);
    if (!target.name.empty())
        return 0;
    std::fputs("usage: fuzz --target=NAME [libFuzzer's options] [CORPUS…]; targets:", stderr);
    for (const FuzzTarget& known : findings::tests::fuzz_targets())
        std::fprintf(stderr, " %s", known.name.c_str());
    std::fputc('\n', stderr);
    std::exit(2);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string fault =
        target.broken_promise(std::string(reinterpret_cast<const char*>(data), size));
    if (fault.empty())
        return 0;
    std::fprintf(stderr, "%s\n", fault.c_str());
    std::abort();
}
