"""Bars, lines and answers say what the claims say, and nothing that they do not."""

from __future__ import annotations

from collections import Counter
from datetime import date

import builders
import pytest

from kursk_viewer.dossier.core_only import core_only
from kursk_viewer.dossier.model import Dossier
from kursk_viewer.pages.casualties import descriptions, numbers
from kursk_viewer.pages.casualties import over_time as c
from kursk_viewer.pages.casualties.records import Answer
from kursk_viewer.pages.claims_chart import (
    Sign,
    bound_in_words,
    break_read_out,
    claims_chart,
    drawn_from,
    legend,
    lines_description,
    point_read_out,
    shared_word,
    signs,
    utterance,
    wording_in_words,
)
from kursk_viewer.pages.dated_claims import Line, within
from kursk_viewer.pages.naming import short_name
from kursk_viewer.pages.provenance import disclaimer
from kursk_viewer.pages.shown import shown


def line_of(page: c.OverTimePage, about: str, measure: str, side: str) -> Line:
    return next(
        line
        for line in page.lines
        if (line.about, line.measure, line.side) == (about, measure, side)
    )


def test_killed_and_derived_wounded_lie_inside_and_captured_apart(small: Dossier) -> None:
    page = c.bars(small)
    assert [bar.shown.record for bar in page.bars] == ["total", "caught"]
    assert [(part.shown.record, part.shown.derived) for part in page.bars[0].parts] == [
        ("dead", False),
        ("hurt", True),
    ]
    assert [bar.shown.figure for bar in page.bars] == ["≈ 39,900", "909"]


def test_bars_are_told_in_one_sentence_with_their_parts(small: Dossier) -> None:
    told = c.bars(small).description
    parts = "(Killed: about 16,100 people; Wounded (calculated): about 23,800 people)"
    assert f"Casualties among Beta forces: about 39,900 people {parts}; Captured" in told
    assert "Captured among Beta forces: 909 people. Every figure" in told
    without = builders.dossier(builders.without_core())
    assert c.bars(without).description == "No figure on people to draw."


def test_a_note_stands_at_a_bar_only_where_it_tells_of_what_another_may_count_in() -> None:
    pack = builders.changed("claims", "caught", note="A note.")
    assert "A note." not in [bar.remark for bar in c.bars(builders.dossier(pack)).bars]


def test_a_part_lies_inside_its_whole_only_where_it_is_no_larger(small: Dossier) -> None:
    for value, inside in ((39_900, True), (39_901, False)):
        dead = small.claims["dead"].replace(value=value)
        page = c.bars(small.replace(claims={**small.claims, "dead": dead}))
        assert ("dead" in [part.shown.record for part in page.bars[0].parts]) == inside


def test_the_bars_carry_the_as_of_of_their_own_report(small: Dossier) -> None:
    assert "1 Mar 2025" in c.bars(small, "later").provenance.as_of


def test_the_bars_name_a_scope_only_where_it_is_not_the_core_reports(small: Dossier) -> None:
    told = {name: c.bars(small, name).subtitle for name in ("half-year", "later", "rival")}
    assert told == {
        "half-year": "Staff of Alpha, as of 5 Feb 2025 (inferred)",
        "later": "Staff of Alpha, as of 1 Mar 2025; scope: Area and border",
        "rival": "Ministry of Beta, as of ~ Feb 2025",
    }
    assert [bar.note for bar in c.bars(small).bars] == ["", ""], "all of one scope"


def test_reports_stand_in_order_of_their_day_and_those_without_one_last() -> None:
    pack = builders.changed("reports", "rival", as_of=None, as_of_basis="none")
    assert c.reports_on_people(builders.dossier(pack)) == (
        ("half-year", "5 Feb 2025: Staff of Alpha"), ("later", "1 Mar 2025: Staff of Alpha"),
        ("rival", "date not stated: Ministry of Beta"),
    )  # fmt: skip


def test_a_figure_given_twice_has_one_bar_and_is_not_hidden(shipped: Dossier) -> None:
    page = c.bars(shipped)
    assert [bar.shown.figure for bar in page.others] == ["nearly 40,000"]
    assert page.others[0].reason
    assert "nearly 40,000" in {row.texts[1] for row in numbers.bars_table(page).rows}


def test_a_part_of_another_period_is_not_stacked() -> None:
    pack = builders.changed("claims", "dead", counts_from="2025-02-01")
    builders.rows(pack, "claims")[:] = [
        row for row in builders.rows(pack, "claims") if row["id"] != "hurt"
    ]
    page = c.bars(builders.dossier(pack))
    assert page.bars[0].parts == ()
    assert [bar.shown.record for bar in page.others] == ["dead"]
    told = "Counts another time or area: The area, from 1 Feb 2025."
    assert page.others[0].reason == told


