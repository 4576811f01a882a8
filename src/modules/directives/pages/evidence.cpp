#include "modules/directives/pages/evidence.hpp"

#include "modules/files/actions/contents.hpp"
#include "modules/files/actions/files.hpp"

namespace thienan::directives::pages {

void evidence_field(html::Writer& out, const frame::Context& ctx, const frame::FormView& view, std::string_view label) {
    view.file(out, {.name = "files", .label = std::string{ctx.t()(label)}, .help = std::string{ctx.t()("directives.evidence_files_help")}},
              ".pdf,.docx,.xlsx,.txt,.png,.jpg,.jpeg,.tif,.tiff", files::Contents::kUsualMost, frame::FormView::Many::several);
}

Result<std::vector<Id<File>>> kept_files(frame::Context& ctx) {
    const files::Contents contents{ctx.services().settings.data_folder};
    std::vector<std::pair<files::Content, std::string>> taken;
    for (const auto& upload : ctx.request().uploads) {
        if (upload.size == 0) continue;
        auto content = contents.take(upload.temporary_file);
        if (!content) {
            Error refusal{Code::invalid, "form.has_errors"};
            refusal.fields.push_back({"files", content.error().reason, content.error().args});
            return refusal;
        }
        taken.emplace_back(*std::move(content), upload.name);
    }
    if (taken.empty()) return std::vector<Id<File>>{};
    return ctx.write([&](store::WriteTx& tx) -> Result<std::vector<Id<File>>> {
        std::vector<Id<File>> ids;
        for (const auto& [content, name] : taken) {
            TRY_ASSIGN(const auto id, files::actions::add_file(tx, ctx.who(), content, name));
            ids.push_back(id);
        }
        return ids;
    });
}

}  // namespace thienan::directives::pages
