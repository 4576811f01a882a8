#include "modules/identity/actions/imports.hpp"

#include "modules/audit/actions.hpp"
#include "modules/identity/access.hpp"
#include "modules/identity/secrets.hpp"

namespace thienan::identity {
namespace {

Import import_row(const store::Row& row) {
    return {row.id<Import>(0), row.string(1), row.instant(2), row.maybe_instant(3), row.integer(4), row.integer(5), row.integer(6)};
}

struct Kept {
    std::string content;
    std::string hash;
};

Result<Kept> load(store::ReadTx& tx, Id<Import> id) {
    auto kept = tx.first({"identity/load_import", "select content, content_hash from identity_import where id = $1"},
                         [](const store::Row& row) { return Kept{std::string{row.blob(0)}, row.string(1)}; }, id);
    if (!kept) return Error{Code::not_found, "frame.not_found"};
    return *std::move(kept);
}

Result<Done> not_confirmed_before(store::ReadTx& tx, std::string_view hash) {
    const auto at = tx.number({"identity/import_confirmed", "select confirmed_at from identity_import where content_hash = $1 and confirmed_at is not null"}, hash);
    if (at == 0) return Done{};
    return Error{Code::conflict, "identity.import_done_before", {office_time({at})}};
}

}  // namespace

namespace queries {

Result<std::vector<Import>> imports(store::ReadTx& tx, const Principal& who) {
    TRY(access::may_administer(who));
    return tx.list({"identity/imports", R"sql(
        select id, file_name, uploaded_at, confirmed_at, agencies, people, accounts from identity_import order by id desc limit 50)sql"}, import_row);
}

Result<Import> import(store::ReadTx& tx, const Principal& who, Id<Import> id) {
    TRY(access::may_administer(who));
    auto found = tx.first({"identity/import", R"sql(
        select id, file_name, uploaded_at, confirmed_at, agencies, people, accounts from identity_import where id = $1)sql"}, import_row, id);
    if (!found) return Error{Code::not_found, "frame.not_found"};
    return *std::move(found);
}

}  // namespace queries

namespace actions {

Result<Id<Import>> upload_import(store::WriteTx& tx, const Principal& who, std::string_view file_name, std::string_view bytes, const Headings& headings) {
    TRY(access::may_administer(who));
    TRY(read_import(bytes, headings));
    const auto hash = hash_content(bytes);
    TRY(not_confirmed_before(tx, hash));
    const auto id = tx.insert<Import>({"identity/insert_import", R"sql(
        insert into identity_import (account_id, file_name, content_hash, content, uploaded_at, agencies, people, accounts)
        values ($1, $2, $3, $4, $5, 0, 0, 0) returning id)sql"}, who.account, file_name, hash, store::Blob{bytes}, tx.now());
    audit::append(tx, who, {"identity.import_uploaded", "import", id.value, {{"file", "", std::string{file_name}}}, ""});
    return id;
}

Result<ImportReport> preview_import(store::Database& db, const Principal& who, Id<Import> id, const Headings& headings) {
    std::optional<Result<ImportReport>> report;
    const auto taken_back = db.write([&](store::WriteTx& tx) -> Result<Done> {
        report.reset();
        TRY(access::may_administer(who));
        TRY_ASSIGN(const auto kept, load(tx, id));
        TRY_ASSIGN(const auto tables, read_import(kept.content, headings));
        report.emplace(apply_import(tx, who, tables, headings));
        return Error{Code::invalid, "identity.import_preview"};
    });
    if (!report) return taken_back.error();
    return *std::move(report);
}

Result<ImportReport> confirm_import(store::WriteTx& tx, const Principal& who, Id<Import> id, const Headings& headings) {
    TRY(access::may_administer(who));
    TRY_ASSIGN(const auto kept, load(tx, id));
    TRY(not_confirmed_before(tx, kept.hash));
    TRY_ASSIGN(const auto tables, read_import(kept.content, headings));
    TRY_ASSIGN(auto report, apply_import(tx, who, tables, headings));
    if (report.refused > 0) return Error{Code::conflict, "identity.import_has_errors", {std::to_string(report.refused)}};
    tx.execute({"identity/confirm_import", R"sql(
        update identity_import set confirmed_at = $2, agencies = $3, people = $4, accounts = $5 where id = $1)sql"},
        id, tx.now(), report.agencies, report.people, report.accounts);
    audit::append(tx, who, {"identity.import_confirmed", "import", id.value,
                            {{"agencies", "", std::to_string(report.agencies)}, {"people", "", std::to_string(report.people)}, {"accounts", "", std::to_string(report.accounts)}}, ""});
    return report;
}

}  // namespace actions
}  // namespace thienan::identity