def test_a_total_that_counts_captives_in_says_so() -> None:
    pack = builders.changed("claims", "total", includes=["killed", "wounded", "captured"])
    page = c.bars(builders.dossier(pack))
    assert page.bars[1].shown.record == "caught"
    assert "lso included in the casualties" in page.bars[1].remark


def test_words_without_a_number_get_no_bar_and_no_point_at_zero() -> None:
    row = {
        "id": "some", "report": "later", "about": "beta", "measure": "captured",
        "precision": "not_stated", "stated_as": "dozens", "sources": ["wire"],
    }  # fmt: skip
    small = builders.dossier(builders.added("claims", row))
    assert [bar.shown.record for bar in c.bars(small, "later").others] == ["some"]
    line = line_of(c.over_time(small), "beta", "captured", "alphans")
    assert "some" not in {point.shown.record for point in line.points}
    assert "some" in {row.record for row in numbers.lines_table((line,)).rows}


def test_the_figures_and_not_the_words_of_a_report_decide_what_stands_side_by_side() -> None:
    common = {"report": "rival", "about": "beta", "sources": ["wire"]}
    words = {**common, "id": "words", "measure": "casualties", "precision": "not_stated",
             "stated_as": "many", "scope": "border"}  # fmt: skip
    killed = {**common, "id": "number", "measure": "killed", "value": 7, "precision": "exact"}
    page = c.bars(builders.dossier(builders.added("claims", words, killed)), "rival")
    assert [bar.shown.record for bar in page.bars] == ["total-rival", "number"]
    assert [bar.reason for bar in page.others] == ["Given in words, without a number."]


def test_a_range_reaches_from_its_low_to_its_high_end(small: Dossier) -> None:
    bar = c.bars(small, "rival").bars[0]
    assert (bar.shown.value, bar.shown.far, bar.shown.figure) == (30000, 35000, "30,000–35,000")
    assert [bar.shown.far for bar in c.bars(small).bars] == [None, None]


def test_another_scope_cuts_the_line_and_gives_the_reason(small: Dossier) -> None:
    line = line_of(c.over_time(small), "beta", "casualties", "alphans")
    assert [[p.shown.record for p in s] for s in line.segments] == [["total"], ["total-later"]]
    assert line.breaks[0].claim == "total-later"
    assert "Area and border" in break_read_out(line, line.breaks[0])


def test_two_figures_of_one_scope_are_a_step() -> None:
    pack = builders.changed("claims", "total-later", scope="area", includes=["killed", "wounded"])
    dossier = builders.dossier(pack)
    line = line_of(c.over_time(dossier), "beta", "casualties", "alphans")
    assert [[p.shown.record for p in s] for s in line.segments] == [["total", "total-later"]]
    assert line.steps
    assert not line_of(c.over_time(dossier), "beta", "killed", "alphans").steps


def test_a_least_value_is_open_upwards(small: Dossier) -> None:
    line = line_of(c.over_time(small), "beta", "casualties", "alphans")
    assert [point.shown.open for point in line.points] == ["", "lower"]


@pytest.mark.parametrize(("more", "at_first"), [(1, 4), (2, 1)])
def test_a_line_of_three_figures_is_shown_alone_at_first(more: int, at_first: int) -> None:
    pack = builders.changed("reports", "later", scope="area")
    report, claim = builders.rows(pack, "reports")[2], builders.rows(pack, "claims")[6]
    for day in range(2, more + 1):
        name = {"id": f"later-{day}", "as_of": f"2025-03-0{day}"}
        builders.rows(pack, "reports").append({**report, **name})
        builders.rows(pack, "claims").append(
            {**claim, "id": f"total-{day}", "report": f"later-{day}", "value": 50_000 + day}
        )
    shown = [line for line in c.over_time(builders.dossier(pack)).lines if line.shown]
    assert len(shown) == at_first
    assert sum(len(segment) for segment in shown[0].segments) == more + 1


def test_something_is_shown_where_no_series_has_a_line(small: Dossier) -> None:
    page = c.over_time(small)
    assert any(line.shown for line in page.lines)
    assert "Casualties among Beta forces, as claimed by Alpha" in page.description


def test_the_full_file_shows_long_lines_with_their_breaks(shipped: Dossier) -> None:
    line = line_of(c.over_time(shipped), "russian-forces", "casualties", "ukraine")
    assert line.shown
    assert len(line.breaks) == len(line.segments) - 1 > 1
    assert all(cut.reason for cut in line.breaks)


def test_the_provenance_of_lines_spans_all_their_days(small: Dossier) -> None:
    assert c.over_time(small).provenance.as_of == (
        "figures as of ~ Feb 2025 to 1 Mar 2025 (some inferred)"
    )


def test_each_claimant_answers_with_the_latest_figure(small: Dossier) -> None:
    page = c.who_says(small)
    question = next(q for q in page.questions if q.id == "beta/casualties")
    assert [(a.shown.record, a.shown.figure) for a in question.answers] == [
        ("total", "≈ 39,900"), ("total-later", "> 48,000")
    ]  # fmt: skip
    assert question.answers[0].rank.startswith("older figure; ")
    assert question.answers[1].shown.open == "lower"


