#pragma once

#include "library/formats/docx.hpp"

#include "library/base/file.hpp"
#include "library/base/text.hpp"
#include "library/formats/zip_archive.hpp"
#include "tests/library/formats/reference_support.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/stat.h>
#include <zip.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <iostream>
#include <stdexcept>
#include <utility>

namespace findings {

/// Names and bytes.
using Files = std::vector<std::pair<std::string, std::string>>;

/// An archive of the files; `change` may do more to it before it is written.
inline std::string zip_of(const Files& files, const std::function<void(zip_t*)>& change = {})
{
    zip_error_t error;
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    for (const auto& [name, bytes] : files)
        zip_file_add(archive, name.c_str(),
                     zip_source_buffer(archive, bytes.data(), bytes.size(), 0), ZIP_FL_ENC_UTF_8);
    if (change)
        change(archive);
    zip_source_keep(target);
    if (zip_close(archive) != 0)
        throw std::runtime_error("the test's archive is not written");
    zip_source_open(target);
    zip_source_seek(target, 0, SEEK_END);
    std::string bytes(static_cast<std::size_t>(zip_source_tell(target)), '\0');
    zip_source_seek(target, 0, SEEK_SET);
    zip_source_read(target, bytes.data(), bytes.size());
    zip_source_close(target);
    zip_source_free(target);
    return bytes;
}

inline std::string document_xml(const std::string& body)
{
    return "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' "
           "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'><w:body>" +
           body + "</w:body></w:document>";
}

inline std::string rels_xml(const std::string& relationships)
{
    return "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>" +
           relationships + "</Relationships>";
}

inline std::string rel(const std::string& type, const std::string& target)
{
    return "<Relationship Type='http://x/" + type + "' Target='" + target + "'/>";
}

inline Files word_files(const std::string& body)
{
    return {{"[Content_Types].xml", "<Types/>"},
            {"_rels/.rels", rels_xml(rel("officeDocument", "word/document.xml") +
                                     rel("core-properties", "docProps/core.xml"))},
            {"word/document.xml", document_xml(body)}};
}

inline std::string paragraph(const std::string& text, const std::string& properties = {})
{
    return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
}

inline std::string style(const std::string& id)
{
    return "<w:pStyle w:val='" + id + "'/>";
}

inline std::string item(const std::string& list, int level)
{
    return "<w:numPr><w:ilvl w:val='" + std::to_string(level) + "'/><w:numId w:val='" + list +
           "'/></w:numPr>";
}

inline ReadResult read_as_docx(const std::string& bytes)
{
    return read_text(read_docx, bytes, "a.docx");
}

inline Record docx_record(const Files& files)
{
    ReadResult result = read_as_docx(zip_of(files));
    EXPECT_THAT(result.rejected, testing::IsEmpty())
        << (result.rejected.empty() ? "" : str(result.rejected[0]));
    return result.kept.empty() ? Record{} : result.kept.front().record;
}

}  // namespace findings
