#include "app/sample.hpp"

#include "app/embedded.hpp"
#include "app/program.hpp"
#include "app/regulations.hpp"
#include "modules/calendar/actions.hpp"
#include "modules/directives/actions/deciding.hpp"
#include "modules/directives/actions/progress.hpp"
#include "modules/directives/actions/registering.hpp"
#include "modules/directives/actions/reviewing.hpp"
#include "modules/directives/queries/records.hpp"
#include "modules/identity/actions/accounts.hpp"
#include "modules/identity/actions/agencies.hpp"
#include "modules/identity/actions/people.hpp"
#include "modules/identity/actions/sign_in.hpp"
#include "modules/identity/authenticate.hpp"
#include "modules/identity/queries.hpp"
#include "modules/overlap/actions/registry.hpp"
#include "modules/overlap/actions/screening.hpp"

#include <toml++/toml.h>

#include <cstdlib>
#include <map>
#include <stdexcept>

namespace thienan::app {
namespace {

template <class T>
T must(Result<T> result, std::string_view what) {
    if (result) return *std::move(result);
    std::string fault = "sample: " + std::string{what} + ": " + result.error().reason;
    for (const auto& field : result.error().fields) fault += " " + field.field + "=" + field.reason;
    throw std::runtime_error(fault);
}

std::string text_of(const toml::table& row, std::string_view name) { return row[name].value_or(std::string{}); }

std::vector<std::string> texts_of(const toml::table& row, std::string_view name) {
    std::vector<std::string> out;
    if (const auto* list = row[name].as_array())
        for (const auto& node : *list) out.push_back(node.value_or(std::string{}));
    return out;
}

std::optional<Date> day_of(const toml::table& row, std::string_view name) {
    const auto day = row[name].value<toml::date>();
    return day ? Date::from_ymd(day->year, day->month, day->day) : std::nullopt;
}

template <class F>
void each_row(const toml::table& file, std::string_view key, F&& f) {
    if (const auto* rows = file[key].as_array())
        for (const auto& node : *rows) f(*node.as_table());
}

const Principal& loader() {
    static const Principal who = Principal::system("sample");
    return who;
}

// ---- the province -------------------------------------------------------------------------------------------------------

class Province {
public:
    Province(frame::Services& services, const toml::table& file) : services_(&services), file_(&file) {}

    void load(const identity::NewPassword& password) {
        must(services_->db.write([&](store::WriteTx& tx) -> Result<Done> {
            TRY(identity::actions::ensure_usual_roles(tx, loader(), usual_roles(*services_)));
            tx.each({"sample/roles", "select code, id from role"}, [&](const store::Row& row) { roles_[row.string(0)] = row.id<Role>(1); });
            TRY(calendar::actions::load_defaults(tx, read_regulations().holidays));
            each_row(*file_, "agency", [&](const toml::table& row) { add_agency(tx, row); });
            each_row(*file_, "agency", [&](const toml::table& row) { end_agency(tx, row); });
            each_row(*file_, "person", [&](const toml::table& row) { add_person(tx, row, password); });
            each_row(*file_, "earlier_task", [&](const toml::table& row) { add_earlier_task(tx, row); });
            return Done{};
        }), "province");
    }

private:
    void add_agency(store::WriteTx& tx, const toml::table& row) {
        Agency agency;
        agency.name = text_of(row, "name");
        agency.short_name = text_of(row, "short");
        agency.code = text_of(row, "key");
        agency.kind = agency_kind_of(row["kind"].value_or(std::string{"agency"})).value_or(AgencyKind::agency);
        agency.aliases = texts_of(row, "aliases");
        if (const auto parent = text_of(row, "parent"); !parent.empty()) agency.parent = agencies_.at(parent);
        for (const auto& member : texts_of(row, "members")) agency.members.push_back(agencies_.at(member));
        agencies_[text_of(row, "key")] = must(identity::actions::add_agency(tx, loader(), agency), agency.name);
    }
    void end_agency(store::WriteTx& tx, const toml::table& row) {
        const auto last = day_of(row, "to");
        if (!last) return;
        std::vector<Id<Agency>> successors;
        for (const auto& key : texts_of(row, "successors")) successors.push_back(agencies_.at(key));
        must(identity::actions::succeed(tx, loader(), {agencies_.at(text_of(row, "key"))}, successors, *last + 1), text_of(row, "name"));
    }
    void add_person(store::WriteTx& tx, const toml::table& row, const identity::NewPassword& password) {
        Person person;
        person.name = text_of(row, "name");
        person.email = text_of(row, "email");
        const auto id = must(identity::actions::add_person(tx, loader(), person), person.name);
        each_row(row, "works", [&](const toml::table& work) {
            Post post;
            post.person = id;
            post.node = agencies_.at(text_of(work, "at"));
            post.title = text_of(work, "title");
            post.is_leader = work["leader"].value_or(false);
            std::vector<RoleGrant> grants;
            for (const auto& code : texts_of(work, "roles")) grants.push_back({{}, roles_.at(code), {}});
            must(identity::actions::add_post(tx, loader(), post, grants), person.name);
        });
        must(identity::actions::add_account(tx, loader(), id, text_of(row, "login"), password, identity::actions::FirstPassword::keep), person.name);
    }

