"""What is told of every claim and event: who, how much, of which day, area and place, and what
speaks against it; or that the file does not say."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from fuzz.figures import NUMBER, numbers_in, plain

from kursk_viewer.pages.document import (
    RECORD,
    ColumnsBlock,
    FiguresBlock,
    HeadingBlock,
    PageDocument,
    ParagraphBlock,
    TableBlock,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kursk_viewer.pages.document import Block, Run

Row = dict[str, Any]

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
HEADLINED = (
    ("scopes", "label"), ("parties", "name"), ("parties", "short"), ("parties", "adjective"),
    ("parties", "members"), ("measures", "label"), ("measures", "phrase"), ("reports", "period"),
)  # fmt: skip
"""Texts of the file that a headline holds."""
NOT_STATED = "not stated"
USUAL = "unless said otherwise"
"""What holds of every figure of a page that does not say otherwise."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Claims:
    """The claims and events of a file, with what each must be told with."""

    def __init__(self, pack: Row) -> None:
        self._rows = {r["name"]: {row["id"]: row for row in r["data"]} for r in pack["resources"]}
        self._names = [pack["title"], *(
            row.get(field, "") for table, field in HEADLINED for row in self._rows[table].values()
        )]  # fmt: skip

    def left_out(self, record: str, text: str) -> list[str]:
        """What a page about a record does not tell of it."""
        text = text.replace("\u2068", "").replace("\u2069", "")
        wanted = [*self._wanted(record)]
        return [each for each in wanted if each.removesuffix(")") not in text]

    def _wanted(self, record: str) -> Iterator[str]:
        rows = self._rows
        if claim := rows["claims"].get(record):
            report = rows["reports"][claim["report"]]
            if claim.get("formula"):
                yield "alculated here, no source states it"
            else:
                yield rows["parties"][claim.get("said_by", report["claimant"])]["name"]
            yield rows["scopes"][claim.get("scope", report["scope"])]["label"]
            yield from _date(self._given(claim))
            if claim.get("stated_as"):
                yield f"“{claim['stated_as']}”"
        elif event := rows["events"].get(record):
            yield from _date(event.get("when"))
            yield from (rows["parties"][name]["name"] for name in event.get("said_by", ()))
            yield from filter(None, (event.get("place"), event.get("disputed_by")))
        elif statement := rows["statements"].get(record):
            report = rows["reports"][statement["report"]]
            yield statement["text"]
            yield rows["parties"][statement.get("said_by", report["claimant"])]["name"]
        for relation in rows["relations"].values():
            halves = relation["subject"], relation["object"]
            if relation["kind"] == "contradicts" and record in halves:
                yield f"[{halves[halves[0] == record]}]"

    def is_dated(self, record: str) -> bool:
        """Whether the file gives the day of a claim, or of all that it is worked out from."""
        claim = self._rows["claims"][record]
        inputs = [name for name in claim.get("formula", "").split() if name in self._rows["claims"]]
        return self._given(claim) is not None and all(map(self.is_dated, inputs))

    def _given(self, claim: Row) -> str | None:
        day: str | None = self._rows["reports"][claim["report"]].get("as_of")
        return None if "said_by" in claim else day

    def headlined(self, title: str) -> list[Fraction]:
        """The numbers of the headline that the core report's claimant does not give for its area
        and day."""
        rows = self._rows
        known = {number for text in self._names for number in numbers_in(text)}
        for claim in rows["claims"].values():
            report = rows["reports"][claim["report"]]
            own = claim.get("scope", report["scope"]) == report["scope"]
            if own and report.get("core") and "said_by" not in claim and not claim.get("formula"):
                divisor = rows["measures"][claim["measure"]].get("divisor", 1)
                known |= {
                    Fraction(claim[k], divisor) for k in ("value", "low", "high") if k in claim
                }
        return [
            number
            for found in NUMBER.finditer(title)
            for number in map(plain, filter(None, (found["lower"], found["upper"])))
            if number not in known
        ]

    def another(self, record: str) -> list[str]:
        """The short name of who gives a claim, where that is not its report's claimant."""
        claim = self._rows["claims"][record]
        claimant = self._rows["reports"][claim["report"]]["claimant"]
        if claim.get("said_by", claimant) == claimant:
            return []
        party = self._rows["parties"][claim["said_by"]]
        return [party.get("short") or party["name"]]

    def misplaced(self, page: PageDocument, *, starts: bool = True) -> Iterator[str]:
        """The lines of a page that show a figure of another than the core report's claimant, or of
        no stated day, or (`starts`) counted from another day than the report, and do not say so."""
        lines = [*_lines(page.blocks)]
        usual = " ".join(run.text for runs in lines for run in runs if USUAL in run.text)
        for runs in lines:
            text = " ".join(run.text for run in runs)
            for claim in _figures(runs, self._rows["claims"]):
                report = self._rows["reports"][claim["report"]]
                if claim.get("formula") or not report.get("core"):
                    continue
                scope = claim.get("scope", report["scope"])
                if scope != report["scope"] and self._rows["scopes"][scope]["label"] not in text:
                    yield f"{claim['id']}, scope: {text}"
                if starts:
                    yield from _start_untold(claim, report, text)
                if "said_by" in claim and NOT_STATED not in f"{text} {usual}":
                    yield f"{claim['id']}, day: {text}"
                for name in self.another(claim["id"]):
                    if name not in text:
                        yield f"{claim['id']}: {text}"


def _start_untold(claim: Row, report: Row, text: str) -> Iterator[str]:
    begin, usual = claim.get("counts_from"), report.get("counts_from")
    if begin and begin != usual and "counted from" not in text:
        yield f"{claim['id']}, counted from {begin}: {text}"
    if claim.get("start_not_stated") and usual and "start is not stated" not in text:
        yield f"{claim['id']}, start not stated: {text}"


def _figures(runs: tuple[Run, ...], claims: dict[str, Row]) -> Iterator[Row]:
    """The claims whose figure a line shows with its number."""
    for run in runs:
        name = run.target.removeprefix(RECORD)
        if name in claims and any(letter.isdigit() for letter in run.text):
            yield claims[name]


def _lines(blocks: tuple[Block, ...]) -> Iterator[tuple[Run, ...]]:
    """What is read together: rows of tables, figures with their details, paragraphs."""
    for block in blocks:
        if isinstance(block, TableBlock):
            yield from (tuple(run for cell in row for run in cell.runs) for row in block.rows)
        elif isinstance(block, FiguresBlock):
            yield from ((item.figure, *item.details) for item in block.items)
        elif isinstance(block, ParagraphBlock):
            yield (*block.runs, *block.aside)
        elif isinstance(block, HeadingBlock):
            yield (*block.beside, *block.aside)
        elif isinstance(block, ColumnsBlock):
            for column in block.columns:
                yield from _lines(column)


def _date(given: str | None) -> Iterator[str]:
    if given is None:
        yield NOT_STATED
    elif _DAY.fullmatch(given):
        year, month, day = map(int, given.split("-"))
        yield f"{day} {MONTHS[month - 1]} {year:04}"
    elif ".." not in given:
        yield given.rpartition("/")[2][:4]
