#include "modules/files/queries.hpp"

#include "modules/files/store.hpp"

namespace thienan::files::queries {
namespace {

const std::string kHeldSql = "select " + std::string{rows::kColumns} +
                             ", a.role from file_attachment a join file f on f.id = a.file_id "
                             "where a.subject_kind = $1 and a.subject_id = $2 order by f.id, a.role";

}  // namespace

Result<File> find_visible(store::ReadTx& tx, const Viewers& viewers, const Principal& who, Id<File> id) {
    const auto file = rows::find(tx, id);
    if (!file || !access::may_see(tx, viewers, who, *file)) return Error{Code::not_found, "frame.not_found"};
    return *file;
}

std::vector<Held> held_by(store::ReadTx& tx, std::string_view subject_kind, std::int64_t subject) {
    return tx.list({"files/held_by", kHeldSql}, [](const store::Row& row) { return Held{rows::file_of(row), row.string(9)}; }, subject_kind,
                   subject);
}

std::optional<File> find(store::ReadTx& tx, Id<File> id) { return rows::find(tx, id); }

}  // namespace thienan::files::queries
