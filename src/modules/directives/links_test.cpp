// Links to other records: from both ends, and never a way round what somebody may not see.
#include "frame/page_testing.hpp"
#include "modules/directives/testing.hpp"
#include "modules/files/actions/files.hpp"
#include "modules/files/queries.hpp"

namespace thienan::directives {
namespace {

using namespace testing;
namespace acts = actions;

class Links : public EachProvince {
protected:
    Result<Done> link(const Principal& who, const Holder& holder, Link l) {
        return p().write([&](store::WriteTx& tx) { return acts::add_link(tx, who, holder, l); });
    }
    Result<Done> unlink(const Principal& who, const Holder& holder, Link l) {
        return p().write([&](store::WriteTx& tx) { return acts::remove_link(tx, who, holder, l); });
    }
    std::vector<queries::Linked> links(const Principal& who, const Holder& holder) {
        return p().read([&](store::ReadTx& tx) { return queries::links(tx, who, holder); });
    }
    std::vector<queries::Linked> linkable(const Principal& who, const Holder& holder, std::string_view words) {
        return p().read([&](store::ReadTx& tx) { return queries::linkable(tx, who, holder, words, p().today()); });
    }
    Id<File> uploaded(const Principal& who) {
        return p().write([&](store::WriteTx& tx) { return files::actions::add_file(tx, who, {std::string(64, 'a'), 5, office::Kind::pdf}, "Phụ lục.pdf"); }).value();
    }
};
INSTANTIATE_TEST_SUITE_P(, Links, store::testing::both_engines(), store::testing::engine_name);

TEST_P(Links, an_assignment_is_linked_to_a_record_of_any_kind_once) {
    const auto id = p().give(p().science, day(2026, 12, 15));
    EXPECT_EQ(field_of(link(p().officer, id, {"Bad Kind", 3, ""})), "kind form.not_a_choice");
    EXPECT_EQ(field_of(link(p().officer, id, {"directive", 999, ""})), "target frame.not_found");
    EXPECT_EQ(field_of(link(p().officer, id, {"assignment", id.value, ""})), "target directives.link_to_itself");
    EXPECT_EQ(field_of(link(p().officer, id, {"task", 0, ""})), "target form.required");
    EXPECT_TRUE(link(p().officer, id, {"task", 3, "cùng nội dung", "Đề tài giống lúa chịu mặn"}));
    EXPECT_TRUE(link(p().monitor, id, {"task", 3, "lần nữa"}));
    const auto all = links(p().monitor, id);
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all.front().title, "Đề tài giống lúa chịu mặn");
    EXPECT_EQ(all.front().address, "");
    EXPECT_TRUE(unlink(p().officer, id, {"task", 3, ""}));
    EXPECT_EQ(reason_of(unlink(p().officer, id, {"task", 3, ""})), "frame.not_found");
}

TEST_P(Links, a_link_is_seen_from_both_ends_and_removed_where_it_stands) {
    const auto first = p().give(p().science, day(2026, 12, 15)), second = p().give(p().science, day(2026, 12, 20));
    ASSERT_TRUE(link(p().officer, first, {"assignment", second.value, "tiếp nối"}));
    const auto there = links(p().officer, second);
    ASSERT_EQ(there.size(), 1u);
    EXPECT_EQ(there.front().target, first.value);
    EXPECT_EQ(there.front().end, queries::Linked::End::theirs);
    EXPECT_EQ(there.front().note, "tiếp nối");
    EXPECT_EQ(reason_of(unlink(p().officer, second, {"assignment", first.value, ""})), "frame.not_found");
}

TEST_P(Links, what_one_may_not_see_is_neither_shown_nor_counted_nor_linked) {
    const auto mine = p().give(p().science), theirs = p().give(p().finance);
    EXPECT_EQ(field_of(link(p().officer, mine, {"assignment", theirs.value, ""})), "target frame.not_found");
    ASSERT_TRUE(link(p().monitor, mine, {"assignment", theirs.value, ""}));
    EXPECT_EQ(links(p().monitor, mine).size(), 1u);
    EXPECT_TRUE(links(p().officer, mine).empty());
    EXPECT_TRUE(links(p().accountant, theirs).empty()) << "nor from the other end";
    EXPECT_EQ(p().record_of(p().officer, mine)->links.size(), 0u);
}

TEST_P(Links, the_history_names_a_linked_record_only_to_who_may_see_all_or_linked_it) {
    const auto mine = p().give(p().science), theirs = p().give(p().finance);
    ASSERT_TRUE(link(p().monitor, mine, {"assignment", theirs.value, ""}));
    const auto of_links = [&](const Principal& who) {
        const auto record = p().record_of(who, mine);
        const auto& history = record->history;
        return std::count_if(history.begin(), history.end(), [](const auto& e) { return e.event.act == "directives.link_added"; });
    };
    EXPECT_EQ(of_links(p().monitor), 1);
    EXPECT_EQ(of_links(p().officer), 0);
    ASSERT_TRUE(link(p().officer, mine, {"task", 4, "", "Đề tài"}));
    EXPECT_EQ(of_links(p().officer), 1);
}

TEST_P(Links, who_has_no_part_in_a_record_may_not_link_it) {
    const auto id = p().give(p().science);
    EXPECT_EQ(reason_of(link(p().bystander, id, {"task", 3, ""})), "frame.not_found");
    EXPECT_EQ(reason_of(link(p().staff, id, {"task", 3, ""})), "frame.not_found");
    EXPECT_FALSE(p().record_of(p().monitor, id)->links.size());
    EXPECT_TRUE(p().record_of(p().officer, id)->may_link);
}

TEST_P(Links, a_directive_is_linked_by_who_registers_or_assigns_for_its_owner) {
    const auto earlier = p().record_of(p().give(p().science)).directive.id;
    const auto later = p().record_of(p().give(p().science)).directive.id;
    EXPECT_TRUE(link(p().clerk, later, {"directive", earlier.value, "thay thế"}));
    EXPECT_TRUE(link(p().monitor, later, {"task", 5, ""}));
    EXPECT_EQ(reason_of(link(p().officer, later, {"task", 6, ""})), "directives.not_the_owner");
    EXPECT_EQ(links(p().officer, earlier).size(), 1u) << "the lead agency sees both directives";
    EXPECT_EQ(links(p().bystander, earlier).size(), 0u);
    EXPECT_TRUE(unlink(p().clerk, later, {"directive", earlier.value, ""}));
}

TEST_P(Links, a_file_is_held_by_the_record_it_is_linked_to) {
    const auto id = p().give(p().science);
    const auto file = uploaded(p().officer);
    EXPECT_EQ(field_of(link(p().monitor, id, {"file", file.value, ""})), "target frame.not_found") << "another's upload";
    ASSERT_TRUE(link(p().officer, id, {"file", file.value, "phụ lục"}));
    const auto all = links(p().monitor, id);
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all.front().title, "Phụ lục.pdf");
    EXPECT_TRUE(p().read([&](store::ReadTx& tx) { return files::queries::find(tx, file)->is_loose; }) == false);
    ASSERT_TRUE(unlink(p().officer, id, {"file", file.value, ""}));
    EXPECT_TRUE(p().read([&](store::ReadTx& tx) { return files::queries::find(tx, file)->is_loose; }));
}

