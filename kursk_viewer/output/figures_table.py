"""Claims as plain data, one figure a row: numbers as a program reads them, each with its qualifier.

Every row stands alone, wherever it is copied to: whose claim it is, as of when, and the provenance.
"""

from __future__ import annotations

from kursk_viewer.dossier.model import Claim, Dossier
from kursk_viewer.output.tables import TextTable
from kursk_viewer.pages import wording
from kursk_viewer.pages.naming import figure, label_of
from kursk_viewer.translation import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def figures_table(dossier: Dossier, claims: Iterable[Claim], provenance: str) -> TextTable:
    """One row per claim, in their order; dates as the file writes them, so that they sort."""
    headers = (
        tr("Category"), tr("Whose losses"), tr("Claimant"), tr("As of"),
        tr("How the date is known"), tr("Counted from"), tr("Scope"), tr("Qualifier"), tr("Value"),
        tr("Low"), tr("High"), tr("Unit"), tr("Status"), tr("As shown"), tr("Claim"),
        tr("Report"), tr("Sources"), tr("Provenance"),
    )  # fmt: skip
    numbers = {tr("Value"), tr("Low"), tr("High")}
    return TextTable(
        headers=headers,
        rows=tuple((*_fields(dossier, claim), provenance) for claim in claims),
        numeric=tuple(header in numbers for header in headers),
        provenance="",
    )


def _fields(dossier: Dossier, claim: Claim) -> tuple[str, ...]:
    report, measure = dossier.report_of(claim), dossier.measures[claim.measure]
    value, start = dossier.quantity_of(claim), dossier.counts_from(claim)
    low, middle, high = (
        "" if number is None else wording.plain_number(number, value.divisor)
        for number in (value.low, value.value, value.high)
    )
    return (
        label_of(dossier, claim),
        dossier.parties[claim.about].name,
        dossier.claimant_of(claim).name,
        report.as_of.text if report.as_of else "",
        wording.word(report.as_of_basis) if report.as_of else "",
        start.text if start else "",
        dossier.scope_of(claim).label,
        wording.qualifier(value),
        middle,
        low,
        high,
        measure.unit,
        wording.word(claim.status),
        figure(dossier, claim),
        claim.id,
        report.title,
        "; ".join(dict.fromkeys(dossier.sources[name].publisher for name in claim.sources)),
    )
