// A quiet note that others changed what a page shows: a small script asks now and then whether the page's stamp still holds.
#pragma once

#include "frame/context.hpp"

#include <string>
#include <string_view>

namespace thienan::frame {

struct Live {
    std::string address;   // answers live_answer with the stamp of now; "" = nothing to watch. 404 where one may not look any more.
    std::string stamp;     // of what the page shows
    std::string record;    // of a form: where the record as it is now stands; the form itself is not reloaded
};

// Empty until the script finds a change; nothing without scripts.
void live_note(html::Writer& out, const Context& ctx, const Live& live);

// 304 where the asker's stamp (If-None-Match) still holds, else 200 with the new one. No body.
http::Response live_answer(const Context& ctx, std::string_view stamp);

}  // namespace thienan::frame
