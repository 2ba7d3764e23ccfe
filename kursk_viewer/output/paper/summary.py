"""The one-page summary: headline figures, bars, equipment, contradictions and gaps.

Each part has its share of the page. What it cannot hold is counted, and stands in the full dossier.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.drawing.bars import bars_height, paint_bars
from kursk_viewer.drawing.surface import Surface
from kursk_viewer.drawing.text import TextLine, elided, shortened
from kursk_viewer.output.paper import columns as paper_columns
from kursk_viewer.output.paper.sheet import Sheet
from kursk_viewer.pages import wording
from kursk_viewer.pages.casualties.over_time import bars
from kursk_viewer.pages.casualties.records import Bar, BarsPage
from kursk_viewer.pages.shown import sentenced
from kursk_viewer.pages.summary.page import Figure, SummaryPage
from kursk_viewer.record import Record
from kursk_viewer.translation import tr

MOST_HEADLINES = 6
_HEADLINES_END, _CHART_ENDS = 0.5, 0.68
"""Shares of the page above which headlines and bars end."""
_LARGEST, _SMALLEST = 16.0, 10.0
_NARROWEST = 26.0
"""Points of a headline figure, and millimetres of its column."""
_LOW = 230.0
"""Millimetres of a page's height; on lower ones the dating has one line."""
_LABEL_LINES, _DETAIL_LINES, _LIST_LINES = 4, 6, 3
_FIGURE_SHARE = 0.6
"""Of the width, for a figure with its unit behind a bar."""
_SHORT, _LONG = 60, 200
"""Characters of a name among others, and of a title."""


def paint(sheet: Sheet, dossier: Dossier, page: SummaryPage, bottom: float) -> None:
    """Draw a dossier's page from the top of the sheet down to `bottom`; what does not fit is named.

    `bottom` is in pixels of the device.
    """
    y = _title(sheet, page)
    y = _headlines(sheet, page, y, bottom * _HEADLINES_END)
    y = _chart(sheet, bars(dossier), y, bottom * _CHART_ENDS)
    paper_columns.paint(sheet, dossier, page, y, bottom)


def _title(sheet: Sheet, page: SummaryPage) -> float:
    title, subtitle = shortened(page.headline, _LONG), shortened(page.subtitle, _LONG)
    width = sheet.width
    y = sheet.draw_text(0, 0, width, title, sheet.font(15, bold=True), most=2) + sheet.mm(0.8)
    below = f"{sentenced(page.printed.disclaimer)} {subtitle}"
    y += sheet.draw_text(0, y, width, below, sheet.font(9), most=2) + sheet.mm(0.5)
    most = 2 if sheet.height > sheet.mm(_LOW) else 1
    y += sheet.draw_text(0, y, width, page.dating, sheet.font(7.5), muted=True, most=most)
    y += sheet.mm(2)
    sheet.rule(0, y, sheet.width, strong=True)
    return y + sheet.mm(2.5)


class _Grid(Record):
    """Columns for headline figures, and the size in points at which every figure fits its own."""

    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    points: float


def _headlines(sheet: Sheet, page: SummaryPage, y: float, bottom: float) -> float:
    shown = page.headlines[:MOST_HEADLINES]
    grid = _grid(sheet, shown)
    across = len(grid.widths)
    words = _listing(sheet, tr("In words only: {list}."), page.in_words)
    placed = 0
    while placed < len(shown):
        row = shown[placed : placed + across]
        after = _listing(sheet, tr("Also: {list}."), page.headlines[placed + across :])
        height = _row_height(sheet, grid, row)
        if y + height + _list_height(sheet, words) + _list_height(sheet, after) > bottom:
            break
        _row(sheet, grid, row, y)
        y += height + sheet.mm(2.5)
        placed += len(row)
    for lines in (words, _listing(sheet, tr("Also: {list}."), page.headlines[placed:])):
        sheet.draw_lines(0, y, sheet.width, lines, sheet.font(8))
        y += _list_height(sheet, lines)
    return y + sheet.mm(3.5)


