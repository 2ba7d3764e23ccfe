"""The shipped dossier in all its views: nothing lost, nothing invented, nothing mixed."""

from __future__ import annotations

import random
import re
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kursk_viewer import early_brief, early_page, translation
from kursk_viewer.dossier.series import all_series, comparable_claims
from kursk_viewer.dossier.shipped import load
from kursk_viewer.pages import wording
from kursk_viewer.pages.casualties.over_time import bars, over_time, reports_on_people, who_says
from kursk_viewer.pages.equipment import equipment
from kursk_viewer.pages.evidence.sections import EvidencePage
from kursk_viewer.pages.naming import figure
from kursk_viewer.pages.summary.page import contradictions
from kursk_viewer.pages.sums import total
from kursk_viewer.pages.timeline.page import timeline

if TYPE_CHECKING:
    from kursk_viewer.dossier.model import Claim, Dossier
    from kursk_viewer.pages.dated_claims import Line, Point

    Pages = dict[str, EvidencePage]

TERRITORY = r"terr-\d{4}-\d\d-\d\d(-\d\d)?"


def lines_of(dossier: Dossier) -> dict[str, Line]:
    return {line.id: line for line in over_time(dossier).lines}


def points_of(line: Line) -> list[Point]:
    return [*(p for segment in line.segments for p in segment), *line.lone, *line.undated]


def links(page: EvidencePage) -> set[str]:
    return {entry.record for entry in page.entries}


def told(page: EvidencePage, label: str) -> list[str]:
    return [e.text for e in page.entries if e.label == label]


def context_claims(dossier: Dossier) -> set[str]:
    return {claim.id for claim in dossier.claims.values() if dossier.scope_of(claim).context}


# Nothing lost


def test_the_counts_are_those_of_the_collected_facts(shipped: Dossier) -> None:
    ids = list(shipped.claims)
    fronts = [name for name in ids if name.startswith("front-")]
    territory = [name for name in ids if re.fullmatch(TERRITORY, name)]
    second_halves = [name for name in ids if re.fullmatch(TERRITORY + "-s", name)]
    losses = [
        name
        for name in ids
        if re.fullmatch(r".*-\d\d", name) and name not in (*fronts, *territory, *second_halves)
    ]
    groups = [shipped.measures[shipped.claims[name].measure].group for name in losses]
    assert len(shipped.sources) == 305 + 1 + 52
    assert len(losses) == 390 + 9
    assert groups.count("equipment") == 247 + 3
    assert len(groups) - groups.count("equipment") == 143 + 6
    assert len(territory) == 29 + 1
    assert len(fronts) == 10 * 11
    assert len([name for name in shipped.events if re.match(r"ev-\d", name)]) == 80 + 8


def test_every_claim_is_told_with_claimant_scope_day_and_qualifier(
    shipped: Dossier, evidence_pages: Pages
) -> None:
    for claim in shipped.claims.values():
        page = evidence_pages[claim.id]
        claimant = shipped.claimant_of(claim)
        assert page.figure == figure(shipped, claim)
        assert told(page, "Claimant")[0].startswith(claimant.name.removesuffix(")"))
        assert told(page, "Scope") == [shipped.scope_of(claim).label]
        assert told(page, "As of")[0].startswith(
            wording.date(shipped.as_of(claim)).removesuffix(")")
        )
        spoken = wording.spoken(shipped.quantity_of(claim), shipped.measures[claim.measure].unit)
        assert spoken in told(page, "Exactness")[0]
        assert set(claim.sources) <= links(page)
        assert told(page, "Origins")
        assert told(page, "Shown in")


def test_only_belligerents_are_called_a_party_to_the_war(
    shipped: Dossier, evidence_pages: Pages
) -> None:
    kinds = set()
    for claim in shipped.claims.values():
        if claim.status != "derived":
            claimant = shipped.claimant_of(claim)
            kinds.add(claimant.kind)
            warned = "party to the war" in evidence_pages[claim.id].warning
            assert warned == (shipped.side_of(claimant).role == "belligerent"), claim.id
    assert {"belligerent", "third_state", "independent", "media"} <= kinds


