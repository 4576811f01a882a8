#include "modules/files/access.hpp"

#include "modules/files/store.hpp"

#include <algorithm>

namespace thienan::files::access {
namespace {

bool is_own(const Principal& who, const File& file) { return who.signed_in() && who.person && who.person == file.uploaded_by; }

}  // namespace

bool may_see(store::ReadTx& tx, const Viewers& viewers, const Principal& who, const File& file) {
    if (who.is_system()) return true;
    if (file.is_loose) return is_own(who, file);
    const auto subjects = rows::subjects_of(tx, file.id);
    return std::any_of(subjects.begin(), subjects.end(), [&](const Subject& s) { return viewers.may_see(tx, who, s); });
}

Result<Done> may_attach(const Principal& who, const File& file) {
    if (who.is_system() || is_own(who, file)) return Done{};
    return Error{Code::not_found, "frame.not_found"};
}

}  // namespace thienan::files::access
