#include "app/cli.hpp"

#include "app/commands.hpp"
#include "app/overlap_commands.hpp"
#include "base/id.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <exception>
#include <optional>
#include <thread>

namespace thienan::app {
namespace {

std::optional<Listen> parse_listen(const std::string& text) {
    const auto colon = text.rfind(':');
    if (colon == std::string::npos) return std::nullopt;
    const auto port = text.substr(colon + 1) == "0" ? std::optional<std::int64_t>{0} : parse_positive(text.substr(colon + 1));
    if (!port || *port > 65535) return std::nullopt;
    return Listen{text.substr(0, colon), static_cast<int>(*port)};
}

// Where the records are; every command that needs them takes the same two options.
void add_database_options(CLI::App& command, ProgramOptions& options) {
    command.add_option("--data", options.data_folder, "folder of the database and files")->capture_default_str();
    command.add_option("--database", options.database_url, "postgresql://… instead of SQLite in the data folder");
}

int run(int argc, char** argv) {
    CLI::App app{"Thiên Ấn: the working system of a provincial Department of Science and Technology", "thienan"};
    app.require_subcommand(1);
    ProgramOptions options;
    int status = 0;

    auto* serve_command = app.add_subcommand("serve", "serve the pages and the JSON API");
    std::string listen = "127.0.0.1:8080";
    bool behind_proxy = false;
    add_database_options(*serve_command, options);
    serve_command->add_option("--listen", listen, "address:port")->capture_default_str();
    serve_command->add_option("--public-address", options.public_address, "address people use, for links in mails");
    serve_command->add_option("--smtp", options.smtp_url, "smtp[s]://user:password@host:port; without it mails are kept in the data folder")->envname("THIENAN_SMTP");
    serve_command->add_option("--mail-from", options.mail_from, "sender of the mails")->capture_default_str();
    serve_command->add_flag("--behind-proxy", behind_proxy, "trust X-Forwarded-For and -Proto of a proxy on this machine");
    serve_command->add_flag("--https", options.secure_cookies, "people reach it by https: cookies are marked secure");
    serve_command->callback([&] {
        const auto where = parse_listen(listen);
        if (!where) throw std::runtime_error("--listen: not an address:port: " + listen);
        status = serve(options, *where, behind_proxy);
    });

    auto* notice_command = app.add_subcommand("notice", "the reader of directive documents")->require_subcommand(1);
    auto* read_command = notice_command->add_subcommand("read", "read one document (.txt, .docx, .pdf, image)");
    std::string file;
    bool as_text = false, as_json = false;
    read_command->add_option("FILE", file, "the document")->required();
    read_command->add_flag("--text", as_text, "only the text");
    read_command->add_flag("--json", as_json, "the reading as JSON (the default)")->excludes("--text");
    read_command->callback([&] { status = read_notice(file, as_text); });

    auto* overlap_command = app.add_subcommand("overlap", "the index of earlier tasks that proposals are compared with")->require_subcommand(1);
    std::string index, records;
    unsigned threads = std::max(1u, std::thread::hardware_concurrency());
    std::size_t top = 20;
    bool explain = false;
    auto* build_command = overlap_command->add_subcommand("build", "make an index of all records of a file");
    build_command->add_option("--corpus", records, "records, one JSON object a line, plain or gzipped; - for standard input")->required();
    build_command->add_option("--index", index, "folder of the index")->required();
    build_command->add_option("--threads", threads, "threads that sort")->check(CLI::Range(1u, 64u))->capture_default_str();
    build_command->callback([&] { status = build_overlap(records, index, threads); });
    auto* query_command = overlap_command->add_subcommand("query", "find what is like each query");
    query_command->add_option("--index", index, "folder of the index")->required();
    query_command->add_option("--queries", records, "queries, in the form of records")->required();
    query_command->add_option("--top", top, "hits of each query")->check(CLI::Range(1, 1000))->capture_default_str();
    query_command->add_flag("--explain", explain, "each hit's features and what they add to its score");
    query_command->callback([&] { status = query_overlap(index, records, top, explain); });
    auto* add_command = overlap_command->add_subcommand("add", "add records; one of the same id is replaced");
    add_command->add_option("--index", index, "folder of the index")->required();
    add_command->add_option("--records", records, "records, one JSON object a line")->required();
    add_command->callback([&] { status = add_overlap(index, records); });
    auto* remove_command = overlap_command->add_subcommand("remove", "remove one record");
    remove_command->add_option("--index", index, "folder of the index")->required();
    remove_command->add_option("ID", records, "the record's id")->required();
    remove_command->callback([&] { status = remove_overlap(index, records); });
    auto* learn_command = overlap_command->add_subcommand("learn", "learn which words speak for which, from records that have title and text");
    learn_command->add_option("--corpus", records, "records, one JSON object a line")->required();
    learn_command->add_option("--index", index, "folder of the index that will use it")->required();
    learn_command->callback([&] { status = learn_overlap(records, index); });
    auto* whole_command = overlap_command->add_subcommand("verify", "re-read every byte of an index");
    whole_command->add_option("--index", index, "folder of the index")->required();
    whole_command->callback([&] { status = verify_overlap(index); });

    auto* sample_command = app.add_subcommand("sample", "the fictional sample province")->require_subcommand(1);
    auto* load_command = sample_command->add_subcommand("load", "load it; does nothing where it is loaded already");
    add_database_options(*load_command, options);
    load_command->callback([&] { status = load_sample(options); });

    auto* account_command = app.add_subcommand("account", "accounts")->require_subcommand(1);
    auto* first_command = account_command->add_subcommand("first", "make the administrator of an empty installation and print a first password");
    add_database_options(*first_command, options);
    first_command->callback([&] { status = create_first_account(options); });

    auto* check_command = app.add_subcommand("check", "run every invariant");
    add_database_options(*check_command, options);
    check_command->callback([&] { status = check_records(options); });

    auto* audit_command = app.add_subcommand("audit", "the audit")->require_subcommand(1);
    auto* verify_command = audit_command->add_subcommand("verify", "re-read every entry and prove the chain");
    std::string head;
    add_database_options(*verify_command, options);
    verify_command->add_option("--head", head, "an earlier head that must still be in the chain");
    verify_command->callback([&] { status = verify_audit(options, head); });

    auto* backup_command = app.add_subcommand("backup", "a consistent copy of database and files in one archive");
    add_database_options(*backup_command, options);
    backup_command->add_option("FILE", file, "the archive to write; must not exist")->required();
    backup_command->callback([&] { status = back_up(options, file); });

    auto* restore_command = app.add_subcommand("restore", "an empty data folder from a backup");
    add_database_options(*restore_command, options);
    restore_command->add_option("FILE", file, "the archive to read")->required();
    restore_command->callback([&] { status = restore(options, file); });

    auto* openapi_command = app.add_subcommand("openapi", "print the OpenAPI description");
    openapi_command->callback([&] { status = print_openapi(); });

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& fault) {
        return app.exit(fault) == 0 ? 0 : 2;
    }
    return status;
}

}  // namespace

int run_command(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "thienan: %s\n", fault.what());
        return 2;
    }
}

}  // namespace thienan::app
