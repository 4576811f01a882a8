// A backup is one .tar.gz of the database's consistent copy and the stored files; restore makes an empty data folder from it.
#include "app/commands.hpp"

#include <fmt/core.h>

#include <fcntl.h>
#include <filesystem>
#include <spawn.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

extern char** environ;

namespace thienan::app {
namespace {

// Runs tar without a shell and without its own words; whether it finished.
bool run_tar(std::vector<std::string> arguments) {
    std::vector<char*> argv;
    for (auto& a : arguments) argv.push_back(a.data());
    argv.push_back(nullptr);
    posix_spawn_file_actions_t quiet;
    posix_spawn_file_actions_init(&quiet);
    posix_spawn_file_actions_addopen(&quiet, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    int status = 0;
    const bool done = posix_spawn(&child, "/bin/tar", &quiet, nullptr, argv.data(), environ) == 0 && waitpid(child, &status, 0) >= 0 && status == 0;
    posix_spawn_file_actions_destroy(&quiet);
    return done;
}

}  // namespace

int back_up(const ProgramOptions& given, const std::string& file) {
    namespace fs = std::filesystem;
    auto options = given;
    options.read_only = true;
    if (fs::exists(file)) throw std::runtime_error(file + " exists; a backup never overwrites");
    const auto folder = fs::path{options.data_folder};
    const auto copy = folder / "backup.db";
    fs::remove(copy);
    {
        Program program{options};
        if (const auto done = program.db().backup_to(copy.string()); !done) throw std::runtime_error("PostgreSQL is copied by pg_dump; see docs/ops.md");
    }
    // The database is copied first: a file stored meanwhile is in the archive without being missed, never the other way round.
    const auto partial = file + ".partial";
    const bool written = run_tar({"tar", "-czf", partial, "--transform=s|^backup.db|thienan.db|", "-C", folder.string(), "backup.db", "files"});
    fs::remove(copy);
    if (!written) {
        fs::remove(partial);
        throw std::runtime_error(file + ": the archive could not be written");
    }
    fs::rename(partial, file);
    fmt::print("{}: {} bytes\n", file, fs::file_size(file));
    return 0;
}

int restore(const ProgramOptions& options, const std::string& file) {
    namespace fs = std::filesystem;
    if (!fs::exists(file)) throw std::runtime_error(file + " does not exist");
    if (fs::exists(options.data_folder) && !fs::is_empty(options.data_folder)) throw std::runtime_error(options.data_folder + " is not empty; restore only into an empty folder");
    // All or nothing: the folder appears once the whole archive is there.
    const auto partial = options.data_folder + ".partial";
    fs::remove_all(partial);
    fs::create_directories(partial);
    if (!run_tar({"tar", "-xzf", file, "--no-same-owner", "-C", partial, "thienan.db", "files"})) {
        fs::remove_all(partial);
        throw std::runtime_error(file + " is no whole backup; nothing was restored");
    }
    fs::remove(options.data_folder);
    fs::rename(partial, options.data_folder);
    const int status = check_records(options);
    return status ? status : verify_audit(options, "");
}

}  // namespace thienan::app
