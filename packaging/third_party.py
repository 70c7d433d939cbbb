"""Writes down the crates that programs are built from, with their licences and the texts of these.

    cargo metadata --locked --format-version 1 >metadata.json
    cargo tree --locked --edges normal,no-proc-macro --prefix none --format {p} --package CRATE |
        python3 packaging/third_party.py metadata.json
"""

import json
import re
import sys
from pathlib import Path

TEXT = re.compile(r"(licen[cs]e|copying|notice|unlicense|copyright)", re.IGNORECASE)
CODE = {".rs", ".py", ".sh", ".toml", ".html", ".yml"}


def linked(tree, metadata):
    """The crates in the tree, without those of this workspace."""
    known = {(package["name"], package["version"]): package for package in metadata["packages"] if package["source"]}
    names = {tuple(line.split()[:2]) for line in tree if line.strip()}
    return [known[name, version[1:]] for name, version in sorted(names) if (name, version[1:]) in known]


def texts(package):
    """What the crate says of its licence, and of the licences of C code in it."""
    for file in sorted(Path(package["manifest_path"]).parent.rglob("*")):
        if TEXT.match(file.name) and file.suffix not in CODE and file.is_file():
            yield file.read_text(encoding="utf-8", errors="replace").strip()


def title(package):
    return f'{package["name"]} {package["version"]}'


def main():
    packages = linked(sys.stdin, json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    users = {}
    for package in packages:
        for text in texts(package):
            users.setdefault(text, {})[title(package)] = None
    print("The programs are built from these crates of https://crates.io, which has the source of each:\n")
    for package in packages:
        print(f'{title(package)}: {package["license"] or "see its text below"}')
    print("\nThese are the texts that the crates come with.")
    for text, names in sorted(users.items(), key=lambda item: list(item[1])):
        print(f'\n{"=" * 80}\n{", ".join(names)}\n{"=" * 80}\n\n{text}')


if __name__ == "__main__":
    main()
