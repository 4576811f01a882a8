#include "modules/overlap/actions/imports.hpp"

#include "modules/audit/actions.hpp"
#include "modules/outbox/actions/queueing.hpp"
#include "modules/overlap/access.hpp"
#include "modules/overlap/actions/registry.hpp"
#include "modules/overlap/store/tasks.hpp"

namespace thienan::overlap {
namespace {

constexpr std::size_t kAtOnce = 200;  // lines of one transaction

constexpr store::Statement kImports{"overlap/imports", R"sql(
    select id, file_name, source, uploaded_at, confirmed_at, rows_in, rows_added, rows_changed, rows_refused from earlier_task_import order by id desc limit 50
)sql"};
constexpr store::Statement kImport{"overlap/import", R"sql(
    select id, file_name, source, uploaded_at, confirmed_at, rows_in, rows_added, rows_changed, rows_refused from earlier_task_import where id = $1
)sql"};
constexpr store::Statement kContent{"overlap/import_content", "select content from earlier_task_import where id = $1"};
constexpr store::Statement kInsert{"overlap/insert_import", R"sql(
    insert into earlier_task_import (created_by, file_name, source, content, uploaded_at, rows_in, rows_added, rows_changed, rows_refused)
    values ($1, $2, $3, $4, $5, $6, 0, 0, 0) returning id
)sql"};
constexpr store::Statement kConfirm{"overlap/confirm_import", "update earlier_task_import set confirmed_at = $2 where id = $1 and confirmed_at is null"};
constexpr store::Statement kCount{"overlap/count_import", "update earlier_task_import set rows_added = rows_added + $2, rows_changed = rows_changed + $3, rows_refused = $4 where id = $1"};

ImportEntry entry_of(const store::Row& row) {
    return {row.id<Import>(0), row.string(1), row.string(2), row.instant(3), row.maybe_instant(4), row.integer(5), row.integer(6), row.integer(7), row.integer(8)};
}

// One line; true where it changed something.
Result<Fate> take(store::WriteTx& tx, const Principal& who, const WeighedLine& line) {
    switch (line.fate) {
        case Fate::added: TRY(actions::add_task(tx, who, line.task)); break;
        case Fate::changed: TRY(actions::change_task(tx, who, line.task)); break;
        case Fate::unchanged:
        case Fate::refused: break;
    }
    return line.fate;
}

}  // namespace

namespace queries {

Result<std::vector<ImportEntry>> imports(store::ReadTx& tx, const Principal& who) {
    TRY(access::may_maintain(who));
    return tx.list(kImports, entry_of);
}

Result<ImportEntry> import(store::ReadTx& tx, const Principal& who, Id<Import> id) {
    TRY(access::may_maintain(who));
    auto found = tx.first(kImport, entry_of, id);
    if (!found) return Error{Code::not_found, "frame.not_found"};
    return *std::move(found);
}

Result<std::vector<WeighedLine>> import_lines(store::ReadTx& tx, const Principal& who, Id<Import> id, const Headings& headings) {
    TRY_ASSIGN(const auto entry, import(tx, who, id));
    const auto content = tx.first(kContent, [](const store::Row& row) { return std::string{row.blob(0)}; }, id);
    TRY_ASSIGN(const auto lines, read_import(content.value_or(std::string{}), headings));
    return weigh(tx, lines, headings, entry.source);
}

}  // namespace queries

namespace actions {

Result<Id<Import>> upload_import(store::WriteTx& tx, const Principal& who, const NewImport& input) {
    TRY(access::may_maintain(who));
    const auto id = tx.insert<Import>(kInsert, who.person, input.file_name, input.source, store::Blob{input.bytes}, tx.now(), static_cast<std::int64_t>(input.lines));
    audit::append(tx, who, {"overlap.import_uploaded", "earlier_task_import", id.value, {{"file", "", input.file_name}}, ""});
    return id;
}

Result<Id<Job>> confirm_import(store::WriteTx& tx, const Principal& who, Id<Import> id) {
    TRY_ASSIGN(const auto entry, queries::import(tx, who, id));
    if (tx.execute(kConfirm, id, tx.now()) != 1) return Error{Code::conflict, "overlap.import_done_before"};
    audit::append(tx, who, {"overlap.import_confirmed", "earlier_task_import", id.value, {{"file", "", entry.file_name}, {"rows", "", std::to_string(entry.rows)}}, ""});
    return outbox::actions::queue_job(tx, who, "overlap.job_import", id.str());
}

Result<std::string> run_import(store::Database& db, const Principal& who, outbox::actions::JobRun& job, const Headings& headings) {
    const auto id = parse_id<Import>(job.payload());
    if (!id) return Error{Code::not_found, "frame.not_found"};
    TRY_ASSIGN(const auto lines, db.read([&](store::ReadTx& tx) { return queries::import_lines(tx, who, *id, headings); }));
    std::int64_t refused = 0;
    for (const auto& line : lines) refused += line.fate == Fate::refused;
    for (std::size_t at = 0; at < lines.size(); at += kAtOnce) {
        if (job.should_stop()) return outbox::actions::JobRun::stopped();
        TRY(db.write([&](store::WriteTx& tx) -> Result<Done> {
            std::int64_t added = 0, changed = 0;
            for (std::size_t i = at; i < std::min(lines.size(), at + kAtOnce); ++i) {
                TRY_ASSIGN(const auto fate, take(tx, who, lines[i]));
                added += fate == Fate::added;
                changed += fate == Fate::changed;
            }
            tx.execute(kCount, *id, added, changed, refused);
            return Done{};
        }));
        job.progress(static_cast<int>(at * 100 / lines.size()));
    }
    return "/earlier-tasks/imports/" + id->str();
}

}  // namespace actions
}  // namespace thienan::overlap
