"""Texts with borrowed passages, to see which the overlap engine finds: real carrier texts, a passage of another text put in, disguised
in one way. Seeded. A case: (query {"id","text"}, [(query from, to, source id, from, to)]) in code points of title + newline + text."""
import json, pathlib, random, re, unicodedata, zipfile

WAYS = ("none", "dropped 10 %", "dropped 30 %", "dropped 50 %", "shuffled", "synonyms", "other place and crop", "marks damaged", "letters lost", "unseen characters", "two sources", "summary")
RANDOM_WAYS = ("dropped 10 %", "dropped 30 %", "dropped 50 %", "shuffled", "synonyms")
# Words that may stand for each other, of our own making.
SYNONYMS = [p.split("|") for p in (
    "cho biết|thông báo|nói", "người dân|bà con", "hiện nay|bây giờ", "nhiều|không ít", "tăng|gia tăng", "giảm|sụt giảm", "lớn|to lớn", "sử dụng|dùng", "thực hiện|tiến hành", "bắt đầu|khởi đầu",
    "kết thúc|chấm dứt", "xảy ra|diễn ra", "quan trọng|trọng yếu", "khó khăn|trở ngại", "phát hiện|tìm thấy", "nghiên cứu|khảo cứu", "xây dựng|thiết lập", "máy bay|phi cơ", "trẻ em|thiếu nhi", "bệnh nhân|người bệnh",
    "học sinh|học trò", "giáo viên|thầy cô", "lợn|heo", "ô tô|xe hơi", "nguyên nhân|lý do", "hậu quả|hệ quả", "ngay lập tức|tức thì", "gần đây|mới đây", "yêu cầu|đòi hỏi", "giúp|hỗ trợ", "nơi|chỗ", "tuy nhiên|song", "vì vậy|do đó",
    "đồng thời|cùng lúc", "bên cạnh đó|ngoài ra", "theo|căn cứ", "trong khi|còn", "phải|cần", "rất|hết sức", "đến|tới", "các|những", "cũng|đồng thời", "do|bởi", "chết|tử vong", "bị thương|thương tích", "cơ quan|đơn vị")]
PLACES = ["Quảng Ngãi", "Hà Nội", "Đà Nẵng", "Cần Thơ", "Nghệ An", "Lâm Đồng", "Cà Mau", "Hà Giang", "Bến Tre", "Phú Yên"]
CROPS = ["lúa", "ngô", "tỏi", "sâm", "tôm", "cá tra", "bò", "cà phê", "hồ tiêu", "mía"]


def read(data):
    """(articles {id: text}, summaries [(cluster, text)]) of the folder of clusters."""
    articles, summaries = {}, []
    with zipfile.ZipFile(data / "vims/Data_and_summary.zip") as z:
        for name in sorted(z.namelist()):
            m = re.match(r"Data_and_summary/(data|summary)/(Cluster_\d+)/(\d+)\.txt$", name)
            if not m:
                continue
            raw = z.read(name)
            for code in ("utf-8-sig", "utf-16"):
                try:
                    text = raw.decode(code)
                    break
                except UnicodeDecodeError:
                    text = raw.decode("utf-8", "replace")
            text = unicodedata.normalize("NFC", text).strip()
            if m[1] == "data":
                articles[f"{m[2]}/{m[3]}"] = text
            else:
                summaries.append((m[2], text))
    return articles, summaries


def sentences(text):
    return [m.span() for m in re.finditer(r"[^.!?\n]+[.!?]?", text) if len(m[0].split()) > 4]


def bare(text):
    return "".join(c for c in unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D")) if not unicodedata.combining(c))


def runs(text, n=6):
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i:i + n]) for i in range(len(words) - n + 1)}


def disguise(way, text, rng):
    words = text.split()
    if way.startswith("dropped"):
        share = int(way.split()[1]) / 100
        return " ".join(w for w in words if rng.random() >= share)
    if way == "shuffled":
        for i in range(0, len(words), 6):
            part = words[i:i + 6]
            if rng.random() < 0.5:
                rng.shuffle(part)
            words[i:i + 6] = part
        return " ".join(words)
    if way == "synonyms":
        for group in SYNONYMS:
            for word in group:
                pattern = re.compile(rf"(?<!\w){word}(?!\w)", re.I)
                if pattern.search(text):
                    text = pattern.sub(lambda m: rng.choice([w for w in group if w != word]) if rng.random() < 0.9 else m[0], text)
                    break
        return text
    if way == "other place and crop":
        for names in (PLACES, CROPS):
            for name in names:
                text = re.sub(rf"(?<!\w){name}(?!\w)", rng.choice([n for n in names if n != name]), text)
        return re.sub(r"\b\d+\b", lambda m: str(int(m[0]) + 1) if len(m[0]) < 9 else m[0], text)
    if way == "marks damaged":
        return " ".join(bare(w) if rng.random() < 0.4 else w for w in words)
    if way == "letters lost":
        return text.replace("à", "?").replace("À", "?")
    if way == "unseen characters":
        return "".join(c + ("\u200b" if rng.random() < 0.15 else "") + ("\u00ad" if rng.random() < 0.05 else "") for c in text).translate(str.maketrans({"a": "а", "o": "о"}) if rng.random() < 0.5 else {})
    return text


