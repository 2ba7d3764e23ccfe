"""What every test gets: no display, settings of its own, and no window left behind.

Qt is touched only when a test asks for it, so that the tests of the core run without Qt.
"""

from __future__ import annotations

import gc
import itertools
import os
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papers import Papers
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from kursk_viewer.dossier.model import Dossier
    from kursk_viewer.pages.evidence.sections import EvidencePage

PROGRAM = "kursk-viewer"
COUNTED = itertools.count()
YOUNG = 10_000
"""Objects more than before after which garbage is sought; by default so few that it takes a tenth
of the time."""


def pytest_collection_finish() -> None:
    """What is collected lives to the end: nothing of it need be looked through for garbage."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG)


def needs_qt(request: pytest.FixtureRequest) -> bool:
    """Whether a test is one of Qt: by its folder, by pytest-qt, or because Qt is loaded anyway."""
    in_ui = "ui" in request.path.parts
    return in_ui or "qapp" in request.fixturenames or "PySide6.QtCore" in sys.modules


def pytest_sessionfinish() -> None:
    """Empty the clipboard while Python stands: what Python put there cannot be deleted later."""
    if "PySide6.QtGui" in sys.modules:
        from PySide6.QtGui import QGuiApplication

        if QGuiApplication.instance() is not None:
            QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def own_settings(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Settings that are empty at the start of each test; their folder is made when one is kept."""
    if not needs_qt(request):
        return
    from PySide6.QtCore import QCoreApplication, QSettings

    folder = tmp_path_factory.getbasetemp() / "settings" / str(next(COUNTED))
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
        QSettings.setPath(QSettings.Format.IniFormat, scope, str(folder))
    QCoreApplication.setOrganizationName(PROGRAM)
    QCoreApplication.setApplicationName(PROGRAM)


@pytest.fixture(autouse=True)
def no_window_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a top-level window behind; close it, so that the next is not hit."""
    if not needs_qt(request):
        yield
        return
    request.getfixturevalue("qapp")
    before = set(map(id, open_windows()))
    yield
    left = [widget for widget in open_windows() if id(widget) not in before]
    names = [f"{type(widget).__name__} “{widget.windowTitle()}”" for widget in left]
    for widget in left:
        widget.close()
        widget.deleteLater()
    left.clear()
    delete_deferred()
    if names:
        pytest.fail(f"left open: {', '.join(names)}; close it or hand it to qtbot.addWidget")


@pytest.fixture
def qtbot(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[QtBot]:
    """The bot of pytest-qt, holding its widgets until they are closed.

    It knows them weakly. Events are still served after a test has returned and its names are gone:
    garbage collected while a window paints would destroy that window under its painter.
    """
    held: list[QWidget] = []
    known = qtbot.addWidget

    def add(widget: QWidget, **options: Any) -> None:
        held.append(widget)
        known(widget, **options)

    monkeypatch.setattr(qtbot, "addWidget", add)
    yield qtbot
    held.clear()


def open_windows() -> list[QWidget]:
    """The top-level widgets that are shown, after what was to be deleted has been."""
    from PySide6.QtWidgets import QApplication

    delete_deferred()
    return [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]


def delete_deferred() -> None:
    """Carry out `deleteLater`, which processing events alone does not."""
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def shipped() -> Dossier:
    """The dossier that ships with the program."""
    from kursk_viewer import resources
    from kursk_viewer.dossier import loading

    return loading.load_file(resources.dossier_path())


@pytest.fixture(scope="session")
def evidence_pages(shipped: Dossier) -> dict[str, EvidencePage]:
    """The evidence of every record of that dossier."""
    from kursk_viewer.dossier.tables import TABLES
    from kursk_viewer.pages.evidence.page import evidence

    ids = [record for table in TABLES for record in getattr(shipped, table)]
    pages = {record: evidence(shipped, record) for record in ids}
    assert all(pages.values())
    return {record: page for record, page in pages.items() if page is not None}


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    """The shipped dossier as `kursk-viewer print` prints it; see `papers`."""
    import papers

    return papers.Papers(tmp_path_factory.mktemp("papers"))


@pytest.fixture(scope="session")
def small() -> Dossier:
    """A small made-up dossier; see `builders`."""
    import builders

    return builders.dossier()


@pytest.fixture(scope="session")
def paper(printed: Papers) -> str:
    """The text of the full dossier as a PDF, its words parted by one space."""
    return printed("--full").text
