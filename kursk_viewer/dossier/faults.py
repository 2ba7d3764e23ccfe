"""What can be wrong with a data file, and how it is said."""

from __future__ import annotations

from kursk_viewer.record import Record
from kursk_viewer.translation import tr


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
    """A data file that cannot be opened. `faults` lists all that was found, in file order."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(fault.sentence() for fault in faults))
        self.faults = faults
