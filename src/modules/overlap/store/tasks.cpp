#include "modules/overlap/store/tasks.hpp"

#include "engines/viet/text.hpp"

#include <sodium.h>

#include <algorithm>

namespace thienan::overlap::rows {
namespace {

constexpr store::Statement kFind{"overlap/find_task", R"sql(
    select t.id, t.version, t.code, t.title, t.body, t.state, t.stop_cause, t.host, t.place, t.year_from, t.year_to, t.level, t.source
    from earlier_task t where t.id = $1
)sql"};
constexpr store::Statement kFindCode{"overlap/find_task_by_code", R"sql(
    select t.id, t.version, t.code, t.title, t.body, t.state, t.stop_cause, t.host, t.place, t.year_from, t.year_to, t.level, t.source
    from earlier_task t where t.code = $1
)sql"};
constexpr store::Statement kAfter{"overlap/tasks_after", R"sql(
    select t.id, t.version, t.code, t.title, t.body, t.state, t.stop_cause, t.host, t.place, t.year_from, t.year_to, t.level, t.source
    from earlier_task t where t.id > $1 order by t.id limit $2
)sql"};
constexpr store::Statement kInsert{"overlap/insert_task", R"sql(
    insert into earlier_task (version, code, title, title_key, body, state, stop_cause, host, place, place_key, year_from, year_to, level, source, search_key)
    values (1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) returning id
)sql"};
constexpr store::Statement kUpdate{"overlap/update_task", R"sql(
    update earlier_task set version = version + 1, code = $3, title = $4, title_key = $5, body = $6, state = $7, stop_cause = $8, host = $9, place = $10,
        place_key = $11, year_from = $12, year_to = $13, level = $14, source = $15, search_key = $16
    where id = $1 and version = $2
)sql"};
constexpr store::Statement kDelete{"overlap/delete_task", "delete from earlier_task where id = $1 and version = $2"};
constexpr store::Statement kNext{"overlap/next_change", "update earlier_task_corpus set version = version + 1 where id = 1 returning version"};
constexpr store::Statement kNote{"overlap/note_change", "insert into earlier_task_change (version, stamp, task_id) values ($1, $2, $3)"};
constexpr store::Statement kVersion{"overlap/corpus_version", "select version, stamp from earlier_task_change order by version desc limit 1"};
constexpr store::Statement kHas{"overlap/has_change", "select 1 from earlier_task_change where version = $1 and stamp = $2"};
constexpr store::Statement kChanges{"overlap/changes_after", "select version, stamp, task_id from earlier_task_change where version > $1 order by version limit $2"};

std::string level_name(const EarlierTask& task) { return task.level ? std::string{name_of(*task.level)} : std::string{}; }

std::string search_key(const EarlierTask& task) {
    return viet::fold(task.code + " " + task.title + " " + task.host + " " + task.place + " " + task.text);
}

}  // namespace

EarlierTask task_of(const store::Row& row) {
    const auto state = parse_name<TaskState>(row.text(5));
    if (!state) throw store::StoreFault{"not a state of a task: " + row.string(5)};
    return {row.id<EarlierTask>(0), row.integer(1), row.string(2), row.string(3), row.string(4), *state, row.string(6), row.string(7), row.string(8),
            static_cast<int>(row.integer(9)), static_cast<int>(row.integer(10)), parse_name<Level>(row.text(11)), row.string(12)};
}

std::optional<EarlierTask> find_task(store::ReadTx& tx, Id<EarlierTask> id) { return tx.first(kFind, task_of, id); }
std::optional<EarlierTask> find_task_by_code(store::ReadTx& tx, std::string_view code) { return tx.first(kFindCode, task_of, code); }

std::vector<EarlierTask> tasks_with_codes(store::ReadTx& tx, const std::vector<std::string>& codes) {
    constexpr std::size_t kAtOnce = 200;
    std::vector<EarlierTask> out;
    for (std::size_t at = 0; at < codes.size(); at += kAtOnce) {
        store::QueryText query{"overlap/tasks_with_codes", R"sql(
            select t.id, t.version, t.code, t.title, t.body, t.state, t.stop_cause, t.host, t.place, t.year_from, t.year_to, t.level, t.source
            from earlier_task t where t.code in ()sql"};
        for (std::size_t i = at; i < std::min(codes.size(), at + kAtOnce); ++i) query.add(i == at ? "$" : ", $", codes[i]);
        query.add(")");
        query.run(tx, [&](const store::Row& row) { out.push_back(task_of(row)); });
    }
    return out;
}

Id<EarlierTask> insert_task(store::WriteTx& tx, const EarlierTask& task) {
    return tx.insert<EarlierTask>(kInsert, task.code, task.title, viet::sort_key(task.title), task.text, name_of(task.state), task.stop_cause, task.host, task.place,
                                  viet::fold(task.place), task.year_from, task.year_to, level_name(task), task.source, search_key(task));
}

Result<Done> update_task(store::WriteTx& tx, const EarlierTask& task) {
    const auto changed = tx.execute(kUpdate, task.id, task.version, task.code, task.title, viet::sort_key(task.title), task.text, name_of(task.state), task.stop_cause,
                                    task.host, task.place, viet::fold(task.place), task.year_from, task.year_to, level_name(task), task.source, search_key(task));
    if (changed != 1) return Error{Code::conflict, "frame.conflict"};
    return Done{};
}

Result<Done> delete_task(store::WriteTx& tx, Id<EarlierTask> id, std::int64_t version) {
    if (tx.execute(kDelete, id, version) != 1) return Error{Code::conflict, "frame.conflict"};
    return Done{};
}

void note_change(store::WriteTx& tx, Id<EarlierTask> task) {
    std::int64_t stamp = 0;
    randombytes_buf(&stamp, sizeof stamp);
    tx.execute(kNote, tx.number(kNext), stamp, task);
}

CorpusVersion corpus_version(store::ReadTx& tx) {
    return tx.first(kVersion, [](const store::Row& row) { return CorpusVersion{row.integer(0), row.integer(1)}; }).value_or(CorpusVersion{});
}

bool has_change(store::ReadTx& tx, CorpusVersion at) { return at.version == 0 || tx.exists(kHas, at.version, at.stamp); }

std::vector<Change> changes_after(store::ReadTx& tx, std::int64_t version, int most) {
    return tx.list(kChanges, [](const store::Row& row) { return Change{{row.integer(0), row.integer(1)}, row.id<EarlierTask>(2)}; }, version, most);
}

std::vector<EarlierTask> tasks_after(store::ReadTx& tx, Id<EarlierTask> after, int most) { return tx.list(kAfter, task_of, after, most); }

}  // namespace thienan::overlap::rows
