"""Puts the texts beside the project into the form that the overlap engine's benchmark and learn_overlap read.
   overlap_data.make(SHARED, FOLDER, EACH) -> what was made"""
import gzip, json, random, re, zipfile

from parts import overlap_cases

PLACES = overlap_cases.PLACES + ["An Giang", "Bắc Giang", "Bắc Ninh", "Bình Định", "Bình Dương", "Bình Thuận", "Cao Bằng", "Đắk Lắk", "Điện Biên", "Đồng Nai", "Đồng Tháp", "Gia Lai", "Hải Dương", "Hải Phòng", "Hòa Bình",
                               "Khánh Hòa", "Kiên Giang", "Kon Tum", "Lào Cai", "Nam Định", "Ninh Bình", "Quảng Bình", "Quảng Nam", "Quảng Ninh", "Quảng Trị", "Sóc Trăng", "Sơn La", "Tây Ninh", "Thanh Hóa", "Tuyên Quang", "Vĩnh Long", "Yên Bái"]


def write(path, rows):
    with open(path, "w", encoding="utf8") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def news(shared):
    with gzip.open(shared / "overlap/news_titles_abstracts.jsonl.gz", "rt", encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


def localities(shared):
    rows = [line.rstrip("\n").split("\t") for line in open(shared / "overlap/locality/same_matter_other_locality.tsv", encoding="utf8")][1:]
    return [{"id": f"l{i}", "title": title, "text": "", "group": group} for i, (group, _, title) in enumerate(rows)]


def project_titles(shared):
    """Titles of research tasks: what stands around the others."""
    out = []
    for name, column in (("ntbic_research_records.tsv", "title_repaired"), ("hust_de_tai.tsv", "title")):
        lines = open(shared / "titles" / name, encoding="utf8").read().split("\n")
        head = lines[0].split("\t")
        for line in lines[1:]:
            cells = line.split("\t")
            if len(cells) == len(head):
                row = dict(zip(head, cells))
                out.append({"id": row["id"], "title": row[column], "text": ""})
    return out


def swapped(title, rng):
    """The title at another place, or None where it names none."""
    for place in PLACES:
        if re.search(rf"(?<!\w){place}(?!\w)", title, re.I):
            return re.sub(rf"(?<!\w){place}(?!\w)", rng.choice([p for p in PLACES if p != place]), title, flags=re.I)
    return None


def make(shared, folder, each):
    rng = random.Random(11)
    folder.mkdir(parents=True, exist_ok=True)
    rows = news(shared)
    write(folder / "news.jsonl", ({"id": r["id"], "title": "", "text": r["abstract"]} for r in rows))
    write(folder / "lexicon.jsonl", ({"id": r["id"], "title": r["title"], "text": r["abstract"]} for i, r in enumerate(rows) if i % 10 < 8))
    write(folder / "titles.jsonl", ({"id": r["id"], "title": r["title"], "text": "", "year": i % 2} for i, r in enumerate(r for k, r in enumerate(rows) if k % 10 >= 8)))
    pairs = shared / "overlap/vnpara/vnPara"
    a, b = (open(pairs / f"Sentences{n}.txt", encoding="utf8").read().split("\n") for n in (1, 2))
    labels = [x.strip(",") for x in open(pairs / "Labels.txt").read().split()]
    write(folder / "pairs_a.jsonl", ({"id": str(i), "text": a[i], "year": int(label)} for i, label in enumerate(labels)))
    write(folder / "pairs_b.jsonl", ({"id": str(i), "text": b[i]} for i in range(len(labels))))
    # Learned from: cases of another seed, so that the tested ones are new.
    for name, seed, part in (("learn", 5, 0), ("test", 20240313, 1)):
        corpus, cases, every = overlap_cases.make(shared / "overlap", each, seed)
        write(folder / f"sources_{name}.jsonl", corpus)
        write(folder / f"all_sources_{name}.jsonl", every)
        gold = lambda g: "|".join(sorted({s for _, _, of in g for s, _, _ in of}))
        write(folder / f"cases_{name}.jsonl", ({**q, "place": gold(g), "year": part} for way, made in cases.items() if way != "summary" for q, g in made))
        write(folder / f"summary_cases_{name}.jsonl", ({**q, "place": gold(g), "year": part} for q, g in cases["summary"]))
    # Titles at another place: learned from swapped ones, tested on the real ones.
    known = project_titles(shared)
    news_titles = [{"id": "n" + r["id"], "title": r["title"], "text": ""} for r in rows[::25]]
    write(folder / "places.jsonl", known + news_titles + [{k: v for k, v in r.items() if k != "group"} for r in localities(shared)])
    cases = []
    for r in known + news_titles:
        other = swapped(r["title"], rng)
        if other:
            cases.append({"id": "s" + r["id"], "title": other, "text": "", "place": r["id"], "year": 0})
    write(folder / "place_cases.jsonl", cases)
    # Summaries must find their cluster.
    articles, summaries = overlap_cases.read(shared / "overlap")
    write(folder / "articles.jsonl", ({"id": i, "title": t.partition("\n")[0], "text": t.partition("\n")[2]} for i, t in articles.items()))
    write(folder / "summaries.jsonl", ({"id": f"{c}/s{i}", "title": "", "text": t} for i, (c, t) in enumerate(summaries)))
