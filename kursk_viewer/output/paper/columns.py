"""The two columns of the one-page summary: equipment and gaps, contradictions and statements."""

from __future__ import annotations

from PySide6.QtGui import QFontMetricsF

from kursk_viewer.dossier.model import Claim, Dossier
from kursk_viewer.drawing.text import longest_part, shortened
from kursk_viewer.drawing.typeface import CONTRADICTS
from kursk_viewer.output.paper.sheet import Sheet
from kursk_viewer.pages import wording
from kursk_viewer.pages.comparing import Comparison
from kursk_viewer.pages.equipment import EquipmentPage, Row, equipment
from kursk_viewer.pages.naming import counted
from kursk_viewer.pages.naming import figure as figure_of
from kursk_viewer.pages.shown import Shown
from kursk_viewer.pages.summary.page import Contradiction, SummaryPage
from kursk_viewer.record import Record
from kursk_viewer.translation import tr

_NAME, _TEXT, _PAIRS = 150, 260, 480
"""Characters of a name, a text, and a list of figures that stand against each other."""
_FIGURE = 60
_LABEL_LINES = 3
_BAR, _BAR_BESIDE_LONG = 0.22, 0.14
"""Shares of a column's width for bars, and for those beside figures too long for that."""
_KEPT, _SHORT_COLUMN = 0.3, 70.0
"""Share of a column that is kept for its lower part, and the millimetres up to which a column
keeps only its heading and count."""


def paint(sheet: Sheet, dossier: Dossier, page: SummaryPage, y: float, bottom: float) -> None:
    """Draw both columns from `y` down to `bottom`."""
    gap = sheet.mm(6)
    left = 0.45 * sheet.width
    right, width = left + gap, sheet.width - left - gap
    gaps = _Section(title=tr("What the file does not say"), items=[text for _, text in page.gaps])
    under = _equipment(sheet, equipment(dossier), y, left, _upper(sheet, gaps, left, y, bottom))
    _column(sheet, gaps, 0, under, left, bottom)
    found = _Section(title=tr("Contradictions"), items=_contradictions(page, dossier))
    said = _Section(title=tr("Statements, paraphrased"), items=_statements(page))
    above = _upper(sheet, said, width, y, bottom)
    under = _column(sheet, found, right, y, width, above)
    _column(sheet, said, right, under, width, bottom)


class _Section(Record):
    """A headed list."""

    title: str
    items: list[str]


class _Measures(Record):
    """The parts of an equipment row; a name stands over its figure where there is no room."""

    label: float
    number: float
    bar: float
    stacked: bool


def _equipment(sheet: Sheet, page: EquipmentPage, y: float, width: float, bottom: float) -> float:
    if not page.rows:
        return y
    bold = sheet.font(7.5, bold=True)
    y += sheet.draw_text(0, y, width, page.title, sheet.font(10, bold=True), most=2)
    note = tr("Kinds are counted apart and not added; bars compare sizes.")
    if any(row.cells[0].disputed for row in page.rows):
        note += " " + tr("{sign}: contradicted.").format(sign=CONTRADICTS)
    y += sheet.draw_text(0, y, width, note, sheet.font(7), muted=True, most=2) + sheet.mm(1)
    sheet.rule(0, y, width, strong=True)
    measures = _measures(sheet, page, width)
    reserve = QFontMetricsF(bold).lineSpacing() + sheet.mm(1.2)
    for place, row in enumerate(page.rows):
        height = _row(sheet, measures, row, y, width, drawn=False)
        if y + height + (reserve if place < len(page.rows) - 1 else 0) > bottom:
            left = _more(len(page.rows) - place)
            y += sheet.draw_text(0, y + sheet.mm(0.6), width, left, bold, most=1) + sheet.mm(0.6)
            break
        y += _row(sheet, measures, row, y, width, drawn=True)
        sheet.rule(0, y, width)
    return y + sheet.mm(4)


def _measures(sheet: Sheet, page: EquipmentPage, width: float) -> _Measures:
    font = sheet.font(8.5)
    texts = [_figure(row) for row in page.rows]
    natural = max((QFontMetricsF(font).horizontalAdvance(text) for text in texts), default=0.0)
    least = max((longest_part(text, font) for text in texts), default=0.0)
    number = max(min(natural, width * 0.4), least) + 2
    bar = width * _BAR
    label = width - bar - number - sheet.mm(4)
    if label < width * 0.3:
        bar = width * _BAR_BESIDE_LONG
        number = min(natural + 2, width - bar - sheet.mm(2))
        return _Measures(label=width, number=number, bar=bar, stacked=True)
    return _Measures(label=label, number=number, bar=bar, stacked=False)


def _row(
    sheet: Sheet, measures: _Measures, row: Row, y: float, width: float, *, drawn: bool
) -> float:
    """One kind of equipment; its height."""
    font, pad = sheet.font(8.5), sheet.mm(0.6)
    label = sheet.lines(row.label, measures.label, font, _LABEL_LINES)
    number = sheet.lines(_figure(row), measures.number, font)
    line = QFontMetricsF(font).lineSpacing()
    top = y + pad + (len(label) * line if measures.stacked else 0)
    if drawn:
        sheet.draw_lines(0, y + pad, measures.label, label, font)
        right = width - measures.bar - sheet.mm(2)
        sheet.draw_lines(right - measures.number, top, measures.number, number, font, right=True)
        share = row.cells[0].share
        if share:
            length = max(1.0, measures.bar * share)
            sheet.bar(width - measures.bar, top + line * 0.25, length, line * 0.5)
    deepest = len(label) + len(number) if measures.stacked else max(len(label), len(number))
    return deepest * line + 2 * pad


