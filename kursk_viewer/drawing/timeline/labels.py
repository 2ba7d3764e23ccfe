"""The texts of labels, their two lines, and their widths."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontMetricsF

from kursk_viewer.drawing.timeline.data import TimelineData
from kursk_viewer.drawing.timeline.labelling import LabelWidths
from kursk_viewer.pages import wording
from kursk_viewer.pages.timeline.page import SEVERAL, Mark, counted_short, lane_counted
from kursk_viewer.translation import tr

_AIR = 3.0
_NO_BREAK = "\u00a0"


class Labels:
    """The texts of labels and their widths in a font, measured once each.

    `attributed` labels say what nothing else does in a picture: the day before the title, and
    always the sides that speak where the shape of the mark does not tell them.
    """

    def __init__(self, data: TimelineData, font: QFont, *, attributed: bool = False) -> None:
        self._marks, self._attributed = data.page.marks, attributed
        self._widths: dict[int, LabelWidths] = {}
        self._lines: dict[int, tuple[str, str]] = {}
        self._counted: dict[tuple[int, str], tuple[tuple[str, float], ...]] = {}
        self.font = font
        self.metrics = QFontMetricsF(font)
        self.advance = cache(self.metrics.horizontalAdvance)
        """The width of a text, measured once."""
        self.leading = float(round(self.metrics.ascent() + self.metrics.descent()))
        """From one line of a label to the next."""

    def text(self, number: int) -> tuple[str, str]:
        """The title, in a picture after its day, and the side that speaks."""
        mark = self._marks[number]
        sides = ", ".join(mark.side_labels)
        return self._dated(mark) if self._attributed else mark.title, f" · {sides}"

    def _dated(self, mark: Mark) -> str:
        """A title after its day, without the year where that is certain, which the axis tells, or
        after the month or days that the mark covers."""
        if mark.first is None:
            return mark.title
        short = mark.first == mark.last and not mark.qualified
        day = wording.day(mark.first, with_year=False) if short else mark.when
        return tr("{day}: {title}").format(day=day, title=mark.title)

    def lines(self, number: int) -> tuple[str, str]:
        """The least of a label in two lines of nearly the same width; the second is empty for one
        word."""
        if number not in self._lines:
            self.widths(number)
        return self._lines[number]

    def counted(self, count: int, lane: str, room: float) -> tuple[str, float]:
        """A count in words, or as short as the room wants it, and its width; none where even that
        is too wide."""
        forms = self._counted.get((count, lane))
        if forms is None:
            texts = [form(count, lane) for form in (lane_counted, counted_short)]
            forms = tuple((text, self.advance(text)) for text in texts)
            self._counted[count, lane] = forms
        return next((form for form in forms if form[1] <= room), ("", 0.0))

    def widths(self, number: int) -> LabelWidths:
        """The room that a label takes in its forms."""
        widths = self._widths.get(number)
        if widths is None:
            title, side = self.text(number)
            advance = self.advance
            several = self._attributed and self._marks[number].shape == SEVERAL
            kept = side if several else ""
            self._lines[number] = lines = self._broken(title + kept.replace(" ", _NO_BREAK))
            widths = self._widths[number] = LabelWidths(
                whole=advance(title + side) + _AIR,
                least=advance(title + kept) + _AIR,
                broken=max(map(advance, lines)) + _AIR,
            )
        return widths

    def _broken(self, title: str) -> tuple[str, str]:
        words = wording.kept_together(title).split(" ")
        best, least = (title, ""), float("inf")
        for at in range(1, len(words)):
            one, other = " ".join(words[:at]), " ".join(words[at:])
            longer = max(self.metrics.horizontalAdvance(part) for part in (one, other))
            if longer < least:
                best, least = (one, other), longer
        return best[0].replace(_NO_BREAK, " "), best[1].replace(_NO_BREAK, " ")
