"""Programs under measurement: one `thienan serve` each, and the peer beside them, asked over one kept connection."""
import gzip, http.client, os, pathlib, re, socket, subprocess, sys, time, urllib.parse

PYTHON = "/usr/bin/python3"  # the one Debian's packages belong to
PEER = pathlib.Path(__file__).resolve().parent.parent / "peer"


def plain(response, body):
    return (gzip.decompress(body) if response.headers.get("Content-Encoding") == "gzip" else body).decode()


class Asked:
    """Whatever answers on a port; cookies are kept as a browser keeps them."""

    def __init__(self, process, port):
        self.process, self.port, self.cookies = process, port, {}
        self.connect()

    def connect(self):
        self.link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def send(self, method, path, body=None):
        headers = {"Accept-Encoding": "gzip", "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.link.request(method, path, body, headers)
        response = self.link.getresponse()
        return response, response.read()

    def text(self, path):
        response, body = self.send("GET", path)
        assert response.status == 200, f"{path}: {response.status}"
        return plain(response, body)

    def time_ms(self, path):
        start = time.perf_counter()
        response, _ = self.send("GET", path)
        took = (time.perf_counter() - start) * 1000
        assert response.status == 200, f"{path}: {response.status}"
        return took

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()


class Server(Asked):
    def __init__(self, build, folder, database=None):
        start = time.monotonic()
        more = ["--database", database] if database else []
        process = subprocess.Popen([build / "thienan", "serve", "--data", folder, *more, "--listen", "127.0.0.1:0"],
                                   stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        super().__init__(process, int(re.search(r":(\d+)\s*$", process.stdout.readline()).group(1)))
        self.text("/healthz")
        self.started_ms = (time.monotonic() - start) * 1000

    def keep(self, response):
        for line in response.headers.get_all("Set-Cookie") or []:
            name, value = line.split(";")[0].split("=", 1)
            self.cookies[name] = value

    def sign_in(self, login, password):
        self.cookies = {}
        self.connect()  # a kept connection may have been idle too long
        response, body = self.send("GET", "/sign-in")
        self.keep(response)
        token = re.search(r'name="csrf" value="([^"]*)"', plain(response, body)).group(1)
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


def missing_of_peer(postgres):
    """The Debian packages the peer lacks here."""
    wanted = {"python3-django": "django", "gunicorn": "gunicorn", **({"python3-psycopg2": "psycopg2"} if postgres else {})}
    return [package for package, module in wanted.items() if subprocess.run([PYTHON, "-c", f"import {module}"], capture_output=True).returncode]


def start_peer(database, agency):
    """Django under gunicorn on two cores: two workers of eight threads, connections kept, answers as fast as it can."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = {**os.environ, "PEER_DATABASE": str(database), "PEER_AGENCY": agency, "PYTHONDONTWRITEBYTECODE": "1"}
    command = [PYTHON, "-m", "gunicorn", "--chdir", PEER, "-k", "gthread", "-w", "2", "--threads", "8", "--keep-alive", "60", "-b", f"127.0.0.1:{port}", "app:application"]
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peer = Asked(process, port)
    for _ in range(100):
        try:
            peer.text("/assignments")
            return peer
        except ConnectionError:
            time.sleep(0.1)
            peer.connect()
    peer.stop()
    sys.exit("pages: the peer did not start")
