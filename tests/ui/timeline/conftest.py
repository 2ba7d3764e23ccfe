"""A Timeline tab on the screen, with seven events."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import windows
from builders import event
from pytestqt.qtbot import QtBot

from kursk_viewer.dossier.core_only import core_only
from kursk_viewer.dossier.dates import parse
from kursk_viewer.dossier.model import Dossier, Relation
from kursk_viewer.dossier.vocabulary import AsOfBasis, RelationKind
from kursk_viewer.ui.timeline.tab import TimelineTab


@pytest.fixture(scope="session")
def core(shipped: Dossier) -> Dossier:
    """The core document's own records, its report dated, as the document itself is not."""
    dossier = core_only(shipped)
    report = dossier.reports["ua-2025-02-06"].replace(
        as_of=parse("2025-02-05"), as_of_basis=AsOfBasis.INFERRED
    )
    return dossier.replace(reports={**dossier.reports, report.id: report})


@pytest.fixture
def dossier(core: Dossier) -> Dossier:
    """Four lanes: alpha .. golf in order of time."""
    events = (
        event("alpha", "2024-08-06", core=True),
        event("bravo", "2024-08-20", category="air_strike"),
        event("charlie", "2024-09", category="air_strike", when_basis="report"),
        event("delta", "2024-10-05"),
        event("echo", "2024-12-01", category="diplomacy", said_by=("liga",)),
        event("foxtrot", "2025-01-10", category="statement"),
        event("golf", "2025-02-05", core=True),
    )
    tie = Relation(id="r", subject="delta", kind=RelationKind.CONTRADICTS, object="foxtrot")
    made = {e.id: e for e in events}
    return core.replace(events=made, claims={}, relations={"r": tie}, core_only=False)


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[Dossier], TimelineTab]:
    def show(dossier: Dossier) -> TimelineTab:
        tab = TimelineTab()
        tab.resize(900, 700)
        tab.show_dossier(dossier)
        windows.shown(qtbot, tab)
        return tab

    return show


@pytest.fixture
def tab(shown: Callable[[Dossier], TimelineTab], dossier: Dossier) -> TimelineTab:
    made = shown(dossier)
    made.chart.setFocus()
    return made