def test_every_comparable_claim_on_people_stands_in_one_series(shipped: Dossier) -> None:
    wanted = sorted(
        claim.id
        for claim in comparable_claims(shipped)
        if shipped.measures[claim.measure].group == "people"
    )
    assert sorted(name for series in all_series(shipped) for name in series.claims) == wanted


def test_every_equipment_claim_stands_in_the_table_or_beside_its_cell(shipped: Dossier) -> None:
    shown, notes = set(), ""
    for side in equipment(shipped).sides:
        every = tuple(column.report for column in equipment(shipped, side.about).available)
        for row in equipment(shipped, side.about, every).rows:
            shown |= {cell.claim for cell in row.cells}
            notes += " ".join(cell.note for cell in row.cells)
    for claim in comparable_claims(shipped):
        if shipped.measures[claim.measure].group == "equipment":
            assert claim.id in shown or figure(shipped, claim) in notes


def test_what_the_facts_add_to_the_core_document_is_cited(
    shipped: Dossier, evidence_pages: Pages
) -> None:
    relays = {
        "st-nk-losses": 4, "st-nk-withdrawn": 4, "st-nk-denied": 8, "st-talks": 4,
        "ev-nk-withdrawn": 4, "ua-2025-02-06-05": 4, "ua-2025-02-06-08": 4,
    }  # fmt: skip
    assert {name: len(shipped.find(name).sources) for name in relays} == relays
    for name in relays:
        assert "One outlet" not in told(evidence_pages[name], "Origins")[0]


# Nothing invented


def test_an_explanation_is_no_figure_of_the_same_measure(shipped: Dossier) -> None:
    """What explains a figure tells what is in it, or what its word means."""
    explaining = [r for r in shipped.relations.values() if r.kind == "explains"]
    assert explaining
    for relation in explaining:
        subject = shipped.claims.get(relation.subject)
        if subject is None:
            assert relation.subject in shipped.measures
        else:
            assert subject.measure in shipped.claims[relation.object].includes, relation.id


def test_an_as_of_day_is_called_stated_only_where_it_is_another_than_the_reports(
    shipped: Dossier,
) -> None:
    for report in shipped.reports.values():
        if report.as_of_basis == "statement_date":
            assert report.published is None or report.as_of.first <= report.published.last
        if report.as_of_basis == "text" and not shipped.scopes[report.scope].context:
            assert report.as_of != report.published, report.id


def test_a_presence_has_no_first_day(shipped: Dossier, evidence_pages: Pages) -> None:
    without = [
        claim
        for claim in shipped.claims.values()
        if shipped.measures[claim.measure].group in ("strength", "territory")
    ]
    named = [claim.id for claim in without if told(evidence_pages[claim.id], "Counted from")]
    assert len(without) > 40
    # These three are of a stretch of days: newly sent, retaken in two days, in five days.
    assert named == ["terr-2024-09-12-10", "terr-2025-03-12-20-s", "nk-n-2025-03-27-01"]


def test_both_ends_of_a_relation_on_areas_are_areas_or_events(shipped: Dossier) -> None:
    """A number that a note sets against another is a claim of the file, not only in a note."""
    for relation in shipped.relations.values():
        if relation.id.startswith(("rel-peak-", "rel-share-")):
            ends = [shipped.claims[end] for end in (relation.subject, relation.object)]
            for claim in ends:
                shown = figure(shipped, claim).lstrip("≈≤≥> ").removeprefix("nearly ")
                for number in re.findall(r"[\d.,]*\d", shown):
                    assert number in relation.note, (relation.id, claim.id)


QUALIFIED = re.compile(
    r"(about|almost|at least|minimum of|more than|nearly|over|some|to|up to|between)\s+$", re.I
)
OWN_WORDS = {"ev-2024-10-24", "ev-2025-06-17"}  # other things of the same number


