"""Which environment is measured, and whether it holds more than the program needs."""

from __future__ import annotations

import re
import sys
import sysconfig
import tomllib
from importlib import metadata
from pathlib import Path

from timing import ROOT

ALWAYS_THERE = {"pip", "setuptools", "wheel", "kursk-viewer"}


def described() -> str:
    """The interpreter, and how many packages there are beyond the program's own."""
    present = {_plain(d.metadata["Name"]) for d in metadata.distributions() if d.metadata["Name"]}
    extra = sorted(present - _needed() - ALWAYS_THERE)
    switches = sorted(p.name for p in Path(sysconfig.get_path("purelib")).glob("*.pth"))
    told = f"{len(extra)} more than those" if extra else "nothing more"
    lines = [
        f"environment: {sys.prefix}, Python {sys.version.split()[0]}",
        f"  packages: the program's requirements and {told}"
        + (f" ({', '.join(extra[:6])}{' …' if len(extra) > 6 else ''})" if extra else ""),
        f"  .pth files read at every start: {', '.join(switches) or 'none'}",
    ]
    return "\n".join(lines)


def _needed() -> set[str]:
    """The requirements of the program and theirs, without extras."""
    with open(ROOT / "pyproject.toml", "rb") as file:
        wanted = [_name(line) for line in tomllib.load(file)["project"]["dependencies"]]
    found: set[str] = set()
    while wanted:
        name = wanted.pop()
        if name in found:
            continue
        found.add(name)
        try:
            requirements = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            continue
        wanted += [_name(line) for line in requirements if "extra ==" not in line]
    return found


def _name(requirement: str) -> str:
    return _plain(re.split(r"[^\w.-]", requirement, maxsplit=1)[0])


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
