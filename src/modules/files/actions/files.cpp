#include "modules/files/actions/files.hpp"

#include "modules/audit/actions.hpp"
#include "modules/files/access.hpp"
#include "modules/files/rules.hpp"
#include "modules/files/store.hpp"

#include <chrono>
#include <map>

namespace thienan::files::actions {
namespace {

constexpr int kAtOnce = 500;

constexpr store::Statement kNames{"files/names", "select sha256, min(name) from file group by sha256 order by sha256"};

Result<File> load(store::WriteTx& tx, Id<File> id) {
    const auto file = rows::find(tx, id);
    if (!file) return Error{Code::not_found, "frame.not_found"};
    return *file;
}

// What the audit says of a file: its name and hash, so that the entry stays true when the file is gone. `role`: as what it is held.
std::vector<audit::Change> coming(std::string role, const File& file) { return {{std::move(role), "", file.name}, {"sha256", "", file.sha256}}; }
std::vector<audit::Change> going(std::string role, const File& file) { return {{std::move(role), file.name, ""}, {"sha256", file.sha256, ""}}; }

Result<int> remove_loose(store::WriteTx& tx) {
    const auto files = rows::loose_before(tx, tx.now() + -rules::kLooseFor, kAtOnce);
    for (const auto& file : files) {
        rows::remove(tx, file.id);
        audit::append(tx, Principal::system("files"), {"files.removed", "file", file.id.value, going("file", file), ""});
    }
    return static_cast<int>(files.size());
}

// The disk's own clock stamps contents, so it, not the transaction's, says how old they are.
Instant disk_now() {
    using namespace std::chrono;
    return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

}  // namespace

Result<Id<File>> add_file(store::WriteTx& tx, const Principal& who, const Content& content, std::string_view name) {
    if (!who.signed_in() && !who.is_system()) return Error{Code::forbidden, "files.may_not_upload"};
    File file;
    file.sha256 = content.sha256;
    file.size = content.size;
    file.kind = content.kind;
    file.name = rules::clean_name(name, content.kind);
    file.uploaded_by = who.person;
    file.agency = who.agency();
    const auto id = rows::insert(tx, file);
    audit::append(tx, who, {"files.added", "file", id.value, coming("file", file), ""});
    return id;
}

Result<Done> attach(store::WriteTx& tx, const Principal& who, Id<File> id, const Subject& subject) {
    TRY_ASSIGN(const auto file, load(tx, id));
    TRY(access::may_attach(who, file));
    if (!rows::attach(tx, id, subject)) return Done{};
    rows::save_looseness(tx, id);
    audit::append(tx, who, {"files.attached", subject.kind, subject.id, coming(subject.role, file), ""});
    return Done{};
}

Result<Done> detach(store::WriteTx& tx, const Principal& who, Id<File> id, const Subject& subject) {
    TRY_ASSIGN(const auto file, load(tx, id));
    if (!rows::detach(tx, id, subject)) return Error{Code::not_found, "frame.not_found"};
    rows::save_looseness(tx, id);
    audit::append(tx, who, {"files.detached", subject.kind, subject.id, going(subject.role, file), ""});
    return Done{};
}

Swept sweep(store::Database& db, const Contents& contents) {
    Swept swept;
    for (int removed = kAtOnce; removed == kAtOnce; swept.files += removed) removed = db.write(remove_loose).value();
    swept.contents = contents.sweep(disk_now() + -rules::kLooseFor, [&](std::string_view sha256) {
        return db.read([&](store::ReadTx& tx) { return rows::is_known(tx, sha256); });
    });
    return swept;
}

std::vector<Damage> verify(store::Database& db, const Contents& contents) {
    const auto names = db.read([](store::ReadTx& tx) {
        return tx.list(kNames, [](const store::Row& row) { return std::pair{row.string(0), row.string(1)}; });
    });
    std::vector<Damage> out;
    for (const auto& [sha256, name] : names)
        if (auto what = contents.damage_of(sha256); !what.empty()) out.push_back({sha256, std::move(what), name});
    return out;
}

}  // namespace thienan::files::actions
