#include "modules/files/module.hpp"

#include "frame/context.hpp"
#include "frame/problem.hpp"
#include "modules/files/actions/files.hpp"
#include "modules/files/queries.hpp"

namespace thienan::files {
namespace {

using frame::Context;

constexpr std::string_view kSchema =
    R"({"type":"object","properties":{"id":{"type":"integer"},"name":{"type":"string"},"kind":{"type":"string"},"size":{"type":"integer"},"sha256":{"type":"string"},"uploaded_at":{"type":"string","format":"date-time"}}})";

std::string json_of(const File& file) {
    return R"({"id":)" + file.id.str() + R"(,"name":)" + frame::json_string(file.name) + R"(,"kind":")" +
           std::string{office::name_of(file.kind)} + R"(","size":)" + std::to_string(file.size) + R"(,"sha256":")" + file.sha256 +
           R"(","uploaded_at":")" + utc_iso(file.at) + R"("})";
}

Result<File> asked_for(Context& ctx, const Viewers& viewers) {
    TRY_ASSIGN(const auto id, ctx.id<File>());
    return ctx.read([&](store::ReadTx& tx) { return queries::find_visible(tx, viewers, ctx.who(), id); });
}

// Streamed, saved by the browser and never shown inside it.
Result<http::Response> download(Context& ctx, const Viewers& viewers) {
    TRY_ASSIGN(const auto file, asked_for(ctx, viewers));
    auto response = ctx.download("", office::media_type(file.kind), file.name);
    response.file = Contents{ctx.services().settings.data_folder}.path_of(file.sha256);
    response.may_compress = false;
    return response;
}

Result<http::Response> describe(Context& ctx, const Viewers& viewers) {
    TRY_ASSIGN(const auto file, asked_for(ctx, viewers));
    return ctx.json(json_of(file));
}

Result<http::Response> upload(Context& ctx, std::int64_t most) {
    const auto& uploads = ctx.request().uploads;
    FieldErrors errors;
    if (uploads.size() != 1) errors.add("file", "files.one_file");
    if (!errors.empty()) return std::move(errors).refusal();
    const Contents contents{ctx.services().settings.data_folder, most};
    TRY_ASSIGN(const auto content, contents.take(uploads[0].temporary_file));
    TRY_ASSIGN(const auto id, ctx.write([&](store::WriteTx& tx) { return actions::add_file(tx, ctx.who(), content, uploads[0].name); }));
    const auto file = ctx.read([&](store::ReadTx& tx) { return queries::find(tx, id); });
    return ctx.json(json_of(file.value()), 201);
}

http::Limits upload_limits(std::int64_t most) {
    http::Limits limits;
    limits.body = static_cast<std::uint64_t>(most) + (1 << 16);
    limits.multipart = true;
    limits.files = 1;
    return limits;
}

}  // namespace

void add_routes(frame::Routes& routes, const Viewers& viewers, std::int64_t most) {
    const auto save = [&viewers](Context& ctx) { return download(ctx, viewers); };
    routes.get("/files/{id}", frame::Access::signed_in(), save);
    routes.api(http::Method::get, "/api/v1/files/{id}/content", frame::Access::signed_in(), save,
               {.summary = "The content of a file, as a download"});
    routes.api(http::Method::get, "/api/v1/files/{id}", frame::Access::signed_in(),
               [&viewers](Context& ctx) { return describe(ctx, viewers); },
               {.summary = "A file's name, kind, size and hash", .response_schema = std::string{kSchema}});
    routes.api(http::Method::post, "/api/v1/files", frame::Access::signed_in(), [most](Context& ctx) { return upload(ctx, most); },
               {.summary = "Uploads one file (multipart field \"file\"); tie it to a record within a day",
                .response_schema = std::string{kSchema}},
               upload_limits(most));
}

std::vector<frame::Invariant> invariants() {
    return {
        {"a file is loose exactly while no record holds it", R"sql(
            select f.id from file f
            where (f.loose_since is null and not exists (select 1 from file_attachment a where a.file_id = f.id))
               or (f.loose_since is not null and exists (select 1 from file_attachment a where a.file_id = f.id))
         )sql"},
        {"files of one content agree on its size and kind", R"sql(
            select f.id from file f join file g on g.sha256 = f.sha256 where g.size <> f.size or g.kind <> f.kind
         )sql"},
    };
}

}  // namespace thienan::files
