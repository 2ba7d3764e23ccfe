"""The full dossier on paper: two charts, statements, contradictions, every claim, event and
source."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.output.chart_axes import view_of
from kursk_viewer.output.chart_marks import COLOUR, PRINT
from kursk_viewer.output.paper_flow import Piece, heading, paragraph, table
from kursk_viewer.output.pictures import Picture, of_lines
from kursk_viewer.output.sheet import MONO, Sheet
from kursk_viewer.output.timeline_marks import COLOUR_TIMELINE, PRINT_TIMELINE
from kursk_viewer.output.timeline_picture import of_timeline
from kursk_viewer.pages import wording
from kursk_viewer.pages.casualties import lines_description, over_time
from kursk_viewer.pages.evidence import figure, label_of
from kursk_viewer.pages.sources import sources
from kursk_viewer.pages.summary import contradictions, summary
from kursk_viewer.pages.timeline import lane_label, timeline
from kursk_viewer.pages.timeline_data import TimelineData
from kursk_viewer.translation import tr

_PIXELS_PER_INCH = 96.0
_TEXT = 12
"""Pixels of 1/96 inch, so 9 points."""
_BESIDE = 42.0
"""Millimetres that heading, caption and footer may take on the page of a chart."""


def pieces(sheet: Sheet, dossier: Dossier) -> list[Piece]:
    """Everything after the summary page, in order."""
    return [
        *_charts(sheet, dossier),
        *_statements(sheet, dossier),
        *_contradictions(sheet, dossier),
        *_gaps(sheet, dossier),
        *_claims(sheet, dossier),
        *_events(sheet, dossier),
        *_sources(sheet, dossier),
    ]


def _charts(sheet: Sheet, dossier: Dossier) -> list[Piece]:
    mono = sheet.inks is MONO
    made: list[Piece] = []
    data = TimelineData(timeline(dossier))
    if data.page.marks:
        drawn = of_timeline(data, ink=PRINT_TIMELINE if mono else COLOUR_TIMELINE)
        made += _chart(sheet, drawn.title, drawn)
    page = over_time(dossier)
    lines = tuple(line for line in page.lines if line.shown)
    if any(line.points for line in lines):
        told = lines_description(lines)
        ink = PRINT if mono else COLOUR
        chart = of_lines(page.title, lines, view_of(lines), told, page.provenance, ink)
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


def _statements(sheet: Sheet, dossier: Dossier) -> list[Piece]:
    rows = [
        (
            line.text,
            line.speaker,
            line.attribution + (f"; {tr('disputed')}" if line.disputed else ""),
        )
        for line in summary(dossier).statements
    ]
    header = (tr("Statement, paraphrased"), tr("Said by"), tr("Attribution"))
    return _section(sheet, tr("Statements"), table(sheet, header, rows, (0.56, 0.26, 0.18)))


def _contradictions(sheet: Sheet, dossier: Dossier) -> list[Piece]:
    rows = [
        (
            "\n".join(filter(None, (found.one.who, found.one.when, found.one.text))),
            "\n".join(filter(None, (found.other.who, found.other.when, found.other.text))),
            found.note,
        )
        for found in contradictions(dossier, core=False)
    ]
    header = (tr("One half"), tr("The other half"), tr("Remark"))
    return _section(sheet, tr("Contradictions"), table(sheet, header, rows, (0.33, 0.33, 0.34)))


def _gaps(sheet: Sheet, dossier: Dossier) -> list[Piece]:
    return _section(
        sheet,
        tr("What the file does not say"),
        [paragraph(sheet, f"– {gap.text}") for gap in dossier.gaps.values()],
    )


def _claims(sheet: Sheet, dossier: Dossier) -> list[Piece]:
    made: list[Piece] = []
    by_report: dict[str, list[tuple[str, ...]]] = {}
    for claim in dossier.claims.values():
        note = claim.note if not claim.formula else f"{claim.formula}. {claim.note}"
        by_report.setdefault(claim.report, []).append(
            (
                label_of(dossier, claim),
                figure(dossier, claim),
                dossier.parties[claim.about].name,
                dossier.scope_of(claim).label,
                note,
            )
        )
    header = (tr("Measure"), tr("Figure"), tr("About"), tr("Scope"), tr("Note"))
    for name, rows in by_report.items():
        report = dossier.reports[name]
        claimant = dossier.parties[report.claimant]
        title = (
            f"{claimant.name}, {wording.as_of(report.as_of, report.as_of_basis)}: {report.title}"
        )
        made += [
            heading(sheet, title, 9),
            *table(sheet, header, rows, (0.22, 0.13, 0.17, 0.2, 0.28), right=(1,)),
        ]
    return _section(sheet, tr("Claims, report by report"), made)


def _events(sheet: Sheet, dossier: Dossier) -> list[Piece]:
    rows = [
        (
            mark.when + ("" if mark.basis == "event" else f" ({wording.word(mark.basis)})"),
            lane_label(mark.lane),
            f"{mark.title}\n{mark.text}".strip(),
            mark.who + (f"; {tr('disputed')}" if mark.disputed else ""),
        )
        for mark in timeline(dossier).marks
    ]
    header = (tr("When"), tr("Category"), tr("Event"), tr("Said by"))
    return _section(
        sheet, tr("Events and area claims"), table(sheet, header, rows, (0.14, 0.14, 0.5, 0.22))
    )


def _sources(sheet: Sheet, dossier: Dossier) -> list[Piece]:
    rows = [
        (row.publisher, row.title, row.published, row.kind, str(row.uses))
        for row in sources(dossier).rows
    ]
    header = (tr("Publisher"), tr("Title"), tr("Published"), tr("Kind"), tr("Uses"))
    made = table(sheet, header, rows, (0.22, 0.43, 0.13, 0.16, 0.06), right=(4,), points=7.5)
    return _section(sheet, tr("Sources"), made)


def _section(sheet: Sheet, title: str, made: list[Piece]) -> list[Piece]:
    return [heading(sheet, title, 13), *made] if made else []
