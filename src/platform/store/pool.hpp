// Sessions that threads take turns with. A session is opened when first needed and used by one thread at a time.
#pragma once

#include "platform/store/session.hpp"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace thienan::store {

class SessionPool {
public:
    using Open = std::function<std::unique_ptr<Session>()>;

    // At most `most` sessions at a time.
    SessionPool(int most, Open open) : most_(most), open_(std::move(open)) { idle_.reserve(static_cast<std::size_t>(most)); }

    // Gives the session back when it ends; one that is no longer usable is closed instead.
    class Lease {
    public:
        Lease(SessionPool& pool, std::unique_ptr<Session> session) : pool_(&pool), session_(std::move(session)) {}
        Lease(Lease&& other) noexcept = default;
        Lease& operator=(Lease&&) = delete;
        ~Lease() {
            if (session_) pool_->give_back(std::move(session_));
        }
        Session& operator*() const { return *session_; }
        Session* operator->() const { return session_.get(); }

    private:
        SessionPool* pool_;
        std::unique_ptr<Session> session_;
    };

    // The session used last, for its warm caches. Waits while all are in use; a StoreFault after 30 seconds.
    Lease take();

private:
    void give_back(std::unique_ptr<Session> session) noexcept;

    const int most_;
    const Open open_;
    std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<std::unique_ptr<Session>> idle_;
    int out_ = 0;  // leased now
};

}  // namespace thienan::store
