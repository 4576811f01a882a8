#include "app/commands.hpp"
#include "modules/files/actions/contents.hpp"
#include "modules/files/actions/files.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

namespace thienan::app {
namespace {

namespace fs = std::filesystem;

class Backup : public ::testing::Test {
protected:
    Backup() : folder_(fs::temp_directory_path() / ("thienan_backup_test." + std::to_string(::getpid()))) {
        fs::create_directories(folder_);
        options_.data_folder = (folder_ / "data").string();
    }
    ~Backup() override { fs::remove_all(folder_); }

    void keep(Program& program, const std::string& text) {
        const auto content = files::Contents{options_.data_folder}.keep(text).value();
        program.db().write([&](store::WriteTx& tx) { return files::actions::add_file(tx, Principal::system("test"), content, "a.txt"); }).value();
    }
    ProgramOptions restored_to(const std::string& name) {
        ProgramOptions options;
        options.data_folder = (folder_ / name).string();
        return options;
    }
    std::string archive(const std::string& name) { return (folder_ / name).string(); }

    fs::path folder_;
    ProgramOptions options_;
};

TEST_F(Backup, what_was_backed_up_is_restored_whole_and_nobody_else_may_read_the_archive) {
    {
        Program program{options_};
        keep(program, "một");
        EXPECT_EQ(back_up(options_, archive("a.tar.gz")), 0) << "also while another process serves";
    }
    EXPECT_EQ(fs::status(archive("a.tar.gz")).permissions() & (fs::perms::group_all | fs::perms::others_all), fs::perms::none);
    EXPECT_EQ(restore(restored_to("b"), archive("a.tar.gz")), 0);
    EXPECT_THROW(restore(restored_to("b"), archive("a.tar.gz")), std::runtime_error) << "never over what is there";
    EXPECT_THROW(back_up(options_, archive("a.tar.gz")), std::runtime_error);
}

TEST_F(Backup, files_that_come_while_it_runs_do_not_stop_it) {
    Program program{options_};
    std::atomic<bool> enough{false};
    std::thread uploads{[&] {
        for (int i = 0; !enough; ++i) keep(program, "tài liệu " + std::to_string(i) + std::string(2000, 'x'));
    }};
    for (int i = 0; i < 5; ++i) EXPECT_NO_THROW(back_up(options_, archive(std::to_string(i)))) << i;
    enough = true;
    uploads.join();
    EXPECT_EQ(restore(restored_to("c"), archive("4")), 0);
}

TEST_F(Backup, what_is_no_archive_is_refused) {
    std::ofstream{archive("no.tar.gz")} << "not an archive";
    EXPECT_THROW(restore(restored_to("d"), archive("no.tar.gz")), std::runtime_error);
    EXPECT_THROW(restore(restored_to("e"), archive("missing")), std::runtime_error);
}

}  // namespace
}  // namespace thienan::app
