// A backup is one .tar.gz of the database's consistent copy and the stored files; restore makes an empty data folder from it.
#include "app/commands.hpp"

#include <fmt/core.h>

#include <filesystem>
#include <spawn.h>
#include <stdexcept>
#include <sys/stat.h>
#include <sys/wait.h>
#include <vector>

extern char** environ;

namespace thienan::app {
namespace {

constexpr int kChangedMeanwhile = 1;  // tar's status where a folder was added to while it was read

// Runs tar without a shell. Statuses above `most_status` are faults.
void run_tar(std::vector<std::string> arguments, int most_status) {
    std::vector<char*> argv;
    for (auto& a : arguments) argv.push_back(a.data());
    argv.push_back(nullptr);
    pid_t child = 0;
    int status = 0;
    if (posix_spawn(&child, "/bin/tar", nullptr, nullptr, argv.data(), environ) != 0 || waitpid(child, &status, 0) < 0 || !WIFEXITED(status) ||
        WEXITSTATUS(status) > most_status)
        throw std::runtime_error("tar did not finish; nothing of the archive can be relied on");
}

}  // namespace

int back_up(const ProgramOptions& given, const std::string& file) {
    namespace fs = std::filesystem;
    auto options = given;
    options.read_only = true;
    ::umask(S_IRWXG | S_IRWXO);  // it holds everything, the hashes of passwords too
    if (fs::exists(file)) throw std::runtime_error(file + " exists; a backup never overwrites");
    const auto folder = fs::path{options.data_folder};
    const auto copy = folder / "backup.db";
    fs::remove(copy);
    {
        Program program{options};
        if (const auto done = program.db().backup_to(copy.string()); !done) throw std::runtime_error("PostgreSQL is copied by pg_dump; see docs/ops.md");
    }
    // The database is copied first: a file stored meanwhile is in the archive without being missed, never the other way round. Contents
    // never change, so what changes while tar reads are only their folders; those not finished yet are left out.
    const auto partial = file + ".partial";
    fs::create_directories(folder / "files");
    run_tar({"tar", "-czf", partial, "--exclude=files/new", "--warning=no-file-changed", "--transform=s|^backup.db|thienan.db|", "-C", folder.string(), "backup.db", "files"},
            kChangedMeanwhile);
    fs::remove(copy);
    fs::rename(partial, file);
    fmt::print("{}: {} bytes\n", file, fs::file_size(file));
    return 0;
}

int restore(const ProgramOptions& options, const std::string& file) {
    namespace fs = std::filesystem;
    if (!fs::exists(file)) throw std::runtime_error(file + " does not exist");
    if (fs::exists(options.data_folder) && !fs::is_empty(options.data_folder)) throw std::runtime_error(options.data_folder + " is not empty; restore only into an empty folder");
    fs::create_directories(options.data_folder);
    run_tar({"tar", "-xzf", file, "--no-same-owner", "-C", options.data_folder, "thienan.db", "files"}, 0);
    const int status = check_records(options);
    return status ? status : verify_audit(options, "");
}

}  // namespace thienan::app
