"""Equipment: the core report's ten categories, and other reports beside them as columns.

`equipment` compares the reports, `equipment_table` is the one table made of it for the window, the
terminal, files and the clipboard. A cell that is no claim has a name of two or more words, which no
record's id can be, since ids hold no spaces.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from kursk_viewer.dossier import quantity as q
from kursk_viewer.dossier.model import Claim, Dossier, Measure, Report
from kursk_viewer.dossier.series import break_between, claimants, comparable_claims, on_one_day
from kursk_viewer.dossier.vocabulary import Group, Method, Status
from kursk_viewer.pages import wording
from kursk_viewer.pages.comparing import change_between
from kursk_viewer.pages.figures import ALL_TYPES, category
from kursk_viewer.pages.naming import figure, short_name
from kursk_viewer.pages.provenance import Provenance, disclaimer, provenance_of
from kursk_viewer.pages.shown import Shown, given_by, sentenced, shown
from kursk_viewer.pages.table import FIGURES, Heading, Table, TableCell, TableRow, with_disputes
from kursk_viewer.record import Record
from kursk_viewer.translation import tr

CATEGORY = "category"
"""The key of the column of categories; that of a report's figures is the report's id."""

CHANGE = "change:"
"""Before a report's id, the key of the column of its changes."""

FALL = "▼"
"""The mark of a figure lower than the one before."""

_CHANGE, _ABSENT = "change", "absent"


class Column(Record):
    """One report as a column of the table.

    `title` stands in menus, `heading` over the column, `details` in its tooltip; `change_heading`
    is over the changes against the report before and is empty where none can be told.
    """

    report: str
    title: str
    heading: str
    core: bool
    details: str = ""
    change_heading: str = ""


class Cell(Record):
    """One figure. `magnitude` sorts and sizes it and is None when nothing was stated; `share` is
    its size against the largest category of the column.

    `change` is against the report before, whole; `difference` is its figure alone, `apart` the
    same as a number and `difference_size` what sorts it. `fell` marks a figure surely lower than
    the one before; `explanation` says what the file knows of a fall, or why the two reports cannot
    be compared. `before` is the claim compared with; `note` is what else the report says. `text` is
    the figure with what marks it as `disputed`.
    """

    claim: str = ""
    figure: str = ""
    quantity: q.Quantity | None = None
    disputed: bool = False
    before: str = ""
    text: str = ""
    spoken: str = ""
    magnitude: float | None = None
    share: float | None = None
    change: str = ""
    fell: bool = False
    explanation: str = ""
    difference: str = ""
    difference_size: float | None = None
    apart: q.Quantity | None = None
    since: str = ""
    note: str = ""


class Row(Record):
    """One category, or the total over kinds that a report gives beside them; `cells` stand in the
    order of the page's columns."""

    measure: str
    label: str
    definition: str
    part_of: str
    unit: str
    cells: tuple[Cell, ...]
    also_called: str = ""
    total: bool = False


class PartyChoice(Record):
    """A choice of "whose losses": the party concerned, and who claims them."""

    about: str
    label: str


class EquipmentPage(Record):
    """The table, the reports that can become columns, and the sides that can be chosen."""

    title: str
    about: str
    sides: tuple[PartyChoice, ...]
    columns: tuple[Column, ...]
    available: tuple[Column, ...]
    rows: tuple[Row, ...]
    disclaimer: str
    provenance: Provenance


