#include "platform/mail/mail.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

namespace thienan::mail {
namespace {

[[noreturn]] void fail(const std::string& what) { throw std::system_error{errno, std::generic_category(), what}; }

// A file name for a message id: letters, digits and .-_@ as they are, the rest as %XX.
std::string file_name(std::string_view id) {
    std::string out;
    for (const char c : id) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == '@' ||
                           (c == '.' && !out.empty());
        if (plain) out += c;
        else out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    if (out.size() > 200) out = fmt::format("{}-{:016x}", out.substr(0, 180), std::hash<std::string_view>{}(id));
    return out + ".eml";
}

void write_durably(const std::string& path, int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto n = ::write(file, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) fail("cannot write " + path);
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    if (::fsync(file) != 0) fail("cannot write " + path);
}

// A new name is on the disk only when its folder is.
void sync_folder(const std::string& path) {
    const int folder = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool done = folder >= 0 && ::fsync(folder) == 0;
    if (folder >= 0) ::close(folder);
    if (!done) fail("cannot write into " + path);
}

class Draft {
public:
    explicit Draft(const std::string& folder) : path_(folder + "/.draft-XXXXXX") {
        file_ = ::mkostemp(path_.data(), O_CLOEXEC);
        if (file_ < 0) fail("cannot write mail into " + folder);
    }
    ~Draft() {
        ::close(file_);
        ::unlink(path_.c_str());
    }
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;
    const std::string& path() const { return path_; }
    int file() const { return file_; }

private:
    std::string path_;
    int file_ = -1;
};

}  // namespace

Result<Done> FolderTransport::send(const Message& message) {
    TRY_ASSIGN(const auto wire, to_rfc5322(message));
    const auto path = folder_ + '/' + file_name(message.message_id);
    if (::access(path.c_str(), F_OK) == 0) return Done{};
    const Draft draft{folder_};
    write_durably(draft.path(), draft.file(), wire);
    // A link, unlike a rename, leaves alone what a second sender has just put there.
    if (::link(draft.path().c_str(), path.c_str()) != 0 && errno != EEXIST) fail("cannot write " + path);
    sync_folder(folder_);
    return Done{};
}

}  // namespace thienan::mail
