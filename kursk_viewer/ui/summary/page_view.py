"""The Summary's page in the window: set as wide as there is room, its figures leading to evidence.

It is set anew for another width, size of text or scheme of colours, and stays where it was.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QPoint, QPointF, QSizeF, Qt, QUrl, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFontInfo,
    QGuiApplication,
    QPalette,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from kursk_viewer.drawing.rich_text import SPOKEN, PageSetting, PageText, PlainDocument
from kursk_viewer.pages.document import RECORD, PageDocument
from kursk_viewer.record import Record
from kursk_viewer.translation import tr
from kursk_viewer.ui import style
from kursk_viewer.ui.plain_browser import PlainBrowser

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import (
        QContextMenuEvent,
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QWheelEvent,
    )
    from PySide6.QtWidgets import QTextEdit

_SIZE = 1.1
"""Of plain text, times the system's font."""
_MEASURE, _MARGIN, _LEAST_MARGIN = 71.0, 30.0, 22.0
"""The widest page and what stands beside it, times the size of plain text."""
_EDGE, _ABOVE = 1.5, 0.75
"""Beside the page, and above and below it, times the size."""
_ROUNDED = 2
"""Pixels that a laid-out page may be wider than its parts."""
_SPARE = 1.15
"""How much more than is seen is set at first, as heights are estimated."""
_STEP = 3.0
"""Lines that an arrow key scrolls."""


class PageLine(Record):
    """One paragraph of the page, and where it stands in the text."""

    text: str
    begin: int
    end: int