def test_a_qualified_number_keeps_its_qualifier_in_our_own_prose(shipped: Dossier) -> None:
    exact, qualified = set(), set()
    for claim in shipped.claims.values():
        if claim.value is not None:
            number = wording.number(claim.value, shipped.measures[claim.measure].divisor)
            (exact if claim.precision == "exact" else qualified).add(number)
    prose = [
        (record.id, text)
        for table in (shipped.events, shipped.relations)
        for record in table.values()
        for text in (record.note, getattr(record, "title", ""), getattr(record, "text", ""))
    ]
    bare = set()
    for record, text in prose:
        for match in re.finditer(r"\d{1,3}(,\d{3})+|\d{3}", text):
            ranged = text[match.end() :].startswith(" to ")
            told = QUALIFIED.search(text[: match.start()]) or ranged
            if match[0] in qualified - exact and not told:
                bare.add(record)
    assert bare == OWN_WORDS


def test_lost_is_never_told_as_casualties_only(shipped: Dossier, evidence_pages: Pages) -> None:
    lost = [c for c in shipped.claims.values() if c.worded_as == "lost"]
    assert len(lost) > 40
    for claim in lost:
        assert "worded as “lost”" in evidence_pages[claim.id].sentence
        assert "lost" not in claim.note


def test_every_point_is_a_claim_with_its_own_number_and_day(shipped: Dossier) -> None:
    for line in over_time(shipped).lines:
        for point in points_of(line):
            claim = shipped.claims[point.shown.record]
            when = shipped.as_of(claim)
            assert point.shown.value == shipped.quantity_of(claim).magnitude
            assert (point.first, point.last) == ((when.first, when.last) if when else (0, 0))
            claimant = shipped.claimant_of(claim)
            assert point.shown.claimant in (claimant.name, claimant.short)
            assert point.shown.figure == figure(shipped, claim)
            assert line.side == shipped.claimant_of(claim).side


def test_points_on_a_line_have_one_day_and_stand_in_its_order(shipped: Dossier) -> None:
    for line in over_time(shipped).lines:
        joined = [point for segment in line.segments for point in segment]
        assert all(point.first == point.last and not point.reason for point in joined)
        assert all(one.last <= other.first for one, other in pairwise(joined))
        assert all(point.reason for point in (*line.lone, *line.undated))
        assert len(line.breaks) == max(0, len(line.segments) - 1)


def test_differences_are_told_only_between_like_counts(shipped: Dossier) -> None:
    line = lines_of(shipped)["ukraine/russian-forces/casualties"]
    by_claim = {point.shown.record: point.change for point in points_of(line)}
    assert by_claim["ua-2024-10-25-01"] == (
        "not comparable with 6 Sep 2024: they count from different days"
    )
    assert "prisoners" in by_claim["ua-2025-01-06-01"]
    assert by_claim["ua-2025-02-06-01"] == "at most about 1,900 more since 6 Jan 2025"


def test_the_series_asked_for_are_shown_at_first_with_their_span_and_break(
    shipped: Dossier,
) -> None:
    lines = over_time(shipped).lines
    shown = {line.id: line for line in lines if line.shown}
    assert {line.side for line in shown.values()} == {"russia", "ukraine"}
    assert len(shown) == 2
    ukraine = shown["ukraine/russian-forces/casualties"]
    days = [p.last for segment in ukraine.segments for p in segment]
    assert (days[0], days[-1]) == (date(2024, 9, 6).toordinal(), date(2025, 8, 6).toordinal())
    cut = next(cut for cut in ukraine.breaks if cut.claim == "ua-2025-02-14-01")
    assert (cut.before, cut.after) == (
        date(2025, 2, 5).toordinal(), date(2025, 2, 14).toordinal(),
    )  # fmt: skip
    assert shipped.relations[cut.relation].kind == "breaks_series"
    assert max(map(len, shown["russia/ukrainian-forces/casualties"].segments)) > 20
    name = "third_state/South Korea/north-korean-forces/killed"
    koreans = next(line for line in lines if line.id == name)
    assert [p.shown.figure for s in koreans.segments for p in s] == [
        "≥ 100",
        "≈ 300",
        "≈ 600",
        "≈ 2,000",
    ]


