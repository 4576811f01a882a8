// A made-up corpus of research tasks as JSON lines, the same for the same seed: words of one to three invented Vietnamese syllables with the
// frequencies of real text (Zipf–Mandelbrot), each task on a subject of its own vocabulary.
//   make_tasks RECORDS [FIRST]            about 220 syllables each
//   make_tasks RECORDS queries N LENGTH   N queries of LENGTH syllables; every second one holds a passage of 60 syllables of
//                                         the record "r<number>" that its id "q<i>-r<number>" names, the others ("q<i>-none") none
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr std::size_t kWords = 40'000, kSubjects = 2'000, kOfSubject = 250, kTitle = 14, kText = 206;

// xorshift*: fast and the same everywhere.
struct Random {
    std::uint64_t state;
    std::uint64_t next() {
        state ^= state >> 12, state ^= state << 25, state ^= state >> 27;
        return state * 0x2545f4914f6cdd1d;
    }
    std::size_t below(std::size_t n) { return static_cast<std::size_t>((next() >> 33) % n); }
    double uniform() { return static_cast<double>(next() >> 11) / 9007199254740992.0; }
};

Random of(std::uint64_t seed) { return {seed * 0x9e3779b97f4a7c15 + 0x1234567}; }

struct Language {
    std::vector<std::string> words;
    std::vector<std::uint8_t> syllables;
    std::vector<double> cumulated;
    std::vector<std::array<std::uint32_t, kOfSubject>> subjects;

