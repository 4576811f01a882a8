// CHECK: a programmer's mistake, always on, in every build. It ends the process with file and line:
// continuing with a broken invariant would write wrong records.
#pragma once

namespace thienan {

[[noreturn]] void check_failed(const char* condition, const char* file, int line);

}  // namespace thienan

#define CHECK(condition) \
    ((condition) ? static_cast<void>(0) : ::thienan::check_failed(#condition, __FILE__, __LINE__))
