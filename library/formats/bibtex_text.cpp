#include "library/formats/bibtex_text.hpp"

#include "library/formats/bibtex_symbols.hpp"
#include "library/formats/plain_text.hpp"

#include <algorithm>
#include <utility>

namespace findings::bibtex {
namespace {

bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::size_t length_of_character(char lead)
{
    const auto byte = static_cast<unsigned char>(lead);
    return byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
}

/// Arguments within arguments; deeper ones are set as they come.
constexpr int deepest_script = 16;

/// Reads TeX from left to right. Braces only group, so they are passed over; nothing is nested but
/// the arguments of scripts.
class TexReading {
public:
    TexReading(std::string_view tex, bool keeps_lines, bool in_math, int depth)
        : tex_(tex), keeps_lines_(keeps_lines), in_math_(in_math), depth_(depth)
    {}

    std::string read()
    {
        while (at_ < tex_.size())
            read_one();
        return std::move(text_);
    }

private:
    void read_one()
    {
        const char c = tex_[at_];
        if (c == '\\')
            return read_command();
        if (is_space(c))
            return read_space();
        if (c == '-' && !in_math_)
            return read_dash();
        if (in_math_ && (c == '^' || c == '_')) {
            ++at_;
            return read_script(c == '^');
        }
        if (tex_.substr(at_, 2) == "``" || tex_.substr(at_, 2) == "''") {
            text_ += c == '`' ? "“" : "”";
            at_ += 2;
            return;
        }
        ++at_;
        if (c == '$')
            in_math_ = !in_math_;
        else if (c != '{' && c != '}')
            text_ += c == '~' ? ' ' : c;
    }

    void read_space()
    {
        std::size_t breaks = 0;
        for (; at_ < tex_.size() && is_space(tex_[at_]); ++at_)
            breaks += tex_[at_] == '\n' ? 1 : 0;
        text_ += keeps_lines_ && breaks > 1 ? "\n\n" : " ";
    }

    void skip_space()
    {
        while (at_ < tex_.size() && is_space(tex_[at_]))
            ++at_;
    }

    void read_dash()
    {
        const std::size_t end = std::min(tex_.find_first_not_of('-', at_), tex_.size());
        const std::size_t length = end - at_;
        text_ += length == 2 ? "–" : length == 3 ? "—" : tex_.substr(at_, length);
        at_ = end;
    }

    // ---- commands

    void read_command()
    {
        const std::size_t begin = at_++;
        if (at_ == tex_.size()) {
            text_ += '\\';
            return;
        }
        if (length_of_character(tex_[at_]) > 1) {
            const std::string_view character = tex_.substr(at_, length_of_character(tex_[at_]));
            text_.append(1, '\\').append(character);
            at_ += character.size();
            return;
        }
        if (!is_letter(tex_[at_]))
            return read_sign(tex_[at_++]);
        while (at_ < tex_.size() && is_letter(tex_[at_]))
            ++at_;
        read_word(tex_.substr(begin + 1, at_ - begin - 1));
    }

    /// A command of one sign: "\&", "\'", "\\".
    void read_sign(char sign)
    {
        if (const auto accent = accent_of(std::string_view(&sign, 1)))
            return read_accent(*accent, std::string_view(&sign, 1));
        if (std::string_view("&%$#_{}").find(sign) != std::string_view::npos)
            text_ += sign;
        else if (sign == '\\')
            read_line_break();
        else if (is_space(sign) || sign == ',' || sign == ';' || sign == ':')
            text_ += ' ';
        else if (sign == '(' || sign == ')')
            in_math_ = sign == '(';
        else if (std::string_view("-/!@").find(sign) == std::string_view::npos)
            text_.append(1, '\\').append(1, sign);
    }

    void read_line_break()
    {
        skip_space();
        if (keeps_lines_)
            text_ += '\n';
        else if (!text_.ends_with(' '))
            text_ += ' ';
    }

    void read_word(std::string_view name)
    {
        if (const auto accent = accent_of(name))
            return read_accent(*accent, {});
        if (const auto symbol = symbol_of(name)) {
            text_ += *symbol;
            skip_space();
        } else if (name == "textsuperscript" || name == "textsubscript") {
            read_script(name == "textsuperscript");
        } else if (is_font_command(name)) {
            skip_space();
        } else {
            text_.append(1, '\\').append(name);
        }
    }

    /// The mark behind the letter that follows, in braces or not; where none does the sign itself.
    void read_accent(std::string_view mark, std::string_view sign)
    {
        skip_space();
        while (at_ < tex_.size() && (tex_[at_] == '{' || is_space(tex_[at_])))
            ++at_;
        if (at_ == tex_.size() || tex_[at_] == '}') {
            text_ += sign;
            return;
        }
        if (tex_[at_] != '\\') {
            const std::size_t length = length_of_character(tex_[at_]);
            text_.append(tex_.substr(at_, length)).append(mark);
            at_ += length;
            return;
        }
        read_accented_command(mark);
    }

