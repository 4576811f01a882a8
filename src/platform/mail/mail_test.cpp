#include "platform/mail/mail.hpp"

#include "base/utf8.hpp"
#include "platform/mail/encoding.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace thienan::mail {
namespace {

Message sample() {
    Message message;
    message.from = "vanthu@so-khcn.example";
    message.from_name = "Sở Khoa học và Công nghệ";
    message.to = "an@vien.example";
    message.subject = "Mời họp hội đồng";
    message.text = "Kính gửi ông An,\n.\nTrân trọng.";
    message.message_id = "m1.22@so-khcn.example";
    message.date = {1795413900000};  // 2026-11-23T06:05:00Z
    return message;
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

// Decoders of the test's own, so that a fault of the encoder is not hidden by its mirror.
std::string from_base64(std::string_view text) {
    std::string out;
    unsigned bits = 0;
    int have = 0;
    for (const char c : text) {
        const int digit = c >= 'A' && c <= 'Z' ? c - 'A' : c >= 'a' && c <= 'z' ? c - 'a' + 26 : c >= '0' && c <= '9' ? c - '0' + 52 : c == '+' ? 62 : c == '/' ? 63 : -1;
        if (digit < 0) continue;
        bits = bits << 6 | static_cast<unsigned>(digit);
        have += 6;
        if (have >= 8) out += static_cast<char>(bits >> (have -= 8) & 255);
    }
    return out;
}

std::string from_quoted_printable(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '=') {
            if (text[i] != '\r') out += text[i];
        } else {
            if (text[i + 1] != '\r') out += static_cast<char>(std::stoi(std::string{text.substr(i + 1, 2)}, nullptr, 16));
            i += 2;
        }
    }
    return out;
}

std::string from_words(std::string_view text) {
    std::string out;
    for (auto at = text.find("=?UTF-8?B?"); at != std::string_view::npos; at = text.find("=?UTF-8?B?", at + 1)) {
        const auto word = from_base64(text.substr(at + 10, text.find("?=", at + 10) - at - 10));
        RC_ASSERT(is_valid_utf8(word));
        out += word;
    }
    return out;
}

std::size_t longest_line(std::string_view text) {
    std::size_t longest = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find("\r\n", at), text.size());
        longest = std::max(longest, end - at);
        at = end + 2;
    }
    return longest;
}

std::string any_text() {
    std::string text;
    for (const char32_t c : *rc::gen::container<std::u32string>(
             rc::gen::oneOf(rc::gen::inRange<char32_t>(0x20, 0x7F), rc::gen::inRange<char32_t>(0xA0, 0x1EFF), rc::gen::just(U'\n'), rc::gen::just(U' '))))
        append_utf8(text, c);
    return text;
}

TEST(Mail, QuotedPrintableComesBackInShortLines) {
    EXPECT_TRUE(rc::check([] {
        const auto text = any_text();
        const auto coded = to_quoted_printable(text);
        RC_ASSERT(longest_line(coded) <= 76);
        const auto back = from_quoted_printable(coded);
        RC_ASSERT(back == text || back == text + "\n");
        RC_ASSERT(!has(coded, " \r\n") && !has(coded, "\n.\r\n"));
    }));
}

TEST(Mail, ASubjectComesBackFromItsWordsOfWholeCodePoints) {
    EXPECT_TRUE(rc::check([] {
        std::string text = "Đ";
        text += any_text();
        std::replace(text.begin(), text.end(), '\n', ' ');
        const auto coded = to_header_text(text, 9);
        RC_ASSERT(longest_line(coded) <= 76);
        RC_ASSERT(from_words(coded) == text);
    }));
}

TEST(Mail, Base64ComesBack) {
    EXPECT_TRUE(rc::check([](const std::string& bytes) {
        const auto coded = to_base64_lines(bytes);
        RC_ASSERT(longest_line(coded) <= 76);
        RC_ASSERT(from_base64(coded) == bytes);
    }));
    EXPECT_EQ(to_base64_lines("ab"), "YWI=\r\n");
}

TEST(Mail, AMessageHasItsHeadersInAscii) {
    const auto wire = to_rfc5322(sample());
    ASSERT_TRUE(wire.ok());
    EXPECT_TRUE(has(*wire, "Date: Mon, 23 Nov 2026 "));
    EXPECT_TRUE(has(*wire, " +0700\r\n"));
    EXPECT_TRUE(has(*wire, "\r\n <vanthu@so-khcn.example>\r\nTo: <an@vien.example>\r\n"));
    EXPECT_TRUE(has(*wire, "Message-ID: <m1.22@so-khcn.example>\r\n"));
    EXPECT_TRUE(has(*wire, "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"));
    EXPECT_TRUE(std::all_of(wire->begin(), wire->end(), [](char c) { return c == '\r' || c == '\n' || (c >= ' ' && c <= '~'); }));
    EXPECT_EQ(*to_rfc5322(sample()), *wire) << "a retry is the same message";
}

