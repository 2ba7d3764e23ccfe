"""A page's document as one HTML page that stands alone: no script, nothing fetched from elsewhere.

It is the page for a reader of HTML and of a screen reader: landmarks, headings without a gap,
tables with captions and scopes, charts as inline SVG with their descriptions. The id of a record is
its anchor, as `record:ID`; the page's own ids begin with `page-`. Colours follow the reader's
scheme, and no colour says what words do not.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from urllib.parse import quote

from kursk_viewer import __version__
from kursk_viewer.drawing.colours import DARK, LIGHT, Colours
from kursk_viewer.pages.document import (
    KICKER,
    PLAIN,
    RECORD,
    ChartBlock,
    ColumnsBlock,
    FiguresBlock,
    HeadingBlock,
    ParagraphBlock,
    RuleBlock,
    TableBlock,
    every_block,
    standing_alone,
)
from kursk_viewer.translation import language_tag, tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kursk_viewer.pages.document import Block, DocumentCell, PageDocument, Run

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_LINKED = "https://"
_MAIN = "page-main"
_ROWS_AT_ONCE = 50
"""Of a table, between two looks at whether to go on."""

Drawing = Callable[[ChartBlock, float], str]
"""An SVG element of a chart that takes a share of the width of the page; empty where there is none.
"""


def as_html(
    document: PageDocument,
    draw: Drawing | None = None,
    proceed: Callable[[int, int], bool] = lambda _block, _of: True,
) -> str:
    """The document as an HTML page, in ASCII, so that it is right in whatever encoding it is
    written; `draw` makes SVG of a chart, which else is told in words. Empty where `proceed`, told
    which block of how many is next, stops it."""
    try:
        text = _Page(document, draw, proceed).text()
    except _PageStoppedError:
        return ""
    return text.encode("ascii", "xmlcharrefreplace").decode()


class _PageStoppedError(Exception):
    """Nobody waits for the page any more."""


class _Page:
    """One page in the making: which records have an anchor, and which are placed already."""

    def __init__(
        self, document: PageDocument, draw: Drawing | None, proceed: Callable[[int, int], bool]
    ) -> None:
        self._title, self._draw, self._proceed = document.title, draw, proceed
        self._blocks = standing_alone(document.blocks)
        self._margin = standing_alone(document.margin)
        self._anchors = frozenset(_anchors((*self._blocks, *self._margin)))
        self._placed: set[str] = set()
        self._levels: list[int] = []
        self._heads = self._charts = self._block_number = 0
        self._headed, self._here, self._share = "", "", 1.0

    def text(self) -> str:
        main = "\n".join(self._all(self._in_turn(self._blocks)))
        margin = "\n".join(self._all(self._in_turn(self._margin)))
        beside, skip = escape(tr("Beside the page")), escape(tr("Skip to the page"))
        return "\n".join(
            (
                "<!DOCTYPE html>",
                f'<html lang="{language_tag()}">',
                "<head>",
                '<meta charset="utf-8">',
                f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
                '<meta name="viewport" content="width=device-width, initial-scale=1">',
                '<meta name="referrer" content="no-referrer">',
                f'<meta name="generator" content="Kursk Viewer {__version__}">',
                f"<title>{_plain(self._title)}</title>",
                f"<style>{STYLE}</style>",
                "</head>",
                "<body>",
                f'<a class="skip" href="#{_MAIN}">{skip}</a>',
                self._contents(),
                f'<main id="{_MAIN}" tabindex="-1">',
                main,
                "</main>",
                *((f'<aside aria-label="{beside}">', margin, "</aside>") if margin else ()),
                "</body>",
                "</html>",
            )
        )

    def _contents(self) -> str:
        """Links to the main headings, where there are several."""
        heads = [
            (place, block.text)
            for place, block in enumerate(self._headings(), start=1)
            if block.level == 2 or (block.level == 1 and place > 1)
        ]
        if len(heads) < 3:
            return ""
        links = "\n".join(
            f'<li><a href="#page-heading{place}">{_plain(text)}</a></li>' for place, text in heads
        )
        label = escape(tr("On this page"))
        return f'<nav aria-label="{label}"><ul>\n{links}\n</ul></nav>'

    def _headings(self) -> list[HeadingBlock]:
        blocks = every_block((*self._blocks, *self._margin))
        return [block for block in blocks if isinstance(block, HeadingBlock)]

    def _in_turn(self, blocks: Sequence[Block]) -> Iterator[Block]:
        for block in blocks:
            self._block_number += 1
            self._go_on()
            yield block

    def _go_on(self) -> None:
        if not self._proceed(self._block_number, len(self._blocks) + len(self._margin)):
            raise _PageStoppedError

    def _all(self, blocks: Iterable[Block]) -> Iterator[str]:
        listed = False
        for block in blocks:
            item = isinstance(block, ParagraphBlock) and block.item
            if item != listed:
                yield "<ul>" if item else "</ul>"
            listed = item
            yield from self._block(block)
        if listed:
            yield "</ul>"

    def _block(self, block: Block) -> Iterator[str]:
        if isinstance(block, HeadingBlock):
            yield from self._heading(block)
        elif isinstance(block, ParagraphBlock):
            yield self._paragraph(block)
        elif isinstance(block, FiguresBlock):
            yield self._figures(block)
        elif isinstance(block, TableBlock):
            yield from self._table(block)
        elif isinstance(block, ChartBlock):
            yield self._chart(block)
        elif isinstance(block, ColumnsBlock):
            yield '<div class="columns">'
            whole = self._share
            for column, share in zip(block.columns, block.shares, strict=True):
                self._share = whole * share
                yield f'<div style="flex:{share:.3f} 1 16rem">'
                yield from self._all(column)
                yield "</div>"
            self._share = whole
            yield "</div>"
        elif isinstance(block, RuleBlock):
            yield '<hr class="strong">' if block.strong else "<hr>"

    def _heading(self, block: HeadingBlock) -> Iterator[str]:
        self._heads += 1
        while self._levels and self._levels[-1] >= block.level:
            self._levels.pop()
        self._levels.append(block.level)
        level, self._headed = len(self._levels), block.text
        anchor = self._anchor(block.anchor)
        own = f' id="page-heading{self._heads}"'
        inside = f"<span{anchor}>{_plain(block.text)}</span>" if anchor else _plain(block.text)
        yield f'<h{level}{own} dir="auto">{inside}</h{level}>'
        if block.beside or block.aside:
            yield f'<p class="beside">{self._runs(block.beside)}{self._aside(block.aside)}</p>'

    def _paragraph(self, block: ParagraphBlock) -> str:
        inside = self._runs(block.runs) + self._aside(block.aside)
        if block.item:
            return f'<li dir="auto">{inside}</li>'
        styles = {run.style for run in block.runs if run.text.strip()}
        whole = styles.pop() if len(styles) == 1 else PLAIN
        name = f' class="{whole}-line"' if whole == KICKER else ""
        return f'<p dir="auto"{name}>{inside}</p>'

    def _aside(self, runs: tuple[Run, ...]) -> str:
        return f' <span class="aside">{self._runs(runs)}</span>' if runs else ""

    def _figures(self, block: FiguresBlock) -> str:
        items = "\n".join(
            f'<div><dt dir="auto">{_plain(each.label)}</dt>\n'
            f'<dd class="figure">{self._own(each.figure)}</dd>'
            + "".join(f'\n<dd dir="auto">{self._run(run)}</dd>' for run in each.details)
            + "</div>"
            for each in block.items
        )
        return f'<dl class="figures">\n{items}\n</dl>'

    def _table(self, block: TableBlock) -> Iterator[str]:
        yield '<div class="table"><table>'
        if block.caption:
            said = ' class="spoken"' if block.caption == self._headed else ""
            yield f"<caption{said}>{_plain(block.caption)}</caption>"
        yield (
            "<thead><tr>"
            + "".join(
                f'<th scope="col"{_right(column.right)}>{_plain(column.text)}</th>'
                if column.text.strip()
                else "<td></td>"
                for column in block.head
            )
            + "</tr></thead>"
        )
        yield "<tbody>"
        anchors = block.anchors or ("",) * len(block.rows)
        for number, (row, anchor) in enumerate(zip(block.rows, anchors, strict=True)):
            if number % _ROWS_AT_ONCE == 0:
                self._go_on()
            self._here = anchor
            cells = "".join(
                self._cell(cell, head=place == 0, right=block.head[place].right)
                for place, cell in enumerate(row)
            )
            yield f"<tr{self._anchor(anchor)}>{cells}</tr>"
        self._here = ""
        yield "</tbody></table></div>"

    def _cell(self, cell: DocumentCell, *, head: bool, right: bool) -> str:
        inside = self._runs(cell.runs)
        if cell.bar is not None:
            length = f"{max(0.0, min(1.0, cell.bar)) * 100:.1f}%"
            inside += f'<span class="bar" aria-hidden="true"><i style="width:{length}"></i></span>'
        if head and inside:
            return f'<th scope="row" dir="auto"{_right(right)}>{inside}</th>'
        return f'<td dir="auto"{_right(right)}>{inside}</td>'

    def _chart(self, block: ChartBlock) -> str:
        title, description = _plain(block.title), _plain(block.description)
        drawn = self._draw(block, self._share) if self._draw else ""
        if not drawn:
            return f"<figure><figcaption><b>{title}</b> {description}</figcaption></figure>"
        self._charts += 1
        name = f"page-chart{self._charts}"
        drawn = drawn.replace(' id="', f' id="{name}-').replace('"url(#', f'"url(#{name}-')
        opening, _, rest = drawn.partition(">")
        told = "".join(f"\n<p>{self._runs(each.runs)}</p>" for each in block.words)
        caption = f"\n<figcaption>{told}</figcaption>" if told else ""
        return (
            f'<figure>{opening} role="img" aria-labelledby="{name}-t {name}-d">'
            f'<title id="{name}-t">{title}</title><desc id="{name}-d">{description}</desc>'
            f"{rest}{caption}</figure>"
        )

    def _anchor(self, record: str) -> str:
        """The attribute that makes an element a record's anchor; nothing if one is it already."""
        if not record or record in self._placed:
            return ""
        self._placed.add(record)
        return f' id="{RECORD}{escape(record)}"'

    def _own(self, run: Run) -> str:
        """A figure that is the place of its record on this page."""
        anchor = self._anchor(run.target.removeprefix(RECORD) if _of_record(run) else "")
        if anchor:
            return f"<span{anchor}>{self._run(run.replace(target=''))}</span>"
        return self._run(run)

    def _runs(self, runs: Sequence[Run]) -> str:
        return "".join(map(self._run, runs))

    def _run(self, run: Run) -> str:
        inside = escape(run.text)
        if run.spoken:
            inside = (
                f'<span aria-hidden="true">{inside}</span>'
                f'<span class="spoken">{escape(run.spoken)}</span>'
            )
        if run.style != PLAIN:
            inside = f'<span class="{run.style}">{inside}</span>'
        if run.target.startswith(_LINKED):
            return f'<a href="{escape(run.target)}" rel="noreferrer">{inside}</a>'
        record = run.target.removeprefix(RECORD)
        if _of_record(run) and record in self._anchors and record != self._here:
            return f'<a href="#{RECORD}{quote(record)}">{inside}</a>'
        return inside