    /// "\'\i", "\'{\o}", "\'{\^a}"; an accented i has no dot in TeX, and in Unicode its own.
    void read_accented_command(std::string_view mark)
    {
        const std::string_view rest = tex_.substr(at_, 3);
        const bool is_dotless = rest.size() >= 2 && (rest[1] == 'i' || rest[1] == 'j') &&
                                (rest.size() == 2 || !is_letter(rest[2]));
        if (is_dotless) {
            text_ += rest[1];
            at_ += 2;
            skip_space();
        } else if (accents_ < deepest_script) {
            ++accents_;
            read_command();
            --accents_;
        }
        text_ += mark;
    }

    void read_script(bool up)
    {
        skip_space();
        if (at_ == tex_.size() || depth_ >= deepest_script)
            return;
        const std::string_view argument = read_argument();
        text_ += raised(TexReading(argument, keeps_lines_, in_math_, depth_ + 1).read(), up);
    }

    /// What is in the braces that follow, or one character or command.
    std::string_view read_argument()
    {
        const std::size_t begin = at_;
        if (tex_[at_] == '\\') {
            ++at_;
            while (at_ < tex_.size() && is_letter(tex_[at_]))
                ++at_;
            return tex_.substr(begin, at_ - begin);
        }
        if (tex_[at_] != '{') {
            at_ = std::min(at_ + length_of_character(tex_[at_]), tex_.size());
            return tex_.substr(begin, at_ - begin);
        }
        for (int open = 0; at_ < tex_.size(); ++at_) {
            open += tex_[at_] == '{' ? 1 : 0;
            open -= tex_[at_] == '}' ? 1 : 0;
            if (open == 0)
                return tex_.substr(begin + 1, at_++ - begin - 1);
        }
        return tex_.substr(begin + 1);
    }

    std::string_view tex_;
    bool keeps_lines_;
    bool in_math_;
    int depth_;
    int accents_ = 0;
    std::size_t at_ = 0;
    std::string text_;
};

/// The TeX for a character that has a meaning of its own; empty for all others.
std::string_view escaped(char c)
{
    switch (c) {
    case '\\':
        return "\\textbackslash{}";
    case '{':
        return "\\textbraceleft{}";
    case '}':
        return "\\textbraceright{}";
    case '^':
        return "\\textasciicircum{}";
    case '~':
        return "\\textasciitilde{}";
    case '$':
        return "\\$";
    case '&':
        return "\\&";
    case '%':
        return "\\%";
    case '#':
        return "\\#";
    case '_':
        return "\\_";
    default:
        return {};
    }
}

/// True where TeX makes one sign of the two: dashes, quotes, spaces.
bool is_ligature(char first, char second)
{
    return first == second && (first == '-' || first == '`' || first == '\'' || first == ' ');
}

}  // namespace

std::string text_of(std::string_view tex)
{
    return plain_text(TexReading(tex, false, false, 0).read());
}

std::string paragraphs_of(std::string_view tex)
{
    const std::string text = TexReading(tex, true, false, 0).read();
    std::string paragraphs;
    for (const char c : text)
        if (c != '\n' || !paragraphs.ends_with("\n\n"))
            paragraphs += c;
    return plain_text(paragraphs);
}

std::string verbatim_of(std::string_view tex)
{
    static constexpr std::string_view tilde = "\\textasciitilde";
    std::string text;
    for (std::size_t i = 0; i < tex.size(); ++i) {
        if (tex.substr(i).starts_with(tilde)) {
            text += '~';
            i += tilde.size() - 1;
            continue;
        }
        const bool is_escape =
            tex[i] == '\\' && i + 1 < tex.size() &&
            std::string_view("&%$#_{}~").find(tex[i + 1]) != std::string_view::npos;
        if (is_escape)
            text += tex[++i];
        else if (tex[i] != '{' && tex[i] != '}')
            text += tex[i];
    }
    return plain_text(text);
}

std::string tex_of(std::string_view text)
{
    std::string tex;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char before = i > 0 ? text[i - 1] : '\0';
        const bool is_break = text[i] == '\n';
        if (is_break && (before == '\n' || text.substr(i + 1, 1) == "\n"))
            tex += '\n';
        else if (is_break)
            tex += "\\\\\n";
        else if (const std::string_view command = escaped(text[i]); !command.empty())
            tex += command;
        else
            tex.append(is_ligature(before, text[i]) ? "{}" : "").append(1, text[i]);
    }
    return tex;
}

}  // namespace findings::bibtex
