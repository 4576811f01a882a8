#include "modules/overlap/actions/reading.hpp"

#include "base/utf8.hpp"
#include "engines/viet/text.hpp"
#include "modules/files/actions/files.hpp"
#include "modules/files/queries.hpp"
#include "modules/outbox/actions/queueing.hpp"
#include "modules/overlap/access.hpp"
#include "platform/office/document.hpp"

namespace thienan::overlap::actions {
namespace {

// What the work needs: "<file id>|<title>".
struct Reading {
    Id<File> file;
    std::string title;
};
Result<Reading> unpack(std::string_view payload) {
    const auto bar = payload.find('|');
    const auto file = parse_id<File>(payload.substr(0, bar));
    if (!file || bar == std::string_view::npos) return Error{Code::not_found, "frame.not_found"};
    return Reading{*file, std::string{payload.substr(bar + 1)}};
}

}  // namespace

Result<Id<Job>> queue_reading(store::WriteTx& tx, const Principal& who, const files::Content& content, std::string_view file_name, std::string_view title) {
    TRY(access::may_screen(who));
    TRY_ASSIGN(const auto file, files::actions::add_file(tx, who, content, file_name));
    return outbox::actions::queue_job(tx, who, "overlap.job_read_proposal", file.str() + "|" + std::string{title});
}

Result<std::string> read_proposal(store::Database& db, const files::Contents& contents, TaskIndex& index, const Principal& who, outbox::actions::JobRun& job) {
    TRY_ASSIGN(const auto work, unpack(job.payload()));
    const auto file = db.read([&](store::ReadTx& tx) { return files::queries::find(tx, work.file); });
    if (!file) return Error{Code::not_found, "frame.not_found"};
    auto document = office::read_document(contents.path_of(file->sha256), [&](int done, int of) {
        job.progress(of > 0 ? done * 90 / of : 0);
        return !job.should_stop();
    });
    if (!document) return job.should_stop() ? outbox::actions::JobRun::stopped() : std::move(document).error();
    const auto text = viet::normalise(document->text);
    NewProposal input{work.title.empty() ? rules::title_in(text) : work.title, std::string{first_code_points(text, kMostText)}, work.file, {}};
    if (input.title.empty()) return Error{Code::invalid, "overlap.no_title_found"};
    TRY_ASSIGN(const auto id, db.write([&](store::WriteTx& tx) { return add_proposal(tx, who, std::move(input)); }));
    (void)screen(db, index, who, id);
    return "/proposals/" + id.str();
}

}  // namespace thienan::overlap::actions
