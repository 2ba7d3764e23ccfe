"""A dossier of another conflict: its sides, their shapes and its kinds of event are its own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import builders
import pytest
import windows

from kursk_viewer.dossier.faults import DossierError
from kursk_viewer.dossier.layout import laid_out, with_schemas
from kursk_viewer.dossier.loading import load_bytes
from kursk_viewer.dossier.tables import TABLES
from kursk_viewer.drawing.timeline.data import TimelineData
from kursk_viewer.output import pictures
from kursk_viewer.output.timeline_picture import of_timeline
from kursk_viewer.pages.casualties.over_time import bars, over_time, who_says
from kursk_viewer.pages.equipment import equipment
from kursk_viewer.pages.evidence.page import evidence
from kursk_viewer.pages.summary.page import summary
from kursk_viewer.pages.timeline.page import timeline
from kursk_viewer.pages.whole import whole

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kursk_viewer.dossier.model import Dossier

SIDES = [
    {"id": "reds", "label": "Red League", "marker": "triangle", "order": 2, "role": "belligerent"},
    {"id": "blues", "label": "Blue Crown", "marker": "diamond", "order": 1, "role": "belligerent"},
    {"id": "greens", "label": "Green Isles", "marker": "circle", "order": 3,
     "role": "belligerent", "allied_to": "reds"},
    {"id": "editor", "label": "editors", "marker": "wedge", "order": 4, "role": "compiler"},
]  # fmt: skip
CATEGORIES = [
    {"id": "parley", "label": "Parleys", "order": 2},
    {"id": "naval", "label": "Sea battles", "order": 1},
]


def pack() -> dict[str, Any]:
    made = builders.package(sides=SIDES, categories=CATEGORIES)
    sides = {"alphans": "blues", "betans": "reds", "counters": "greens"}
    for party in builders.rows(made, "parties"):
        party["side"] = sides.get(party["side"], party["side"])
    for event, category in zip(builders.rows(made, "events"), ("naval", "parley"), strict=True):
        event["category"] = category
    return made


@pytest.fixture(scope="module")
def other() -> Dossier:
    return builders.dossier(pack())


def test_all_pages_open_with_its_own_labels(other: Dossier) -> None:
    assert other.warnings == ()
    pages = [summary(other), equipment(other), bars(other), over_time(other), who_says(other),
             timeline(other), whole(other)]  # fmt: skip
    told = repr(pages)
    for label in ("Blue Crown", "Red League", "Sea battles", "Parleys"):
        assert label in told
    for foreign in ("Ukraine", "Russia", "Kursk", "Ground fighting"):
        assert foreign not in told
    for table in TABLES:
        for record in getattr(other, table):
            assert evidence(other, record) is not None, record


def test_lanes_and_sides_stand_in_the_order_of_the_file(other: Dossier) -> None:
    page = timeline(other)
    assert [lane.label for lane in page.lanes] == ["Sea battles", "Parleys"]
    assert [(side.label, side.marker) for side in page.sides] == [
        ("Blue Crown", "diamond"), ("Red League", "triangle"),
    ]  # fmt: skip


def test_the_shape_of_a_side_is_that_of_the_file(other: Dossier) -> None:
    assert {line.marker for line in over_time(other).lines if line.side == "blues"} == {"diamond"}
    (rival,) = [
        answer
        for question in who_says(other).questions
        for answer in question.answers
        if answer.shown.record == "total-rival"
    ]
    assert (rival.shown.side_label, rival.shown.marker) == ("Red League", "triangle")


@pytest.mark.parametrize(
    ("about", "counted_in"), [("reds", False), ("blues", True), ("greens", True)]
)
def test_only_figures_of_sides_that_do_not_fight_each_other_may_count_each_other_in(
    about: str, counted_in: bool
) -> None:
    """Of the blues and another side; both claims stand in one report."""
    made = pack()
    (blue,) = [party for party in builders.rows(made, "parties") if party["id"] == "alpha"]
    builders.rows(made, "parties").append(
        {"id": "second", "name": "Second forces", "side": about, "kind": "concerned"}
    )
    builders.rows(made, "sides")[2]["allied_to"] = "blues"
    assert blue["side"] == "blues"
    shared = {"report": "half-year", "measure": "killed", "precision": "exact", "paragraph": 1}
    made = builders.added(
        "claims",
        {"id": "of-blues", "about": "alpha", "value": 500, **shared},
        {"id": "of-second", "about": "second", "value": 90, **shared},
        pack=made,
    )
    drawn = bars(builders.dossier(made), "half-year").bars
    inside = [bar for one in drawn for bar in (one, *one.parts)]
    (second,) = [bar for bar in inside if bar.shown.record == "of-second"]
    assert ("also be included in the figure for Alpha forces" in second.remark) == counted_in


def test_its_timeline_is_drawn_with_its_sides(other: Dossier, qapp: object) -> None:
    made = pictures.svg(of_timeline(TimelineData(timeline(other)))).decode()
    for label in ("by Blue Crown", "by Red League", "Sea battles"):
        assert label in made


def test_the_window_opens_it(qtbot: QtBot, other: Dossier) -> None:
    window = windows.opened(qtbot, other)
    shown = " ".join(text for _, text in windows.everywhere(window))
    assert "Blue Crown" in shown
    assert "Ukraine" not in shown


def test_a_file_of_the_former_format_gets_one_sentence() -> None:
    old = pack()
    old["resources"] = [t for t in old["resources"] if t["name"] not in ("sides", "categories")]
    for scope in builders.rows(old, "scopes"):
        scope["kursk_only"] = scope.pop("main", False)
    with pytest.raises(DossierError) as caught:
        builders.dossier(old)
    (sentence,) = caught.value.sentences()
    for word in ("“sides”", "“categories”", "“main”", "“kursk_only”"):
        assert word in sentence


def test_a_schema_that_describes_a_field_otherwise_is_named() -> None:
    made = with_schemas(pack())
    assert load_bytes(builders.to_bytes(made)).warnings == ()
    made = json.loads(json.dumps(made))
    made["resources"][0]["schema"]["fields"][1]["type"] = "integer"
    (warning,) = load_bytes(builders.to_bytes(made)).warnings
    assert "“sides”" in warning
    assert "label" in warning


def test_a_file_is_laid_out_with_one_record_on_a_line(tmp_path: Path) -> None:
    text = laid_out(with_schemas(pack()))
    assert json.loads(text) == json.loads(json.dumps(with_schemas(pack())))
    assert any(line.strip().startswith('{"id": "reds"') for line in text.splitlines())


@pytest.mark.parametrize("schema", [5, [], {}, {"fields": 5}, {"fields": [5, {"name": []}]}])
def test_a_schema_of_another_form_is_only_warned_of(schema: object) -> None:
    made = pack()
    made["resources"][0]["schema"] = schema
    assert len(load_bytes(builders.to_bytes(made)).warnings) == 1


def test_two_main_scopes_are_a_fault() -> None:
    with pytest.raises(DossierError) as caught:
        builders.dossier(builders.changed("scopes", "border", main=True))
    (fault,) = caught.value.faults
    assert (fault.table, fault.record, fault.field) == ("scopes", "border", "main")
