#include "platform/office/subprocess.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string_view>
#include <system_error>
#include <utility>

namespace thienan::office {
namespace {

using Steady = std::chrono::steady_clock;

constexpr const char* kPath = "/usr/local/bin:/usr/bin:/bin";
constexpr std::size_t kErrorBytes = 4096;

[[noreturn]] void broken(const char* what) { throw std::system_error(errno, std::generic_category(), what); }

class Descriptor {
public:
    explicit Descriptor(int fd) : fd_(fd) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return fd_; }
    bool open() const { return fd_ >= 0; }
    void close() {
        if (fd_ >= 0) ::close(fd_);
        fd_ = -1;
    }

private:
    int fd_;
};

struct Pipe {
    Descriptor read;
    Descriptor write;
    static std::array<int, 2> make() {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) broken("cannot make a pipe");
        return ends;
    }
    Pipe() : Pipe(make()) {}
    explicit Pipe(std::array<int, 2> ends) : read(ends[0]), write(ends[1]) {}
};

// Full path of a tool, empty where it is not installed. A name with a slash is taken as it is.
std::string find_tool(const std::string& name) {
    if (name.find('/') != std::string::npos) return ::access(name.c_str(), X_OK) == 0 ? name : "";
    const std::string_view path = kPath;
    for (std::size_t from = 0; from <= path.size();) {
        const std::size_t to = std::min(path.find(':', from), path.size());
        std::string candidate = std::string(path.substr(from, to - from)) + "/" + name;
        if (::access(candidate.c_str(), X_OK) == 0) return candidate;
        from = to + 1;
    }
    return "";
}

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> out;
    out.reserve(words.size() + 1);
    for (auto& word : words) out.push_back(word.data());
    out.push_back(nullptr);
    return out;
}

// Everything the child needs, made before fork: after it only calls that are safe between fork and exec.
struct Launch {
    std::string tool;
    std::vector<std::string> argv;
    std::vector<std::string> environment;
    std::vector<char*> argv_pointers;
    std::vector<char*> environment_pointers;
    std::string working_dir;
    ProcessLimits limits;
};

void cap(int resource, rlim_t most) {
    const rlimit limit{most, most};
    ::setrlimit(static_cast<__rlimit_resource>(resource), &limit);
}

[[noreturn]] void become(const Launch& launch, int null, int out, int err, int fault) {
    ::setpgid(0, 0);
    sigset_t none;
    sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::signal(SIGPIPE, SIG_DFL);
    cap(RLIMIT_CPU, launch.limits.cpu_seconds);
    cap(RLIMIT_AS, launch.limits.memory_bytes);
    cap(RLIMIT_FSIZE, launch.limits.file_bytes);
    cap(RLIMIT_CORE, 0);
    // Out of the way first: a descriptor may itself be 0…3 where the server closed its standard ones.
    null = ::fcntl(null, F_DUPFD, 10);
    out = ::fcntl(out, F_DUPFD, 10);
    err = ::fcntl(err, F_DUPFD, 10);
    fault = ::fcntl(fault, F_DUPFD, 10);
    ::dup2(null, 0);
    ::dup2(out, 1);
    ::dup2(err, 2);
    ::dup2(fault, 3);
    ::fcntl(3, F_SETFD, FD_CLOEXEC);
    ::close_range(4, ~0U, 0);
    if (::chdir(launch.working_dir.c_str()) == 0)
        ::execve(launch.tool.c_str(), launch.argv_pointers.data(), launch.environment_pointers.data());
    const int why = errno;
    [[maybe_unused]] const auto written = ::write(3, &why, sizeof why);
    ::_exit(127);
}

// Reads what is there; false at the end of the stream. Bytes past `most` are dropped and `over` is set.
bool drain(int fd, std::string& into, std::size_t most, bool& over) {
    std::array<char, 65536> block;
    const ssize_t got = ::read(fd, block.data(), block.size());
    if (got < 0) return errno == EINTR || errno == EAGAIN;
    if (got == 0) return false;
    const std::size_t room = most - std::min(most, into.size());
    into.append(block.data(), std::min(room, static_cast<std::size_t>(got)));
    over = over || static_cast<std::size_t>(got) > room;
    return true;
}

