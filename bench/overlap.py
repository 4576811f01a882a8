#!/usr/bin/env python3
"""bench/overlap.py BUILD [quality] [speed]: what the overlap engine finds, how rightly and how fast.

quality: on the texts beside the project (skipped loudly without them). speed: on a made-up corpus of OVERLAP_RECORDS records (1,000,000) of
about 220 syllables, beside Xapian, SQLite FTS5 and PostgreSQL over the same syllables in the same run.
Rows: overlap | what | us | peer | ratio | goal | ok or short."""
import json, os, pathlib, shutil, subprocess, sys, time

from parts import overlap_cases, overlap_data
from parts.server import PYTHON

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = pathlib.Path(os.environ.get("THIENAN_SHARED", ROOT.parent / "shared")) / "data"
RECORDS = int(os.environ.get("OVERLAP_RECORDS", "1000000"))
PEER_QUERIES = int(os.environ.get("OVERLAP_PEER_QUERIES", "6"))
CASES = 60
short = 0


def row(what, us, peer, ratio, goal, ok):
    global short
    short += not ok
    print(f"overlap | {what} | {us} | {peer} | {ratio} | {goal} | {'ok' if ok else 'short'}", flush=True)


def at_least(what, value, goal):
    row(what, f"{value:.4f}", "-", "-", f">= {goal}", value >= goal)


def at_most(what, value, goal, unit=""):
    row(what, f"{value:,.4g}{unit}", "-", "-", f"<= {goal:,}{unit}", value <= goal)


class Engine:
    def __init__(self, build):
        self.program = build / "thienan"

    def build(self, corpus, index):
        shutil.rmtree(index, ignore_errors=True)
        start = time.monotonic()
        subprocess.run([self.program, "overlap", "build", "--corpus", corpus, "--index", index], check=True, stdout=subprocess.DEVNULL)
        return time.monotonic() - start

    def query(self, index, queries, top=20):
        out = subprocess.run([self.program, "overlap", "query", "--index", index, "--queries", queries, "--top", str(top)], check=True, capture_output=True, text=True).stdout
        return [json.loads(line) for line in out.splitlines()]


def summaries(engine, folder):
    engine.build(folder / "articles.jsonl", folder / "articles")
    answers = engine.query(folder / "articles", folder / "summaries.jsonl")
    first = sum(a["hits"][:1] != [] and a["hits"][0]["id"].split("/")[0] == a["query"].split("/")[0] for a in answers)
    at_least(f"summary finds its cluster first, {len(answers)} summaries of 300 clusters", first / len(answers), 0.998)


def learned(build, folder):
    for name in ("news", "sources_learn", "sources_test", "all_sources_learn", "all_sources_test", "places"):
        Engine(build).build(folder / f"{name}.jsonl", folder / name)
    out = subprocess.run([build / "bench/learn_overlap", folder], check=True, capture_output=True, text=True).stdout
    value = {line.split()[0]: float(line.split()[1]) for line in out.splitlines() if not line.startswith("#")}
    at_least("title finds its abstract among 75,352: MRR (model and lexicon learned from other titles)", value["titles_mrr"], 0.62)
    at_least("the same: among the first ten", value["titles_ten"], 0.77)
    at_least("sentence pairs, five-fold: accuracy", value["pairs_accuracy"], 0.98)
    at_most("sentence pairs, five-fold: calibration error", value["pairs_calibration"], 0.02)
    at_most("screened texts, the model that ships: calibration error", value["shipped_calibration"], 0.02)


def places(engine, folder):
    """Of two titles that differ by place, year and number alone each must find the other, as the same problem."""
    titles = overlap_data.localities(SHARED)
    group = {t["id"]: t["group"] for t in titles}
    overlap_data.write(folder / "place_queries.jsonl", ({"id": t["id"], "title": t["title"], "text": ""} for t in titles))
    wanted = {(a["id"], b["id"]) for a in titles for b in titles if a["group"] == b["group"] and a["id"] != b["id"]}
    said = set()
    for a in engine.query(folder / "places", folder / "place_queries.jsonl", 40):
        said |= {(a["query"], h["id"]) for h in a["hits"] if h["verdict"] == "same_problem" and h["id"] != a["query"]}
    right = len(wanted & said)
    at_least(f"same matter at another place, {len(wanted)} pairs: recall", right / len(wanted), 0.99)
    at_least("the same: precision", right / max(1, len(said)), 0.95)


def passages(engine, folder):
    corpus, cases, every = overlap_cases.make(SHARED / "overlap", CASES)
    answers = {}
    for name, queries in (("sources_test", "cases_test"), ("all_sources_test", "summary_cases_test")):
        for a in engine.query(folder / name, folder / f"{queries}.jsonl"):
            answers[a["query"]] = [(*p["query"], h["id"], *p["record"]) for h in a["hits"] if h["verdict"] != "related" for p in h["passages"]]
    goals = {"none": 0.95, "summary": 0.60}
    for way, made in cases.items():
        precision, recall, granularity, score = overlap_cases.plagdet(made, answers)
        what = f"borrowed passages, {way}: plagdet (precision {precision:.3f}, recall {recall:.3f}, granularity {granularity:.3f})"
        if way in goals:
            at_least(what, score, goals[way])
        else:
            row(what, f"{score:.4f}", "-", "-", "-", True)
    random = [case for way in overlap_cases.RANDOM_WAYS for case in cases[way]]
    at_least("borrowed passages, words dropped, shuffled or replaced together: plagdet", overlap_cases.plagdet(random, answers)[3], 0.88)


