#include "platform/store/pool.hpp"

#include <chrono>

namespace thienan::store {
namespace {

constexpr std::chrono::seconds kLongestWait{30};

}  // namespace

SessionPool::Lease SessionPool::take() {
    std::unique_ptr<Session> session;
    {
        std::unique_lock lock{mutex_};
        if (!returned_.wait_for(lock, kLongestWait, [&] { return out_ < most_; }))
            throw StoreFault{"every database connection has been in use for 30 seconds"};
        ++out_;
        if (!idle_.empty()) {
            session = std::move(idle_.back());
            idle_.pop_back();
        }
    }
    if (session) return {*this, std::move(session)};
    try {
        return {*this, open_()};
    } catch (...) {
        give_back(nullptr);
        throw;
    }
}

void SessionPool::give_back(std::unique_ptr<Session> session) noexcept {
    if (session && !session->usable()) session.reset();
    {
        const std::lock_guard lock{mutex_};
        --out_;
        if (session) idle_.push_back(std::move(session));  // room is reserved: does not throw
    }
    returned_.notify_one();
}

}  // namespace thienan::store
