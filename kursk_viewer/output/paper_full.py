"""The full dossier on paper: statements, contradictions, every claim, event and source."""

from __future__ import annotations

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.output.paper_flow import Piece, heading, paragraph, table
from kursk_viewer.output.sheet import Sheet
from kursk_viewer.pages import wording
from kursk_viewer.pages.evidence import figure, label_of
from kursk_viewer.pages.sources import sources
from kursk_viewer.pages.summary import contradictions, summary
from kursk_viewer.pages.timeline import lane_label, timeline
from kursk_viewer.translation import tr


def pieces(sheet: Sheet, dossier: Dossier) -> list[Piece]:
    """Everything after the summary page, in order."""
    return [
        *_statements(sheet, dossier),
        *_contradictions(sheet, dossier),
        *_gaps(sheet, dossier),
        *_claims(sheet, dossier),
        *_events(sheet, dossier),
        *_sources(sheet, dossier),
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
