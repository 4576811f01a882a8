// What the running program offers to every request and job: made once by app/, shared by all.
#pragma once

#include "base/clock.hpp"
#include "frame/audited.hpp"
#include "frame/capability.hpp"
#include "frame/locale.hpp"
#include "platform/store/store.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace thienan::frame {

struct Settings {
    std::string data_folder;                                // files, mails, logs; always set
    std::string public_address = "http://127.0.0.1:8080";   // for links in mails; no slash at the end
    bool secure_cookies = false;                            // true when served over https
};

// One entry of the menu at the left. A count is asked for at each page: keep it to one indexed query.
struct NavItem {
    std::string key;         // locale key of the noun
    std::string address;
    std::string icon;        // name in web/icons.txt
    std::string capability;  // "" = everybody who is signed in
    int order = 0;           // small first
    bool on_phone = false;   // one of the four of the bottom bar
    std::function<std::int64_t(store::ReadTx&, const Principal&)> count;  // may be empty
    bool personal = false;   // in the menu under one's own name instead
};

// Names of embedded web assets: "app.css" → "/assets/app.3f2a.css". Made by app/ from the build's manifest.
class Assets {
public:
    virtual ~Assets() = default;
    virtual std::string_view address(std::string_view logical_name) const = 0;
};

struct Services {
    store::Database& db;
    const Clock& clock;
    const Locale& locale;
    const Assets& assets;
    Settings settings;
    std::vector<NavItem> nav;                               // sorted by order
    Capabilities capabilities;                              // of all modules
    AuditedFields audited;                                  // what every module's audited fields are called
    std::function<void()> wake_jobs = [] {};                // called after a commit that left work in the outbox
    // Called for every act that was refused with forbidden, not_found or conflict. Must not throw.
    std::function<void(const Principal&, std::string_view route, const Error&)> on_refused =
        [](const Principal&, std::string_view, const Error&) {};
};

}  // namespace thienan::frame
