"""A hook of hatchling: leave out of a source distribution what only a repository needs."""

from __future__ import annotations

import os
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WithoutRepository(BuildHookInterface):
    """hatchling puts .gitignore into every source distribution; no setting keeps it out."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Take it out of what is to be included."""
        build_data["force_include"].pop(os.path.join(self.root, ".gitignore"), None)
