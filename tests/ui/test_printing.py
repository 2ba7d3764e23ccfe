"""Print, preview and PDF from the window."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pypdf
import pytest
import windows
from PySide6.QtCore import QMarginsF, QSizeF, Qt, QTimer
from PySide6.QtGui import QAction, QPageLayout, QPageSize
from PySide6.QtPrintSupport import (
    QPrintDialog,
    QPrinter,
    QPrinterInfo,
    QPrintPreviewDialog,
    QPrintPreviewWidget,
)
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QMessageBox,
    QProgressDialog,
    QToolBar,
)
from windows import CTRL, CTRL_SHIFT, press

from kursk_viewer.output.paper import pdf
from kursk_viewer.ui import progress as progress_module
from kursk_viewer.ui.progress import Progress
from kursk_viewer.ui.state import Memory
from kursk_viewer.ui.window import printing
from kursk_viewer.ui.window.document import Document
from kursk_viewer.ui.window.print_choice import ChoiceDialog, PrintChoice

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kursk_viewer.dossier.model import Dossier
    from kursk_viewer.ui.window.window import MainWindow

pytestmark = pytest.mark.any_font

Key = Qt.Key


def pages(path: Path) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(path).pages]


def to_pdf(printer: QPrinter, path: Path) -> QPrinter:
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def exported(window: MainWindow, path: str) -> bool:
    """Whether the File menu wrote a PDF at this path."""
    written: list[str] = []
    window.menus.file.written.connect(written.append)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (path, ""))
        patch.setattr(ChoiceDialog, "exec", lambda _dialog: 1)
        next(a for a in window.findChildren(QAction) if a.text() == "Export &PDF…").trigger()
    return written == [path]


def test_a_pdf_is_written_where_asked(
    qtbot: QtBot, shipped: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(path), ""))
    monkeypatch.setattr(ChoiceDialog, "exec", lambda _dialog: 1)
    window = windows.opened(qtbot, shipped)
    press(qtbot, Key.Key_E, CTRL)
    text = pages(path)
    assert len(text) == 1
    assert "39,900" in text[0] and "verifies none" in text[0]
    assert str(path) in window.statusBar().currentMessage()


def chosen(monkeypatch: pytest.MonkeyPatch, form: str, *, core: bool = False) -> None:
    """Let the reader choose this form where a PDF is written."""

    def exec_(dialog: ChoiceDialog) -> int:
        choice = dialog.findChild(PrintChoice)
        assert choice is not None
        choice.form.setCurrentIndex(choice.form.findData(form))
        choice.core.setChecked(core or choice.core.isChecked())
        return 1

    monkeypatch.setattr(ChoiceDialog, "exec", exec_)


@pytest.mark.parametrize(("form", "fewest"), [("page", 1), ("handout", 2), ("full", 3)])
def test_the_form_is_chosen_where_it_is_written_and_remembered(
    qtbot: QtBot, shipped: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str,
    fewest: int,
) -> None:  # fmt: skip
    path = tmp_path / "out.pdf"
    window = windows.opened(qtbot, shipped)
    chosen(monkeypatch, form, core=form == "full")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(path), ""))
    press(qtbot, Key.Key_E, CTRL)
    count = len(pypdf.PdfReader(path).pages)
    assert count == fewest if fewest < 3 else count >= fewest
    assert window.menus.file.choice().options.form == form
    assert not [a for a in window.findChildren(QAction) if "black and white" in a.text()]


def test_print_offers_the_view_in_front_first(
    qtbot: QtBot, shipped: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = windows.opened(qtbot, shipped)
    assert window.menus.file.choice().picture is None
    path = tmp_path / "view.pdf"

    def exec_(dialog: QPrintDialog) -> int:
        to_pdf(dialog.printer(), path)
        return 1

    monkeypatch.setattr(QPrintDialog, "exec", exec_, raising=False)
    told_by = {"timeline": "events and area claims", "casualties": "personnel figures"}
    for tab, told in told_by.items():
        window.tabs.open(tab)
        press(qtbot, Key.Key_P, CTRL)
        page = pypdf.PdfReader(path).pages[0]
        text = " ".join(page.extract_text().split())
        assert told in text and "verifies none" in text
        assert page.mediabox.width > page.mediabox.height
        assert len(pypdf.PdfReader(path).pages) == 1
    assert printing.page_layout(Memory()).orientation() == QPageLayout.Orientation.Portrait


def test_the_paper_chosen_survives_the_dialog(
    qtbot: QtBot, small: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "letter.pdf"

    def exec_(dialog: QPrintDialog) -> int:
        printer = to_pdf(dialog.printer(), path)
        choice = dialog.findChild(PrintChoice)
        assert choice is not None
        letter = choice.paper_size.findData(QPageSize.PageSizeId.Letter)
        choice.paper_size.setCurrentIndex(letter)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A6))  # as a queue's default may be
        return 1

    monkeypatch.setattr(QPrintDialog, "exec", exec_, raising=False)
    windows.opened(qtbot, small)
    press(qtbot, Key.Key_P, CTRL)
    box = pypdf.PdfReader(path).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (612, 792)
    assert printing.page_layout(Memory()).pageSize().id() == QPageSize.PageSizeId.Letter


def test_the_core_switch_holds_on_paper(qtbot: QtBot, small: Dossier, tmp_path: Path) -> None:
    window = windows.opened(qtbot, small)
    press(qtbot, Key.Key_R, CTRL)
    assert exported(window, str(tmp_path / "core.pdf"))
    text = "".join(pages(tmp_path / "core.pdf"))
    assert "core report only" in text.casefold()
    assert "48,000" not in text


def test_a_file_is_named_after_the_data_and_what_is_chosen_of_it(
    qtbot: QtBot, small: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    suggested: list[str] = []
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName",
        lambda _parent, _title, path, *_: (suggested.append(path.rpartition("/")[2]), ("", ""))[1],
    )  # fmt: skip
    monkeypatch.setattr(ChoiceDialog, "exec", lambda _dialog: 1)
    window = windows.opened(qtbot, small, path="/data/east.dossier.json")
    for place, core in enumerate((False, True, False)):
        choice = window.menus.file.choice()
        qtbot.addWidget(choice)
        choice.form.setCurrentIndex(place)
        choice.core.setChecked(core)
        printing.export_dossier(window, choice, window.memory)
    press(qtbot, Key.Key_R, CTRL)
    commands = [command for _, group in window.menus.groups() for command in group]
    next(c for c in commands if "HTML" in c.text()).trigger()
    assert suggested == [
        "east-summary.pdf", "east-handout-core.pdf", "east-full-dossier.pdf",
        "east-summary-core.html",
    ]  # fmt: skip


def test_a_place_that_cannot_be_written_is_told(
    qtbot: QtBot, small: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    window = windows.opened(qtbot, small)
    path = tmp_path / "no such folder" / "out.pdf"
    assert not exported(window, str(path))
    assert len(told) == 1 and "no such folder" in told[0]
    assert not path.exists()


def test_the_preview_paints_the_page_it_will_print(
    qtbot: QtBot, small: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "preview.pdf"
    seen: list[str] = []

    def exec_(dialog: QDialog) -> int:
        assert isinstance(dialog, QPrintPreviewDialog)
        seen.append(dialog.windowTitle())
        dialog.paintRequested.emit(to_pdf(dialog.printer(), path))
        return 0

    monkeypatch.setattr(QDialog, "exec", exec_)
    monkeypatch.setattr(QPrintPreviewDialog, "exec", exec_, raising=False)
    windows.opened(qtbot, small)
    press(qtbot, Key.Key_P, CTRL_SHIFT)
    assert seen == ["Print preview"]
    assert len(pages(path)) == 1
    assert "39,900" in pages(path)[0]


@pytest.mark.parametrize(("answer", "printed"), [(1, True), (0, False)])
def test_print_asks_first(
    qtbot: QtBot, small: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: int,
    printed: bool,
) -> None:  # fmt: skip
    path = tmp_path / "printed.pdf"

    def exec_(dialog: QPrintDialog) -> int:
        to_pdf(dialog.printer(), path)
        return answer

    made = printing.make_printer
    monkeypatch.setattr(printing, "make_printer", lambda layout: to_pdf(made(layout), path))
    monkeypatch.setattr(QPrintDialog, "exec", exec_, raising=False)
    windows.opened(qtbot, small)
    press(qtbot, Key.Key_P, CTRL)
    assert path.exists() is printed
    if printed:
        assert "39,900" in pages(path)[0]


def test_paper_chosen_in_the_preview_holds_for_print_and_pdf(
    qtbot: QtBot, small: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def exec_(dialog: QPrintPreviewDialog) -> int:
        dialog.printer().setPageLayout(
            QPageLayout(
                QPageSize(QPageSize.PageSizeId.A5),
                QPageLayout.Orientation.Landscape,
                QMarginsF(20, 21, 22, 23),
                QPageLayout.Unit.Millimeter,
            )
        )
        return 0

    monkeypatch.setattr(QPrintPreviewDialog, "exec", exec_, raising=False)
    window = windows.opened(qtbot, small)
    press(qtbot, Key.Key_P, CTRL_SHIFT)
    layout = printing.page_layout(Memory())
    assert layout.pageSize().id() == QPageSize.PageSizeId.A5
    assert layout.orientation() == QPageLayout.Orientation.Landscape
    assert layout.margins(QPageLayout.Unit.Millimeter) == QMarginsF(20, 21, 22, 23)
    path = tmp_path / "out.pdf"
    assert exported(window, str(path))
    box = pypdf.PdfReader(path).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 420)


@pytest.mark.parametrize("name", ["Letter", "Legal", "B5", "A3"])
def test_a_pdf_is_as_large_as_the_paper_chosen(
    qtbot: QtBot, small: Dossier, tmp_path: Path, name: str
) -> None:
    window = windows.opened(qtbot, small)
    size = QPageSize(QPageSize.PageSizeId[name])
    window.memory.keep("print", {"size": size.id().value})
    assert exported(window, str(tmp_path / "out.pdf"))
    box = pypdf.PdfReader(tmp_path / "out.pdf").pages[0].mediabox
    assert (round(box.width), round(box.height)) == size.sizePoints().toTuple()


def test_a_paper_without_a_name_is_kept_by_its_sides(qtbot: QtBot) -> None:
    memory = Memory()
    layout = printing.page_layout(memory)
    layout.setPageSize(QPageSize(QSizeF(150, 230), QPageSize.Unit.Millimeter))
    printing.keep_layout(memory, PrintChoice(Document(), None, layout, memory))
    kept = printing.page_layout(Memory()).pageSize().size(QPageSize.Unit.Millimeter)
    assert (round(kept.width()), round(kept.height())) == (150, 230)


def test_margins_leave_room_on_small_paper(qtbot: QtBot) -> None:
    memory = Memory()
    memory.keep("print", {"size": QPageSize.PageSizeId.A6.value, "margins": [50, 50, 50, 50]})
    layout = printing.page_layout(memory)
    assert layout.pageSize().id() == QPageSize.PageSizeId.A6
    assert layout.margins() == pdf.paper_layout("a4").margins()


# What becomes of a print


def modal(kind: type[QDialog]) -> QDialog | None:
    dialog = QApplication.activeModalWidget()
    return dialog if isinstance(dialog, kind) else None


def when_asked(kind: type[QDialog], act: Callable[[QDialog], None]) -> QTimer:
    """Act on a dialog of this kind as soon as one is open."""
    timer = QTimer()

    def look() -> None:
        dialog = modal(kind)
        if dialog is not None and dialog.isVisible():
            timer.stop()
            act(dialog)

    timer.timeout.connect(look)
    timer.start(20)
    return timer


def to_file(path: Path) -> Callable[[QDialog], None]:
    """Accept a print dialog, the output going to a file."""

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, QPrintDialog)
        to_pdf(dialog.printer(), path)
        dialog.done(1)

    return act


def test_what_became_of_a_print_is_told_and_it_bears_the_title(
    qtbot: QtBot, shipped: Dossier, tmp_path: Path
) -> None:
    window = windows.opened(qtbot, shipped)
    for tab, title in (("summary", shipped.title), ("timeline", "")):
        window.open_tab(tab)
        path = tmp_path / f"{tab}.pdf"
        asked = when_asked(QPrintDialog, to_file(path))
        window.menus.file.print_page()
        assert not asked.isActive()
        assert window.statusBar().currentMessage() == f"Written: {path}"
        picture = window.tab.picture()
        told = pypdf.PdfReader(path).metadata
        assert told is not None and told.title == (picture.title if picture else title)


def test_a_printer_that_is_gone_or_refuses_is_told(
    qtbot: QtBot, small: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = windows.opened(qtbot, small)
    told: list[str] = []

    def close(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        told.append(dialog.text())
        dialog.reject()

    monkeypatch.setattr(QPrinter, "outputFileName", lambda _printer: "")
    monkeypatch.setattr(QPrinter, "printerName", lambda _printer: "desk")
    accepted = when_asked(QPrintDialog, lambda dialog: dialog.done(1))
    read = when_asked(QMessageBox, close)
    window.menus.file.print_page()
    assert told == ["There is no printer “desk” any more. Nothing was printed."]
    assert not accepted.isActive() and not read.isActive()
    there = QPrinterInfo()
    monkeypatch.setattr(there, "isNull", lambda: False, raising=False)
    monkeypatch.setattr(QPrinterInfo, "printerInfo", lambda _name: there)
    monkeypatch.setattr(printing, "paint", lambda *_given: True)
    monkeypatch.setattr(printing, "last_problem", lambda: "it is full")
    accepted = when_asked(QPrintDialog, lambda dialog: dialog.done(1))
    read = when_asked(QMessageBox, close)
    window.menus.file.print_page()
    assert told[1] == "The printer “desk” did not take the pages: it is full"
    assert window.statusBar().currentMessage() == ""
    monkeypatch.setattr(printing, "last_problem", lambda: "")
    accepted = when_asked(QPrintDialog, lambda dialog: dialog.done(1))
    window.menus.file.print_page()
    assert "“desk” is stopped; the pages wait" in window.statusBar().currentMessage()
    monkeypatch.setattr(there, "state", lambda: QPrinter.PrinterState.Idle, raising=False)
    accepted = when_asked(QPrintDialog, lambda dialog: dialog.done(1))
    window.menus.file.print_page()
    assert window.statusBar().currentMessage() == f"Sent to “desk”: {small.title}"


@pytest.mark.parametrize("key", [Key.Key_P, Key.Key_E])
def test_a_long_printing_shows_progress_and_can_be_given_up(
    qtbot: QtBot, small: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: Qt.Key
) -> None:
    path = tmp_path / "out.pdf"
    monkeypatch.setattr(progress_module, "_SLOW", -1.0)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(path), ""))
    window = windows.opened(qtbot, small)
    seen: list[str] = []

    def give_up(dialog: QDialog) -> None:
        assert isinstance(dialog, QProgressDialog)
        seen.append(dialog.labelText())
        dialog.cancel()

    asked = [
        when_asked(QPrintDialog, to_file(path)),
        when_asked(ChoiceDialog, lambda dialog: dialog.done(1)),
    ]
    proceed = Progress.proceed

    def looked_at(progress: Progress, page: int, count: int) -> bool:
        going = proceed(progress, page, count)
        dialog = modal(QProgressDialog)
        if dialog is not None:
            give_up(dialog)
            return proceed(progress, page, count)
        return going

    monkeypatch.setattr(Progress, "proceed", looked_at)
    press(qtbot, key, CTRL)
    assert seen in (["Printing…"], ["Writing the PDF…"])
    assert not path.exists()
    assert window.statusBar().currentMessage() == ""
    for timer in asked:
        timer.stop()


def test_the_preview_follows_its_own_controls_and_is_white_in_dark_colours(
    qtbot: QtBot, small: Dossier, tmp_path: Path
) -> None:
    window = windows.opened(qtbot, small)
    before = QApplication.palette()
    window.scheme.choose("dark")
    path = tmp_path / "out.pdf"
    shades: list[list[int]] = []

    def act(dialog: QDialog) -> None:
        choice = dialog.findChild(PrintChoice)
        assert choice is not None
        choice.paper_size.setCurrentIndex(choice.paper_size.findData(QPageSize.PageSizeId.A5))
        commands = [a for bar in dialog.findChildren(QToolBar) for a in bar.actions()]
        next(a for a in commands if a.text() == "Landscape").trigger()
        QApplication.processEvents()
        shown = dialog.findChild(QPrintPreviewWidget)
        image = shown.grab().toImage()
        half = image.height() // 2
        row = range(image.width() // 4, image.width() * 3 // 4)
        shades.extend([[image.pixelColor(x, y).lightness() for x in row]
                       for y in (half, half - 20, half + 20, half + 40)])  # fmt: skip
        printed = when_asked(QPrintDialog, to_file(path))
        next(a for a in commands if a.text() == "Print").trigger()
        assert not printed.isActive()

    asked = when_asked(QPrintPreviewDialog, act)
    try:
        press(qtbot, Key.Key_P, CTRL_SHIFT)
    finally:
        window.scheme.choose("light")
        QApplication.setPalette(before)
    assert not asked.isActive()
    assert all(row.count(255) > len(row) // 2 for row in shades), "the page is white"
    box = pypdf.PdfReader(path).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 420)
    assert window.statusBar().currentMessage() == f"Written: {path}"
    kept = printing.page_layout(Memory())
    assert kept.pageSize().id() == QPageSize.PageSizeId.A5
    assert kept.orientation() == QPageLayout.Orientation.Landscape


@pytest.mark.skipif(sys.platform != "linux", reason="only there are fonts looked up by a file")
def test_a_page_without_a_font_is_refused(tmp_path: Path) -> None:
    (tmp_path / "fonts.conf").write_text("<fontconfig></fontconfig>")
    path = tmp_path / "out.pdf"
    program = (
        "import sys; sys.modules['font_source_sans_pro'] = None; from kursk_viewer import cli; "
        f"sys.exit(cli.main(['print', '-o', {str(path)!r}]))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        env={**os.environ, "FONTCONFIG_FILE": str(tmp_path / "fonts.conf")},
        check=False,
    )
    assert ended.returncode == 3 and "there is no font to print in" in ended.stderr
    assert not path.exists()
