#include "library/catalogue/lists.hpp"

#include "library/catalogue/audit.hpp"
#include "library/catalogue/list_json.hpp"
#include "library/catalogue/list_rows.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace findings {
namespace {

namespace json = boost::json;

/// A list with the number that its row has.
struct Numbered {
    std::int64_t number = 0;
    ReadingList list;
};

std::optional<ListOrigin> origin_at(const Run& run)
{
    if (run.is_null(10))
        return std::nullopt;
    return ListOrigin{.list = run.id_of<ListId>(10),
                      .revision = run.integer(11),
                      .owner = run.id_of<PersonId>(12),
                      .owner_name = run.text(13)};
}

ReadingList list_at(const Run& run)
{
    return {.id = run.id_of<ListId>(1),
            .owner = run.id_of<PersonId>(2),
            .owner_name = run.text(3),
            .title = run.text(4),
            .description = run.text(5),
            .language = run.text(6),
            .audience = audience_named(run.text(7)).value_or(Audience::me),
            .revision = run.integer(8),
            .made = run.time(14),
            .changed = run.time(9),
            .copied_from = origin_at(run)};
}

std::optional<Numbered> visible(Connection& connection, const ListId& id,
                                const std::optional<PersonId>& viewer)
{
    std::optional<Numbered> found;
    {
        Run run = connection.run(
            "SELECT reading_list.number, reading_list.id, owner, person.name, title, description, "
            "language, audience, revision, changed, copied_from, copied_revision, copied_owner, "
            "original.name, made FROM reading_list JOIN person ON person.id = owner "
            "LEFT JOIN person AS original ON original.id = copied_owner WHERE reading_list.id = ?1 "
            "AND (audience = 'everyone' OR EXISTS (SELECT 1 FROM list_viewer "
            "WHERE list = reading_list.number AND viewer = ?2))",
            id, viewer);
        if (!run.next())
            return std::nullopt;
        found = Numbered{run.integer(0), list_at(run)};
    }
    found->list.sections = read_sections(connection, found->number);
    return found;
}

std::vector<ListSummary> summaries(Run run)
{
    std::vector<ListSummary> lists;
    while (run.next())
        lists.push_back({.id = run.id_of<ListId>(0),
                         .owner = run.id_of<PersonId>(1),
                         .owner_name = run.text(2),
                         .title = run.text(3),
                         .language = run.text(4),
                         .audience = audience_named(run.text(5)).value_or(Audience::me),
                         .entries = run.integer(6),
                         .changed = run.time(7)});
    return lists;
}

std::string object_of(const ListId& list)
{
    return "list " + list.str();
}

/// For the audit trail: what decides who sees it, and which revision it was.
std::string audit_json(const ReadingList& list)
{
    return json::serialize(json::object{{"title", list.title},
                                        {"audience", name(list.audience)},
                                        {"revision", list.revision},
                                        {"entries", entry_count(list)}});
}

void insert(Connection& connection, const ReadingList& list,
            const std::optional<std::string>& copied_text)
{
    const std::optional<ListOrigin>& origin = list.copied_from;
    connection.execute(
        "INSERT INTO reading_list (id, owner, title, description, language, audience, revision, "
        "made, changed, copied_from, copied_revision, copied_owner, copied_text) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        list.id, list.owner, list.title, list.description, list.language, name(list.audience),
        list.revision, list.made, list.changed, origin ? std::optional(origin->list) : std::nullopt,
        origin ? std::optional(origin->revision) : std::nullopt,
        origin ? std::optional(origin->owner) : std::nullopt, copied_text);
}

/// The list that `wanted` asks for, tidied.
ReadingList begun(const PersonId& owner, const NewList& wanted)
{
    ReadingList list{.id = ListId::make(),
                     .owner = owner,
                     .title = wanted.title,
                     .description = wanted.description,
                     .language = wanted.language,
                     .audience = wanted.audience,
                     .made = now(),
                     .changed = now(),
                     .sections = wanted.sections};
    if (list.sections.empty())
        list.sections.push_back({.id = SectionId::make()});
    tidy(list);
    return list;
}

/// The entries with ids of their own.
std::vector<ListSection> renamed(std::vector<ListSection> sections)
{
    for (ListSection& section : sections) {
        section.id = SectionId::make();
        for (ListEntry& entry : section.entries)
            entry.id = EntryId::make();
    }
    return sections;
}

}  // namespace

