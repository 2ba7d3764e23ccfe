"""One table of colour tokens for light and dark, and the fonts of the page.

Each text colour has at least 4.5:1 against each background it stands on, each mark 3:1. Claimants'
hues follow Okabe and Ito, avoid the flags' colours, and never carry meaning alone: shape and dash
do too.
"""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette

from kursk_viewer.record import Record


class Tokens(Record):
    """The colours of one scheme, as #rrggbb."""

    dark: bool
    window: str
    base: str
    raised: str
    text: str
    muted: str
    hairline: str
    edge: str
    accent: str
    selection: str
    warning: str
    bar: str
    bar_part: str
    ukraine: str
    russia: str
    north_korea: str
    third_state: str
    independent: str

    def side(self, side: str) -> str:
        """The hue of a claimant's side."""
        return {
            "ukraine": self.ukraine,
            "russia": self.russia,
            "north_korea": self.north_korea,
            "third_state": self.third_state,
        }.get(side, self.independent)


LIGHT = Tokens(
    dark=False,
    window="#f6f5f1",
    base="#ffffff",
    raised="#eeece6",
    text="#1b1b1a",
    muted="#595853",
    hairline="#d5d2c9",
    edge="#7d7a72",
    accent="#0b5c8a",
    selection="#d6e6f0",
    warning="#8a3b00",
    bar="#5f6b73",
    bar_part="#78858d",
    ukraine="#00795a",
    russia="#a6497f",
    north_korea="#8f6200",
    third_state="#3d3d3d",
    independent="#2b7bb0",
)
DARK = Tokens(
    dark=True,
    window="#1c1d1f",
    base="#232427",
    raised="#2c2d31",
    text="#ecebe7",
    muted="#b3b2ad",
    hairline="#3f4045",
    edge="#85868c",
    accent="#74bbe4",
    selection="#2b4556",
    warning="#f0a56a",
    bar="#98a4ac",
    bar_part="#6c7880",
    ukraine="#3cc79e",
    russia="#e39ac3",
    north_korea="#e0a93b",
    third_state="#d4d4d4",
    independent="#6bb7e6",
)

SPACE = 4
"""All distances are multiples of this many logical pixels."""


def tokens() -> Tokens:
    """The tokens of the scheme that is on now, told by the application's palette."""
    return DARK if QGuiApplication.palette().window().color().lightness() < 128 else LIGHT


def muting() -> float:
    """The opacity that turns the text's colour into the muted one on the window's."""
    scheme = tokens()
    window, text, muted = (
        int(colour[1:3], 16) for colour in (scheme.window, scheme.text, scheme.muted)
    )
    return (window - muted) / (window - text)


def wanted(choice: str) -> Tokens:
    """The tokens for a choice of `light`, `dark` or `system`."""
    if choice in ("light", "dark"):
        return DARK if choice == "dark" else LIGHT
    from PySide6.QtCore import Qt

    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return DARK if dark else LIGHT


def palette(scheme: Tokens) -> QPalette:
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


def font(scale: float = 1.0, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The system's font at `scale` times its size, with figures of equal width."""
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
