"""The one-page summary: headline figures, bars, equipment, contradictions and gaps."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from kursk_viewer.dossier.model import Claim, Dossier
from kursk_viewer.output.chart_painting import COLOUR, PRINT, bars_height, paint_bars
from kursk_viewer.output.sheet import MONO, Sheet
from kursk_viewer.pages.casualties import bars
from kursk_viewer.pages.equipment import equipment
from kursk_viewer.pages.naming import counted
from kursk_viewer.pages.naming import figure as figure_of
from kursk_viewer.pages.summary import (
    Contradiction,
    Figure,
    Half,
    StatementLine,
    SummaryPage,
    summary,
)
from kursk_viewer.translation import tr

MOST_HEADLINES = 6


def paint(sheet: Sheet, dossier: Dossier, bottom: float) -> None:
    """Draw the page from the top of the sheet down to `bottom`; what does not fit is named."""
    page = summary(dossier)
    y = _title(sheet, page)
    y = _headlines(sheet, page, y)
    y = _chart(sheet, dossier, y)
    left, gap = 0.45 * sheet.width, sheet.mm(6)
    right, width = left + gap, sheet.width - left - gap
    under = _equipment(sheet, dossier, y, left)
    gaps = [text for _, text in page.gaps]
    more = tr("And {count} more, in the full dossier.")
    _column(sheet, tr("What the file does not say"), gaps, more, 0, under, left, bottom)
    found, said = _contradictions(page, dossier), _statements(page)
    title = tr("Statements, paraphrased")
    above = bottom - (_least(sheet, title, more, width) if said else 0)
    y = _column(sheet, tr("Contradictions"), found, more, right, y, width, above)
    _column(sheet, title, said, more, right, y, width, bottom)


def _title(sheet: Sheet, page: SummaryPage) -> float:
    y = sheet.text(0, 0, sheet.width, page.title, sheet.font(15, bold=True)) + sheet.mm(0.8)
    y += sheet.text(0, y, sheet.width, page.subtitle, sheet.font(9)) + sheet.mm(0.5)
    y += sheet.text(0, y, sheet.width, page.dating, sheet.font(7.5), muted=True) + sheet.mm(2)
    sheet.rule(0, y, sheet.width, strong=True)
    return y + sheet.mm(2.5)


def _headlines(sheet: Sheet, page: SummaryPage, y: float) -> float:
    shown, rest = page.headlines[:MOST_HEADLINES], page.headlines[MOST_HEADLINES:]
    width = sheet.width / max(1, len(shown))
    inner = width - sheet.mm(3)
    label_font, number_font, detail_font = (
        sheet.font(8, bold=True),
        sheet.font(16, bold=True),
        sheet.font(7),
    )
    label_room = max((sheet.text_height(_label(f), inner, label_font) for f in shown), default=0.0)
    line = QFontMetricsF(number_font).height()
    bottom = y
    for place, figure in enumerate(shown):
        x, top = place * width, y
        label = _label(figure)
        sheet.text(
            x,
            top + label_room - sheet.text_height(label, inner, label_font),
            inner,
            label,
            label_font,
        )
        top += label_room
        number = _fitting(sheet, figure.text, inner)
        lift = QFontMetricsF(number_font).ascent() - QFontMetricsF(number).ascent()
        sheet.text(x, top + lift, inner, figure.text, number)
        top += line
        detail = f"{figure.about}\n{figure.as_of}\n{figure.attribution}"
        bottom = max(bottom, top + sheet.text(x, top, inner, detail, detail_font, muted=True))
    y = bottom + sheet.mm(2)
    told = [f"{figure.label} ({figure.about}): {figure.text}" for figure in page.in_words]
    if told:
        text = tr("In words only: {list}.").format(list="; ".join(told))
        y += sheet.text(0, y, sheet.width, text, sheet.font(8))
    if rest:
        text = tr("Also: {list}.").format(
            list="; ".join(f"{figure.label} ({figure.about}): {figure.text}" for figure in rest)
        )
        y += sheet.text(0, y, sheet.width, text, sheet.font(8))
    return y + sheet.mm(3)


def _label(figure: Figure) -> str:
    return (
        tr("of which: {label}").format(label=figure.label.lower()) if figure.level else figure.label
    )


def _fitting(sheet: Sheet, text: str, width: float) -> QFont:
    size = 16.0
    while QFontMetricsF(sheet.font(size, bold=True)).horizontalAdvance(text) > width and size > 8:
        size -= 0.5
    return sheet.font(size, bold=True)


def _chart(sheet: Sheet, dossier: Dossier, y: float) -> float:
    page = bars(dossier)
    y += sheet.text(0, y, sheet.width, page.title, sheet.font(10, bold=True)) + sheet.mm(1)
    font = sheet.font(8)
    height = bars_height(sheet.painter, page, font, sheet.width * 0.9)
    ink = PRINT if sheet.inks is MONO else COLOUR
    paint_bars(sheet.painter, QRectF(0, y, sheet.width * 0.9, height), page, ink, font)
    return y + height + sheet.mm(4)


def _equipment(sheet: Sheet, dossier: Dossier, y: float, width: float) -> float:
    page = equipment(dossier)
    y += sheet.text(0, y, width, page.title, sheet.font(10, bold=True))
    note = tr("Kinds are counted apart and not added; bars compare sizes.")
    y += sheet.text(0, y, width, note, sheet.font(7), muted=True) + sheet.mm(1)
    sheet.rule(0, y, width, strong=True)
    font = sheet.font(8.5)
    line = QFontMetricsF(font).height()
    number_width = max(
        (QFontMetricsF(font).horizontalAdvance(row.cells[0].text) for row in page.rows), default=0.0
    )
    bar_room = width * 0.22
    label_width = width - bar_room - number_width - sheet.mm(4)
    for row in page.rows:
        cell = row.cells[0]
        height = sheet.text_height(row.label, label_width, font) + sheet.mm(1.2)
        sheet.text(0, y + sheet.mm(0.6), label_width, row.label, font)
        right = width - bar_room - sheet.mm(2)
        sheet.text(
            right - number_width - 2,
            y + sheet.mm(0.6),
            number_width + 2,
            cell.text,
            font,
            right=True,
        )
        if cell.share:
            length = max(1.0, bar_room * cell.share)
            sheet.bar(width - bar_room, y + sheet.mm(0.6) + line * 0.25, length, line * 0.5)
        y += height
        sheet.rule(0, y, width)
    return y + sheet.mm(4)


def _least(sheet: Sheet, title: str, more: str, width: float) -> float:
    """The room of a section of which nothing but heading and count fits."""
    heading = sheet.text_height(title, width, sheet.font(10, bold=True))
    return heading + sheet.text_height(more, width, sheet.font(7.5, bold=True)) + sheet.mm(6.8)


def _column(
    sheet: Sheet,
    title: str,
    items: list[str],
    more: str,
    x: float,
    y: float,
    width: float,
    bottom: float,
) -> float:
    """A headed list as far as it fits; `more` names, with a count, what was left out.

    `bottom` leaves at least the `_least` room, so that no section is dropped in silence.
    """
    font = sheet.font(7.5)
    if not items:
        return y
    reserve = sheet.text_height(more, width, font) + sheet.mm(1)
    y += sheet.text(x, y, width, title, sheet.font(10, bold=True)) + sheet.mm(0.8)
    sheet.rule(x, y, width, strong=True)
    y += sheet.mm(1)
    for place, text in enumerate(items):
        height = sheet.text_height(text, width, font)
        last = place == len(items) - 1
        if y + height + (0 if last else reserve) > bottom:
            left = more.format(count=len(items) - place)
            return y + sheet.text(x, y, width, left, sheet.font(7.5, bold=True)) + sheet.mm(1)
        y += sheet.text(x, y, width, text, font) + sheet.mm(0.5)
        sheet.rule(x, y, width)
        y += sheet.mm(0.7)
    return y + sheet.mm(3)


def _contradictions(page: SummaryPage, dossier: Dossier) -> list[str]:
    """The contradictions; those on figures of the same two reports stand together."""
    told: dict[str, list[str]] = {}
    for found in page.contradictions:
        pair = _alike(dossier, found)
        if pair is None:
            halves = [
                f"{_speaker(half)}: {half.text}" if _speaker(half) else half.text
                for half in (found.one, found.other)
            ]
            told["\n".join(halves)] = []
        else:
            one, other = pair
            figures = f"{figure_of(dossier, one)} ↔ {figure_of(dossier, other)}"
            line = f"{counted(dossier, one)}: {figures}"
            told.setdefault(f"{_speaker(found.one)} ↔ {_speaker(found.other)}", []).append(line)
    return ["\n".join(filter(None, (head, "; ".join(lines)))) for head, lines in told.items()]


def _alike(dossier: Dossier, found: Contradiction) -> tuple[Claim, Claim] | None:
    """Both halves, where they are claims on one question in one scope."""
    one, other = (dossier.claims.get(half.record) for half in (found.one, found.other))
    if one is None or other is None or (one.about, one.measure) != (other.about, other.measure):
        return None
    return (one, other) if dossier.scope_of(one) == dossier.scope_of(other) else None


def _speaker(half: Half) -> str:
    return ", ".join(filter(None, (half.who, half.when)))


def _statements(page: SummaryPage) -> list[str]:
    return [f"{line.text} ({'; '.join(filter(None, _told_by(line)))})" for line in page.statements]


def _told_by(line: StatementLine) -> tuple[str, ...]:
    return line.speaker, line.attribution, tr("disputed") if line.disputed else ""
