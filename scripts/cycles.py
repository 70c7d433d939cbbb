"""Checks that the modules of a crate do not need each other in a circle.

    python3 scripts/cycles.py primitives/src node/src

A module is a file or folder beside `lib.rs` or `main.rs`. It needs those that it names with `crate::`. Tests are
left out.
"""

import pathlib
import re
import sys

GROUP = re.compile(r"use crate::\{(.*?)\};", re.S)
FIRST = re.compile(r"(?:^|[{,])\s*(\w+)(?=::|\s*[,}]|\s*$)")


def without_nested(group):
    """What stands in the braces of `use crate::{…}`, without what stands in further braces."""
    while True:
        shorter = re.sub(r"\{[^{}]*\}", "", group)
        if shorter == group:
            return group
        group = shorter


def needed(text):
    """The modules that a file names."""
    text = re.sub(r"//.*", "", text)
    names = set(re.findall(r"crate::(\w+)", text))
    for group in GROUP.findall(text):
        names |= set(FIRST.findall(without_nested(group)))
    return names


def modules(source):
    """What each module needs of the others."""
    needs = {}
    for file in sorted(source.rglob("*.rs")):
        module = file.relative_to(source).with_suffix("").parts[0]
        if module not in ("lib", "main", "tests"):
            needs.setdefault(module, set()).update(needed(file.read_text()))
    return {module: (others & needs.keys()) - {module} for module, others in needs.items()}


def circle(needs):
    """Some circle, as a list of modules; nothing, where there is none."""
    left = dict(needs)
    while free := [module for module, others in left.items() if not others & left.keys()]:
        for module in free:
            del left[module]
    path = sorted(left)[:1]
    while path and len(set(path)) == len(path):
        path.append(min(left[path[-1]] & left.keys()))
    return path[path.index(path[-1]) :] if path else []


def main():
    """Names a circle of each crate, and fails where there is one."""
    found = False
    for name in sys.argv[1:]:
        path = circle(modules(pathlib.Path(name)))
        if path:
            found = True
            print(f"{name}: these modules need each other in a circle: {' -> '.join(path)}")
    if not found:
        print(f"No circles in {', '.join(sys.argv[1:])}.")
    sys.exit(found)


main()
