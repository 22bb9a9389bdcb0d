#include "search-server/views/site.hpp"

#include "library/base/schemas.hpp"
#include "library/base/sha256.hpp"
#include "search-server/views/model.hpp"
#include "search-server/web/web.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>
#include <unordered_map>

namespace findings::server {
namespace {

using Template = kainjow::mustache::mustache;

// By name as templates have it: "t.frame.skip".
using MessageModels = std::unordered_map<std::string, Model>;

constexpr int deepest_include = 8;

std::string template_text(const EmbeddedFiles& web, const std::string& name)
{
    const EmbeddedFile* file = web.find("templates/" + name + ".mustache");
    if (file == nullptr)
        throw std::runtime_error("template " + name + " is missing");
    std::string text(file->bytes);
    if (!text.empty() && text.back() == '\n')
        text.pop_back();
    return text;
}

// mustache parses a partial anew each time it is used, so they are put in here, once.
std::string with_includes(const EmbeddedFiles& web, const std::string& name, int depth = 0)
{
    if (depth > deepest_include)
        throw std::runtime_error("template " + name + " includes itself");
    std::string text = template_text(web, name);
    for (std::size_t from = text.find("{{>"); from != std::string::npos;
         from = text.find("{{>", from)) {
        const std::size_t to = text.find("}}", from);
        if (to == std::string::npos)
            throw std::runtime_error("template " + name + ": {{> without }}");
        const std::string part =
            with_includes(web, text.substr(from + 3, to - from - 3), depth + 1);
        text.replace(from, to + 2 - from, part);
        from += part.size();
    }
    return text;
}

// Finds names from the innermost section outward, as mustache does, but lets no unknown one pass.
class Scopes : public kainjow::mustache::basic_context<std::string> {
public:
    Scopes(std::string_view page, const MessageModels& messages, const Model& model)
        : page_(page), messages_(messages), scopes_{&model}
    {}

    void push(const Model* model) override { scopes_.push_back(model); }
    void pop() override { scopes_.pop_back(); }

    const Model* get(const std::string& name) const override
    {
        if (name == ".")
            return scopes_.back();
        const Model* found = name.starts_with("t.") ? message(name) : nearest(name);
        if (found == nullptr)
            throw std::logic_error("template " + std::string(page_) + ": nothing is called " +
                                   name);
        return found;
    }

    const Model* get_partial(const std::string& name) const override { return get(name); }

private:
    const Model* message(const std::string& name) const
    {
        const auto found = messages_.find(name);
        return found == messages_.end() ? nullptr : &found->second;
    }

    const Model* nearest(const std::string& name) const
    {
        for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope)
            if (const Model* found = (*scope)->get(name))
                return found;
        return nullptr;
    }

    std::string_view page_;
    const MessageModels& messages_;
    std::vector<const Model*> scopes_;
};

}  // namespace

struct Site::State {
    Messages messages;
    std::map<std::string, MessageModels, std::less<>> message_models;
    std::map<std::string, Template, std::less<>> pages;
    std::map<std::string, std::string, std::less<>> versions;

    State(const EmbeddedFiles& web, const EmbeddedFiles& schemas) : messages(schemas)
    {
        for (const std::string_view language : site_languages)
            for (const auto& [key, text] : messages.in(language))
                message_models[std::string(language)].emplace("t." + key, Model(text));
        for (const EmbeddedFile& file : web)
            take(web, file);
    }

    void take(const EmbeddedFiles& web, const EmbeddedFile& file)
    {
        constexpr std::string_view folder = "templates/";
        constexpr std::string_view ending = ".mustache";
        constexpr std::string_view statics = "static/";
        if (file.name.starts_with(statics)) {
            versions.emplace(file.name.substr(statics.size()), sha256(file.bytes).substr(0, 16));
        } else if (file.name.starts_with(folder) && file.name.ends_with(ending)) {
            const std::string name(
                file.name.substr(folder.size(), file.name.size() - folder.size() - ending.size()));
            // names that begin with "_" are parts of pages
            if (name.front() != '_')
                add_page(web, name);
        }
    }

    void add_page(const EmbeddedFiles& web, const std::string& name)
    {
        const auto& [page, added] = *pages.emplace(name, Template(with_includes(web, name))).first;
        if (!added.is_valid())
            throw std::runtime_error("template " + page + ": " + added.error_message());
    }
};

Site::Site() : Site(web_files(), schema_files()) {}

Site::Site(const EmbeddedFiles& web, const EmbeddedFiles& schemas)
    : state_(std::make_unique<State>(web, schemas))
{}

Site::~Site() = default;
Site::Site(Site&&) noexcept = default;
Site& Site::operator=(Site&&) noexcept = default;

const Messages& Site::messages() const
{
    return state_->messages;
}

Words Site::words(std::string_view language) const
{
    return Words(state_->messages, language);
}

std::string Site::render(std::string_view page, const Words& words, const Model& model)
{
    const auto found = state_->pages.find(page);
    if (found == state_->pages.end())
        throw std::logic_error("no template is called " + std::string(page));
    Scopes scopes(page, state_->message_models.find(words.language())->second, model);
    return found->second.render(scopes);
}

std::string Site::static_address(std::string_view name) const
{
    const std::string_view version = static_version(name);
    if (version.empty())
        throw std::logic_error("no static file is called " + std::string(name));
    return "/static/" + std::string(name) + "?v=" + std::string(version);
}

std::string_view Site::static_version(std::string_view name) const
{
    const auto found = state_->versions.find(name);
    return found == state_->versions.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace findings::server
