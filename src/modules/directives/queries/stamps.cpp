#include "modules/directives/queries/stamps.hpp"

#include "modules/directives/actions/loading.hpp"

namespace thienan::directives::queries {
namespace {

constexpr store::Statement kReports{"directives/stamp_reports", "select count(*) from assignment_report where assignment_id = $1"};
constexpr store::Statement kWork{"directives/stamp_work", "select count(*), coalesce(sum(version), 0) from assignment where directive_id = $1"};

// FNV-1a over the numbers: not a secret, only different when they are.
class Sum {
public:
    void add(std::int64_t value) {
        for (int i = 0; i < 8; ++i) {
            sum_ ^= static_cast<std::uint64_t>(value >> (8 * i)) & 0xff;
            sum_ *= 0x100000001b3;
        }
    }
    void add(const std::vector<Item>& items) {
        add(static_cast<std::int64_t>(items.size()));
        for (const auto& item : items) add(item.id.value), add(item.version);
    }
    std::string text() const {
        constexpr std::string_view kHex = "0123456789abcdef";
        std::string out;
        for (int shift = 60; shift >= 0; shift -= 4) out += kHex[(sum_ >> shift) & 15];
        return out;
    }

private:
    std::uint64_t sum_ = 0xcbf29ce484222325;
};

std::string text_of(std::int64_t version, std::int64_t reports) { return std::to_string(version) + "." + std::to_string(reports); }

}  // namespace

std::string stamp_of(const std::vector<Item>& items) {
    Sum sum;
    sum.add(items);
    return sum.text();
}

std::string stamp_of(const MyWork& work) {
    Sum sum;
    for (const auto* part : {&work.late, &work.today, &work.this_week, &work.later, &work.to_hand_on, &work.waiting_for_others, &work.to_confirm, &work.to_reassign}) sum.add(*part);
    for (const auto& asked : work.to_decide) sum.add(asked.extension.id.value), sum.add(asked.extension.version);
    for (const auto& draft : work.to_review) sum.add(draft.id.value);
    return sum.text();
}

std::string stamp_of(const AssignmentRecord& record) { return text_of(record.assignment.version, static_cast<std::int64_t>(record.reports.size())); }

std::string stamp_of(const Review& review) {
    std::int64_t versions = 0;
    for (const auto& draft : review.drafts) versions += draft.version;
    return text_of(review.directive.version, static_cast<std::int64_t>(review.drafts.size())) + "." + std::to_string(versions);
}

Result<std::string> stamp(store::ReadTx& tx, const Principal& who, Id<Assignment> id) {
    TRY_ASSIGN(const auto loaded, load_assignment(tx, who, id));
    return text_of(loaded.assignment.version, tx.number(kReports, id));
}

Result<std::string> stamp(store::ReadTx& tx, const Principal& who, Id<Directive> id) {
    TRY_ASSIGN(const auto directive, load_directive(tx, who, id));
    auto out = std::to_string(directive.version);
    tx.each(kWork, [&](const store::Row& row) { out += "." + std::to_string(row.integer(0)) + "." + std::to_string(row.integer(1)); }, id);
    return out;
}

}  // namespace thienan::directives::queries