    void add_earlier_task(store::WriteTx& tx, const toml::table& row) {
        overlap::EarlierTask task;
        task.code = text_of(row, "code");
        task.title = text_of(row, "title");
        task.text = text_of(row, "text");
        task.state = parse_name<overlap::TaskState>(text_of(row, "state")).value_or(overlap::TaskState::finished);
        task.stop_cause = text_of(row, "cause");
        task.host = text_of(row, "host");
        task.place = text_of(row, "place");
        task.year_from = row["from"].value_or(0);
        task.year_to = row["to"].value_or(0);
        task.level = parse_name<overlap::Level>(text_of(row, "level"));
        task.source = text_of(row, "source");
        must(overlap::actions::add_task(tx, loader(), task), task.code);
    }

    frame::Services* services_;
    const toml::table* file_;
    std::map<std::string, Id<Agency>> agencies_;
    std::map<std::string, Id<Role>> roles_;
};

// ---- its work -------------------------------------------------------------------------------------------------------------

namespace acts = directives::actions;
namespace asks = directives::queries;

class Work {
    template <class F>
    auto write(F&& f) { return services_->db.write(std::forward<F>(f)); }

public:
    Work(frame::Services& services, const toml::table& file) : services_(&services) {
        const auto password = text_of(file, "password");
        each_row(file, "person", [&](const toml::table& row) {
            const auto login = text_of(row, "login");
            const auto in = must(identity::actions::sign_in(services_->db, {login, password, "127.0.0.1", "sample"}, services_->clock.now()), login);
            const auto who = must(services_->db.read([&](store::ReadTx& tx) { return identity::authenticate(tx, in.cookie, services_->clock.now()); }), login);
            people_[login] = who;
            must(write([&](store::WriteTx& tx) { return identity::actions::sign_out(tx, who); }), login);
        });
    }

    // A document registered by `clerk`, confirmed, and its assignments carried on as far as each would be.
    void take_in(std::string_view file, const std::string& clerk, const std::string& confirmer, int step) {
        const auto& who = people_.at(clerk);
        acts::NewDirective input;
        input.text = fill_days(embedded(file), services_->clock.today());
        const auto id = must(write([&](store::WriteTx& tx) { return acts::register_text(tx, who, input); }), file);
        mark_points(who, id);
        must(write([&](store::WriteTx& tx) -> Result<Done> {
            TRY_ASSIGN(const auto review, asks::review(tx, who, id));
            for (const auto& draft : review.drafts)
                if (draft.needs_check) TRY(acts::check_draft(tx, who, draft.id, draft.version));
            return Done{};
        }), file);
        must(write([&](store::WriteTx& tx) -> Result<Done> {
            TRY_ASSIGN(const auto review, asks::review(tx, who, id));
            return acts::confirm_reading(tx, who, id, review.directive.version);
        }), file);
        for (const auto& item : record(who, id).assignments) carry_on(item, confirmer, step++);
    }

