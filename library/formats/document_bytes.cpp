#include "library/formats/document_bytes.hpp"

#include <istream>
#include <stdexcept>

namespace findings {

std::optional<std::string> document_bytes(std::istream& in, std::size_t most)
{
    std::string bytes;
    std::string block(64 * 1024, '\0');
    do {
        in.read(block.data(), static_cast<std::streamsize>(block.size()));
        if (in.bad())
            throw std::runtime_error("reading the stream failed");
        const auto length = static_cast<std::size_t>(in.gcount());
        if (bytes.size() + length > most)
            return std::nullopt;
        bytes.append(block, 0, length);
    } while (in);
    return bytes;
}

}  // namespace findings