def _figure(row: Row) -> str:
    cell = row.cells[0]
    figure = shortened(cell.figure or cell.text, _FIGURE)
    return f"{figure} {CONTRADICTS}" if cell.disputed else figure


def _upper(sheet: Sheet, section: _Section, width: float, y: float, bottom: float) -> float:
    """Where the upper part of a column must end for this lower one."""
    if not section.items:
        return bottom
    kept = (bottom - y) * _KEPT if bottom - y > sheet.mm(_SHORT_COLUMN) else 0.0
    return bottom - max(_least(sheet, section.title, width), kept)


def _least(sheet: Sheet, title: str, width: float) -> float:
    """The room of a section of which nothing but heading and count fits."""
    heading = sheet.text_height(title, width, sheet.font(10, bold=True))
    rest = sheet.text_height(_more("{count}"), width, sheet.font(7.5, bold=True))
    return heading + rest + sheet.mm(6.8)


def _column(
    sheet: Sheet, section: _Section, x: float, y: float, width: float, bottom: float
) -> float:
    """A headed list as far as it fits; what was left out is counted.

    `bottom` leaves at least the `_least` room, so that no section is dropped in silence.
    """
    font, bold, items = sheet.font(7.5), sheet.font(7.5, bold=True), section.items
    if not items:
        return y
    reserve = sheet.text_height(_more("{count}"), width, bold) + sheet.mm(1)
    y += sheet.draw_text(x, y, width, section.title, sheet.font(10, bold=True)) + sheet.mm(0.8)
    sheet.rule(x, y, width, strong=True)
    y += sheet.mm(1)
    for place, text in enumerate(items):
        height = sheet.text_height(text, width, font)
        last = place == len(items) - 1
        if y + height + sheet.mm(1.2) + (0 if last else reserve) > bottom:
            left = _more(len(items) - place)
            return y + sheet.draw_text(x, y, width, left, bold) + sheet.mm(4)
        y += sheet.draw_text(x, y, width, text, font) + sheet.mm(0.5)
        sheet.rule(x, y, width)
        y += sheet.mm(0.7)
    return y + sheet.mm(3)


def _more(count: int | str) -> str:
    return tr("And {count} more, in the full dossier.").format(count=count)


def _contradictions(page: SummaryPage, dossier: Dossier) -> list[str]:
    """Figures of the same side that contradict one another, then the contradictions; those on
    figures of the same two reports stand together."""
    items: dict[str, list[str]] = {}
    for figure in page.headlines:
        if figure.contested:
            others = map(_compared, figure.comparisons)
            items[f"{figure.label}: {'; '.join((figure.shown.figure, *others))}"] = []
    for found in page.contradictions:
        pair = _alike(dossier, found)
        if pair is None:
            halves = [_halved(half) for half in (found.one, found.other)]
            items[f"\n{CONTRADICTS} ".join(halves)] = []
        else:
            one, other = pair
            figures = f"{figure_of(dossier, one)} {CONTRADICTS} {figure_of(dossier, other)}"
            line = f"{shortened(counted(dossier, one), _NAME)}: {figures}"
            speakers = f"{_speaker(found.one)} {CONTRADICTS} {_speaker(found.other)}"
            items.setdefault(speakers, []).append(line)
    return ["\n".join(filter(None, (head, _together(lines)))) for head, lines in items.items()]


def _compared(other: Comparison) -> str:
    """A figure of the same side before or after, and that the series breaks on the way."""
    text = f"{other.when}: {other.shown.short}"
    return wording.bracketed(text, tr("the series breaks")) if other.broken else text


def _halved(half: Shown) -> str:
    """One side with its speaker; the figure comes first, so that it is kept."""
    text = shortened(half.short, _TEXT)
    return f"{_speaker(half)}: {text}" if _speaker(half) else text


def _together(lines: list[str]) -> str:
    """Lines in one, and how many are left out."""
    count = len(lines)
    while count > 1 and sum(map(len, lines[:count])) > _PAIRS:
        count -= 1
    left = len(lines) - count
    more = [tr("{count} more, in the full dossier").format(count=left)] if left else []
    return "; ".join([*lines[:count], *more])


def _alike(dossier: Dossier, found: Contradiction) -> tuple[Claim, Claim] | None:
    """Both halves, where they are claims on one question in one scope."""
    one, other = (dossier.claims.get(half.record) for half in (found.one, found.other))
    if one is None or other is None or (one.about, one.measure) != (other.about, other.measure):
        return None
    return (one, other) if dossier.scope_of(one) == dossier.scope_of(other) else None


def _speaker(half: Shown) -> str:
    return ", ".join(filter(None, (shortened(half.claimant, _NAME), half.as_of)))


def _statements(page: SummaryPage) -> list[str]:
    return [
        f"{shortened(line.what, _TEXT)} "
        f"({'; '.join(filter(None, (shortened(line.claimant, _NAME), *_how(line))))})"
        for line in page.statements
    ]


def _how(line: Shown) -> tuple[str, str]:
    return line.attribution, line.mark
