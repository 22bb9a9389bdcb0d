#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace findings {

/// A web page that a cartridge leads to.
struct CartridgeLink {
    std::string title;
    std::string address;  ///< http or https
    std::string note;     ///< shown as a heading of its own before the link; may be empty
};

struct CartridgeSection {
    std::string title;  ///< may be empty: its links then stand at the top
    std::vector<CartridgeLink> links;
};

/// What a learning platform imports: links in their order, no content. Texts are UTF-8.
struct Cartridge {
    std::string id;  ///< letters and digits
    std::string title;
    std::string description;
    std::string language;  ///< BCP 47; may be empty
    std::chrono::sys_seconds changed;
    std::vector<CartridgeSection> sections;
};

/// Which edition of IMS Common Cartridge is written (docs/lists.md says who imports which).
enum class CartridgeProfile {
    thin_1_3,  ///< Thin Common Cartridge 1.3
    full_1_1,  ///< Common Cartridge 1.1, the newest that Moodle imports
};

/// The bytes of the zip: imsmanifest.xml and a web link document for each link. Equal cartridges
/// have equal bytes. Throws std::runtime_error where there is no memory.
std::string common_cartridge(const Cartridge& cartridge, CartridgeProfile profile);

}  // namespace findings
