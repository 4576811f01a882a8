#!/usr/bin/env python3
"""The command line as outside programs rely on it: tests/command_line/run.py BUILD. Ends in "N passed, N failed".

Exit status 0 when done, 2 for unusable input or arguments with one clear line on standard error that names the file and the
fault, 1 for a failed check.
"""
import gzip, json, pathlib, shutil, sqlite3, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build").resolve() / "thienan"
LETTER = "Số: 12/TB-UBND\n\nTHÔNG BÁO\nKết luận cuộc họp\n\n1. Giao Sở Tài chính lập dự toán, hoàn thành trước ngày 30/11/2026.\n"
failed = passed = 0


def run(*arguments):
    return subprocess.run([BINARY, *map(str, arguments)], capture_output=True, text=True, timeout=120)


def test(sentence, fault):
    """`fault`: what is wrong, empty where all is well."""
    global passed, failed
    if fault:
        failed += 1
        print(f"FAILED: {sentence}: {fault}")
    else:
        passed += 1


def refusal(done, *named):
    """What is wrong with a refusal that should be one line naming these words; empty where it is right."""
    lines = done.stderr.strip().splitlines()
    if done.returncode != 2:
        return f"exit status {done.returncode}"
    if len(lines) != 1 or done.stdout:
        return f"printed {done.stdout!r} and {done.stderr!r}"
    return "" if all(str(word) in lines[0] for word in named) else lines[0]


def reading(folder):
    text = folder / "thông báo.txt"
    text.write_text(LETTER, encoding="utf8")
    done = run("notice", "read", text, "--json")
    try:
        out = json.loads(done.stdout)
        one = out["assignments"][0]
        fault = "" if set(out) == {"header", "points", "assignments", "references", "recipients"} and (one["path"], one["leads"], one["due"], one["force"]) == (
            "1", ["Sở Tài chính"], "2026-11-30", "hard") and set(out["header"]) == {"kind", "number", "symbol", "issuer", "place", "date", "subject", "meeting_date", "signer"} else done.stdout
    except (ValueError, LookupError) as wrong:
        fault = f"{wrong!r}: {done.stdout}"
    test("a notice is read as the JSON that is agreed upon", fault)
    test("the text alone is printed where it is asked for", "" if "Giao Sở Tài chính" in run("notice", "read", text, "--text").stdout else "no text")
    for name, content in (("rỗng.txt", b""), ("hỏng.pdf", b"%PDF-1.7\nnothing"), ("hỏng.docx", b"PK\x03\x04broken"), ("ảnh.png", b"\x89PNG\r\n\x1a\nbroken"),
                          ("số.bin", bytes(range(256)) * 8)):
        (folder / name).write_bytes(content)
        test(f"{name} is refused in one line that names it", refusal(run("notice", "read", folder / name), name))
    test("a file that is not there is refused in one line", refusal(run("notice", "read", folder / "none.txt"), "none.txt"))
    test("a folder is refused in one line", refusal(run("notice", "read", folder), folder))


