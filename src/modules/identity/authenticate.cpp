#include "modules/identity/authenticate.hpp"

#include "modules/identity/model.hpp"
#include "modules/identity/policy.hpp"
#include "modules/identity/queries.hpp"
#include "modules/identity/scopes.hpp"
#include "modules/identity/secrets.hpp"
#include "modules/identity/stamp.hpp"

#include <algorithm>
#include <memory>
#include <mutex>
#include <unordered_map>

namespace thienan::identity {
namespace {

constexpr std::size_t kMostKept = 4096;

// What one secret stands for, as of one stamp and day.
struct Known {
    std::int64_t stamp = 0;
    Date day;
    Instant last_seen;
    Instant expires_at;
    std::int64_t idle = 0;   // 0: never idle (tokens)
    Principal who;

    bool is_alive(Instant now) const { return now < expires_at && (idle == 0 || now < last_seen + idle); }
};

// Principals by the hash of their secret, and when each was last seen.
class Memory {
public:
    std::optional<Known> find(const std::string& hash, std::int64_t stamp, Date day) {
        const std::lock_guard lock{mutex_};
        const auto it = known_.find(hash);
        if (it == known_.end() || it->second->stamp != stamp || it->second->day != day) return std::nullopt;
        Known out = *it->second;
        out.last_seen = std::max(out.last_seen, seen_before(hash));
        return out;
    }
    void keep(const std::string& hash, Known known) {
        auto shared = std::make_shared<const Known>(std::move(known));
        const std::lock_guard lock{mutex_};
        if (known_.size() >= kMostKept) known_.clear();
        known_[hash] = std::move(shared);
    }
    Instant last_seen(const std::string& hash) {
        const std::lock_guard lock{mutex_};
        return seen_before(hash);
    }
    void touch(const std::string& hash, Instant now) {
        const std::lock_guard lock{mutex_};
        if (seen_.size() >= kMostKept) seen_.clear();
        auto& at = seen_[hash];
        at = std::max(at, now);
    }
    std::unordered_map<std::string, Instant> seen() {
        const std::lock_guard lock{mutex_};
        return seen_;
    }
    // Forgets what was saved, unless it was seen again meanwhile.
    void saved(const std::unordered_map<std::string, Instant>& times) {
        const std::lock_guard lock{mutex_};
        for (const auto& [hash, at] : times) {
            if (const auto it = seen_.find(hash); it != seen_.end() && it->second == at) seen_.erase(it);
            if (const auto it = known_.find(hash); it != known_.end() && it->second->last_seen < at) {
                auto newer = std::make_shared<Known>(*it->second);
                newer->last_seen = at;
                it->second = std::move(newer);
            }
        }
    }

private:
    Instant seen_before(const std::string& hash) const {
        const auto it = seen_.find(hash);
        return it == seen_.end() ? Instant{} : it->second;
    }

