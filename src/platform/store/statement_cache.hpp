// Prepared statements of one connection by their text; the least recently used one leaves when there are too many.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace thienan::store {

template <class Prepared>
class StatementCache {
public:
    explicit StatementCache(std::size_t most) : most_(most) {}

    // Null where the text is not held. Amortised O(length of the text).
    std::shared_ptr<Prepared> find(std::string_view sql) {
        const auto at = by_text_.find(sql);
        if (at == by_text_.end()) return nullptr;
        order_.splice(order_.begin(), order_, at->second);
        return at->second->prepared;
    }
    // Replaces what is held for this text. Returns what had to leave, if any: whoever still runs it keeps it alive.
    std::shared_ptr<Prepared> put(std::string_view sql, std::shared_ptr<Prepared> prepared) {
        if (const auto at = by_text_.find(sql); at != by_text_.end()) {
            std::swap(at->second->prepared, prepared);
            return prepared;
        }
        order_.push_front({std::string{sql}, std::move(prepared)});
        by_text_.emplace(order_.front().sql, order_.begin());
        if (by_text_.size() <= most_) return nullptr;
        auto leaving = std::move(order_.back().prepared);
        by_text_.erase(order_.back().sql);
        order_.pop_back();
        return leaving;
    }
    void clear() {
        by_text_.clear();
        order_.clear();
    }

private:
    struct Entry {
        std::string sql;
        std::shared_ptr<Prepared> prepared;
    };
    std::size_t most_;
    std::list<Entry> order_;  // most recently used first
    std::unordered_map<std::string_view, typename std::list<Entry>::iterator> by_text_;  // keys view into order_
};

}  // namespace thienan::store
