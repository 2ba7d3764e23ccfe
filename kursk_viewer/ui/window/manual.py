"""The manual in a window of its own, which may stay open beside the dossier."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from kursk_viewer.drawing import typeface
from kursk_viewer.drawing.rich_text import PageSetting, PageText, PlainDocument
from kursk_viewer.pages.document import PageDocument
from kursk_viewer.ui import style
from kursk_viewer.ui.plain_browser import PlainBrowser
from kursk_viewer.ui.window.dialogs import close_button
from kursk_viewer.ui.window.widgets import fit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QResizeEvent

MEASURE = 720
"""The widest that its text becomes, in logical pixels."""
_MARGIN = 6 * style.SPACE
_LINE = 1.26
"""The height of a line of the typeface, in sizes of its text."""


class ManualWindow(QDialog):
    """A page of the program's own, set as the dossier's pages are; Esc or F1 closes it."""

    def __init__(self, parent: QWidget, page: PageDocument) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(page.title)
        self.browser = _SetPage(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 2 * style.SPACE)
        layout.addWidget(self.browser)
        buttons = close_button(self)
        buttons.setContentsMargins(0, 0, 3 * style.SPACE, 0)
        layout.addWidget(buttons)
        QShortcut(QKeySequence("F1"), self, self.close)
        fit(self, MEASURE + 4 * _MARGIN, 680)
        self.browser.setFocus()


class _SetPage(PlainBrowser):
    """A page set anew whenever its width, the colours or the size of text change; what is read
    stays in view."""

    _page: PageDocument | None = None
    _text: PageText | None = None

    def __init__(self, page: PageDocument) -> None:
        super().__init__()
        self._page = page
        self.setAccessibleName(page.title)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _set(self) -> None:
        if self._page is None:
            return
        width = float(min(MEASURE, self.viewport().width() - 2 * _MARGIN))
        size = round(QFontMetricsF(typeface.screen_font()).height() / _LINE)
        setting = PageSetting(colours=style.tokens(), size=size, width=width)
        if width < _MARGIN or (self._text is not None and self._text.setting == setting):
            return
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, palette.window().color())
        self.setPalette(palette)
        bar = self.verticalScrollBar()
        read = bar.value() / max(bar.maximum(), 1)
        document = PlainDocument(self)
        text = PageText(document, setting)
        text.fill(self._page)
        document.setDocumentMargin(_MARGIN)
        self.show_document(document)
        self._text = text
        bar.setValue(round(read * bar.maximum()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (event.Type.ApplicationPaletteChange, event.Type.FontChange):
            self._set()