def test_every_break_of_the_file_cuts_the_line_it_speaks_of(shipped: Dossier) -> None:
    groups = ("people", "equipment")
    cut = {b.relation for g in groups for s in all_series(shipped, g) for b in s.breaks}
    for relation in shipped.relations.values():
        if relation.kind == "breaks_series" and shipped.claims[relation.subject].in_series:
            fit = shipped.claims[relation.object].in_series
            assert relation.id in cut or not fit, relation.id


def test_north_korean_losses_are_told_by_each_claimant(shipped: Dossier) -> None:
    questions = {question.id: question for question in who_says(shipped).questions}
    casualties = questions["north-korean-forces/casualties"].answers
    assert {answer.shown.marker for answer in casualties} == {"circle", "triangle"}
    assert len({answer.shown.claimant for answer in casualties}) > 5
    killed = questions["north-korean-forces/killed"].answers
    assert {answer.shown.marker for answer in killed} == {"circle", "diamond", "triangle"}
    assert all(answer.shown.claimant and answer.shown.as_of for answer in (*casualties, *killed))


# Contradictions


def test_each_contradiction_is_found_from_either_half(
    shipped: Dossier, evidence_pages: Pages
) -> None:
    found = [r for r in shipped.relations.values() if r.kind == "contradicts"]
    assert len(found) == 60
    for relation in found:
        for half, other in (
            (relation.subject, relation.object),
            (relation.object, relation.subject),
        ):
            page = evidence_pages[half]
            labels = {e.label for e in page.entries if e.record == other}
            assert labels & {"Contradicted by", "Own other figure"}
            assert relation.note in [entry.text for entry in page.entries]


def test_the_printed_dossier_holds_each_contradiction_with_both_halves(shipped: Dossier) -> None:
    printed = {
        (found.relation, found.one.record, found.other.record, found.note)
        for found in contradictions(shipped, core=False)
    }
    assert printed == {
        (r.id, r.subject, r.object, r.note)
        for r in shipped.relations.values()
        if r.kind == "contradicts"
    }


def test_the_paper_itself_tells_them(shipped: Dossier, paper: str) -> None:
    for found in contradictions(shipped, core=False):
        for half in (found.one, found.other):
            assert " ".join(half.short.split()) in paper, found.relation


def test_the_timeline_ties_what_it_draws(shipped: Dossier) -> None:
    page = timeline(shipped)
    drawn = {mark.record for mark in page.marks}
    drawn |= {name for each in shipped.events.values() for name in each.figures}
    wanted = {
        frozenset((r.subject, r.object))
        for r in shipped.relations.values()
        if r.kind == "contradicts" and {r.subject, r.object} <= drawn
    }
    told = {mark.record: {mark.record} for mark in page.marks}
    for each in shipped.events.values():
        told[each.id] |= {*each.figures}
    tied = [(told[page.marks[t.one].record], told[page.marks[t.other].record]) for t in page.ties]
    for pair in wanted:
        assert any(pair & one and pair & other for one, other in tied), pair
    halves = {frozenset((r.subject, r.object)) for r in shipped.contradictions}
    for one, other in tied:
        assert any(half & one and half & other for half in halves), (one, other)
    assert len(tied) > 20


def test_the_summary_tells_each_contradiction_that_touches_the_core_report(
    shipped: Dossier,
) -> None:
    core = {name for name, r in shipped.reports.items() if r.core}
    for table in (shipped.claims, shipped.statements):
        core |= {name for name, record in table.items() if record.report in core}
    core |= {name for name, event in shipped.events.items() if event.core}
    wanted = [
        r.id
        for r in shipped.relations.values()
        if r.kind == "contradicts" and {r.subject, r.object} & core
    ]
    assert sorted(found.relation for found in contradictions(shipped, core=True)) == sorted(wanted)
    assert len(wanted) > 10


# Nothing mixed


