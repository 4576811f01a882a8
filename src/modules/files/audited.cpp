#include "modules/files/module.hpp"

namespace thienan::files {

frame::AuditedFields audited_fields() {
    using Values = frame::AuditedField::Values;
    return {{"file", "file", "files.file"},
            {"", "sha256", "files.sha256"}};
}

}  // namespace thienan::files
