"""Print, preview and PDF from the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdf
import pytest
import windows
from PySide6.QtCore import QMarginsF, QSizeF, Qt
from PySide6.QtGui import QAction, QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox
from windows import CTRL, CTRL_SHIFT, press

from kursk_viewer.output.paper import pdf
from kursk_viewer.ui.state import Memory
from kursk_viewer.ui.window import printing
from kursk_viewer.ui.window.document import Document
from kursk_viewer.ui.window.print_choice import ChoiceDialog, PrintChoice

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kursk_viewer.dossier.model import Dossier
    from kursk_viewer.ui.window.window import MainWindow

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
