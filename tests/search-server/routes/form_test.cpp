#include "search-server/routes/form.hpp"

#include "search-server/routes/routes.hpp"

#include <gtest/gtest.h>

namespace findings::server {
namespace {

Form parsed(std::string type, std::string body)
{
    return Form::parse({.method = Method::post,
                        .headers = {{"content-type", std::move(type)}},
                        .body = std::move(body)});
}

TEST(AForm, IsTakenFromAnAddressLikeBody)
{
    const Form form = parsed("application/x-www-form-urlencoded; charset=UTF-8",
                             "title=%C3%89t%C3%A9+2026&text=one%0D%0Atwo&role=a&role=b&empty=");
    EXPECT_EQ(form.value("title"), "Été 2026");
    EXPECT_EQ(form.value("text"), "one\ntwo");
    EXPECT_EQ(form.values("role"), (std::vector<std::string_view>{"a", "b"}));
    EXPECT_EQ(form.field("empty"), "");
    EXPECT_EQ(form.field("absent"), std::nullopt);
}

TEST(AForm, IsTakenFromPartsWithFiles)
{
    const Form form = parsed("multipart/form-data; boundary=----x",
                             "------x\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n"
                             "one\r\ntwo\r\n"
                             "------x\r\nContent-Disposition: form-data; name=\"file\"; "
                             "filename=\"C:\\fake\\a%22b.ris\"\r\nContent-Type: text/plain\r\n\r\n"
                             "TY  - JOUR\r\n\r\n"
                             "------x\r\nContent-Disposition: form-data; name=\"none\"; "
                             "filename=\"\"\r\n\r\n\r\n------x--\r\n");
    EXPECT_EQ(form.value("title"), "one\ntwo");
    ASSERT_NE(form.file("file"), nullptr);
    EXPECT_EQ(form.file("file")->name, "a\"b.ris");
    EXPECT_EQ(form.file("file")->content_type, "text/plain");
    EXPECT_EQ(form.file("none"), nullptr);
}

TEST(AForm, KeepsTheBytesOfAFileAsTheyAre)
{
    const std::string bytes("\0\xff\r\n--\r\n------y\r\n", 16);
    const Form form = parsed("multipart/form-data; boundary=\"--x\"",
                             "----x\r\nContent-Disposition: form-data; name=\"f\"; "
                             "filename=\"f\"\r\n\r\n" +
                                 bytes + "\r\n----x--");
    EXPECT_EQ(form.file("f")->bytes, bytes);
}

TEST(AForm, IsRefusedWhereItIsNotOne)
{
    const std::string part = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n";
    const std::pair<std::string, std::string> cases[] = {
        {"application/json", "{}"},
        {"", "a=1"},
        {"application/x-www-form-urlencoded", "a=%zz"},
        {"application/x-www-form-urlencoded", "a=%00"},
        {"application/x-www-form-urlencoded", "a=%ff"},
        {"multipart/form-data", part + "--x--"},
        {"multipart/form-data; boundary=y", part + "--x--"},
        {"multipart/form-data; boundary=x", part},
        {"multipart/form-data; boundary=x", "--x"},
        {"multipart/form-data; boundary=x", "--x\r\n\r\n--x--"},
        {"multipart/form-data; boundary=x",
         "--x\r\nContent-Disposition: form-data\r\n\r\n\r\n--x--"},
        {"multipart/form-data; boundary=x",
         "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\xff\r\n--x--"},
    };
    for (const auto& [type, body] : cases)
        EXPECT_THROW(parsed(type, body), BadRequest) << type << "\n" << body;
    std::string many = "a=1";
    for (std::size_t i = 0; i < most_form_fields; ++i)
        many += "&a=1";
    EXPECT_THROW(parsed("application/x-www-form-urlencoded", many), BadRequest);
}

}  // namespace
}  // namespace findings::server
