"""What can be wrong with a data file, and how it is said."""

from __future__ import annotations

from collections.abc import Iterable

from kursk_viewer.record import Record
from kursk_viewer.translation import ntr, tr

MOST_LISTED = 1_000
MOST_SOUGHT = 100_000


class Fault(Record):
    """One fault and its place. `rule` is a stable name for it; `reason` ends with the remedy."""

    rule: str
    reason: str
    table: str = ""
    record: str = ""
    field: str = ""

    def sentence(self) -> str:
        """The fault as one plain line, place first."""
        place = []
        if self.table:
            place.append(tr("table “{name}”").format(name=self.table))
        if self.record:
            place.append(tr("record “{name}”").format(name=self.record))
        if self.field:
            place.append(tr("field “{name}”").format(name=self.field))
        where = ", ".join(place)
        return f"{where}: {self.reason} [{self.rule}]" if where else f"{self.reason} [{self.rule}]"


class DossierError(Exception):
    """A data file that cannot be opened.

    `faults` lists what was found, in file order, `more` counts what was found besides, and
    `unreached` tells what could not be checked, in a sentence each.
    """

    def __init__(
        self, faults: tuple[Fault, ...], *, more: int = 0, unreached: tuple[str, ...] = ()
    ) -> None:
        self.faults, self.more, self.unreached = faults, more, unreached
        super().__init__("\n".join(self.sentences()))

    @property
    def count(self) -> int:
        """How many faults were found, listed or not."""
        return len(self.faults) + self.more

    def sentences(self) -> list[str]:
        """The faults listed, how many more there are, and what could not be checked."""
        lines = [fault.sentence() for fault in self.faults]
        if self.more:
            lines.append(
                ntr("and {count} more fault", "and {count} more faults", self.more).format(
                    count=self.more
                )
            )
        return [*lines, *self.unreached]


class Findings:
    """Faults as they are found: the first are kept, the others counted, too many end the search."""

    def __init__(self) -> None:
        self.kept: list[Fault] = []
        self.more = 0

    def add(self, fault: Fault) -> None:
        """Keep or count a fault; DossierError when the file is past listing."""
        if len(self.kept) < MOST_LISTED:
            self.kept.append(fault)
            return
        self.more += 1
        if len(self.kept) + self.more >= MOST_SOUGHT:
            raise self.error(tr("the rest of the file was not checked; correct these first"))

    def extend(self, faults: Iterable[Fault]) -> None:
        """Keep or count each."""
        for fault in faults:
            self.add(fault)

    def error(self, *unreached: str) -> DossierError:
        """What was found, to be raised."""
        return DossierError(tuple(self.kept), more=self.more, unreached=unreached)
