"""The Summary as plain text, as Markdown and as JSON."""

from __future__ import annotations

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.output.escaping import markdown, paragraph
from kursk_viewer.pages import wording
from kursk_viewer.pages.provenance import Provenance
from kursk_viewer.pages.shown import Shown, sentenced
from kursk_viewer.pages.summary.page import Contradiction, Figure, SummaryPage
from kursk_viewer.record import Record
from kursk_viewer.translation import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH = 92


class TextBlock(Record):
    """A headed list; `table` lines are (label, figure, remark), other blocks have only lines."""

    title: str
    table: tuple[tuple[str, str, str], ...] = ()
    lines: tuple[str, ...] = ()


def blocks(page: SummaryPage) -> Iterator[TextBlock]:
    """The parts of the page in its order, for every textual form; none is empty."""
    for block in _parts(page):
        lines = tuple(filter(None, block.lines))
        if block.table or lines:
            yield block.replace(lines=lines)


def _parts(page: SummaryPage) -> Iterator[TextBlock]:
    attribution = page.subtitle
    if page.report:
        attribution = page.subtitle
    yield TextBlock(title=tr("Headline figures"), lines=(attribution, page.dating))
    yield TextBlock(title="", table=tuple(_row(figure) for figure in page.headlines))
    compared = [line for figure in page.headlines for line in _comparison_lines(figure)]
    yield TextBlock(title=tr("The same side before and after"), lines=tuple(compared))
    yield TextBlock(title=tr("Given in words only"), table=tuple(_row(f) for f in page.in_words))
    yield TextBlock(
        title=tr("Equipment losses claimed (kinds are counted apart and not added)"),
        table=tuple(_row(figure) for figure in page.equipment),
    )
    shares = [line for figure in page.equipment for line in _comparison_lines(figure)]
    yield TextBlock(title=tr("Equipment: the same side before and after"), lines=tuple(shares))
    yield TextBlock(
        title=tr("Statements, paraphrased"),
        lines=tuple(f"{line.what} [{_remark(line)}]" for line in page.statements),
    )
    yield TextBlock(
        title=tr("Contradictions"), lines=tuple(_contradiction(c) for c in page.contradictions)
    )
    yield TextBlock(
        title=tr("What the file does not say"), lines=tuple(text for _, text in page.gaps)
    )


def as_text(page: SummaryPage, width: int = WIDTH) -> str:
    """Plain text for a terminal, at most `width` columns wide where words allow."""
    head = _wrapped(page.headline, width)
    out = [*head, "=" * max(map(len, head)), *_wrapped(page.standing, width), ""]
    out += [*_wrapped(page.provenance.line, width), ""]
    for block in blocks(page):
        if block.title:
            out += [block.title, "-" * len(block.title)]
        if block.table:
            widths = [max(len(row[i]) for row in block.table) for i in (0, 1)]
            out += [
                f"  {label:<{widths[0]}}  {text:>{widths[1]}}  {remark}".rstrip()
                for label, text, remark in block.table
            ]
        for line in block.lines:
            first, *rest = _wrapped(line, width - 4)
            out += [f"  - {first}", *(f"    {more}" for more in rest)]
        if not (page.headlines and block.title == tr("Headline figures")):
            out.append("")
    return "\n".join(out).rstrip()


def as_markdown(page: SummaryPage) -> str:
    """Markdown; text from the file is escaped."""
    out = [f"# {markdown(page.headline)}", "", paragraph(page.standing), ""]
    for block in blocks(page):
        if block.title:
            out += [f"## {markdown(block.title)}", ""]
        if block.table:
            out += [f"| {tr('Measure')} | {tr('Figure')} | {tr('Remark')} |", "|:--|--:|:--|"]
            out += ["| " + " | ".join(markdown(cell) for cell in row) + " |" for row in block.table]
        out += [f"- {paragraph(line)}" for line in block.lines]
        out.append("")
    out += [f"*{markdown(page.provenance.line)}*"]
    return "\n".join(out)


