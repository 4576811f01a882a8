#include "modules/files/module.hpp"

namespace thienan::files {

frame::AuditedFields audited_fields() {
    return {{"file", "file", "files.file"},
            {"", "sha256", "files.sha256"}};
}

}  // namespace thienan::files
