#pragma once

#include <string>
#include <string_view>

namespace findings::bibtex {

/// The text that TeX would set for a value, in NFC and without white space at its ends: accents and
/// the usual commands become Unicode, braces and font commands go, "--" is a dash, digits in sub-
/// and superscript are Unicode's. White space is one space, line breaks too. What is not known
/// stays as it is written.
std::string text_of(std::string_view tex);

/// The same for text of several paragraphs: an empty line and "\\" stay line breaks.
std::string paragraphs_of(std::string_view tex);

/// A value that is no TeX (an address, a DOI), as programs write it all the same: "\_" is "_".
std::string verbatim_of(std::string_view tex);

/// TeX that text_of() reads back to the byte, where the text is in NFC and has no white space but
/// spaces and no space at its ends; paragraphs_of() also its line feeds, where no three follow one
/// another. Its braces are balanced, also for those who count "\{".
std::string tex_of(std::string_view text);

}  // namespace findings::bibtex