class PageView(PlainBrowser):
    """Shows one page.

    Signals:
        record_chosen(str): the reader chose the record of this id by a figure or a mark
        link_followed(str): the reader followed a link to another view or to a command
        copy_wanted(): the reader asked for a copy of what is selected
        menu_wanted(str, QPoint): the reader asked what can be done with a record, which may be
            empty, at a point of the screen
        size_wanted(int): the reader turned the wheel with Ctrl: text larger, 1, or smaller, -1
        set_anew(): the page was set in another way; positions in the text are others
    """

    paints_focus = True
    """Its link in focus is marked in the text; where none is, a frame shows that keys reach it."""

    record_chosen = Signal(str)
    link_followed = Signal(str)
    copy_wanted = Signal()
    menu_wanted = Signal(str, QPoint)
    size_wanted = Signal(int)
    set_anew = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: PageDocument | None = None
        self._text: PageText | None = None
        self._set_for: tuple[object, ...] = ()
        self._record = ""
        self._to_reveal = ""
        self._hits: list[tuple[int, int]] = []
        self._href = ""
        self._spot = ""
        self._framed = False
        self._takes_keys = False
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        ground = self.palette()
        ground.setBrush(ground.ColorRole.Base, ground.window())
        self.setPalette(ground)  # until `take_keys`, as `viewport` builds all classes of widgets
        self.anchorClicked.connect(self._follow)

    def take_keys(self) -> None:
        """Set what the first picture did without, too."""
        self._takes_keys = True
        self._complete()
        self.viewport().setBackgroundRole(self.palette().ColorRole.Window)
        self.setPalette(QPalette())
        super().take_keys()

    @property
    def record(self) -> str:
        """The record that is marked, or an empty string."""
        return self._record

    @property
    def page_text(self) -> PageText | None:
        """The page as it is set now."""
        self._complete()
        return self._text

    def show_page(self, page: PageDocument) -> None:
        """Show this page from its beginning."""
        self._page, self._set_for = page, ()
        self._record, self._hits = "", []
        if self.isVisible():
            self.set_page()
            self.verticalScrollBar().setValue(0)
        else:
            self._text = None

    def set_page(self) -> None:
        """Set the page for the room that there is now, if it is not set so.

        Before the view takes keys, which it does right after its first picture, as much is set as
        is seen; the scroll bar goes about as far as it will.
        """
        width = self.maximumViewportSize().width()
        page = self._page
        if page is None or width < 2:
            return
        size = QFontInfo(QGuiApplication.font()).pixelSize() * _SIZE
        setting = _setting(page, width, size)
        if (page, width, setting) == self._set_for:
            return
        before, self._set_for = self._set_for, (page, width, setting)
        top, left = int(size * _ABOVE), max((width - setting.whole) // 2, int(size * _EDGE))
        if self._text is not None and before[::2] == (page, setting):
            self._text.place(top, left, width)
            return
        bar = self.verticalScrollBar()
        place = bar.value() / max(bar.maximum(), 1)
        chosen = self.textCursor()
        ends = chosen.anchor(), chosen.position()
        document = PlainDocument(self)
        document.setDefaultTextOption(self.document().defaultTextOption())
        document.setPageSize(QSizeF(0, 0))  # laid out when it is the view's, as far as it is seen
        old, self._text = self._text, PageText(document, setting)
        self._text.place(top, left, width)
        height = self.maximumViewportSize().height()
        self._text.fill(page, math.inf if self._takes_keys else height * _SPARE)
        self.show_document(document)
        if not self._text.is_whole:
            set_by_now = document.size().height()
            if set_by_now < height:
                self._text.complete()
            else:
                bar.setRange(0, round(set_by_now + self._text.height_left(set_by_now) - height))
        self.setCursorWidth(0)
        if old is not None:
            old.document.deleteLater()
        if ends[0] != ends[1] and max(ends) < self.document().characterCount():
            self.setTextCursor(self._stretch(*ends))
        if place:
            document.size()  # lays all of it out
            bar.setValue(round(place * bar.maximum()))
        self._hits = []
        self.show_marks()
        if self._to_reveal:
            self.mark(self._to_reveal)
        self.set_anew.emit()

    def _complete(self) -> None:
        if self._text is not None:
            self._text.complete()

    def mark(self, record: str) -> bool:
        """Mark a record wherever it stands on the page, and bring it into view; True if it does."""
        if self._text is None:
            self._to_reveal = record
            return False
        self._to_reveal = ""
        self._complete()
        places = self._text.places.get(record, [])
        self._record = record if places else ""
        self.show_marks()
        if places:
            self._reveal(*places[0])
        return bool(places)

    def lines(self) -> list[PageLine]:
        """The paragraphs of the page in the order of reading."""
        self._complete()
        found, block = [], self.document().begin()
        while block.isValid():
            text, begin = block.text(), block.position()
            if text:
                found.append(PageLine(text=text, begin=begin, end=begin + block.length() - 1))
            block = block.next()
        return found

    def show_hits(self, hits: list[tuple[int, int]]) -> None:
        """Mark these stretches of the text."""
        self._hits = hits
        self.show_marks()

    def show_hit(self, begin: int, end: int) -> str:
        """Bring a stretch of the text into view; the record that it leads to, if any."""
        self._reveal(begin, end)
        if self._text is None:
            return ""
        for record, places in self._text.places.items():
            if any(first < end and begin < last for first, last in places):
                return record
        return ""

    def marks(self) -> list[QTextEdit.ExtraSelection]:
        tokens = style.tokens()
        lines = QTextCharFormat.UnderlineStyle
        places = [] if self._text is None else self._text.places.get(self._record, [])
        found = []
        for line, stretches in ((lines.DotLine, self._hits), (lines.SingleUnderline, places)):
            for ends in stretches:
                one = self.marked(self._stretch(*ends), tokens.selection)
                one.format.setUnderlineStyle(line)  # the ground alone is too faint to tell it by
                one.format.setUnderlineColor(QColor(tokens.accent))
                found.append(one)
        return found

    def copy(self) -> None:
        """What the Copy command of a text does here: as the tab decides."""
        self.copy_wanted.emit()

    @property
    def has_selection(self) -> bool:
        """Whether text is selected, not only a link that has the keyboard."""
        return self.textCursor().hasSelection() and not self.link_in_focus

    def take_back(self) -> str:
        """Select no text any more; see `ui/escape.py`."""
        if not self.has_selection:
            return ""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)
        return tr("Nothing is selected any more")

    def record_in_focus(self) -> str:
        """The record of the link that has the keyboard, else the one that is marked."""
        link = self.link_in_focus
        return link.removeprefix(RECORD) if link.startswith(RECORD) else self._record

    def record_at(self, point: QPoint) -> str:
        """The record that a click here would choose."""
        href = self.anchorAt(point)
        return self._spot_at(point) or (
            href.removeprefix(RECORD) if href.startswith(RECORD) else ""
        )

    def _stretch(self, begin: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        last = self.document().characterCount() - 1
        cursor.setPosition(min(begin, last))
        cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _reveal(self, begin: int, end: int) -> None:
        cursor = self._stretch(begin, end)
        cursor.setPosition(begin)
        area, bar = self.cursorRect(cursor), self.verticalScrollBar()
        room = self.viewport().height()
        if area.top() < 0 or area.bottom() > room:
            bar.setValue(bar.value() + area.top() - room // 3)

    def _spot_at(self, point: QPoint) -> str:
        """The record of the mark of a chart at a point of the viewport."""
        if self._text is None:
            return ""
        at = QPointF(point) + QPointF(
            self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        )
        for area, spots in self._text.spots.values():
            if area.contains(at):
                return next((s.key.claim for s in reversed(spots) if s.area.contains(at)), "")
        return ""

    @Slot(QUrl)
    def _follow(self, address: QUrl) -> None:
        href, spot = self._href or address.toString(), self._spot
        self._href = self._spot = ""
        if spot:
            self._choose(spot)
        elif href.startswith(RECORD):
            self._choose(href.removeprefix(RECORD))
        else:
            self.link_followed.emit(href)

    def _choose(self, record: str) -> None:
        self._record = record
        self.show_marks()
        self.record_chosen.emit(record)
        if self.hasFocus():
            from kursk_viewer.ui.speaking import speak

            speak(self, tr("Evidence shown"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._text is not None:
            self.set_page()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._text is None:
            self.set_page()
        super().paintEvent(event)
        if self._framed and self.hasFocus() and not self.link_in_focus:
            from PySide6.QtGui import QPainter

            from kursk_viewer.ui.focus_frame import paint_focus_frame

            paint_focus_frame(QPainter(self.viewport()), self.viewport().rect())

    def focusInEvent(self, event: QFocusEvent) -> None:
        reasons = Qt.FocusReason
        by_keys = (
            reasons.TabFocusReason, reasons.BacktabFocusReason, reasons.ShortcutFocusReason,
        )  # fmt: skip
        self._framed = event.reason() in by_keys
        super().focusInEvent(event)
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (event.Type.PaletteChange, event.Type.FontChange):
            self.set_page()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setCursorWidth(0)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        self._href, self._spot = self.anchorAt(point), self._spot_at(point)
        super().mouseReleaseEvent(event)
        self._href = self._spot = ""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On a link the second click does what the first did, and selects no word."""
        if not self.anchorAt(event.position().toPoint()):
            super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_keys = event.reason() == event.Reason.Keyboard
        record = self.record_in_focus() if by_keys else self.record_at(event.pos())
        self.menu_wanted.emit(record, event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if turned:
                self.size_wanted.emit(1 if turned > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == event.Type.ToolTip:
            from PySide6.QtGui import QHelpEvent
            from PySide6.QtWidgets import QToolTip

            from kursk_viewer.ui.labels import plain_tooltip

            assert isinstance(event, QHelpEvent)
            cursor = self.cursorForPosition(event.pos())
            cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
            spoken = cursor.charFormat().stringProperty(SPOKEN)
            told = spoken if self.anchorAt(event.pos()) else ""
            QToolTip.showText(event.globalPos(), plain_tooltip(told), self)
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtGui import QKeySequence

        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
            return
        if self._scrolled_by(event):
            return
        if self.link_in_focus:
            self._href = self.link_in_focus
        super().keyPressEvent(event)
        self._href = ""

    def _scrolled_by(self, event: QKeyEvent) -> bool:
        """Whether a key without Shift scrolls the page; with it the text is selected."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        bar = self.verticalScrollBar()
        line = round(self.fontMetrics().height() * _STEP)
        key, keys = event.key(), Qt.Key
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.setCursorWidth(1)  # seen where text is selected by keys
        if held not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
            return False
        page = bar.pageStep() - line
        ends = {int(keys.Key_Home): bar.minimum(), int(keys.Key_End): bar.maximum()}
        steps = {
            int(keys.Key_PageUp): -page,
            int(keys.Key_PageDown): page,
            int(keys.Key_Up): -line,
            int(keys.Key_Down): line,
        }
        if key in (keys.Key_Space, keys.Key_Return, keys.Key_Enter) and not held:
            if self.link_in_focus:
                self._href = self.link_in_focus
                self._follow(QUrl())
                return True
            steps[int(keys.Key_Space)] = page
        if key in ends:
            bar.setValue(ends[key])
        elif key in steps and not held:
            bar.setValue(bar.value() + steps[key])
        else:
            return False
        return True


def _setting(page: PageDocument, width: float, size: float) -> PageSetting:
    """How a page is set in a width: with what stands beside it where there is room for both."""
    room = int(width - 2 * size * _EDGE) - _ROUNDED
    measure = min(room, int(size * _MEASURE))
    margin = float(min(room - measure, int(size * _MARGIN)))
    if not page.margin or margin < size * _LEAST_MARGIN:
        margin = 0.0
    colours = style.tokens()
    ground = colours.replace(base=colours.window)  # what charts are painted on
    return PageSetting(colours=ground, size=size, width=measure, margin=margin)
