"""What the Timeline page says, and which marks a choice leaves."""

from __future__ import annotations

import re

import builders
import pytest
from builders import event

from kursk_viewer import resources
from kursk_viewer.dossier.core_only import core_only
from kursk_viewer.dossier.dates import parse
from kursk_viewer.dossier.loading import load_file
from kursk_viewer.dossier.model import Dossier, Event, Relation
from kursk_viewer.dossier.vocabulary import AsOfBasis, Precision, RelationKind
from kursk_viewer.drawing.timeline.data import TimelineData
from kursk_viewer.drawing.timeline.descriptions import elsewhere, shown_in_words, status
from kursk_viewer.output.tables import tsv
from kursk_viewer.pages.shown import shown as shown_record
from kursk_viewer.pages.timeline.filter import Choice
from kursk_viewer.pages.timeline.kinds import of_kind
from kursk_viewer.pages.timeline.page import (
    AREA,
    NO_SIDE,
    Mark,
    marks_table,
    provenance_at,
    sentence,
    spoken_step,
    timeline,
    undated_in_words,
)


@pytest.fixture(scope="module")
def shipped() -> Dossier:
    return load_file(resources.dossier_path())


@pytest.fixture(scope="module")
def core(shipped: Dossier) -> Dossier:
    return core_only(shipped)


def with_events(
    dossier: Dossier, *events: Event, ties: tuple[tuple[str, str], ...] = ()
) -> Dossier:
    relations = {
        f"r{n}": Relation(id=f"r{n}", subject=one, kind=RelationKind.CONTRADICTS, object=other)
        for n, (one, other) in enumerate(ties)
    }
    return dossier.replace(events={e.id: e for e in events}, claims={}, relations=relations)


def mark_of(dossier: Dossier, record: str) -> Mark:
    return next(mark for mark in timeline(dossier).marks if mark.record == record)


def shown(data: TimelineData, choice: Choice) -> list[str]:
    data.choose(choice)
    return [data.page.marks[number].record for number in data.shown.numbers]


def test_event_date_report_date_and_inferred_date_stay_apart(
    shipped: Dossier, core: Dossier
) -> None:
    assert mark_of(core, "ev-2024-08-06").basis == "event"
    assert mark_of(core, "ev-2025-02-04").basis == "report"
    inferred = mark_of(shipped, "ev-2025-02-06")
    assert (inferred.basis, inferred.dated_by, inferred.qualified) == ("inferred", "inferred", True)


def test_the_line_of_the_core_report_says_its_day_and_how_it_is_known(small: Dossier) -> None:
    assert timeline(small).core_label == "Core report as of 5 Feb 2025 (inferred)"
    assert timeline(small.replace(reports={}, claims={}, statements={})).core_label == ""


def test_a_span_is_not_narrowed_to_a_day(core: Dossier) -> None:
    event = core.events["ev-2024-08-06"].replace(when=parse("2024-08/2025-02"))
    spanned = core.replace(events={**core.events, event.id: event})
    mark = mark_of(spanned, event.id)
    assert mark.precision == "interval"
    assert mark.last - mark.first == 211


def test_what_the_core_document_gives_no_day_stands_at_none_there(
    shipped: Dossier, core: Dossier
) -> None:
    withdrawn = mark_of(shipped, "ev-nk-withdrawn")
    assert (withdrawn.basis, withdrawn.qualified, withdrawn.edtf) == (
        "inferred", True, "2025-02-06?",
    )  # fmt: skip
    alone = mark_of(core, "ev-nk-withdrawn")
    assert (alone.first, alone.last, alone.edtf) == (None, None, "")
    assert (alone.when, alone.spoken) == ("date not stated", "date not stated")


