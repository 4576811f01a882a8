#include "platform/office/archive.hpp"

#include <gtest/gtest.h>
#include <zip.h>

namespace thienan::office {
namespace {

std::string utf16(std::string_view text) {
    std::string out;
    for (const char c : text) out.append({c, '\0'});
    return out;
}

TEST(Archives, parts_packed_are_read_back) {
    const std::string bytes = pack({{"a.xml", "<a/>"}, {"Thư mục/b.xml", std::string(100'000, 'b')}});
    const Limits limits;
    auto archive = Archive::open(bytes, limits);
    ASSERT_TRUE(archive.ok());
    EXPECT_EQ(*archive->read("a.xml"), "<a/>");
    EXPECT_EQ(archive->read("Thư mục/b.xml")->size(), 100'000u);
    EXPECT_TRUE(archive->has("A.XML"));  // part names ignore case
    EXPECT_FALSE(archive->has("c.xml"));
    EXPECT_EQ(archive->read("c.xml").error().reason, "office.part_missing");
}

TEST(Archives, equal_parts_give_equal_bytes) { EXPECT_EQ(pack({{"a", "1"}}), pack({{"a", "1"}})); }

TEST(Archives, what_is_no_zip_is_refused) {
    const Limits limits;
    EXPECT_EQ(Archive::open("", limits).error().reason, "office.broken_zip");
    EXPECT_EQ(Archive::open("PK\x03\x04 nothing more", limits).error().reason, "office.broken_zip");
    const std::string whole = pack({{"a", std::string(5000, 'x')}});
    EXPECT_EQ(Archive::open(whole.substr(0, whole.size() / 2), limits).error().reason, "office.broken_zip");
}

TEST(Archives, a_damaged_part_is_refused_by_its_checksum) {
    std::string bytes = pack({{"a", "some words that are stored and then damaged, some words, some words"}});
    bytes[40] = static_cast<char>(bytes[40] ^ 0x55);
    const Limits limits;
    auto archive = Archive::open(bytes, limits);
    ASSERT_TRUE(archive.ok());
    EXPECT_EQ(archive->read("a").error().reason, "office.broken_zip");
}

TEST(Archives, a_zip_bomb_is_refused_before_it_is_unpacked) {
    const std::string bytes = pack({{"bomb", std::string(8u << 20, '\0')}});
    const Limits limits;
    auto archive = Archive::open(bytes, limits);
    ASSERT_TRUE(archive.ok());
    EXPECT_EQ(archive->read("bomb").error().reason, "office.zip_bomb");
}

TEST(Archives, every_bound_on_size_is_held) {
    const std::string bytes = pack({{"a", std::string(1000, 'a')}, {"b", std::string(1000, 'b')}});
    Limits input, entries, part, total;
    input.input_bytes = 10;
    EXPECT_EQ(Archive::open(bytes, input).error().reason, "office.too_large");
    entries.zip_entries = 1;
    EXPECT_EQ(Archive::open(bytes, entries).error().reason, "office.too_large");
    part.part_bytes = 999;
    EXPECT_EQ(Archive::open(bytes, part)->read("a").error().reason, "office.too_large");
    total.unpacked_bytes = 1500;
    auto archive = Archive::open(bytes, total);
    EXPECT_TRUE(archive->read("a").ok());
    EXPECT_EQ(archive->read("b").error().reason, "office.too_large");
}

TEST(Archives, encrypted_and_legacy_office_files_are_told_apart) {
    const std::string ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    const Limits limits;
    EXPECT_EQ(Archive::open(ole + "...", limits).error().reason, "office.legacy");
    EXPECT_EQ(Archive::open(ole + utf16("EncryptedPackage"), limits).error().reason, "office.encrypted");
}

std::string encrypted_zip() {
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    zip_source_keep(target);
    zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, nullptr);
    const auto index = zip_file_add(archive, "a", zip_source_buffer(archive, "secret", 6, 0), 0);
    zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256, "password");
    zip_close(archive);
    zip_source_open(target);
    std::string bytes(4096, '\0');
    bytes.resize(static_cast<std::size_t>(zip_source_read(target, bytes.data(), bytes.size())));
    zip_source_close(target);
    zip_source_free(target);
    return bytes;
}

TEST(Archives, an_encrypted_entry_is_refused_as_such) {
    const std::string bytes = encrypted_zip();
    const Limits limits;
    auto archive = Archive::open(bytes, limits);
    ASSERT_TRUE(archive.ok());
    EXPECT_EQ(archive->read("a").error().reason, "office.encrypted");
}

}  // namespace
}  // namespace thienan::office
