#pragma once

#include "library/base/file.hpp"
#include "library/index/index_error.hpp"

#include <xapian.h>

#include <filesystem>
#include <string>
#include <type_traits>

namespace findings {

/// An index that cannot be opened or read, with what mends that.
inline IndexError unreadable_index(const std::filesystem::path& index, const std::string& why)
{
    return IndexError(index.string() + ": " + why +
                      "; make the index anew with: findings-indexer rebuild");
}

/// An index that knows of changes which the catalogue has never had: the catalogue was put back
/// from an older copy, and the numbers that it gives out now mean something else.
inline IndexError ahead_of_catalogue(const std::filesystem::path& index)
{
    return unreadable_index(index, "the index is ahead of the catalogue, as after going back to an "
                                   "older copy of that");
}

/// Calls `work` and returns what it returns; what Xapian and the file system throw comes out as
/// IndexError.
template <class Work>
std::invoke_result_t<Work> with_index_errors(const std::filesystem::path& index, const Work& work)
{
    try {
        return work();
    } catch (const Xapian::DatabaseOpeningError& error) {  // also: not found, another version
        throw unreadable_index(index, error.get_description());
    } catch (const Xapian::DatabaseCorruptError& error) {
        throw unreadable_index(index, error.get_description());
    } catch (const Xapian::Error& error) {
        throw IndexError(index.string() + ": " + error.get_description());
    } catch (const FileError& error) {
        throw IndexError(error.what());
    } catch (const std::filesystem::filesystem_error& error) {
        throw IndexError(error.what());
    }
}

}  // namespace findings
