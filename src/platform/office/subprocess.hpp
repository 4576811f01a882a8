// Runs a tool on a file from outside, so that a broken or hostile file can cost only a bounded amount: no shell, a
// process group of its own killed on timeout, rlimits, no inherited files, an environment of PATH, HOME, LANG and
// OMP_THREAD_LIMIT only.
#pragma once

#include "base/result.hpp"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace thienan::office {

struct Command {
    std::vector<std::string> argv;       // argv[0] is a tool's name, found in /usr/local/bin, /usr/bin, /bin
    std::filesystem::path working_dir;   // also its HOME and TMPDIR; a private directory that exists
};

struct ProcessLimits {
    std::chrono::milliseconds wall{30'000};
    unsigned cpu_seconds = 30;
    std::size_t memory_bytes = std::size_t{2} << 30;  // address space
    std::size_t file_bytes = 256u << 20;              // any one file it writes
    std::size_t output_bytes = 64u << 20;             // standard output
};

struct Finished {
    int status = 0;     // exit status; 128 + signal when killed by one
    std::string out;    // standard output
    std::string err;    // the first 4 KiB of standard error, for logs
};

// Blocks until the tool has ended. A status other than 0 is not an error here.
// Refused: office.tool_missing {name} (unavailable), office.timeout {name}, office.too_large (standard output passed
// its limit). Throws std::system_error when no process or pipe can be made.
Result<Finished> run_limited(const Command& command, const ProcessLimits& limits);

}  // namespace thienan::office