def equipment(
    dossier: Dossier, about: str = "", reports: tuple[str, ...] | None = None
) -> EquipmentPage:
    """The table for the losses of one party, by default the first that there is.

    `reports` names the columns, by default the usual one of `columns_of`. Columns stand in order
    of their as-of day, undated ones last.
    """
    claims = comparable_claims(dossier, Group.EQUIPMENT)
    sides = _sides(dossier, claims)
    about = _known_side(sides, about)
    by_report = _by_report(dossier, [claim for claim in claims if claim.about == about])
    available = sorted((dossier.reports[name] for name in by_report), key=_report_day)
    shown = [report for report in available if report.id in (reports or ())]
    figures = [claim.report for claim in claims if claim.about == about]
    shown = shown or _usual(available, figures)
    measures = [m for m in dossier.measures.values() if any(m.id in by_report[r.id] for r in shown)]
    peaks = {report.id: _peak(dossier, by_report[report.id]) for report in shown}
    earlier = _Earlier(dossier, by_report)
    rows = tuple(
        Row(
            measure=measure.id,
            label=category(measure),
            definition=measure.definition,
            part_of=_label(dossier, measure.part_of),
            unit=measure.unit,
            cells=tuple(
                _cell(dossier, by_report[name].get(measure.id), measure, peaks[name], earlier)
                for name in peaks
            ),
            also_called=wording.listed(measure.also_called),
            total=measure.id == ALL_TYPES,
        )
        for measure in sorted(measures, key=lambda measure: measure.id == ALL_TYPES)
    )
    cells = zip(*(row.cells for row in rows), strict=True)
    return EquipmentPage(
        title=tr("Reported equipment losses: {party}").format(
            party=dossier.parties[about].name if about else tr("none")
        ),
        about=about,
        sides=sides,
        columns=tuple(_column(dossier, r, own) for r, own in zip(shown, cells, strict=True)),
        available=tuple(_column(dossier, report) for report in available),
        rows=rows,
        disclaimer=disclaimer(dossier),
        provenance=provenance_of(
            dossier,
            (dossier.claims[cell.claim] for row in rows for cell in row.cells if cell.claim),
        ),
    )


def columns_of(
    dossier: Dossier, about: str, chosen: Mapping[str, Sequence[str]]
) -> tuple[str, tuple[str, ...]]:
    """The party whose losses are shown when `about` is asked for, and the reports that are columns.

    These are the ones that are `chosen` for that party; by default the core report, or where the
    party concerned is not its subject, the latest report of a known day, of several that with most
    figures.
    """
    claims = comparable_claims(dossier, Group.EQUIPMENT)
    about = _known_side(_sides(dossier, claims), about)
    names = [claim.report for claim in claims if claim.about == about]
    available = sorted((dossier.reports[name] for name in dict.fromkeys(names)), key=_report_day)
    shown = [report for report in available if report.id in chosen.get(about, ())]
    return about, tuple(report.id for report in shown or _usual(available, names))


def place_of(dossier: Dossier, claim_id: str) -> tuple[str, str] | None:
    """The party concerned and the report whose column shows a claim, or None if none does."""
    claim = dossier.claims.get(claim_id)
    if claim is None or claim.status == Status.DERIVED or dossier.scope_of(claim).context:
        return None
    own = dossier.measure_of(claim).group == Group.EQUIPMENT
    return (claim.about, claim.report) if own else None


class CellPlace(Record):
    """Where a cell stands: whose losses, which report's column, and whether that of changes."""

    about: str
    report: str
    change: bool


def change_name(claim: str) -> str:
    """The name of the cell that tells how a claim differs from the one before it."""
    return f"{_CHANGE} {claim}"


def absent_name(report: str, about: str, measure: str, *, change: bool = False) -> str:
    """The name of a cell, or of its neighbour for the change, of which a report states nothing."""
    words = (_ABSENT, report, about, measure, *((_CHANGE,) if change else ()))
    return " ".join(words)


def cell_place(dossier: Dossier, name: str) -> CellPlace | None:
    """Where the cell of this name stands, or None when there is none."""
    kind, *rest = name.split(" ")
    if kind == _CHANGE and len(rest) == 1:
        found = place_of(dossier, rest[0])
        return CellPlace(about=found[0], report=found[1], change=True) if found else None
    if kind != _ABSENT or len(rest) not in (3, 4):
        return None
    report, about, measure = rest[:3]
    known = report in dossier.reports and about in dossier.parties and measure in dossier.measures
    return CellPlace(about=about, report=report, change=len(rest) == 4) if known else None


