"""Peers of the overlap engine over the same records and syllables, each a process that prints JSON lines {"peer","what","value"}:
   overlap_peers.py xapian|fts5|postgres RECORDS.jsonl QUERIES.jsonl FOLDER COUNT
COUNT queries are asked; the copied source is looked for among the first 20. Run with Debian's python3 (python3-xapian, python3-psycopg2)."""
import json, os, pathlib, re, shutil, sqlite3, statistics, sys, time

WORD = re.compile(r"\w+")


def rows(path):
    with open(path, encoding="utf8") as lines:
        for line in lines:
            r = json.loads(line)
            yield r["id"], r.get("title", "") + " " + r.get("text", "")


def say(what, value):
    print(json.dumps({"what": what, "value": value}), flush=True)


def ask(search, queries, count):
    """search(words) gives ids."""
    times, wanted, found = [], 0, 0
    for id, text in list(rows(queries))[:count]:
        words = list(dict.fromkeys(WORD.findall(text.lower())))
        start = time.perf_counter()
        ids = search(words)
        times.append((time.perf_counter() - start) * 1e6)
        source = id.split("-")[1]
        if source != "none":
            wanted += 1
            found += source in ids
    say("median us", statistics.median(times))
    say("found", f"{found} of {wanted}")


def xapian_peer(records, queries, folder, count):
    import xapian
    path = str(folder / "xapian")
    if not (folder / "xapian.made").exists():
        shutil.rmtree(path, ignore_errors=True)
        start = time.monotonic()
        db = xapian.WritableDatabase(path, xapian.DB_CREATE_OR_OVERWRITE)
        generator = xapian.TermGenerator()
        for n, (id, text) in enumerate(rows(records)):
            doc = xapian.Document()
            generator.set_document(doc)
            generator.index_text_without_positions(text)
            doc.set_data(id)
            db.add_document(doc)
            if n % 100_000 == 99_999:
                db.commit()
        db.commit()
        (folder / "xapian.made").write_text(f"{time.monotonic() - start:.0f}")
    say("build s", float((folder / "xapian.made").read_text()))
    db = xapian.Database(path)

    def search(words):
        enquire = xapian.Enquire(db)
        enquire.set_query(xapian.Query(xapian.Query.OP_OR, words))
        return [m.document.get_data().decode() for m in enquire.get_mset(0, 20)]

    ask(search, queries, count)


def fts5_peer(records, queries, folder, count):
    path = folder / "fts5.db"
    if not (folder / "fts5.made").exists():
        path.unlink(missing_ok=True)
        start = time.monotonic()
        db = sqlite3.connect(path)
        db.execute("pragma journal_mode = off")
        db.execute("create virtual table t using fts5(id unindexed, text, detail = none, columnsize = 1, tokenize = \"unicode61 remove_diacritics 0\")")
        db.executemany("insert into t values (?, ?)", rows(records))
        db.commit()
        db.close()
        (folder / "fts5.made").write_text(f"{time.monotonic() - start:.0f}")
    say("build s", float((folder / "fts5.made").read_text()))
    db = sqlite3.connect(path)
    ask(lambda words: [r[0] for r in db.execute("select id from t where t match ? order by rank limit 20", (" OR ".join(f'"{w}"' for w in words),))], queries, count)


def postgres_peer(records, queries, folder, count):
    import psycopg2
    db = psycopg2.connect(os.environ["THIENAN_TEST_POSTGRES"])
    db.autocommit = True
    sql = db.cursor()
    start = time.monotonic()
    sql.execute("create extension if not exists pg_trgm; drop table if exists peer; create unlogged table peer (id text, title text, body tsvector)")
    with open(records, encoding="utf8") as lines:
        batch = []
        for line in lines:
            r = json.loads(line)
            batch.append((r["id"], r["title"], r["title"] + " " + r["text"]))
            if len(batch) == 5000:
                sql.execute("insert into peer select a.id, a.title, to_tsvector('simple', a.t) from unnest(%s::text[], %s::text[], %s::text[]) a(id, title, t)", tuple(map(list, zip(*batch))))
                batch = []
        if batch:
            sql.execute("insert into peer select a.id, a.title, to_tsvector('simple', a.t) from unnest(%s::text[], %s::text[], %s::text[]) a(id, title, t)", tuple(map(list, zip(*batch))))
    sql.execute("create index on peer using gin (body); create index on peer using gin (title gin_trgm_ops); analyze peer; set statement_timeout = '300s'")
    say("build s", time.monotonic() - start)

    def search(words):
        sql.execute("select id from peer, to_tsquery('simple', %s) q where body @@ q order by ts_rank(body, q) desc limit 20", (" | ".join(words),))
        return [r[0] for r in sql.fetchall()]

    ask(search, queries, count)
    times = []
    for line in list(open(queries, encoding="utf8"))[:count]:
        title = json.loads(line)["title"]
        begin = time.perf_counter()
        sql.execute("select id from peer where title %% %s order by similarity(title, %s) desc limit 20", (title, title))
        sql.fetchall()
        times.append((time.perf_counter() - begin) * 1e6)
    say("titles by trigrams, median us", statistics.median(times))


if __name__ == "__main__":
    peer, records, queries, folder, count = sys.argv[1], sys.argv[2], sys.argv[3], pathlib.Path(sys.argv[4]), int(sys.argv[5])
    folder.mkdir(parents=True, exist_ok=True)
    {"xapian": xapian_peer, "fts5": fts5_peer, "postgres": postgres_peer}[peer](records, queries, folder, count)
