#include "modules/directives/pages/incoming.hpp"

#include "modules/directives/model.hpp"
#include "modules/files/actions/contents.hpp"
#include "modules/files/actions/files.hpp"
#include "modules/outbox/actions/queueing.hpp"

namespace thienan::directives::pages {

Result<std::int64_t> read_upload(frame::Context& ctx, std::optional<Date> received_on) {
    const auto& upload = ctx.request().uploads.front();
    const files::Contents contents{ctx.services().settings.data_folder};
    TRY_ASSIGN(const auto content, contents.take(upload.temporary_file));
    return ctx.write([&](store::WriteTx& tx) -> Result<std::int64_t> {
        TRY_ASSIGN(const auto file, files::actions::add_file(tx, ctx.who(), content, upload.name));
        const auto payload = file.str() + "|" + (received_on ? received_on->iso() : std::string{});
        TRY_ASSIGN(const auto job, outbox::actions::queue_job(tx, ctx.who(), "directives.job_read_document", payload));
        return job.value;
    });
}

}  // namespace thienan::directives::pages