std::vector<ListFault> faults_of(const NewList& list)
{
    return faults_of(begun(PersonId::make(), list));
}

std::optional<ReadingList> Lists::find(const ListId& id,
                                       const std::optional<PersonId>& viewer) const
{
    return guarded(connection_.file(), "read a list", [&]() -> std::optional<ReadingList> {
        SQLite::Transaction reading(connection_.database());
        auto found = visible(connection_, id, viewer);
        return found ? std::optional(std::move(found->list)) : std::nullopt;
    });
}

std::optional<ReadingList> Lists::as_copied(const ListId& copy,
                                            const std::optional<PersonId>& viewer) const
{
    return guarded(connection_.file(), "read a list", [&]() -> std::optional<ReadingList> {
        SQLite::Transaction reading(connection_.database());
        const auto found = visible(connection_, copy, viewer);
        if (!found || !found->list.copied_from)
            return std::nullopt;
        auto original = visible(connection_, found->list.copied_from->list, viewer);
        if (!original)
            return std::nullopt;
        Run run =
            connection_.run("SELECT copied_text FROM reading_list WHERE number = ?", found->number);
        run.next();
        take_list_text(run.text(0), original->list);
        original->list.revision = found->list.copied_from->revision;
        return std::move(original->list);
    });
}

std::vector<ListSummary> Lists::of(const PersonId& owner) const
{
    return guarded(connection_.file(), "read the lists of a person", [&] {
        return summaries(connection_.run(
            "SELECT reading_list.id, owner, person.name, title, language, audience, "
            "(SELECT count(*) FROM list_entry WHERE list = reading_list.number), changed "
            "FROM reading_list JOIN person ON person.id = owner WHERE owner = ? "
            "ORDER BY changed DESC, reading_list.id DESC",
            owner));
    });
}

std::vector<ListSummary> Lists::shared_with(const PersonId& viewer) const
{
    return guarded(connection_.file(), "read the lists that are shared with a person", [&] {
        return summaries(connection_.run(
            "SELECT reading_list.id, owner, person.name, title, language, audience, "
            "(SELECT count(*) FROM list_entry WHERE list = reading_list.number), changed "
            "FROM reading_list JOIN person ON person.id = owner "
            "WHERE owner <> ?1 AND audience <> 'everyone' AND reading_list.number IN "
            "(SELECT list FROM list_viewer WHERE viewer = ?1) "
            "ORDER BY changed DESC, reading_list.id DESC",
            viewer));
    });
}

std::vector<ListSummary> Lists::for_everyone(std::size_t offset, std::size_t most) const
{
    return guarded(connection_.file(), "read the lists for everyone", [&] {
        return summaries(connection_.run(
            "SELECT reading_list.id, owner, person.name, title, language, audience, "
            "(SELECT count(*) FROM list_entry WHERE list = reading_list.number), changed "
            "FROM reading_list JOIN person ON person.id = owner WHERE audience = 'everyone' "
            "ORDER BY changed DESC, reading_list.id DESC LIMIT ? OFFSET ?",
            static_cast<std::int64_t>(most), static_cast<std::int64_t>(offset)));
    });
}

std::int64_t Lists::count_for_everyone() const
{
    return guarded(connection_.file(), "count the lists for everyone", [&] {
        Run run = connection_.run("SELECT count(*) FROM reading_list WHERE audience = 'everyone'");
        run.next();
        return run.integer(0);
    });
}

