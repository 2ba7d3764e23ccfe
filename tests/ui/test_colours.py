"""Contrast of the tokens by WCAG's formula, and switching between schemes while running."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import windows
from colours import contrast
from PySide6.QtGui import QColor, QPalette, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from kursk_viewer.dossier.vocabulary import Marker
from kursk_viewer.drawing import sides
from kursk_viewer.drawing.colours import DARK, LIGHT, MONO, PAPER, Colours
from kursk_viewer.drawing.marks import faded
from kursk_viewer.ui import style
from kursk_viewer.ui.casualties.tab import CasualtiesTab

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from kursk_viewer.dossier.model import Dossier

SCHEMES = pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
BACKGROUNDS = ("window", "base", "raised")


def test_the_formula_is_wcags() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@SCHEMES
@pytest.mark.parametrize("text", ["text", "muted", "accent", "warning"])
@pytest.mark.parametrize("background", [*BACKGROUNDS, "selection"])
def test_text_is_readable(scheme: Colours, text: str, background: str) -> None:
    assert contrast(getattr(scheme, text), getattr(scheme, background)) >= 4.5


@SCHEMES
@pytest.mark.parametrize(
    "mark",
    ["bar", "bar_part", *Marker],
)
@pytest.mark.parametrize("background", BACKGROUNDS)
def test_marks_stand_out(scheme: Colours, mark: str, background: str) -> None:
    assert contrast(getattr(scheme, mark), getattr(scheme, background)) >= 3


@pytest.mark.parametrize("scheme", [LIGHT, DARK, PAPER, MONO])
@pytest.mark.parametrize("mark", [*Marker])
def test_a_thin_line_of_a_series_stands_out(scheme: Colours, mark: str) -> None:
    assert contrast(faded(getattr(scheme, mark), scheme.base), scheme.base) >= 3


@pytest.mark.parametrize("scheme", [PAPER, MONO], ids=["colour", "black"])
def test_what_is_printed_stands_out_from_the_paper(scheme: Colours) -> None:
    for text in ("text", "muted", "accent", "warning"):
        assert contrast(getattr(scheme, text), scheme.base) >= 4.5, text
    for mark in ("bar", "bar_part", *Marker):
        assert contrast(getattr(scheme, mark), scheme.base) >= 3, mark


def test_black_and_white_has_no_hue() -> None:
    for name, colour in MONO.as_dict().items():
        assert name == "dark" or QColor(colour).saturation() == 0, name


@SCHEMES
def test_selected_bars_and_marks_stand_out(scheme: Colours) -> None:
    for mark in ("bar", *Marker):
        assert contrast(getattr(scheme, mark), scheme.selection) >= 3, mark


@SCHEMES
def test_the_palette_pairs_are_readable(scheme: Colours) -> None:
    palette = style.palette(scheme)
    roles = QPalette.ColorRole
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive,
                  QPalette.ColorGroup.Disabled):  # fmt: skip
        for text, ground in ((roles.WindowText, roles.Window), (roles.Text, roles.Base),
                             (roles.ButtonText, roles.Button), (roles.PlaceholderText, roles.Base),
                             (roles.HighlightedText, roles.Highlight),
                             (roles.ToolTipText, roles.ToolTipBase), (roles.Link, roles.Base),
                             (roles.Text, roles.AlternateBase)):  # fmt: skip
            pair = (palette.color(group, text).name(), palette.color(group, ground).name())
            assert contrast(*pair) >= 4.5, (group, text)


def test_no_side_wears_its_flag() -> None:
    flags = ("#0057b7", "#ffd700", "#d52b1e", "#0039a6", "#024fa2", "#ed1c27")
    for scheme in (LIGHT, DARK):
        for marker in (Marker.CIRCLE, Marker.SQUARE, Marker.DIAMOND):
            ours = QColor(sides.hue(marker, scheme))
            for flag in map(QColor, flags):
                apart = sum(abs(a - b) for a, b in zip(
                    ours.getRgb()[:3], flag.getRgb()[:3], strict=True))  # fmt: skip
                assert apart > 60


@pytest.fixture
def palette() -> Iterator[None]:
    before = QApplication.palette()
    yield
    QApplication.setPalette(before)


@pytest.mark.usefixtures("palette")
def test_a_switch_recolours_what_is_open(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small)
    window.open_tab("casualties")
    assert isinstance(window.tab, CasualtiesTab)
    canvas = window.tab.canvas
    seen = {}
    for scheme, tokens in (("dark", DARK), ("light", LIGHT), ("dark", DARK)):
        window.scheme.choose(scheme)
        qtbot.waitUntil(lambda tokens=tokens: canvas.colours.base == tokens.base)
        window.open_tab("summary")
        view = window.pane._view
        qtbot.waitUntil(lambda tokens=tokens, v=view: tokens.text in colours_of(v.document()))
        other = LIGHT if tokens is DARK else DARK
        assert other.text not in colours_of(view.document())
        image = window.grab().toImage()
        seen[scheme] = image.pixelColor(4, image.height() // 2).name()
        assert seen[scheme] == tokens.window
    assert window.memory.text("scheme", "system") == "dark"


def colours_of(document: QTextDocument) -> set[str]:
    """The colours of the letters of a text."""
    found = set()
    cursor = QTextCursor(document)
    while cursor.movePosition(QTextCursor.MoveOperation.NextCharacter):
        found.add(cursor.charFormat().foreground().color().name())
    return found


@pytest.mark.usefixtures("palette")
def test_the_box_of_the_core_switch_stands_out_in_the_dark(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small)
    window.scheme.choose("dark")
    image = window.core_switch.grab().toImage()
    colours = {image.pixelColor(x, image.height() // 2).name() for x in range(20)}
    assert max(contrast(colour, DARK.window) for colour in colours) >= 3


def test_a_font_is_the_systems_with_even_figures(qtbot: QtBot) -> None:
    made = style.font(2.0)
    assert made.pointSizeF() == pytest.approx(QApplication.font().pointSizeF() * 2)


def test_a_font_belongs_to_whoever_asked_for_it(qapp: QApplication) -> None:
    font = style.font(1.2)
    size = font.pointSizeF()
    font.setPointSizeF(size * 3)
    assert style.font(1.2).pointSizeF() == size


@SCHEMES
@pytest.mark.usefixtures("palette")
def test_what_is_selected_is_told_by_more_than_a_faint_ground(
    qtbot: QtBot, small: Dossier, scheme: Colours
) -> None:
    """A selected row or list entry has a line, a menu or field a ground that stands out; so does
    the frame of what has the keyboard, which has the same colour."""
    for ground in (scheme.selection, scheme.base, scheme.window, scheme.raised):
        assert contrast(scheme.accent, ground) >= 3
    window = windows.opened(qtbot, small, tab="casualties")
    style.apply_palette(scheme)
    style.apply_control_palette(scheme)
    assert isinstance(window.tab, CasualtiesTab)
    table, series = window.tab.table, window.tab.series
    window.tab.views.buttons[1].click()
    table.go_to(0)
    series.setCurrentRow(1)
    window.core_switch.setFocus()
    for view in (table, series):
        area = view.visualRect(view.currentIndex())
        image = view.viewport().grab().toImage()
        line = image.pixelColor(area.center().x(), area.bottom())
        assert line.name() == scheme.accent, view
    for chosen in (QMenu(window), window.menuBar(), QLineEdit(window)):
        colours = QApplication.palette(chosen)
        ground, text = colours.highlight().color().name(), colours.highlightedText().color().name()
        assert contrast(ground, scheme.base) >= 3 and contrast(ground, text) >= 4.5, chosen
