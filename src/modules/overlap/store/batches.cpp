#include "modules/overlap/store/batches.hpp"

namespace thienan::overlap::rows {
namespace {

constexpr store::Statement kFind{"overlap/find_batch", R"sql(
    select b.id, b.agency_id, b.file_name, b.created_by, b.created_at, b.done_at, b.corpus_version, b.corpus_tasks,
        (select count(*) from screening_batch_item i where i.batch_id = b.id),
        (select count(*) from screening_batch_item i where i.batch_id = b.id and i.best_verdict not in ('', 'related'))
    from screening_batch b where b.id = $1
)sql"};
constexpr store::Statement kOf{"overlap/batches_of", R"sql(
    select b.id, b.agency_id, b.file_name, b.created_by, b.created_at, b.done_at, b.corpus_version, b.corpus_tasks,
        (select count(*) from screening_batch_item i where i.batch_id = b.id),
        (select count(*) from screening_batch_item i where i.batch_id = b.id and i.best_verdict not in ('', 'related'))
    from screening_batch b where b.agency_id = $1 order by b.id desc limit 50
)sql"};
constexpr store::Statement kInsert{"overlap/insert_batch", R"sql(
    insert into screening_batch (agency_id, file_name, created_by, created_at, corpus_version, corpus_tasks) values ($1, $2, $3, $4, 0, 0) returning id
)sql"};
constexpr store::Statement kInsertItem{"overlap/insert_batch_item", R"sql(
    insert into screening_batch_item (batch_id, line, code, title, body, best_score, best_verdict, task_code, task_title, task_place, task_state, task_cause)
    values ($1, $2, $3, $4, $5, 0, '', '', '', '', '', '')
)sql"};
constexpr store::Statement kItems{"overlap/batch_items", R"sql(
    select line, code, title, '', best_score, best_verdict, task_id, task_code, task_title, task_place, task_state, task_cause
    from screening_batch_item where batch_id = $1 order by line
)sql"};
constexpr store::Statement kWholeItems{"overlap/whole_batch_items", R"sql(
    select line, code, title, body, best_score, best_verdict, task_id, task_code, task_title, task_place, task_state, task_cause
    from screening_batch_item where batch_id = $1 order by line
)sql"};
constexpr store::Statement kLinks{"overlap/batch_links", "select line, other_line, score, verdict from screening_batch_link where batch_id = $1 order by line, other_line"};
constexpr store::Statement kSaveItem{"overlap/save_batch_item", R"sql(
    update screening_batch_item set best_score = $3, best_verdict = $4, task_id = $5, task_code = $6, task_title = $7, task_place = $8, task_state = $9, task_cause = $10
    where batch_id = $1 and line = $2
)sql"};
constexpr store::Statement kClearLinks{"overlap/clear_batch_links", "delete from screening_batch_link where batch_id = $1"};
constexpr store::Statement kInsertLink{"overlap/insert_batch_link", "insert into screening_batch_link (batch_id, line, other_line, score, verdict) values ($1, $2, $3, $4, $5)"};
constexpr store::Statement kDone{"overlap/batch_done", "update screening_batch set done_at = $2, corpus_version = $3, corpus_tasks = $4 where id = $1"};

BatchEntry entry_of(const store::Row& row) {
    return {row.id<Batch>(0), row.id<Agency>(1), row.string(2), row.string(3), row.instant(4), row.maybe_instant(5), row.integer(6), row.integer(7), row.integer(8), row.integer(9)};
}

BatchItem item_of(const store::Row& row) {
    BatchItem item{row.integer(0), row.string(1), row.string(2), row.string(3), row.integer(4), row.string(5), {}};
    item.task.id = {row.integer(6)};
    item.task.code = row.string(7);
    item.task.title = row.string(8);
    item.task.place = row.string(9);
    item.task.state = parse_name<TaskState>(row.text(10)).value_or(TaskState::finished);
    item.task.stop_cause = row.string(11);
    return item;
}

}  // namespace

std::optional<BatchEntry> find_batch(store::ReadTx& tx, Id<Batch> id) { return tx.first(kFind, entry_of, id); }
std::vector<BatchEntry> batches_of(store::ReadTx& tx, Id<Agency> agency) { return tx.list(kOf, entry_of, agency); }

Id<Batch> insert_batch(store::WriteTx& tx, const Principal& who, std::string_view file_name, const std::vector<BatchItem>& items) {
    const auto id = tx.insert<Batch>(kInsert, who.agency(), file_name, who.name, tx.now());
    for (const auto& item : items) tx.execute(kInsertItem, id, item.line, item.code, item.title, item.text);
    return id;
}

std::vector<BatchItem> items_of(store::ReadTx& tx, Id<Batch> id) { return tx.list(kItems, item_of, id); }
std::vector<BatchItem> whole_items_of(store::ReadTx& tx, Id<Batch> id) { return tx.list(kWholeItems, item_of, id); }

std::vector<BatchLink> links_of(store::ReadTx& tx, Id<Batch> id) {
    return tx.list(kLinks, [](const store::Row& row) { return BatchLink{row.integer(0), row.integer(1), row.integer(2), rules::verdict_named(row.text(3))}; }, id);
}

void save_results(store::WriteTx& tx, Id<Batch> id, const std::vector<BatchItem>& items, const std::vector<BatchLink>& links) {
    for (const auto& item : items) {
        const auto task = item.task.id ? std::optional{item.task.id} : std::nullopt;
        tx.execute(kSaveItem, id, item.line, item.best_score, item.best_verdict, task, item.task.code, item.task.title, item.task.place,
                   task ? name_of(item.task.state) : std::string_view{}, item.task.stop_cause);
    }
    tx.execute(kClearLinks, id);
    for (const auto& link : links) tx.execute(kInsertLink, id, link.line, link.other, link.score, name_of(link.verdict));
}

void save_done(store::WriteTx& tx, Id<Batch> id, std::int64_t corpus_version, std::int64_t corpus_tasks) { tx.execute(kDone, id, tx.now(), corpus_version, corpus_tasks); }

}  // namespace thienan::overlap::rows
