"""The manual: what the marks, words and switches mean, the glossary and the keys, as a document."""

from __future__ import annotations

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.dossier.vocabulary import (
    AsOfBasis,
    Attribution,
    Independence,
    Method,
    Precision,
    RelationKind,
    Status,
    Term,
    WhenBasis,
)
from kursk_viewer.pages import wording
from kursk_viewer.pages.document import (
    STANDFIRST,
    STRONG,
    Block,
    ColumnHead,
    HeadingBlock,
    PageDocument,
    ParagraphBlock,
    RuleBlock,
    Run,
    TableBlock,
    cell,
)
from kursk_viewer.pages.provenance import disclaimer
from kursk_viewer.translation import mark, tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Rows = Iterable[tuple[str, ...]]

_PRECISIONS = {
    Precision.EXACT: mark("this number and no qualifier"),
    Precision.ABOUT: mark("a rounded number"),
    Precision.NEARLY: mark("a little less than the number"),
    Precision.MORE_THAN: mark("above the number; by how much is not said"),
    Precision.AT_LEAST: mark("the number or above it"),
    Precision.UP_TO: mark("the number or below it"),
    Precision.RANGE: mark("between two numbers"),
    Precision.NOT_STATED: mark("no number: the source's own words stand in quotation marks"),
    Precision.AT_LEAST_ABOUT: mark("worked out from rounded numbers: about this or above it"),
    Precision.UP_TO_ABOUT: mark("worked out from rounded numbers: about this or below it"),
}
_WORDS: tuple[tuple[str, dict[Term, str]], ...] = (
    (
        mark("Who says it, and how"),
        {
            Method.CLAIMED: mark("a party gives its own figure, most often of its enemy"),
            Method.ESTIMATED: mark("somebody works out how many there may be"),
            Method.COUNTED: mark("each case is listed, by name or by picture"),
            Method.STATED: mark("an official or an outlet says so"),
            Attribution.EXPLICIT: mark("the source names who says it, beside the figure"),
            Attribution.BY_CONTEXT: mark("not named in the same sentence, but near it"),
            Attribution.UNATTRIBUTED: mark("nobody is named, so the article itself says it"),
        },
    ),
    (
        mark("How a day is known"),
        {
            AsOfBasis.TEXT: mark("the report says up to which day it counts"),
            AsOfBasis.STATEMENT_DATE: mark("the day on which it was said stands in for it"),
            AsOfBasis.OTHER_SOURCE: mark("another source gives the day"),
            AsOfBasis.INFERRED: mark("worked out from what is around it; the Evidence says how"),
            WhenBasis.EVENT: mark("the day on which it happened"),
            WhenBasis.REPORT: mark("the day on which it was told, which may be later"),
            WhenBasis.NONE: mark("the file does not say how the day is known"),
        },
    ),
    (
        mark("How figures bear on each other"),
        {
            Status.DISPUTED: mark(
                "somebody disputes it; the Evidence says who, where the file does"
            ),
            Status.DERIVED: mark("calculated here from claims; no source states it"),
            Status.SUPERSEDED: mark("the claimant has replaced it"),
            RelationKind.CONTRADICTS: mark("both cannot hold"),
            RelationKind.BREAKS_SERIES: mark(
                "the way of counting seems to change, so that figures before and after are not "
                "compared"
            ),
            RelationKind.REFINES: mark("says the same more exactly"),
            RelationKind.EXPLAINS: mark("gives a reason for the other"),
            RelationKind.SEE_ALSO: mark("bears on the same matter"),
            Independence.ONE_OUTLET: mark("told in one place"),
            Independence.SAME_ORIGIN: mark("they repeat one statement: that is not confirmation"),
            Independence.SEVERAL_ORIGINS: mark("they do not depend on one statement"),
        },
    ),
)
_CHARTS = (
    (mark("a shape and a line of its own"), mark("a side; see the shapes below")),
    (mark("hatched bar"), mark("calculated here, no source states it")),
    (mark("hollow mark"), mark("on no line, or of another scope; the numbers say why")),
    (mark("arrow"), mark("at least or at most")),
    (mark("two-headed arrow"), mark("contradicted or disputed; Ctrl+D leads to the other record")),
    (mark("dotted ring"), mark("the claimant did not state the day")),
    (mark("step"), mark("a figure is kept until the next report")),
    (mark("line with //"), mark("the way of counting seems to change")),
    (mark("line with /"), mark("not comparable with the figure before")),
)
_TIMELINE = (
    (mark("filled"), mark("the day of the event")),
    (mark("hollow"), mark("the day it was reported")),
    (mark("hollow with a core"), mark("an inferred day")),
    (mark("half-tone"), mark("the file does not say which of these the day is")),
    (mark("dashed edge"), mark("the date is uncertain or approximate")),
    (
        mark("line under it"),
        mark("another record contradicts it; while it is chosen a curve leads to the other half"),
    ),
    (mark("dots under it"), mark("somebody disputes it; the Evidence says who")),
    (mark("bar"), mark("longer than a day")),
    (mark("cross"), mark("several sides say it")),
)
_TABS = (
    (mark("Summary"), mark("the core report on one page: figures, disputes, statements, silences")),
    (mark("Equipment"), mark("what was claimed lost, by kind, with other reports beside it")),
    (mark("Casualties"), mark("one report; claims over time; and who says what on a question")),
    (mark("Timeline"), mark("what happened or was said when, and how much ground was claimed")),
)
_SWITCHES = (
    (
        mark("Core report only"),
        mark("all views and print-outs keep to the core report"),
    ),
    (mark("Logarithmic scale"), mark("equal steps are equal factors: small figures stay visible")),
    (mark("Numbers"), mark("the chart as a table")),
    (mark("Contested"), mark("only what another record contradicts or somebody disputes")),
    (
        mark("Evidence pane"),
        mark("who claimed it, of whom, when, how exactly, and the source"),
    ),
)
_FILTERS = (
    (mark("tanks drones"), mark("both words, in any order; “a phrase” as it stands")),
    (mark("tanks | drones, tanks or drones"), mark("either")),
    (mark("!tanks"), mark("not this; before any of the others too")),
    (mark("=tanks"), mark("the whole cell, or on the timeline one whole text")),
    (mark("/^t.*s$/"), mark("a regular expression of the text as shown")),
    (
        mark("> n, ≥ n, < n, ≤ n, =n, ≠n, n..m, n – m, ..m"),
        mark("in a column of figures, the number as it is stated; cells without one never fit"),
    ),
    (mark("> date, date..date"), mark("the same of days, and on the timeline")),
)
"""What a filter field reads."""
_FILES = (
    (mark("Workbook (.xlsx)"), mark("exact in a spreadsheet of every language; one figure a row")),
    (
        mark("CSV for spreadsheets"),
        mark(
            "the same as text, with a byte order mark; a decimal is a whole number with a power of "
            "ten, and the day that a month does not state is XX: no language takes them for a date"
        ),
    ),
    (mark("CSV for programs"), mark("the same with a point in decimals, and plain dates")),
    (mark("Tab-separated (.tsv)"), mark("the columns as shown, and what a copy is as plain text")),
    (mark("Markdown (.md)"), mark("the table as shown, to read")),
)
"""The forms in which a table is saved."""
_GLOSSARY = (
    (mark("dossier"), mark("a data file and all it holds")),
    (
        mark("core document, core report"),
        mark("the one article the dossier is built on, and the report it relays"),
    ),
    (mark("report"), mark("one occasion on which a claimant gave figures")),
    (mark("claim"), mark("one figure of a report")),
    (mark("claimant, about"), mark("who says it; whose losses it is about")),
    (mark("measure"), mark("what is counted: killed, tanks, area held")),
    (
        mark("side"),
        mark("by which claims are told apart, with a role in the conflict and a shape in charts"),
    ),
    (mark("category"), mark("a kind of event: one lane of the timeline")),
    (
        mark("scope"),
        mark("which area and troops a figure covers; one is the dossier's main scope"),
    ),
    (mark("as of, counts from"), mark("the days between which a figure counts")),
    (mark("qualifier"), mark("how exact a figure is: about, nearly, more than, in words")),
    (mark("statement"), mark("what a report says in words, paraphrased")),
    (mark("relation"), mark("how two records bear on each other")),
    (mark("gap"), mark("something the file does not say")),
)
MAIN_KEYS = (
    (mark("Summary, Equipment, Casualties, Timeline"), "Ctrl+1 … Ctrl+4"),
    (mark("Next tab, tab before"), "Ctrl+PgDown … Ctrl+PgUp"),
    (mark("Search everything"), "Ctrl+K"),
    (mark("Find in this tab"), "Ctrl+F"),
    (mark("Show or hide the Evidence pane"), "F9"),
    (mark("From tab to evidence and back"), "F6"),
    (mark("Core report only"), "Ctrl+R"),
    (mark("Larger text"), "Ctrl++"),
    (mark("Smaller text"), "Ctrl+-"),
    (mark("Normal text"), "Ctrl+0"),
    (mark("Read the file again"), "F5"),
    (mark("New window"), "Ctrl+N"),
    (mark("Full screen"), "F11"),
    (mark("Menu bar"), "F10"),
    (mark("Print"), "Ctrl+P"),
    (mark("Export PDF"), "Ctrl+E"),
    (mark("This manual"), "F1"),
    (mark("All keys"), "?"),
)
"""What is done and the keys that do it, wherever in the window the keyboard is."""