def change_of(dossier: Dossier, claim: Claim) -> tuple[Claim, Cell] | None:
    """The claim that a figure is compared with, and the cell that tells the change; else None."""
    about = [c for c in comparable_claims(dossier, Group.EQUIPMENT) if c.about == claim.about]
    previous = _Earlier(dossier, _by_report(dossier, about)).than(claim)
    return (previous, _changed(dossier, Cell(), claim, previous)) if previous else None


def equipment_table(
    page: EquipmentPage, *, changes: bool = True, hidden: frozenset[str] = frozenset()
) -> Table:
    """The page as a table: the categories, then of each report its figures and its changes.

    Columns of changes stand only where asked for, where there are any to tell, and where they are
    not `hidden` by their report's id. A page without rows is a table without columns.
    """
    headings = [
        Heading(
            text=tr("Category"), key=CATEGORY, tip=tr("Kinds are counted apart and not added up.")
        )
    ]
    columns = [[_category_cell(row) for row in page.rows]]
    for place, column in enumerate(page.columns):
        own = [row.cells[place] for row in page.rows]
        headings.append(
            Heading(
                text=column.heading, kind=FIGURES, key=column.report, details=column.details,
                tip=tr(
                    "Bars compare with the largest category of this column; kinds are counted "
                    "apart and not added up."
                ),
            )
        )  # fmt: skip
        columns.append(
            [_figure_cell(page, column, *pair) for pair in zip(page.rows, own, strict=True)]
        )
        if changes and column.change_heading and column.report not in hidden:
            headings.append(
                Heading(
                    text=column.change_heading, kind=FIGURES, key=CHANGE + column.report,
                    tip=tr("Up to {report}. {mark} marks a figure lower than the one before.")
                    .format(report=column.heading, mark=FALL),
                )
            )  # fmt: skip
            dated = len({cell.since for cell in own if cell.since}) > 1
            columns.append(
                [
                    _change_cell(page, column, row, cell, dated=dated)
                    for row, cell in zip(page.rows, own, strict=True)
                ]
            )
    return Table(
        title=page.title,
        headings=tuple(headings) if page.rows else (),
        rows=tuple(
            TableRow(cells=cells, total=row.total)
            for row, cells in zip(page.rows, zip(*columns, strict=True), strict=True)
        ),
        provenance=page.provenance.line,
    )


def equipment_tables(dossier: Dossier) -> tuple[Table, ...]:
    """The table of each side with every report on it."""
    reports = tuple(dossier.reports)
    return tuple(
        with_disputes(dossier, equipment_table(equipment(dossier, side.about, reports)))
        for side in _sides(dossier, comparable_claims(dossier, Group.EQUIPMENT))
    )


def _category_cell(row: Row) -> TableCell:
    lines = [row.label, row.definition]
    if row.part_of:
        lines.append(tr("Part of: {whole}.").format(whole=row.part_of))
    if row.also_called:
        lines.append(tr("Also called: {names}.").format(names=row.also_called))
    return TableCell(
        text=row.label,
        records=(row.measure,),
        evidence=row.measure,
        note=row.definition,
        tip="\n".join(lines),
    )


def _figure_cell(page: EquipmentPage, column: Column, row: Row, cell: Cell) -> TableCell:
    if not cell.claim:
        return TableCell(
            text=cell.text,
            spoken=cell.spoken,
            evidence=absent_name(column.report, page.about, row.measure),
            tip=tr("This report does not state {category}.").format(
                category=wording.inner(row.label)
            ),
        )
    lines = [f"{row.label}: {cell.spoken}", column.heading]
    if cell.change:
        lines.append(tr("Change: {change}.").format(change=cell.change))
    return TableCell(
        text=cell.text,
        value=cell.magnitude,
        records=(cell.claim,),
        evidence=cell.claim,
        spoken=cell.spoken,
        share=cell.share,
        note=cell.note,
        quantity=cell.quantity,
        unit=row.unit,
        tip="\n".join(filter(None, (*lines, cell.note, cell.explanation))),
    )


