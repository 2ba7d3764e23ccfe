"""The picture in small, as it will be written; apart because it is a widget of its own."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kursk_viewer.ui import style

_SQUARE = 8
"""Pixels of the squares that stand for a clear ground."""
_SQUARES = {False: ("#ffffff", "#e6e6e6"), True: ("#26272a", "#36373c")}
"""Their colours under a light picture and under a dark one."""
_LEAST, _USUAL = QSize(260, 200), QSize(560, 420)


class PicturePreview(QWidget):
    """Shows an image as large as there is room; a clear ground is chequered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image, self._dark = QImage(), False
        self.setMinimumSize(_LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return _USUAL

    @property
    def room(self) -> tuple[int, int]:
        """Width and height in the pixels of the screen."""
        density = self.devicePixelRatioF()
        return max(1, round(self.width() * density)), max(1, round(self.height() * density))

    @property
    def image(self) -> QImage:
        """What is shown."""
        return self._image

    def show_image(self, image: QImage, *, dark: bool = False) -> None:
        """Show this from now on; `dark` is what it is meant to lie on."""
        self._image, self._dark = image, dark
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(style.tokens().raised))
        if self._image.isNull():
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = QSizeF(self._image.size()).scaled(
            QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio
        )
        corner = QPointF((self.width() - size.width()) / 2, (self.height() - size.height()) / 2)
        area = QRectF(corner, size)
        if self._image.hasAlphaChannel():
            self._chequer(painter, area)
        painter.drawImage(area, self._image)

    def _chequer(self, painter: QPainter, area: QRectF) -> None:
        painter.save()
        painter.setClipRect(area)
        one, other = map(QColor, _SQUARES[self._dark])
        painter.fillRect(area, one)
        for row in range(int(area.height()) // _SQUARE + 1):
            for column in range(row % 2, int(area.width()) // _SQUARE + 1, 2):
                corner = area.topLeft() + QPointF(column, row) * _SQUARE
                painter.fillRect(QRectF(corner, QSizeF(_SQUARE, _SQUARE)), other)
        painter.restore()