def test_events_without_a_date_stand_last_and_on_no_axis(core: Dossier) -> None:
    dossier = with_events(
        core, event("a", None), event("b", "2025-02-05"), event("c", None, category="diplomacy"),
        event("d", "2024-08-06"), ties=(("a", "b"),),
    )  # fmt: skip
    page = timeline(dossier)
    assert [mark.record for mark in page.marks] == ["d", "b", "a", "c"]
    assert page.placed == 2
    assert {lane.id: lane.numbers for lane in page.lanes} == {"ground": (0, 1), "diplomacy": ()}
    data = TimelineData(page)
    assert (data.placed, data.undated) == ([0, 1], [2, 3])
    assert data.days == (mark_of(dossier, "d").first, mark_of(dossier, "b").last)
    assert data.span_of([2, 3]) is None
    assert not data.ties
    assert status(data, None, 0).startswith("2 events, 2 without a date")
    told = shown_in_words(data, *data.full_span(), set())
    assert told.startswith("6 Aug 2024 to 5 Feb 2025: 2 events.")
    assert told.endswith("2 events without a date: A; C.")
    assert shown(data, Choice(lanes=("diplomacy",))) == ["c"]
    assert (data.placed, data.undated) == ([], [3])
    assert shown(data, Choice(text="not stated")) == ["b", "a", "c"]
    assert data.shown.companions == {1}


def test_many_events_without_a_date_are_counted_not_all_named(core: Dossier) -> None:
    dossier = with_events(core, *(event(f"e{n}", None) for n in range(9)))
    page = timeline(dossier)
    assert undated_in_words(page, range(9)) == (
        "9 events without a date: E0; E1; E2; E3; E4; E5; 3 more."
    )
    assert undated_in_words(page, [4]) == "1 event without a date: E4."
    assert undated_in_words(page, []) == ""


def test_the_date_of_an_event_without_one_is_an_empty_cell(core: Dossier) -> None:
    table = marks_table(timeline(with_events(core, event("a", None))), [0])
    assert [cell.text for cell in table.rows[0].cells][:2] == ["", "not stated"]
    assert "events without a date" in table.provenance


def test_the_vague_area_of_the_core_report_gets_no_day(core: Dossier) -> None:
    page = timeline(core)
    assert page.undated == ("ua-2025-02-06-area",)
    assert not any(lane.id == AREA for lane in page.lanes)


def test_contradicting_events_are_tied_and_both_contradicted(core: Dossier) -> None:
    page = timeline(core)
    ties = {frozenset((page.marks[t.one].record, page.marks[t.other].record)) for t in page.ties}
    assert frozenset(("ev-nk-withdrawn", "ev-2025-02-04")) in ties
    assert mark_of(core, "ev-nk-withdrawn").contradicted
    assert not mark_of(core, "ev-2024-08-06").opposed


def test_marks_are_in_order_of_time_and_lanes_hold_their_positions(core: Dossier) -> None:
    page = timeline(core)
    days = [mark.first for mark in page.marks if mark.first is not None]
    assert [mark.first for mark in page.marks[: page.placed]] == days == sorted(days)
    for lane in page.lanes:
        assert all(page.marks[number].lane == lane.id for number in lane.numbers)
    assert sum(len(lane.numbers) for lane in page.lanes) == page.placed


def test_an_event_without_a_speaker_can_be_chosen_as_such(core: Dossier) -> None:
    dossier = with_events(core, event("a", "2024-08-06", said_by=()), event("b", "2024-08-07"))
    assert mark_of(dossier, "a").sides == (NO_SIDE,)
    assert shown(TimelineData(timeline(dossier)), Choice(sides=(NO_SIDE,))) == ["a"]


