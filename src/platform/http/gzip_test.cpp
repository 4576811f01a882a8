#include "platform/http/gzip.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <zlib.h>

namespace thienan::http {
namespace {

std::string gunzip(std::string_view bytes, std::size_t most) {
    z_stream z{};
    std::string out(most, '\0');
    if (inflateInit2(&z, 15 + 16) != Z_OK) return "cannot begin";
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    z.avail_in = static_cast<uInt>(bytes.size());
    z.next_out = reinterpret_cast<Bytef*>(out.data());
    z.avail_out = static_cast<uInt>(out.size());
    const int end = inflate(&z, Z_FINISH);
    inflateEnd(&z);
    out.resize(out.size() - z.avail_out);
    return end == Z_STREAM_END ? out : "broken";
}

TEST(Gzip, WhatIsCompressedComesBackAtEveryLevel) {
    EXPECT_TRUE(rc::check([](const std::string& bytes) {
        const int level = *rc::gen::inRange(1, 7);
        RC_ASSERT(gunzip(gzip(bytes, level), bytes.size() + 1) == bytes);
    }));
}

TEST(Gzip, RepeatedTextBecomesMuchShorter) {
    const std::string page(100'000, 'a');
    const auto packed = gzip(page, 4);
    EXPECT_LT(packed.size(), 1'000U);
    EXPECT_EQ(gunzip(packed, page.size() + 1), page);
}

TEST(Gzip, FixedBytesAreCompressedOnce) {
    static const std::string kFixed(5'000, 'b');
    const auto* first = gzip_once(kFixed).data();
    EXPECT_EQ(gzip_once(kFixed).data(), first);
    EXPECT_EQ(gunzip(gzip_once(kFixed), 6'000), kFixed);
}

TEST(Gzip, IsSentOnlyToWhoTakesIt) {
    for (const auto* header : {"gzip", "GZIP", "deflate, gzip", "br;q=1.0, gzip;q=0.8", "*", "gzip ; q=0.001"})
        EXPECT_TRUE(accepts_gzip(header)) << header;
    for (const auto* header : {"", "identity", "br, deflate", "gzip;q=0", "gzip; q=0.000, br", "*;q=0", "notgzip"})
        EXPECT_FALSE(accepts_gzip(header)) << header;
}

TEST(Gzip, IsForTextAndNotForPictures) {
    for (const auto* type : {"text/html; charset=utf-8", "Text/CSS", "application/json", "application/problem+json", "image/svg+xml",
                             "application/javascript", "application/xml"})
        EXPECT_TRUE(is_compressible(type)) << type;
    for (const auto* type : {"image/png", "application/pdf", "application/zip", "font/woff2", ""})
        EXPECT_FALSE(is_compressible(type)) << type;
}

}  // namespace
}  // namespace thienan::http
