#include "modules/identity/policy.hpp"
#include "modules/identity/scopes.hpp"
#include "modules/identity/stamp.hpp"
#include "modules/identity/store/accounts.hpp"

namespace thienan::identity::store_ {

Id<Session> insert_session(store::WriteTx& tx, Id<Account> account, std::string_view token_hash, std::string_view stage,
                           const Session& session) {
    return tx.insert<Session>({"identity/insert_session", R"sql(
        insert into session (account_id, token_hash, stage, address, device, created_at, last_seen_at, expires_at)
        values ($1, $2, $3, $4, $5, $6, $6, $7) returning id)sql"},
        account, token_hash, stage, session.address, session.device, tx.now(), session.expires_at);
}

std::optional<PendingStep> pending_step(store::ReadTx& tx, std::string_view token_hash, Instant now) {
    return tx.first({"identity/pending_step", R"sql(
        select id, account_id from session
        where token_hash = $1 and stage = 'second_step' and ended_at is null and expires_at > $2)sql"},
        [](const store::Row& row) { return PendingStep{row.id<Session>(0), row.id<Account>(1)}; }, token_hash, now);
}

std::vector<Session> sessions_of(store::ReadTx& tx, Id<Account> account, Instant now) {
    return tx.list({"identity/sessions_of", R"sql(
        select id, address, device, created_at, last_seen_at, expires_at
        from session
        where account_id = $1 and ended_at is null and stage = 'signed_in' and expires_at > $2 and last_seen_at > $3
        order by last_seen_at desc, id desc)sql"},
        [](const store::Row& row) {
            return Session{row.id<Session>(0), row.string(1), row.string(2), row.instant(3), row.instant(4), row.instant(5)};
        },
        account, now, now + -kPolicy.idle);
}

std::int64_t end_session(store::WriteTx& tx, Id<Account> account, Id<Session> session) {
    const auto ended = tx.execute({"identity/end_session",
        "update session set ended_at = $3 where id = $1 and account_id = $2 and ended_at is null"}, session, account, tx.now());
    renew_access(tx);
    return ended;
}

std::int64_t end_sessions(store::WriteTx& tx, Id<Account> account, Id<Session> except) {
    const auto ended = tx.execute({"identity/end_sessions",
        "update session set ended_at = $3 where account_id = $1 and id <> $2 and ended_at is null"}, account, except, tx.now());
    renew_access(tx);
    return ended;
}

void save_acting_post(store::WriteTx& tx, Id<Session> session, Id<Post> post) {
    tx.execute({"identity/save_acting_post", "update session set post_id = $2 where id = $1"}, session, post);
    renew_access(tx);
}

Id<Post> last_acting_post(store::ReadTx& tx, Id<Account> account) {
    return {tx.number({"identity/last_acting_post",
        "select post_id from session where account_id = $1 and post_id is not null order by id desc limit 1"}, account)};
}

std::vector<ApiToken> tokens_of(store::ReadTx& tx, Id<Account> account) {
    return tx.list({"identity/tokens_of", R"sql(
        select id, account_id, post_id, name, scopes, created_at, expires_at, last_used_at, revoked_at
        from api_token where account_id = $1 order by id desc limit 200)sql"},
        [](const store::Row& row) {
            return ApiToken{row.id<ApiToken>(0), row.id<Account>(1), row.id<Post>(2),     row.string(3),       split_scopes(row.text(4)),
                            row.instant(5),      row.instant(6),     row.maybe_instant(7), row.maybe_instant(8)};
        },
        account);
}

Id<ApiToken> insert(store::WriteTx& tx, const ApiToken& token, std::string_view token_hash) {
    return tx.insert<ApiToken>({"identity/insert_token", R"sql(
        insert into api_token (account_id, post_id, name, token_hash, scopes, created_at, expires_at)
        values ($1, $2, $3, $4, $5, $6, $7) returning id)sql"},
        token.account, token.post, token.name, token_hash, join_scopes(token.scopes), tx.now(), token.expires_at);
}

std::int64_t revoke_token(store::WriteTx& tx, Id<Account> account, Id<ApiToken> token) {
    const auto revoked = tx.execute({"identity/revoke_token",
        "update api_token set revoked_at = $3 where id = $1 and account_id = $2 and revoked_at is null"}, token, account, tx.now());
    renew_access(tx);
    return revoked;
}

std::int64_t delete_outdated(store::WriteTx& tx) {
    // Ended sessions stay a while so that the acting post is remembered and people can be told when they were ended.
    const Instant long_ago = tx.now() + -90 * kDay;
    auto removed = tx.execute({"identity/delete_sessions", "delete from session where expires_at < $1"}, long_ago);
    removed += tx.execute({"identity/delete_pending", "delete from session where stage = 'second_step' and expires_at < $1"}, tx.now());
    removed += tx.execute({"identity/delete_failures", "delete from sign_in_failure where last_at < $1 and locked_until < $2"},
                          tx.now() + -kPolicy.failures_forgotten, tx.now());
    removed += tx.execute({"identity/delete_resets", "delete from password_reset where expires_at < $1"}, tx.now() + -7 * kDay);
    removed += tx.execute({"identity/delete_imports", "delete from identity_import where confirmed_at is null and uploaded_at < $1"},
                          tx.now() + -7 * kDay);
    return removed;
}

}  // namespace thienan::identity::store_