def test_no_whole_front_figure_stands_among_those_of_the_operation(shipped: Dossier) -> None:
    wide = context_claims(shipped)
    assert len(wide) == 110
    for group in ("people", "equipment"):
        assert not wide & {name for s in all_series(shipped, group) for name in s.claims}
    for report, _ in reports_on_people(shipped):
        page = bars(shipped, report)
        every = (*page.bars, *page.others, *(part for bar in page.bars for part in bar.parts))
        assert not wide & {bar.shown.record for bar in every}
    assert not wide & {a.shown.record for q in who_says(shipped).questions for a in q.answers}
    for side in equipment(shipped).sides:
        every_report = tuple(c.report for c in equipment(shipped, side.about).available)
        page_of_side = equipment(shipped, side.about, every_report)
        assert not any(name.startswith("front-") for name in every_report)
        assert not wide & {cell.claim for row in page_of_side.rows for cell in row.cells}
    assert not wide & {mark.record for mark in timeline(shipped).marks}


def never_to_be_added(dossier: Dossier, one: Claim, other: Claim) -> bool:
    if dossier.scope_of(one) != dossier.scope_of(other) or one.about != other.about:
        return True
    measures = dossier.measures[one.measure], dossier.measures[other.measure]
    if measures[0].part_of == measures[1].id or measures[1].part_of == measures[0].id:
        return True
    return any(measure.counted_apart for measure in measures)


def test_no_pair_of_a_report_is_added_against_the_rules(shipped: Dossier) -> None:
    by_report: dict[str, list[Claim]] = {}
    for claim in shipped.claims.values():
        by_report.setdefault(claim.report, []).append(claim)
    pairs = [pair for claims in by_report.values() for pair in combinations(claims, 2)]
    refused = 0
    for one, other in random.Random(3).sample(pairs, 1500):
        summed = total(shipped, (one.id, other.id))
        if never_to_be_added(shipped, one, other):
            assert summed.total is None, (one.id, other.id)
            refused += 1
        assert summed.total is not None or summed.reason, (one.id, other.id)
    assert refused > 1000


@pytest.mark.parametrize(
    "claims",
    [
        ("ua-2025-02-06-01", "ua-2025-02-06-02"),
        ("ua-2025-02-06-04", "ua-2025-02-06-11"),
        ("ua-2025-02-06-01", "ru-2025-02-11-01"),
        ("ua-2025-02-06-01", "front-2025-02-05-casualties"),
    ],
)
def test_killed_and_casualties_tanks_and_drones_two_sides_and_two_scopes_give_no_sum(
    shipped: Dossier, claims: tuple[str, ...]
) -> None:
    summed = total(shipped, claims)
    assert summed.total is None
    assert summed.reason


def test_differences_are_the_plain_ones_of_the_two_figures(shipped: Dossier) -> None:
    changes = {p.shown.record: p.change for line in over_time(shipped).lines for p in line.points}
    assert changes["nk-l-2025-09-02-01"] == "≈ +1,400 since 30 Apr 2025"
    assert changes["ua-2025-07-23-01"].startswith("not comparable with 21 May 2025: ≥ 80,000 is")
    assert changes["ua-2025-02-06-02"].startswith("≈ +1,100 since 6 Jan 2025")
    page = equipment(shipped, "russian-forces", tuple(shipped.reports))
    total = next(row for row in page.rows if row.total)
    cell = next(cell for cell in total.cells if cell.claim == "ua-2025-05-21-04")
    assert cell.text == "5,664"
    assert (cell.difference, cell.difference_size) == ("not comparable", None)
    assert "about 2,100 pieces on 12 March, the General Staff 5,664 on 21 May" in cell.explanation
    later = equipment(shipped, "ukrainian-forces", tuple(shipped.reports)).rows
    changed = {cell.claim: cell for row in later for cell in row.cells}
    assert changed["ru-2025-03-10-05"].difference == "at most 173 more"


@pytest.mark.parametrize("language", early_page.LANGUAGES)
def test_the_page_kept_for_the_first_paint_is_that_which_the_program_makes(language: str) -> None:
    translation.choose(language)
    try:
        made = early_page.laid_out(load(language), language)
        brief = early_page.brief_laid_out(load(language), language)
    finally:
        translation.choose(translation.SOURCE_LANGUAGE)
    for path, text in ((early_page.path(language), made), (early_brief.path(language), brief)):
        kept = Path(path).read_text("utf-8")
        assert kept == text, "make the pages anew: python -m kursk_viewer.early_page"