enum class Ending { closed, timeout, overflow };

Ending collect(Pipe& out, Pipe& err, Finished& finished, const ProcessLimits& limits, Steady::time_point deadline) {
    bool over = false;
    bool ignored = false;
    while (out.read.open() || err.read.open()) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Steady::now()).count();
        if (left <= 0) return Ending::timeout;
        std::array<pollfd, 2> polled{{{out.read.get(), POLLIN, 0}, {err.read.get(), POLLIN, 0}}};
        const int ready = ::poll(polled.data(), polled.size(), static_cast<int>(std::min<long long>(left, 60'000)));
        if (ready < 0 && errno != EINTR) broken("cannot wait for a tool");
        if (ready <= 0) continue;
        if (polled[0].revents && !drain(out.read.get(), finished.out, limits.output_bytes, over)) out.read.close();
        if (polled[1].revents && !drain(err.read.get(), finished.err, kErrorBytes, ignored)) err.read.close();
        if (over) return Ending::overflow;
    }
    return Ending::closed;
}

// Whether the tool has ended by the deadline (it may have closed its output long before). It is not reaped yet, so its
// number still names its process group and no other.
bool has_ended_by(pid_t child, Steady::time_point deadline) {
    while (true) {
        siginfo_t info{};
        if (::waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOHANG | WNOWAIT) != 0 && errno != EINTR)
            broken("cannot wait for a tool");
        if (info.si_pid == child) return true;
        if (Steady::now() >= deadline) return false;
        ::usleep(2000);
    }
}

// Ends the tool and whatever it has left running; its status.
int end_group(pid_t child) {
    ::kill(-child, SIGKILL);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    return status;
}

Launch prepare(const Command& command, const ProcessLimits& limits, std::string tool) {
    Launch launch;
    launch.tool = std::move(tool);
    launch.argv = command.argv;
    launch.working_dir = command.working_dir.string();
    launch.environment = {std::string("PATH=") + kPath, "HOME=" + launch.working_dir, "TMPDIR=" + launch.working_dir,
                          "LANG=C.UTF-8", "OMP_THREAD_LIMIT=1"};
    launch.argv_pointers = pointers(launch.argv);
    launch.environment_pointers = pointers(launch.environment);
    launch.limits = limits;
    return launch;
}

// 0 when the tool was started, else the errno of the child's failure to become it.
int fault_of_start(Pipe& fault) {
    int why = 0;
    ssize_t got = 0;
    do got = ::read(fault.read.get(), &why, sizeof why);
    while (got < 0 && errno == EINTR);
    return got == sizeof why ? why : 0;
}

}  // namespace

Result<Finished> run_limited(const Command& command, const ProcessLimits& limits) {
    CHECK(!command.argv.empty());
    std::string tool = find_tool(command.argv[0]);
    if (tool.empty()) return Error{Code::unavailable, "office.tool_missing", {command.argv[0]}};
    const Launch launch = prepare(command, limits, std::move(tool));
    const auto deadline = Steady::now() + limits.wall;

    Descriptor null{::open("/dev/null", O_RDONLY | O_CLOEXEC)};
    if (!null.open()) broken("cannot open /dev/null");
    Pipe out, err, fault;
    const pid_t child = ::fork();
    if (child < 0) broken("cannot start a tool");
    if (child == 0) become(launch, null.get(), out.write.get(), err.write.get(), fault.write.get());
    ::setpgid(child, child);  // also in the child: whichever comes first
    out.write.close();
    err.write.close();
    fault.write.close();
    if (const int why = fault_of_start(fault)) {
        end_group(child);
        throw std::system_error(why, std::generic_category(), "cannot start " + launch.tool);
    }

    Finished finished;
    const Ending ending = collect(out, err, finished, limits, deadline);
    const bool ended = ending == Ending::closed && has_ended_by(child, deadline);
    const int status = end_group(child);
    if (!ended) {
        if (ending == Ending::overflow) return Error{Code::too_large, "office.too_large"};
        return Error{Code::unavailable, "office.timeout", {command.argv[0]}};
    }
    finished.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || finished.status == 128 + SIGKILL))
        return Error{Code::unavailable, "office.timeout", {command.argv[0]}};
    return finished;
}

}  // namespace thienan::office
