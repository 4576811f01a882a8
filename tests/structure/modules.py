#!/usr/bin/env python3
"""What a module offers is taken: every module stands in the list of modules and in README's tree, and every function of its module.hpp
is called by app. A menu, an invariant or a field of the audit that nobody joined would be missing without a word."""
import pathlib, re, sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
MODULES = ROOT / "src/modules"
DECLARED = re.compile(r"^\w[\w:<>, ]* (\w+)\(", re.M)


def main():
    faults = []
    listed = re.search(r"foreach\(folder ([^)]*)\)", (MODULES / "CMakeLists.txt").read_text()).group(1).split()
    tree = re.search(r"src/modules +(.*?)  ", (ROOT / "README.md").read_text(encoding="utf8")).group(1).split(", ")
    app = "".join(f.read_text(encoding="utf8") for f in sorted((ROOT / "src/app").glob("*.cpp")) if not f.name.endswith("_test.cpp"))
    for folder in sorted(f.name for f in MODULES.iterdir() if f.is_dir()):
        if folder not in listed:
            faults.append(f"src/modules/CMakeLists.txt: {folder} is not in the list")
        if folder not in tree:
            faults.append(f"README.md: the tree does not name src/modules/{folder}")
        header = MODULES / folder / "module.hpp"
        inside = "".join(f.read_text(encoding="utf8") for f in sorted((MODULES / folder).rglob("*.cpp")))
        for name in DECLARED.findall(header.read_text(encoding="utf8")):
            # add_routes may be put together from other functions of the header.
            if f"{folder}::{name}(" not in app and not re.search(rf"^ +{name}\(", inside, re.M):
                faults.append(f"src/modules/{folder}/module.hpp: {name} is called nowhere in src/app")
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