def _change_cell(
    page: EquipmentPage, column: Column, row: Row, cell: Cell, *, dated: bool
) -> TableCell:
    """A change; with the day of the figure before where the heading of the column has none."""
    if not cell.claim:
        text, spoken = tr("not stated"), tr("not stated in this report")
        name = absent_name(column.report, page.about, row.measure, change=True)
    else:
        text, spoken = tr("no earlier figure"), tr("no earlier figure to compare with")
        name = change_name(cell.claim)
    if cell.change:
        text = cell.change if dated else cell.difference
        spoken = cell.change
        if cell.fell and cell.difference_size is not None:
            spoken = tr("falls: {change}").format(change=cell.change)
    return TableCell(
        text=text,
        value=cell.difference_size,
        records=(cell.claim, cell.before) if cell.before else (),
        evidence=name,
        mark=FALL if cell.fell else "",
        spoken=spoken,
        quantity=cell.apart,
        note=cell.explanation,
        tip="\n".join(filter(None, (spoken, cell.explanation))),
    )


def _known_side(sides: tuple[PartyChoice, ...], about: str) -> str:
    """The party asked for, or the first one, or nothing where there is none."""
    return next((about for side in sides if side.about == about), sides[0].about if sides else "")


def _usual(available: list[Report], figures: list[str]) -> list[Report]:
    """The core report, else the latest; `figures` are the reports of all figures."""
    dated = [report for report in available if on_one_day(report.as_of)]
    dated = dated or [report for report in available if report.as_of] or available
    latest = max(dated, key=lambda r: (_report_day(r)[:2], figures.count(r.id)), default=None)
    core = [report for report in available if report.core]
    return core or ([latest] if latest is not None else [])


def _sides(dossier: Dossier, claims: list[Claim]) -> tuple[PartyChoice, ...]:
    claiming: dict[str, dict[Method | None, dict[str, None]]] = {}
    for claim in claims:
        sides = claiming.setdefault(claim.about, {}).setdefault(dossier.method_of(claim), {})
        sides[wording.side_of(dossier, dossier.claimant_of(claim))] = None
    core = [claim.about for claim in claims if dossier.is_core(claim)]
    order = sorted(claiming, key=lambda about: (about not in core, about))
    return tuple(
        PartyChoice(
            about=about,
            label=tr("{party}, as {given_by}").format(
                party=dossier.parties[about].name,
                given_by="; ".join(
                    given_by(method, wording.listed(list(sides)))
                    for method, sides in claiming[about].items()
                ),
            ),
        )
        for about in order
    )


def _by_report(dossier: Dossier, claims: list[Claim]) -> dict[str, dict[str, Claim]]:
    """Claims by report and measure; of several on one measure, the one that others yield to."""
    yields = {r.object for r in dossier.relations.values() if r.kind in ("refines", "supersedes")}
    found: dict[str, dict[str, Claim]] = {}
    for claim in sorted(claims, key=lambda c: c.id in yields or c.status == Status.SUPERSEDED):
        found.setdefault(claim.report, {}).setdefault(claim.measure, claim)
    return found


def _label(dossier: Dossier, measure: str) -> str:
    return dossier.measures[measure].label if measure in dossier.measures else ""


def _report_day(report: Report) -> tuple[bool, int, str]:
    when = report.as_of or report.published
    return (report.as_of is None, when.last if when else 0, report.id)


def _peak(dossier: Dossier, claims: dict[str, Claim]) -> float:
    kinds = [claim for measure, claim in claims.items() if measure != ALL_TYPES]
    return max((dossier.quantity_of(claim).magnitude or 0 for claim in kinds), default=0)


