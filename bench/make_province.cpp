// make_province DATA COUNT: the sample province with COUNT live assignments, a year's work of a busy department, made through
// the same actions people use, so that every table is as it would be. Same COUNT, same province (days apart from today).
#include "app/program.hpp"
#include "app/sample.hpp"
#include "modules/audit/actions.hpp"
#include "modules/directives/actions/deciding.hpp"
#include "modules/directives/actions/progress.hpp"
#include "modules/directives/actions/registering.hpp"
#include "modules/directives/actions/reviewing.hpp"
#include "modules/directives/queries/records.hpp"
#include "modules/identity/actions/sign_in.hpp"
#include "modules/identity/authenticate.hpp"

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <map>
#include <stdexcept>

namespace {

using namespace thienan;
namespace acts = directives::actions;
namespace asks = directives::queries;

constexpr int kPointsEach = 12;         // of one directive
constexpr int kDirectivesAtOnce = 40;   // in one transaction
constexpr int kDays = 400;              // the work began so long ago

template <class T>
T must(Result<T> result, std::string_view what) {
    if (result) return *std::move(result);
    std::string fault = std::string{what} + ": " + result.error().reason;
    for (const auto& arg : result.error().args) fault += " " + arg;
    for (const auto& field : result.error().fields) fault += " " + field.field + "=" + field.reason;
    throw std::runtime_error(fault);
}

class Dice {
public:
    int below(int most) {
        state_ ^= state_ << 13, state_ ^= state_ >> 7, state_ ^= state_ << 17;
        return static_cast<int>(state_ % static_cast<std::uint64_t>(most));
    }
    template <class T, std::size_t N>
    const T& of(const T (&list)[N]) { return list[below(static_cast<int>(N))]; }

private:
    std::uint64_t state_ = 88172645463325252ull;
};

constexpr const char* kLeads[] = {
    "Sở Khoa học và Công nghệ", "Sở Khoa học và Công nghệ", "Sở Khoa học và Công nghệ", "Sở Khoa học và Công nghệ", "Sở Tài chính", "Sở Tài chính",
    "Sở Nông nghiệp và Môi trường", "Sở Nông nghiệp và Môi trường", "Sở Công Thương", "Sở Y tế", "Sở Giáo dục và Đào tạo", "Sở Nội vụ", "Sở Xây dựng",
    "Sở Văn hóa, Thể thao và Du lịch", "Sở Tư pháp", "UBND xã Sơn Hạ", "UBND xã Bình Khê", "UBND phường Nam Lam", "Văn phòng UBND tỉnh"};
constexpr const char* kVerbs[] = {"rà soát, lập danh mục", "xây dựng kế hoạch", "tham mưu ban hành quy chế", "tổ chức thẩm định", "kiểm tra, báo cáo", "hoàn thiện hồ sơ",
                                  "đánh giá hiệu quả", "triển khai thí điểm", "nghiệm thu, bàn giao", "bố trí kinh phí cho", "tuyên truyền, phổ biến", "tổng hợp số liệu về"};
constexpr const char* kThings[] = {"mô hình trồng dược liệu dưới tán rừng", "hệ thống truy xuất nguồn gốc nông sản", "dự án khởi nghiệp đổi mới sáng tạo", "nhiệm vụ khoa học cấp tỉnh",
                                   "cơ sở dữ liệu chuyên gia", "nhãn hiệu tập thể của hợp tác xã", "trạm quan trắc môi trường", "phòng thí nghiệm kiểm định", "nền tảng số dùng chung",
                                   "chương trình đào tạo kỹ năng số", "quy hoạch vùng nguyên liệu quế", "đề án phát triển kinh tế tuần hoàn", "hồ sơ chỉ dẫn địa lý", "mạng lưới cố vấn công nghệ"};
constexpr const char* kPlaces[] = {"xã Sơn Hạ", "xã Bình Khê", "phường Nam Lam", "các xã miền núi", "khu vực ven biển", "khu công nghiệp phía tây", "toàn tỉnh"};

std::string long_day(Date day) {
    const auto two = [](int n, int from) { return (n < from ? "0" : "") + std::to_string(n); };
    return "ngày " + two(day.day(), 10) + " tháng " + two(day.month(), 3) + " năm " + std::to_string(day.year());
}

std::string document(int number, Date day, Dice& dice) {
    std::string text = "ỦY BAN NHÂN DÂN\nTỈNH THANH LAM\nSố: " + std::to_string(number) + "/TB-UBND\nLam Giang, " + long_day(day) +
                       "\n\nTHÔNG BÁO\nKết luận của Chủ tịch UBND tỉnh về " + dice.of(kThings) + " tại " + dice.of(kPlaces) + "\n\n";
    for (int point = 1; point <= kPointsEach; ++point) {
        text += std::to_string(point) + ". Giao " + dice.of(kLeads);
        if (dice.below(3) == 0) text += " chủ trì, phối hợp với Sở Tài chính";
        text += std::string{" "} + dice.of(kVerbs) + " " + dice.of(kThings) + " tại " + dice.of(kPlaces) + " giai đoạn " + std::to_string(1 + dice.below(9)) + " năm " +
                std::to_string(2020 + dice.below(12));
        text += dice.below(10) == 0 ? ".\n\n" : ", hoàn thành trước ngày " + (day + (20 + dice.below(200))).vietnamese() + ".\n\n";
    }
    return text + "Nơi nhận:\n- Các sở, ban, ngành tỉnh;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nĐinh Trọng Nghĩa\n";
}

class Department {
public:
    Department(app::Program& program, ManualClock& clock, const std::string& password) : db_(program.db()), clock_(clock) {
        for (const auto* login : {"vanthu", "giamdoc", "theodoi", "chuyenvien", "doimoi", "taichinh", "nongnghiep", "congthuong", "xasonha"}) {
            const auto in = must(identity::actions::sign_in(db_, {login, password, "127.0.0.1", "bench"}, clock.now()), login);
            people_[login] = must(db_.read([&](store::ReadTx& tx) { return identity::authenticate(tx, in.cookie, clock.now()); }), login);
        }
        for (const auto* login : {"giamdoc", "taichinh", "nongnghiep", "congthuong", "xasonha"}) heads_[people_.at(login).agency()] = &people_.at(login);
    }