Result<ReadingList, ListRefusal> Lists::create(const PersonId& owner, const NewList& wanted)
{
    const ReadingList list = begun(owner, wanted);
    if (!faults_of(list).empty())
        return ListRefusal::faulty;
    return guarded(connection_.file(), "make a list", [&]() -> Result<ReadingList, ListRefusal> {
        Writing writing(connection_);
        insert(connection_, list, {});
        if (!write_sections(connection_, connection_.last_row(), list.sections))
            return ListRefusal::nothing_there;
        audit(connection_, owner, "make", object_of(list.id), {}, audit_json(list));
        auto made = visible(connection_, list.id, owner);
        writing.commit();
        return std::move(made->list);
    });
}

Result<ReadingList, ListRefusal> Lists::change(const PersonId& who, const ListId& id,
                                               std::optional<std::int64_t> seen,
                                               const std::function<bool(ReadingList&)>& edit)
{
    return guarded(connection_.file(), "change a list", [&]() -> Result<ReadingList, ListRefusal> {
        Writing writing(connection_);
        auto found = visible(connection_, id, who);
        if (!found)
            return ListRefusal::not_there;
        ReadingList& list = found->list;
        if (list.owner != who)
            return ListRefusal::not_yours;
        if (seen && *seen != list.revision)
            return ListRefusal::another_revision;
        const std::string before = audit_json(list);
        if (!edit(list))
            return ListRefusal::nothing_there;
        tidy(list);
        if (!faults_of(list).empty() || list.sections.empty())
            return ListRefusal::faulty;
        ++list.revision;
        list.changed = now();
        connection_.execute("UPDATE reading_list SET title = ?, description = ?, language = ?, "
                            "audience = ?, revision = ?, changed = ? WHERE number = ?",
                            list.title, list.description, list.language, name(list.audience),
                            list.revision, list.changed, found->number);
        if (!write_sections(connection_, found->number, list.sections))
            return ListRefusal::nothing_there;
        audit(connection_, who, "change", object_of(id), before, audit_json(list));
        writing.commit();
        return std::move(list);
    });
}

Result<ReadingList, ListRefusal> Lists::copy(const PersonId& who, const ListId& id)
{
    return guarded(connection_.file(), "copy a list", [&]() -> Result<ReadingList, ListRefusal> {
        Writing writing(connection_);
        const auto original = visible(connection_, id, who);
        if (!original)
            return ListRefusal::not_there;
        ReadingList copy = original->list;
        copy.id = ListId::make();
        copy.owner = who;
        copy.audience = Audience::me;
        copy.revision = 1;
        copy.made = copy.changed = now();
        copy.copied_from = ListOrigin{.list = id,
                                      .revision = original->list.revision,
                                      .owner = original->list.owner,
                                      .owner_name = original->list.owner_name};
        insert(connection_, copy, list_text(original->list));
        write_sections(connection_, connection_.last_row(), renamed(copy.sections));
        audit(connection_, who, "copy", object_of(copy.id), {}, audit_json(copy));
        auto made = visible(connection_, copy.id, who);
        writing.commit();
        return std::move(made->list);
    });
}

Result<std::monostate, ListRefusal> Lists::remove(const PersonId& who, const ListId& id,
                                                  std::optional<std::int64_t> seen)
{
    using Answer = Result<std::monostate, ListRefusal>;
    return guarded(connection_.file(), "remove a list", [&]() -> Answer {
        Writing writing(connection_);
        const auto found = visible(connection_, id, who);
        if (!found)
            return ListRefusal::not_there;
        if (found->list.owner != who)
            return ListRefusal::not_yours;
        if (seen && *seen != found->list.revision)
            return ListRefusal::another_revision;
        connection_.execute("DELETE FROM reading_list WHERE number = ?", found->number);
        audit(connection_, who, "remove", object_of(id), audit_json(found->list), {});
        writing.commit();
        return std::monostate{};
    });
}

}  // namespace findings
