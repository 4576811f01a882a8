#include "modules/directives/store/progress.hpp"

#include <map>

namespace thienan::directives::rows {
namespace {

using store::Row;
using store::Statement;

constexpr Statement kInsertReport{"directives/insert_report", R"sql(
    insert into assignment_report (assignment_id, kind, by_id, by_name, agency_id, agency_name, at, body, percent, evidence_symbol, evidence_on)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id
)sql"};
constexpr Statement kInsertFile{"directives/insert_report_file",
    "insert into assignment_report_file (report_id, file_id, ordinal) values ($1, $2, $3) on conflict (report_id, file_id) do nothing"};
constexpr Statement kReports{"directives/reports", R"sql(
    select id, assignment_id, kind, by_id, by_name, agency_id, agency_name, at, body, percent, evidence_symbol, evidence_on
    from assignment_report where assignment_id = $1 order by id
)sql"};
constexpr Statement kFiles{"directives/report_files", R"sql(
    select f.report_id, f.file_id from assignment_report r join assignment_report_file f on f.report_id = r.id
    where r.assignment_id = $1 order by f.report_id, f.ordinal
)sql"};

constexpr Statement kInsertExtension{"directives/insert_extension", R"sql(
    insert into assignment_extension (version, assignment_id, owner_id, state, asked_by, asked_by_name, asked_at, grounds, old_due, new_due,
        decided_by, decided_by_name, decided_at, decision)
    values (1, $1, $2, 'asked', $3, $4, $5, $6, $7, $8, $9, '', $10, '') returning id
)sql"};
constexpr std::string_view kExtensionColumns =
    "select id, version, assignment_id, state, asked_by, asked_by_name, asked_at, grounds, old_due, new_due, decided_by, decided_by_name, "
    "decided_at, decision from assignment_extension ";
const std::string kExtension = std::string{kExtensionColumns} + "where id = $1";
const std::string kPending = std::string{kExtensionColumns} + "where assignment_id = $1 and state = 'asked'";
const std::string kExtensions = std::string{kExtensionColumns} + "where assignment_id = $1 order by id";
const std::string kAsked = std::string{kExtensionColumns} + "where owner_id = $1 and state = 'asked' order by id limit $2";
constexpr Statement kDecide{"directives/decide_extension", R"sql(
    update assignment_extension set version = version + 1, state = $3, decided_by = $4, decided_by_name = $5, decided_at = $6, decision = $7
    where id = $1 and version = $2
)sql"};

template <class E>
E enum_at(const Row& row, int column) {
    const auto value = parse_name<E>(row.text(column));
    if (!value) throw store::StoreFault{"not an enumerator: " + row.string(column)};
    return *value;
}

Extension extension_at(const Row& row) {
    Extension e;
    e.id = row.id<Extension>(0), e.version = row.integer(1), e.assignment = row.id<Assignment>(2);
    e.state = enum_at<ExtensionState>(row, 3);
    e.asked_by = row.id<Person>(4), e.asked_by_name = row.string(5), e.asked_at = row.instant(6), e.grounds = row.string(7);
    e.old_due = row.maybe_date(8), e.new_due = row.date(9);
    e.decided_by = row.id<Person>(10), e.decided_by_name = row.string(11), e.decided_at = row.maybe_instant(12), e.decision = row.string(13);
    return e;
}

}  // namespace

Id<Report> insert(store::WriteTx& tx, const Report& r) {
    const auto id = tx.insert<Report>(kInsertReport, r.assignment, name_of(r.kind), maybe(r.by), r.by_name, maybe(r.agency), r.agency_name,
                                      r.at, r.text, r.percent, r.evidence_symbol, r.evidence_on);
    int ordinal = 0;
    for (const auto file : r.files) tx.execute(kInsertFile, id, file, ++ordinal);
    return id;
}

std::vector<Report> reports_of(store::ReadTx& tx, Id<Assignment> assignment) {
    std::vector<Report> out;
    std::map<std::int64_t, std::size_t> at;
    tx.each(kReports, [&](const Row& row) {
        Report r;
        r.id = row.id<Report>(0), r.assignment = row.id<Assignment>(1), r.kind = enum_at<ReportKind>(row, 2);
        r.by = row.id<Person>(3), r.by_name = row.string(4), r.agency = row.id<Agency>(5), r.agency_name = row.string(6);
        r.at = row.instant(7), r.text = row.string(8), r.percent = static_cast<int>(row.integer(9));
        r.evidence_symbol = row.string(10), r.evidence_on = row.maybe_date(11);
        at[r.id.value] = out.size();
        out.push_back(std::move(r));
    }, assignment);
    tx.each(kFiles, [&](const Row& row) { out[at.at(row.integer(0))].files.push_back(row.id<File>(1)); }, assignment);
    return out;
}

Id<Extension> insert(store::WriteTx& tx, const Extension& e, Id<Agency> owner) {
    return tx.insert<Extension>(kInsertExtension, e.assignment, owner, maybe(e.asked_by), e.asked_by_name, e.asked_at, e.grounds, e.old_due,
                                e.new_due, maybe(e.decided_by), e.decided_at);
}

std::optional<Extension> find(store::ReadTx& tx, Id<Extension> id) { return tx.first({"directives/extension", kExtension}, extension_at, id); }

std::optional<Extension> pending_extension(store::ReadTx& tx, Id<Assignment> assignment) {
    return tx.first({"directives/pending_extension", kPending}, extension_at, assignment);
}

std::vector<Extension> extensions_of(store::ReadTx& tx, Id<Assignment> assignment) {
    return tx.list({"directives/extensions", kExtensions}, extension_at, assignment);
}

std::vector<Extension> asked_of(store::ReadTx& tx, Id<Agency> owner, int most) {
    return tx.list({"directives/asked", kAsked}, extension_at, owner, most);
}

Result<Done> save_decision(store::WriteTx& tx, Extension& e) {
    if (tx.execute(kDecide, e.id, e.version, name_of(e.state), maybe(e.decided_by), e.decided_by_name, e.decided_at, e.decision) == 0)
        return stale();
    ++e.version;
    return Done{};
}

}  // namespace thienan::directives::rows
