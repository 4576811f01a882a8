#include "modules/files/store.hpp"

namespace thienan::files::rows {
namespace {

const std::string kFindSql = "select " + std::string{kColumns} + " from file f where f.id = $1";
const std::string kLooseSql =
    "select " + std::string{kColumns} + " from file f where f.loose_since is not null and f.loose_since < $1 order by f.loose_since limit $2";

constexpr store::Statement kSubjects{"files/subjects",
                                     "select subject_kind, subject_id, role from file_attachment where file_id = $1 order by subject_id"};
constexpr store::Statement kIsKnown{"files/is_known", "select 1 from file where sha256 = $1 limit 1"};
constexpr store::Statement kInsert{"files/insert", R"sql(
    insert into file (sha256, size, kind, name, uploaded_by, agency_id, at, loose_since)
    values ($1, $2, $3, $4, $5, $6, $7, $8) returning id
)sql"};
constexpr store::Statement kAttach{"files/attach", R"sql(
    insert into file_attachment (file_id, subject_kind, subject_id, role) values ($1, $2, $3, $4) on conflict do nothing
)sql"};
constexpr store::Statement kDetach{"files/detach", R"sql(
    delete from file_attachment where file_id = $1 and subject_kind = $2 and subject_id = $3 and role = $4
)sql"};
constexpr store::Statement kHeld{"files/held", R"sql(
    update file set loose_since = null where id = $1 and exists (select 1 from file_attachment a where a.file_id = $1)
)sql"};
constexpr store::Statement kLoose{"files/loose", R"sql(
    update file set loose_since = $2
    where id = $1 and loose_since is null and not exists (select 1 from file_attachment a where a.file_id = $1)
)sql"};
constexpr store::Statement kRemove{"files/remove", "delete from file where id = $1"};

}  // namespace

File file_of(const store::Row& row) {
    const auto kind = office::kind_named(row.text(3));
    if (!kind) throw store::StoreFault{"not a kind of file: " + row.string(3)};
    return {row.id<File>(0), row.string(1), row.integer(2), *kind, row.string(4), row.id<Person>(5), row.id<Agency>(6), row.instant(7),
            !row.is_null(8)};
}

std::optional<File> find(store::ReadTx& tx, Id<File> id) { return tx.first({"files/find", kFindSql}, file_of, id); }

std::vector<Subject> subjects_of(store::ReadTx& tx, Id<File> id) {
    return tx.list(kSubjects, [](const store::Row& row) { return Subject{row.string(0), row.integer(1), row.string(2)}; }, id);
}

bool is_known(store::ReadTx& tx, std::string_view sha256) { return tx.exists(kIsKnown, sha256); }

Id<File> insert(store::WriteTx& tx, const File& file) {
    return tx.insert<File>(kInsert, file.sha256, file.size, office::name_of(file.kind), file.name, file.uploaded_by, file.agency, tx.now(),
                           tx.now());
}

bool attach(store::WriteTx& tx, Id<File> id, const Subject& subject) {
    return tx.execute(kAttach, id, subject.kind, subject.id, subject.role) == 1;
}

bool detach(store::WriteTx& tx, Id<File> id, const Subject& subject) {
    return tx.execute(kDetach, id, subject.kind, subject.id, subject.role) == 1;
}

void save_looseness(store::WriteTx& tx, Id<File> id) {
    tx.execute(kHeld, id);
    tx.execute(kLoose, id, tx.now());
}

std::vector<File> loose_before(store::ReadTx& tx, Instant before, int most) {
    return tx.list({"files/loose_before", kLooseSql}, file_of, before, most);
}

void remove(store::WriteTx& tx, Id<File> id) { tx.execute(kRemove, id); }

}  // namespace thienan::files::rows