def overlap(folder):
    tasks = [{"id": "t1", "title": "Nghiên cứu nhân giống sâm bằng nuôi cấy mô tại tỉnh Quảng Nam", "text": "Xây dựng quy trình nhân giống in vitro, đánh giá khả năng thích nghi của cây con ngoài vườn ươm, chuyển giao cho hợp tác xã và người dân vùng đệm.", "year": 2019, "place": "Quảng Nam"},
             {"id": "t2", "title": "Mô hình nuôi tôm thẻ chân trắng", "text": "Nuôi tôm hai giai đoạn tiết kiệm nước trong ao lót bạt."}]
    lines = lambda rows: "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    corpus, queries, index = folder / "tasks.jsonl", folder / "queries.jsonl.gz", folder / "index"
    corpus.write_text(lines(tasks), encoding="utf8")
    queries.write_bytes(gzip.compress(lines([{**tasks[0], "id": "q", "title": "Nhân giống sâm"}]).encode()))
    test("an index is built of records", "" if run("overlap", "build", "--corpus", corpus, "--index", index).stdout.startswith("2 records") else "not built")
    try:
        out = json.loads(run("overlap", "query", "--index", index, "--queries", queries, "--top", 1).stdout)
        hit = out["hits"][0]
        passage = hit["passages"][0]
        whole = tasks[0]["title"] + "\n" + tasks[0]["text"]
        asked = "Nhân giống sâm\n" + tasks[0]["text"]
        same = whole[slice(*passage["record"])][-40:] == asked[slice(*passage["query"])][-40:]
        fault = "" if set(out) == {"query", "us", "hits"} and set(hit) == {"id", "score", "verdict", "passages"} and hit["id"] == "t1" and 0 <= hit["score"] <= 1 and hit["verdict"] in ("copy", "partial", "same_problem", "related") and same else str(out)
    except (ValueError, LookupError) as wrong:
        fault = repr(wrong)
    test("a query is answered with the JSON that is agreed upon, places in code points", fault)
    more = folder / "more.jsonl"
    more.write_text(lines([{"id": "t3", "title": "Trồng tỏi hữu cơ", "text": "Trên đảo Lý Sơn"}]), encoding="utf8")
    test("a record is added", "" if "3 records" in run("overlap", "add", "--index", index, "--records", more).stdout else "not added")
    test("a record is removed", "" if "2 records" in run("overlap", "remove", "--index", index, "t2").stdout else "not removed")
    test("an index is verified", "" if run("overlap", "verify", "--index", index).returncode == 0 else "not whole")
    test("a record that is not there is refused in one line", refusal(run("overlap", "remove", "--index", index, "t2"), "t2"))
    test("an index that is not there is refused in one line", refusal(run("overlap", "query", "--index", folder / "none", "--queries", queries), folder / "none"))
    more.write_text('{"id": "a"}\n{"id": 1.5}\n', encoding="utf8")
    test("a line that is no record is refused in one line that names it", refusal(run("overlap", "build", "--corpus", more, "--index", folder / "other"), "more.jsonl", "2"))
    more.write_text(lines([tasks[0], tasks[0]]), encoding="utf8")
    test("two records of one id are refused in one line", refusal(run("overlap", "build", "--corpus", more, "--index", index), "t1"))
    segment = max(index.glob("segment-*"), key=lambda f: f.stat().st_size)
    segment.write_bytes(segment.read_bytes()[:-8])
    test("a truncated index is refused in one line that names it", refusal(run("overlap", "query", "--index", index, "--queries", queries), segment.name))


def arguments(folder):
    test("an unknown command is refused", "" if run("fly").returncode == 2 else "not 2")
    test("no command is refused", "" if run().returncode == 2 else "not 2")
    test("help is no fault", "" if run("--help").returncode == 0 else "not 0")
    for wrong in ("nowhere", "127.0.0.1:99999", "127.0.0.1:x"):
        test(f"--listen {wrong} is refused in one line", refusal(run("serve", "--data", folder / "data", "--listen", wrong), wrong))
    test("a data folder that cannot be made is refused in one line", refusal(run("sample", "load", "--data", "/proc/thienan"), "/proc/thienan"))


def archive(folder):
    data, copy, backup = folder / "data", folder / "copy", folder / "backup.tar.gz"
    for _ in range(2):
        done = run("sample", "load", "--data", data)
        test("the sample loads, and loads again without a change", "" if done.returncode == 0 and "quantri" in done.stdout else done.stderr)
    test("no invariant of the sample is broken", "" if run("check", "--data", data).returncode == 0 else run("check", "--data", data).stdout)
    test("the sample's audit is whole", "" if run("audit", "verify", "--data", data).returncode == 0 else "not 0")
    test("a backup is written", "" if run("backup", backup, "--data", data).returncode == 0 else "not 0")
    test("a backup is never written over another", refusal(run("backup", backup, "--data", data), "backup.tar.gz"))
    test("a backup is restored and checked", "" if run("restore", backup, "--data", copy).returncode == 0 else "not 0")
    test("nothing is restored into a folder in use", refusal(run("restore", backup, "--data", copy), copy))
    (folder / "torn.tar.gz").write_bytes(backup.read_bytes()[: backup.stat().st_size // 2])
    test("a torn backup is refused in one line", refusal(run("restore", folder / "torn.tar.gz", "--data", folder / "torn"), "torn.tar.gz"))
    with sqlite3.connect(copy / "thienan.db") as base:
        base.execute("update audit_entry set act = 'other' where id = (select max(id) from audit_entry)")
    test("an entry changed behind the program's back is found", "" if run("audit", "verify", "--data", copy).returncode == 1 else "not found")


def main():
    folder = pathlib.Path(tempfile.mkdtemp(prefix="thienan-command-line-"))
    try:
        reading(folder)
        overlap(folder)
        arguments(folder)
        archive(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
