"""Files by chance: what loads is shown in every form, what does not is refused in sentences.

    python tests/fuzz/run.py [--loads 2000] [--pages 20000] [--windows 40] [--seed 1]

Each number is how many are wanted of each kind: files read, pages of text, and dossiers shown in
the window. The same seed gives the same files. What breaks is told with the seed and number of its
file, kept in the folder that `--keep` names, and ends the run with 1; made small, it belongs into
`corpus.json`. Ctrl+C ends one kind and tells what it came to.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import builders
from fuzz import oracles
from fuzz.mutations import Mutator

if TYPE_CHECKING:
    from kursk_viewer.dossier.model import Dossier

MOST_KEPT = 3
"""Files kept of one fault."""


class Loads:
    """Reads wild mutants."""

    def __init__(self, seed: int) -> None:
        self._mutator = Mutator(seed)
        self.content = b""

    def run(self) -> int:
        """One file more; how many were read."""
        self.content = self._mutator.content()
        oracles.loaded(self.content)
        return 1


class Pages:
    """Reads gentle mutants until one loads and makes all its pages, whole and core-only."""

    def __init__(self, seed: int) -> None:
        self._mutator = Mutator(seed)
        self.content = b""

    def dossier(self) -> tuple[builders.Row, Dossier]:
        """The next mutant that loads, with what the file says."""
        while True:
            pack = oracles.sealed(self._mutator.package())
            self.content = builders.to_bytes(pack)
            found = oracles.loaded(self.content)
            if found is not None:
                return pack, found

    def run(self) -> int:
        """The pages of one dossier; how many they were."""
        pack, dossier = self.dossier()
        return oracles.pages_hold(pack, dossier)


class Windows(Pages):
    """Shows such mutants in one window: all tabs, some records, the switch, keys and pictures."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        from fuzz.window import FuzzedWindow

        self._window = FuzzedWindow(seed)

    def run(self) -> int:
        _, dossier = self.dossier()
        self._window.show(dossier)
        return 1


def spent(kind: type[Loads | Pages], wanted: int, seed: int, keep: str) -> Counter[str]:
    """Run one kind until as many as wanted are done; the faults found, counted by their place."""
    subject = kind(seed)
    faults: Counter[str] = Counter()
    done = files = 0
    began = time.monotonic()
    while done < wanted:
        files += 1
        try:
            done += subject.run()
        except KeyboardInterrupt:
            break
        except Exception as error:
            done += 1
            last = traceback.extract_tb(error.__traceback__)[-1]
            place = f"{type(error).__name__} in {last.name}, line {last.lineno}"
            faults[place] += 1
            if faults[place] == 1:
                traceback.print_exc()
                print(f"seed {seed}, file {files}", flush=True)
            if keep and faults[place] <= MOST_KEPT:
                os.makedirs(keep, exist_ok=True)
                Path(keep, f"{kind.__name__}-{seed}-{files}.json").write_bytes(subject.content)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{kind.__name__.lower()}: {done} of {files} files in {time.monotonic() - began:.0f} s, "
        f"{sum(faults.values())} faults of {len(faults)} kinds, at most {peak:.0f} MB",
        flush=True,
    )
    return faults


KINDS = {"loads": Loads, "pages": Pages, "windows": Windows}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])  # type: ignore[union-attr]
    for name, usual in (("loads", 2000), ("pages", 20_000), ("windows", 40)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", default="", help="a folder for the files that break something")
    options = parser.parse_args()
    found: Counter[str] = Counter()
    for name, kind in KINDS.items():
        if wanted := getattr(options, name):
            found += spent(kind, wanted, options.seed, options.keep)
    for place, count in found.most_common():
        print(f"{count} x {place}")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