def quality(build):
    if not (SHARED / "overlap").is_dir():
        print(f"# SKIPPED overlap, what it finds: {SHARED / 'overlap'} is not here")
        return
    folder = build / "bench/overlap"
    overlap_data.make(SHARED, folder, CASES)
    engine = Engine(build)
    learned(build, folder)
    summaries(engine, folder)
    places(engine, folder)
    passages(engine, folder)


def percentile(times, share):
    return sorted(times)[int(len(times) * share) - 1]


def peers(folder, median):
    """Each beside the median of ours for the same queries."""
    records, queries = folder / "tasks.jsonl", folder / "q200.jsonl"
    for peer, name, module in (("xapian", "Xapian 1.4 by syllables", "xapian"), ("fts5", "SQLite FTS5", "sqlite3"), ("postgres", "PostgreSQL text search", "psycopg2")):
        if subprocess.run([PYTHON, "-c", f"import {module}"], capture_output=True).returncode:
            print(f"# SKIPPED {name}: Debian's python3-{module} is not installed (scripts/setup.sh --tests)")
            continue
        command = [PYTHON, ROOT / "bench/parts/overlap_peers.py", peer, records, queries, folder, str(PEER_QUERIES)]
        if peer == "postgres":
            command = [ROOT / "scripts/with_postgres.sh", *command]
        run = subprocess.run(command, capture_output=True, text=True)
        if run.returncode:
            print(f"# {name} failed: {run.stderr.strip().splitlines()[-1:]}")
            continue
        value = {r["what"]: r["value"] for r in map(json.loads, run.stdout.splitlines())}
        ratio = value["median us"] / median
        row(f"query of 200 words, median, beside {name} (finds {value['found']} copied sources; built in {value['build s']:.0f} s)", f"{median:,.0f} us", f"{value['median us']:,.0f} us", f"{ratio:,.0f}",
            ">= 1,000" if peer == "xapian" else "-", peer != "xapian" or ratio >= 1000)
        if "titles by trigrams, median us" in value:
            row("PostgreSQL pg_trgm, titles alone, median", "-", f"{value['titles by trigrams, median us']:,.0f} us", f"{value['titles by trigrams, median us'] / median:,.0f}", "-", True)


def speed(build):
    folder = build / f"bench/overlap-{RECORDS}"
    folder.mkdir(parents=True, exist_ok=True)
    make = build / "bench/make_tasks"
    if not (folder / "tasks.jsonl").exists():
        with open(folder / "tasks.jsonl.part", "w") as out:
            subprocess.run([make, str(RECORDS)], check=True, stdout=out)
        (folder / "tasks.jsonl.part").rename(folder / "tasks.jsonl")
    for length, count in ((200, 2000), (2000, 400)):
        with open(folder / f"q{length}.jsonl", "w") as out:
            subprocess.run([make, str(RECORDS), "queries", str(count), str(length)], check=True, stdout=out)
    engine = Engine(build)
    large = RECORDS > 2_000_000
    at_most(f"index of {RECORDS:,} records built", engine.build(folder / "tasks.jsonl", folder / "index"), 60 * max(1, RECORDS // 1_000_000), " s")
    at_most("its size", sum(f.stat().st_size for f in (folder / "index").iterdir()) / 1e9, 1.0 * max(1, RECORDS // 1_000_000), " GB")
    median = 0
    for length, goal in ((200, 10_000 if large else 1000), (2000, 30_000 if large else 3000)):
        answers = engine.query(folder / "index", folder / f"q{length}.jsonl")
        times = [a["us"] for a in answers]
        with_source = [a for a in answers if not a["query"].endswith("-none")]
        found = sum(a["query"].split("-")[1] in [h["id"] for h in a["hits"]] for a in with_source)
        at_most(f"query of {length} words, p95 (median {percentile(times, 0.5):,} us; finds {found} of {len(with_source)} copied sources)", percentile(times, 0.95), goal, " us")
        median = median or percentile(times, 0.5)
    out = subprocess.run([build / "bench/overlap_bench", folder / "index", folder / "q200.jsonl"], check=True, capture_output=True, text=True).stdout
    for name, value in (line.rsplit(" ", 1) for line in out.splitlines()):
        if name.startswith("identical"):
            row("the first 20 as adding up every weight gives them, 10,000 queries", value, "-", "-", "all", value == "10000")
        else:
            at_most(name, float(value), {"opens, us": 50_000}.get(name, 1000), " us")
    peers(folder, median)


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    parts = sys.argv[2:] or ["quality", "speed"]
    subprocess.run(["ninja", "-C", build, "thienan", "learn_overlap", "make_tasks", "overlap_bench"], check=True, stdout=subprocess.DEVNULL)
    if "quality" in parts:
        quality(build)
    if "speed" in parts:
        speed(build)
    sys.exit(1 if short else 0)


main()
