#!/usr/bin/env python3
"""Every refusal has a test: the reason of each Error and field error in src/ is named in some test. Prints those that are not."""
import pathlib, re, sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
REASON = re.compile(r'Error\{Code::\w+,\s*"([a-z_.0-9]+)"|errors?\(?\)?\.add\([^,;]*,\s*"([a-z_.0-9]+)"')
# Takes a preview's transaction back; nobody ever reads it.
NO_REFUSAL = {"identity.import_preview"}


def main():
    sources = [f for f in (ROOT / "src").rglob("*.[ch]pp") if not f.name.endswith("_test.cpp")]
    tests = [f for f in (ROOT / "src").rglob("*_test.cpp")] + [f for f in (ROOT / "tests").rglob("*.mjs") if "node_modules" not in f.parts]
    tested = "".join(f.read_text(encoding="utf8") for f in tests)
    found = 0
    for file in sorted(sources):
        for n, line in enumerate(file.read_text(encoding="utf8").splitlines(), 1):
            for reasons in REASON.findall(line):
                reason = reasons[0] or reasons[1]
                if reason in tested or reason in NO_REFUSAL:
                    continue
                found += 1
                print(f"{file.relative_to(ROOT)}:{n}: no test names {reason}")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