def test_a_weekly_figure_does_not_push_out_a_running_total() -> None:
    row = {
        "id": "week", "report": "later", "about": "beta", "measure": "killed", "value": 300,
        "precision": "exact", "off_series": "One week only.", "sources": ["wire"],
    }  # fmt: skip
    small = builders.dossier(builders.added("claims", row))
    question = next(q for q in c.who_says(small).questions if q.id == "beta/killed")
    assert [(a.shown.record, a.reason) for a in question.answers] == [
        ("dead", ""), ("week", "One week only."),
    ]  # fmt: skip


def ranks(dossier: Dossier, question: str) -> list[tuple[str, str]]:
    answers = next(q for q in c.who_says(dossier).questions if q.id == question).answers
    return [(answer.shown.record, answer.rank) for answer in answers]


def test_an_older_figure_of_the_same_count_gives_way_to_a_newer_one(shipped: Dossier) -> None:
    told = dict(ranks(shipped, "russian-forces/casualties"))
    assert told["ua-2025-05-21z-01"] == "the latest"
    assert "ua-2024-09-06-01" not in told
    by_russia = dict(ranks(shipped, "ukrainian-forces/casualties"))
    assert by_russia["ru-2025-04-26-01"] == "the latest"
    assert "ru-2024-08-07-01" not in by_russia


def test_an_older_figure_stays_beside_a_newer_one_of_another_scope(shipped: Dossier) -> None:
    told = dict(ranks(shipped, "russian-forces/casualties"))
    assert told["ua-2025-08-06-01"] == "the latest"
    assert told["ua-2025-07-23-01"] == (
        "older figure; this claimant's newer one contradicts it and is not comparable"
    )


def test_of_older_figures_only_the_newest_stays_beside_one_of_another_scope() -> None:
    report = {"id": "mid", "claimant": "staff", "method": "claimed", "title": "M",
              "as_of": "2025-02-20", "as_of_basis": "text", "counts_from": "2024-08-06",
              "scope": "area", "sources": ["wire"]}  # fmt: skip
    claim = {
        "id": "total-mid",
        "report": "mid",
        "about": "beta",
        "measure": "casualties",
        "value": 44000,
        "precision": "about",
        "in_series": True,
        "sources": ["wire"],
    }
    pack = builders.added("claims", claim, pack=builders.added("reports", report))
    told = ranks(builders.dossier(pack), "beta/casualties")
    assert told == [
        ("total-mid", "older figure; the newer one is not comparable"),
        ("total-later", "the latest"),
    ]


@pytest.mark.parametrize(
    ("month", "wanted"),
    [
        ("2025-02", [("total", "the latest")]),
        ("2025-03", [("total", "the latest"), ("total-later", "newer, but its day is not known")]),
    ],
)
def test_a_month_is_never_the_latest_against_a_day(
    month: str, wanted: list[tuple[str, str]]
) -> None:
    pack = builders.changed("reports", "later", as_of=month, scope="area")
    assert ranks(builders.dossier(pack), "beta/casualties") == wanted


def test_answers_stand_in_order_of_day_independent_counts_apart(shipped: Dossier) -> None:
    apart = 0
    for question in c.who_says(shipped).questions:
        independent = [is_independent(shipped, answer) for answer in question.answers]
        assert independent == sorted(independent)
        for kind in (False, True):
            days = [
                answer.shown.last
                for answer, own in zip(question.answers, independent, strict=True)
                if own == kind and answer.shown.last
            ]
            assert days == sorted(days)
        groups = [answer.group for answer in question.answers]
        assert any(independent) == any(groups) == all(groups)
        for group, own in zip(groups, independent, strict=True):
            assert not any(independent) or (group in APART) == own
        apart += any(independent) and not all(independent)
        for answer in question.answers:
            claim = shipped.claims[answer.shown.record]
            assert answer.method == (shipped.report_of(claim).method or "")
    assert apart >= 2


APART = ("Independent counts", "Independent figures")


def is_independent(dossier: Dossier, answer: Answer) -> bool:
    claimant = dossier.claimant_of(dossier.claims[answer.shown.record])
    return dossier.side_of(claimant).role in ("independent", "media")


def test_a_reason_of_most_figures_under_a_heading_is_told_there_once(shipped: Dossier) -> None:
    questions = {question.id: question for question in c.who_says(shipped).questions}
    killed = [
        each for each in questions["civilians/killed"].answers if each.group == "Belligerents"
    ]
    reasons = [each.reason for each in killed]
    shared = {each.shared for each in killed}
    assert shared == {max(reasons, key=reasons.count)} and len(set(reasons)) > 1
    for answer in killed:
        assert answer.reason.rstrip(".") in answer.details
        assert (answer.reason.rstrip(".") in answer.under_heading) == (answer.reason not in shared)
    # some figures of these are fit for a line: a reason in the heading would be said of them too
    assert not any(each.shared for each in questions["north-korean-forces/casualties"].answers)