def test_each_part_of_a_choice_narrows(core: Dossier) -> None:
    dossier = with_events(
        core,
        event("one", "2024-08-06", category="air_strike"),
        event("two", "2025-02-05", core=True, disputed_by="someone"),
        event("three", "2025-02", said_by=("liga",), place="Sudzha", text="≈ 1,250 men"),
    )
    data = TimelineData(timeline(dossier))
    assert shown(data, Choice()) == ["one", "three", "two"]
    assert shown(data, Choice(lanes=("air_strike",))) == ["one"]
    assert shown(data, Choice(sides=("media",))) == ["three"]
    assert shown(data, Choice(opposed=True)) == ["two"]
    assert shown(data, Choice(core=True)) == ["two"]
    assert shown(data, Choice(text="SUDZHA")) == ["three"]
    assert shown(data, Choice(text="/sud[xz]ha/")) == ["three"]
    assert shown(data, Choice(text="/≈ 1,2\\d+/")) == ["three"], "as shown, not as folded"
    assert shown(data, Choice(text="2025-02")) == ["three", "two"]
    assert shown(data, Choice(text="text zelenskyy", lanes=("ground",))) == ["two"]
    assert shown(data, Choice(text="nowhere")) == []
    assert shown(data, Choice(lanes=("ground", "air_strike"))) == ["one", "three", "two"]


def test_lane_arrays_follow_the_choice(core: Dossier) -> None:
    dossier = with_events(core, event("one", "2024-08"), event("two", "2025-02-05"))
    data = TimelineData(timeline(dossier))
    data.choose(Choice(text="two"))
    assert [lane.numbers for lane in data.lanes] == [[1]]
    assert data.lanes[0].ends == []
    data.choose(Choice())
    assert [lane.numbers for lane in data.lanes] == [[0, 1]]


def test_half_of_a_contradiction_brings_the_other_half(core: Dossier) -> None:
    dossier = with_events(
        core,
        event("yes", "2024-08-06"),
        event("no", "2024-08-09", said_by=("liga",)),
        event("else", "2024-08-10"),
        ties=(("yes", "no"),),
    )
    data = TimelineData(timeline(dossier))
    assert shown(data, Choice(sides=("media",))) == ["yes", "no"]
    assert data.shown.companions == {0}


def test_a_half_that_is_drawn_in_brings_its_own_other_half(core: Dossier) -> None:
    named = ("seen", "denied", "affirmed", "denied-again", "else")
    days = [event(name, f"2024-08-0{day}", title=name) for day, name in enumerate(named, 1)]
    ties = (("seen", "denied"), ("affirmed", "denied"), ("denied-again", "affirmed"))
    data = TimelineData(timeline(with_events(core, *days, ties=ties)))
    assert shown(data, Choice(text="seen")) == ["seen", "denied", "affirmed", "denied-again"]
    assert data.shown.companions == {1, 2, 3}


def test_who_looks_for_the_withdrawal_of_north_koreans_meets_their_return(
    shipped: Dossier,
) -> None:
    found = shown(TimelineData(timeline(shipped)), Choice(text="north korean withdr"))
    assert "ev-2025-02-07" in found and "ev-2025-02-04" in found
    assert all(
        {relation.subject, relation.object} & shipped.events.keys() <= set(found)
        for name in found
        for relation in shipped.contradictions_of(name)
    )


def test_area_claims_tell_how_their_day_is_known(core: Dossier) -> None:
    claim = core.claims["ua-2025-02-06-area"].replace(
        id="area", precision=Precision.ABOUT, value=5000, stated_as="", said_by=""
    )
    report = core.reports["ua-2025-02-06"].replace(
        as_of=parse("2025-02-05"), as_of_basis=AsOfBasis.INFERRED
    )
    dossier = core.replace(claims={"area": claim}, reports={**core.reports, report.id: report})
    mark = mark_of(dossier, "area")
    assert mark.lane == AREA
    assert mark.title == "≈ 500 km², area held by Ukraine"
    assert mark.basis == "inferred"
    assert mark.dated_by == "as-of day, inferred"
    assert "General Staff" in mark.text


