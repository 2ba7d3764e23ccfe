"""The full dossier on paper: two charts, then every record with references to its sources."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.drawing.axes import view_of
from kursk_viewer.drawing.text import shortened
from kursk_viewer.drawing.timeline.data import TimelineData
from kursk_viewer.output.paper.flow import Columns, Piece, heading, paragraph, table
from kursk_viewer.output.paper.sheet import Sheet
from kursk_viewer.output.pictures import Picture, of_lines
from kursk_viewer.output.timeline_picture import of_timeline
from kursk_viewer.pages.casualties.over_time import lines_description, over_time
from kursk_viewer.pages.register import Register, register
from kursk_viewer.pages.timeline.page import timeline
from kursk_viewer.translation import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_PIXELS_PER_INCH = 96.0
_TEXT = 12
"""Pixels of 1/96 inch, so 9 points."""
_BESIDE = 42.0
"""Millimetres that heading, caption and footer may take on the page of a chart."""
_SMALL = 7.5
"""Points of the text in long tables."""
_NAME = 90
"""Characters of a claimant or a title that are repeated where a table goes on."""


def pieces(sheet: Sheet, dossier: Dossier) -> list[Piece]:
    """Everything after the summary page, in order."""
    page = register(dossier)
    return [
        *_charts(sheet, dossier),
        *_statements(sheet, page),
        *_contradictions(sheet, page),
        *_relations(sheet, page),
        *_gaps(sheet, dossier),
        *_claims(sheet, page),
        *_events(sheet, page),
        *_sources(sheet, page),
    ]


def _charts(sheet: Sheet, dossier: Dossier) -> list[Piece]:
    made: list[Piece] = []
    data = TimelineData(timeline(dossier))
    if data.page.marks:
        drawn = of_timeline(data, colours=sheet.colours)
        made += _chart(sheet, drawn.title, drawn)
    page = over_time(dossier)
    lines = tuple(line for line in page.lines if line.shown)
    if any(line.points for line in lines):
        described = lines_description(lines, page.provenance.disclaimer)
        chart = of_lines(
            page.title, lines, view_of(lines), described, page.provenance, sheet.colours
        )
        made += _chart(sheet, tr("Casualties claimed over time"), chart)
    return made


def _chart(sheet: Sheet, title: str, picture: Picture) -> list[Piece]:
    scale = sheet.dpi / _PIXELS_PER_INCH
    font = QFont(sheet.font(9))
    font.setPixelSize(_TEXT)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    width = sheet.width / scale
    height = picture.height(sheet.painter, font, width)
    scale *= min(1.0, (sheet.height - sheet.mm(_BESIDE)) / (height * scale))

    def paint(x: float, y: float) -> None:
        sheet.painter.save()
        sheet.painter.translate(x, y)
        sheet.painter.scale(scale, scale)
        sheet.painter.setFont(font)
        picture.paint(sheet.painter, QRectF(0, 0, width, height), font)
        sheet.painter.restore()

    return [
        heading(sheet, title, 13),
        paragraph(sheet, picture.subtitle, 8, muted=True).replace(keep=True),
        Piece(height=height * scale + sheet.mm(2), paint=paint),
    ]


def _statements(sheet: Sheet, page: Register) -> list[Piece]:
    rows = [(s.text, s.said_by, s.attribution, s.references) for s in page.statements]
    header = (tr("Statement, paraphrased"), tr("Said by"), tr("Attribution"), tr("Sources"))
    columns = Columns(header=header, shares=(0.46, 0.22, 0.18, 0.14))
    return _tabled(sheet, tr("Statements"), columns, rows)


def _contradictions(sheet: Sheet, page: Register) -> list[Piece]:
    rows = [(found.one, found.other, found.note) for found in page.contradictions]
    header = (tr("One half"), tr("The other half"), tr("Remark"))
    columns = Columns(header=header, shares=(0.35, 0.35, 0.3), headed=(0, 1))
    return _tabled(sheet, tr("Contradictions"), columns, rows)


def _relations(sheet: Sheet, page: Register) -> list[Piece]:
    rows = [(found.one, found.kind, found.other, found.note) for found in page.relations]
    header = (tr("Record"), tr("Bears on"), tr("The other record"), tr("Remark"))
    title = tr("Other relations: breaks in series, explanations, comparisons")
    columns = Columns(header=header, shares=(0.3, 0.14, 0.3, 0.26), headed=(0, 2))
    return _tabled(sheet, title, columns, rows)


def _gaps(sheet: Sheet, dossier: Dossier) -> list[Piece]:
    made = [paragraph(sheet, f"– {gap.text}") for gap in dossier.gaps.values()]
    return [heading(sheet, tr("What the file does not say"), 13), *made] if made else []


def _claims(sheet: Sheet, page: Register) -> list[Piece]:
    header = (tr("Measure"), tr("Figure"), tr("As stated"), tr("Remarks"), tr("Sources"))
    shares = (0.23, 0.13, 0.2, 0.31, 0.13)
    columns = Columns(header=header, shares=shares, right=(1,), points=_SMALL)
    made: list[Piece] = []
    for report in page.reports:
        rows = [(c.what, c.figure, c.stated, c.remarks, c.references) for c in report.claims]
        frame = paragraph(sheet, " ".join(report.frame), 7.5, muted=True)
        title = ", ".join((shortened(report.claimant, _NAME), report.as_of))
        title = f"{title}: {shortened(report.title, _NAME)}"
        made += [
            heading(sheet, f"{report.claimant}, {report.as_of}: {report.title}", 9),
            frame.replace(keep=bool(rows)),
            *table(sheet, columns, rows, _continued(title)),
        ]
    return [heading(sheet, tr("Claims, report by report"), 13), *made] if made else []


def _events(sheet: Sheet, page: Register) -> list[Piece]:
    rows = [(e.when, e.category, e.text, e.said_by, e.references) for e in page.events]
    header = (tr("When"), tr("Category"), tr("Event"), tr("Said by"), tr("Sources"))
    shares = (0.13, 0.12, 0.42, 0.2, 0.13)
    columns = Columns(header=header, shares=shares, headed=(2,), points=_SMALL)
    return _tabled(sheet, tr("Events"), columns, rows)


def _sources(sheet: Sheet, page: Register) -> list[Piece]:
    rows = [(s.number, s.publisher, s.title, s.published, s.kind, s.uses) for s in page.sources]
    header = ("", tr("Publisher"), tr("Title"), tr("Published"), tr("Kind"), tr("Uses"))
    title = tr("Sources, by the numbers that refer to them")
    shares = (0.05, 0.17, 0.46, 0.14, 0.12, 0.06)
    columns = Columns(header=header, shares=shares, right=(0, 5), points=_SMALL)
    return _tabled(sheet, title, columns, rows)


def _tabled(
    sheet: Sheet, title: str, columns: Columns, rows: Sequence[tuple[str, ...]]
) -> list[Piece]:
    """A section that is one table."""
    made = table(sheet, columns, rows, _continued(title))
    return [heading(sheet, title, 13), *made] if made else []


def _continued(title: str) -> str:
    return tr("{title} (continued)").format(title=title)