def _column(dossier: Dossier, report: Report, cells: tuple[Cell, ...] = ()) -> Column:
    claimant = dossier.parties[report.claimant]
    days = {cell.since for cell in cells if cell.since}
    since = ""
    if len(days) == 1:
        since = tr("Change, {before} → {date}").format(
            before=next(iter(days)), date=wording.short_date(report.as_of)
        )
    return Column(
        report=report.id,
        title=tr("{date}, {claimant}: {title}").format(
            date=wording.short_date(report.as_of), claimant=short_name(claimant), title=report.title
        ),
        heading=_heading(dossier, report),
        core=report.core,
        details=tr("{title}. Scope: {scope}. Counted from {start}. {disclaimer}.").format(
            title=report.title,
            scope=dossier.scopes[report.scope].label,
            start=wording.date(report.counts_from),
            disclaimer=disclaimer(dossier),
        ),
        change_heading=since or (tr("Change since the report before") if days else ""),
    )


def _heading(dossier: Dossier, report: Report) -> str:
    """Who gave a report, its day, and where it counts if that is elsewhere."""
    heading = tr("{claimant}, {as_of}").format(
        claimant=short_name(dossier.parties[report.claimant]),
        as_of=wording.as_of(report.as_of, report.as_of_basis),
    )
    scope, core = dossier.scopes[report.scope], dossier.core_report
    if scope.id == core.scope if core is not None else scope.main:
        return heading
    return tr("{title}; scope: {scope}").format(title=heading, scope=scope.label)


def _cell(
    dossier: Dossier, claim: Claim | None, measure: Measure, peak: float, earlier: _Earlier
) -> Cell:
    if claim is None:
        return Cell(text=tr("not stated"))
    made, size = shown(dossier, claim.id), dossier.quantity_of(claim).magnitude
    headed = made.under(made.what, made.about)
    if not claim.said_by:
        headed = headed.under(made.claimant, made.date)
    if claim.scope in ("", dossier.report_of(claim).scope):
        headed = headed.under(made.scope)
    cell = Cell(
        claim=claim.id,
        figure=made.figure,
        quantity=made.quantity,
        disputed=made.opposed,
        text=" · ".join((headed.short, *_also(dossier, claim, headed))),
        spoken=" · ".join(filter(None, (made.spoken, made.mark))),
        magnitude=size,
        share=size / peak if size is not None and peak and measure.id != ALL_TYPES else None,
        note=_note(dossier, claim),
    )
    previous = earlier.than(claim)
    return cell if previous is None else _changed(dossier, cell, claim, previous)


def _also(dossier: Dossier, claim: Claim, headed: Shown) -> list[str]:
    """What else the same report gives for the same."""
    others = (shown(dossier, other.id) for other in dossier.alike(claim) if other.id != claim.id)
    return [tr("also {figure}").format(figure=o.under(*headed.said).in_sentence) for o in others]


def _changed(dossier: Dossier, cell: Cell, claim: Claim, previous: Claim) -> Cell:
    change = change_between(dossier, claim, previous)
    difference, unlike = change.quantity, change.reason
    plain = q.subtract(dossier.quantity_of(claim), dossier.quantity_of(previous))
    lower = plain is not None and (plain.value or 0) < 0 and not plain.is_lower_bound
    fell = lower and not _differently_framed(dossier, claim, previous)
    size = difference.value if difference is not None else None
    text = tr("lower, not comparable") if fell and unlike else change.text
    since = wording.short_date(dossier.as_of(previous))
    form = tr("{change} since {date}") if difference else tr("{change} (before: {date})")
    if unlike:
        form = tr("{change} with {date}")
        unlike = _unlike(dossier, claim, previous) or _broken(dossier, claim, previous)
        unlike = unlike or tr("Not comparable. {reason}.").format(
            reason=wording.capital(change.reason)
        )
    before, who = dossier.claimant_of(previous), ""
    if difference is not None and before != dossier.claimant_of(claim):
        since = wording.bracketed(since, short_name(before))
        who = tr("The figure before is {given_by}.").format(
            given_by=given_by(dossier.report_of(previous).method, short_name(before))
        )
    told = _explanation(dossier, claim.id, previous.id, fell=fell and not unlike)
    return cell.replace(
        before=previous.id,
        change=form.format(change=text, date=since),
        fell=fell,
        explanation=" ".join(filter(None, (unlike, who, told))),
        difference=text,
        apart=difference,
        difference_size=size / difference.divisor if difference and size is not None else None,
        since=since,
    )


