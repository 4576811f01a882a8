#include "modules/directives/store/directives.hpp"

#include "engines/viet/text.hpp"
#include "modules/directives/rules/reading.hpp"

namespace thienan::directives::rows {
namespace {

using store::Row;
using store::Statement;

constexpr Statement kInsert{"directives/insert", R"sql(
    insert into directive (version, owner_id, state, kind, number, symbol, issuer, issuer_agency_id, place, issued_on, received_on,
        subject, signer, meeting_on, urgency, file_id, ocr, recipients, registered_by, registered_at, confirmed_at, ended_at,
        points, uncovered, assignments, open_assignments, text_hash, same_key, search_key)
    values (1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, 0, 0, 0, 0, $22, $23, $24)
    returning id
)sql"};
constexpr Statement kInsertText{"directives/insert_text", "insert into directive_text (directive_id, body) values ($1, $2)"};
constexpr Statement kFind{"directives/find", R"sql(
    select id, version, owner_id, state, kind, number, symbol, issuer, issuer_agency_id, place, issued_on, received_on,
        subject, signer, meeting_on, urgency, file_id, ocr, recipients, registered_by, registered_at, confirmed_at, ended_at,
        points, uncovered, assignments, open_assignments
    from directive where id = $1
)sql"};
constexpr Statement kSave{"directives/save", R"sql(
    update directive set version = version + 1, state = $3, kind = $4, number = $5, symbol = $6, issuer = $7, issuer_agency_id = $8,
        place = $9, issued_on = $10, received_on = $11, subject = $12, signer = $13, meeting_on = $14, urgency = $15, recipients = $16,
        confirmed_at = $17, ended_at = $18, same_key = $19, search_key = $20
    where id = $1 and version = $2
)sql"};
constexpr Statement kSaveSeenState{"directives/save_seen_state", "update directive_seen set state = $2 where directive_id = $1"};
constexpr Statement kText{"directives/text", "select body from directive_text where directive_id = $1"};
constexpr Statement kFindSameText{"directives/find_same_text",
    "select id from directive where owner_id = $1 and text_hash = $2 and state <> 'withdrawn'"};
constexpr Statement kFindSameKey{"directives/find_same_key",
    "select id from directive where owner_id = $1 and same_key = $2 and same_key <> '' and state <> 'withdrawn'"};
constexpr Statement kFindBySymbol{"directives/find_by_symbol", R"sql(
    select id from directive where owner_id = $1 and number = $2 and symbol = $3 and state <> 'withdrawn' order by id desc limit 1
)sql"};

constexpr Statement kInsertPoint{"directives/insert_point", R"sql(
    insert into directive_point (directive_id, parent_id, ordinal, path, body, span_from, span_to, disposition, reason, suggested_no_work)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id
)sql"};
constexpr std::string_view kPointColumns =
    "select id, directive_id, parent_id, ordinal, path, body, span_from, span_to, disposition, reason, suggested_no_work from directive_point ";
const std::string kPoints = std::string{kPointColumns} + "where directive_id = $1 order by ordinal";
const std::string kPoint = std::string{kPointColumns} + "where id = $1";
constexpr Statement kSavePoint{"directives/save_point", "update directive_point set disposition = $2, reason = $3 where id = $1"};

constexpr Statement kInsertReference{"directives/insert_reference", R"sql(
    insert into directive_reference (directive_id, ordinal, symbol, dated, kind, span_from, span_to, target_id)
    values ($1, $2, $3, $4, $5, $6, $7, $8)
)sql"};
constexpr Statement kReferences{"directives/references", R"sql(
    select symbol, dated, kind, span_from, span_to, target_id from directive_reference where directive_id = $1 order by ordinal
)sql"};

constexpr Statement kLock{"directives/lock", "update directive set points = points where id = $1"};
constexpr Statement kRecount{"directives/recount", R"sql(
    update directive set
        points = (select count(*) from directive_point p where p.directive_id = directive.id),
        uncovered = (select count(*) from directive_point p where p.directive_id = directive.id and p.disposition = 'work'
            and (not exists (select 1 from assignment a where a.point_id = p.id and a.state <> 'cancelled')
                 or exists (select 1 from assignment a where a.point_id = p.id and a.state <> 'cancelled' and a.lead_id is null))),
        assignments = (select count(*) from assignment a where a.directive_id = directive.id),
        open_assignments = (select count(*) from assignment a where a.directive_id = directive.id
            and a.state not in ('draft', 'completed', 'cancelled'))
    where id = $1
)sql"};

constexpr Statement kShow{"directives/show", R"sql(
    insert into directive_seen (agency_id, directive_id, state) values ($1, $2, $3)
    on conflict (agency_id, directive_id) do update set state = excluded.state
)sql"};
constexpr Statement kIsShown{"directives/is_shown", "select 1 from directive_seen where agency_id = $1 and directive_id = $2"};
constexpr Statement kHideUnseen{"directives/hide_unseen", R"sql(
    delete from directive_seen where directive_id = $1
        and agency_id <> (select owner_id from directive where id = $1)
        and not exists (select 1 from assignment a join assignment_seen s on s.assignment_id = a.id
                        where a.directive_id = $1 and s.agency_id = directive_seen.agency_id)
)sql"};

constexpr char kLine = '\n';

std::string join(const std::vector<std::string>& lines) {
    std::string out;
    for (const auto& line : lines) {
        if (!out.empty()) out += kLine;
        out += line;
    }
    return out;
}

std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> out;
    while (!text.empty()) {
        const auto end = std::min(text.find(kLine), text.size());
        out.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

std::string search_key_of(const Header& h) {
    return viet::fold(full_symbol(h) + " " + h.subject + " " + h.issuer + " " + h.signer);
}

template <class E>
E enum_at(const Row& row, int column) {
    const auto value = parse_name<E>(row.text(column));
    if (!value) throw store::StoreFault{"not an enumerator: " + row.string(column)};
    return *value;
}

Directive directive_at(const Row& row) {
    Directive d;
    d.id = row.id<Directive>(0);
    d.version = row.integer(1);
    d.owner = row.id<Agency>(2);
    d.state = enum_at<DirectiveState>(row, 3);
    auto& h = d.header;
    h.kind = row.string(4), h.number = row.string(5), h.symbol = row.string(6), h.issuer = row.string(7);
    h.issuer_agency = row.id<Agency>(8);
    h.place = row.string(9);
    h.issued_on = row.maybe_date(10), h.received_on = row.maybe_date(11);
    h.subject = row.string(12), h.signer = row.string(13);
    h.meeting_on = row.maybe_date(14);
    h.urgency = enum_at<Urgency>(row, 15);
    d.file = row.id<File>(16);
    if (const auto ocr = row.maybe_integer(17)) d.ocr = static_cast<int>(*ocr);
    d.recipients = split(row.text(18));
    d.registered_by = row.id<Person>(19);
    d.registered_at = row.instant(20);
    d.confirmed_at = row.maybe_instant(21), d.ended_at = row.maybe_instant(22);
    d.points = static_cast<int>(row.integer(23)), d.uncovered = static_cast<int>(row.integer(24));
    d.assignments = static_cast<int>(row.integer(25)), d.open = static_cast<int>(row.integer(26));
    return d;
}

Point point_at(const Row& row) {
    Point p;
    p.id = row.id<Point>(0);
    p.directive = row.id<Directive>(1);
    p.parent = row.id<Point>(2);
    p.ordinal = static_cast<int>(row.integer(3));
    p.path = row.string(4);
    p.text = row.string(5);
    p.span = {row.integer(6), row.integer(7)};
    p.disposition = enum_at<Disposition>(row, 8);
    p.reason = row.string(9);
    p.suggested_no_work = row.flag(10);
    return p;
}

}  // namespace

Id<Directive> insert(store::WriteTx& tx, const Directive& d, std::string_view text, std::string_view text_hash) {
    const auto& h = d.header;
    const auto id = tx.insert<Directive>(kInsert, d.owner, name_of(d.state), h.kind, h.number, h.symbol, h.issuer, maybe(h.issuer_agency),
        h.place, h.issued_on, h.received_on, h.subject, h.signer, h.meeting_on, name_of(h.urgency), maybe(d.file), d.ocr, join(d.recipients),
        maybe(d.registered_by), d.registered_at, d.confirmed_at, d.ended_at, text_hash, rules::same_key(h), search_key_of(h));
    tx.execute(kInsertText, id, text);
    return id;
}

std::optional<Directive> find(store::ReadTx& tx, Id<Directive> id) { return tx.first(kFind, directive_at, id); }

Result<Done> save(store::WriteTx& tx, Directive& d) {
    const auto& h = d.header;
    const auto changed = tx.execute(kSave, d.id, d.version, name_of(d.state), h.kind, h.number, h.symbol, h.issuer, maybe(h.issuer_agency),
        h.place, h.issued_on, h.received_on, h.subject, h.signer, h.meeting_on, name_of(h.urgency), join(d.recipients), d.confirmed_at,
        d.ended_at, rules::same_key(h), search_key_of(h));
    if (changed == 0) return stale();
    tx.execute(kSaveSeenState, d.id, name_of(d.state));
    ++d.version;
    return Done{};
}

std::string text_of(store::ReadTx& tx, Id<Directive> id) {
    return tx.first(kText, [](const Row& row) { return row.string(0); }, id).value_or("");
}

std::optional<Id<Directive>> find_same(store::ReadTx& tx, Id<Agency> owner, std::string_view text_hash, std::string_view same_key) {
    const auto id_at = [](const Row& row) { return row.id<Directive>(0); };
    if (const auto found = tx.first(kFindSameText, id_at, owner, text_hash)) return found;
    return same_key.empty() ? std::nullopt : tx.first(kFindSameKey, id_at, owner, same_key);
}

std::optional<Id<Directive>> find_by_symbol(store::ReadTx& tx, Id<Agency> owner, std::string_view symbol) {
    const auto slash = symbol.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    return tx.first(kFindBySymbol, [](const Row& row) { return row.id<Directive>(0); }, owner, symbol.substr(0, slash), symbol.substr(slash + 1));
}

Id<Point> insert(store::WriteTx& tx, const Point& p) {
    return tx.insert<Point>(kInsertPoint, p.directive, maybe(p.parent), p.ordinal, p.path, p.text, p.span.from, p.span.to,
                            name_of(p.disposition), p.reason, p.suggested_no_work);
}

std::vector<Point> points_of(store::ReadTx& tx, Id<Directive> directive) {
    return tx.list({"directives/points", kPoints}, point_at, directive);
}

std::optional<Point> find(store::ReadTx& tx, Id<Point> id) { return tx.first({"directives/point", kPoint}, point_at, id); }

void save_disposition(store::WriteTx& tx, const Point& p) { tx.execute(kSavePoint, p.id, name_of(p.disposition), p.reason); }

void insert(store::WriteTx& tx, Id<Directive> directive, int ordinal, const Reference& r) {
    tx.execute(kInsertReference, directive, ordinal, r.symbol, r.dated, r.kind, r.span.from, r.span.to, maybe(r.target));
}

std::vector<Reference> references_of(store::ReadTx& tx, Id<Directive> directive) {
    return tx.list(kReferences, [](const Row& row) {
        return Reference{row.string(0), row.maybe_date(1), row.string(2), {row.integer(3), row.integer(4)}, row.id<Directive>(5)};
    }, directive);
}

void recount(store::WriteTx& tx, Id<Directive> directive) {
    tx.execute(kLock, directive);
    tx.execute(kRecount, directive);
}

void show(store::WriteTx& tx, Id<Directive> directive, Id<Agency> agency, DirectiveState state) {
    tx.execute(kShow, agency, directive, name_of(state));
}

bool is_shown(store::ReadTx& tx, Id<Directive> directive, Id<Agency> agency) { return tx.exists(kIsShown, agency, directive); }

void hide_unseen(store::WriteTx& tx, Id<Directive> directive) { tx.execute(kHideUnseen, directive); }

}  // namespace thienan::directives::rows