    Language() {
        // Syllables as Vietnamese makes them: an onset, a rhyme, a tone; a stop at the end takes two tones only. About 7,000.
        static constexpr std::array<std::string_view, 25> kOnsets{"", "b", "c", "ch", "d", "đ", "g", "gi", "h", "kh", "l", "m", "n", "ng", "nh", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x", "p"};
        static constexpr std::array<std::array<std::string_view, 6>, 44> kOpen{{
            {"a", "à", "ả", "ã", "á", "ạ"}, {"ai", "ài", "ải", "ãi", "ái", "ại"}, {"am", "àm", "ảm", "ãm", "ám", "ạm"}, {"an", "àn", "ản", "ãn", "án", "ạn"}, {"ang", "àng", "ảng", "ãng", "áng", "ạng"}, {"anh", "ành", "ảnh", "ãnh", "ánh", "ạnh"},
            {"ao", "ào", "ảo", "ão", "áo", "ạo"}, {"ay", "ày", "ảy", "ãy", "áy", "ạy"}, {"ăm", "ằm", "ẳm", "ẵm", "ắm", "ặm"}, {"ăn", "ằn", "ẳn", "ẵn", "ắn", "ặn"}, {"ăng", "ằng", "ẳng", "ẵng", "ắng", "ặng"}, {"âm", "ầm", "ẩm", "ẫm", "ấm", "ậm"},
            {"ân", "ần", "ẩn", "ẫn", "ấn", "ận"}, {"âu", "ầu", "ẩu", "ẫu", "ấu", "ậu"}, {"ây", "ầy", "ẩy", "ẫy", "ấy", "ậy"}, {"e", "è", "ẻ", "ẽ", "é", "ẹ"}, {"em", "èm", "ẻm", "ẽm", "ém", "ẹm"}, {"en", "èn", "ẻn", "ẽn", "én", "ẹn"},
            {"ê", "ề", "ể", "ễ", "ế", "ệ"}, {"ên", "ền", "ển", "ễn", "ến", "ện"}, {"i", "ì", "ỉ", "ĩ", "í", "ị"}, {"iêm", "iềm", "iểm", "iễm", "iếm", "iệm"}, {"iên", "iền", "iển", "iễn", "iến", "iện"}, {"iêu", "iều", "iểu", "iễu", "iếu", "iệu"},
            {"in", "ìn", "ỉn", "ĩn", "ín", "ịn"}, {"inh", "ình", "ỉnh", "ĩnh", "ính", "ịnh"}, {"o", "ò", "ỏ", "õ", "ó", "ọ"}, {"oa", "oà", "oả", "oã", "oá", "oạ"}, {"oan", "oàn", "oản", "oãn", "oán", "oạn"}, {"oi", "òi", "ỏi", "õi", "ói", "ọi"},
            {"on", "òn", "ỏn", "õn", "ón", "ọn"}, {"ong", "òng", "ỏng", "õng", "óng", "ọng"}, {"ô", "ồ", "ổ", "ỗ", "ố", "ộ"}, {"ôi", "ồi", "ổi", "ỗi", "ối", "ội"}, {"ông", "ồng", "ổng", "ỗng", "ống", "ộng"}, {"ơ", "ờ", "ở", "ỡ", "ớ", "ợ"},
            {"ơi", "ời", "ởi", "ỡi", "ới", "ợi"}, {"u", "ù", "ủ", "ũ", "ú", "ụ"}, {"ung", "ùng", "ủng", "ũng", "úng", "ụng"}, {"uyên", "uyền", "uyển", "uyễn", "uyến", "uyện"}, {"ư", "ừ", "ử", "ữ", "ứ", "ự"}, {"ương", "ường", "ưởng", "ưỡng", "ướng", "ượng"},
            {"ươi", "ười", "ưởi", "ưỡi", "ưới", "ượi"}, {"uy", "uỳ", "uỷ", "uỹ", "uý", "uỵ"}}};
        static constexpr std::array<std::string_view, 32> kStopped{"ác", "ạc", "ách", "ạch", "áp", "ạp", "át", "ạt", "ắt", "ặt", "ất", "ật", "ấp", "ập", "éc", "ệch", "ết", "ệt", "ích", "ịch", "iết", "iệt", "ốc", "ộc", "ót", "ọt", "úc", "ục", "ước", "ược", "uất", "uật"};
        std::vector<std::string> all;
        for (auto o : kOnsets) {
            for (const auto& tones : kOpen) for (auto r : tones) all.push_back(std::string{o} + std::string{r});
            for (auto r : kStopped) all.push_back(std::string{o} + std::string{r});
        }
        Random random = of(1);
        for (std::size_t i = all.size(); i > 1; --i) std::swap(all[i - 1], all[random.below(i)]);
        double sum = 0;
        for (std::size_t i = 0; i < kWords; ++i) {
            // Frequent words are short; syllables of few words are themselves rare.
            const std::size_t n = i < 120 ? 1 : 1 + (random.below(10) < 8) + (random.below(40) == 0);
            std::string word;
            for (std::size_t k = 0; k < n; ++k) {
                const double u = random.uniform();
                if (k) word += ' ';
                word += all[static_cast<std::size_t>(u * u * static_cast<double>(all.size()))];
            }
            words.push_back(word);
            syllables.push_back(static_cast<std::uint8_t>(n));
            cumulated.push_back(sum += 1.0 / (static_cast<double>(i) + 20));
        }
        subjects.resize(kSubjects);
        for (auto& subject : subjects) for (auto& word : subject) word = static_cast<std::uint32_t>(120 + random.below(kWords - 120));
    }

    std::uint32_t any(Random& random) const {
        return static_cast<std::uint32_t>(std::lower_bound(cumulated.begin(), cumulated.end(), random.uniform() * cumulated.back()) - cumulated.begin());
    }
    // About n syllables on a subject.
    void write(Random& random, std::size_t subject, std::size_t n, std::string& out) const {
        std::size_t in_sentence = 0;
        for (std::size_t done = 0; done < n;) {
            const double u = random.uniform();
            const std::uint32_t word = random.below(100) < 45 ? subjects[subject][static_cast<std::size_t>(u * u * kOfSubject)] : any(random);
            if (done) {
                if (in_sentence > 25 && random.below(6) == 0) out += ". ", in_sentence = 0;
                else if (random.below(14) == 0) out += ", ";
                else out += ' ';
            }
            out += words[word];
            done += syllables[word], in_sentence += syllables[word];
        }
    }
};

struct Task { std::string title, text; };

Task task(const Language& language, std::uint64_t number) {
    Random random = of(1000 + number);
    const std::size_t subject = random.below(kSubjects);
    Task out;
    language.write(random, subject, kTitle, out.title);
    language.write(random, subject, kText, out.text);
    return out;
}

// `count` syllables from the middle.
std::string_view passage(std::string_view text, std::size_t count) {
    std::size_t from = text.find(' ', text.size() / 4) + 1, to = from;
    for (std::size_t n = 0; n < count && to != text.npos; ++n) to = text.find(' ', to + 1);
    return text.substr(from, to == text.npos ? to : to - from);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    const auto records = std::strtoull(argv[1], nullptr, 10);
    const Language language;
    std::string line;
    if (argc >= 5 && std::string_view{argv[2]} == "queries") {
        const auto count = std::strtoull(argv[3], nullptr, 10), length = std::strtoull(argv[4], nullptr, 10);
        for (std::uint64_t i = 0; i < count; ++i) {
            Random random = of(77'000'000 + i * 13 + length);
            std::string title, text, id = "q" + std::to_string(i) + "-none";
            const std::size_t subject = random.below(kSubjects);
            language.write(random, subject, kTitle, title);
            if (i % 2 == 0) {
                const std::uint64_t source = random.next() % records;
                id = "q" + std::to_string(i) + "-r" + std::to_string(source);
                language.write(random, subject, (length - kTitle - 60) / 2, text);
                text += ". ";
                text += passage(task(language, source).text, 60);
                text += ". ";
                language.write(random, subject, (length - kTitle - 60) / 2, text);
            } else language.write(random, subject, length - kTitle, text);
            std::printf("{\"id\":\"%s\",\"title\":\"%s\",\"text\":\"%s\"}\n", id.c_str(), title.c_str(), text.c_str());
        }
        return 0;
    }
    const auto first = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 0;
    for (std::uint64_t i = first; i < first + records; ++i) {
        const Task one = task(language, i);
        line = "{\"id\":\"r" + std::to_string(i) + "\",\"title\":\"" + one.title + "\",\"text\":\"" + one.text + "\",\"year\":" + std::to_string(1995 + i % 30) + "}\n";
        std::fwrite(line.data(), 1, line.size(), stdout);
    }
}