def test_what_another_record_contradicts_is_told_from_what_somebody_disputes(
    shipped: Dossier,
) -> None:
    page = timeline(shipped)
    halves = {end for each in shipped.contradictions for end in (each.subject, each.object)}
    for mark in page.marks:
        event = shipped.events.get(mark.record)
        one = shown_record(shipped, mark.record)
        told = {mark.record, *(event.figures if event else ())}
        assert mark.contradicted == bool(told & halves), mark.record
        assert {d.record for d in one.disputes} <= halves - told
        assert bool(one.disputes) == mark.contradicted
        assert mark.disputed == bool(event and event.disputed_by)
        assert (mark.contradicted, mark.disputed) == (one.contradicted, one.disputed)
        for form in (mark.remarks, one.short, one.line):
            assert mark.contradicted == ("contradicted" in form), form
            assert mark.disputed == ("disputed" in form), form
        assert mark.disputed == ("disputed by" in one.line), one.line
    looks = {(mark.contradicted, mark.disputed) for mark in page.marks}
    assert len(looks) == 4


def test_an_event_names_each_contradicted_figure_that_it_tells(shipped: Dossier) -> None:
    for claim in shipped.claims.values():
        figure = shipped.quantity_of(claim).magnitude
        if figure is None or not shipped.contradictions_of(claim.id):
            continue
        written = re.compile(rf"(?<![\d,.]){figure:,g}(?![\d,.]*\d)")
        for told in shipped.events.values():
            tells = (
                shipped.claimant_of(claim).id in told.said_by
                and {*told.sources} & {*claim.sources}
                and written.search(f"{told.title} {told.text}")
            )
            if tells or claim.id in told.figures:
                assert claim.id in told.figures, (told.id, claim.id)
                assert mark_of(shipped, told.id).contradicted
                assert told.id in shipped.events_telling[claim.id]


def test_events_that_tell_contradicting_figures_are_tied(shipped: Dossier) -> None:
    page = timeline(shipped)
    tied = {frozenset((page.marks[t.one].record, page.marks[t.other].record)) for t in page.ties}
    assert {"ev-2025-07-23", "ev-2025-08-06"} in tied
    assert {"ev-2025-08-06", "terr-2024-12-14-p"} in tied
    assert all(len(pair) == 2 for pair in tied) and len(tied) == len(page.ties)
    found = shown(TimelineData(page), Choice(text="80,000 russian losses"))
    assert found[0] != "ev-2025-07-23" and {"ev-2025-07-23", "ev-2025-08-06"} <= {*found}


@pytest.mark.parametrize(
    ("disputed", "core_report", "told"),
    [
        ("", False, ""), ("someone", False, "disputed"), ("", True, "core report"),
        ("someone", True, "disputed, core report"),
    ],
)  # fmt: skip
def test_a_mark_remarks_that_it_is_disputed_and_of_the_core_report(
    core: Dossier, disputed: str, core_report: bool, told: str
) -> None:
    dossier = with_events(core, event("a", "2024-08-06", disputed_by=disputed, core=core_report))
    page = timeline(dossier)
    assert (page.marks[0].remarks, page.marks[0].spoken) == (told, "6 August 2024")
    table = marks_table(page, [0])
    column = [heading.text for heading in table.headings].index("Remarks")
    assert table.rows[0].texts[column] == told
    assert sentence(page, page.marks[0]).endswith(" Core report.") == core_report


@pytest.mark.parametrize(
    ("basis", "wanted"), [("inferred", "inferred"), ("text", "report"), (None, "none")]
)
def test_the_day_of_an_area_is_inferred_only_where_the_reports_is(
    basis: str | None, wanted: str
) -> None:
    pack = builders.changed("claims", "ground", value=500, precision="about", stated_as=None)
    builders.rows(pack, "reports")[0]["as_of_basis"] = basis
    builders.rows(pack, "reports")[0]["as_of_note"] = None
    assert mark_of(builders.dossier(pack), "ground").basis == wanted


def test_a_sentence_gives_date_basis_speaker_and_dispute(core: Dossier) -> None:
    text = sentence(timeline(core), mark_of(core, "ev-2025-02-04"))
    for part in (
        "4 Feb 2025 (day it was reported)",
        "Foreign troops",
        "denied",
        "reported",
        "Ukrainian",
        "contradicted by",
    ):
        assert part in text