TEST(Mail, NothingInAMessageCanAddAHeader) {
    auto message = sample();
    message.subject = "Mời\r\nBcc: x@evil.example";
    message.from_name = "A\"\r\nBcc: y@evil.example";
    message.attachments = {{"a\r\nX-Evil: 1.pdf", "application/pdf", "1"}};
    const auto wire = to_rfc5322(message);
    ASSERT_TRUE(wire.ok());
    EXPECT_FALSE(has(*wire, "\nBcc:") || has(*wire, "\nX-Evil"));
    message.subject = "plain\r\nBcc: x@evil.example";
    EXPECT_FALSE(has(*to_rfc5322(message), "\nBcc:"));
}

TEST(Mail, AddressesThatAreNotUsableAreRefused) {
    for (const auto* bad : {"", "a", "@b", "a@", "a@b@c", "a b@c", "a@b\r\nRCPT TO:<x@y>", "<a@b>", "a,b@c", "ạ@b", "\"a\"@b"}) {
        auto message = sample();
        message.to = bad;
        EXPECT_EQ(to_rfc5322(message).error().reason, "mail.bad_address") << bad;
        message = sample();
        message.message_id = bad;
        EXPECT_FALSE(to_rfc5322(message).ok()) << bad;
        message = sample();
        message.from = bad;
        EXPECT_FALSE(to_rfc5322(message).ok()) << bad;
    }
    auto message = sample();
    message.reply_to = "x\r\ny@z";
    EXPECT_FALSE(to_rfc5322(message).ok());
}

TEST(Mail, AnAttachmentWithoutAMediaTypeIsRefused) {
    for (const auto* bad : {"", "pdf", "/", "a/b/c", "a/b; name=x", "a/b\r\nX: y"}) {
        auto message = sample();
        message.attachments = {{"a.pdf", bad, "1"}};
        EXPECT_EQ(to_rfc5322(message).error().reason, "mail.bad_attachment") << bad;
    }
}

TEST(Mail, HtmlAndAttachmentsAreNestedParts) {
    auto message = sample();
    message.html = "<p>Kính gửi</p>";
    message.attachments = {{"Giấy mời.pdf", "application/pdf", std::string(100, '\xFF')}};
    const auto wire = to_rfc5322(message);
    ASSERT_TRUE(wire.ok());
    EXPECT_LT(wire->find("multipart/mixed"), wire->find("multipart/alternative"));
    EXPECT_LT(wire->find("text/plain"), wire->find("text/html"));
    EXPECT_TRUE(has(*wire, "filename*0*=UTF-8''Gi%E1%BA%A5y%20m%E1%BB%9Di.pdf"));
    EXPECT_TRUE(has(*wire, "--=_alternative_thienan--\r\n"));
    EXPECT_TRUE(wire->ends_with("--=_mixed_thienan--\r\n"));
    EXPECT_LE(longest_line(*wire), 998U);
}

class Folder : public testing::Test {
protected:
    void SetUp() override {
        std::string name = testing::TempDir() + "mail-XXXXXX";
        ASSERT_NE(::mkdtemp(name.data()), nullptr);
        folder_ = name;
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }
    std::vector<std::string> files() const {
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator{folder_}) names.push_back(entry.path().filename());
        return names;
    }
    std::string folder_;
};

TEST_F(Folder, AMessageBecomesOneFileAndTheSameIdChangesNothing) {
    FolderTransport transport{folder_};
    auto message = sample();
    ASSERT_TRUE(transport.send(message).ok());
    EXPECT_EQ(files(), std::vector<std::string>{"m1.22@so-khcn.example.eml"});
    message.text = "khác";
    ASSERT_TRUE(transport.send(message).ok());
    std::ifstream in{folder_ + "/m1.22@so-khcn.example.eml", std::ios::binary};
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>{in}, {}), *to_rfc5322(sample()));
    EXPECT_EQ(files().size(), 1U);
}

TEST_F(Folder, AnIdCannotLeaveTheFolder) {
    auto message = sample();
    message.message_id = "../../x@y";
    ASSERT_TRUE(FolderTransport{folder_}.send(message).ok());
    EXPECT_EQ(files().size(), 1U);
}

TEST_F(Folder, ABadMessageIsRefusedAndAFolderThatIsNotThereIsABrokenWorld) {
    auto message = sample();
    message.to = "nobody";
    EXPECT_EQ(FolderTransport{folder_}.send(message).error().reason, "mail.bad_address");
    EXPECT_THROW((void)FolderTransport{folder_ + "/none"}.send(sample()), std::system_error);
}

}  // namespace
}  // namespace thienan::mail
