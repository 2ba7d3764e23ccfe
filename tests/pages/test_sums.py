"""The never-add guard: each refusal has its reason, and what may be added is added truly."""

import pytest

from kursk_viewer.dossier.loading import load_file
from kursk_viewer.dossier.model import Claim, Measure, Party, Report, Scope
from kursk_viewer.dossier.vocabulary import Precision
from kursk_viewer.pages.sums import selected_cells, selected_figures, total
from kursk_viewer.resources import dossier_path


def measure(name, part_of="", *, apart=False, group="equipment"):
    return Measure(
        id=name, label=name, group=group, unit="items", definition=name, part_of=part_of,
        counted_apart=apart,
    )  # fmt: skip


def claim(name, measure, value, report="r1", about="russian", **more):
    return Claim(
        id=name,
        report=report,
        about=about,
        measure=measure,
        value=value,
        precision=Precision.EXACT,
        **more,
    )


@pytest.fixture(scope="module")
def dossier():
    measures = [
        measure("casualties", group="people"), measure("killed", "casualties", group="people"),
        measure("wounded", "casualties", group="people"), measure("tanks", apart=True),
        measure("drones", apart=True), measure("armoured", apart=True), measure("apc", "armoured"),
        measure("ifv", "armoured"), measure("strays"), measure("others"), measure("rifles", "apc"),
    ]  # fmt: skip
    claims = [
        claim("casualties", "casualties", 300), claim("killed", "killed", 100),
        claim("wounded", "wounded", 200, "r3", status="derived", formula="casualties - killed"),
        claim("wounded-2", "wounded", 9, report="r3", status="derived", formula="apc-2 - ifv-2"),
        claim("tanks", "tanks", 5), claim("drones", "drones", 7), claim("armoured", "armoured", 30),
        claim("apc", "apc", 12), claim("ifv", "ifv", 8), claim("ifv-again", "ifv", 9),
        claim("apc-2", "apc", 20, report="r2"), claim("ifv-2", "ifv", 11, report="r2"),
        claim("ifv-wide", "ifv", 40, scope="wide"), claim("ifv-uk", "ifv", 3, about="ukrainian"),
        claim("ifv-with-apc", "ifv", 20, includes=("ifv", "apc")),
        claim("ifv-plus", "ifv", 8).replace(precision=Precision.MORE_THAN),
        claim("apc-most", "apc", 8).replace(precision=Precision.UP_TO),
        claim("strays", "strays", 1), claim("others", "others", 1), claim("rifles", "rifles", 1),
    ]  # fmt: skip
    reports = [
        Report(id=name, claimant="gs", title=name, as_of_basis="none", scope="kursk")
        for name in ("r1", "r2", "r3")
    ]
    parties = [
        Party(id=name, name=f"{name} forces", side="russia", kind="concerned")
        for name in ("gs", "russian", "ukrainian")
    ]
    scopes = [Scope(id=name, label=name) for name in ("kursk", "wide")]

    def by_id(records):
        return {record.id: record for record in records}

    return load_file(dossier_path()).replace(
        measures=by_id(measures), claims=by_id(claims), reports=by_id(reports),
        parties=by_id(parties), scopes=by_id(scopes),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("claims", "reason"),
    [
        (("killed", "casualties"), "killed is part of casualties"),
        (("apc", "armoured"), "apc is part of armoured"),
        (("rifles", "armoured"), "rifles is part of armoured"),
        (("apc", "ifv-with-apc"), "apc is part of ifv"),
        (("tanks", "drones"), "different kinds"),
        (("ifv", "ifv-uk"), "russian forces, ukrainian forces"),
        (("apc", "ifv-2"), "different reports"),
        (("killed", "wounded-2"), "different reports"),
        (("apc", "ifv-wide"), "differ in scope"),
        (("ifv", "ifv-again"), "more than once"),
        (("apc-most", "ifv-plus"), "minimum"),
        (("strays", "others"), "different kinds"),
        (("apc", "killed"), "different kinds"),
    ],
)
def test_refused_with_its_reason(dossier, claims, reason):
    for order in (claims, claims[::-1]):
        refused = total(dossier, order)
        assert refused.total is None
        assert reason in refused.reason


@pytest.mark.parametrize(
    ("claims", "value", "precision"),
    [
        (("apc", "ifv"), 20, "exact"),
        (("apc", "ifv", "apc"), 20, "exact"),
        (("apc", "ifv-plus"), 20, "more_than"),
        (("killed", "wounded"), 300, "exact"),
    ],
)
def test_parts_of_one_whole_in_one_report_are_added(dossier, claims, value, precision):
    allowed = total(dossier, claims)
    assert allowed.reason == ""
    assert (allowed.total.value, allowed.total.precision) == (value, precision)


def test_more_kinds_than_four_are_not_all_named(dossier):
    kinds = ("tanks", "drones", "strays", "others", "killed")
    assert "(tanks, drones, strays, others)" in total(dossier, kinds[:4]).reason
    assert "(tanks, drones, strays, others…)" in total(dossier, kinds).reason


def test_one_figure_is_no_sum(dossier):
    assert total(dossier, ("apc",)).total is None
    assert total(dossier, ("apc",)).reason == ""


def test_a_whole_that_the_core_reduction_dropped_is_no_obstacle(dossier):
    without = {name: m for name, m in dossier.measures.items() if name != "armoured"}
    assert total(dossier.replace(measures=without), ("apc", "ifv")).total.value == 20


def test_a_refusal_keeps_the_names_of_kinds_as_they_are_written(shipped) -> None:
    report = "ru-2024-08-19"
    claims = tuple(c.id for c in shipped.claims.values() if c.report == report)
    assert (
        "HIMARS launchers is part of multiple launch rocket systems"
        in total(shipped, claims).reason
    )


@pytest.mark.parametrize(
    ("claims", "told"),
    [
        ((), ""),
        (("dead",), ""),
        (("dead", "ground"), "1 figure"),
        (("dead", "hurt"), "2 figures · sum ≈ 39,900"),
        (("dead", "caught"),
         "2 figures · No sum: these are different kinds (killed, captured)"),
        (("total", "dead"),
         "2 figures · No sum: killed is part of casualties and would count twice"),
    ],
)  # fmt: skip
def test_selected_figures_amount_to_their_sum_or_to_the_reason_for_none(
    small, claims, told
) -> None:
    assert selected_figures(small, claims) == told


def test_cells_with_fewer_than_two_figures_have_no_sum(small) -> None:
    assert selected_cells(small, ("ground", "total"), 2) == "2 cells, 1 figure"
    assert selected_cells(small, ("ground",), 3) == "3 cells, 0 figures"
    assert selected_cells(small, ("total",), 1) == ""
