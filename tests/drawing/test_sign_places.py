"""Signs of a chart of claims keep clear of each other and of the edges, in small charts too."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, QRectF

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.drawing import typeface
from kursk_viewer.drawing.claims_frame import ClaimsFrame, claims_frame
from kursk_viewer.drawing.surface import Letters
from kursk_viewer.pages.casualties.over_time import over_time
from kursk_viewer.pages.claims_chart import Sign, claims_chart, signs
from kursk_viewer.pages.equipment_over_time import equipment_over_time

pytestmark = pytest.mark.usefixtures("qapp")


def around(place: QPointF, wide: float, high: float) -> QRectF:
    return QRectF(place.x() - wide, place.y() - high, 2 * wide, 2 * high)


def places(frame: ClaimsFrame) -> tuple[list[QPointF], list[QRectF], list[QRectF]]:
    """Where marks are, and the areas of breaks and of what is disputed."""
    marks, breaks, opposed = [], [], []
    (panel,), unit = frame.panels, frame.unit
    for line in frame.chart.lines:
        for point in line.points:
            standing = frame.standings[point.shown.record]
            day = panel.place(point.last, point.shown.value or 0.0)
            marks.append(day)
            if line.break_before(point.shown.record):
                breaks.append(around(day + standing.broken * unit, 2 * unit, 4 * unit))
            if Sign.DISPUTED in signs(line, point):
                opposed.append(around(day + standing.disputed * unit, 5 * unit, 2.5 * unit))
    return marks, breaks, opposed


@pytest.mark.parametrize("size", [(570, 300), (890, 260), (1000, 600), (2000, 1000)])
@pytest.mark.parametrize("category", ["", "tanks", "mlrs"])
def test_no_sign_lies_on_another_on_a_mark_or_beyond_the_edge(
    shipped: Dossier, size: tuple[int, int], category: str
) -> None:
    page = equipment_over_time(shipped, category) if category else over_time(shipped)
    lines = tuple(line for line in page.lines if line.shown)
    area = QRectF(0, 0, *size)
    frame = claims_frame(claims_chart(shipped, lines, name="c"), area, Letters(typeface.font(14)))
    marks, breaks, opposed = places(frame)
    assert breaks and opposed
    for one, other in combinations([*breaks, *opposed], 2):
        assert not one.intersects(other), (one, other)
    assert not any(box.contains(mark) for box in [*breaks, *opposed] for mark in marks)
    plot, over = frame.panels[0].area, frame.unit * 8
    for box in opposed:
        assert plot.left() - over <= box.left() and box.right() <= plot.right() + over
        assert box.bottom() <= plot.bottom()
