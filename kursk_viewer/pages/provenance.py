"""Where a page's figures come from: the line that goes with everything that leaves the program."""

from __future__ import annotations

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.pages import wording
from kursk_viewer.record import Record
from kursk_viewer.translation import ntr, tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


class Provenance(Record):
    """Source, as-of, disclaimer, and the data file's version and fingerprint, as text."""

    source: str
    as_of: str
    disclaimer: str
    version: str
    fingerprint: str
    full_fingerprint: str
    scope: str

    @property
    def line(self) -> str:
        """All of it in one line."""
        return " · ".join(filter(None, (self.source, self.as_of, self.disclaimer, self.data)))

    @property
    def data(self) -> str:
        """Version and fingerprint."""
        return tr("data {version}, fingerprint {fingerprint}").format(
            version=self.version, fingerprint=self.fingerprint
        )


def disclaimer_of(kinds: Iterable[str]) -> str:
    """What to say of figures by claimants of these kinds: not all are parties to the war."""
    belligerent = {kind == "belligerent" for kind in kinds if kind != "compiler"}
    if belligerent == {False}:
        return tr("claimed, not independently verified")
    if len(belligerent) > 1:
        return tr("claimed by parties to the war and by others, not independently verified")
    return wording.disclaimer()


def provenance(dossier: Dossier) -> Provenance:
    """The provenance of whatever is shown of this dossier."""
    report, document = dossier.core_report, dossier.core_document
    if document is None:
        source = dossier.title
    elif dossier.core_only:
        source = tr("Source: {publisher}, core report only").format(publisher=document.publisher)
    else:
        others = len(dossier.sources) - 1
        source = tr("Source: {publisher}").format(publisher=document.publisher)
        if others:
            further = ntr(
                "{source} and {count} further source",
                "{source} and {count} further sources",
                others,
            )
            source = further.format(source=source, count=wording.number(others))
    return Provenance(
        source=source,
        as_of=wording.as_of(report.as_of, report.as_of_basis) if report else "",
        disclaimer=wording.disclaimer(),
        version=dossier.version,
        fingerprint=wording.fingerprint(dossier.fingerprint),
        full_fingerprint=dossier.fingerprint,
        scope=tr("Core report only") if dossier.core_only else tr("Whole dossier"),
    )
