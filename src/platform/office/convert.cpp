#include "platform/office/convert.hpp"

#include "platform/office/sniff.hpp"
#include "platform/office/temp_dir.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace thienan::office {
namespace {

// Settings of the profile: no macros at all, no links followed, no recovery.
constexpr std::string_view kProfile = R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Save/Document"><prop oor:name="AutoSave" oor:op="fuse"><value>false</value></prop></item>
</oor:items>
)";

void write_file(const std::filesystem::path& path, std::string_view content) {
    std::ofstream file{path, std::ios::binary};
    file << content;
    if (!file.flush()) throw std::runtime_error("cannot write " + path.string());
}

}  // namespace

Result<std::string> docx_to_pdf(std::string_view docx, const ConvertLimits& limits) {
    if (docx.size() > limits.input_bytes) return Error{Code::too_large, "office.too_large"};
    if (sniff(docx) != Kind::docx) return Error{Code::invalid, "office.not_docx"};
    const TempDir dir;
    const auto profile = dir.path() / "profile";
    std::filesystem::create_directories(profile / "user");
    write_file(profile / "user" / "registrymodifications.xcu", kProfile);
    write_file(dir.path() / "in.docx", docx);
    const Command command{{"soffice", "-env:UserInstallation=file://" + profile.string(), "--headless", "--norestore", "--nologo",
                           "--nodefault", "--nolockcheck", "--convert-to", "pdf:writer_pdf_Export", "--outdir", dir.path().string(),
                           (dir.path() / "in.docx").string()},
                          dir.path()};
    TRY(run_limited(command, limits.process));
    // LibreOffice ends with 0 also when it could not read the file: the PDF itself tells.
    std::ifstream pdf{dir.path() / "in.pdf", std::ios::binary};
    std::string bytes{std::istreambuf_iterator<char>(pdf), {}};
    if (sniff(bytes) != Kind::pdf) return Error{Code::invalid, "office.not_converted"};
    return bytes;
}

}  // namespace thienan::office
