#include "engines/viet/text.hpp"
#include "modules/identity/access.hpp"
#include "modules/identity/actions/accounts.hpp"
#include "modules/identity/actions/agencies.hpp"
#include "modules/identity/actions/people.hpp"
#include "modules/identity/import.hpp"
#include "modules/identity/queries.hpp"
#include "modules/identity/secrets.hpp"
#include "modules/identity/store/accounts.hpp"
#include "modules/identity/store/people.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <set>

namespace thienan::identity {
namespace {

using Line = ImportTable::Line;
using Fate = ImportRow::Fate;

// The lines of one import on their way into the transaction.
class Importer {
public:
    Importer(store::WriteTx& tx, const Principal& who, const Headings& headings, NewPassword nobody_knows)
        : tx_(tx), who_(who), headings_(headings), nobody_knows_(std::move(nobody_knows)), directory_(*queries::directory(tx)) {}

    ImportReport run(const std::vector<ImportTable>& tables) {
        for (const auto& table : tables)
            for (const auto& line : table.lines) {
                ImportRow row{table.kind, line.number, text(line, "name"), Fate::unchanged, {}};
                errors_ = {};
                auto fate = table.kind == ImportTable::Kind::agencies ? agency(line) : person(line);
                if (!fate) {
                    row.errors = fate.error().fields;
                    if (row.errors.empty()) row.errors.push_back({"", fate.error().reason, fate.error().args});
                    row.fate = Fate::refused;
                    ++report_.refused;
                } else row.fate = *fate;
                report_.rows.push_back(std::move(row));
            }
        return std::move(report_);
    }

private:
    static std::string text(const Line& line, std::string_view field) {
        const auto it = line.cells.find(field);
        return it == line.cells.end() ? std::string{} : it->second;
    }
    std::optional<Date> day(const Line& line, std::string_view field) {
        const auto raw = text(line, field);
        if (raw.empty()) return std::nullopt;
        auto found = Date::parse_vietnamese(raw);
        if (!found) found = Date::parse_iso(raw);
        if (!found) errors_.add(std::string{field}, "form.not_a_date");
        return found;
    }
    static std::vector<std::string> parts(std::string_view cell) {
        std::vector<std::string> out;
        while (!cell.empty()) {
            const auto end = std::min(cell.find(';'), cell.size());
            if (const auto part = trim(cell.substr(0, end)); !part.empty()) out.emplace_back(part);
            cell.remove_prefix(std::min(end + 1, cell.size()));
        }
        return out;
    }
    // A word of a cell by its meaning: "Đơn vị" → "unit".
    std::string meaning(std::string_view cell) const {
        std::string word(1, '=');
        word.append(viet::fold(cell));
        const auto it = headings_.find(word);
        return it == headings_.end() ? std::string{cell} : it->second;
    }

    // An agency by its code, else by a name that is beyond doubt.
    Id<Agency> agency_meant(const std::string& cell, std::string_view field) {
        if (const Agency* known = directory_.find_code(cell)) return known->id;
        if (const auto sure = directory_.sure_by_name(cell, tx_.today())) return *sure;
        const auto found = directory_.find_by_name(cell, tx_.today());
        errors_.add(std::string{field}, found.size() > 1 && found[0].score >= 85 ? "identity.agency_not_clear" : "identity.agency_unknown", {});
        return {};
    }
    Id<Agency> unit_meant(Id<Agency> agency, const std::string& cell) {
        const auto key = viet::fold(cell);
        for (const auto unit : directory_.units_of(agency)) {
            const Agency& known = *directory_.find(unit);
            if (unit != agency && (known.code == cell || viet::fold(known.name) == key || (!known.short_name.empty() && viet::fold(known.short_name) == key))) return unit;
        }
        errors_.add("unit", "identity.unit_unknown");
        return {};
    }

    Result<Fate> agency(const Line& line) {
        Agency wanted;
        wanted.code = text(line, "code");
        wanted.name = text(line, "name");
        wanted.short_name = text(line, "short_name");
        wanted.aliases = parts(text(line, "aliases"));
        wanted.valid = {day(line, "valid_from"), day(line, "valid_to")};
        if (const auto parent = text(line, "parent"); !parent.empty()) wanted.parent = agency_meant(parent, "parent");
        if (const auto kind = text(line, "kind"); !kind.empty()) {
            const auto known = agency_kind_of(meaning(kind));
            if (!known) errors_.add("kind", "identity.kind_unknown");
            wanted.kind = known.value_or(AgencyKind::agency);
        } else if (wanted.parent) wanted.kind = AgencyKind::unit;
        if (count_code_points(wanted.name) > 300) errors_.add("name", "form.too_long", {"300"});
        if (!errors_.empty()) return std::move(errors_).refusal();
        if (is_known(wanted)) return Fate::unchanged;
        TRY(actions::add_agency(tx_, who_, std::move(wanted), directory_));
        ++report_.agencies;
        return Fate::added;
    }
    // The same name under the same parent is the same agency, unless the file gives it another code.
    bool is_known(const Agency& wanted) const {
        const auto named = directory_.named(wanted.name);
        return std::any_of(named.begin(), named.end(), [&](const Agency* known) {
            return known->parent == wanted.parent && known->kind == wanted.kind && known->valid == wanted.valid &&
                   (wanted.code.empty() || known->code == wanted.code);
        });
    }