def test_a_reason_of_some_figures_is_not_told_of_all() -> None:
    pack = builders.package()
    for row in builders.rows(pack, "claims"):
        if row["id"] in ("total-later", "total-rival"):
            row["off_series"] = "Counted otherwise."
    questions = c.who_says(builders.dossier(pack)).questions
    answers = [answer for question in questions for answer in question.answers]
    assert "Counted otherwise." in {answer.reason for answer in answers}
    assert {answer.shared for answer in answers} == {""}


def test_counts_are_called_so_only_where_they_are_counted(shipped: Dossier) -> None:
    questions = {question.id: question for question in c.who_says(shipped).questions}
    missing, killed = questions["civilians/missing"], questions["civilians/killed"]
    assert missing.answers[-1].group == "Independent counts"
    assert missing.answers[-1].method == "counted"
    assert {answer.group for answer in killed.answers} == {"Belligerents", "Independent figures"}
    assert "Independent counts: Mediazona" in missing.description


def test_a_line_is_described_piece_by_piece_and_no_rise_is_told_across_a_break(
    shipped: Dossier,
) -> None:
    line = line_of(c.over_time(shipped), "russian-forces", "casualties", "ukraine")
    _head, pieces = lines_description((line,), "").split("separate pieces: ")
    parts = pieces.split(" / ")
    assert len(parts) == len(line.segments)
    for part, segment in zip(parts, line.segments, strict=True):
        assert part.count("from about") + part.count("from more") + part.count("from 6") == (
            len(segment) > 1
        )
        assert segment[-1].shown.spoken in part


def test_figures_of_one_day_and_of_two_claimants_of_one_third_state_are_not_joined(
    shipped: Dossier,
) -> None:
    pack = builders.changed("reports", "later", as_of="2025-02-05", scope="area")
    builders.rows(pack, "reports")[2]["claimant"] = "officials"
    line = line_of(c.over_time(builders.dossier(pack)), "beta", "casualties", "alphans")
    assert [len(segment) for segment in line.segments] == [1, 1]
    assert line.breaks[0].reason == "Both are of the same day."
    for line in c.over_time(shipped).lines:
        for segment in line.segments:
            if line.role == "third_state":
                assert len({point.shown.claimant for point in segment}) == 1


def test_no_half_of_a_contradiction_stands_alone(shipped: Dossier) -> None:
    for question in c.who_says(shipped).questions:
        answers = {answer.shown.record: answer for answer in question.answers}
        for relation in shipped.relations.values():
            halves = {relation.subject, relation.object}
            both = [shipped.claims[name] for name in halves if name in shipped.claims]
            same = len({(claim.about, claim.measure) for claim in both}) == 1 and len(both) == 2
            if relation.kind == "contradicts" and same and halves & answers.keys():
                assert halves <= answers.keys(), relation.id
                assert all(answers[name].shown.opposed for name in halves)


def test_an_answer_of_a_wider_scope_is_hollow_and_says_so(shipped: Dossier) -> None:
    question = next(q for q in c.who_says(shipped).questions if q.id == "russian-forces/casualties")
    answers = {answer.shown.record: answer for answer in question.answers}
    wide, kursk = answers["ua-2025-08-06-01"], answers["ua-2025-07-23-01"]
    assert (wide.hollow, kursk.hollow) == (True, False)
    assert "Sumy" in descriptions.answer_read_out(wide)
    assert "Sumy" in question.description


def test_no_derived_figure_answers_a_question(shipped: Dossier) -> None:
    claims = {a.shown.record for q in c.who_says(shipped).questions for a in q.answers}
    assert not any(shipped.claims[name].status == "derived" for name in claims)


@pytest.mark.parametrize("report", ["half-year", "later", "rival"])
def test_every_report_with_numbers_on_people_can_be_chosen(small: Dossier, report: str) -> None:
    assert report in dict(c.reports_on_people(small))
    assert c.bars(small, report).bars


def test_a_read_out_has_figure_claimant_day_and_change(shipped: Dossier) -> None:
    line = line_of(c.over_time(shipped), "russian-forces", "casualties", "ukraine")
    point = next(point for point in line.points if point.shown.record == "ua-2025-02-06-01")
    told = point_read_out(line, point)
    assert "about 39,900 Russian casualties" in told
    assert "as of 5 Feb 2025 (from another source)" in told
    assert "since 6 Jan 2025" in told
    assert "General Staff" in told


