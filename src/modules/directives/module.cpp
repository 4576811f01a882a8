#include "modules/directives/module.hpp"

#include "modules/calendar/model.hpp"
#include "modules/directives/queries/home.hpp"
#include "modules/directives/queries/records.hpp"

namespace thienan::directives {

frame::Capabilities capabilities() {
    return {{kRegister, {"clerk", "monitor"}},
            {kAssign, {"clerk", "leader", "monitor"}},
            {kReadAll, {"clerk", "leader", "monitor"}},
            {kReport, {"contact", "officer"}},
            {kLead, {"contact", "leader"}}};
}

std::vector<frame::NavItem> nav() {
    std::vector<frame::NavItem> items;
    items.push_back({"directives.my_work", "/", "home", "", 10, true, queries::my_work_count});
    items.push_back({"directives.directives", "/directives", "file-text", "", 20, true, {}});
    items.push_back({"directives.assignments", "/assignments", "list-check", "", 21, false, {}});
    items.push_back({"directives.dashboard", "/dashboard", "chart-bar", "", 22, false, {}});
    items.push_back({"directives.deadline_rules", "/deadline-rules", "clock", std::string{calendar::kMaintain}, 81, false, {}});
    return items;
}

std::vector<outbox::MailKind> mail_kinds() {
    return {{"directives.mail_due_soon"}, {"directives.mail_due_today"}, {"directives.mail_overdue"}, {"directives.mail_leader"}, {"directives.mail_urged"}, {"directives.mail_digest"}};
}

void add_file_viewers(files::Viewers& viewers, const Clock& clock) {
    viewers.add("directive", [&clock](store::ReadTx& tx, const Principal& who, std::int64_t id) { return queries::directive(tx, who, {id}, clock.today()).ok(); });
    viewers.add("assignment", [&clock](store::ReadTx& tx, const Principal& who, std::int64_t id) { return queries::assignment(tx, who, {id}, clock.today()).ok(); });
}

}  // namespace thienan::directives
