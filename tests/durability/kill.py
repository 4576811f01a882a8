#!/usr/bin/env python3
"""Kills the server with SIGKILL while people write, many times, and checks that nothing acknowledged is lost.

    tests/durability/kill.py [--rounds N] [--binary build/thienan] [--postgres URL] [--keep]

Each round: the server starts, several clients register directives, correct headers and upload files, mails wait in the outbox;
after a moment the server is killed. While it is down `thienan check` and `thienan audit verify` must find nothing, the audit's head of
the round before must still be in the chain. In the end everything acknowledged must be there and every mail be sent exactly once.
Prints one line of figures; exit status 1 where something was lost or doubled.
"""
import argparse
import collections
import email
import email.policy
import http.client
import itertools
import json
import os
import pathlib
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

MAILS_A_ROUND = 40
WRITERS = 4


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Installation:
    """A data folder (or database) and the program that serves it."""

    def __init__(self, options):
        self.binary = options.binary
        self.postgres = options.postgres
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="thienan_kill."))
        self.where = ["--data", str(self.folder)]
        if self.postgres:
            name = f"kill_{os.getpid()}"
            self.psql(f"create database {name}")
            parts = urllib.parse.urlsplit(self.postgres)
            self.postgres = urllib.parse.urlunsplit(parts._replace(path="/" + name)).replace(":/?", ":///?")
            self.where += ["--database", self.postgres]
        self.port = free_port()
        self.server = None

    def run(self, *words):
        return subprocess.run([self.binary, *words, *self.where], capture_output=True, text=True)

    def psql(self, sql):
        subprocess.run(["psql", "-q", "-v", "ON_ERROR_STOP=1", "-d", self.postgres, "-c", sql], check=True)

    def sql(self, text):
        """Writes behind the program's back; only while no server runs."""
        if self.postgres:
            return self.psql(text)
        import sqlite3
        with sqlite3.connect(self.folder / "thienan.db") as db:
            db.executescript(text)
        db.close()

    def start(self):
        self.server = subprocess.Popen([self.binary, "serve", *self.where, "--listen", f"127.0.0.1:{self.port}"],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(600):
            if self.server.poll() is not None:
                sys.exit(f"the server ended by itself with status {self.server.returncode}")
            try:
                with socket.create_connection(("127.0.0.1", self.port), 1):
                    return
            except OSError:
                time.sleep(0.05)
        sys.exit("the server does not answer")

    def kill(self, how=signal.SIGKILL):
        self.server.send_signal(how)
        self.server.wait()


class Client:
    def __init__(self, port, token=None):
        self.port, self.token, self.cookies = port, token, {}
        self.connection = None

    def ask(self, method, path, body=None, headers=None):
        """Status and body, or None where the connection broke: then nobody knows whether it was done."""
        try:
            if self.connection is None:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
            sent = dict(headers or {})
            if self.token:
                sent["Authorization"] = "Bearer " + self.token
            elif self.cookies:
                sent["Cookie"] = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
            self.connection.request(method, path, body, sent)
            answer = self.connection.getresponse()
            text = answer.read()
        except (OSError, http.client.HTTPException):
            self.connection = None
            return None
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, value = line.split(";")[0].split("=", 1)
            self.cookies[name] = value
        return answer.status, text

    def json(self, method, path, value=None):
        done = self.ask(method, path, None if value is None else json.dumps(value), {"Content-Type": "application/json"})
        return done and (done[0], json.loads(done[1] or b"null"))

    def form(self, path, **fields):
        page = self.ask("GET", path)[1].decode()
        fields["csrf"] = re.search(r'name="csrf" value="([^"]+)"', page)[1]
        return self.ask("POST", path, urllib.parse.urlencode(fields), {"Content-Type": "application/x-www-form-urlencoded"})

    def sign_in(self, login, password):
        status, _ = self.form("/sign-in", login=login, password=password)
        assert status == 303, f"sign-in: {status}"

    def new_token(self, name):
        page = self.ask("GET", "/me/tokens")[1].decode()
        post = re.search(r'<select[^>]*name="post".*?<option[^>]*value="(\d+)"', page, re.S)[1]
        status, text = self.form("/me/tokens", name=name, post=post, scopes="directives.register", last_day=time.strftime("%d/%m/%Y", time.localtime(time.time() + 10 * 86400)))
        assert status == 200, f"token: {status}"
        return re.search(r"<code>(thienan_[^<]+)</code>", text.decode())[1]


class Kept:
    """What the server has acknowledged."""

    def __init__(self):
        self.lock = threading.Lock()
        self.subjects = collections.defaultdict(set)  # directive -> subjects it may have: the last acknowledged, or one in flight
        self.files = {}                               # file -> content
        self.writes = 0

    def acknowledge(self, keep):
        with self.lock:
            keep()
            self.writes += 1


numbers = itertools.count(1)


def notice(mark):
    return (f"ỦY BAN NHÂN DÂN\nTỈNH THỬ NGHIỆM\nSố: {next(numbers)}/TB-UBND\n\nTHÔNG BÁO\nKết luận số {mark}\n\n"
            f"1. Giao Sở Khoa học và Công nghệ báo cáo việc {mark} trước ngày 30/12/2030.\n")


def write_until_broken(client, kept, name):
    for i in range(1_000_000):
        mark = f"{name}-{i}"
        made = client.json("POST", "/api/v1/directives", {"text": notice(mark)})
        if made is None:
            return
        status, answer = made
        assert status in (200, 201), f"registering: {status} {answer}"
        id, version = answer["id"], answer["version"]
        kept.acknowledge(lambda: kept.subjects[id].add(None))
        for turn in range(3):
            subject = f"{mark} lần {turn}"
            with kept.lock:
                kept.subjects[id].add(subject)
            done = client.json("PUT", f"/api/v1/directives/{id}/header", {"version": version, "header": {"subject": subject}})
            if done is None:
                return
            assert done[0] == 200, f"header: {done}"
            version = done[1]["version"]
            def keep():
                kept.subjects[id] = {subject}
            kept.acknowledge(keep)
        content = f"Tài liệu {mark}\n" * random.randint(1, 2000)
        body = f'--b\r\nContent-Disposition: form-data; name="file"; filename="{mark}.txt"\r\n\r\n{content}\r\n--b--\r\n'.encode()
        sent = client.ask("POST", "/api/v1/files", body, {"Content-Type": "multipart/form-data; boundary=b"})
        if sent is None:
            return
        assert sent[0] == 201, f"file: {sent}"
        file = json.loads(sent[1])["id"]
        def keep_file():
            kept.files[file] = content.encode()
        kept.acknowledge(keep_file)


def mails_to_send(round_, count):
    now = int(time.time() * 1000)
    rows = ", ".join(f"(0, 'nhan@thu.example', 'vi', 'test.kill', '\tThư {round_}-{i}.', '\tNội dung {round_}-{i}.', 'kill/{round_}/{i}', 0, {now}, {now}, 'queued', 0, '', '')"
                     for i in range(count))
    return ("insert into outbox_mail (person_id, address, language, kind, subject, body, dedupe_key, secret, created_at, not_before, state, attempts, "
            f"last_error, message_id) values {rows};")


def checked_while_down(installation, head):
    faults = []
    check = installation.run("check")
    if check.returncode != 0:
        faults.append("check: " + check.stdout + check.stderr)
    verify = installation.run("audit", "verify", *(["--head", head] if head else []))
    if verify.returncode != 0:
        faults.append("audit verify: " + verify.stdout + verify.stderr)
    found = re.search(r"head ([0-9a-f]{64})", verify.stdout)
    return faults, found[1] if found else head


def missing(client, kept):
    faults = []
    for id, subjects in kept.subjects.items():
        status, answer = client.json("GET", f"/api/v1/directives/{id}")
        subject = answer["directive"]["header"]["subject"] if status == 200 else None
        if status != 200:
            faults.append(f"directive {id}: {status}")
        elif None not in subjects and subject not in subjects:
            faults.append(f"directive {id}: {subject!r}, not {subjects}")
    for id, content in kept.files.items():
        status, text = client.ask("GET", f"/api/v1/files/{id}/content")
        if status != 200 or text != content:
            faults.append(f"file {id}: {status}, {len(text)} bytes of {len(content)}")
    return faults


def sent_mails(folder):
    seen = collections.Counter()
    for path in (folder / "mail").glob("*.eml"):
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        if found := re.search(r"Nội dung (\d+-\d+)\.", message.get_content()):
            seen[found[1]] += 1
    return seen


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--rounds", type=int, default=20)
    options.add_argument("--binary", default="build/thienan")
    options.add_argument("--postgres", default="", help="URL of a server on which databases may be made")
    options.add_argument("--keep", action="store_true", help="leave the data folder")
    options = options.parse_args()
    options.binary = str(pathlib.Path(options.binary).resolve())
    installation = Installation(options)
    loaded = installation.run("sample", "load")
    password = re.search(r"password of all: ([^)]+)\)", loaded.stdout)[1]
    installation.start()
    person = Client(installation.port)
    person.sign_in("vanthu", password)
    tokens = [person.new_token(f"kill {i}") for i in range(WRITERS)]
    installation.kill()

    kept, faults, head, mails = Kept(), [], "", 0
    for round_ in range(options.rounds):
        installation.sql(mails_to_send(round_, MAILS_A_ROUND))
        mails += MAILS_A_ROUND
        installation.start()
        writers = [threading.Thread(target=write_until_broken, args=(Client(installation.port, token), kept, f"{round_}-{i}"))
                   for i, token in enumerate(tokens)]
        for writer in writers:
            writer.start()
        time.sleep(random.uniform(0.2, 2.0))
        installation.kill()
        for writer in writers:
            writer.join()
        found, head = checked_while_down(installation, head)
        faults += found

    # On PostgreSQL, where others may serve too, a mail in flight when its sender died is taken up when its lease is over: as if it were.
    if installation.postgres:
        installation.sql("update outbox_mail set lease_until = 0 where state = 'sending'")
    installation.start()
    faults += missing(Client(installation.port, tokens[0]), kept)
    deadline = time.time() + 60
    while time.time() < deadline and len(sent_mails(installation.folder)) < mails:
        time.sleep(0.5)
    sent = sent_mails(installation.folder)
    doubled = [mark for mark, times in sent.items() if times > 1]
    if len(sent) != mails or doubled:
        faults.append(f"mails: {len(sent)} of {mails} sent, {len(doubled)} more than once")
    installation.kill(signal.SIGTERM)
    found, _ = checked_while_down(installation, head)
    faults += found
    print(f"{options.rounds} kills, {kept.writes} acknowledged writes ({len(kept.subjects)} directives, {len(kept.files)} files), "
          f"{mails} mails: {len(faults)} faults")
    for fault in faults[:20]:
        print("  " + fault)
    if not options.keep:
        shutil.rmtree(installation.folder)
    return 1 if faults or kept.writes == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
