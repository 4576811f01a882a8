#include "platform/office/subprocess.hpp"
#include "platform/office/temp_dir.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>

namespace thienan::office {
namespace {

class Subprocess : public ::testing::Test {
protected:
    Result<Finished> shell(const std::string& script, const ProcessLimits& limits = {}) {
        return run_limited({{"sh", "-c", script}, dir_.path()}, limits);
    }
    TempDir dir_;
};

TEST_F(Subprocess, output_error_and_status_come_back) {
    const auto done = shell("echo out; echo err >&2; exit 3");
    ASSERT_TRUE(done.ok());
    EXPECT_EQ(done->out, "out\n");
    EXPECT_EQ(done->err, "err\n");
    EXPECT_EQ(done->status, 3);
}

TEST_F(Subprocess, arguments_are_not_read_by_a_shell) {
    const auto done = run_limited({{"echo", "$HOME; ls `id` *"}, dir_.path()}, {});
    ASSERT_TRUE(done.ok());
    EXPECT_EQ(done->out, "$HOME; ls `id` *\n");
}

TEST_F(Subprocess, the_environment_holds_only_what_tools_need) {
    ::setenv("SECRET_OF_THE_SERVER", "1", 1);
    const auto done = run_limited({{"env"}, dir_.path()}, {});
    ASSERT_TRUE(done.ok());
    EXPECT_EQ(done->out.find("SECRET"), std::string::npos);
    EXPECT_NE(done->out.find("HOME=" + dir_.path().string()), std::string::npos);
}

TEST_F(Subprocess, open_files_are_not_inherited) {
    const int open_here = ::open("/dev/null", O_RDONLY);  // on purpose without O_CLOEXEC
    ASSERT_GE(open_here, 0);
    const auto done = shell("ls /proc/$$/fd | wc -l");
    ::close(open_here);
    ASSERT_TRUE(done.ok());
    EXPECT_LE(std::atoi(done->out.c_str()), 4);  // 0, 1, 2 and the directory being listed
}

TEST_F(Subprocess, a_tool_that_takes_too_long_is_killed_with_its_children) {
    ProcessLimits limits;
    limits.wall = std::chrono::milliseconds(200);
    const auto start = std::chrono::steady_clock::now();
    const auto done = shell("(sleep 30; touch late) & sleep 30", limits);
    ASSERT_FALSE(done.ok());
    EXPECT_EQ(done.error().reason, "office.timeout");
    EXPECT_EQ(done.error().code, Code::unavailable);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
}

TEST_F(Subprocess, a_tool_that_closes_its_output_is_still_bound_by_the_time) {
    ProcessLimits limits;
    limits.wall = std::chrono::milliseconds(200);
    const auto done = shell("exec >&- 2>&-; sleep 30", limits);
    ASSERT_FALSE(done.ok());
    EXPECT_EQ(done.error().reason, "office.timeout");
}

TEST_F(Subprocess, a_tool_that_burns_its_processor_time_is_ended) {
    ProcessLimits limits;
    limits.cpu_seconds = 1;
    const auto done = shell("while :; do :; done", limits);
    ASSERT_FALSE(done.ok());
    EXPECT_EQ(done.error().reason, "office.timeout");
}

TEST_F(Subprocess, output_past_the_limit_ends_the_tool) {
    ProcessLimits limits;
    limits.output_bytes = 1000;
    const auto done = shell("yes", limits);
    ASSERT_FALSE(done.ok());
    EXPECT_EQ(done.error().reason, "office.too_large");
}

TEST_F(Subprocess, a_file_past_the_limit_cannot_be_written) {
    ProcessLimits limits;
    limits.file_bytes = 4096;
    const auto done = shell("head -c 100000 /dev/zero > big; wc -c < big", limits);
    ASSERT_TRUE(done.ok());
    EXPECT_LE(std::atoi(done->out.c_str()), 4096);
}

TEST_F(Subprocess, a_tool_that_is_not_installed_is_named) {
    const auto done = run_limited({{"no-such-tool-here"}, dir_.path()}, {});
    ASSERT_FALSE(done.ok());
    EXPECT_EQ(done.error().reason, "office.tool_missing");
    EXPECT_EQ(done.error().args, std::vector<std::string>{"no-such-tool-here"});
}

TEST_F(Subprocess, a_missing_working_directory_is_a_broken_world) {
    EXPECT_THROW((void)run_limited({{"true"}, dir_.path() / "absent"}, {}), std::system_error);
}

TEST(TempDirs, are_private_and_removed) {
    std::filesystem::path path;
    {
        const TempDir dir;
        path = dir.path();
        EXPECT_EQ(std::filesystem::status(path).permissions(), std::filesystem::perms::owner_all);
        std::filesystem::create_directory(path / "inside");
    }
    EXPECT_FALSE(std::filesystem::exists(path));
}

}  // namespace
}  // namespace thienan::office
