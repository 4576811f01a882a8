#!/usr/bin/env python3
"""bench/pages.py BUILD [--postgres] [NAME]: every main page with 1,000 and with 100,000 assignments, side by side on one machine.

Both provinces are served at once and asked in turn, so that what else the machine does hits both alike. Times are from the
first byte sent to the last byte received on one kept connection over loopback, pages gzipped as a browser gets them.
Rows: pages | what | us | peer | ratio | goal | ok or short. Most have no peer but the small province: the ratio is that of
100,000 to 1,000 assignments, and below 1 ms two times count as the same. The list of assignments is also served by Django
(bench/peer) from the same database in the same run. A table for the README comes last. With NAME only pages so named.
"""
import os, pathlib, re, statistics, subprocess, sys

from parts import province
from parts.server import Server, missing_of_peer, start_peer

ROOT = pathlib.Path(__file__).resolve().parent.parent
SMALL, LARGE = 1_000, 100_000
WARM, MEASURED, OF_PEER = 20, 200, 100
GOAL_MS, GOAL_RATIO, GOAL_RATE, GOAL_RSS_MB, GOAL_START_MS, GOAL_FIRST_KB, GOAL_LATER_KB = 10.0, 1.5, 2000, 150, 1000, 140, 30
LOGINS = ("giamdoc", "vanthu", "chuyenvien", "taichinh", "quantri")
ALL = "/assignments?view=all"

on_postgres = "--postgres" in sys.argv
suite = "pages_postgres" if on_postgres else "pages"
short = 0
table = []


def row(what, us, peer, ratio, goal, ok):
    global short
    short += not ok
    print(f"{suite} | {what} | {us} | {peer} | {ratio} | {goal} | {'ok' if ok else 'short'}", flush=True)
    table.append(f"| {what} | {us} | {peer} | {ratio} | {goal}{'' if ok else ': short'} |")


def href(page, pattern):
    found = re.search(rf'href="({pattern})"', page)
    assert found, pattern
    return found.group(1).replace("&amp;", "&")


def pages_of(server):
    """[(name, who, address)] in this province: the same pages in both, each with its own records."""
    listed = server.text(ALL)
    assignment = href(listed, r"/assignments/\d+")
    following = href(listed, r"/assignments\?[^\"]*after=[^\"]*")
    directive = href(server.text("/directives"), r"/directives/\d+")
    agency = href(server.text("/dashboard"), r"/agencies/\d+/work")
    lead = re.search(r"\d+", agency).group(0)
    helper = re.search(r'<option value="(\d+)"[^>]*>Sở Tài chính<', listed).group(1)
    by_who = {
        "giamdoc": [("my work", "/"), ("list, open", "/assignments"), ("list, all", ALL), ("list, all, next page", following),
                    ("list, completed", f"{ALL}&state=completed"), ("list, overdue", f"{ALL}&timeliness=overdue"), ("list, newest", f"{ALL}&sort=-newest"),
                    ("list, one lead", f"{ALL}&lead={lead}"), ("list, one lead and state", f"{ALL}&lead={lead}&state=waiting"),
                    ("list, co-operating agency", f"{ALL}&with={helper}"), ("list, words", f"{ALL}&text=quy+che"),
                    ("list, words of open ones", "/assignments?text=truy+xuat+nguon+goc"), ("board", "/assignments/board"), ("month", "/assignments/month"),
                    ("month of one lead", f"/assignments/month?lead={lead}"), ("month, words", "/assignments/month?text=khoa+hoc+cap+tinh"),
                    ("search, common words", "/search?q=khoa+hoc"), ("search, phrase", "/search?q=truy+xuat+nguon+goc+nong+san+xa+son+ha"),
                    ("directives", "/directives"), ("directives, words", "/directives?text=hoc+cap+tinh"), ("directive", directive),
                    ("directive, assignments", f"{directive}?tab=assignments"), ("directive, text", f"{directive}?tab=text"), ("assignment", assignment),
                    ("assignment, history", f"{assignment}?tab=history"), ("dashboard", "/dashboard"), ("one agency", agency), ("calendar", "/calendar"),
                    ("my account", "/me")],
        "vanthu": [("register", "/directives/new")],
        "chuyenvien": [("my work, officer", "/"), ("list, mine", "/assignments?view=mine")],
        "taichinh": [("my work, other agency", "/"), ("list, other agency", "/assignments")],
        "quantri": [("audit log", "/audit"), ("audit log of a day", "/audit?from=2026-03-02&to=2026-03-02"), ("audit log, refused", "/audit?refused=1"),
                    ("people", "/people"), ("agencies", "/agencies"), ("failed mails", "/admin/mails")]}
    return [(name, who, address) for who, pages in by_who.items() for name, address in pages]


def p95(times):
    return sorted(times)[int(len(times) * 0.95) - 1]


def times_of(servers, addresses, measured):
    times = [[] for _ in servers]
    for turn in range(WARM + measured):
        for i, server in enumerate(servers):
            took = server.time_ms(addresses[i])
            if turn >= WARM:
                times[i].append(took)
    return times


def shown(times):
    return f"{p95(times):.2f} ({statistics.median(times):.2f}) ms"


