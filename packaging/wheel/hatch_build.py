"""Puts the programs on the path and the data beside them, and names the systems that can run the programs."""

import os
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Programs(BuildHookInterface):
    def initialize(self, version, build_data):
        build_data["pure_python"] = False
        build_data["tag"] = f'py3-none-{os.environ["VERDIGRID_PLATFORM"]}'
        build_data["shared_scripts"] = self.files("programs", "")
        build_data["shared_data"] = self.files("data", "share/verdigrid/data")

    def files(self, folder, target):
        source = Path(self.root, folder)
        return {str(file): str(Path(target, file.relative_to(source))) for file in source.rglob("*") if file.is_file()}
