// The headings and words of lists in both languages, from the locale files.
#pragma once

#include "frame/locale.hpp"
#include "modules/overlap/import.hpp"

namespace thienan::overlap {

Headings import_headings(const frame::Locale& locale);

}  // namespace thienan::overlap
