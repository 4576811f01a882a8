#include "app/cli.hpp"

int main(int argc, char** argv) { return thienan::app::run_command(argc, argv); }
