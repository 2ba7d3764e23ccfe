"""What is remembered of each view: it comes back, and whatever is no state of ours does no harm."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import windows
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kursk_viewer.ui import state
from kursk_viewer.ui.state import Memory, read
from kursk_viewer.ui.window.tabs import TABS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kursk_viewer.dossier.model import Dossier
    from kursk_viewer.ui.tab import Tab

pytestmark = pytest.mark.any_font

HUGE = 10**30
NUMBERS = st.one_of(
    st.integers(), st.floats(), st.sampled_from([HUGE, -HUGE, 10**400, 2**31, 2**63, 1e308])
)
LEAVES = st.one_of(st.none(), st.booleans(), NUMBERS, st.text(max_size=20))
JSON = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)
FORMS = {
    "flag": (state.flag, lambda v: isinstance(v, bool)),
    "text": (state.text, lambda v: isinstance(v, str) and len(v) <= state.LONGEST),
    "one of": (state.one_of("a", "b"), lambda v: v in ("a", "b")),
    "whole": (state.whole(1, 9), lambda v: type(v) is int and 1 <= v <= 9),
    "number": (state.number(0, 9), lambda v: math.isfinite(v) and 0 <= v <= 9),
    "each": (state.each(state.flag), lambda v: all(isinstance(one, bool) for one in v)),
    "exactly": (
        state.exactly(2, state.whole(0, 9)),
        lambda v: isinstance(v, tuple) and len(v) == 2 and all(0 <= one <= 9 for one in v),
    ),
    "pair": (
        state.pair(state.text, state.flag),
        lambda v: isinstance(v[0], str) and isinstance(v[1], bool),
    ),
    "named": (
        state.named(state.whole(0, 9)),
        lambda v: all(isinstance(k, str) and 0 <= one <= 9 for k, one in v.items()),
    ),
}  # fmt: skip


@settings(max_examples=200)
@given(value=JSON)
def test_every_form_gives_what_it_promises_or_nothing(value: object) -> None:
    for name, (form, holds) in FORMS.items():
        found = form(value)
        assert found is None or holds(found), name


@pytest.mark.parametrize(
    ("form", "value", "found"),
    [
        (state.flag, True, True),
        (state.flag, 1, None),
        (state.whole(0, 9), True, None),
        (state.whole(0, 9), 9, 9),
        (state.whole(0, 9), HUGE, None),
        (state.number(0, 9), 10**400, None),
        (state.number(0, 9), 3, 3.0),
        (state.number(0, math.inf), math.inf, None),
        (state.number(0, 9), math.nan, None),
        (state.text, "a" * (state.LONGEST + 1), None),
        (state.each(state.whole(0, 9)), [1, "x", 2, HUGE], [1, 2]),
        (state.each(state.flag), [True] * (state.MOST + 1), [True] * state.MOST),
        (state.exactly(2, state.whole(0, 9)), [1, "x"], None),
        (state.exactly(2, state.whole(0, 9)), [1, 2, 3], None),
        (state.exactly(2, state.whole(0, 9)), [1, 2], (1, 2)),
        (state.pair(state.text, state.flag), ["a", False], ("a", False)),
        (state.named(state.flag), {"a": True, "b": 1}, {"a": True}),
    ],
)
def test_forms(form: state.Form[object], value: object, found: object) -> None:
    assert form(value) == found


def test_the_default_stands_for_what_is_absent_or_damaged() -> None:
    assert read({"on": False}, "on", state.flag, True) is False
    assert read({"on": "no"}, "on", state.flag, True) is True
    assert read({}, "on", state.flag, True) is True
    assert read({}, "on", state.flag) is None
    assert read([1], "on", state.flag, True) is True


def tabs(qtbot: QtBot, dossier: Dossier) -> list[Tab]:
    window = windows.opened(qtbot, dossier)
    found = []
    for name in TABS:
        window.open_tab(name)
        found.append(window.tab)
    return found


KEYS = st.sampled_from(
    ["view", "log", "table", "series", "question", "report", "choice", "shown", "changes", "hidden",
     "filter_row", "filters", "sorting", "widths", "order", "span", "collapsed", "lanes", "sides",
     "opposed", "core", "text", "key", "splitter", "subject"]
)  # fmt: skip


@pytest.fixture
def views(qtbot: QtBot, small: Dossier) -> list[Tab]:
    return tabs(qtbot, small)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(remembered=st.dictionaries(KEYS, JSON))
def test_no_state_can_do_harm(views: list[Tab], remembered: dict[str, object]) -> None:
    for tab in views:
        tab.restore_state(remembered)
        kept = tab.save_state()
        assert json.loads(json.dumps(kept)) == kept, "it is plain JSON"


def test_the_keys_tried_are_those_that_are_kept(views: list[Tab]) -> None:
    kept = {key for tab in views for key in tab.save_state()}
    tried = set(KEYS.elements)  # type: ignore[attr-defined]
    assert kept == tried


def test_a_state_comes_back_as_it_was(views: list[Tab]) -> None:
    for tab in views:
        kept = tab.save_state()
        tab.restore_state(kept)
        assert tab.save_state() == kept


def test_a_number_beyond_all_bounds_is_no_obstacle(qtbot: QtBot, small: Dossier) -> None:
    path = Path(Memory().path)
    path.parent.mkdir(parents=True, exist_ok=True)
    state = r"{\"view\": \"report\", \"report\": 1000000000000000000000000000000}"
    path.write_text(f'[tabs]\ncasualties="{state}"\n\n[window]\ntab=casualties\n', "utf-8")
    assert Memory().state("tabs/casualties")["report"] == HUGE
    window = windows.opened(qtbot, small)
    assert window.tab.name == "casualties"
    assert window.tab.save_state()["view"] == "report"
