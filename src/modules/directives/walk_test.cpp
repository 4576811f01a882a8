// A random walk over all acts by everybody on everything: what the tables and access rules do not allow is refused and changes
// nothing; what is allowed moves the record along the table; whatever happened, every invariant holds.
#include "modules/directives/access.hpp"
#include "modules/directives/testing.hpp"

#include <random>

namespace thienan::directives {
namespace {

using namespace testing;
namespace acts = actions;

class Walk {
public:
    Walk(Province& p, unsigned seed) : p_(p), random_(seed) {
        auto both = Province::work("Hai sở cùng làm", {{"", p.science}, {"", p.finance}}, p.today() + 20);
        both.with = {{"", p.home_affairs}};
        auto monthly = Province::work("Báo cáo hằng tháng", {{"", p.science}});
        monthly.due.kind = DueKind::recurring, monthly.due.recurrence = Recurrence::monthly;
        auto conditional = Province::work("Sau khi có quy chế", {{"", p.finance}});
        conditional.due.kind = DueKind::condition, conditional.due.condition = "có quy chế";
        ids_ = p.give_out({both, monthly, conditional, Province::work("Cả tỉnh", {{"", p.all_departments}}, p.today() - 40),
                           Province::work("Tự làm", {{"", p.office}}, p.today() + 1), Province::work("Chưa rõ ai", {{"các địa phương", {}}})});
    }

    void step() {
        const auto id = ids_[pick(ids_.size())];
        const auto& who = *people()[pick(people().size())];
        const auto act = static_cast<Act>(1 + pick(kNames<Act>.all.size() - 1));
        const auto before = p_.assignment(id);
        const auto seen = p_.record_of(who, id);
        const auto result = perform(act, who, before);
        const auto after = p_.assignment(id);
        SCOPED_TRACE(std::string{name_of(act)} + " by " + who.name + " on " + std::string{name_of(before.state)} + ": " + reason_of(result));
        if (!result) {
            EXPECT_EQ(after.version, before.version);
            EXPECT_EQ(after.state, before.state);
            if (!seen && act != Act::cancel && act != Act::report_progress) {
                EXPECT_EQ(result.error().reason, "frame.not_found");
            }
        } else {
            ASSERT_TRUE(seen);
            EXPECT_TRUE(advance(before.state, act, after.state).ok()) << name_of(after.state);
            if (act == Act::confirm) { EXPECT_NE(before.reported_by, who.person); }
            if (party_of(act) == Party::owner) { EXPECT_EQ(who.agency(), before.owner); }
            ++done_;
        }
        if (pick(10) == 0) p_.pass_days(static_cast<int>(pick(12)));
        if (pick(10) == 0) p_.write([&](store::WriteTx& tx) { return acts::open_periods(tx); }).value();
    }
    int done() const { return done_; }

private:
    std::size_t pick(std::size_t n) { return std::uniform_int_distribution<std::size_t>{0, n - 1}(random_); }
    std::vector<const Principal*> people() const {
        return {&p_.clerk, &p_.monitor, &p_.second_monitor, &p_.second_monitor, &p_.monitor, &p_.staff, &p_.director, &p_.officer, &p_.second_officer, &p_.accountant, &p_.bystander};
    }
    std::string maybe_words() { return pick(5) == 0 ? "" : "lời ghi"; }

    Result<Done> forget(Result<Id<Report>> r) { return r ? Result<Done>{Done{}} : Result<Done>{r.error()}; }

