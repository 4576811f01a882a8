#include "engines/overlap/segment.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <set>

#include "engines/overlap/corpus.hpp"
#include "engines/overlap/segment_builder.hpp"
#include "engines/overlap/testing.hpp"

namespace thienan::overlap {
namespace {

// Bytes at an address that a mapped file would have.
struct Made {
    std::vector<std::uint64_t> room;
    std::size_t size = 0;
    Bytes bytes() const { return {reinterpret_cast<const std::uint8_t*>(room.data()), size}; }
    std::uint8_t* at(std::size_t i) { return reinterpret_cast<std::uint8_t*>(room.data()) + i; }
};

Made make(std::size_t records, unsigned threads = 2, std::uint32_t seed = 1) {
    std::mt19937 random{seed};
    SegmentBuilder builder;
    for (std::size_t i = 0; i < records; ++i) {
        const Record record = testing::record(random, i);
        builder.add(record, read_text(record.title, record.text));
    }
    std::string out;
    builder.finish([&](Bytes b) { out.append(reinterpret_cast<const char*>(b.data()), b.size()); }, threads);
    Made made{std::vector<std::uint64_t>(out.size() / 8 + 1), out.size()};
    std::memcpy(made.room.data(), out.data(), out.size());
    return made;
}

std::vector<std::uint64_t> query_terms(std::mt19937& random, std::size_t length) { return terms_of(read_text(testing::words(random, 8), testing::words(random, length))); }

TEST(Segment, gives_back_each_record_with_its_places) {
    const Made made = make(2500);
    const auto segment = Segment::open(made.bytes());
    ASSERT_TRUE(segment);
    EXPECT_EQ(segment->records(), 2500u);
    EXPECT_TRUE(segment->verify());
    std::mt19937 random{1};
    for (std::size_t i = 0; i < 2500; ++i) {
        const Record record = testing::record(random, i);
        const Text text = read_text(record.title, record.text);
        const auto doc = segment->find_id(record.id);
        ASSERT_TRUE(doc);
        ByteReader bytes{segment->record(*doc)};
        const auto head = read_head(bytes);
        ASSERT_TRUE(head);
        EXPECT_EQ(head->id, record.id);
        EXPECT_EQ(head->year, record.year);
        EXPECT_EQ(head->place, record.place);
        EXPECT_EQ(head->title_words, text.title_tokens);
        std::vector<WordId> words;
        std::vector<PlacedWord> places;
        read_words(bytes, *head, segment->vocabulary(), words);
        read_places(bytes, words, segment->lengths(), places);
        ASSERT_EQ(places.size(), text.tokens.size());
        for (std::size_t k = 0; k < places.size(); ++k) {
            EXPECT_EQ(segment->fulls()[words[k]], text.tokens[k].full);
            EXPECT_EQ(places[k].begin, text.tokens[k].begin);
            EXPECT_EQ(places[k].end, text.tokens[k].end);
        }
    }
    EXPECT_FALSE(segment->find_id("r2500"));
}

TEST(Segment, is_the_same_bytes_whatever_the_threads) {
    const Made one = make(3000, 1), four = make(3000, 4);
    ASSERT_EQ(one.size, four.size);
    EXPECT_EQ(std::memcmp(one.room.data(), four.room.data(), one.size), 0);
}

TEST(Segment, may_be_empty) {
    const Made made = make(0);
    const auto segment = Segment::open(made.bytes());
    ASSERT_TRUE(segment);
    EXPECT_EQ(segment->find(123).count, 0u);
    EXPECT_FALSE(segment->find_id("r0"));
}

// The k heaviest are those that adding up without shortcuts gives, over several shards, with removed records left out.
TEST(Retrieval, is_exact) {
    const Made first = make(3000, 2, 1), second = make(700, 2, 2);
    const auto a = Segment::open(first.bytes()), b = Segment::open(second.bytes());
    ASSERT_TRUE(a && b);
    std::mt19937 random{3};
    Fresh fresh;
    for (std::size_t i = 0; i < 60; ++i) {
        const Record record = testing::record(random, 9000 + i);
        fresh.add(record, read_text(record.title, record.text), [](const Token&) { return std::uint8_t{64}; });
    }
    std::vector<bool> removed(3000);
    for (std::size_t i = 0; i < 3000; i += 7) removed[i] = true;
    const Searched shards[] = {{&*a, &removed}, {&*b, nullptr}, {&fresh, nullptr}};
    for (int i = 0; i < 400; ++i) {
        const auto terms = query_terms(random, 4 + random() % 60);
        RetrievalLimits limits{.most = 20, .postings = 500 + random() % 40'000, .postings_each = random() % 200};
        EXPECT_EQ(retrieve(shards, terms, limits), retrieve_slowly(shards, terms, limits)) << i;
    }
}

TEST(Segment, refuses_what_is_no_index_and_what_is_cut_short) {
    Made made = make(50);
    EXPECT_EQ(Segment::open({}).error().reason, "overlap.not_an_index");
    EXPECT_EQ(Segment::open(made.bytes().first(20)).error().reason, "overlap.not_an_index");
    for (const std::size_t size : {made.size - 8, made.size / 2, std::size_t{300}}) EXPECT_EQ(Segment::open(made.bytes().first(size)).error().reason, "overlap.damaged_index");
    *made.at(8) = 9;
    EXPECT_EQ(Segment::open(made.bytes()).error().reason, "overlap.other_version");
    *made.at(0) = 'X';
    EXPECT_EQ(Segment::open(made.bytes()).error().reason, "overlap.not_an_index");
}

// A flipped bit anywhere is found by verify(); asking the damaged index may give other hits but never leaves its bytes.
TEST(Segment, survives_any_flipped_bit) {
    std::mt19937 random{4};
    Made made = make(80);
    const auto terms = query_terms(random, 40);
    for (int i = 0; i < 3000; ++i) {
        const std::size_t at = random() % made.size;
        const auto bit = static_cast<std::uint8_t>(1u << random() % 8);
        *made.at(at) ^= bit;
        if (auto segment = Segment::open(made.bytes())) {
            auto shard = std::make_shared<Segment>(std::move(segment).value());
            Corpus corpus;
            corpus.attach(shard);
            (void)corpus.screen("nghiên cứu ứng dụng mô hình", testing::words(random, 50), {});
            (void)shard->find_id("r7");
        }
        *made.at(at) ^= bit;
    }
    EXPECT_TRUE(Segment::open(made.bytes())->verify());
    const std::size_t in_a_section = made.size / 2;
    *made.at(in_a_section) ^= 1;
    EXPECT_EQ(Segment::open(made.bytes())->verify().error().reason, "overlap.damaged_index");
}

}  // namespace
}  // namespace thienan::overlap
