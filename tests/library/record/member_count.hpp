#pragma once

#include <cstddef>
#include <utility>

namespace findings::test {

/// Stands for a value of any type, in expressions that are never evaluated.
struct Anything {
    template <class Type>
    operator Type() const;
};

template <class Struct, std::size_t... I>
constexpr bool takes(std::index_sequence<I...>)
{
    return requires
    {
        Struct{(static_cast<void>(I), Anything{})...};
    };
}

/// How many members a plain struct has: the most that its braces take.
template <class Struct, std::size_t Count = 100>
constexpr std::size_t member_count()
{
    if constexpr (takes<Struct>(std::make_index_sequence<Count>{}))
        return Count;
    else
        return member_count<Struct, Count - 1>();
}

}  // namespace findings::test
