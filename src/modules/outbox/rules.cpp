#include "modules/outbox/rules.hpp"

#include "platform/http/http.hpp"

#include <array>

namespace thienan::outbox {

std::string_view name_of(MailState state) {
    switch (state) {
        case MailState::queued: return "queued";
        case MailState::sending: return "sending";
        case MailState::sent: return "sent";
        case MailState::failed: return "failed";
        case MailState::dropped: return "dropped";
    }
    CHECK(false);
}

std::string_view name_of(JobState state) {
    switch (state) {
        case JobState::queued: return "queued";
        case JobState::running: return "running";
        case JobState::done: return "done";
        case JobState::failed: return "failed";
    }
    CHECK(false);
}

std::optional<JobState> job_state_named(std::string_view name) {
    for (const auto state : {JobState::queued, JobState::running, JobState::done, JobState::failed})
        if (name_of(state) == name) return state;
    return std::nullopt;
}

namespace rules {

std::optional<std::int64_t> wait_after(std::int64_t attempts) {
    constexpr std::array kWaits = {kMinute, 5 * kMinute, 15 * kMinute, kHour, 3 * kHour, 6 * kHour, 12 * kHour};
    CHECK(attempts >= 1);
    if (attempts > static_cast<std::int64_t>(kWaits.size())) return std::nullopt;
    return kWaits[static_cast<std::size_t>(attempts - 1)];
}

bool is_address_here(std::string_view result) { return http::is_local_address(result); }

}  // namespace rules
}  // namespace thienan::outbox
