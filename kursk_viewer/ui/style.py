"""How the controls look: their Qt palette, which of the schemes of `drawing/colours.py` is on, the
size of text and the unit of distances."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from kursk_viewer.drawing.colours import DARK, LIGHT, Colours
from kursk_viewer.ui.state import SCHEMES, Memory

_FUSION_DARKENS = 140
"""Per cent by which the style darkens a window for the edge of a control."""
_STRONG = ("QMenu", "QMenuBar", "QLineEdit", "QComboBox")
"""Controls in which what is chosen has no other mark than its ground."""
_CONTROLS = (
    "QCheckBox", "QComboBox", "QLineEdit", "QAbstractSpinBox", "QPushButton", "QRadioButton",
    "QToolButton", "QListWidget",
)  # fmt: skip

TEXT_SIZES = (80, 90, 100, 110, 125, 150, 175, 200)
"""In per cent of the system's size of text."""

_GROWTH = ((2400, 125), (1900, 110))
"""From which width of a window on, in logical pixels, text is larger by itself."""

SPACE = 4
"""All distances are multiples of this many logical pixels."""


def tokens() -> Colours:
    """The colours that are on now, as the application's palette shows."""
    return DARK if QGuiApplication.palette().window().color().lightness() < 128 else LIGHT


def wanted(choice: str) -> Colours:
    """The tokens for a choice of `light`, `dark` or `system`."""
    if choice in ("light", "dark"):
        return DARK if choice == "dark" else LIGHT

    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return DARK if dark else LIGHT


def palette(scheme: Colours) -> QPalette:
    """A Qt palette with the tokens in the roles that the Fusion style draws with."""
    roles = QPalette.ColorRole
    built = QPalette(QColor(scheme.raised), QColor(scheme.window))
    for role, colour in (
        (roles.Window, scheme.window),
        (roles.WindowText, scheme.text),
        (roles.Base, scheme.base),
        (roles.AlternateBase, scheme.window),
        (roles.Text, scheme.text),
        (roles.Button, scheme.raised),
        (roles.ButtonText, scheme.text),
        (roles.ToolTipBase, scheme.raised),
        (roles.ToolTipText, scheme.text),
        (roles.PlaceholderText, scheme.muted),
        (roles.Highlight, scheme.selection),
        (roles.HighlightedText, scheme.text),
        (roles.Link, scheme.accent),
        (roles.LinkVisited, scheme.accent),
        (roles.Accent, scheme.accent),
        (roles.Mid, scheme.hairline),
        (roles.Midlight, scheme.hairline),
        (roles.Dark, scheme.hairline),
    ):
        built.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        built.setColor(QPalette.ColorGroup.Disabled, role, QColor(scheme.muted))
    return built


def apply_palette(scheme: Colours) -> None:
    """Colour the whole application by the tokens; the edges of its controls stay the style's."""
    QApplication.setPalette(palette(scheme))


def apply_control_palette(scheme: Colours) -> None:
    """Give the controls edges that stand out from all backgrounds of the scheme, and menus and
    fields a ground of what is chosen that does.

    Fusion draws the edge of a control a shade darker than its window, which a dark window swallows.
    The first paint needs none of it.
    """
    roles = QPalette.ColorRole
    edged = palette(scheme)
    edged.setColor(roles.Window, QColor(scheme.edge).lighter(_FUSION_DARKENS))
    for name in dict.fromkeys((*_CONTROLS, *_STRONG)):
        made = QPalette(edged if name in _CONTROLS else palette(scheme))
        if name in _STRONG:
            made.setColor(roles.Highlight, QColor(scheme.accent))
            made.setColor(roles.HighlightedText, QColor(scheme.base))
        # Declared for bytes, but only a text is taken.
        QApplication.setPalette(made, name)  # type: ignore[arg-type]


class ColourScheme(QObject):
    """The reader's choice of colours: light, dark, or as the system has them; remembered."""

    def __init__(self, memory: Memory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._memory = memory

    @property
    def choice(self) -> str:
        """One of `SCHEMES`."""
        return self._memory.text("scheme", "system", SCHEMES)

    def choose(self, choice: str) -> None:
        """Take one of `SCHEMES` from now on."""
        self._memory.keep("scheme", choice)
        self.apply()

    def follow_system(self) -> None:
        """Apply the choice now, and whenever the system changes between light and dark."""
        apply_control_palette(tokens())
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.apply)
        self.apply()

    @Slot()
    def apply(self) -> None:
        """Colour the application by the choice, if it is coloured otherwise."""
        scheme = wanted(self.choice)
        if scheme is not tokens():
            apply_palette(scheme)
            apply_control_palette(scheme)


class TextSize(QObject):
    """The size of text in the whole window, in per cent of the system's: the reader's choice, which
    is remembered, else one that suits the window's width."""

    def __init__(self, memory: Memory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._memory = memory
        self._suited = 100
        self.apply()

    @property
    def percent(self) -> int:
        """One of `TEXT_SIZES`."""
        known = tuple(map(str, TEXT_SIZES))
        return int(self._memory.text("text-size", str(self._suited), known))

    def suit(self, width: int) -> None:
        """Where the reader has chosen no size, take one for a window of this width in logical
        pixels of 1/96 inch: a line across a wide one is read from further away."""
        self._suited = next((size for least, size in _GROWTH if width >= least), 100)
        self.apply()

    @Slot()
    def enlarge(self) -> None:
        """Take the next larger size."""
        self.step(1)

    @Slot()
    def reduce(self) -> None:
        """Take the next smaller size."""
        self.step(-1)

    @Slot(int)
    def step(self, by: int) -> None:
        """Take a size that is so many steps larger, or smaller; the last at most."""
        place = TEXT_SIZES.index(self.percent) + by
        self._choose(TEXT_SIZES[min(max(place, 0), len(TEXT_SIZES) - 1)])

    @Slot()
    def reset(self) -> None:
        """Take the size that suits the window."""
        self._memory.keep("text-size", "")
        self.apply()

    def _choose(self, percent: int) -> None:
        self._memory.keep("text-size", str(percent))
        self.apply()

    def apply(self) -> None:
        """Set the application's font in the size chosen, if it is another."""
        application = QApplication.instance()
        applied = (application.property(_APPLIED) if application else None) or 100
        if application is None or applied == self.percent:
            return
        ratio = self.percent / applied
        before = {widget: widget.font().pointSizeF() for widget in QApplication.allWidgets()}
        application.setProperty(_APPLIED, self.percent)
        QApplication.setFont(_scaled(QApplication.font(), ratio))
        for widget, size in before.items():
            if widget.font().pointSizeF() == size:  # one with a font of its own, not set anew by it
                widget.setFont(_scaled(widget.font(), ratio))


def _scaled(font: QFont, ratio: float) -> QFont:
    made = QFont(font)
    if font.pointSizeF() > 0:
        made.setPointSizeF(font.pointSizeF() * ratio)
    else:
        made.setPixelSize(round(font.pixelSize() * ratio))
    return made


_APPLIED = "text size"
"""The property of the application that holds by how many per cent its font is enlarged."""


def font(scale: float = 1.0, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The system's font, which controls keep, at `scale` times its size; figures of equal width."""
    base = QGuiApplication.font()
    key = (base.family(), base.pointSizeF(), scale, weight)
    if key not in _fonts:
        made = QFont(base)
        made.setPointSizeF(made.pointSizeF() * scale)
        made.setWeight(weight)
        made.setFeature(QFont.Tag("tnum"), 1)
        _fonts[key] = made
    return QFont(_fonts[key])


_fonts: dict[tuple[str, float, float, QFont.Weight], QFont] = {}
