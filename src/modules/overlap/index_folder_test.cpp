#include "modules/overlap/index_folder.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "engines/overlap/testing.hpp"
#include "modules/overlap/json_lines.hpp"

namespace thienan::overlap {
namespace {

namespace fs = std::filesystem;

class IndexFolderTest : public ::testing::Test {
protected:
    IndexFolderTest() : folder_((fs::temp_directory_path() / ("thienan_overlap_" + std::to_string(::getpid()) + "_" + std::to_string(next_++))).string()) { fs::create_directories(folder_); }
    ~IndexFolderTest() override { fs::remove_all(folder_); }

    Result<std::size_t> build(std::size_t n, std::string twice = {}) {
        std::mt19937 random{1};
        std::size_t i = 0;
        return IndexFolder::build(index(), [&, i]() mutable -> Result<std::optional<Record>> {
            if (i == n) return std::optional<Record>{};
            Record record = testing::record(random, i++);
            if (!twice.empty() && i == n) record.id = twice;
            return std::optional{record};
        }, 2);
    }
    std::unique_ptr<IndexFolder> open(IndexFolder::Use use = IndexFolder::Use::write) {
        auto opened = IndexFolder::open(index(), use);
        EXPECT_TRUE(opened) << (opened ? "" : opened.error().reason);
        return std::move(opened).value();
    }
    std::string reason() {
        const auto opened = IndexFolder::open(index(), IndexFolder::Use::read);
        return opened ? "" : opened.error().reason;
    }
    std::string index() const { return folder_ + "/index"; }
    std::string the_only(std::string_view prefix) const {
        std::string found;
        for (const auto& e : fs::directory_iterator{index()}) if (e.path().filename().string().starts_with(prefix)) found = e.path().string();
        return found;
    }
    void write(const std::string& path, std::string_view content) { std::ofstream(path, std::ios::binary) << content; }