    Result<Done> perform(Act act, const Principal& who, const Assignment& a) {
        const auto version = pick(12) == 0 ? a.version - 1 : a.version;
        const auto extensions = p_.record_of(a.id).extensions;
        const bool sees = p_.record_of(who, a.id).ok();
        return p_.write([&](store::WriteTx& tx) -> Result<Done> {
            switch (act) {
                case Act::confirm_reading: break;
                case Act::accept: return acts::accept(tx, who, a.id, version);
                case Act::hand_on: {
                    acts::HandOn to;
                    to.person = people()[pick(people().size())]->person;
                    return acts::hand_on(tx, who, a.id, version, to);
                }
                case Act::report_progress: return report(tx, who, a, version);
                case Act::ask_extension: {
                    const auto asked = acts::ask_extension(tx, who, a.id, version, maybe_words(), tx.today() + static_cast<int>(pick(60)));
                    return asked ? Result<Done>{Done{}} : Result<Done>{asked.error()};
                }
                case Act::return_back: return acts::return_back(tx, who, a.id, version, maybe_words());
                case Act::report_completion: return forget(acts::report_completion(tx, who, a.id, version, Province::done(pick(5) == 0 ? "" : "7/BC")));
                case Act::confirm: return acts::confirm_completion(tx, who, a.id, version, maybe_words());
                case Act::send_back: return acts::send_back(tx, who, a.id, version, maybe_words());
                case Act::reassign: {
                    const Id<Agency> to[] = {p_.science, p_.finance, p_.home_affairs, p_.all_departments, p_.office};
                    return acts::reassign(tx, who, a.id, version, {{"", to[pick(5)]}, {}, {}, maybe_words()});
                }
                case Act::decide_extension: return decide(tx, who, extensions, sees);
                case Act::meet_condition: return acts::meet_condition(tx, who, a.id, version, tx.today() + static_cast<int>(pick(30)), "");
                case Act::suspend: return acts::suspend(tx, who, a.id, version, maybe_words());
                case Act::resume: return acts::resume(tx, who, a.id, version, maybe_words());
                case Act::cancel: return pick(4) ? Result<Done>{Error{Code::conflict, "frame.conflict"}} : acts::cancel(tx, who, a.id, version, maybe_words());
                case Act::reopen: return acts::reopen_assignment(tx, who, a.id, version, maybe_words());
                case Act::conclude: return acts::conclude(tx, who, a.id, version, maybe_words());
                case Act::split: {
                    auto split = acts::split_by_member(tx, who, a.id, version);
                    if (!split) return split.error();
                    ids_.insert(ids_.end(), split->begin(), split->end());
                    return Done{};
                }
            }
            return Error{Code::conflict, "frame.conflict"};
        });
    }
    // A co-operating agency's part moves nothing, which the table knows as staying where it is.
    Result<Done> report(store::WriteTx& tx, const Principal& who, const Assignment& a, std::int64_t version) {
        for (const auto& body : a.with)
            if (body.agency == who.agency() && a.lead().agency != who.agency()) return Error{Code::conflict, "frame.conflict"};
        return forget(acts::report_progress(tx, who, a.id, version, {maybe_words(), static_cast<int>(pick(110)), {}}));
    }
    Result<Done> decide(store::WriteTx& tx, const Principal& who, const std::vector<Extension>& extensions, bool sees) {
        if (!sees || extensions.empty()) return acts::decide_extension(tx, who, {999'999}, 1, acts::Decision::grant, "");
        const auto& e = extensions.back();
        return acts::decide_extension(tx, who, e.id, e.version, pick(2) ? acts::Decision::grant : acts::Decision::refuse, maybe_words());
    }

    Province& p_;
    std::mt19937 random_;
    std::vector<Id<Assignment>> ids_;
    int done_ = 0;
};

class RandomWalk : public EachProvince {};
INSTANTIATE_TEST_SUITE_P(, RandomWalk, store::testing::both_engines(), store::testing::engine_name);

TEST_P(RandomWalk, over_all_acts_by_everybody_keeps_every_invariant) {
    int done = 0;
    for (unsigned seed = 1; seed <= 4; ++seed) {
        Walk walk{p(), seed};
        for (int i = 0; i < 700 && !HasFatalFailure(); ++i) walk.step();
        p().expect_invariants();
        done += walk.done();
    }
    EXPECT_GT(done, 100);  // a walk that is only refused proves nothing
}

}  // namespace
}  // namespace thienan::directives
