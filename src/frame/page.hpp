// The shell every page stands in: modules at the left, where I am and who I am at the top, content, right rail, foot;
// on a phone a bottom bar of four.
#pragma once

#include "frame/context.hpp"
#include "frame/live.hpp"

#include <string>
#include <vector>

namespace thienan::frame {

struct Crumb {
    std::string label;
    std::string address;
};

struct PageHead {
    std::string title;
    std::string under;             // a line under the title; "" = none
    std::string section;           // key of the NavItem that is current
    std::vector<Crumb> crumbs;     // without the page itself
    html::Html acts;               // at the right of the title: the next act filled, others in a menu
    html::Html badges;             // states beside the line under the title
    std::string print_note;        // filter in force, for the printed page
    int refresh_seconds = 0;       // > 0: reloads without scripts (progress pages)
    Live live;                     // says when others changed what is shown
};

http::Response page(Context& ctx, const PageHead& head, const html::Html& body, int status = 200);
// With facts and next acts at the right; the rail drops below on a phone.
http::Response page_with_rail(Context& ctx, const PageHead& head, const html::Html& body, const html::Html& rail, int status = 200);
// Without the frame: signing in.
http::Response plain_page(Context& ctx, std::string_view title, const html::Html& body, int status = 200);

}  // namespace thienan::frame