def _note(dossier: Dossier, claim: Claim) -> str:
    """What tells this figure apart from others of its column."""
    notes = []
    if claim.scope and claim.scope != dossier.reports[claim.report].scope:
        notes.append(tr("Scope: {scope}.").format(scope=dossier.scopes[claim.scope].label))
    if claim.status not in (None, Status.CLAIMED):
        notes.append(tr("Status: {status}.").format(status=wording.word(claim.status)))
    for other in dossier.alike(claim):
        if other.id != claim.id:
            form = tr("The same report also says {figure}.")
            notes.append(form.format(figure=figure(dossier, other)))
    one = shown(dossier, claim.id)
    if one.disputes or one.breaks:
        notes.append(sentenced(one.dispute))
    return " ".join(notes)


class _Earlier:
    """The claims of the columns by what they are compared with, in order of the day that they
    surely end before."""

    def __init__(self, dossier: Dossier, by_report: dict[str, dict[str, Claim]]) -> None:
        self._dossier = dossier
        self._found: dict[tuple[object, ...], list[tuple[int, Claim]]] = {}
        for claims in by_report.values():
            for claim in claims.values():
                day = dossier.as_of(claim)
                if day is not None:
                    for key in self._keys(claim):
                        self._found.setdefault(key, []).append((day.last, claim))
        for several in self._found.values():
            several.sort(key=_last_day)

    def _keys(self, claim: Claim) -> list[tuple[object, ...]]:
        """What claims have in common that are of like scope and first day, and all of one side."""
        side = claim.measure, claimants(self._dossier, claim)
        start = self._dossier.counts_from(claim)
        framed = *side, self._dossier.scope_of(claim).id, start and start.text
        return [side] if claim.off_series else [framed, side]

    def than(self, claim: Claim) -> Claim | None:
        """The claim before this one on the same category by the same side.

        Only reports whose as-of surely lies before count: a month is not before a day within it.
        One of like scope and first day is preferred.
        """
        when = self._dossier.as_of(claim)
        if when is None:
            return None
        for key in self._keys(claim):
            several = self._found.get(key, [])
            place = bisect_left(several, when.first, key=_last_day)
            if place:
                latest = several[place - 1][0]
                return several[bisect_left(several, latest, key=_last_day)][1]
        return None


def _last_day(entry: tuple[int, Claim]) -> int:
    return entry[0]


def _unlike(dossier: Dossier, claim: Claim, previous: Claim) -> str:
    """Why two reports count different things, or nothing."""
    off = claim.off_series or previous.off_series
    counted = tr("Not comparable. {reason}").format(reason=off) if off else ""
    return _differently_framed(dossier, claim, previous) or counted


def _differently_framed(dossier: Dossier, claim: Claim, previous: Claim) -> str:
    """That two reports differ in scope or first day, or nothing."""
    scope, before = dossier.scope_of(claim), dossier.scope_of(previous)
    if scope.id != before.id:
        return tr(
            "Not comparable. The report before covers: {before}. This one covers: {scope}."
        ).format(before=before.label, scope=scope.label)
    start, started = dossier.counts_from(claim), dossier.counts_from(previous)
    if start != started:
        return tr(
            "Not comparable. The report before counts from {before}, this one from {start}."
        ).format(before=wording.date(started), start=wording.date(start))
    return ""


def _broken(dossier: Dossier, claim: Claim, previous: Claim) -> str:
    """That the file tells of a break between the two, or nothing."""
    relation = break_between(dossier, claim, previous)
    if relation is None:
        return ""
    text = tr("Not comparable. The way of counting seems to change between the two reports.")
    if previous.id not in relation.halves:
        return " ".join(filter(None, (text, relation.note)))
    return text


def _explanation(dossier: Dossier, claim: str, previous: str, *, fell: bool) -> str:
    notes = [r.note for r in dossier.related(claim) if previous in r.halves and r.note]
    if notes or not fell:
        return " ".join(notes)
    return tr("The running total falls; the file gives no explanation.")