    Result<Fate> person(const Line& line) {
        Person wanted;
        wanted.name = text(line, "name");
        wanted.email = text(line, "email");
        wanted.phone = text(line, "phone");
        wanted.code = text(line, "person_code");
        Post post = post_of(line);
        auto grants = grants_of(line);
        const auto login = viet::lower(text(line, "login"));
        if (!login.empty() && wanted.email.empty()) errors_.add("email", "identity.login_needs_email");
        if (count_code_points(wanted.name) > 120) errors_.add("name", "form.too_long", {"120"});
        if (!errors_.empty()) return std::move(errors_).refusal();
        auto known = person_meant(wanted);
        TRY(check_login(login, known));
        Fate fate = known ? Fate::unchanged : Fate::added;
        if (!known) {
            TRY_ASSIGN(known, actions::add_person(tx_, who_, wanted));
            ++report_.people;
        }
        TRY_ASSIGN(const bool extended, add_rest(known, std::move(post), std::move(grants), login));
        return fate == Fate::unchanged && extended ? Fate::extended : fate;
    }
    Post post_of(const Line& line) {
        Post post;
        post.title = text(line, "title");
        post.valid = {day(line, "valid_from"), day(line, "valid_to")};
        static const std::set<std::string, std::less<>> kYes = {"x", "1", "co", "yes", "true"};
        post.is_leader = kYes.contains(viet::fold(text(line, "leads")));
        const auto agency = text(line, "agency");
        if (agency.empty()) return errors_.add("agency", "form.required"), post;
        post.node = agency_meant(agency, "agency");
        if (const auto unit = text(line, "unit"); !unit.empty() && post.node) post.node = unit_meant(post.node, unit);
        return post;
    }
    std::vector<RoleGrant> grants_of(const Line& line) {
        std::vector<RoleGrant> grants;
        const auto roles = store_::all_roles(tx_);
        for (const auto& wanted : parts(text(line, "roles"))) {
            const auto it = std::find_if(roles.begin(), roles.end(), [&](const Role& r) { return r.code == wanted || viet::fold(r.name) == viet::fold(wanted); });
            if (it == roles.end()) errors_.add("roles", "identity.role_unknown");
            else grants.push_back({{}, it->id, {}});
        }
        return grants;
    }
    // Known by staff number or mail address.
    Id<Person> person_meant(const Person& wanted) const {
        if (const auto id = store_::holder_of_code(tx_, wanted.code)) return id;
        const auto id = store_::holder_of_email(tx_, wanted.email);
        if (!id) return {};
        const auto person = store_::load_person(tx_, id);
        const bool same = person && viet::fold(person->name) == viet::fold(wanted.name);
        return same ? id : Id<Person>{};  // another name: add_person will say the address is taken
    }
    Result<Done> check_login(const std::string& login, Id<Person> known) {
        if (login.empty()) return Done{};
        const auto holder = store_::find_account(tx_, login);
        if (holder && holder->person != known) {
            errors_.add("login", "identity.login_taken");
            return std::move(errors_).refusal();
        }
        return Done{};
    }
    // True where something was added.
    Result<bool> add_rest(Id<Person> person, Post post, std::vector<RoleGrant> grants, const std::string& login) {
        bool added = false;
        const auto posts = queries::posts_of(tx_, person, tx_.today());
        const bool there = std::any_of(posts.begin(), posts.end(), [&](const Post& p) { return p.node == post.node && p.title == post.title; });
        if (!there) {
            post.person = person;
            TRY(actions::add_post(tx_, who_, std::move(post), std::move(grants)));
            ++report_.posts;
            added = true;
        }
        if (!login.empty() && !store_::account_of(tx_, person)) {
            TRY(actions::add_account(tx_, who_, person, login, nobody_knows_, actions::FirstPassword::must_change));
            ++report_.accounts;
            added = true;
        }
        return added;
    }

    store::WriteTx& tx_;
    const Principal& who_;
    const Headings& headings_;
    NewPassword nobody_knows_;
    Directory directory_;  // grows with the lines
    FieldErrors errors_;
    ImportReport report_;
};

}  // namespace

Result<ImportReport> apply_import(store::WriteTx& tx, const Principal& who, const std::vector<ImportTable>& tables, const Headings& headings) {
    TRY(access::may_administer(who));
    TRY_ASSIGN(auto nobody_knows, hash_password(random_secret()));
    return Importer{tx, who, headings, std::move(nobody_knows)}.run(tables);
}

}  // namespace thienan::identity
