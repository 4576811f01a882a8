#include "platform/store/sql_text.hpp"
#include "platform/store/store.hpp"

namespace thienan::store {

void QueryText::append(std::string_view piece_of_sql, std::size_t values) {
    auto next = values_.size() - values;
    for (std::size_t at = 0; at < piece_of_sql.size();) {
        const Piece piece = next_piece(piece_of_sql, at);
        at += piece.text.size();
        sql_ += piece.text;
        if (piece.kind == Piece::Kind::lone_dollar) sql_ += std::to_string(++next);
    }
    CHECK(next == values_.size());  // as many lone $ as values
}

std::vector<Param> QueryText::params() const {
    std::vector<Param> out;
    out.reserve(values_.size());
    for (const auto& value : values_) {
        out.push_back(value.param);
        if (value.is_text) out.back().text = value.text;
    }
    return out;
}

}  // namespace thienan::store
