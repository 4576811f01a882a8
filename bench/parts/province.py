"""The provinces that are measured: made once a day by make_province on SQLite, copied to PostgreSQL row by row."""
import hashlib, pathlib, shutil, sqlite3, subprocess, sys, tempfile, time

from parts.server import Server

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def made(build, count):
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


def value(v):
    if v is None:
        return "\\N"
    if isinstance(v, bytes):
        return "\\\\x" + v.hex()
    if isinstance(v, int):
        return str(v)
    return v.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def copy_rows(source, out):
    tables = [name for (name,) in source.execute("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name <> 'schema_migration' order by name")]
    out.write("set session_replication_role = replica; set client_min_messages = error;\n")
    out.write("truncate " + ", ".join(tables) + ";\n")
    for table in tables:
        columns = [(row[1], row[5]) for row in source.execute(f"pragma table_info({table})")]
        out.write(f"copy {table} ({', '.join(name for name, _ in columns)}) from stdin;\n")
        for row in source.execute(f"select {', '.join(name for name, _ in columns)} from {table}"):
            out.write("\t".join(map(value, row)) + "\n")
        out.write("\\.\n")
        if ("id", 1) in columns:
            out.write(f"select setval(pg_get_serial_sequence('{table}', 'id'), greatest(max(id), 1)) from {table} where pg_get_serial_sequence('{table}', 'id') is not null having count(*) > 0;\n")
    out.write("vacuum analyze;\n")


def copied_to_postgres(build, folder, server, name):
    """The URL of a new database with that province's rows, made by our own migrations, with statistics as autovacuum keeps them."""
    start = time.monotonic()
    subprocess.run(["psql", "-qX", server, "-c", f"create database {name} encoding 'UTF8' lc_collate 'C' lc_ctype 'C' template template0"], check=True)
    url = server.replace("/postgres?", f"/{name}?")
    with tempfile.TemporaryDirectory() as empty:
        Server(build, empty, url).stop()  # it makes the tables
    psql = subprocess.Popen(["psql", "-qX", "-v", "ON_ERROR_STOP=1", url], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    source = sqlite3.connect(f"file:{folder / 'thienan.db'}?mode=ro", uri=True)
    copy_rows(source, psql.stdin)
    source.close()
    psql.stdin.close()
    if psql.wait():
        sys.exit("pages: the province could not be copied to PostgreSQL")
    print(f"# {folder.name} copied to PostgreSQL in {time.monotonic() - start:.0f} s", flush=True)
    return url
