#!/usr/bin/env python3
"""Who may include what (ARCHITECTURE.md). Prints every forbidden include and ends with 1 if there is one."""
import pathlib, re, sys

ROOT = pathlib.Path(__file__).resolve().parents[2] / "src"
ORDER = ["base", "engines", "platform", "frame", "modules", "app"]
# From the ground up, as in src/modules/CMakeLists.txt: a module includes only modules before it.
MODULES = re.search(r"foreach\(folder ([^)]*)\)", (ROOT / "modules/CMakeLists.txt").read_text()).group(1).split()
# What one module may see of another.
SHARED_ROLES = ("model", "rules", "queries", "actions", "states", "access", "module", "choices", "events")


def place(path):
    """("modules", "audit", "queries") of modules/audit/queries.hpp or modules/audit/queries/lists.hpp."""
    parts = path.split("/")
    unit = parts[1] if parts[0] in ("engines", "platform", "modules") and len(parts) > 2 else ""
    role = re.sub(r"\.[ch]pp$", "", parts[2]) if unit and len(parts) > 2 else ""
    return parts[0], unit, role


def forbidden(source, target):
    """Why `source` may not include `target`, or None."""
    layer, unit, _ = place(source)
    to_layer, to_unit, role = place(target)
    if to_layer not in ORDER:
        return None
    if ORDER.index(to_layer) > ORDER.index(layer):
        return f"{layer} is below {to_layer}"
    if (layer, unit) == (to_layer, to_unit) or layer == "app":
        return None
    if {layer, to_layer} == {"engines", "platform"}:
        return "engines and platform never include each other"
    if layer == to_layer and layer in ("engines", "platform"):
        return f"units of {layer} never include one another"
    if layer == to_layer == "modules":
        if MODULES.index(to_unit) > MODULES.index(unit):
            return f"module {to_unit} comes after {unit} in src/modules/CMakeLists.txt"
        if role not in SHARED_ROLES:
            return f"{role} of module {to_unit} is its own matter"
    if layer == "engines" and to_layer == "frame":
        return "engines know nothing of the frame"
    return None


def main():
    found = 0
    for file in sorted(ROOT.rglob("*.[ch]pp")):
        source = str(file.relative_to(ROOT))
        for n, line in enumerate(file.read_text(encoding="utf8").splitlines(), 1):
            include = re.match(r'\s*#include "([^"]+)"', line)
            # A test may use a unit's testing.hpp and the sample world of tests/.
            if not include or include.group(1).startswith("tests/") or include.group(1).endswith("testing.hpp"):
                continue
            why = forbidden(source, include.group(1))
            if why:
                found += 1
                print(f"src/{source}:{n}: {include.group(1)}: {why}")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
