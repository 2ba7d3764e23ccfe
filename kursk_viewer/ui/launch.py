"""Start the application: style, palette, windows; its end at the system's word; and the last
resort when something breaks.

It stands apart because the command line imports it, and Qt with it, only to open a window.
"""

from __future__ import annotations

import sys
import traceback
from functools import partial
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from kursk_viewer import APP_ID, __version__, translation
from kursk_viewer.dossier.model import Dossier
from kursk_viewer.ui import style
from kursk_viewer.ui.state import SCHEMES, Memory
from kursk_viewer.ui.window.window import MainWindow

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kursk_viewer.dossier.faults import DossierError


def run(
    dossier: Dossier,
    path: str,
    *,
    tab: str | None,
    fresh: bool,
    refused: tuple[str, DossierError] | None = None,
) -> int:
    """Show the window on a dossier that is already loaded, and run until it is closed.

    `refused` is a file that was asked for, with its faults, which the window then tells.
    """
    QCoreApplication.setOrganizationName("kursk-viewer")
    QCoreApplication.setApplicationName("kursk-viewer")
    QCoreApplication.setApplicationVersion(__version__)
    application = QApplication.instance() or QApplication([*sys.argv[:1], "-style", "fusion"])
    assert isinstance(application, QApplication)
    application.setDesktopFileName(APP_ID)
    if translation.language() != translation.SOURCE_LANGUAGE:
        _translate_dialogs(application)
    memory = Memory(fresh=fresh)
    scheme = memory.text("scheme", "system", SCHEMES)
    style.apply_palette(style.tokens() if scheme == "system" else style.wanted(scheme))
    window = MainWindow(memory)
    window.show_dossier(dossier, path)
    window.restore(tab)
    hook = sys.excepthook
    sys.excepthook = window_crash_hook(window)
    others: list[MainWindow] = []
    window.completed.connect(lambda: _after_paint(application, window, others))
    if refused is not None:
        tell = partial(_tell_faults, window, *refused)
        window.completed.connect(lambda: QTimer.singleShot(0, window, tell))
    window.show()
    window.tab.prepare()
    try:
        return application.exec()
    finally:
        sys.excepthook = hook


def _translate_dialogs(application: QApplication) -> None:
    """Let the dialogs that are Qt's own speak the language of the interface too."""
    from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

    from kursk_viewer.ui.qt_words import QtWords

    QLocale.setDefault(QLocale(translation.language()))
    application.installTranslator(QtWords(application))
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{translation.language()}", folder):
        application.installTranslator(translator)


def _tell_faults(window: MainWindow, path: str, error: DossierError) -> None:
    from kursk_viewer.ui.window import dialogs

    dialogs.faults(window, path, error, at_start=True).exec()


def _after_paint(application: QApplication, window: MainWindow, others: list[MainWindow]) -> None:
    from kursk_viewer.ui.endings import end_at_signals
    from kursk_viewer.ui.warm_up import WarmUp

    WarmUp(window, window.document.prepare_index).begin()
    end_at_signals(application)
    window.another_requested.connect(lambda: open_another(window, others))


def open_another(window: MainWindow, others: list[MainWindow]) -> None:
    """Open a window of its own on the dossier of another one, beside it."""
    made = window.another()
    others.append(made)
    made.another_requested.connect(lambda: open_another(made, others))
    made.closed.connect(lambda: others.remove(made))
    made.show()
    made.complete()


def window_crash_hook(window: MainWindow):  # type: ignore[no-untyped-def]
    """An exception hook that shows a copyable report instead of a traceback."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            window.close()
            return
        report = "".join(traceback.format_exception(kind, error, trace))
        sys.__excepthook__(kind, error, trace)
        window.show_crash(f"kursk-viewer {__version__}\n{report}")

    return hook