def test_a_point_after_a_cut_says_why_it_is_not_joined(shipped: Dossier) -> None:
    line = line_of(c.over_time(shipped), "russian-forces", "casualties", "ukraine")
    rows = {row.record: " · ".join(row.texts) for row in numbers.lines_table((line,)).rows}
    read = {point.shown.record: point_read_out(line, point) for point in line.points}
    for told in (rows, read):
        assert (
            "not comparable with 25 Oct 2024: they count from different days"
            in told["ua-2024-11-05-01"]
        )
        assert "include prisoners" in told["ua-2025-03-12-01"]
        assert "No page explains it" in told["ua-2025-02-14-01"]
        assert "Sumy" in told["ua-2025-08-06-01"]


def test_a_break_of_the_count_and_another_scope_are_told_apart(shipped: Dossier) -> None:
    line = line_of(c.over_time(shipped), "russian-forces", "casualties", "ukraine")
    told = {cut.claim: break_read_out(line, cut) for cut in line.breaks}
    assert "the way of counting seems to change here" in told["ua-2025-02-14-01"]
    assert "the way of counting seems to change here" not in told["ua-2025-08-06-01"]
    assert "not comparable" in told["ua-2025-08-06-01"]


def test_a_change_to_another_claimant_of_the_side_names_that_one(shipped: Dossier) -> None:
    page = c.over_time(shipped)
    told = {
        point.shown.record: point.change
        for measure in ("casualties", "killed")
        for point in line_of(page, "russian-forces", measure, "ukraine").points
    }
    assert told["ua-2025-01-06-02"] == "≈ +7,095 since 5 Nov 2024 (Syrskyi)"
    assert told["ua-2025-02-06-01"] == "at most about 1,900 more since 6 Jan 2025"


def test_series_of_one_shape_differ_in_their_variant(shipped: Dossier) -> None:
    variants: dict[str, list[int]] = {}
    for line in c.over_time(shipped).lines:
        variants.setdefault(line.marker, []).append(line.variant)
    assert len(variants) > 2
    for numbers_of_one_shape in variants.values():
        assert numbers_of_one_shape == list(range(len(numbers_of_one_shape)))


def test_a_day_that_only_another_source_states_is_none_of_the_core_document(
    shipped: Dossier,
) -> None:
    assert c.over_time(core_only(shipped)).provenance.as_of == "as-of date not stated"


def test_a_month_is_drawn_over_its_span_beside_the_line() -> None:
    pack = builders.changed("reports", "later", as_of="2025-03", as_of_basis="text")
    line = line_of(c.over_time(builders.dossier(pack)), "beta", "casualties", "alphans")
    (lone,) = line.lone
    assert (lone.shown.record, lone.last - lone.first) == ("total-later", 30)
    for begin, end in ((lone.last, lone.last + 9), (lone.first - 9, lone.last)):
        assert Sign.PERIOD in {each.sign for each in legend((line,), (begin, end))}
    for begin, end in ((lone.last + 1, lone.last + 9), (lone.first - 9, lone.last - 1)):
        assert Sign.PERIOD not in {each.sign for each in legend((line,), (begin, end))}
    assert lone.reason == "Its day is not known exactly."
    assert [[p.shown.record for p in s] for s in line.segments] == [["total"]]


def test_a_lone_mark_does_not_cover_a_point_of_the_line(shipped: Dossier) -> None:
    line = line_of(c.over_time(shipped), "russian-forces", "casualties", "ukraine")
    order = [point.shown.record for point in line.points]
    assert order.index("ua-2025-02-06-lead") < order.index("ua-2025-02-06-01")
    assert [p.last for p in line.points] == sorted(p.last for p in line.points)


def test_each_chart_carries_the_disclaimer(shipped: Dossier) -> None:
    sentence = disclaimer(shipped)
    page = c.over_time(shipped)
    questions = c.who_says(shipped).questions
    for found in (page, c.bars(shipped), *questions):
        assert found.provenance.disclaimer == sentence
        assert sentence in found.description


def test_titles_name_the_operation_and_subtitles_what_is_counted(shipped: Dossier) -> None:
    page = c.over_time(shipped)
    for title in (page.title, c.bars(shipped).title, c.who_says(shipped).title):
        assert title.startswith("Kursk operation, ")
    told = claims_chart(shipped, tuple(line for line in page.lines if line.shown), name="c")
    assert told.title == (
        "Kursk operation: Ukrainian casualties, as claimed by Russia; Russian casualties, as "
        "claimed by Ukraine"
    )
    assert told.subtitle.startswith("Each side counts the other's losses.")
    assert "Casualties: " in told.subtitle and "Counting starts differ" in told.subtitle
    everyone = tuple(line for line in page.lines if line.points)
    assert "the other's losses" not in claims_chart(shipped, everyone, name="c").subtitle
    own = tuple(line for line in page.lines if line.side == "ukraine" and line.shown)
    alone = claims_chart(shipped, own, name="c")
    assert alone.title == "Russian casualties in the Kursk operation, as claimed by Ukraine"
    assert "the other's losses" not in alone.subtitle


def test_without_figures_on_others_of_a_side_nobody_is_called_all_of_it(small: Dossier) -> None:
    absent = {question.absent for question in c.who_says(small).questions}
    assert absent == {
        f"No {side}, third-party or independent figure in this file." for side in ("Alpha", "Beta")
    }