def as_json(page: SummaryPage, dossier: Dossier) -> str:
    """JSON with the ids of all records; numbers as numbers, with precision beside them."""
    import json

    return json.dumps(
        {
            "title": page.title,
            "headline": page.headline,
            "report": page.report,
            "claimant": page.claimant,
            "dating": page.dating,
            "figures": [
                _figure_object(figure, dossier)
                for figure in (*page.headlines, *page.in_words, *page.equipment)
            ],
            "statements": [
                {
                    "statement": line.record,
                    "text": line.what,
                    "said_by": line.claimant,
                    "attribution": dossier.statements[line.record].attribution,
                    "disputed": line.disputed,
                }
                for line in page.statements
            ],
            "contradictions": [
                {
                    "relation": found.relation,
                    "one": _half_object(found.one),
                    "other": _half_object(found.other),
                    "note": found.note,
                }
                for found in page.contradictions
            ],
            "not_said": [{"gap": name, "text": text} for name, text in page.gaps],
            "provenance": _provenance_object(page.provenance),
        },
        ensure_ascii=False,
        indent=1,
    )


def _row(figure: Figure) -> tuple[str, str, str]:
    label = ("· " + figure.label) if figure.level else figure.label
    return label, figure.shown.figure, "; ".join(figure.details)


def _comparison_lines(figure: Figure) -> Iterator[str]:
    if figure.comparisons:
        others = "; ".join(f"{other.when}: {other.text}" for other in figure.comparisons)
        yield f"{figure.label} {figure.shown.figure}: {others}"
    if figure.beside:
        caveat = f" {figure.beside.caveat}" if figure.beside.caveat else ""
        yield f"{figure.label}: {figure.beside.text}.{caveat}"


def _contradiction(found: Contradiction) -> str:
    halves = " ↔ ".join(
        f"{', '.join(filter(None, (half.claimant, half.as_of)))}: {half.short}"
        if half.claimant
        else half.short
        for half in (found.one, found.other)
    )
    return f"{sentenced(halves)} {found.note}" if found.note else halves


def _remark(line: Shown) -> str:
    return "; ".join(filter(None, (line.claimant, line.attribution, line.mark)))


def _figure_object(figure: Figure, dossier: Dossier) -> dict[str, object]:
    claim = dossier.claims[figure.shown.record]
    report, when = dossier.report_of(claim), dossier.as_of(claim)
    return {
        "claim": claim.id,
        "measure": claim.measure,
        "label": figure.label,
        "text": figure.shown.figure,
        "value": claim.value,
        "low": claim.low,
        "high": claim.high,
        "divisor": dossier.measures[claim.measure].divisor,
        "unit": dossier.measures[claim.measure].unit,
        "precision": claim.precision,
        "stated_as": claim.stated_as,
        "about": claim.about,
        "claimant": dossier.claimant_of(claim).name,
        "as_of": when.text if when else None,
        "as_of_basis": report.as_of_basis if when else None,
        "as_of_text": figure.shown.as_of,
        "counts_from": begin.text if (begin := dossier.counts_from(claim)) else None,
        "scope": figure.shown.scope,
        "attribution": None if claim.formula else claim.attribution,
        "paragraph": claim.paragraph,
        "status": claim.status,
        "formula": claim.formula or None,
        "compared_with": [other.shown.record for other in figure.comparisons],
        "beside": {
            "text": figure.beside.text,
            "caveat": figure.beside.caveat,
            "inputs": list(figure.beside.inputs),
            "status": "derived",
        }
        if figure.beside
        else None,
    }


def _half_object(half: Shown) -> dict[str, str]:
    return {
        "record": half.record,
        "who": half.claimant,
        "when": half.as_of,
        "text": half.short,
    }


def _provenance_object(provenance: Provenance) -> dict[str, str]:
    return {
        "source": provenance.source,
        "as_of": provenance.as_of,
        "disclaimer": provenance.disclaimer,
        "version": provenance.version,
        "sha256": provenance.full_fingerprint,
        "scope": provenance.scope,
    }


def _wrapped(text: str, width: int) -> list[str]:
    """The lines of a text; a word longer than the width has a line of its own."""
    if len(text) <= width:
        return [text]
    lines = []
    rest = wording.kept_together(text)
    while len(rest) > width:
        end = rest.rfind(" ", 0, width + 1)
        if end < 0:
            end = rest.find(" ", width)
        if end < 0:
            break
        lines.append(rest[:end])
        rest = rest[end + 1 :]
    return [line.replace(wording.NO_BREAK_SPACE, " ") for line in (*lines, rest)]
