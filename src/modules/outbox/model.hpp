// Mails and long work that an act leaves behind, done after its commit.
#pragma once

#include "base/date.hpp"
#include "base/id.hpp"
#include "frame/principal.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace thienan {

struct Mail;
struct Job;

namespace outbox {

// A line of a mail, put into the reader's language when it is sent: a locale key with its values, or text as it is.
struct Sentence {
    std::string key;                // "" = args[0] as it is
    std::vector<std::string> args;

    static Sentence plain(std::string text) { return {"", {std::move(text)}}; }
    friend bool operator==(const Sentence&, const Sentence&) = default;
};

// What an act asks to be mailed.
struct NewMail {
    Id<Person> person;                  // who gets it; their address and language are looked up when it is sent
    std::string kind;                   // locale key; people turn down kinds
    Sentence subject;
    std::vector<Sentence> body;         // one line each; an empty plain one is an empty line
    std::string dedupe_key;             // the same mail is queued once however often it is asked for: "due_soon/17/2026-11-23"
    Instant not_before;                 // default: at once
    std::optional<Instant> not_after;   // no use any more after that; then it is dropped
    std::string address;                // only where it is not the person's own
    Language language = Language::vi;   // goes with `address`
    bool secret = false;                // erase the body when it is settled
};

enum class MailState {
    queued,    // waits for its time, or for another try
    sending,   // a sender has it, until its lease ends
    sent,
    failed,    // given up; an administrator may try again
    dropped,   // turned down, no address, or too late
};
std::string_view name_of(MailState state);

struct MailEntry {
    Id<Mail> id;
    Id<Person> person;
    std::string address;
    std::string kind;
    Sentence subject;
    MailState state = MailState::queued;
    std::int64_t attempts = 0;
    Sentence last_error;                // why the last try did not succeed
    Instant created_at;
    std::optional<Instant> settled_at;
};

// A kind of mail that people may turn down, in the order of the preferences page.
struct MailKind {
    std::string_view key;               // locale key; key + "_help" explains it
};

enum class JobState { queued, running, done, failed };
std::string_view name_of(JobState state);
std::optional<JobState> job_state_named(std::string_view name);

// Long work as its creator sees it.
struct JobEntry {
    Id<Job> id;
    std::string kind;                   // locale key
    std::string payload;                // the handler's own matter
    Id<Person> created_by;
    Id<Agency> agency;
    Instant created_at;
    JobState state = JobState::queued;
    int progress = 0;                   // 0…100
    std::string result;                 // of done: an address of this site to go on at, or ""
    Sentence reason;                    // of failed
    std::int64_t attempts = 0;
};

// Published where something was queued, so that the workers can be woken after the commit.
struct Queued {};

}  // namespace outbox
}  // namespace thienan