    std::mutex mutex_;
    std::unordered_map<std::string, std::shared_ptr<const Known>> known_;
    std::unordered_map<std::string, Instant> seen_;
};

Memory& memory() {
    static Memory memory;
    return memory;
}

// What the session or token row says, before the person's posts.
struct Found {
    Known known;
    Id<Post> acting;
};

constexpr store::Statement kSession{"identity/session_of", R"sql(
    select s.id, s.account_id, s.post_id, s.last_seen_at, s.expires_at, a.person_id, p.name, a.language, a.theme, a.must_change
    from session s join account a on a.id = s.account_id join person p on p.id = a.person_id
    where s.token_hash = $1 and s.stage = 'signed_in' and s.ended_at is null and a.locked = 0
      and (p.left_on is null or p.left_on > $2))sql"};

constexpr store::Statement kToken{"identity/token_of", R"sql(
    select t.account_id, t.post_id, t.expires_at, a.person_id, p.name, a.language, t.scopes
    from api_token t join account a on a.id = t.account_id join person p on p.id = a.person_id
    where t.token_hash = $1 and t.revoked_at is null and a.locked = 0 and a.must_change = 0
      and (p.left_on is null or p.left_on > $2))sql"};

std::optional<Found> find_session(store::ReadTx& tx, const std::string& hash, Date day) {
    return tx.first(kSession, [](const store::Row& row) {
        Found found;
        Principal& who = found.known.who;
        who.via = Principal::Via::browser;
        who.session = row.id<Session>(0);
        who.account = row.id<Account>(1);
        found.acting = row.id<Post>(2);
        found.known.last_seen = row.instant(3);
        found.known.expires_at = row.instant(4);
        found.known.idle = kPolicy.idle;
        who.person = row.id<Person>(5);
        who.name = row.string(6);
        who.language = language_of(row.text(7)).value_or(Language::vi);
        who.theme = row.string(8);
        who.must_change_password = row.flag(9);
        return found;
    }, hash, day);
}

std::optional<Found> find_token(store::ReadTx& tx, const std::string& hash, Date day) {
    return tx.first(kToken, [](const store::Row& row) {
        Found found;
        Principal& who = found.known.who;
        who.via = Principal::Via::token;
        who.account = row.id<Account>(0);
        found.acting = row.id<Post>(1);
        found.known.expires_at = row.instant(2);
        who.person = row.id<Person>(3);
        who.name = row.string(4);
        who.language = language_of(row.text(5)).value_or(Language::vi);
        who.token_scopes = split_scopes(row.text(6));
        return found;
    }, hash, day);
}

std::unordered_map<Id<Post>, std::vector<std::string>> capabilities_of(store::ReadTx& tx, Id<Person> person, Date day) {
    std::unordered_map<Id<Post>, std::vector<std::string>> out;
    tx.each({"identity/capabilities_of", R"sql(
        select distinct g.post_id, c.capability
        from post o join role_grant g on g.post_id = o.id join role_capability c on c.role_id = g.role_id
        where o.person_id = $1 and (g.valid_from is null or g.valid_from <= $2) and (g.valid_to is null or g.valid_to >= $2))sql"},
        [&](const store::Row& row) { out[row.id<Post>(0)].push_back(row.string(1)); }, person, day);
    for (auto& [post, list] : out) std::sort(list.begin(), list.end());
    return out;
}

// The person's posts in agencies that exist today; `acting` is the one asked for, else the first.
void add_memberships(store::ReadTx& tx, Principal& who, Id<Post> acting, Date day) {
    const auto agencies = queries::directory(tx);
    auto capabilities = capabilities_of(tx, who.person, day);
    for (const auto& post : queries::posts_of(tx, who.person, day)) {
        if (!agencies->exists_on(post.node, day)) continue;
        Membership membership;
        membership.post = post.id;
        membership.agency = agencies->agency_of(post.node);
        membership.agency_name = agencies->name(membership.agency);
        if (membership.agency != post.node) {
            membership.unit = post.node;
            membership.unit_name = agencies->name(post.node);
        }
        membership.title = post.title;
        if (!who.must_change_password) membership.capabilities = std::move(capabilities[post.id]);
        if (post.id == acting) who.acting = who.memberships.size();
        who.memberships.push_back(std::move(membership));
    }
}

using Find = std::optional<Found> (*)(store::ReadTx&, const std::string&, Date);

std::optional<Known> look_up(store::ReadTx& tx, const std::string& hash, Instant now, Find find) {
    const auto stamp = read_stamp(tx).access;
    const Date day = office_day(now);
    if (auto known = memory().find(hash, stamp, day)) return known;
    auto found = find(tx, hash, day);
    if (!found) return std::nullopt;
    Known& known = found->known;
    known.stamp = stamp;
    known.day = day;
    known.last_seen = std::max(known.last_seen, memory().last_seen(hash));
    add_memberships(tx, known.who, found->acting, day);
    const auto acting = known.who.acting_for();
    if (known.who.via == Principal::Via::token && (!acting || acting->post != found->acting)) return std::nullopt;
    if (stamp != 0) memory().keep(hash, known);
    return std::move(known);
}

Result<Principal> principal_of(store::ReadTx& tx, std::string_view secret, Instant now, Find find, std::string_view refusal) {
    if (secret.size() < 40 || secret.size() > 100) return Error{Code::forbidden, std::string{refusal}};
    const std::string hash = hash_secret(secret);
    auto known = look_up(tx, hash, now, find);
    if (!known || !known->is_alive(now)) return Error{Code::forbidden, std::string{refusal}};
    memory().touch(hash, now);
    if (known->who.via == Principal::Via::browser) known->who.csrf = csrf_of(secret);
    return std::move(known->who);
}

}  // namespace

Result<Principal> authenticate(store::ReadTx& tx, std::string_view session_cookie, Instant now) {
    return principal_of(tx, session_cookie, now, find_session, "identity.not_signed_in");
}

Result<Principal> authenticate_token(store::ReadTx& tx, std::string_view token, Instant now) {
    return principal_of(tx, token, now, find_token, "identity.token_not_valid");
}

std::string_view bearer_of(std::string_view authorization) {
    constexpr std::string_view kScheme = "bearer ";
    if (authorization.size() <= kScheme.size()) return {};
    for (std::size_t i = 0; i < kScheme.size(); ++i) {
        const char c = authorization[i];
        if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) != kScheme[i]) return {};
    }
    return authorization.substr(kScheme.size());
}

std::int64_t save_last_seen(store::WriteTx& tx) {
    const auto times = memory().seen();
    for (const auto& [hash, at] : times) {
        tx.execute({"identity/session_seen", "update session set last_seen_at = $2 where token_hash = $1 and last_seen_at < $2"}, hash, at);
        tx.execute({"identity/token_seen",
                    "update api_token set last_used_at = $2 where token_hash = $1 and (last_used_at is null or last_used_at < $2)"}, hash, at);
    }
    tx.after_commit([times] { memory().saved(times); });
    return static_cast<std::int64_t>(times.size());
}

}  // namespace thienan::identity
