// The command line: thienan serve, notice read, sample load, account …, check, backup, restore, audit verify, openapi.
#pragma once

namespace thienan::app {

// Exit status: 0 done, 1 a check failed, 2 unusable input or arguments (one line on standard error says which and why).
int run_command(int argc, char** argv);

}  // namespace thienan::app
