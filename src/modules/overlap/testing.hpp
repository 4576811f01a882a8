// For tests of the module: an office, who keeps the registry and who screens, the index in a folder of its own, and the pages.
#pragma once

#include "frame/page_testing.hpp"
#include "modules/audit/testing.hpp"
#include "modules/files/module.hpp"
#include "modules/identity/testing.hpp"
#include "modules/overlap/actions/registry.hpp"
#include "modules/overlap/module.hpp"
#include "modules/overlap/task_index.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace thienan::overlap::testing {

class Module : public store::testing::EachEngine {
protected:
    void SetUp() override {
        store::testing::EachEngine::SetUp();
        if (IsSkipped()) return;
        office_ = std::make_unique<identity::testing::Office>(test());
        data_ = std::filesystem::temp_directory_path() / (store::testing::fresh_name() + "_data");
        std::filesystem::create_directories(data_);
        index_.emplace(folder());
        site_ = std::make_unique<frame::testing::Site>(db(), test().clock(), frame::Settings{.data_folder = data_.string()});
        add_routes(site_->routes(), *index_);
    }
    void TearDown() override {
        if (IsSkipped()) return;
        frame::testing::expect_invariants(db(), invariants());
        audit::testing::expect_words(db(), audited_fields(), identity::audited_fields(), files::audited_fields());
        site_.reset();
        index_.reset();
        std::filesystem::remove_all(data_);
    }

    std::string folder() const { return (data_ / "overlap-index").string(); }
    TaskIndex& index() { return *index_; }
    frame::testing::Site& site() { return *site_; }
    identity::testing::Office& office() { return *office_; }
    Principal acting(std::vector<std::string> capabilities) { return office_->acting(office_->officer, office_->department, std::move(capabilities)); }
    Principal keeper() { return acting({std::string{kMaintain}}); }
    Principal reader() { return acting({}); }

    Id<EarlierTask> add(EarlierTask task) {
        return db().write([&](store::WriteTx& tx) { return actions::add_task(tx, keeper(), task); }).value();
    }
    // As after a restart, with what happened to the folder meanwhile.
    template <class F>
    void reopen(F&& meanwhile) {
        index_.reset();
        meanwhile(folder());
        index_.emplace(folder());
    }

private:
    std::unique_ptr<identity::testing::Office> office_;
    std::filesystem::path data_;
    std::optional<TaskIndex> index_;
    std::unique_ptr<frame::testing::Site> site_;
};

}  // namespace thienan::overlap::testing
