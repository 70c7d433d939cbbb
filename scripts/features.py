"""Checks that a crate's features reach its dependencies.

A crate that is built with `std`, `runtime-benchmarks` or `try-runtime` passes the feature on to each dependency
that has it. Where it does not, the compiler reports an error far from the cause, or nothing at all.

    cargo metadata --locked --format-version 1 >metadata.json && python3 scripts/features.py <metadata.json
"""

import json
import sys

PASSED_ON = ("std", "runtime-benchmarks", "try-runtime")


def missing(package, packages, resolved):
    """What the package's features lack, as lines of its Cargo.toml."""
    for feature in PASSED_ON:
        if feature not in package["features"]:
            continue
        for dependency in package["dependencies"]:
            name = dependency["rename"] or dependency["name"]
            always = feature in dependency["features"]
            if dependency["kind"] is not None or always or dependency["uses_default_features"]:
                continue
            has_it = any(
                feature in packages[other]["features"]
                for other in resolved[package["id"]]
                if packages[other]["name"] == dependency["name"]
            )
            entry = f"{name}{'?' if dependency['optional'] else ''}/{feature}"
            given = package["features"][feature]
            if has_it and entry not in given and entry.replace("?", "") not in given:
                yield f'{package["name"]}: the feature "{feature}" lacks "{entry}"'


def main():
    metadata = json.load(sys.stdin)
    packages = {package["id"]: package for package in metadata["packages"]}
    resolved = {
        node["id"]: [dependency["pkg"] for dependency in node["deps"]]
        for node in metadata["resolve"]["nodes"]
    }
    members = [packages[member] for member in metadata["workspace_members"]]
    found = [line for package in members for line in missing(package, packages, resolved)]
    print("\n".join(sorted(set(found))) or f"The features of {len(members)} crates reach their dependencies.")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