def span_of(text, rng, least=60, most=160):
    """A run of whole sentences of least…most words, or None."""
    parts = sentences(text)
    if not parts:
        return None
    start = rng.randrange(len(parts))
    for end in range(start, len(parts)):
        n = len(text[parts[start][0]:parts[end][1]].split())
        if n >= least:
            return (parts[start][0], parts[end][1]) if n <= most else None
    return None


def make(data, each, seed=20240313):
    """(corpus, cases, summaries' corpus): records {"id","title","text"}, cases {way: [(query, [(q from, q to, [(source, from, to)])])]}. The corpus has
    one article of each cluster, since those of one cluster report one event, often in the same sentences; that of the summaries has all."""
    rng = random.Random(seed)
    articles, summaries = read(data)
    ids = sorted(articles)
    clusters = sorted({i.split("/")[0] for i in ids})
    rng.shuffle(clusters)
    carriers = [i for i in ids if i.split("/")[0] in set(clusters[:100])]
    every = [i for i in ids if i.split("/")[0] in set(clusters[100:])]
    sources = [max((i for i in every if i.startswith(c + "/")), key=lambda i: len(articles[i])) for c in sorted(clusters[100:])]
    corpora = [[{"id": i, "title": "", "text": articles[i]} for i in chosen] for chosen in (sources, every)]
    # Some events are reported in two clusters; a carrier must hold nothing of a source by itself.
    known = {run for i in every for run in runs(articles[i])}
    carriers = [i for i in carriers if not known & runs(articles[i])]
    cases = {}
    for way in WAYS:
        made = cases[way] = []
        if way == "summary":
            pool = [s for s in summaries if s[0] in set(clusters[100:])]
            rng.shuffle(pool)
        while len(made) < each:
            carrier = articles[rng.choice(carriers)]
            cuts = [s for s, _ in sentences(carrier)]
            if len(cuts) < 4:
                continue
            out, gold, at = "", [], 0
            for cut in sorted(rng.sample(cuts[1:], 2 if way == "two sources" else 1)):
                if way == "summary":
                    cluster, passage = pool[len(made) % len(pool)]
                    of = [(i, 0, len(articles[i])) for i in every if i.startswith(cluster + "/")]
                    disguised = passage
                else:
                    source = rng.choice(sources)
                    span = span_of(articles[source], rng)
                    if not span:
                        break
                    of = [(source, *span)]
                    disguised = disguise(way, articles[source][span[0]:span[1]].strip(), rng)
                out += carrier[at:cut]
                # +1: a query's text comes after its empty title and a newline, and so does a record's.
                gold.append((len(out) + 1, len(out) + len(disguised) + 1, [(i, a + 1, b + 1) for i, a, b in of]))
                out += disguised + " "
                at = cut
            else:
                made.append(({"id": f"{way}/{len(made)}", "title": "", "text": out + carrier[at:]}, gold))
    return corpora[0], cases, corpora[1]


def plagdet(cases, answers):
    """Precision, recall, granularity and plagdet (Potthast et al. 2010) over all cases, by characters of both sides; of a summary the query's side alone."""
    detected_chars = right_chars = gold_chars = found_chars = detections_of_found = found = 0
    for query, gold in cases:
        detections = answers[query["id"]]
        right = [set() for _ in detections]
        for a, b, sources in gold:
            both = len(sources) == 1
            size = (b - a) + (sources[0][2] - sources[0][1] if both else 0)
            got_q, got_s, n = set(), set(), 0
            for k, (q0, q1, source, s0, s1) in enumerate(detections):
                of = next((x for x in sources if x[0] == source), None)
                if not of:
                    continue
                q, s = range(max(a, q0), min(b, q1)), range(max(of[1], s0), min(of[2], s1))
                if not q or (both and not s):
                    continue
                n += 1
                got_q.update(q)
                right[k].update(("q", c) for c in q)
                if both:
                    got_s.update(s)
                    right[k].update(("s", c) for c in s)
            gold_chars += size
            found_chars += len(got_q) + len(got_s)
            if n:
                found += 1
                detections_of_found += n if both else 1
        whole = gold and len(gold[0][2]) == 1
        for k, (q0, q1, source, s0, s1) in enumerate(detections):
            detected_chars += (q1 - q0) + (s1 - s0 if whole else 0)
            right_chars += len(right[k])
    precision = right_chars / detected_chars if detected_chars else 0
    recall = found_chars / gold_chars if gold_chars else 0
    granularity = detections_of_found / found if found else 1
    import math
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0
    return precision, recall, granularity, f1 / math.log2(1 + granularity)