def manual(dossier: Dossier) -> PageDocument:
    """The manual, with the sides of a dossier as its charts show them."""
    return PageDocument(title=tr("Kursk Viewer: manual"), blocks=tuple(_blocks(dossier)))


def keys_of_parts() -> list[tuple[str, list[tuple[str, str]]]]:
    """For each part of the window, what is done in it and the keys that do it."""
    arrows = tr("Arrow keys")
    chart = [
        (tr("Zoom in, zoom out, all"), tr("+, −, 0")),
        (tr("Move the view"), tr("Shift+Left, Shift+Right")),
        (tr("First, last"), tr("Home, End")),
        (tr("Show the evidence"), tr("Enter")),
    ]
    return [
        (
            tr("Everywhere"),
            [(tr("Take back one thing: bubble, find, filter, selection"), tr("Esc"))],
        ),
        (
            tr("In the Summary"),
            [
                (tr("From figure to figure"), tr("Tab, Shift+Tab")),
                (tr("Show the evidence"), tr("Enter")),
                (tr("Scroll"), tr("Arrow keys, Page Up, Page Down, Home, End")),
                (tr("Select text"), tr("Shift with the arrow keys, Ctrl+A")),
            ],
        ),
        (
            tr("In the Equipment table"),
            [
                (tr("From cell to cell; the evidence follows"), arrows),
                (tr("First, last cell"), tr("Ctrl+Home, Ctrl+End")),
                (tr("Show the evidence"), tr("Enter")),
                (tr("Then sort by this column"), tr("Shift+Enter")),
                (tr("Select several cells"), tr("Shift with the arrow keys, Ctrl+A")),
            ],
        ),
        (
            tr("In the Casualties chart"),
            [
                (tr("From mark to mark, from line to line"), arrows),
                *chart,
                (tr("Next break, break before"), tr("B, Shift+B")),
                (tr("Speak the series, the whole chart"), tr("S, O")),
                (tr("Zoom with the wheel where it scrolls"), tr("Ctrl+wheel")),
            ],
        ),
        (
            tr("On the strip under that chart"),
            [
                (
                    tr("Move the period, its end, its beginning"),
                    tr("Left and Right; with Shift; with Ctrl"),
                ),
                (tr("Zoom in, out, show all"), "+, -, 0"),
            ],
        ),
        (
            tr("In the Timeline chart"),
            [
                (tr("From event to event, from lane to lane"), arrows),
                *chart,
                (tr("Evidence of the next phase, of the one before"), tr("P, Shift+P")),
                (tr("Zoom with the wheel"), tr("Ctrl+wheel")),
                (tr("Zoom to a period"), tr("Shift and drag over it")),
            ],
        ),
        (
            tr("In the legend of the Timeline"),
            [
                (tr("From kind to kind"), arrows),
                (tr("Hide a kind, or show it again"), tr("Space, Enter")),
            ],
        ),
        (
            tr("In a find field"),
            [(tr("Next hit, hit before"), tr("Enter, Shift+Enter"))],
        ),
        (
            tr("In the Evidence pane"),
            [
                (tr("From link to link"), tr("Tab, Shift+Tab")),
                (tr("Follow the link"), tr("Enter")),
            ],
        ),
        (
            tr("In a list to choose from"),
            [
                (tr("Choose while the field keeps the keyboard"), tr("Up, Down")),
                (tr("Go there, or tick"), tr("Enter")),
            ],
        ),
    ]


