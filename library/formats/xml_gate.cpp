#include "library/formats/xml_gate.hpp"

#include "library/base/text.hpp"
#include "library/formats/xml_gate_faults.hpp"
#include "library/formats/xml_gate_names.hpp"
#include "library/formats/xml_gate_parser.hpp"
#include "library/formats/xml_gate_record.hpp"

#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <istream>
#include <new>
#include <stdexcept>
#include <unordered_set>
#include <utility>

namespace findings {
namespace {

constexpr int chunk_size = 64 * 1024;

/// One reading of one document. expat calls the handlers below with it.
class Gate {
public:
    Gate(std::string_view path, const XmlGateOptions& options,
         const std::function<void(const XmlElement&)>& take);

    std::optional<Rejection> read(std::istream& in);

private:
    void declare(const char* version, const char* encoding);
    void doctype(const char* public_id, bool has_internal_subset);
    void begin(const char* expat_name, const char** attributes);
    void text(std::string_view utf8);
    void end();
    void skipped_entity(std::string_view name);
    void check_name(std::string_view name);

    void begin_record_part(const XmlName& name, const char** attributes);
    void begin_around(const XmlName& name, const char** attributes);
    void text_around(std::string_view utf8);
    void check_names(const char* expat_name, const char** attributes);
    void check_entities_of_attributes();
    void check_size();
    bool parse(std::istream& in);
    void check_beginning(std::string_view bytes);
    void explain_error();

    bool is_stopped() const { return fault_ || thrown_; }
    void stop(XmlFault fault);
    Place here() const;
    std::pair<std::string_view, std::string_view> source() const;

    /// Runs a part of a handler; what it throws must not go through expat, which is C.
    template <class Part>
    static void guarded(void* gate, const Part& part);
    void connect();

