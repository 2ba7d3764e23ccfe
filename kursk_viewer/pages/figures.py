"""Claims one a row: as plain data, numbers and dates as a program reads them, and as shown."""

from __future__ import annotations

from collections.abc import Iterable

from kursk_viewer.dossier.dates import Edtf
from kursk_viewer.dossier.model import Claim, Dossier, Measure
from kursk_viewer.pages import wording
from kursk_viewer.pages.provenance import provenance_of
from kursk_viewer.pages.shown import sentenced, shown
from kursk_viewer.pages.table import (
    DAYS,
    FIGURES,
    WORDS,
    Heading,
    Table,
    TableCell,
    TableRow,
    with_disputes,
)
from kursk_viewer.translation import mark, tr

ALL_TYPES = "equipment-total"
"""The measure that is the total over kinds of equipment."""


_HEADINGS = (
    (mark("Category"), WORDS), (mark("Of whom"), WORDS), (mark("Claimant"), WORDS),
    (mark("Side"), WORDS), (mark("Method"), WORDS), (mark("Attribution"), WORDS),
    (mark("As of"), DAYS), (mark("How the date is known"), WORDS), (mark("Counted from"), DAYS),
    (mark("Period as worded"), WORDS), (mark("Scope"), WORDS), (mark("Worded as"), WORDS),
    (mark("What it includes"), WORDS), (mark("How that is known"), WORDS),
    (mark("Qualifier"), WORDS), (mark("Value"), FIGURES), (mark("Low"), FIGURES),
    (mark("High"), FIGURES), (mark("Unit"), WORDS), (mark("Status"), WORDS),
    (mark("Contradicted by"), WORDS), (mark("Note"), WORDS), (mark("As shown"), WORDS),
    (mark("Claim"), WORDS), (mark("Report"), WORDS),
    (mark("Paragraph of the core document"), FIGURES), (mark("Sources"), WORDS),
    (mark("Addresses"), WORDS), (mark("Provenance"), WORDS),
)  # fmt: skip


def figures_table(dossier: Dossier, claims: Iterable[Claim], provenance: str) -> Table:
    """Claims as plain data, one a row in their order: numbers and dates as a program reads them.

    Every row stands alone, wherever it is copied to: whose claim it is, as of when, how exact, and
    the provenance.
    """
    return Table(
        title=tr("Figures, one a row"),
        headings=tuple(Heading(text=tr(text), kind=kind) for text, kind in _HEADINGS),
        rows=tuple(
            TableRow(
                cells=tuple(
                    _cell(claim.id, field) for field in (*_fields(dossier, claim), provenance)
                ),
                total=claim.measure == ALL_TYPES,
            )
            for claim in claims
        ),
    )


def claims_table(dossier: Dossier) -> Table:
    """Every claim of the file as the reader sees it, a row each."""
    names = (
        (tr("Category"), WORDS), (tr("Of whom"), WORDS), (tr("Figure"), FIGURES),
        (tr("Scope"), WORDS), (tr("As of"), DAYS), (tr("Claimant"), WORDS), (tr("Side"), WORDS),
        (tr("Status"), WORDS), (tr("Sources"), WORDS),
    )  # fmt: skip
    attending = tr("Of whom"), tr("Scope"), tr("As of"), tr("Claimant")
    claims = tuple(dossier.claims.values())
    table = Table(
        title=tr("All claims"),
        headings=tuple(
            Heading(text=text, kind=kind, attends=text in attending) for text, kind in names
        ),
        rows=tuple(TableRow(cells=_shown_fields(dossier, claim)) for claim in claims),
        provenance=provenance_of(dossier, claims).line,
    )
    return with_disputes(dossier, table)


def _shown_fields(dossier: Dossier, claim: Claim) -> tuple[TableCell, ...]:
    one, quantity = shown(dossier, claim.id), dossier.quantity_of(claim)
    sources = (dossier.sources[name].publisher for name in claim.sources)
    texts = (
        one.full_name, one.side_label,
        one.mark or wording.word(claim.status), "; ".join(dict.fromkeys(sources)),
    )  # fmt: skip
    return (
        TableCell(
            text=category(dossier.measure_of(claim)), records=(claim.id,), evidence=claim.id
        ),
        TableCell(text=dossier.parties[claim.about].name),
        TableCell(
            text=one.figure, value=quantity.magnitude, quantity=quantity, unit=one.unit,
            tip=one.line,
        ),
        TableCell(text=dossier.scope_of(claim).label),
        TableCell(text=one.date, value=one.last, when=one.when),
        *(TableCell(text=text) for text in texts),
    )  # fmt: skip


def figures_of(dossier: Dossier, table: Table) -> Table:
    """The claims that a table shows as figures, one a row in its order, each with the line of
    provenance of that table."""
    names = dict.fromkeys(
        cell.records[0]
        for row in table.rows
        for cell in row.cells
        if len(cell.records) == 1 and cell.records[0] in dossier.claims
    )
    return figures_table(dossier, [dossier.claims[name] for name in names], table.provenance)


def _cell(claim: str, field: str | Edtf | None) -> TableCell:
    if isinstance(field, str):
        return TableCell(text=field, records=(claim,))
    text, value = (field.text, field.last) if field else ("", None)
    return TableCell(text=text, value=value, when=field, records=(claim,))


def _fields(dossier: Dossier, claim: Claim) -> tuple[str | Edtf | None, ...]:
    report, measure = dossier.report_of(claim), dossier.measure_of(claim)
    one = shown(dossier, claim.id)
    claimant, sources = dossier.claimant_of(claim), [dossier.sources[n] for n in claim.sources]
    included = [wording.inner(dossier.measures[name].label) for name in claim.includes]
    value, day = dossier.quantity_of(claim), dossier.as_of(claim)
    low, middle, high = (
        "" if number is None else wording.plain_number(number, value.divisor)
        for number in (value.low, value.value, value.high)
    )
    return (
        category(measure),
        dossier.parties[claim.about].name,
        claimant.name if claim.formula else one.full_name,
        wording.side_of(dossier, claimant),
        wording.word(dossier.method_of(claim)),
        "" if claim.formula else wording.word(claim.attribution),
        day,
        wording.basis(report.as_of_basis) if day else "",
        dossier.counts_from(claim),
        dossier.period_of(claim),
        dossier.scope_of(claim).label,
        claim.worded_as,
        wording.listed(included),
        wording.word(claim.includes_basis),
        wording.qualifier(value),
        middle,
        low,
        high,
        measure.unit,
        wording.word(claim.status),
        "; ".join(shown(dossier, dispute.record).sentence for dispute in one.disputes),
        " ".join(filter(None, (claim.note, claim.off_series, sentenced(one.broken)))),
        one.figure,
        claim.id,
        report.title,
        wording.plain_number(claim.paragraph) if claim.paragraph else "",
        "; ".join(dict.fromkeys(source.publisher for source in sources)),
        " ".join(dict.fromkeys(source.address for source in sources if source.address)),
    )


def category(measure: Measure) -> str:
    """The name of a category's row; the total over kinds is distinguished."""
    if measure.id == ALL_TYPES:
        return tr("Total: {label}").format(label=wording.inner(measure.label))
    return measure.label