def test_a_question_says_whose_figures_the_file_lacks(shipped: Dossier) -> None:
    questions = {question.id: question for question in c.who_says(shipped).questions}
    asked = questions["russian-forces/casualties"]
    lacking = "No Russian, third-party or independent figure on all Russian forces in this file."
    on_others = "The file has independent figures on: Russian conscripts killed"
    assert asked.absent.startswith(f"{lacking} {on_others}; ")
    assert questions["russian-forces/killed"].absent == f"{lacking} {on_others}."
    nobody = questions["ukrainian-forces/casualties"].absent
    assert nobody == "No Ukrainian, third-party or independent figure in this file."
    for question in questions.values():
        sides = {answer.shown.dossier.sides[side].role
                 for answer in question.answers
                 for side in [_side(shipped, answer.shown.record)]}  # fmt: skip
        assert ("third-party" in question.absent) == ("third_state" not in sides)


def test_a_question_names_what_is_known_of_another_kind(shipped: Dossier) -> None:
    told = {
        question.id: question.absent
        for question in c.who_says(shipped).questions
        if "of another kind" in question.absent
    }
    assert set(told) == {"north-korean-forces/casualties", "north-korean-forces/killed"}
    assert "≥ 412 places" in told["north-korean-forces/killed"]
    assert told["north-korean-forces/killed"].endswith("A capacity, not a count of the dead.")


def test_an_answer_says_what_it_counts(shipped: Dossier) -> None:
    details = {
        answer.shown.record: answer.details
        for question in c.who_says(shipped).questions
        for answer in question.answers
    }
    assert "Includes about 4,000 North Koreans" in details["ua-2025-08-06-01"]
    assert "Worded as “losses”" in details["nk-l-2025-09-02k-01"]
    assert "counted" not in details["nk-l-2025-08-29-kcna"].partition(". ")[0]


def test_a_sum_that_only_adds_up_with_prisoners_is_not_told_as_stated(shipped: Dossier) -> None:
    page = c.bars(shipped, "ua-2025-03-12")
    remarks = {bar.shown.record: bar.remark for bar in page.bars}
    assert any(remark.startswith("Seems to be also included") for remark in remarks.values())
    reasons = [cut.reason for line in c.over_time(shipped).lines for cut in line.cuts]
    assert (
        "20,842 seems to include prisoners (not stated: its numbers add up only so), and "
        "> 38,000 is given as killed and wounded."
    ) in reasons


def test_a_chart_over_time_names_what_has_no_day(shipped: Dossier) -> None:
    lines = tuple(line for line in c.over_time(shipped).lines if line.measure == "killed")
    told = (
        "1 figure without a day is not drawn: ≈ 350 North Korean soldiers killed, stated by North "
        "Korea (relayed by Yonhap), North Korean soldiers fighting for Russia, mostly in Kursk "
        "Oblast, worded as “losses”, contradicted by ≈ 2,000, South Korea's intelligence service, "
        "2 Sep 2025."
    )
    assert claims_chart(shipped, lines, name="c").subtitle.endswith(told)


def test_the_word_of_most_figures_is_in_the_label_and_that_of_the_others_at_each(
    shipped: Dossier,
) -> None:
    page = c.over_time(shipped)
    lost = line_of(page, "ukrainian-forces", "casualties", "russia")
    assert wording_in_words(lost) == "worded as “lost” unless noted"
    assert "(worded as “lost” unless noted)" in claims_chart(shipped, (lost,), name="c").description
    for line in page.lines:
        notes = " ".join(note.words for note in claims_chart(shipped, (line,), name="c").notes)
        common = shared_word(line)
        words = Counter(point.shown.word for point in line.points)
        assert not common or words[common] >= max(3, words.total() * 2 / 3)
        for point in line.points:
            if point.shown.word not in ("", common):
                assert f"“{point.shown.word}”" in notes, point.shown.record
            elif point.shown.word != common:
                assert f"{point.shown.figure} as of {point.shown.date}" in notes or (
                    f"{point.shown.figure} is given as" in notes
                ), point.shown.record


def test_what_is_killed_only_by_the_file_is_worded_as_its_source_words_it(shipped: Dossier) -> None:
    line = line_of(c.over_time(shipped), "russian-forces", "killed", "ukraine")
    told = " ".join(note.words for note in claims_chart(shipped, (line,), name="c").breaks)
    assert "25,200 as of 26 Apr 2025, worded as “irrecoverable”" in told
    assert "> 22,200 is worded as “irrecoverable losses”, ≈ 20,000 is given as killed" in told
    part = c.bars(shipped, "ua-2025-03-12").bars[0].parts[0]
    assert part.label == "Killed (worded as “irrecoverable losses”)"


