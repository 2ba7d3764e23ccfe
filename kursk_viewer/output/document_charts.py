"""The charts of a page as SVG elements for HTML, drawn by the painters of window and paper.

It stands apart because a page of HTML without a chart needs no Qt.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF

from kursk_viewer.drawing import typeface
from kursk_viewer.drawing.colours import LIGHT
from kursk_viewer.drawing.page_charts import paint_chart
from kursk_viewer.drawing.surface import Surface
from kursk_viewer.output.paper.pdf import ensure_application
from kursk_viewer.output.svg import elements_of
from kursk_viewer.pages.document import ChartBlock

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

_WIDTH, _NARROWEST = 900.0, 360.0
_TEXT = 14.0
_LINE = 1.26
"""All in pixels, a line in heights of its text."""


def svg_element(chart: ChartBlock, share: float) -> str:
    """A chart that takes a share of the width of a page, in the light colours. Empty where no
    painter knows what it shows."""
    application = ensure_application()
    size = QSizeF(max(_NARROWEST, _WIDTH * share), chart.height * _TEXT * _LINE)

    def paint(painter: QPainter) -> None:
        area = QRectF(QPointF(0, 0), size)
        font = typeface.font(_TEXT)
        paint_chart(Surface(painter=painter, area=area, colours=LIGHT, font=font), chart)

    try:
        drawn = elements_of(size, paint)
    except TypeError:
        return ""
    finally:
        del application
    width, height = round(size.width()), round(size.height())
    return f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}">{drawn}</svg>'
