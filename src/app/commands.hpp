// What each command does, apart from reading its arguments. Each returns the exit status.
#pragma once

#include "app/program.hpp"

#include <string>

namespace thienan::app {

struct Listen {
    std::string address = "127.0.0.1";
    int port = 8080;
};

// One refusal as people on a terminal read it, without a database.
std::string terminal_sentence(const Error& error);

int serve(const ProgramOptions& options, const Listen& listen, bool behind_proxy);
int read_notice(const std::string& file, bool as_text);
int load_sample(const ProgramOptions& options);
int create_first_account(const ProgramOptions& options);
int check_records(const ProgramOptions& options);
int verify_audit(const ProgramOptions& options, const std::string& expected_head);
int back_up(const ProgramOptions& options, const std::string& file);
int restore(const ProgramOptions& options, const std::string& file);
int print_openapi();

}  // namespace thienan::app