    std::string folder_;
    static inline int next_ = 0;
};

TEST_F(IndexFolderTest, keeps_what_was_added_and_removed) {
    ASSERT_EQ(build(50).value(), 50u);
    {
        const auto index = open();
        index->add({"new", "Sản xuất tỏi Lý Sơn", "Mô hình trồng tỏi hữu cơ trên đảo"});
        EXPECT_TRUE(index->remove("r3"));
        EXPECT_FALSE(index->remove("r3"));
    }
    const auto index = open(IndexFolder::Use::read);
    EXPECT_EQ(index->corpus().size(), 50u);
    EXPECT_TRUE(index->corpus().contains("new"));
    EXPECT_FALSE(index->corpus().contains("r3"));
    EXPECT_TRUE(index->verify());
}

TEST_F(IndexFolderTest, merges_what_was_added_and_forgets_nothing) {
    ASSERT_TRUE(build(20));
    std::mt19937 random{2};
    {
        const auto index = open();
        for (std::size_t i = 100; i < 2850; ++i) index->add(testing::record(random, i, 20));
        EXPECT_TRUE(index->remove("r5"));
        EXPECT_TRUE(index->remove("r150"));
        for (std::size_t i = 2850; i < 3200; ++i) index->add(testing::record(random, i, 20));
    }
    const auto index = open();
    EXPECT_EQ(index->corpus().size(), 20u + 3100u - 2u);
    EXPECT_FALSE(index->corpus().contains("r5"));
    EXPECT_FALSE(index->corpus().contains("r150"));
    EXPECT_TRUE(index->corpus().contains("r3199"));
    std::size_t files = 0;
    for ([[maybe_unused]] const auto& e : fs::directory_iterator{this->index()}) ++files;
    EXPECT_LE(files, 14u) << "segments are merged and old files removed";
}

TEST_F(IndexFolderTest, drops_a_half_written_entry_and_refuses_a_damaged_one) {
    ASSERT_TRUE(build(10));
    std::string whole;
    {
        const auto index = open();
        index->add({"a", "Một", "nội dung thứ nhất"});
        index->add({"b", "Hai", "nội dung thứ hai"});
    }
    const std::string log = the_only("changes-");
    {
        std::ifstream in(log, std::ios::binary);
        whole.assign(std::istreambuf_iterator<char>(in), {});
    }
    for (std::size_t cut = 1; cut < whole.size(); cut += 3) {
        write(log, std::string_view{whole}.substr(0, whole.size() - cut));
        EXPECT_FALSE(open(IndexFolder::Use::read)->corpus().contains("b"));
    }
    {
        const auto index = open();  // cuts it off
        index->add({"c", "Ba", "nội dung thứ ba"});
    }
    EXPECT_TRUE(open()->corpus().contains("c"));
    std::string broken = whole;
    broken[12] = static_cast<char>(broken[12] ^ 1);
    write(log, broken);
    EXPECT_EQ(reason(), "overlap.damaged_index");
}

TEST_F(IndexFolderTest, says_what_is_wrong_with_a_folder) {
    EXPECT_EQ(reason(), "overlap.no_index");
    ASSERT_TRUE(build(10));
    const std::string segment = the_only("segment-");
    const auto size = fs::file_size(segment);
    fs::resize_file(segment, size - 8);
    EXPECT_EQ(reason(), "overlap.damaged_index");
    write(segment, "something else altogether, long enough to have a head of its own if it had one" + std::string(400, 'x'));
    EXPECT_EQ(reason(), "overlap.not_an_index");
    fs::remove(segment);
    EXPECT_EQ(reason(), "overlap.damaged_index");
    write(index() + "/current", "thienan overlap index 2\n");
    EXPECT_EQ(reason(), "overlap.other_version");
    write(index() + "/current", "hello\n");
    EXPECT_EQ(reason(), "overlap.not_an_index");
    write(index() + "/current", "thienan overlap index 1\nsegment ../../etc/passwd\nlog changes-1\n");
    EXPECT_EQ(reason(), "overlap.damaged_index");
}

TEST_F(IndexFolderTest, has_one_writer_and_many_readers) {
    ASSERT_TRUE(build(10));
    const auto writer = open();
    const auto second = IndexFolder::open(index(), IndexFolder::Use::write);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().reason, "overlap.in_use");
    EXPECT_EQ(build(10).error().reason, "overlap.in_use");
    EXPECT_EQ(open(IndexFolder::Use::read)->corpus().size(), 10u);
}

TEST_F(IndexFolderTest, refuses_two_records_of_one_id_and_keeps_the_old_index) {
    ASSERT_TRUE(build(10));
    EXPECT_EQ(build(30, "r4").error().reason, "overlap.twice");
    EXPECT_EQ(open(IndexFolder::Use::read)->corpus().size(), 10u);
    ASSERT_TRUE(build(30));
    EXPECT_EQ(open(IndexFolder::Use::read)->corpus().size(), 30u);
}

TEST_F(IndexFolderTest, learns_a_lexicon_of_its_own) {
    const auto source = [](std::size_t n) {
        return [n, i = std::size_t{0}, random = std::mt19937{3}]() mutable -> Result<std::optional<Record>> {
            if (i == n) return std::optional<Record>{};
            return std::optional{testing::record(random, i++)};
        };
    };
    EXPECT_EQ(IndexFolder::learn(index(), source(100)).error().reason, "overlap.no_index");
    ASSERT_TRUE(build(20));
    EXPECT_EQ(IndexFolder::learn(index(), source(10)).error().reason, "overlap.nothing_to_learn");
    EXPECT_EQ(IndexFolder::learn(index(), source(100)).value(), 100u);
    EXPECT_FALSE(open()->corpus().screen("nghiên cứu", {}, {}).empty());
    write(index() + "/lexicon", "broken, and long enough to be looked at");
    EXPECT_EQ(reason(), "overlap.not_an_index");
}

TEST_F(IndexFolderTest, reads_json_lines_and_names_the_line_that_is_wrong) {
    const std::string path = folder_ + "/records.jsonl";
    write(path, "{\"id\":\"a\",\"title\":\"Một\",\"text\":\"hai\",\"year\":2020,\"place\":\"Quảng Ngãi\"}\n\n{\"id\":7,\"title\":null}\n");
    auto lines = JsonLines::open(path);
    ASSERT_TRUE(lines);
    const auto first = lines->next();
    EXPECT_EQ((*first)->year, 2020);
    const auto second = lines->next();
    EXPECT_EQ((*second)->id, "7");
    EXPECT_FALSE(*lines->next());
    for (const std::string_view bad : {"{\"title\":\"no id\"}", "[1]", "{\"id\":\"a\",\"year\":\"soon\"}", "{\"id\":\"a\"", "{\"id\":{}}"}) {
        write(path, "{\"id\":\"a\"}\n" + std::string{bad} + "\n");
        auto broken = JsonLines::open(path);
        ASSERT_TRUE(broken->next());
        const auto next = broken->next();
        ASSERT_FALSE(next) << bad;
        EXPECT_EQ(next.error().reason, "overlap.bad_line");
        EXPECT_EQ(next.error().args[1], "2");
    }
    EXPECT_EQ(JsonLines::open(folder_ + "/nothing").error().reason, "overlap.unreadable_file");
}

}  // namespace
}  // namespace thienan::overlap
