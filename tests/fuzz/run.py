"""Files by chance: what loads is shown in every form, what does not is refused in sentences.

    python tests/fuzz/run.py [--loads 2000] [--pages 20000] [--windows 40] [--seed 1]

Each number is how many are wanted of each kind: files read, pages of text, and dossiers shown in a
window of their own. The same seed and number give the same file, so that `--first 1234` begins
again with the file of that number. A process does the work and another watches it: a file that
takes too long, or ends the process, is passed over and told like any fault. What breaks is kept in
the folder that `--keep` names, and ends the run with 1; made small, it belongs into `corpus.json`.
Ctrl+C ends the run.
"""

from __future__ import annotations

import argparse
import faulthandler
import hashlib
import multiprocessing
import os
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import builders
from fuzz import oracles
from fuzz.mutations import Mutator

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from kursk_viewer.dossier.model import Dossier

MOST_KEPT = 3
"""Files kept of one fault."""
LONGEST = {"loads": 30, "pages": 120, "windows": 120}
"""Seconds that one file may take before its process is ended."""
PARTS = 20
"""How often a run tells how far it is."""
FEW = 3
"""One window of so many opens a wild file too."""
MOST_PACKAGES = 1000
"""How many mutants in turn may be refused before it is held that none is ever read."""


class Loads:
    """Reads wild mutants."""

    def __init__(self, seed: int) -> None:
        self._mutator = Mutator(seed)
        self.content = b""
        self.digest = hashlib.sha256()

    def run(self, number: int) -> int:
        """Read the file of a number; how many were read."""
        self.content = self._mutator.content(number)
        found = oracles.loaded(self.content)
        self.digest.update(b"1" if found else b"0")
        return 1


class Pages:
    """Reads gentle mutants until one loads and makes all its pages, whole and core-only."""

    def __init__(self, seed: int) -> None:
        self._mutator = Mutator(seed)
        self.content = b""
        self.digest = hashlib.sha256()

    def dossier(self, number: int) -> tuple[builders.Row, Dossier]:
        """The first mutant that loads of those that a number stands for, with what it says."""
        for each in range(MOST_PACKAGES):
            pack = oracles.sealed(self._mutator.package(number * MOST_PACKAGES + each))
            self.content = builders.to_bytes(pack)
            found = oracles.loaded(self.content)
            if found is not None:
                return pack, found
        raise AssertionError("no mutant is read")

    def run(self, number: int) -> int:
        """Make the pages of one dossier; how many they were."""
        pack, dossier = self.dossier(number)
        made = oracles.pages_hold(pack, dossier)
        for text in made:
            self.digest.update(text.encode())
        return len(made)


class Windows(Pages):
    """Shows such mutants in windows: all tabs, some records, the switch, keys and pictures, and
    wild files that are opened in some of them."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        from fuzz.window import FuzzedWindows
        from PySide6.QtCore import QSettings

        self._folder = tempfile.TemporaryDirectory()
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, self._folder.name)
        self._windows = FuzzedWindows(seed)

    def run(self, number: int) -> int:
        other = ""
        if number % FEW == 0:
            other = os.path.join(self._folder.name, "other.json")
            Path(other).write_bytes(self._mutator.content(number))
        self._windows.show(self.dossier(number)[1], number, other)
        return 1


KINDS: dict[str, type[Loads | Pages]] = {"loads": Loads, "pages": Pages, "windows": Windows}


def work(kind: str, seed: int, first: int, wanted: int, report: Connection) -> None:
    """Run files of one kind and tell of each that begins, breaks or brings the work further."""
    faulthandler.enable()
    subject = KINDS[kind](seed)
    done, number, told = 0, first, 0
    while done < wanted:
        faulthandler.dump_traceback_later(LONGEST[kind] * 0.9)
        report.send(("begun", number, done))
        try:
            done += subject.run(number)
        except KeyboardInterrupt:
            return
        except Exception as error:
            done += 1
            last = traceback.extract_tb(error.__traceback__)[-1]
            place = f"{type(error).__name__} in {last.name}, line {last.lineno}"
            report.send(("fault", number, (place, traceback.format_exc(), subject.content)))
        number += 1
        if done * PARTS // wanted > told:
            told = done * PARTS // wanted
            report.send(("memory", number, memory()))
    report.send(("ended", number, (done, subject.digest.hexdigest()[:16])))


def memory() -> dict[str, int]:
    """The resident memory of this process now and at its height, in MB, where the system tells."""
    found = {}
    try:
        for line in Path("/proc/self/status").read_text("ascii").splitlines():
            if line.startswith(("VmRSS", "VmHWM")):
                found[line[2:5]] = int(line.split()[1]) // 1024
    except OSError:
        pass
    return found


class Run:
    """A number of files of one kind, the faults found and what was kept of them."""

    def __init__(self, kind: str, wanted: int, seed: int, keep: str) -> None:
        self._kind, self._wanted, self._seed, self._keep = kind, wanted, seed, keep
        self._done = 0
        self._began = time.monotonic()
        self.faults: Counter[str] = Counter()

    def run(self, first: int) -> Counter[str]:
        """Begin with the file of that number; the faults found, counted by their place."""
        number: int | None = first
        while number is not None:
            number = self._watched(number)
        return self.faults

    def _watched(self, first: int) -> int | None:
        """Have a process work as long as it does; the number to go on with where it did not end
        its work."""
        context = multiprocessing.get_context("spawn")
        report, end = context.Pipe(duplex=False)
        left = self._wanted - self._done
        worker = context.Process(target=work, args=(self._kind, self._seed, first, left, end))
        worker.start()
        end.close()
        number, before = first, self._done
        try:
            while report.poll(LONGEST[self._kind]):
                what, number, told = report.recv()
                match what:
                    case "begun":
                        self._done = before + told
                    case "fault":
                        self._fault(number, *told)
                    case "memory":
                        self._tell(number, told)
                    case "ended":
                        self._done = before + told[0]
                        self._tell(number, {"digest": told[1]})
                        return None
            self._fault(number, f"more than {LONGEST[self._kind]} s", "", b"")
        except EOFError:
            worker.join()
            self._fault(number, f"the process ended with {worker.exitcode}", "", b"")
        finally:
            worker.kill()
            worker.join()
            report.close()
        self._done += 1
        return number + 1 if self._done < self._wanted else None

    def _fault(self, number: int, place: str, trace: str, content: bytes) -> None:
        self.faults[place] += 1
        if self.faults[place] == 1:
            print(trace, f"{place}: seed {self._seed}, file {number}", sep="\n", flush=True)
        if self._keep and content and self.faults[place] <= MOST_KEPT:
            os.makedirs(self._keep, exist_ok=True)
            Path(self._keep, f"{self._kind}-{self._seed}-{number}.json").write_bytes(content)

    def _tell(self, number: int, further: dict[str, Any]) -> None:
        print(
            f"{self._kind}: {self._done} of {self._wanted} by file {number}, "
            f"{time.monotonic() - self._began:.0f} s, {sum(self.faults.values())} faults of "
            f"{len(self.faults)} kinds, {further}",
            flush=True,
        )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])  # type: ignore[union-attr]
    for name, usual in (("loads", 2000), ("pages", 20_000), ("windows", 40)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="the number of the first file")
    parser.add_argument("--keep", default="", help="a folder for the files that break something")
    options = parser.parse_args()
    found: Counter[str] = Counter()
    for name in KINDS:
        if wanted := getattr(options, name):
            found += Run(name, wanted, options.seed, options.keep).run(options.first)
    for place, count in found.most_common():
        print(f"{count} x {place}")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