def _grid(sheet: Sheet, shown: tuple[Figure, ...]) -> _Grid:
    """As many columns as hold their figures in one size; the same columns in every row."""
    gap, least = sheet.mm(3), sheet.mm(_NARROWEST)
    for rows in range(1, len(shown) + 1):
        across = -(-len(shown) // rows)
        room = sheet.width - gap * (across - 1)
        points = _LARGEST
        while points >= _SMALLEST:
            bold = QFontMetricsF(sheet.font(points, bold=True))
            needed = [
                max([least, *(bold.horizontalAdvance(_figure(f)) for f in shown[place::across])])
                for place in range(across)
            ]
            if sum(needed) <= room:
                spare = (room - sum(needed)) / across
                widths = tuple(width + spare for width in needed)
                lefts = tuple(sum(widths[:place]) + gap * place for place in range(across))
                return _Grid(lefts=lefts, widths=widths, points=points)
            points -= 0.5
    return _Grid(lefts=(0.0,), widths=(sheet.width,), points=_SMALLEST)


def _row_height(sheet: Sheet, grid: _Grid, row: tuple[Figure, ...]) -> float:
    number = sheet.font(grid.points, bold=True)
    figures = max(
        sheet.text_height(_figure(figure), width, number)
        for figure, width in zip(row, grid.widths, strict=False)
    )
    details = max(
        sheet.text_height(_detail(figure), width, sheet.font(7), _DETAIL_LINES)
        for figure, width in zip(row, grid.widths, strict=False)
    )
    return _label_height(sheet, grid, row) + figures + details


def _label_height(sheet: Sheet, grid: _Grid, row: tuple[Figure, ...]) -> float:
    font = sheet.font(8, bold=True)
    return max(
        sheet.text_height(_label(figure), width, font, _LABEL_LINES)
        for figure, width in zip(row, grid.widths, strict=False)
    )


def _row(sheet: Sheet, grid: _Grid, row: tuple[Figure, ...], y: float) -> None:
    number, bold = sheet.font(grid.points, bold=True), sheet.font(8, bold=True)
    base = y + _label_height(sheet, grid, row)
    under = base + max(
        sheet.text_height(_figure(figure), width, number)
        for figure, width in zip(row, grid.widths, strict=False)
    )
    for figure, x, width in zip(row, grid.lefts, grid.widths, strict=False):
        label = sheet.lines(_label(figure), width, bold, _LABEL_LINES)
        sheet.draw_lines(
            x, base - len(label) * QFontMetricsF(bold).lineSpacing(), width, label, bold
        )
        sheet.draw_text(x, base, width, _figure(figure), number)
        detail = _detail(figure)
        sheet.draw_text(x, under, width, detail, sheet.font(7), muted=True, most=_DETAIL_LINES)


def _label(figure: Figure) -> str:
    return (
        tr("of which: {label}").format(label=wording.inner(figure.label))
        if figure.level
        else figure.label
    )


def _figure(figure: Figure) -> str:
    return shortened(figure.shown.figure, _SHORT)


def _detail(figure: Figure) -> str:
    return "\n".join(shortened(text, _SHORT) for text in figure.details)


def _listing(sheet: Sheet, form: str, figures: tuple[Figure, ...]) -> tuple[TextLine, ...]:
    """Figures in a sentence of few lines, and how many more there are."""
    items = [
        f"{shortened(f.label, _SHORT)} ({shortened(_of_whom(f), _SHORT)}): {_figure(f)}"
        for f in figures
    ]
    lines: tuple[TextLine, ...] = ()
    for count in range(len(items), -1, -1) if items else ():
        left = len(items) - count
        more = [tr("{count} more, in the full dossier").format(count=left)] if left else []
        text = form.format(list="; ".join([*items[:count], *more]))
        lines = sheet.lines(text, sheet.width, sheet.font(8))
        if len(lines) <= _LIST_LINES:
            break
    return lines


def _of_whom(figure: Figure) -> str:
    return "; ".join(filter(None, (figure.shown.about, figure.another)))


def _list_height(sheet: Sheet, lines: tuple[TextLine, ...]) -> float:
    height = len(lines) * QFontMetricsF(sheet.font(8)).lineSpacing()
    return height + sheet.mm(0.8) if lines else 0.0


def _chart(sheet: Sheet, page: BarsPage, y: float, bottom: float) -> float:
    title, note = sheet.font(10, bold=True), sheet.font(7.5, bold=True)
    y += sheet.draw_text(0, y, sheet.width, shortened(page.title, _LONG), title, most=2) + sheet.mm(
        1
    )
    font = sheet.font(8)
    whole = tuple(_fitted(bar, sheet.width, font) for bar in page.bars)
    room = bottom - y - QFontMetricsF(note).lineSpacing()
    shown, height = _as_many_as_fit(sheet, page.replace(bars=whole), font, room)
    if shown is not None:
        area = QRectF(0, y, sheet.width, height)
        paint_bars(
            Surface(painter=sheet.painter, area=area, colours=sheet.colours, font=font), shown
        )
        y += height
    left = len(page.bars) - (len(shown.bars) if shown else 0)
    if left:
        text = tr("And {count} more, in the full dossier.").format(count=left)
        y += sheet.draw_text(0, y, sheet.width, text, note)
    return y + sheet.mm(4)


def _as_many_as_fit(
    sheet: Sheet, page: BarsPage, font: QFont, room: float
) -> tuple[BarsPage | None, float]:
    """The first bars that fit a height; a first one that is too high goes without its parts."""
    omitted = tr("Its parts are in the full dossier.")
    bare = tuple(
        bar.replace(parts=(), remark=" ".join(filter(None, (bar.remark, omitted))))
        if bar.parts
        else bar
        for bar in page.bars[:1]
    )
    choices = [page.bars[:count] for count in range(len(page.bars), 0, -1)]
    for chosen in [*choices, bare] if page.bars else [()]:
        made = page.replace(bars=chosen)
        height = bars_height(sheet.painter, made, font, sheet.width)
        if height <= room:
            return made, height
    return None, 0.0


def _fitted(bar: Bar, width: float, font: QFont) -> Bar:
    """A bar whose names fit the width beside its figure."""
    bold = QFont(font)
    bold.setBold(True)
    return bar.replace(
        shown=bar.shown.replace(figure=elided(bar.shown.figure, width * _FIGURE_SHARE, bold)),
        label=elided(bar.label, width, bold),
        parts=tuple(_fitted_part(part, width, font) for part in bar.parts),
    )


def _fitted_part(part: Bar, width: float, font: QFont) -> Bar:
    figure = elided(part.shown.figure, width * _FIGURE_SHARE, font)
    one = part.shown.replace(figure=figure)
    room = width - QFontMetricsF(font).horizontalAdvance(f"  {one.short}")
    return part.replace(shown=one, label=elided(part.label, room, font))
