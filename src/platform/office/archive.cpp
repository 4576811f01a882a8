#include "platform/office/archive.hpp"

#include <zip.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace thienan::office {
namespace {

constexpr std::string_view kOle = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
constexpr std::size_t kSmall = 1u << 20;  // a part this small is never called a bomb

// The name of the stream in which Office keeps an encrypted file, in UTF-16.
bool holds_encrypted_package(std::string_view bytes) {
    constexpr std::string_view kStream = "EncryptedPackage";
    std::string wide;
    for (const char c : kStream) wide.append({c, '\0'});
    return bytes.find(wide) != std::string_view::npos;
}

Error broken() { return {Code::invalid, "office.broken_zip"}; }

struct Discard {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

void Archive::Close::operator()(zip* archive) const { zip_discard(archive); }

Result<Archive> Archive::open(std::string_view bytes, const Limits& limits) {
    if (bytes.size() > limits.input_bytes) return Error{Code::too_large, "office.too_large"};
    if (bytes.substr(0, kOle.size()) == kOle)
        return Error{Code::invalid, holds_encrypted_package(bytes) ? "office.encrypted" : "office.legacy"};
    if (bytes.substr(0, 2) != "PK") return broken();
    std::unique_ptr<zip_source_t, Discard> source{zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr)};
    if (!source) throw std::bad_alloc();
    zip* opened = zip_open_from_source(source.get(), ZIP_RDONLY, nullptr);
    if (opened == nullptr) return broken();
    (void)source.release();  // now the archive's
    Archive archive{opened, limits};
    const zip_int64_t entries = zip_get_num_entries(opened, 0);
    if (entries < 0 || static_cast<std::size_t>(entries) > limits.zip_entries)
        return Error{Code::too_large, "office.too_large"};
    return archive;
}

bool Archive::has(const std::string& name) const { return zip_name_locate(zip_.get(), name.c_str(), ZIP_FL_NOCASE) >= 0; }

Result<Done> Archive::check_sizes() const {
    const zip_int64_t entries = zip_get_num_entries(zip_.get(), 0);
    zip_uint64_t left = limits_->unpacked_bytes;
    for (zip_int64_t i = 0; i < entries; ++i) {
        zip_stat_t stat;
        if (zip_stat_index(zip_.get(), static_cast<zip_uint64_t>(i), 0, &stat) != 0 || !(stat.valid & ZIP_STAT_SIZE)) return broken();
        if (stat.size > limits_->part_bytes || stat.size > left) return Error{Code::too_large, "office.too_large"};
        if (stat.size > kSmall && stat.size / std::max<zip_uint64_t>(stat.comp_size, 1) > limits_->unpack_ratio)
            return Error{Code::invalid, "office.zip_bomb"};
        left -= stat.size;
    }
    return Done{};
}

Result<std::string> Archive::read(const std::string& name) {
    const zip_int64_t found = zip_name_locate(zip_.get(), name.c_str(), ZIP_FL_NOCASE);
    if (found < 0) return Error{Code::invalid, "office.part_missing", {name}};
    const auto index = static_cast<zip_uint64_t>(found);
    zip_stat_t stat;
    if (zip_stat_index(zip_.get(), index, 0, &stat) != 0 || !(stat.valid & ZIP_STAT_SIZE)) return broken();
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE)
        return Error{Code::invalid, "office.encrypted"};
    // Both numbers are claims; the reading below holds the unpacked one to the limits again.
    const std::size_t most = std::min(limits_->part_bytes, limits_->unpacked_bytes - unpacked_);
    if (stat.size > most) return Error{Code::too_large, "office.too_large"};
    if (stat.size > kSmall && stat.size / std::max<zip_uint64_t>(stat.comp_size, 1) > limits_->unpack_ratio)
        return Error{Code::invalid, "office.zip_bomb"};

    std::unique_ptr<zip_file_t, Discard> file{zip_fopen_index(zip_.get(), index, 0)};
    if (!file) return broken();
    std::string content;
    std::array<char, 65536> block;
    zip_int64_t got = 0;
    while ((got = zip_fread(file.get(), block.data(), block.size())) > 0) {
        if (content.size() + static_cast<std::size_t>(got) > most) return Error{Code::too_large, "office.too_large"};
        content.append(block.data(), static_cast<std::size_t>(got));
    }
    if (got < 0) return broken();
    unpacked_ += content.size();
    return content;
}

std::string pack(const std::vector<Part>& parts) {
    zip_source_t* const target = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    if (target == nullptr) throw std::bad_alloc();
    zip_source_keep(target);  // outlives the archive, to be read from
    std::unique_ptr<zip_source_t, Discard> kept{target};
    zip* const archive = zip_open_from_source(target, ZIP_TRUNCATE, nullptr);
    if (archive == nullptr) throw std::runtime_error("cannot begin a zip archive");
    for (const auto& part : parts) {
        zip_source_t* const content = zip_source_buffer(archive, part.content.data(), part.content.size(), 0);
        const zip_int64_t index = zip_file_add(archive, part.name.c_str(), content, ZIP_FL_ENC_UTF_8);
        if (index < 0) throw std::runtime_error("cannot add to a zip archive: " + part.name);
        zip_file_set_dostime(archive, static_cast<zip_uint64_t>(index), 0, (1 << 5) | 1, 0);  // 1980-01-01 00:00
    }
    if (zip_close(archive) != 0) throw std::runtime_error("cannot finish a zip archive");
    zip_source_open(target);
    zip_source_seek(target, 0, SEEK_END);
    std::string bytes(static_cast<std::size_t>(zip_source_tell(target)), '\0');
    zip_source_seek(target, 0, SEEK_SET);
    zip_source_read(target, bytes.data(), bytes.size());
    zip_source_close(target);
    return bytes;
}

}  // namespace thienan::office