def test_a_bar_is_read_out_with_its_word_once(shipped: Dossier) -> None:
    bar = c.bars(shipped, "ru-2024-08-08").bars[0]
    assert bar.note == "Worded as “lost”."
    assert descriptions.bar_read_out(bar).casefold().count("worded as “lost”") == 1


def test_the_bars_say_who_calculated(shipped: Dossier) -> None:
    credit = c.bars(shipped).provenance.claimants
    assert credit.endswith("wounded: calculated by this dossier, no source states it")


def _side(dossier: Dossier, claim: str) -> str:
    return dossier.claimant_of(dossier.claims[claim]).side


def test_every_row_behind_a_chart_names_its_claimant(shipped: Dossier) -> None:
    table = numbers.lines_table(c.over_time(shipped).lines)
    column = [heading.text for heading in table.headings].index("Claimant")
    for row in table.rows:
        assert row.texts[column] == short_name(shipped.claimant_of(shipped.claims[row.record]))


def test_only_what_a_step_joins_is_told_to_be_on_a_line(shipped: Dossier) -> None:
    for name, wanted in (("ru-2024-08-08-01", True), ("ua-2025-08-06-01", False)):
        told = c.places(shipped, shipped.claims[name])
        assert ("Over time, on a line" in told) == wanted


def test_a_claim_is_told_in_which_views_it_stands(small: Dossier) -> None:
    assert c.places(small, small.claims["total"]) == (
        "This report", "Over time, as a mark that no line joins", "Who says what",
    )  # fmt: skip
    assert c.places(small, small.claims["total-later"])[-1] == "Who says what"
    assert "Over time, as a mark beside the line" in c.places(small, small.claims["total-rival"])
    assert c.places(small, small.claims["hurt"]) == ("This report",)
    assert c.places(small, small.claims["tanks-1"]) == ()


def test_a_picture_of_some_days_tells_only_what_is_drawn_in_them(shipped: Dossier) -> None:
    lines = tuple(line for line in c.over_time(shipped).lines if line.shown)
    first, last = date(2025, 3, 1).toordinal(), date(2025, 3, 31).toordinal()
    seen = within(lines, first, last)
    claims = {point.shown.record for line in seen for point in line.points}
    assert "ua-2025-03-12-01" in claims and "ua-2025-04-26-01" not in claims
    assert "ru-2025-02-28-01" in claims, "its figure is held into March"
    assert "ua-2025-02-14-01" not in claims, "no step joins it to March"
    description = lines_description(seen, disclaimer(shipped))
    assert (
        "54,900" in description and "77,000" not in description and "South Korea" not in description
    )
    assert drawn_from(shipped, seen).as_of.startswith("figures as of 28 Feb 2025 to")


@pytest.mark.parametrize(
    ("first", "last", "claims", "breaks"),
    [
        ("2025-02-01", "2025-03-31", ["total", "total-later"], ["total-later"]),
        ("2025-02-01", "2025-02-28", ["total"], []),
        ("2025-02-10", "2025-02-28", [], []),
        ("2025-03-01", "2025-03-01", ["total-later"], []),
    ],
)
def test_a_break_is_seen_only_between_figures_that_are(
    small: Dossier, first: str, last: str, claims: list[str], breaks: list[str]
) -> None:
    line = line_of(c.over_time(small), "beta", "casualties", "alphans")
    days = (date.fromisoformat(day).toordinal() for day in (first, last))
    seen = within((line,), *days)
    assert [point.shown.record for each in seen for point in each.points] == claims
    assert [broken.claim for each in seen for broken in each.breaks] == breaks


def test_a_figure_of_zero_is_said_to_have_no_place_on_a_logarithmic_scale() -> None:
    dossier = builders.dossier(builders.changed("claims", "caught", value=0))
    lines = c.over_time(dossier).lines
    people, none = lines[:3], tuple(line for line in lines if line.measure == "captured")
    zero = "A figure of 0 has no place on a logarithmic scale."

    def told(drawn: tuple[Line, ...], *, log: bool) -> str:
        return claims_chart(dossier, drawn, name="c", log=log).subtitle

    assert told(none, log=True).endswith(zero)
    assert zero not in told(none, log=False)
    assert zero not in told(people, log=True)


def test_the_title_of_one_series_fits_an_area_and_a_dossier_without_one(small: Dossier) -> None:
    line = c.over_time(small).lines[:1]
    assert " in the area, as " in claims_chart(small, line, name="c").title
    scopes = {name: scope.replace(main=False) for name, scope in small.scopes.items()}
    titled = claims_chart(small.replace(scopes=scopes), line, name="c").title
    assert titled.startswith(f"{small.title}: ")


