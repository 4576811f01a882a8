#!/usr/bin/env python3
"""Every word for people is in locale/vi.toml and locale/en.toml, with the same slots, and none is left over.

A string literal "section.key" in src/ whose section is one of the locale files' tables is a key. Keys put together at run
time ("directives.state_" + name) are literals ending in "_" or ".": at least one key must begin so.
"""
import pathlib, re, sys, tomllib

ROOT = pathlib.Path(__file__).resolve().parents[2]
# The name of an SQL statement is for logs and no word for people.
STATEMENT_NAME = re.compile(r'\b(?:Statement|QueryText)\b[^"]*[{(]\s*"[^"]*"')
LITERAL = re.compile(r'"([a-z]+(?:\.[a-z0-9_]+)*[._]?)"')


def flatten(table, prefix=""):
    for name, value in table.items():
        if isinstance(value, dict):
            yield from flatten(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


def main():
    tables = {tag: tomllib.loads((ROOT / f"locale/{tag}.toml").read_text(encoding="utf8")) for tag in ("vi", "en")}
    words = {tag: dict(flatten(table)) for tag, table in tables.items()}
    sections = set(tables["vi"]) | set(tables["en"])
    faults, used, begun = [], set(), set()
    for tag, other in (("vi", "en"), ("en", "vi")):
        for key in sorted(words[tag].keys() - words[other].keys()):
            faults.append(f"locale/{other}.toml: {key} is missing")
    for key in words["vi"].keys() & words["en"].keys():
        slots = [sorted(set(re.findall(r"\{\d\}", words[tag][key]))) for tag in ("vi", "en")]
        if slots[0] != slots[1]:
            faults.append(f"{key}: the slots differ between the languages")
    for file in sorted((ROOT / "src").rglob("*.[ch]pp")):
        if file.name.endswith("_test.cpp"):
            continue
        for n, line in enumerate(file.read_text(encoding="utf8").splitlines(), 1):
            if line.lstrip().startswith("//"):
                continue
            for literal in LITERAL.findall(STATEMENT_NAME.sub("", line)):
                section, dot, rest = literal.partition(".")
                if section not in sections or not dot:
                    continue
                if literal[-1] in "._":
                    begun.add(literal)
                    if not any(key.startswith(literal) for key in words["vi"]):
                        faults.append(f"{file.relative_to(ROOT)}:{n}: no key begins with {literal}")
                elif literal in words["vi"]:
                    used.add(literal)
                else:
                    faults.append(f"{file.relative_to(ROOT)}:{n}: {literal} is in no locale file")
    for key in sorted(words["vi"].keys() - used):
        # A "_short" form stands beside its key for the phone's bar.
        if not any(key.startswith(start) for start in begun) and key.removesuffix("_short") not in used:
            faults.append(f"locale: {key} is used nowhere")
    print("\n".join(faults))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