def _of_record(run: Run) -> bool:
    return run.target.startswith(RECORD)


def _anchors(blocks: Sequence[Block]) -> Iterator[str]:
    """The records that have a place on the page."""
    for block in every_block(blocks):
        if isinstance(block, HeadingBlock) and block.anchor:
            yield block.anchor
        elif isinstance(block, TableBlock):
            yield from filter(None, block.anchors)
        elif isinstance(block, FiguresBlock):
            figures = (item.figure for item in block.items)
            yield from (run.target.removeprefix(RECORD) for run in figures if _of_record(run))


def _plain(text: str) -> str:
    return escape(" ".join(text.split()))


def _right(right: bool) -> str:
    return ' class="right"' if right else ""


def _scheme(colours: Colours) -> str:
    """The colours of one scheme as variables of the style sheet."""
    names = ("window", "raised", "text", "muted", "hairline", "accent", "warning", "bar")
    return "".join(f"--{name}:{getattr(colours, name)};" for name in names)


def _recoloured() -> str:
    """Rules by which charts, drawn in the light colours, take the dark ones."""
    rules: dict[str, str] = {}
    for name, value in LIGHT.as_dict().items():
        if isinstance(value, str):
            rules.setdefault(value, getattr(DARK, name))
    return "".join(
        f'svg :not(mask)[{part}="{light}"]{{{part}:{dark}}}'
        for light, dark in rules.items()
        for part in ("fill", "stroke")
    )


