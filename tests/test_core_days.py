"""Under Core report only no day stands anywhere that the core document does not itself state."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kursk_viewer import cli
from kursk_viewer.dossier.core_only import core_only
from kursk_viewer.dossier.tables import TABLES
from kursk_viewer.output.plain_text import evidence_text
from kursk_viewer.pages.evidence.page import evidence
from kursk_viewer.resources import dossier_path

if TYPE_CHECKING:
    from collections.abc import Iterable

    from papers import Papers
    from pytestqt.qtbot import QtBot

    from kursk_viewer.dossier.model import Dossier

Day = tuple[int, int, int]
"""Year, month and day of the month; the year is 0 where a text leaves it out."""

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_WRITTEN = re.compile(rf"(?<![\w,.])(\d{{1,2}})\s+{_MONTH}\b(?:\s+(\d{{4}}))?", re.IGNORECASE)
_ISO = re.compile(r"(?<![\w-])(\d{4})-(\d\d)-(\d\d)(?![\w-])")
_RELATIVE = re.compile(
    r"\b(?:a|one|two|three|four|five|six|\d+)\s+(?:day|week|month)s?\s+(?:after|before|later|earlier)"
)
_OWN = ("event", "report")
"""The bases of an event's day that is the document's own."""

COMMANDS = [
    *(("summary", "--format", form) for form in ("text", "markdown", "html", "json")),
    *(("summary", "--full", "--format", form) for form in ("text", "markdown", "html")),
    *(
        ("table", name, "--format", form)
        for name in ("equipment", "casualties", "timeline")
        for form in ("tsv", "markdown", "json")
    ),
    ("sources",),
    ("evidence", "--list"),
    *(
        ("evidence", name, "--form", form)
        for name in ("ev-nk-withdrawn", "ev-2025-02-06", "ev-2025-02-04", "st-nk-denied")
        for form in ("short", "line", "full")
    ),
    ("search", "did", "North", "Korea", "pull", "out"),
    ("search", "General", "Staff"),
    ("search", "6", "February", "2025"),
]


def days_in(text: str) -> set[Day]:
    found = {
        (int(year or 0), MONTHS.index(month[:3].lower()) + 1, int(day))
        for day, month, year in _WRITTEN.findall(text)
    }
    return found | {(int(y), int(m), int(d)) for y, m, d in _ISO.findall(text)}


def own_days(raw: dict[str, list[dict[str, str]]]) -> set[Day]:
    """The days that the records of the core document have by its own words."""
    core = {row["id"] for row in raw["reports"] if row.get("core")}
    told = [row.get("counts_from", "") for row in raw["reports"] if row["id"] in core]
    for table in ("claims", "statements"):
        for row in raw[table]:
            if row["report"] in core:
                told += [row.get("counts_from", ""), row.get("text", "")]
    for row in raw["events"]:
        if row.get("core") and row.get("when_basis") in _OWN:
            told.append(row["when"])
    return days_in("\n".join(told))


@pytest.fixture(scope="module")
def raw() -> dict[str, list[dict[str, str]]]:
    package = json.loads(Path(dossier_path()).read_text("utf-8"))
    return {table["name"]: table["data"] for table in package["resources"]}


@pytest.fixture(scope="module")
def core(shipped: Dossier) -> Dossier:
    return core_only(shipped)


def without_ids(text: str, raw: dict[str, list[dict[str, str]]]) -> str:
    """A text without the ids of records, of which some look like days."""
    ids = {row["id"] for rows in raw.values() for row in rows}
    return re.sub(r"[\w-]+", lambda found: "" if found[0] in ids else found[0], text)


def foreign(texts: Iterable[str], raw: dict[str, list[dict[str, str]]]) -> set[Day | str]:
    """Days, and distances in time, that the core document does not state."""
    own = own_days(raw)
    allowed = own | {(0, month, day) for _, month, day in own}
    text = without_ids("\n".join(texts), raw)
    return (days_in(text) - allowed) | set(_RELATIVE.findall(text))


def test_the_oracle_knows_the_days_of_the_core_document_and_finds_others(
    raw: dict[str, list[dict[str, str]]],
) -> None:
    assert {day for day in own_days(raw) if day[0]} == {(2024, 8, 6), (2025, 2, 4), (2025, 2, 5)}
    text = "5 February 2025; 6 Feb 2025 (?), two days before 2025-02-07, 7 Mar; [ev-2025-02-06]"
    assert foreign([text], raw) == {
        (2025, 2, 6), "two days before", (2025, 2, 7), (0, 3, 7),
    }  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_gives_a_day_that_only_others_state(
    command: tuple[str, ...],
    raw: dict[str, list[dict[str, str]]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    name, *rest = command
    assert cli.main([name, *rest, "--core"]) == 0
    said = capsys.readouterr().out
    asked = " ".join(rest) if name == "search" else ""
    assert foreign([said], raw) - days_in(asked) == set()


def test_no_evidence_gives_a_day_that_only_others_state(
    core: Dossier, raw: dict[str, list[dict[str, str]]]
) -> None:
    pages = [evidence(core, name) for table in TABLES for name in getattr(core, table)]
    assert foreign([evidence_text(page, core) for page in pages if page], raw) == set()


@pytest.mark.parametrize(
    "options", [("--core",), ("--core", "--handout"), ("--core", "--full")], ids=" ".join
)
def test_no_paper_gives_a_day_that_only_others_state(
    printed: Papers, options: tuple[str, ...], raw: dict[str, list[dict[str, str]]]
) -> None:
    text = printed(*options).text
    assert "North Korean units withdrawn from the front" in text
    assert foreign([text], raw) == set()


def test_no_tab_gives_a_day_that_only_others_state(
    qtbot: QtBot, core: Dossier, raw: dict[str, list[dict[str, str]]]
) -> None:
    import windows

    window = windows.opened(qtbot, core)
    told = dict.fromkeys(text for _, text in windows.everywhere(window))
    assert any("events without a date: General Staff sums up six months" in t for t in told)
    assert foreign(told, raw) == set()


def test_no_statement_and_no_event_of_the_core_document_is_lost(
    shipped: Dossier, core: Dossier
) -> None:
    assert {e.id for e in shipped.events.values() if e.core} == set(core.events)
    assert {s.id for s in shipped.statements.values() if shipped.is_core(s)} == set(core.statements)
    assert {name for name, e in core.events.items() if e.when is None} == {
        "ev-2025-02-06", "ev-nk-withdrawn",
    }  # fmt: skip
    assert all(r.published is None for r in core.reports.values())