def measure_pages(servers, password, only):
    keys = {(login, i): server.sign_in(login, password) for login in LOGINS for i, server in enumerate(servers)}
    lists = []
    for i, server in enumerate(servers):
        server.connect()
        server.cookies = keys["giamdoc", i]
        lists.append(pages_of(server))
    for (name, login, small), (_, _, large) in zip(*lists):
        if only not in name:
            continue
        for i, server in enumerate(servers):
            server.connect()
            server.cookies = keys[login, i]
        few, many = times_of(servers, (small, large), MEASURED)
        ratio = max(p95(many), 1.0) / max(p95(few), 1.0)
        row(f"{name}: p95 (median), beside {SMALL:,} assignments", shown(many), shown(few), f"{ratio:.2f}", f"<= {GOAL_MS:.0f} ms, <= {GOAL_RATIO}",
            p95(many) <= GOAL_MS and ratio <= GOAL_RATIO)
    for i, server in enumerate(servers):
        server.connect()
        server.cookies = keys["giamdoc", i]


def pages_a_second(server, address, gzipped):
    more = ["-H", f"Cookie: {'; '.join(f'{k}={v}' for k, v in server.cookies.items())}"] if server.cookies else []
    more += ["-H", "Accept-Encoding: gzip"] if gzipped else []
    run = subprocess.run(["wrk", "-t1", "-c64", "-d10s", *more, f"http://127.0.0.1:{server.port}{address}"], capture_output=True, text=True, timeout=60)
    if "Non-2xx" in run.stdout:
        sys.exit(f"pages: {run.stdout}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", run.stdout).group(1))


def measure_peer(server, peer):
    """One list page and many at once, ours beside Django's, from the same database."""
    for name, address, theirs in (("list, all", ALL, "/assignments"), ("list, completed", f"{ALL}&state=completed", "/assignments?state=completed")):
        us, them = times_of((server, peer), (address, theirs), OF_PEER)
        ratio = p95(us) / p95(them)
        row(f"{name}: p95 (median), beside Django", shown(us), shown(them), f"{ratio:.2f}", "<= 1", ratio <= 1)


def measure_load(server, peer):
    for kind in ("plain", "gzipped"):
        rate = pages_a_second(server, ALL, kind == "gzipped")
        theirs = pages_a_second(peer, "/assignments", kind == "gzipped") if peer else None
        row(f"full list pages a second, 64 connections, {kind}{', beside Django' if peer else ''}", f"{rate:,.0f}", f"{theirs:,.0f}" if peer else "-",
            f"{rate / theirs:.1f}" if peer else "-", f">= {GOAL_RATE:,} on two cores", rate >= GOAL_RATE)
    row("memory after that (RSS)", f"{server.rss_mb():.0f} MB", "-", "-", f"<= {GOAL_RSS_MB} MB", server.rss_mb() <= GOAL_RSS_MB)
    row("start to first answer", f"{server.started_ms:.0f} ms", "-", "-", f"<= {GOAL_START_MS:,} ms", server.started_ms <= GOAL_START_MS)


def measure_weights(server):
    """Bytes of a first visit and of the next, as a browser counts them."""
    env = {**os.environ, "COOKIE": server.cookies["session"]}
    run = subprocess.run(["node", ROOT / "tests/browser/weigh.mjs", f"http://127.0.0.1:{server.port}", ALL], capture_output=True, text=True, timeout=120, env=env)
    if run.returncode:
        print("# SKIPPED bytes of a page: tests/browser is not installed (scripts/setup.sh --tests)")
        return
    first, later = [float(n) / 1024 for n in run.stdout.split()]
    row("bytes of a first visit", f"{first:.1f} KB", "-", "-", f"<= {GOAL_FIRST_KB} KB", first <= GOAL_FIRST_KB)
    row("bytes of the next page", f"{later:.1f} KB", "-", "-", f"<= {GOAL_LATER_KB} KB", later <= GOAL_LATER_KB)


def serve(build, count):
    """A server of that province and where its records lie."""
    folder = province.made(build, count)
    if not on_postgres:
        return Server(build, folder), folder / "thienan.db"
    url = province.copied_to_postgres(build, folder, os.environ["THIENAN_TEST_POSTGRES"], f"province_{count}")
    return Server(build, folder.with_name("served-on-postgres"), url), url


def peer_of(server, records):
    missing = missing_of_peer(on_postgres)
    if missing:
        print(f"# SKIPPED Django beside us: {' '.join(missing)} of Debian is not installed (scripts/setup.sh --tests)")
        return None
    agency = re.search(r'"agency":(\d+)', server.text("/api/v1/me")).group(1)
    return start_peer(records, agency)


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    only = next((a for a in sys.argv[2:] if not a.startswith("--")), "")
    password = re.search(r'^password = "([^"]+)"', (ROOT / "sample/province.toml").read_text(), re.M).group(1)
    running = []
    try:
        for count in (SMALL, LARGE):
            server, records = serve(build, count)
            running.append(server)
        servers = tuple(running)
        for server in servers:
            server.settle()
        measure_pages(servers, password, only)
        if not only:
            peer = peer_of(servers[1], records)
            if peer:
                running.append(peer)
                measure_peer(servers[1], peer)
            measure_load(servers[1], peer)
            if not on_postgres:
                measure_weights(servers[1])
            print(f"\n| with {LARGE:,} assignments{' on PostgreSQL' if on_postgres else ''} | measured | beside | ratio | goal |\n|---|---|---|---|---|\n" + "\n".join(table))
    finally:
        for process in running:
            process.stop()
    sys.exit(1 if short else 0)


main()