STYLE = f"""
:root{{color-scheme:light dark;{_scheme(LIGHT)}}}
body{{margin:0 auto;padding:1rem 1.5rem 3rem;max-width:60rem;background:var(--window);
color:var(--text);font:1rem/1.45 "Source Sans 3","Source Sans Pro","Noto Sans",sans-serif;
font-variant-ligatures:no-common-ligatures;overflow-wrap:break-word}}
h1{{font-size:2.1rem;line-height:1.15;margin:.2em 0 .3em}}
h2{{font-size:1.25rem;margin:1.6em 0 .3em;border-top:1px solid var(--hairline);padding-top:.7em}}
h3{{font-size:1.05rem;margin:1em 0 .2em}}
h4{{font-size:1rem;margin:.8em 0 .2em}}
p,ul,dl,figure{{margin:.4em 0}}
ul{{padding-left:1.2em}}
a{{color:var(--accent);text-underline-offset:.15em}}
a:focus-visible,main:focus-visible{{outline:2px solid var(--accent);outline-offset:2px}}
hr{{border:0;border-top:1px solid var(--hairline);margin:1em 0}}
hr+h2{{border:0;margin-top:0;padding:0}}
hr.strong{{border-top:2px solid var(--text)}}
nav ul{{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.1em 1.2em;font-size:.9rem}}
table{{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}}
caption{{text-align:start;color:var(--muted);font-size:.9rem;padding-bottom:.3em}}
th,td{{text-align:start;vertical-align:top;padding:.25em .8em .25em 0;
border-bottom:1px solid var(--hairline);font-weight:normal}}
thead th{{color:var(--muted);font-size:.9rem}}
.right{{text-align:end}}
.table{{overflow-x:auto}}
.bar{{display:inline-block;width:6em;height:.7em;margin-left:.6em;text-align:left}}
.bar i{{display:block;height:100%;min-width:1px;background:var(--bar)}}
.columns{{display:flex;flex-wrap:wrap;gap:0 2.5rem}}
.columns>div{{min-width:0}}
.figures{{display:flex;flex-wrap:wrap;gap:.6em 2rem}}
dd{{margin:0;color:var(--muted);font-size:.9rem}}
dd.figure{{color:var(--text);font-size:1.25rem;font-weight:600}}
.strong,b{{font-weight:600}}
.note{{color:var(--muted);font-size:.9rem}}
.warning,.kicker{{color:var(--warning);font-weight:600}}
.standfirst{{color:var(--muted);font-size:1.1rem}}
.large{{font-size:2.1rem;font-weight:600}}
.kicker-line{{margin:0;font-size:.9rem}}
.aside{{float:inline-end;padding-inline-start:1em}}
.beside{{color:var(--muted);font-size:.9rem;overflow:hidden}}
.columns h2{{border:0;margin-top:.4em;padding:0}}
svg{{max-width:100%;height:auto;overflow:visible}}
svg text{{font-family:"Source Sans 3","Source Sans Pro","Noto Sans",sans-serif}}
aside{{border-top:1px solid var(--hairline);margin-top:2em}}
.spoken,.skip:not(:focus){{position:absolute;width:1px;height:1px;overflow:hidden;
clip-path:inset(50%);white-space:nowrap}}
:target{{outline:2px solid var(--accent);outline-offset:3px}}
@media (prefers-color-scheme:dark){{:root{{{_scheme(DARK)}}}{_recoloured()}}}
@media print{{:root{{--window:#fff;--text:#000;--muted:#333;font-size:10pt}}
body{{max-width:none;padding:0}}nav,.skip{{display:none}}h1,h2,h3,h4,caption{{break-after:avoid}}
tr,figure,.figures>div{{break-inside:avoid}}a{{color:inherit}}.table{{overflow:visible}}
main a[href^="https"]::after{{content:" (" attr(href) ")";font-size:.8em}}}}
"""
