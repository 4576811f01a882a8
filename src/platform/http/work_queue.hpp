// A bounded queue between the I/O thread and the workers.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace thienan::http {

template <class Item>
class WorkQueue {
public:
    explicit WorkQueue(std::size_t most) : most_(most) {}

    // False where the queue is full.
    bool push(Item item) {
        bool wake = false;
        {
            const std::lock_guard lock{mutex_};
            if (items_.size() >= most_ + sleeping_) return false;
            items_.push_back(std::move(item));
            wake = sleeping_ > 0;
        }
        if (wake) ready_.notify_one();
        return true;
    }

    // Waits for an item; none once closed.
    std::optional<Item> pop() {
        std::unique_lock lock{mutex_};
        ++sleeping_;
        ready_.wait(lock, [this] { return closed_ || !items_.empty(); });
        --sleeping_;
        if (closed_) return std::nullopt;
        auto item = std::move(items_.front());
        items_.pop_front();
        return item;
    }

    // Wakes everybody; what still waits is dropped.
    void close() {
        {
            const std::lock_guard lock{mutex_};
            closed_ = true;
        }
        ready_.notify_all();
    }

private:
    const std::size_t most_;
    std::mutex mutex_;
    std::condition_variable ready_;
    std::deque<Item> items_;
    std::size_t sleeping_ = 0;
    bool closed_ = false;
};

}  // namespace thienan::http
