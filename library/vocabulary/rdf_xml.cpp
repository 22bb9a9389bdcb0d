#include "library/vocabulary/rdf_xml.hpp"

#include "library/base/text.hpp"
#include "library/vocabulary/vocabulary.hpp"

#include <expat.h>

#include <memory>
#include <optional>
#include <vector>

namespace findings {
namespace {

constexpr std::string_view rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
constexpr std::string_view xml = "http://www.w3.org/XML/1998/namespace";
constexpr std::size_t deepest = 256;
constexpr char separator = '\n';  // between namespace and name, as expat hands them over

/// An element that is open. Node and property elements take turns, from rdf:RDF down.
struct Frame {
    enum class Is { document, node, property, passed_over } is = Is::document;
    std::string subject;    ///< of a node; of a property, the node it belongs to
    std::string predicate;  ///< of a property
    std::string language;
    std::string base;
    std::string text;
    bool has_object = false;  ///< a property whose object has been said already
    std::size_t line = 0;
};

class Reader {
public:
    Reader(const std::function<void(const Triple&)>& take, XML_Parser parser)
        : take_(take), parser_(parser)
    {
        XML_SetUserData(parser_, this);
        XML_SetElementHandler(parser_, &start, &end);
        XML_SetCharacterDataHandler(parser_, &text);
        XML_SetStartDoctypeDeclHandler(parser_, &doctype);
    }

    void read(std::string_view document)
    {
        const auto status =
            XML_Parse(parser_, document.data(), static_cast<int>(document.size()), XML_TRUE);
        if (!fault_.empty())
            throw VocabularyError(place() + fault_);
        if (status != XML_STATUS_OK)
            throw VocabularyError(
                place() + "not well-formed XML: " + XML_ErrorString(XML_GetErrorCode(parser_)));
        if (!seen_rdf_)
            throw VocabularyError("not RDF: the document has no rdf:RDF element");
    }

private:
    using Attributes = std::vector<std::pair<std::string, std::string>>;

    static void start(void* self, const char* name, const char** attributes)
    {
        Attributes list;
        for (; *attributes != nullptr; attributes += 2)
            list.emplace_back(absolute(attributes[0]), attributes[1]);
        static_cast<Reader*>(self)->open(absolute(name), list);
    }
    static void end(void* self, const char*) { static_cast<Reader*>(self)->close(); }
    static void text(void* self, const char* bytes, int length)
    {
        auto& stack = static_cast<Reader*>(self)->stack_;
        if (!stack.empty() && stack.back().is == Frame::Is::property)
            stack.back().text.append(bytes, static_cast<std::size_t>(length));
    }
    static void doctype(void* self, const char*, const char*, const char*, int)
    {
        static_cast<Reader*>(self)->refuse(
            "has a DOCTYPE, which is not read; write the file without one: xmllint --noent "
            "--dropdtd FILE");
    }

    /// "namespace\nname" as RDF writes it, one after the other.
    static std::string absolute(std::string_view name)
    {
        const std::size_t at = name.find(separator);
        if (at == std::string_view::npos)
            return std::string(name);
        return std::string(name.substr(0, at)) + std::string(name.substr(at + 1));
    }

    static std::optional<std::string> value(const Attributes& attributes, std::string_view space,
                                            std::string_view name)
    {
        for (const auto& [key, text] : attributes)
            if (key.size() == space.size() + name.size() && key.starts_with(space) &&
                key.ends_with(name))
                return text;
        return std::nullopt;
    }

    /// RFC 3986, 5.2, but for "." and "..", which no vocabulary has been seen to write.
    static std::string resolved(const std::string& base, const std::string& reference)
    {
        if (reference.find(':') != std::string::npos)
            return reference;
        const std::string document = base.substr(0, base.find('#'));
        if (reference.empty() || reference.front() == '#')
            return document + reference;
        const std::size_t authority = document.find("//");
        const std::size_t path =
            authority == std::string::npos ? 0 : document.find('/', authority + 2);
        if (path == std::string::npos)
            return document + (reference.front() == '/' ? "" : "/") + reference;
        if (reference.front() == '/')
            return document.substr(0, path) + reference;
        return document.substr(0, document.rfind('/') + 1) + reference;
    }

