#include "modules/directives/actions/daily.hpp"

#include "modules/calendar/model.hpp"
#include "modules/directives/actions/loading.hpp"
#include "modules/directives/actions/opening.hpp"
#include "modules/directives/fingerprints.hpp"
#include "modules/directives/rules/timeliness.hpp"
#include "modules/directives/store/daily.hpp"
#include "modules/directives/store/views.hpp"
#include "modules/identity/queries.hpp"

#include <algorithm>
#include <set>

namespace thienan::directives::actions {

Result<std::int64_t> open_periods(store::WriteTx& tx, std::int64_t most) {
    const auto who = Principal::system("recurrence");
    std::int64_t opened = 0;
    for (const auto id : rows::series_to_open(tx, tx.today(), most)) {
        auto series = rows::find(tx, id);
        TRY_ASSIGN(const auto n, open_due_periods(tx, who, *series));
        opened += n;
    }
    return opened;
}

namespace {

constexpr int kMostDaysBack = 60;
constexpr std::size_t kMostInDigest = 20;

std::string_view word_of(ReminderKind kind) {
    switch (kind) {
        case ReminderKind::before: return "before";
        case ReminderKind::on_day: return "on_day";
        case ReminderKind::overdue: return "overdue";
        case ReminderKind::to_leader: return "to_leader";
        case ReminderKind::digest: return "digest";
    }
    CHECK(false);
}

class Reminders {
public:
    Reminders(store::WriteTx& tx, const SendReminder& send) : tx_(tx), send_(send), facts_(rows::due_facts(tx, tx.today())) {}

    Result<std::int64_t> run(Date first) {
        for (Date day = first; day <= tx_.today(); day = day + 1) TRY(of_day(day));
        return sent_;
    }

private:
    Result<Done> of_day(Date day) {
        const auto& calendar = *facts_.calendar;
        if (facts_.rules.remind_before_days > 0 && calendar.is_working(day)) {
            const auto due = calendar.add_working_days(day, facts_.rules.remind_before_days);
            // A day off is announced with the working day before it.
            for (Date d = due; d == due || !calendar.is_working(d); d = d + 1)
                if (d > tx_.today()) TRY(to_people(ReminderKind::before, rows::work_due_on(tx_, d), d));
        }
        if (day == tx_.today()) TRY(to_people(ReminderKind::on_day, rows::work_due_on(tx_, day), day));
        TRY(to_people(ReminderKind::overdue, rows::due_on(tx_, day - 1), day - 1));
        if (facts_.rules.leader_after_days > 0)
            for (Date due = day - 1; due >= day - 2 * facts_.rules.leader_after_days - 30; due = due - 1)
                if (calendar.add_working_days(due, facts_.rules.leader_after_days) == day)
                    TRY(to_leaders(rows::due_on(tx_, due), due));
        const bool last_week = day > tx_.today() - 7;
        if (facts_.rules.digest_weekday == day.weekday() && last_week) TRY(digests(day));
        return Done{};
    }

    Result<Done> to_people(ReminderKind kind, const std::vector<rows::Reminded>& all, Date due) {
        for (const auto& r : all) {
            if (r.person) TRY(send(kind, r.person, {r.assignment}, due));
            else for (const auto person : leaders(r)) TRY(send(kind, person, {r.assignment}, due));
        }
        return Done{};
    }

    Result<Done> to_leaders(const std::vector<rows::Reminded>& all, Date due) {
        for (const auto& r : all) {
            if (r.leader) TRY(send(ReminderKind::to_leader, r.leader, {r.assignment}, due));
            else for (const auto person : leaders(r)) TRY(send(ReminderKind::to_leader, person, {r.assignment}, due));
        }
        return Done{};
    }

    // Who may act for the agencies that lead it.
    std::set<Id<Person>> leaders(const rows::Reminded& r) {
        std::set<Id<Person>> out;
        for (const auto agency : rows::leading(tx_, r.assignment))
            for (const auto& colleague : holders(agency)) out.insert(colleague);
        return out;
    }
    const std::set<Id<Person>>& holders(Id<Agency> agency) {
        const auto [at, is_new] = holders_.try_emplace(agency);
        if (is_new)
            for (const auto& c : identity::queries::people_holding(tx_, agency, kLead, tx_.today())) at->second.insert(c.person);
        return at->second;
    }

    Result<Done> digests(Date day) {
        std::vector<Id<Assignment>> mine;
        const auto all = rows::running_by_person(tx_);
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (mine.size() < kMostInDigest) mine.push_back(all[i].assignment);
            if (i + 1 < all.size() && all[i + 1].person == all[i].person) continue;
            TRY(send(ReminderKind::digest, all[i].person, std::move(mine), day));
            mine.clear();
        }
        return Done{};
    }

    Result<Done> send(ReminderKind kind, Id<Person> person, std::vector<Id<Assignment>> assignments, Date day) {
        Reminder r{kind, person, std::move(assignments), day, {}};
        r.key = "directives/" + std::string{word_of(kind)} + "/" +
                (kind == ReminderKind::digest ? std::string{"all"} : r.assignments.front().str()) + "/" + day.iso() + "/" + person.str();
        TRY(send_(tx_, r));
        ++sent_;
        return Done{};
    }

    store::WriteTx& tx_;
    const SendReminder& send_;
    rows::DueFacts facts_;
    std::map<Id<Agency>, std::set<Id<Person>>> holders_;
    std::int64_t sent_ = 0;
};

}  // namespace