    void look_up(const toml::table& row, overlap::TaskIndex& index) {
        const auto& who = people_.at(text_of(row, "by"));
        const auto title = text_of(row, "title");
        const auto id = must(write([&](store::WriteTx& tx) { return overlap::actions::add_proposal(tx, who, {title, text_of(row, "text"), {}, {}}); }), title);
        must(overlap::actions::screen(services_->db, index, who, id), title);
    }

private:
    asks::DirectiveRecord record(const Principal& who, Id<directives::Directive> id) {
        return must(services_->db.read([&](store::ReadTx& tx) { return asks::directive(tx, who, id, services_->clock.today()); }), "record");
    }
    void mark_points(const Principal& who, Id<directives::Directive> id) {
        for (const auto& p : record(who, id).points)
            if (p.coverage == directives::Coverage::uncovered)
                must(write([&](store::WriteTx& tx) {
                    return acts::mark_point(tx, who, p.point.id, directives::Disposition::no_work, services_->locale.words(Language::vi)("sample.no_work_reason"));
                }), p.point.path);
    }
    // Who of the sample reports for an agency; none where nobody of it has an account.
    const Principal* reporter(Id<Agency> agency) const {
        for (const auto* login : {"chuyenvien", "doimoi"})
            if (people_.at(login).agency() == agency) return &people_.at(login);
        for (const auto& [login, who] : people_)
            if (who.agency() == agency && who.may(directives::kReport)) return &who;
        return nullptr;
    }
    // One act on an assignment as it stands now.
    template <class F>
    void act(const Principal& who, Id<directives::Assignment> id, std::string_view what, F&& f) {
        must(write([&](store::WriteTx& tx) -> Result<Done> {
            TRY_ASSIGN(const auto record, asks::assignment(tx, who, id, services_->clock.today()));
            TRY(f(tx, record.assignment.version));
            return Done{};
        }), what);
    }
    void carry_on(const asks::Item& item, const std::string& confirmer, int step) {
        const auto* who = reporter(item.lead.agency);
        if (!who || !who->may(directives::kReport) || item.state != directives::State::waiting || step % 5 == 0) return;
        const auto& words = services_->locale.words(Language::vi);
        act(*who, item.id, "accept", [&](store::WriteTx& tx, std::int64_t version) { return acts::accept(tx, *who, item.id, version); });
        if (step % 5 == 2)
            act(*who, item.id, "progress", [&](store::WriteTx& tx, std::int64_t version) {
                return acts::report_progress(tx, *who, item.id, version, {std::string{words("sample.progress")}, 40, {}});
            });
        if (step % 5 < 3) return;
        act(*who, item.id, "completion", [&](store::WriteTx& tx, std::int64_t version) {
            return acts::report_completion(tx, *who, item.id, version, {std::string{words("sample.result")}, std::to_string(100 + step) + "/BC-SKHCN", services_->clock.today() - 1, {}});
        });
        const auto& monitor = people_.at(confirmer);
        if (step % 5 == 4)
            act(monitor, item.id, "confirm", [&](store::WriteTx& tx, std::int64_t version) { return acts::confirm_completion(tx, monitor, item.id, version, ""); });
    }

    frame::Services* services_;
    std::map<std::string, Principal> people_;
};

std::string long_day(Date day) {
    const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return "ngày " + two(day.day()) + " tháng " + (day.month() < 3 ? two(day.month()) : std::to_string(day.month())) + " năm " + std::to_string(day.year());
}

std::string quarter_from(Date day, int later) {
    static constexpr std::string_view kRoman[] = {"I", "II", "III", "IV"};
    const auto then = add_months(day, later * 3);
    return std::string{kRoman[(then.month() - 1) / 3]} + "/" + std::to_string(then.year());
}

std::string filled(std::string_view slot, Date today) {
    const auto sign = slot.find_first_of("+-");
    const int by = sign == std::string_view::npos ? 0 : std::atoi(std::string{slot.substr(sign)}.c_str());
    if (slot.starts_with("long")) return long_day(today + by);
    if (slot.starts_with("quarter")) return quarter_from(today, by);
    return (today + by).vietnamese();
}

}  // namespace

std::string fill_days(std::string_view text, Date today) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto open = text.find("{{", at);
        const auto close = open == std::string_view::npos ? open : text.find("}}", open);
        if (close == std::string_view::npos) return out += text.substr(at);
        out += text.substr(at, open - at);
        out += filled(text.substr(open + 2, close - open - 2), today);
        at = close + 2;
    }
    return out;
}

SampleLoaded load_sample_province(frame::Services& services) {
    const auto file = toml::parse(embedded("sample/province.toml"));
    SampleLoaded loaded;
    loaded.password = text_of(file, "password");
    std::map<std::string, std::string> names;
    each_row(file, "agency", [&](const toml::table& row) { names[text_of(row, "key")] = text_of(row, "name"); });
    each_row(file, "person", [&](const toml::table& row) {
        SampleAccount account{text_of(row, "login"), text_of(row, "name"), "", ""};
        each_row(row, "works", [&](const toml::table& work) {
            if (account.agency.empty()) account.title = text_of(work, "title"), account.agency = names[text_of(work, "at")];
        });
        loaded.accounts.push_back(account);
    });
    loaded.was_there = services.db.read([](store::ReadTx& tx) { return tx.exists({"sample/any_account", "select 1 from account limit 1"}); });
    if (loaded.was_there) return loaded;
    Province{services, file}.load(must(identity::hash_password(loaded.password), "password"));
    Work work{services, file};
    work.take_in("sample/02-chi-thi.txt", "vanthu", "theodoi", 1);
    work.take_in("sample/01-thong-bao-ket-luan.txt", "vanthu", "theodoi", 0);
    work.take_in("sample/03-cong-van.txt", "vpubnd", "vpubnd", 2);
    // Nothing runs beside the loading, so the index is this one's alone until it is done.
    overlap::TaskIndex index{services.settings.data_folder + "/overlap-index"};
    index.follow(services.db);
    each_row(file, "proposal", [&](const toml::table& row) { work.look_up(row, index); });
    return loaded;
}

}  // namespace thienan::app