    void work(std::int64_t count) {
        const Instant now = clock_.now();
        const int documents = static_cast<int>((count + kPointsEach - 1) / kPointsEach);
        for (int first = 0; first < documents; first += kDirectivesAtOnce) {
            const int last = std::min(first + kDirectivesAtOnce, documents);
            const auto at = now.ms - kDays * kDay + kDays * kDay / documents * first;
            clock_.set({at});
            const auto given = register_some(first, last);
            clock_.set({std::min(now.ms - kHour, at + 30 * kDay)});
            carry_on(given);
            while (must(db_.write([](store::WriteTx& tx) { return Result<std::int64_t>{audit::link_pending(tx, 20'000)}; }), "link") > 0) {}
            std::fprintf(stderr, "\r%d of %d documents", last, documents);
        }
        clock_.set(now);
        std::fprintf(stderr, "\n");
    }

private:
    std::vector<asks::Item> register_some(int first, int last) {
        return must(db_.write([&](store::WriteTx& tx) -> Result<std::vector<asks::Item>> {
            std::vector<asks::Item> given;
            const auto& clerk = people_.at("vanthu");
            for (int n = first; n < last; ++n) {
                TRY_ASSIGN(const auto id, acts::register_text(tx, clerk, {document(n + 1000, tx.today(), dice_), {}, std::nullopt, std::nullopt}));
                TRY_ASSIGN(const auto read, asks::review(tx, clerk, id));
                for (const auto& draft : read.drafts)
                    if (draft.needs_check) TRY(acts::check_draft(tx, clerk, draft.id, draft.version));
                TRY_ASSIGN(const auto checked, asks::review(tx, clerk, id));
                TRY(acts::confirm_reading(tx, clerk, id, checked.directive.version));
                TRY_ASSIGN(auto record, asks::directive(tx, clerk, id, tx.today()));
                given.insert(given.end(), record.assignments.begin(), record.assignments.end());
            }
            return given;
        }), "register");
    }

    void carry_on(const std::vector<asks::Item>& given) {
        must(db_.write([&](store::WriteTx& tx) -> Result<Done> {
            for (const auto& item : given) TRY(carry_on(tx, item));
            return Done{};
        }), "carry on");
    }

    // As far as this one has come: most are done, some reported, handed on, under way or returned, the rest not begun.
    Result<Done> carry_on(store::WriteTx& tx, const asks::Item& item) {
        const auto head = heads_.find(item.lead.agency);
        if (head == heads_.end() || item.state != directives::State::waiting) return Done{};
        const auto& lead = *head->second;
        const bool ours = lead.agency() == people_.at("giamdoc").agency();
        const auto& officer = people_.at(dice_.below(2) ? "chuyenvien" : "doimoi");
        const int step = dice_.below(100);
        auto version = item.version;
        if (step < 60) {
            TRY(acts::report_completion(tx, ours ? officer : lead, item.id, version++, {"Đã hoàn thành, kết quả gửi kèm.", std::to_string(100 + step) + "/BC-SKHCN", tx.today(), {}}));
            if (step < 55) TRY(acts::confirm_completion(tx, people_.at("theodoi"), item.id, version, ""));
        } else if (step < 75) {
            if (!ours) return acts::accept(tx, lead, item.id, version);
            TRY(acts::hand_on(tx, lead, item.id, version, {officer.unit(), officer.person, lead.person, std::nullopt, ""}));
        } else if (step < 82) {
            TRY(acts::report_progress(tx, ours ? officer : lead, item.id, version, {"Đang lấy ý kiến các đơn vị.", 10 * dice_.below(10), {}}));
        } else if (step < 84) {
            TRY(acts::return_back(tx, ours ? officer : lead, item.id, version, "Không đúng chức năng."));
        } else if (step < 85) {
            TRY(acts::suspend(tx, people_.at("theodoi"), item.id, version, "Chờ hướng dẫn của Bộ."));
        }
        return Done{};
    }

    store::Database& db_;
    ManualClock& clock_;
    Dice dice_;
    std::map<std::string, Principal> people_;
    std::map<Id<Agency>, const Principal*> heads_;
};

}  // namespace

int main(int count, char** arguments) {
    try {
        if (count != 3) throw std::runtime_error("make_province DATA COUNT");
        ManualClock clock{SystemClock{}.now()};
        app::ProgramOptions options;
        options.data_folder = arguments[1];
        options.clock = &clock;
        app::Program program{options};
        const auto sample = app::load_sample_province(program.services());
        Department{program, clock, sample.password}.work(std::atoll(arguments[2]));
        return 0;
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "make_province: %s\n", fault.what());
        return 2;
    }
}