TEST_P(Links, a_form_without_a_file_says_so) {
    const auto id = p().give(p().science);
    frame::testing::Site site{db(), p().clock()};
    add_routes(site.routes(), {});
    const auto answer = site.post("/assignments/" + id.str() + "/link-files", p().officer, {});
    ASSERT_TRUE(answer) << answer.error().reason;
    EXPECT_EQ(answer->status, 422);
    EXPECT_NE(answer->body.find(std::string{frame::testing::real_words().words(Language::vi)("directives.no_file_chosen")}), std::string::npos);
}

TEST_P(Links, what_may_be_linked_is_found_by_words_and_never_the_record_itself) {
    const auto id = p().give(p().science, std::nullopt, "Xây dựng bản đồ nông hóa"), other = p().give(p().science, std::nullopt, "Cập nhật bản đồ nông hóa");
    const auto found = linkable(p().officer, id, "ban do nong hoa");
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found.front().target, other.value);
    EXPECT_TRUE(linkable(p().bystander, id, "ban do nong hoa").empty());
    EXPECT_TRUE(linkable(p().officer, id, " ").empty());
    EXPECT_FALSE(linkable(p().clerk, id, "cuộc họp lần thứ").empty()) << "directives by their subject";
}

}  // namespace
}  // namespace thienan::directives
