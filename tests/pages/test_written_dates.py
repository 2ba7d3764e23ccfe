"""Dates as readers write them: one parser, its forms in one table."""

from __future__ import annotations

import pytest

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.drawing.timeline.data import TimelineData
from kursk_viewer.pages import wording
from kursk_viewer.pages.search import Index
from kursk_viewer.pages.timeline.filter import Choice
from kursk_viewer.pages.timeline.page import timeline
from kursk_viewer.pages.written_dates import date_advice, date_of

FORMS = (
    ("2025-02-05", ("5 Feb 2025", "5 February 2025", "2025-02-05", "05.02.2025", "5.2.2025",
                    "Feb 5, 2025", "February 5 2025", "5. Feb 2025", "2025-2-5", " 5  feb 2025 ",
                    "5th Feb 2025")),
    ("2025-02", ("Feb 2025", "February 2025", "2025-02", "02.2025", "2.2025", "FEB. 2025")),
    ("2025", ("2025",)),
    ("2025-05-05~", ("~ 5 May 2025", "5 May 2025 (approximate)", "≈ 5 May 2025")),
    ("2025-02-06?", ("6 Feb 2025 (?)", "6 February 2025 (uncertain)")),
    ("2025-02-06%", ("~ 6 Feb 2025 (?)", "6 February 2025 (approximate, uncertain)")),
    ("2024-09/2024-10", ("Sep 2024 – Oct 2024", "2024-09/2024-10", "Sep 2024 to Oct 2024",
                         "Sep – Oct 2024", "9.2024..10.2024")),
    ("2025-02-05/2025-02-07", ("5 Feb 2025 – 7 Feb 2025", "5–7 Feb 2025", "5-7 Feb 2025",
                               "5 Feb - 7 Feb 2025", "05.02.2025 - 07.02.2025")),
)  # fmt: skip


@pytest.mark.parametrize(("edtf", "text"), [(edtf, text) for edtf, all in FORMS for text in all])
def test_a_date_is_understood_in_each_of_its_forms(edtf: str, text: str) -> None:
    assert date_of(text).text == edtf
    assert date_advice(text) == ""


def test_what_the_program_prints_it_understands(shipped: Dossier) -> None:
    whens = [event.when for event in shipped.events.values() if event.when]
    whens += [phase.when for phase in shipped.phases.values()]
    assert len(whens) > 50
    for when in whens:
        for printed in (wording.short_date(when), wording.date(when)):
            assert date_of(printed) == when, printed


@pytest.mark.parametrize(
    "text", ["", "Feb", "5 Feb 25", "5 Foo 2025", "05/02/2025", "5 Feb", "tanks", "1/2/3/4"]
)
def test_what_is_no_date_is_told_with_the_forms(text: str) -> None:
    with pytest.raises(ValueError, match=r"write 5 Feb 2025, .*05\.02\.2025 or Feb 2025 – Mar"):
        date_of(text)


@pytest.mark.parametrize("text", ["31 Feb 2025", "2025-13", "31.11.2024"])
def test_a_day_that_is_in_no_calendar_is_told_as_such(text: str) -> None:
    with pytest.raises(ValueError, match="not in the calendar"):
        date_of(text)


@pytest.mark.parametrize(
    ("text", "advised"),
    [("05/02/2025", True), ("31.02.2025", True), ("5 Feb 25", True), ("tanks 131", False),
     ("39,900", False), ("march on Kursk", False), ("", False), ("km2", False)],
)  # fmt: skip
def test_advice_is_given_only_where_a_date_seems_to_be_meant(text: str, advised: bool) -> None:
    assert bool(date_advice(text)) == advised


def test_the_timeline_is_filtered_by_dates_in_any_form(shipped: Dossier) -> None:
    data = TimelineData(timeline(shipped))

    def shown(text: str) -> list[int]:
        data.choose(Choice(text=text))
        return data.shown.numbers

    assert shown("5.2.2025") == shown("Feb 5, 2025") == shown("5th February 2025") != []
    assert shown("02.2025") == shown("Feb 2025")
    first, last = date_of("4 Feb 2025").first, date_of("6 Feb 2025").last
    hits = set(shown("4–6 Feb 2025")) - data.shown.companions
    assert hits == {
        number
        for number in range(data.page.placed)
        if data.firsts[number] <= last and data.lasts[number] >= first
    }


def test_everything_is_searched_by_a_date_in_any_form(shipped: Dossier) -> None:
    index = Index(shipped)
    found, whole = index.search("5 Feb 2025")
    assert found and whole
    for text in ("5th Feb 2025", "5.2.2025", "Feb 5, 2025", "2025-02-05"):
        assert index.search(text) == (found, True), text
    assert index.search("02.2025") == index.search("Feb 2025")


@pytest.mark.parametrize("length", [40, 41])
def test_of_a_long_text_that_is_no_date_the_beginning_is_said_again(length: int) -> None:
    said = "x" * 40 + ("…" if length > 40 else "")
    with pytest.raises(ValueError, match=f"“{said}” is not a date"):
        date_of("x" * length)
