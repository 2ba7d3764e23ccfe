"""Writes paper and pictures as PDF where the system's font puts in other glyphs for `tnum`.

`python -m tests.output.written_under FOLDER`; with `--missing`, without the typeface's package.
"""

from __future__ import annotations

import sys
from pathlib import Path

from font_source_sans_pro import font_files_ttf
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QPainter, QPdfWriter

FIGURES = "about 39,900 in 2025"


def substituting_font() -> QFont:
    """A font of another name whose figures are other glyphs with `tnum` than without."""
    content = Path(font_files_ttf["SourceSansPro"]).read_bytes()
    for old, new in ((b"tnum", b"none"), (b"pnum", b"tnum")):
        content = content.replace(old, new)
    for coding in ("ascii", "utf-16-be"):
        content = content.replace("Source".encode(coding), "Sample".encode(coding))
    added = QFontDatabase.addApplicationFontFromData(QByteArray(content))
    return QFont(QFontDatabase.applicationFontFamilies(added)[0], 10)


def write_with_tnum(path: Path) -> None:
    """A line of figures with the feature on: the proof that this font loses them."""
    writer = QPdfWriter(str(path))
    painter = QPainter(writer)
    font = QFont(QGuiApplication.font())
    font.setFeature(QFont.Tag("tnum"), 1)
    painter.setFont(font)
    painter.drawText(200, 800, FIGURES)
    painter.end()


def write_all(folder: Path) -> None:
    """The one page and two pictures of the shipped dossier."""
    from kursk_viewer import resources
    from kursk_viewer.dossier.loading import load_file
    from kursk_viewer.drawing.timeline.data import TimelineData
    from kursk_viewer.output import pictures
    from kursk_viewer.output.paper.pdf import paper_layout, write_pdf
    from kursk_viewer.output.paper.print_options import PrintOptions
    from kursk_viewer.output.timeline_picture import of_timeline
    from kursk_viewer.pages.casualties.bars import bars
    from kursk_viewer.pages.timeline.page import timeline

    dossier = load_file(resources.dossier_path())
    write_pdf(dossier, str(folder / "paper.pdf"), paper_layout("a4"), PrintOptions())
    for ending in ("pdf", "svg"):
        pictures.save(pictures.of_bars(bars(dossier)), str(folder / f"bars.{ending}"))
    drawn = of_timeline(TimelineData(timeline(dossier)))
    pictures.save(drawn, str(folder / "timeline.pdf"))


if __name__ == "__main__":
    application = QGuiApplication([])
    application.setFont(substituting_font())
    target = Path(sys.argv[1])
    write_with_tnum(target / "tnum.pdf")
    if "--missing" in sys.argv:
        sys.modules["font_source_sans_pro"] = None  # type: ignore[assignment]
    write_all(target)
