#include "library/index/facet_entry.hpp"

#include "library/index/index_error.hpp"

namespace findings {
namespace {

/// Unsigned numbers of seven bits a byte, the lowest first; an absent one is 0, n is n + 1.
class Packer {
public:
    void number(std::uint64_t value)
    {
        for (; value >= 0x80; value >>= 7)
            bytes_ += static_cast<char>(value | 0x80);
        bytes_ += static_cast<char>(value);
    }

    template <class Integer>
    void integer(std::optional<Integer> value)
    {
        if (!value)
            return number(0);
        const auto wide = static_cast<std::int64_t>(*value);
        const auto sign = static_cast<std::uint64_t>(wide >> 63);
        number(((static_cast<std::uint64_t>(wide) << 1) ^ sign) + 1);
    }

    void text(std::string_view value)
    {
        number(value.size());
        bytes_ += value;
    }

    std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

class Unpacker {
public:
    explicit Unpacker(std::string_view bytes) : bytes_(bytes) {}

    std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            if (bytes_.empty())
                break;
            const auto byte = static_cast<unsigned char>(bytes_.front());
            bytes_.remove_prefix(1);
            value |= std::uint64_t{byte & 0x7Fu} << shift;
            if (byte < 0x80)
                return value;
        }
        throw IndexError("a document's facets are damaged; run findings-indexer rebuild");
    }

    template <class Integer>
    std::optional<Integer> integer()
    {
        const std::uint64_t value = number();
        if (value == 0)
            return std::nullopt;
        const std::uint64_t zigzag = value - 1;
        const auto wide = static_cast<std::int64_t>((zigzag >> 1) ^ (~(zigzag & 1) + 1));
        return static_cast<Integer>(wide);
    }

    std::string text()
    {
        const std::uint64_t size = number();
        if (size > bytes_.size())
            throw IndexError("a document's facets are damaged; run findings-indexer rebuild");
        std::string value(bytes_.substr(0, size));
        bytes_.remove_prefix(size);
        return value;
    }

private:
    std::string_view bytes_;
};

}  // namespace

std::string pack(const FacetEntry& entry)
{
    Packer packer;
    packer.text(entry.id);
    packer.text(entry.work);
    packer.integer(entry.year);
    packer.integer(entry.issued);
    packer.integer(entry.minutes);
    packer.number(static_cast<std::uint64_t>(entry.confidence_low));
    packer.number(static_cast<std::uint64_t>(entry.confidence_high));
    packer.number((entry.retracted ? 1u : 0u) | (entry.asks_whether_it_works ? 2u : 0u));
    packer.integer(std::optional(entry.version));
    packer.integer(entry.based_on);
    for (const auto& values : entry.values) {
        packer.number(values.size());
        for (const std::string& value : values)
            packer.text(value);
    }
    return packer.take();
}

FacetEntry unpack_facets(std::string_view bytes)
{
    Unpacker unpacker(bytes);
    FacetEntry entry;
    entry.id = unpacker.text();
    entry.work = unpacker.text();
    entry.year = unpacker.integer<int>();
    entry.issued = unpacker.integer<std::int32_t>();
    entry.minutes = unpacker.integer<int>();
    entry.confidence_low = static_cast<Confidence>(unpacker.number() % tokens<Confidence>().size());
    entry.confidence_high =
        static_cast<Confidence>(unpacker.number() % tokens<Confidence>().size());
    const std::uint64_t flags = unpacker.number();
    entry.retracted = (flags & 1) != 0;
    entry.asks_whether_it_works = (flags & 2) != 0;
    entry.version = unpacker.integer<std::int64_t>().value_or(1);
    entry.based_on = unpacker.integer<std::int64_t>();
    for (auto& values : entry.values)
        for (std::uint64_t count = unpacker.number(); count > 0; --count)
            values.push_back(unpacker.text());
    return entry;
}

}  // namespace findings
