#include "platform/store/sql_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace thienan::store {
namespace {

constexpr auto npos = std::string_view::npos;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lowered(std::string_view word) {
    std::string out{word};
    for (char& c : out) c = lowered(c);
    return out;
}

// Length of a quoted piece; a doubled quote stands for itself and does not end it.
std::size_t quoted_length(std::string_view rest) {
    const char quote = rest[0];
    for (std::size_t i = 1; i < rest.size(); ++i) {
        if (rest[i] != quote) continue;
        if (i + 1 < rest.size() && rest[i + 1] == quote) ++i;
        else return i + 1;
    }
    return rest.size();
}

std::size_t up_to(std::string_view rest, std::string_view end, std::size_t from) {
    const auto at = rest.find(end, from);
    return at == npos ? rest.size() : at + end.size();
}

template <class Belongs>
std::size_t run_length(std::string_view rest, std::size_t from, Belongs belongs) {
    while (from < rest.size() && belongs(rest[from])) ++from;
    return from;
}

bool is_blank(const Piece& piece) { return piece.kind == Piece::Kind::space || piece.kind == Piece::Kind::comment; }

// The next word from `at` on, with blanks skipped; `at` moves behind it. Empty where something else comes.
std::string take_word(std::string_view sql, std::size_t& at) {
    while (at < sql.size()) {
        const Piece piece = next_piece(sql, at);
        if (!is_blank(piece) && piece.kind != Piece::Kind::word) return {};
        at += piece.text.size();
        if (piece.kind == Piece::Kind::word) return lowered(piece.text);
    }
    return {};
}

// Where `ID PRIMARY KEY` begins at `at`: the position behind it; else npos.
std::size_t behind_id_primary_key(std::string_view sql, std::size_t at) {
    if (next_piece(sql, at).text != "ID") return npos;
    at += 2;
    if (take_word(sql, at) != "primary") return npos;
    return take_word(sql, at) == "key" ? at : npos;
}

void refuse_banned(const std::string& word) {
    struct Ban {
        std::string_view word, instead;
    };
    static constexpr std::array kBans{
        Ban{"integer", "bigint"}, Ban{"int", "bigint"}, Ban{"smallint", "bigint"}, Ban{"serial", "ID PRIMARY KEY"},
        Ban{"bigserial", "ID PRIMARY KEY"}, Ban{"autoincrement", "ID PRIMARY KEY"}, Ban{"real", "bigint in a smaller unit"},
        Ban{"float", "bigint in a smaller unit"}, Ban{"double", "bigint in a smaller unit"},
        Ban{"numeric", "bigint in a smaller unit"}, Ban{"decimal", "bigint in a smaller unit"},
        Ban{"boolean", "bigint with check (x in (0, 1))"}, Ban{"bool", "bigint with check (x in (0, 1))"},
        Ban{"varchar", "text"}, Ban{"char", "text"}, Ban{"bytea", "blob"}, Ban{"timestamp", "bigint milliseconds"},
        Ban{"datetime", "bigint milliseconds"}, Ban{"current_timestamp", "a value of the program"},
        Ban{"trigger", "a reaction of the program"}, Ban{"pragma", "nothing: the store sets its own"}};
    const auto ban = std::find_if(kBans.begin(), kBans.end(), [&](const Ban& b) { return b.word == word; });
    if (ban == kBans.end()) return;
    throw StoreFault{"the word '" + word + "' differs between the engines; write " + std::string{ban->instead}};
}

std::string word_in_dialect(Engine engine, std::string_view text) {
    const std::string word = lowered(text);
    refuse_banned(word);
    if (engine == Engine::sqlite && word == "bigint") return "integer";
    if (engine == Engine::postgres && word == "blob") return "bytea";
    return std::string{text};
}

bool is_create_table(std::string_view statement) {
    std::size_t at = 0;
    return take_word(statement, at) == "create" && take_word(statement, at) == "table";
}

}  // namespace

Piece next_piece(std::string_view sql, std::size_t at) {
    const auto rest = sql.substr(at);
    const char c = rest[0];
    using Kind = Piece::Kind;
    if (is_letter(c)) return {Kind::word, rest.substr(0, run_length(rest, 1, [](char d) { return is_letter(d) || is_digit(d); }))};
    if (is_space(c)) return {Kind::space, rest.substr(0, run_length(rest, 1, is_space))};
    if (c == '\'' || c == '"') return {Kind::quoted, rest.substr(0, quoted_length(rest))};
    if (rest.substr(0, 2) == "--") return {Kind::comment, rest.substr(0, up_to(rest, "\n", 2))};
    if (rest.substr(0, 2) == "/*") return {Kind::comment, rest.substr(0, up_to(rest, "*/", 2))};
    if (c != '$') return {Kind::mark, rest.substr(0, 1)};
    const auto length = run_length(rest, 1, is_digit);
    return {length > 1 ? Kind::placeholder : Kind::lone_dollar, rest.substr(0, length)};
}

int highest_placeholder(std::string_view sql) {
    int highest = 0;
    for (std::size_t at = 0; at < sql.size();) {
        const Piece piece = next_piece(sql, at);
        at += piece.text.size();
        if (piece.kind != Piece::Kind::placeholder) continue;
        int n = 0;
        std::from_chars(piece.text.data() + 1, piece.text.data() + piece.text.size(), n);
        highest = std::max(highest, n);
    }
    return highest;
}

std::vector<std::string_view> split_statements(std::string_view sql) {
    std::vector<std::string_view> statements;
    std::size_t begin = npos, end = 0;
    const auto finish = [&] {
        if (begin != npos) statements.push_back(sql.substr(begin, end - begin));
        begin = npos;
    };
    for (std::size_t at = 0; at < sql.size();) {
        const Piece piece = next_piece(sql, at);
        if (piece.text == ";" && piece.kind == Piece::Kind::mark) finish();
        else if (!is_blank(piece)) {
            if (begin == npos) begin = at;
            end = at + piece.text.size();
        }
        at += piece.text.size();
    }
    finish();
    return statements;
}

std::string in_dialect(Engine engine, std::string_view statement) {
    std::string out;
    for (std::size_t at = 0; at < statement.size();) {
        if (const auto behind = behind_id_primary_key(statement, at); behind != npos) {
            out += engine == Engine::sqlite ? "INTEGER PRIMARY KEY AUTOINCREMENT"
                                            : "bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY";
            at = behind;
            continue;
        }
        const Piece piece = next_piece(statement, at);
        if (piece.kind == Piece::Kind::word) out += word_in_dialect(engine, piece.text);
        else out += piece.text;
        at += piece.text.size();
    }
    // PostgreSQL refuses a text where a number belongs; a strict table makes SQLite do the same.
    if (engine == Engine::sqlite && is_create_table(statement)) out += " strict";
    return out;
}

}  // namespace thienan::store