def test_a_copied_table_has_headers_and_provenance_and_keeps_its_cells(core: Dossier) -> None:
    dossier = with_events(core, event("a", "2024-08-06", title="tab\there\nand line"))
    page = timeline(dossier)
    lines = tsv(marks_table(page, [0])).splitlines()[1:]
    assert lines[0].startswith("Date\tDate is\tCategory")
    assert lines[1].split("\t")[3] == "tab here and line"
    assert lines[2:] == ["", provenance_at(page, [0]).line]
    assert "events of 6 Aug 2024" in lines[3]


def test_a_row_carries_the_days_of_its_own_event(core: Dossier) -> None:
    dossier = with_events(
        core, event("a", "2024-08-06"), event("b", "2024-09-07", said_by=("liga",))
    )
    page = timeline(dossier)
    assert "party to the war" in provenance_at(page, [0]).line
    assert "7 Sep 2024" in provenance_at(page, [1]).line


def test_the_status_tells_events_and_area_claims_apart(shipped: Dossier) -> None:
    data = TimelineData(timeline(shipped))
    areas = sum(mark.lane == AREA for mark in data.page.marks)
    events = len(data.page.marks) - areas
    told = status(data, None, 0)
    assert told.startswith(f"{events} events and {areas} area claims")
    assert told.endswith(f"{len(data.page.undated)} more not drawn")
    data.choose(Choice(lanes=(AREA,)))
    beside = len(data.shown.companions)
    told = status(data, None, 0)
    assert told.startswith(f"{beside} of {events} events and {areas} area claims shown")
    assert f"including {beside} that contradict" in told


def test_what_lies_elsewhere_in_time_is_told(core: Dossier) -> None:
    data = TimelineData(
        timeline(with_events(core, event("one", "2024-08-06"), event("two", "2025-02-05")))
    )
    begin = data.lasts[0] + 10.0
    assert elsewhere(data, (begin, begin + 20)) == "Nothing in view: 2 events elsewhere"
    assert elsewhere(data, data.full_span()) == ""
    data.choose(Choice(text="one"))
    assert elsewhere(data, (begin, begin + 20)) == "1 event matches, not in view"
    data.choose(Choice(text="nothing"))
    assert elsewhere(data, (begin, begin + 20)) == ""


def test_a_dossier_without_events_has_a_page(core: Dossier) -> None:
    dossier = core.replace(events={}, claims={}, reports={}, statements={}, relations={})
    data = TimelineData(timeline(dossier))
    assert data.page.marks == ()
    begin, end = data.full_span()
    assert begin < end


def test_the_whole_span_is_padded_and_stays_in_the_calendar(core: Dossier) -> None:
    dossier = with_events(core, event("old", "0001-01-01"), event("far", "9999-12-31"))
    begin, end = TimelineData(timeline(dossier)).full_span()
    assert begin >= 1
    assert end <= 3652059


def test_a_copied_title_is_no_formula() -> None:
    page = timeline(builders.dossier(builders.changed("events", "start", title="=1+1")))
    number = next(n for n, mark in enumerate(page.marks) if mark.record == "start")
    assert "\t'=1+1\t" in tsv(marks_table(page, [number]))


def test_each_step_is_read_aloud_in_less_than_thirty_words(shipped: Dossier) -> None:
    page = timeline(shipped)
    for mark in page.marks:
        said = spoken_step(page, mark)
        assert len(said.split()) < 30, said
        assert said.startswith(f"{mark.category}. ")
        what = mark.title.partition(": ")[2] or mark.title
        assert what.casefold() in said.casefold() or mark.lane == AREA
        assert mark.when.removesuffix(" (?)").split()[-1] in said
        assert ("contradicted" in said) == mark.contradicted, said
        assert ("disputed" in said) == mark.disputed, said
        assert not spoken_step(page, mark, lane=False).startswith(mark.category)


@pytest.mark.parametrize("kind", ["", "nonsense", "nonsense:core"])
def test_no_mark_is_of_a_kind_that_there_is_not(small: Dossier, kind: str) -> None:
    assert not any(of_kind(kind, timeline(small).marks))
