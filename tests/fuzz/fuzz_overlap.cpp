// The overlap engine: damaged segments and lexicons, and any text as a query, give fewer hits or a refusal and never leave their bytes.
// The first byte says which.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>

#include "base/check.hpp"
#include "engines/overlap/corpus.hpp"
#include "engines/overlap/lexicon.hpp"
#include "engines/overlap/segment.hpp"
#include "engines/overlap/segment_builder.hpp"
#include "engines/overlap/segment_format.hpp"
#include "engines/overlap/testing.hpp"

namespace {

using namespace thienan::overlap;

std::string made_segment() {
    std::mt19937 random{1};
    SegmentBuilder builder;
    for (std::size_t i = 0; i < 12; ++i) {
        const Record record = thienan::overlap::testing::record(random, i, 30);
        builder.add(record, read_text(record.title, record.text));
    }
    std::string out;
    builder.finish([&](Bytes b) { out.append(reinterpret_cast<const char*>(b.data()), b.size()); }, 1);
    return out;
}

// At an address as a mapped file has, with nothing readable behind it.
void ask(const std::string& bytes) {
    const std::size_t size = bytes.size();
    auto* room = static_cast<std::uint8_t*>(std::aligned_alloc(16, (size + 15) / 16 * 16));
    std::memcpy(room, bytes.data(), size);
    if (auto segment = Segment::open({room, size})) {
        auto shard = std::make_shared<Segment>(std::move(segment).value());
        Corpus corpus;
        corpus.attach(shard);
        for (const Hit& hit : corpus.screen("nghiên cứu ứng dụng mô hình trồng lúa", "phân bón hữu cơ, tưới nước tiết kiệm; dữ liệu quan trắc môi trường", {.explain = true})) CHECK(hit.score >= 0 && hit.score <= 1);
        (void)shard->find_id("r3");
    }
    std::free(room);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::string segment = made_segment();
    if (size < 1) return 0;
    const std::string_view rest{reinterpret_cast<const char*>(data) + 1, size - 1};
    switch (data[0] % 4) {
        case 0: ask(std::string{rest}); break;
        case 1: {  // bytes of a sound segment changed, the head's check sum made right again
            std::string changed = segment;
            for (std::size_t i = 0; i + 3 <= rest.size(); i += 3) changed[(static_cast<std::uint8_t>(rest[i]) | static_cast<std::uint8_t>(rest[i + 1]) << 8) % changed.size()] = rest[i + 2];
            const std::uint32_t crc = crc32c(changed.data(), offsetof(SegmentHead, crc));
            std::memcpy(changed.data() + offsetof(SegmentHead, crc), &crc, sizeof crc);
            ask(changed);
            break;
        }
        case 2: {
            std::string bytes{rest};
            const std::uint32_t crc = crc32c(bytes.data(), bytes.size());
            bytes.append(reinterpret_cast<const char*>(&crc), sizeof crc);
            (void)Lexicon::from_bytes({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
            break;
        }
        default: {
            static Corpus corpus;
            static const bool filled = [] {
                std::mt19937 random{2};
                for (std::size_t i = 0; i < 20; ++i) corpus.add(thienan::overlap::testing::record(random, i, 40));
                return true;
            }();
            CHECK(filled);
            const std::size_t title = std::min<std::size_t>(rest.size(), 40);
            const Text text = read_text(rest.substr(0, title), rest.substr(title));
            for (const Token& token : text.tokens) CHECK(token.begin < token.end && token.end <= text.code_points);
            for (const Hit& hit : corpus.screen(rest.substr(0, title), rest.substr(title), {})) {
                for (const MatchedPassage& p : hit.passages) CHECK(p.query_from < p.query_to && p.query_to <= text.code_points);
            }
        }
    }
    return 0;
}
