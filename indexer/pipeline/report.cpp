#include "indexer/pipeline/report.hpp"

#include "library/base/file.hpp"
#include "library/base/text.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace findings::indexer {
namespace {

namespace json = boost::json;

/// A path may hold any bytes, JSON only UTF-8.
std::string as_utf8(const std::string& text)
{
    return is_utf8(text) ? text : printable(text);
}

[[noreturn]] void fail(const std::filesystem::path& file)
{
    throw FileError(file.string() +
                    ": the report cannot be written: " + std::generic_category().message(errno));
}

}  // namespace

Report::Report(std::filesystem::path file)
    : file_(std::move(file)), beside_(file_.string() + ".tmp" + std::to_string(::getpid())),
      out_(beside_, std::ios::binary)
{
    out_ << "{\"rejections\":[";
    if (!out_)
        fail(file_);
}

Report::~Report()
{
    std::error_code ignored;
    std::filesystem::remove(beside_, ignored);
}

void Report::add(const Rejection& rejection)
{
    out_ << (is_first_ ? "\n" : ",\n")
         << json::serialize(json::object{{"path", as_utf8(rejection.place.path)},
                                         {"line", rejection.place.line},
                                         {"column", rejection.place.column},
                                         {"what", as_utf8(rejection.what)},
                                         {"mend", as_utf8(rejection.mend)}});
    is_first_ = false;
}

void Report::add_possible_duplicate(const Acknowledged& acknowledged)
{
    possible_duplicates_.push_back(acknowledged);
}

void Report::say_already_here(std::int64_t count)
{
    already_here_ = count;
}

void Report::finish(std::optional<BatchId> batch, const BatchCounts& counts, double seconds,
                    std::optional<std::int64_t> deleted)
{
    json::object rest;
    rest["batch"] = batch ? json::value(batch->value) : json::value(nullptr);
    json::object numbers{{"new", counts.is_new},
                         {"new_versions", counts.new_versions},
                         {"duplicates", counts.duplicates},
                         {"possible_duplicates", counts.possible_duplicates},
                         {"rejected", counts.rejected},
                         {"skipped", counts.skipped}};
    if (deleted)
        numbers["deleted"] = *deleted;
    rest["counts"] = std::move(numbers);
    rest["already_here"] = already_here_;
    json::array possible;
    for (const Acknowledged& one : possible_duplicates_)
        possible.push_back(json::object{{"id", one.stored.id.str()},
                                        {"like", one.stored.like->str()},
                                        {"path", as_utf8(one.place.path)},
                                        {"line", one.place.line}});
    rest["possible_duplicates"] = std::move(possible);
    rest["seconds"] = seconds;
    // The members of `rest` after those that are written already.
    out_ << "],\n" << json::serialize(rest).substr(1) << '\n' << std::flush;
    out_.close();
    if (!out_)
        fail(file_);
    std::error_code failed;
    std::filesystem::rename(beside_, file_, failed);
    if (failed)
        throw FileError(file_.string() + ": the report cannot be written: " + failed.message());
}

}  // namespace findings::indexer
