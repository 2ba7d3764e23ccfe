"""What leaves the program is set in one typeface, and its text is text under any system font."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pypdf
import pytest
from PySide6.QtGui import QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.drawing import typeface
from kursk_viewer.output import pictures
from kursk_viewer.pages.casualties.bars import bars

pytest.importorskip("font_source_sans_pro", reason="the system's font stands in for the typeface")

OUTPUT = ("paper", "bars", "timeline")


@pytest.fixture(scope="module", params=[(), ("--missing",)], ids=["typeface", "system's font"])
def written(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, bool]:
    """A folder of PDFs, and whether they were made without the package of the typeface."""
    folder = tmp_path_factory.mktemp("written")
    command = [sys.executable, "-m", "tests.output.written_under", str(folder), *request.param]
    subprocess.run(command, check=True, cwd=request.config.rootpath)
    return folder, bool(request.param)


@cache
def text_of(path: Path) -> str:
    return " ".join(pypdf.PdfReader(path).pages[0].extract_text().split())


def fonts_of(path: Path) -> set[str]:
    fonts = pypdf.PdfReader(path).pages[0]["/Resources"]["/Font"].values()
    return {re.sub(r"^/([A-Z]{6}\+)?", "", font.get_object()["/BaseFont"]) for font in fonts}


@pytest.mark.any_font
def test_the_font_of_the_test_loses_figures_where_the_feature_is_on(
    written: tuple[Path, bool],
) -> None:
    assert not set(text_of(written[0] / "tnum.pdf")) & set("0123456789")


def test_figures_and_words_can_be_searched(written: tuple[Path, bool]) -> None:
    folder, _ = written
    paper = text_of(folder / "paper.pdf")
    assert set("0123456789") <= set(paper)
    for part in ("≈ 39,900", "6 Aug 2024", "General Staff", "1,164"):
        assert part in paper, part
    assert "39,900" in text_of(folder / "bars.pdf")
    for part in ("2024", "2025", "50,000", "Staff"):
        assert part in text_of(folder / "timeline.pdf"), part


@pytest.mark.parametrize("ending", ["svg", "pdf"])
def test_a_picture_is_the_same_bytes_under_any_system_font(
    written: tuple[Path, bool], shipped: Dossier, qapp: QApplication, ending: str
) -> None:
    folder, missing = written
    if not missing:
        here = pictures.encoded(pictures.of_bars(bars(shipped)), ending)
        assert (folder / f"bars.{ending}").read_bytes() == here


def test_no_second_font_is_embedded(written: tuple[Path, bool]) -> None:
    folder, missing = written
    family = "SampleSansPro" if missing else "SourceSansPro"
    for name in OUTPUT:
        fonts = fonts_of(folder / f"{name}.pdf")
        assert fonts and all(font.startswith(family) for font in fonts), name


def test_its_figures_are_of_equal_width_without_a_feature(qapp: QApplication) -> None:
    measure = QFontMetricsF(typeface.font(200))
    assert len({measure.horizontalAdvance(digit) for digit in "0123456789"}) == 1


def test_on_the_screen_it_grows_with_the_systems_font(qapp: QApplication) -> None:
    font = typeface.screen_font(2.0)
    assert QFontInfo(font).family() == "Source Sans Pro"
    assert font.pointSizeF() == pytest.approx(2 * typeface.screen_font().pointSizeF())
    before = QApplication.font()
    larger = QApplication.font()
    larger.setPixelSize(30)
    QApplication.setFont(larger)
    try:
        assert typeface.screen_font(2.0).pixelSize() >= 60
    finally:
        QApplication.setFont(before)