Result<std::int64_t> remind(store::WriteTx& tx, const SendReminder& send) {
    constexpr std::string_view kJob = "remind";
    const auto done = rows::hold_job(tx, kJob);
    if (done && *done >= tx.today()) return 0;
    const auto first = done ? std::max(*done + 1, tx.today() - kMostDaysBack) : tx.today();
    TRY_ASSIGN(const auto sent, Reminders(tx, send).run(first));
    rows::save_job_done(tx, kJob, tx.today());
    return sent;
}

Result<std::int64_t> recompute_deadlines(store::WriteTx& tx) {
    const auto facts = rows::due_facts(tx, tx.today());
    std::int64_t moved = 0;
    for (const auto& dated : rows::open_with_due(tx)) {
        Due due;
        due.on = dated.due_on;
        if (rules::due_sort(rules::effective_due(due, facts.rules, *facts.calendar)) == dated.due_sort) continue;
        const auto before = rows::find(tx, dated.assignment);
        Assignment after = *before;
        after.effective_due = rules::effective_due(after.due, facts.rules, *facts.calendar);
        TRY(rows::save(tx, *before, after));
        ++moved;
    }
    return moved;
}

Result<std::int64_t> refresh_visibility(store::WriteTx& tx) {
    std::int64_t changed = 0;
    for (const auto id : rows::open_of_changing_agencies(tx))
        if (const auto a = rows::find(tx, id)) changed += views::refresh(tx, *a).changed ? 1 : 0;
    return changed;
}

Result<std::int64_t> load_shipped_rules(store::WriteTx& tx, const std::vector<rules::ShippedRules>& shipped) {
    const auto held = rows::deadline_rules_of(tx, rows::Source::shipped);
    std::int64_t changed = 0;
    for (const auto& old : held)
        if (std::none_of(shipped.begin(), shipped.end(), [&](const auto& s) { return s.valid_from == old.valid_from; }))
            changed += rows::erase_deadline_rules(tx, rows::Source::shipped, old.valid_from) == rows::Erased::yes ? 1 : 0;
    for (const auto& period : shipped) {
        const DatedRules dated{period.valid_from, period.rules};
        if (std::find(held.begin(), held.end(), dated) != held.end()) continue;
        rows::save_deadline_rules(tx, rows::Source::shipped, dated);
        ++changed;
    }
    return changed;
}

namespace {

std::vector<audit::Change> changes(const DeadlineRules& before, const DeadlineRules& after) {
    const auto flag = [](bool value) { return std::string{value ? "1" : "0"}; };
    std::vector<audit::Change> out{{std::string{rules::kRollRule}, flag(before.roll_to_working_day), flag(after.roll_to_working_day)}};
    for (const auto& rule : rules::kNumberRules) out.push_back({std::string{rule.name}, std::to_string(before.*rule.value), std::to_string(after.*rule.value)});
    return out;
}

}  // namespace

Result<Done> set_deadline_rules(store::WriteTx& tx, const Principal& who, Date valid_from, const DeadlineRules& rules) {
    if (!who.may(calendar::kMaintain)) return Error{Code::forbidden, "frame.forbidden"};
    FieldErrors errors;
    if (valid_from < tx.today()) errors.add("valid_from", "directives.day_in_past");
    for (const auto& rule : rules::kNumberRules)
        if (rules.*rule.value < 0 || rules.*rule.value > rule.most) errors.add(std::string{rule.name}, "form.out_of_range", {"0", std::to_string(rule.most)});
    if (!errors.empty()) return std::move(errors).refusal();
    auto list = changes(rows::deadline_rules(tx, valid_from), rules);
    list.insert(list.begin(), {"valid_from", "", valid_from.iso()});
    rows::save_deadline_rules(tx, rows::Source::province, {valid_from, rules});
    audit::append(tx, who, {"directives.deadline_rules_set", "deadline_rule", 0, std::move(list), {}});
    return Done{};
}

Result<Done> remove_deadline_rules(store::WriteTx& tx, const Principal& who, Date valid_from) {
    if (!who.may(calendar::kMaintain)) return Error{Code::forbidden, "frame.forbidden"};
    if (valid_from < tx.today()) return Error{Code::conflict, "directives.rules_have_held"};
    const auto before = rows::deadline_rules(tx, valid_from);
    if (rows::erase_deadline_rules(tx, rows::Source::province, valid_from) == rows::Erased::no) return Error{Code::not_found, "frame.not_found"};
    auto list = changes(before, rows::deadline_rules(tx, valid_from));
    list.insert(list.begin(), {"valid_from", valid_from.iso(), ""});
    audit::append(tx, who, {"directives.deadline_rules_removed", "deadline_rule", 0, std::move(list), {}});
    return Done{};
}

Result<std::string> renew_feed(store::WriteTx& tx, const Principal& who) {
    if (!who.person || !who.agency()) return Error{Code::forbidden, "frame.forbidden"};
    const auto secret = new_secret();
    rows::save_feed(tx, {who.person, who.agency()}, fingerprint(secret));
    audit::append(tx, who, {"directives.feed_renewed", "person", who.person.value, {}, {}});
    return secret;
}

Result<Done> revoke_feed(store::WriteTx& tx, const Principal& who) {
    if (rows::erase_feed(tx, {who.person, who.agency()}) == rows::Erased::no) return Error{Code::not_found, "frame.not_found"};
    audit::append(tx, who, {"directives.feed_was_revoked", "person", who.person.value, {}, {}});
    return Done{};
}

}  // namespace thienan::directives::actions
