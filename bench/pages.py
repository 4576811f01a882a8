#!/usr/bin/env python3
"""bench/pages.py BUILD: every main page with 1,000 and with 100,000 assignments, side by side on one machine.

Both provinces are served at once and asked in turn, so that what else the machine does hits both alike. Times are from the
first byte sent to the last byte received on one kept connection over loopback, pages gzipped as a browser gets them.
Rows: pages | what | us | peer | ratio | goal | ok or short. There is no peer to install from Debian or npm that serves such
pages; the ratio is that of 100,000 to 1,000 assignments. Below 1 ms two times count as the same.
"""
import gzip, hashlib, http.client, os, pathlib, re, shutil, statistics, subprocess, sys, time, urllib.parse

ROOT = pathlib.Path(__file__).resolve().parent.parent
SMALL, LARGE = 1_000, 100_000
WARM, MEASURED = 20, 200
GOAL_MS, GOAL_RATIO, GOAL_RATE, GOAL_RSS_MB, GOAL_START_MS, GOAL_FIRST_KB, GOAL_LATER_KB = 10.0, 1.5, 2000, 150, 1000, 140, 30
short = 0


def row(what, us, ratio, goal, ok):
    global short
    short += not ok
    print(f"pages | {what} | {us} | - | {ratio} | {goal} | {'ok' if ok else 'short'}", flush=True)