    void open(const std::string& name, const Attributes& attributes)
    {
        Frame frame;
        if (!stack_.empty()) {
            frame.language = stack_.back().language;
            frame.base = stack_.back().base;
        }
        frame.line = XML_GetCurrentLineNumber(parser_);
        frame.language = value(attributes, xml, "lang").value_or(frame.language);
        frame.base = value(attributes, xml, "base").value_or(frame.base);

        if (stack_.size() >= deepest)
            return refuse("is nested deeper than 256 elements");
        if (name == std::string(rdf) + "RDF")
            seen_rdf_ = true;
        else if (stack_.empty() || stack_.back().is == Frame::Is::document)
            open_node(frame, name, attributes);
        else if (stack_.back().is == Frame::Is::node)
            open_property(frame, name, attributes);
        else if (stack_.back().is == Frame::Is::property)
            open_node(frame, name, attributes);
        else
            frame.is = Frame::Is::passed_over;
        stack_.push_back(std::move(frame));
    }

    void open_node(Frame& frame, const std::string& type, const Attributes& attributes)
    {
        if (!seen_rdf_)
            return refuse("is not RDF: the first element is not rdf:RDF");
        frame.is = Frame::Is::node;
        if (const auto about = value(attributes, rdf, "about"))
            frame.subject = resolved(frame.base, *about);
        else if (const auto id = value(attributes, rdf, "ID"))
            frame.subject = frame.base + "#" + *id;
        else if (const auto node = value(attributes, rdf, "nodeID"))
            frame.subject = "_:" + *node;
        else
            frame.subject = blank();

        if (!stack_.empty() && stack_.back().is == Frame::Is::property &&
            !stack_.back().has_object) {
            stack_.back().has_object = true;
            say(stack_.back(), frame.subject, false);
        }
        if (type != std::string(rdf) + "Description")
            take_({frame.subject, std::string(rdf) + "type", type, false, "", frame.line});
        for (const auto& [key, text] : attributes)
            if (!key.starts_with(rdf) && !key.starts_with(xml))
                take_({frame.subject, key, text, true, frame.language, frame.line});
    }

    void open_property(Frame& frame, const std::string& name, const Attributes& attributes)
    {
        frame.is = Frame::Is::property;
        frame.subject = stack_.back().subject;
        frame.predicate = name;
        if (const auto resource = value(attributes, rdf, "resource")) {
            say(frame, resolved(frame.base, *resource), false);
        } else if (const auto node = value(attributes, rdf, "nodeID")) {
            say(frame, "_:" + *node, false);
        } else if (const auto parse = value(attributes, rdf, "parseType")) {
            if (*parse == "Resource") {
                const std::string object = blank();
                say(frame, object, false);
                frame.is = Frame::Is::node;
                frame.subject = object;
            } else {
                frame.is = Frame::Is::passed_over;
            }
        } else {
            return;
        }
        frame.has_object = true;
    }

    void close()
    {
        const Frame frame = std::move(stack_.back());
        stack_.pop_back();
        if (frame.is == Frame::Is::property && !frame.has_object)
            say(frame, frame.text, true);
    }

    void say(const Frame& property, const std::string& object, bool literal)
    {
        take_({property.subject, property.predicate, object, literal,
               literal ? property.language : "", property.line});
    }

    std::string blank() { return "_:b" + std::to_string(++blanks_); }

    void refuse(std::string why)
    {
        if (fault_.empty())
            fault_ = std::move(why);
        XML_StopParser(parser_, XML_FALSE);
        stack_.push_back({});
    }

    std::string place() const
    {
        return "line " + std::to_string(XML_GetCurrentLineNumber(parser_)) + ", column " +
               std::to_string(XML_GetCurrentColumnNumber(parser_) + 1) + ": ";
    }

    const std::function<void(const Triple&)>& take_;
    XML_Parser parser_;
    std::vector<Frame> stack_;
    std::string fault_;
    std::size_t blanks_ = 0;
    bool seen_rdf_ = false;
};

}  // namespace

void read_rdf_xml(std::string_view document, const std::function<void(const Triple&)>& take)
{
    if (trimmed(document).empty())
        throw VocabularyError("the file is empty");
    if (document.size() > 1024 * 1024 * 1024)
        throw VocabularyError("the file is larger than 1 GiB");
    const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(
        XML_ParserCreateNS(nullptr, separator), &XML_ParserFree);
    Reader(take, parser.get()).read(document);
}

}  // namespace findings
