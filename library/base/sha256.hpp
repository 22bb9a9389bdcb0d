#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace findings {

/// Adds up a SHA-256 (FIPS 180-4) piece by piece. Belongs to one thread at a time.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;

    void add(std::string_view bytes);

    /// The sum of all that was added, as 64 lower-case hexadecimal digits. Nothing can be added
    /// after.
    std::string hex();

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// The sum of these bytes, as Sha256::hex() gives it.
std::string sha256(std::string_view bytes);

/// The sum of a file's bytes. Throws FileError.
std::string sha256_of_file(const std::filesystem::path& path);

}  // namespace findings