def _blocks(dossier: Dossier) -> Iterator[Block]:
    yield HeadingBlock(level=1, text=tr("How to read Kursk Viewer"))
    yield _paragraph(f"{disclaimer(dossier)}.", STANDFIRST)
    yield _paragraph(
        tr(
            "The program opens a dossier, one data file of what was reported, and shows behind "
            "every figure who claimed it, about whom, from when to when, how exactly, and in which "
            "source. Select a figure: the Evidence pane tells all that. Nothing is added to what "
            "the file says, and what it does not say is named."
        )
    )
    yield RuleBlock()
    yield HeadingBlock(level=2, text=tr("The tabs and switches"))
    yield from _table(tr("Tabs"), (tr("Tab"), tr("Shows")), _translated(_TABS))
    yield from _table(tr("Switches"), (tr("Switch"), tr("Does")), _translated(_SWITCHES))
    yield RuleBlock()
    yield HeadingBlock(level=2, text=tr("Filters and files of tables"))
    yield from _table(tr("In a filter field"), (tr("Written"), tr("Means")), _translated(_FILTERS))
    yield from _table(tr("Save table, Ctrl+S"), (tr("Form"), tr("Is for")), _translated(_FILES))
    yield RuleBlock()
    yield HeadingBlock(level=2, text=tr("The words beside a figure"))
    head = tr("Written"), tr("In words"), tr("Means")
    yield from _table(
        tr("How exact a figure is"),
        head,
        (
            (wording.form_of(term), wording.form_of(term, spoken=True), tr(text))
            for term, text in _PRECISIONS.items()
        ),
    )
    for title, terms in _WORDS:
        rows = ((wording.word(term), tr(text)) for term, text in terms.items())
        yield from _table(tr(title), (tr("Word"), tr("Means")), rows)
    yield RuleBlock()
    yield HeadingBlock(level=2, text=tr("The marks in charts"))
    yield from _table(tr("Charts of figures"), (tr("Mark"), tr("Means")), _translated(_CHARTS))
    yield from _table(tr("Timeline"), (tr("Mark"), tr("Means")), _translated(_TIMELINE))
    sides = sorted(dossier.sides.values(), key=lambda side: side.order)
    shapes = ((side.label, wording.word(side.marker), wording.word(side.role)) for side in sides)
    yield from _table(tr("Sides"), (tr("Side"), tr("Shape"), tr("Role")), shapes)
    yield RuleBlock()
    yield HeadingBlock(level=2, text=tr("Glossary"))
    yield from _table(tr("Words of a dossier"), (tr("Word"), tr("Means")), _translated(_GLOSSARY))
    yield RuleBlock()
    yield HeadingBlock(level=2, text=tr("Keys"))
    everywhere = ((tr(text), keys) for text, keys in MAIN_KEYS)
    yield from _table(tr("Everywhere"), (tr("Command"), tr("Keys")), everywhere)
    for part, keys in keys_of_parts():
        yield from _table(part, (tr("Command"), tr("Keys")), keys)


def _paragraph(text: str, style: str = "plain") -> ParagraphBlock:
    return ParagraphBlock(runs=(Run(text=text, style=style),))


def _translated(rows: Rows) -> Rows:
    return (tuple(map(tr, row)) for row in rows)


def _table(title: str, head: tuple[str, ...], rows: Rows) -> Iterator[Block]:
    shares = {2: (0.35, 0.65), 3: (0.22, 0.28, 0.5)}[len(head)]
    yield HeadingBlock(level=3, text=title)
    yield TableBlock(
        caption=title,
        head=tuple(
            ColumnHead(text=text, share=share) for text, share in zip(head, shares, strict=True)
        ),
        rows=tuple(
            tuple(cell(text, "plain" if place else STRONG) for place, text in enumerate(row))
            for row in rows
        ),
    )
