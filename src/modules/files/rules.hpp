// Which contents are taken and what a file is called. Pure.
#pragma once

#include "base/result.hpp"
#include "modules/files/model.hpp"

#include <string>
#include <string_view>

namespace thienan::files::rules {

inline constexpr std::size_t kLongestName = 150;        // code points
inline constexpr std::int64_t kLooseFor = kDay;         // an upload no record holds is removed after so long
inline constexpr std::int64_t kLargestPackage = 64 << 20;  // bytes of a .docx or .xlsx

// pdf, docx, xlsx, png, jpeg, tiff and txt are taken. Refused (invalid): files.kind_doc_legacy, files.kind_zip_other,
// files.kind_unknown.
Result<Done> may_take(office::Kind kind);

// What people call the file: the last part of what the browser said, without control and direction characters, NFC, cut to
// kLongestName, with the extension of its kind ("thông báo.exe" that is a PDF becomes "thông báo.exe.pdf"). Never empty.
std::string clean_name(std::string_view given, office::Kind kind);

}  // namespace thienan::files::rules