def test_a_bound_that_most_figures_share_is_told_once_and_only_others_are_marked(
    shipped: Dossier,
) -> None:
    line = line_of(c.over_time(shipped), "ukrainian-forces", "casualties", "russia")
    assert "all at least or more than, unless marked" in bound_in_words(line)
    marked = {point.shown.record: signs(line, point) for point in line.points}
    for point in line.points:
        found = {"lower": None, "upper": Sign.UPPER, "": Sign.EXACT}[point.shown.open]
        drawn = {*marked[point.shown.record]} & {Sign.LOWER, Sign.UPPER, Sign.EXACT}
        assert drawn == ({found} if found else set())
    other = line_of(c.over_time(shipped), "russian-forces", "casualties", "ukraine")
    assert not bound_in_words(other)
    assert {Sign.LOWER} & {sign for point in other.points for sign in signs(other, point)}


def test_a_legend_explains_what_occurs_and_nothing_else(shipped: Dossier) -> None:
    for line in c.over_time(shipped).lines:
        drawn = {sign for point in line.points for sign in signs(line, point)}
        told = {entry.sign for entry in claims_chart(shipped, (line,), name="c").legend}
        others = {Sign.STEP, Sign.BREAK, Sign.CUT, Sign.HOLLOW, Sign.NESTED, Sign.UNSIGNED}
        assert told - others == drawn
        assert (Sign.BREAK in told) == any(cut.relation for cut in line.breaks)
        assert (Sign.STEP in told) == line.steps


def test_what_is_spoken_at_each_step_is_short_and_names_figure_claimant_and_day(
    shipped: Dossier,
) -> None:
    for line in c.over_time(shipped).lines:
        for point in line.points:
            spoken = utterance(point.shown)
            assert len(spoken.split()) < 30, spoken
            assert point.shown.claimant in spoken
            assert point.shown.date in spoken


def test_a_figure_that_may_be_counted_in_another_bar_says_so(shipped: Dossier) -> None:
    koreans, russians = c.bars(shipped, "ua-2025-08-06").bars
    assert "ay also be included in the figure for Russian forces" in koreans.remark
    assert "ncludes about 4,000 North Koreans" in russians.remark
    table = numbers.bars_table(c.bars(shipped, "ua-2025-08-06"))
    assert any("ay also be included" in row.texts[-1] for row in table.rows)


def test_every_row_of_a_report_carries_its_claimant_and_day(shipped: Dossier) -> None:
    table = numbers.bars_table(c.bars(shipped))
    for row in table.rows:
        cells = dict(zip([heading.text for heading in table.headings], row.texts, strict=True))
        assert cells["As of"] == "5 Feb 2025 (from another source)"
        claimed = cells["Claimant"]
        derived = shipped.claims[row.record].status == "derived"
        assert claimed == ("calculated here, no source states it" if derived else
                           "Ukraine's General Staff")  # fmt: skip


def test_a_day_that_the_claimant_did_not_state_is_marked_and_the_legend_says_so(
    small: Dossier,
) -> None:
    line = line_of(c.over_time(small), "beta", "casualties", "alphans")
    assert {point.shown.record: point.inferred for point in line.points} == {
        "total": True, "total-later": False,
    }  # fmt: skip
    assert Sign.INFERRED in [entry.sign for entry in legend((line,))]
    stated = builders.changed("reports", "half-year", as_of_basis="text", as_of_note=None)
    builders.rows(stated, "reports")[1]["as_of_basis"] = "text"
    line = line_of(c.over_time(builders.dossier(stated)), "beta", "casualties", "alphans")
    assert Sign.INFERRED not in [entry.sign for entry in legend((line,))]


def test_two_reports_of_one_claimant_and_day_are_told_apart(shipped: Dossier) -> None:
    labels = dict(c.reports_on_people(shipped))
    assert len(set(labels.values())) == len(labels)
    assert "as relayed by LIGA.net" in labels["ua-2025-02-06"]
    assert "as relayed by other outlets" in labels["ua-2025-02-06-other"]
    assert "(" not in labels["ua-2025-05-21"]


def test_a_row_names_what_contradicts_it_and_a_figure_without_words_is_given_none(
    shipped: Dossier,
) -> None:
    answers = [answer for asked in c.who_says(shipped).questions for answer in asked.answers]
    told = {answer.shown.record: answer.details for answer in answers}
    later = told["ua-2025-08-06-01"]
    assert "may include the Sumy border zone. " in later
    assert "Contradicted by ≥ 80,000, 23 Jul 2025" in later
    for answer in answers:
        halves = [shown(shipped, dispute.record) for dispute in answer.shown.disputes[:2]]
        text = told[answer.shown.record].partition("Contradicted by ")[2]
        assert all(half.figure in text and half.date in text for half in halves)
    lost = line_of(c.over_time(shipped), "ukrainian-forces", "casualties", "russia")
    reasons = [cut.reason for cut in lost.cuts]
    assert "> 66,270 is worded as “lost”; how the claimant worded > 67,100 is not known." in reasons
    notes = claims_chart(shipped, (lost,), name="c").breaks
    assert all(
        shown(shipped, claim).figure in note.brief
        for note in notes
        for _number, claim in note.claims
    )
