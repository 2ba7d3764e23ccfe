"""The one dialog in which every view is saved as a picture: seen first, then named."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCursor,
    QGuiApplication,
    QImage,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from kursk_viewer.output import pictures
from kursk_viewer.output.files import OutputError, write
from kursk_viewer.output.picture_settings import (
    DARK,
    ENDINGS,
    LARGEST,
    MILLIMETRES,
    NARROWEST,
    PIXELS,
    SCHEMES,
    PictureSettings,
)
from kursk_viewer.output.pictures import Picture
from kursk_viewer.pages import wording
from kursk_viewer.translation import tr
from kursk_viewer.ui.pictures.background import Background
from kursk_viewer.ui.pictures.preview import PicturePreview
from kursk_viewer.ui.state import Memory, flag, one_of, read, whole
from kursk_viewer.ui.window.widgets import fit

Ask = Callable[[QWidget, str, dict[str, str]], str]
"""Asks where a file of a name and of some kinds is to be written; empty when given up."""

_KEY = "picture"
_PRESETS = (
    (0, 0, PIXELS),
    (1200, 0, PIXELS),
    (1920, 1080, PIXELS),
    (1080, 1080, PIXELS),
    (120, 0, MILLIMETRES),
    (180, 0, MILLIMETRES),
    (297, 210, MILLIMETRES),
)
"""Width, height and unit; a width of 0 is the usual size of the format."""
_PAUSE = 120
"""Milliseconds without a change before the preview is made."""
_SIZE = 900, 520


class PictureDialog(QDialog):
    """Format, size and colours of a picture beside how it will look; Save asks for its name.

    What is chosen is remembered. `path` is where it was written, empty until then.
    """

    def __init__(self, parent: QWidget, picture: Picture, memory: Memory | None, ask: Ask) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Save picture"))
        self.path = ""
        self._picture, self._memory, self._ask = picture, memory, ask
        self._writing = ""
        self._background = Background(self)
        self._background.done.connect(self._take)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._draw)
        self._make_widgets()
        self._lay_out()
        self._restore()
        for box in (self.form, self.unit, self.scheme, self.letters):
            box.currentIndexChanged.connect(self._on_changed)
        for spin in (self.wide, self.high):
            spin.valueChanged.connect(self._on_changed)
        self.transparent.toggled.connect(self._on_changed)
        self.preset.activated.connect(self._take_preset)
        self._follow()
        self._tell(tr("The preview is being made…"))
        fit(self, *_SIZE)
        self.form.setFocus()

    @property
    def ending(self) -> str:
        """The format chosen."""
        return str(self.form.currentData())

    @property
    def settings(self) -> PictureSettings:
        """Size and colours as they are chosen."""
        return PictureSettings(
            width=self.wide.value(),
            height=self.high.value() if self.wide.value() else 0,
            unit=str(self.unit.currentData()),
            scheme=str(self.scheme.currentData()),
            transparent=self.transparent.isChecked(),
            outlined=self.ending == "svg" and bool(self.letters.currentData()),
        )

    def done(self, result: int) -> None:
        """Remember what was chosen, and close once nothing is painted any more."""
        self._pause.stop()
        self._background.stop()
        self._keep()
        super().done(result)

    def _make_widgets(self) -> None:
        self.preview = PicturePreview(self)
        self.preview.setAccessibleName(tr("Preview: {title}").format(title=self._picture.title))
        self.preview.setAccessibleDescription(self._picture.description)
        self.form = _choice(
            (
                (tr("SVG: drawing, to be edited or shown on the web"), "svg"),
                (tr("PNG: pixels, for slides and posts"), "png"),
                (tr("PDF: drawing, for print"), "pdf"),
            )
        )
        names = (
            tr("Usual size"),
            tr("Web page, 1,200 pixels wide"),
            tr("Slide, 1,920 × 1,080 pixels"),
            tr("Square, 1,080 × 1,080 pixels"),
            tr("Half a page, 120 mm wide"),
            tr("Page, 180 mm wide"),
            tr("A4 across, 297 × 210 mm"),
        )
        self.preset = _choice(tuple(zip(names, range(len(names)), strict=True)))
        self.preset.addItem(tr("Another size"), -1)
        self.wide, self.high = QSpinBox(), QSpinBox()
        self.unit = _choice(((tr("pixels"), PIXELS), (tr("millimetres"), MILLIMETRES)))
        self.unit.setAccessibleName(tr("Unit of width and height"))
        self.wide.setSpecialValueText(tr("usual"))
        self.high.setSpecialValueText(tr("as needed"))
        self.scheme = _choice(
            tuple(zip((tr("Light"), tr("Dark"), tr("Black and white")), SCHEMES, strict=True))
        )
        self.letters = _choice(
            (
                (tr("Text, to be edited and found"), False),
                (tr("Outlines, the same in every program"), True),
            )
        )
        self.transparent = QCheckBox(tr("&Transparent ground"))
        self.told = QLabel()
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.told.setMinimumHeight(self.told.fontMetrics().lineSpacing() * 3)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _lay_out(self) -> None:
        lines = QFormLayout()
        lines.addRow(tr("&Format"), self.form)
        lines.addRow(tr("Si&ze"), self.preset)
        lines.addRow(tr("&Width"), self.wide)
        lines.addRow(tr("&Height"), self.high)
        lines.addRow(tr("&Unit"), self.unit)
        lines.addRow(tr("Co&lours"), self.scheme)
        lines.addRow(tr("L&etters of an SVG"), self.letters)
        lines.addRow("", self.transparent)
        lines.addRow(self.told)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.save_button = QPushButton(tr("&Save…"))
        buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        right = QVBoxLayout()
        right.addLayout(lines)
        right.addStretch(1)
        right.addWidget(buttons)
        whole_row = QHBoxLayout(self)
        whole_row.addWidget(self.preview, 1)
        whole_row.addLayout(right)
        self.save_button.setDefault(True)
        cancel = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        self.setTabOrder(self.save_button, cancel)

    def _restore(self) -> None:
        state = self._memory.state(_KEY) if self._memory else {}
        unit = read(state, "unit", one_of(PIXELS, MILLIMETRES), PIXELS)
        most = LARGEST[unit]
        size = (read(state, "width", whole(0, most), 0), read(state, "height", whole(0, most), 0))
        _choose(self.form, read(state, "format", one_of(*ENDINGS), "svg"))
        _choose(self.scheme, read(state, "scheme", one_of(*SCHEMES), SCHEMES[0]))
        self.transparent.setChecked(read(state, "transparent", flag, False))
        _choose(self.letters, read(state, "outlined", flag, False))
        self._set_size(*size, unit)

    def _keep(self) -> None:
        if self._memory is not None:
            settings = self.settings
            self._memory.keep(
                _KEY,
                {
                    "format": self.ending,
                    "width": settings.width,
                    "height": settings.height,
                    "unit": settings.unit,
                    "scheme": settings.scheme,
                    "transparent": settings.transparent,
                    "outlined": bool(self.letters.currentData()),
                },
            )

    def _set_size(self, width: int, height: int, unit: str) -> None:
        """Set all three at once, which is one change."""
        parts = (self.wide, self.high, self.unit)
        for part in parts:
            part.blockSignals(True)
        _choose(self.unit, unit)
        for spin, value in ((self.wide, width), (self.high, height)):
            spin.setRange(0, LARGEST[unit])
            spin.setSingleStep(10 if unit == PIXELS else 1)
            spin.setValue(value)
        for part in parts:
            part.blockSignals(False)

    @Slot(int)
    def _take_preset(self, place: int) -> None:
        if 0 <= place < len(_PRESETS):
            self._set_size(*_PRESETS[place])
        elif not self.wide.value():
            self._set_size(NARROWEST[PIXELS] * 2, 0, PIXELS)
        self._follow()

    @Slot()
    def _on_changed(self) -> None:
        settings = self.settings
        if self.sender() is self.unit:
            self._set_size(settings.width and NARROWEST[settings.unit] * 2, 0, settings.unit)
        self._follow()

    def _follow(self) -> None:
        """Show what is chosen now."""
        settings = self.settings
        size = settings.width, settings.height, settings.unit
        usual = not settings.width
        place = _PRESETS.index(size) if size in _PRESETS else 0 if usual else len(_PRESETS)
        self.preset.setCurrentIndex(place)
        self.high.setEnabled(not usual)
        self.letters.setEnabled(self.ending == "svg")
        self._pause.start()

    @Slot()
    def _draw(self) -> None:
        picture, settings, ending = self._picture, self.settings, self.ending
        room = self.preview.room
        self._background.do(
            lambda: (
                pictures.image(picture, settings, room),
                pictures.measures(picture, settings, ending),
            )
        )

    @Slot(object)
    def _take(self, made: object) -> None:
        path, self._writing = self._writing, ""
        if path:
            self.setEnabled(True)
            QGuiApplication.restoreOverrideCursor()
        if isinstance(made, OutputError):
            self._tell(str(made))
            self.save_button.setEnabled(bool(path))
        elif isinstance(made, bytes):
            self._write(path, made)
        elif isinstance(made, tuple):
            image, (width, height, unit) = made
            assert isinstance(image, QImage)
            self.preview.show_image(image, dark=self.settings.scheme == DARK)
            self.save_button.setEnabled(True)
            named = tr("millimetres") if unit == MILLIMETRES else tr("pixels")
            self._tell(
                tr("{width} × {height} {unit}").format(
                    width=wording.number(width), height=wording.number(height), unit=named
                )
            )

    def _tell(self, text: str) -> None:
        text = text[:1].upper() + text[1:]
        if text != self.told.text():
            self.told.setText(text)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.told, text))

    @Slot()
    def _save(self) -> None:
        ending = self.ending
        kind = f"{ending.upper()} (*.{ending})"
        path = self._ask(self, f"{self._picture.name}.{ending}", {ending: kind})
        if not path:
            return
        picture, settings = self._picture, self.settings
        named = pictures.ending_of(path)
        self._pause.stop()
        self._writing = path
        self.setEnabled(False)
        QGuiApplication.setOverrideCursor(QCursor(Qt.CursorShape.WaitCursor))
        self._background.do(lambda: pictures.encoded(picture, named, settings))

    def _write(self, path: str, content: bytes) -> None:
        try:
            write(path, content)
        except OutputError as error:
            self._tell(str(error))
            return
        self.path = path
        self.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pause.start()


def _choice(entries: tuple[tuple[str, object], ...]) -> QComboBox:
    box = QComboBox()
    for text, data in entries:
        box.addItem(text, data)
    return box


def _choose(box: QComboBox, data: object) -> None:
    box.setCurrentIndex(max(0, box.findData(data)))