    std::string_view path_;
    const XmlGateOptions& options_;
    const std::function<void(const XmlElement&)>& take_;
    XmlNames names_;
    XmlParser parser_ = make_xml_parser();
    std::optional<Rejection> fault_;
    std::exception_ptr thrown_;
    std::string encoding_ = "utf-8";
    bool has_mark_ = false;  ///< a byte order mark
    bool has_doctype_ = false;
    bool text_around_told_ = false;
    std::size_t fed_ = 0;  ///< bytes given to expat
    std::vector<XmlOpenElement> open_;
    std::vector<std::pair<std::size_t, std::string>> languages_;  ///< of what is around, by depth
    std::unordered_set<std::size_t> names_seen_;                  ///< their hashes
    std::optional<XmlRecordBuilder> record_;
};

template <class Part>
void Gate::guarded(void* gate, const Part& part)
{
    Gate& self = *static_cast<Gate*>(gate);
    if (self.is_stopped())  // expat may call on for the rest of a tag
        return;
    try {
        part(self);
    } catch (...) {
        self.thrown_ = std::current_exception();
        XML_StopParser(self.parser_.get(), XML_FALSE);
    }
}

Gate::Gate(std::string_view path, const XmlGateOptions& options,
           const std::function<void(const XmlElement&)>& take)
    : path_(path), options_(options), take_(take), names_(options.namespaces)
{
    connect();
}

void Gate::connect()
{
    XML_Parser parser = parser_.get();
    XML_SetUserData(parser, this);
    XML_SetXmlDeclHandler(parser, [](void* gate, const char* version, const char* encoding, int) {
        guarded(gate, [&](Gate& it) { it.declare(version, encoding); });
    });
    XML_SetStartDoctypeDeclHandler(
        parser, [](void* gate, const char*, const char*, const char* public_id, int has_subset) {
            guarded(gate, [&](Gate& it) { it.doctype(public_id, has_subset != 0); });
        });
    XML_SetStartElementHandler(parser, [](void* gate, const char* name, const char** attributes) {
        guarded(gate, [&](Gate& it) { it.begin(name, attributes); });
    });
    XML_SetEndElementHandler(
        parser, [](void* gate, const char*) { guarded(gate, [](Gate& it) { it.end(); }); });
    XML_SetCharacterDataHandler(parser, [](void* gate, const char* text, int length) {
        guarded(gate, [&](Gate& it) { it.text({text, static_cast<std::size_t>(length)}); });
    });
    XML_SetStartNamespaceDeclHandler(parser, [](void* gate, const char* prefix, const char*) {
        guarded(gate, [&](Gate& it) { it.check_name(prefix == nullptr ? "" : prefix); });
    });
    XML_SetSkippedEntityHandler(parser, [](void* gate, const char* name, int) {
        guarded(gate, [&](Gate& it) { it.skipped_entity(name); });
    });
}

std::optional<Rejection> Gate::read(std::istream& in)
{
    while (parse(in)) {
    }
    if (thrown_)
        std::rethrow_exception(thrown_);
    return std::move(fault_);
}

/// Reads and parses one chunk; false when there is no more to do.
bool Gate::parse(std::istream& in)
{
    void* buffer = XML_GetBuffer(parser_.get(), chunk_size);
    if (buffer == nullptr)
        throw std::bad_alloc();
    in.read(static_cast<char*>(buffer), chunk_size);
    if (in.bad() || (in.fail() && !in.eof()))
        throw std::runtime_error(fmt::format("{}: reading failed after {} bytes", path_, fed_));
    const auto got = static_cast<int>(in.gcount());
    const bool is_last = got < chunk_size;
    if (fed_ == 0)
        check_beginning({static_cast<const char*>(buffer), static_cast<std::size_t>(got)});
    if (is_stopped())
        return false;
    fed_ += static_cast<std::size_t>(got);
    if (XML_ParseBuffer(parser_.get(), got, is_last) == XML_STATUS_ERROR && !is_stopped())
        explain_error();
    const auto held = fed_ - static_cast<std::size_t>(XML_GetCurrentByteIndex(parser_.get()));
    if (!is_stopped() && !is_last && held > largest_xml_tag + chunk_size)
        stop({fmt::format("a tag, comment or processing instruction of more than {} bytes begins "
                          "here",
                          largest_xml_tag),
              "shorten it"});
    return !is_stopped() && !is_last;
}

void Gate::check_beginning(std::string_view bytes)
{
    if (std::optional<XmlFault> fault = not_xml(bytes))
        fault_ = Rejection{{std::string(path_)}, std::move(fault->what), std::move(fault->mend)};
    has_mark_ = bytes.starts_with("\xEF\xBB\xBF") || bytes.starts_with("\xFF\xFE") ||
                bytes.starts_with("\xFE\xFF");
    if (begins_as_utf16(bytes))
        encoding_ = "utf-16";
}

void Gate::explain_error()
{
    const XML_Error error = XML_GetErrorCode(parser_.get());
    if (error == XML_ERROR_NO_MEMORY)
        throw std::bad_alloc();
    const auto [before, bytes] = source();
    stop(explain({.error = error,
                  .bytes = bytes,
                  .before = before,
                  .encoding = encoding_,
                  .inside = open_.empty() ? nullptr : &open_.back()}));
}

void Gate::stop(XmlFault fault)
{
    if (!fault_)
        fault_ = Rejection{here(), std::move(fault.what), std::move(fault.mend)};
    XML_StopParser(parser_.get(), XML_FALSE);
}

Place Gate::here() const
{
    const std::size_t line = XML_GetCurrentLineNumber(parser_.get());
    const std::size_t column = XML_GetCurrentColumnNumber(parser_.get()) + 1;
    // expat counts the mark as a character, editors do not
    return {std::string(path_), line, column - (has_mark_ && line == 1 && column > 1 ? 1 : 0)};
}

/// The bytes of the source up to the present place and from it on, as far as expat holds them.
std::pair<std::string_view, std::string_view> Gate::source() const
{
    int offset = 0;
    int size = 0;
    const char* bytes = XML_GetInputContext(parser_.get(), &offset, &size);
    if (bytes == nullptr || offset < 0 || offset > size)
        return {};
    const auto before = static_cast<std::size_t>(offset);
    return {{bytes, before}, {bytes + before, static_cast<std::size_t>(size) - before}};
}

void Gate::declare(const char* version, const char* encoding)
{
    if (version != nullptr && std::string_view(version) != "1.0")
        return stop({fmt::format("the document is XML {}, which is not read", printable(version)),
                     "write version=\"1.0\" in the first line, and see that it still holds"});
    if (encoding == nullptr)
        return;
    const std::string declared = ascii_lower(encoding);
    if (has_mark_ && encoding_ != "utf-16" && declared != "utf-8" && declared != "utf8")
        return stop({fmt::format("the file declares {} but begins with the mark of UTF-8",
                                 printable(encoding)),
                     "declare encoding=\"UTF-8\", or save it without the mark"});
    if (encoding_ != "utf-16")
        encoding_ = declared;
}

void Gate::doctype(const char* public_id, bool has_internal_subset)
{
    if (has_internal_subset)
        return stop({"the DOCTYPE brings declarations of its own, which are never read",
                     "take the DOCTYPE out, and write what its entities stand for"});
    const auto& known = options_.public_doctypes;
    if (public_id == nullptr || std::find(known.begin(), known.end(), public_id) == known.end())
        return stop({public_id == nullptr
                         ? "the DOCTYPE names a DTD that is not known"
                         : fmt::format("the DOCTYPE names a DTD that is not known, {}",
                                       printable(public_id)),
                     "take the DOCTYPE out, and write what its entities stand for"});
    has_doctype_ = true;
}

void Gate::skipped_entity(std::string_view name)
{
    stop({fmt::format("the entity &{}; is left to a DTD, which is never read", printable(name)),
          "write the character itself, or its number as in &#233;"});
}

void Gate::begin(const char* expat_name, const char** attributes)
{
    const XmlName name = parts_of(expat_name);
    if (open_.size() == deepest_xml)
        return stop({fmt::format("elements are nested more than {} deep", deepest_xml),
                     "a document of this depth is not read; mend the program that wrote it"});
    check_names(expat_name, attributes);
    if (has_doctype_)
        check_entities_of_attributes();
    if (is_stopped())
        return;
    open_.push_back({name_in_document(name), XML_GetCurrentLineNumber(parser_.get())});
    text_around_told_ = false;
    if (record_ || options_.is_record(names_.of_element(name)))
        begin_record_part(name, attributes);
    else
        begin_around(name, attributes);
}

std::vector<XmlAttribute> canonical(const XmlNames& names, const char** attributes)
{
    std::vector<XmlAttribute> list;
    for (; *attributes != nullptr; attributes += 2)
        list.push_back({names.of_attribute(parts_of(attributes[0])), attributes[1]});
    return list;
}

bool has_language(const std::vector<XmlAttribute>& attributes)
{
    return std::any_of(attributes.begin(), attributes.end(),
                       [](const XmlAttribute& one) { return one.name == "xml:lang"; });
}

void Gate::begin_record_part(const XmlName& name, const char** attributes)
{
    std::vector<XmlAttribute> list = canonical(names_, attributes);
    if (!record_) {
        record_.emplace();
        if (!languages_.empty() && !has_language(list))
            list.push_back({"xml:lang", languages_.back().second});
    }
    const Place place = here();
    record_->begin(names_.of_element(name), list, place.line, place.column);
    check_size();
}

void Gate::begin_around(const XmlName& name, const char** attributes)
{
    const std::vector<XmlAttribute> list = canonical(names_, attributes);
    for (const XmlAttribute& attribute : list)
        if (attribute.name == "xml:lang")
            languages_.emplace_back(open_.size(), std::string(attribute.value));
    if (!options_.around)
        return;
    const Place place = here();
    XmlRecordBuilder element;
    element.begin(names_.of_element(name), list, place.line, place.column);
    element.end();
    options_.around({element.finish(), place});
}

void Gate::text(std::string_view utf8)
{
    if (!record_)
        return text_around(utf8);
    record_->text(utf8);
    check_size();
}

void Gate::text_around(std::string_view utf8)
{
    if (!options_.around || text_around_told_ || trimmed(utf8).empty())
        return;
    text_around_told_ = true;
    pugi::xml_document document;
    pugi::xml_node node = document.append_child(pugi::node_pcdata);
    node.set_value(std::string(cut(trimmed(utf8), 200)).c_str());
    options_.around({node, here()});
}

void Gate::end()
{
    if (!languages_.empty() && languages_.back().first == open_.size())
        languages_.pop_back();
    open_.pop_back();
    text_around_told_ = false;
    if (!record_)
        return;
    record_->end();
    if (!record_->is_whole())
        return;
    const pugi::xml_node node = record_->finish();
    take_({node, place_of(node, path_)});
    record_.reset();
}

void Gate::check_size()
{
    if (record_->size() > largest_xml_record)
        stop({fmt::format("the <{}> here makes its record larger than {} MiB", open_.back().name,
                          largest_xml_record / 1024 / 1024),
              "divide the record, or take out what is not text"});
}

void Gate::check_names(const char* expat_name, const char** attributes)
{
    check_name(expat_name);
    for (; *attributes != nullptr; attributes += 2)
        check_name(*attributes);
}

void Gate::check_name(std::string_view name)
{
    if (name.size() > longest_xml_name)
        stop({fmt::format("a name of an element or attribute here is longer than {} bytes",
                          longest_xml_name),
              "shorten it"});
    names_seen_.insert(std::hash<std::string_view>{}(name));
    if (names_seen_.size() > most_xml_names)
        stop(
            {fmt::format("the document has more than {} different names of elements and attributes",
                         most_xml_names),
             "a document of this kind is not read; mend the program that wrote it"});
}

/// Where a DOCTYPE names a DTD, expat takes an entity it does not know in an attribute for one that
/// the DTD declares, and drops it without a word: so the tag is looked through as it stands in the
/// source.
void Gate::check_entities_of_attributes()
{
    const auto length = static_cast<std::size_t>(XML_GetCurrentByteCount(parser_.get()));
    if (const std::string name = foreign_entity(source().second.substr(0, length)); !name.empty())
        skipped_entity(name);
}

}  // namespace

std::optional<Rejection> read_xml(std::istream& in, std::string_view path,
                                  const XmlGateOptions& options,
                                  const std::function<void(const XmlElement&)>& take)
{
    return Gate(path, options, take).read(in);
}

}  // namespace findings