class Server:
    def __init__(self, build, folder):
        start = time.monotonic()
        self.process = subprocess.Popen([build / "thienan", "serve", "--data", folder, "--listen", "127.0.0.1:0"],
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.port = int(re.search(r":(\d+)\s*$", self.process.stdout.readline()).group(1))
        self.connect()
        assert self.get("/healthz")[0] == 200
        self.started_ms = (time.monotonic() - start) * 1000
        self.cookies = {}

    def connect(self):
        self.link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def send(self, method, path, body=None):
        headers = {"Accept-Encoding": "gzip", "Cookie": "; ".join(f"{k}={v}" for k, v in getattr(self, "cookies", {}).items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.link.request(method, path, body, headers)
        response = self.link.getresponse()
        return response, response.read()

    def get(self, path):
        response, body = self.send("GET", path)
        return response.status, body, response

    def text(self, path):
        status, body, response = self.get(path)
        assert status == 200, f"{path}: {status}"
        return gzip.decompress(body).decode() if response.headers.get("Content-Encoding") == "gzip" else body.decode()

    def keep(self, response):
        for line in response.headers.get_all("Set-Cookie") or []:
            name, value = line.split(";")[0].split("=", 1)
            self.cookies[name] = value

    def sign_in(self, login, password):
        self.cookies = {}
        self.connect()  # a kept connection may have been idle too long
        response, body = self.send("GET", "/sign-in")
        self.keep(response)
        page = (gzip.decompress(body) if response.headers.get("Content-Encoding") == "gzip" else body).decode()
        token = re.search(r'name="csrf" value="([^"]*)"', page).group(1)
        response, _ = self.send("POST", "/sign-in", urllib.parse.urlencode({"csrf": token, "login": login, "password": password}))
        assert response.status == 303, f"{login}: {response.status}"
        self.keep(response)
        return dict(self.cookies)

    def cpu(self):
        return sum(map(int, pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13])) / os.sysconf("SC_CLK_TCK")

    def settle(self, most=240):
        """Waits until what the program does beside requests (linking the audit, mails of the day) is done."""
        calm = 0
        for _ in range(most):
            before = self.cpu()
            time.sleep(1)
            calm = calm + 1 if self.cpu() - before < 0.03 else 0
            if calm == 3:
                return

    def rss_mb(self):
        return int(re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{self.process.pid}/status").read_text()).group(1)) / 1024

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()


def province(build, count):
    """The folder of a province of that size; made once a day and for each change of what it is made of."""
    parts = sorted((ROOT / "migrations").glob("*.sql")) + [ROOT / "bench/make_province.cpp"] + sorted((ROOT / "sample").glob("*"))
    key = hashlib.sha256(b"".join(p.read_bytes() for p in parts) + time.strftime("%F").encode()).hexdigest()[:12]
    folder = build / "bench" / f"province-{count}-{key}"
    if (folder / "made").exists():
        return folder
    for old in folder.parent.glob(f"province-{count}-*"):
        shutil.rmtree(old)
    folder.mkdir(parents=True)
    start = time.monotonic()
    subprocess.run([build / "bench/make_province", folder, str(count)], check=True, stderr=subprocess.DEVNULL, timeout=1800)
    check = subprocess.run([build / "thienan", "check", "--data", folder], capture_output=True, text=True)
    if check.returncode:
        sys.exit(f"pages: the province of {count} breaks an invariant:\n{check.stdout}{check.stderr}")
    print(f"# province of {count:,} assignments made in {time.monotonic() - start:.0f} s and checked", flush=True)
    (folder / "made").touch()
    return folder


def href(page, pattern):
    found = re.search(rf'href="({pattern})"', page)
    assert found, pattern
    return found.group(1).replace("&amp;", "&")


def pages_of(server):
    """[(name, who, address)] in this province: the same pages in both, each with its own records."""
    listed = server.text("/assignments?view=all")
    assignment = href(listed, r"/assignments/\d+")
    following = href(listed, r"/assignments\?[^\"]*after=[^\"]*")
    directive = href(server.text("/directives"), r"/directives/\d+")
    agency = href(server.text("/dashboard"), r"/agencies/\d+/work")
    lead = re.search(r"\d+", agency).group(0)
    owner = [("my work", "/"), ("list, open", "/assignments"), ("list, all", "/assignments?view=all"), ("list, all, next page", following),
             ("list, completed", "/assignments?view=all&state=completed"), ("list, overdue", "/assignments?view=all&timeliness=overdue"),
             ("list, one lead", f"/assignments?view=all&lead={lead}"), ("list, one lead and state", f"/assignments?view=all&lead={lead}&state=waiting"),
             ("list, words", "/assignments?view=all&text=quy+che"), ("board", "/assignments/board"), ("month", "/assignments/month"),
             ("search, common words", "/search?q=khoa+hoc"), ("search, phrase", "/search?q=truy+xuat+nguon+goc+nong+san+xa+son+ha"), ("directives", "/directives"),
             ("directive", directive), ("directive, assignments", f"{directive}?tab=assignments"), ("directive, text", f"{directive}?tab=text"),
             ("assignment", assignment), ("assignment, history", f"{assignment}?tab=history"), ("dashboard", "/dashboard"), ("one agency", agency),
             ("calendar", "/calendar"), ("my account", "/me")]
    return ([(name, "giamdoc", address) for name, address in owner] + [("register", "vanthu", "/directives/new")] +
            [("my work, officer", "chuyenvien", "/"), ("list, mine", "chuyenvien", "/assignments?view=mine"), ("my work, other agency", "taichinh", "/"),
             ("list, other agency", "taichinh", "/assignments"), ("audit log", "quantri", "/audit"), ("people", "quantri", "/people"), ("agencies", "quantri", "/agencies")])


def ask(server, address):
    start = time.perf_counter()
    status, _, _ = server.get(address)
    took = (time.perf_counter() - start) * 1000
    assert status == 200, f"{address}: {status}"
    return took


def p95(times):
    return sorted(times)[int(len(times) * 0.95) - 1]


def times_of(servers, addresses):
    times = ([], [])
    for turn in range(WARM + MEASURED):
        for i in (0, 1):
            took = ask(servers[i], addresses[i])
            if turn >= WARM:
                times[i].append(took)
    return times


def measure_pages(servers, password, only):
    keys = {}
    for login in ("giamdoc", "vanthu", "chuyenvien", "taichinh", "quantri"):
        for i, server in enumerate(servers):
            keys[login, i] = server.sign_in(login, password)
    lists = []
    for i, server in enumerate(servers):
        server.connect()
        server.cookies = keys["giamdoc", i]
        lists.append(pages_of(server))
    for (name, login, small), (_, _, large) in zip(*lists):
        if only and only not in name:
            continue
        for i, server in enumerate(servers):
            server.connect()
            server.cookies = keys[login, i]
        few, many = times_of(servers, (small, large))
        ratio = max(p95(many), 1.0) / max(p95(few), 1.0)
        row(f"{name}: p95 (median), 100,000 beside 1,000", f"{p95(many):.2f} ({statistics.median(many):.2f}) ms beside {p95(few):.2f} ({statistics.median(few):.2f}) ms",
            f"{ratio:.2f}", f"<= {GOAL_MS:.0f} ms, ratio <= {GOAL_RATIO}", p95(many) <= GOAL_MS and ratio <= GOAL_RATIO)
    servers[1].cookies = keys["giamdoc", 1]


def throughput(server, gzipped):
    cookie = "; ".join(f"{k}={v}" for k, v in server.cookies.items())
    more = ["-H", "Accept-Encoding: gzip"] if gzipped else []
    run = subprocess.run(["wrk", "-t1", "-c64", "-d10s", "-H", f"Cookie: {cookie}", *more, f"http://127.0.0.1:{server.port}/assignments?view=all"], capture_output=True, text=True, timeout=60)
    if "Non-2xx" in run.stdout:
        sys.exit(f"pages: {run.stdout}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", run.stdout).group(1))


def weights(server):
    """Bytes of a first visit and of the next, as a browser counts them."""
    env = {**os.environ, "COOKIE": server.cookies["session"]}
    run = subprocess.run(["node", ROOT / "tests/browser/weigh.mjs", f"http://127.0.0.1:{server.port}", "/assignments?view=all"], capture_output=True, text=True, timeout=120, env=env)
    return [float(n) / 1024 for n in run.stdout.split()] if run.returncode == 0 else None


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    only = sys.argv[2] if len(sys.argv) > 2 else ""
    password = re.search(r'^password = "([^"]+)"', (ROOT / "sample/province.toml").read_text(), re.M).group(1)
    servers = []
    try:
        for count in (SMALL, LARGE):
            servers.append(Server(build, province(build, count)))
        for server in servers:
            server.settle()
        measure_pages(servers, password, only)
        if not only:
            large = servers[1]
            for gzipped in (False, True):
                rate = throughput(large, gzipped)
                row(f"full list pages a second, 64 connections, {'gzipped' if gzipped else 'plain'}", f"{rate:.0f} /s", "-", f">= {GOAL_RATE} /s on two cores", rate >= GOAL_RATE)
            row("memory after that (RSS)", f"{large.rss_mb():.0f} MB", "-", f"<= {GOAL_RSS_MB} MB", large.rss_mb() <= GOAL_RSS_MB)
            row("start to first answer", f"{large.started_ms:.0f} ms", "-", f"<= {GOAL_START_MS} ms", large.started_ms <= GOAL_START_MS)
            weight = weights(large)
            if weight:
                row("bytes of a first visit", f"{weight[0]:.1f} KB", "-", f"<= {GOAL_FIRST_KB} KB", weight[0] <= GOAL_FIRST_KB)
                row("bytes of the next page", f"{weight[1]:.1f} KB", "-", f"<= {GOAL_LATER_KB} KB", weight[1] <= GOAL_LATER_KB)
            else:
                print("# SKIPPED bytes of a page: tests/browser is not installed (scripts/setup.sh --tests)")
    finally:
        for server in servers:
            server.stop()
    sys.exit(1 if short else 0)


main()
