"""Shows the program in a made-up language, half as long again, and prints as JSON what escaped it.

Every text of the program has accents on its vowels there; a word without one must stand in the data
file. The argument is a folder for the catalogue.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QTabBar, QWidget

from kursk_viewer import cli, resources, translation
from kursk_viewer.dossier import shipped
from kursk_viewer.dossier.translated import TEXTS

ACCENTS = str.maketrans("aeiouyAEIOUY", "áéíóúýÁÉÍÓÚÝ")
LANGUAGE = "xx"
PLURALS = "nplurals=3; plural=(n%10==1 ? 0 : n%10<5 ? 1 : 2);"
ALLOWED = set(
    re.findall(
        r"\w+",
        "kursk viewer json sha256 pdf svg png html csv tsv xlsx markdown apa bibtex csl http https "
        "com ctrl shift enter home end page esc tab alt del space left right down pgup pgdown "
        "scroll export parties scopes spellings categories questions relations phases gaps",
    )
)
"""Names, formats, keys and tables of the file; and what Qt and pyqtgraph call their own."""


def lengthened(text: str) -> str:
    """The text with accents and more letters; its places, mnemonics and formats as they are."""
    if not text.strip():
        return text
    parts = re.split(r"(\{[^{}]*\}|&\w|%\(\w+\)\w|%\w|`[^`]*`|--[a-z-]+|\n)", text)
    shown = "".join(part if n % 2 else part.translate(ACCENTS) for n, part in enumerate(parts))
    ends = "~" * max(1, len(re.sub(r"\{[^}]*\}", "", text)) * 2 // 5)
    return f"{shown}{ends}"


def write_catalogue(place: Path) -> None:
    template = read_po((Path(resources.path("translations")) / "kursk_viewer.pot").open("rb"))
    made = Catalog(locale=None)
    made.mime_headers = [("Plural-Forms", PLURALS)]
    for message in template:
        if not message.id:
            continue
        texts = [message.id] if isinstance(message.id, str) else list(message.id)
        forms = [lengthened(text) for text in texts]
        string = forms[0] if isinstance(message.id, str) else (forms[0], forms[1], forms[1])
        made.add(message.id, string, context=message.context)
    place.parent.mkdir(parents=True)
    with place.open("wb") as file:
        write_mo(file, made)


def write_texts_of_data(place: Path) -> None:
    """The texts of the data file in Greek letters, which no text of the program has."""
    dossier = shipped.load()
    rows = [
        {"id": key, "field": name, "text": text,
         "translated": "ωμέγα {name}" if name == "phrase" and table == "measures" else "Ωμέγα"}
        for table, names in TEXTS.items()
        for key, record in getattr(dossier, table).items()
        for name in names
        for value in [getattr(record, name)]
        for text in ([value] if isinstance(value, str) else value)
    ]  # fmt: skip
    rows.append(
        {"id": dossier.name, "field": "title", "text": dossier.title, "translated": "Ωμέγα"}
    )
    content = json.dumps({"texts": rows}).encode()
    place.write_bytes(content)
    Path(f"{place}.sha256").write_text(hashlib.sha256(content).hexdigest())


def words_of_data() -> set[str]:
    """What stays as it stands in the data file: names, ids, addresses and what is quoted."""
    tables = json.loads(Path(resources.dossier_path()).read_text("utf-8"))["resources"]
    translated = {(table, name) for table, names in TEXTS.items() for name in names}
    kept = (
        str(value)
        for table in tables
        for row in table["data"]
        for name, value in row.items()
        if (table["name"], name) not in translated and table["name"] != "changes"
    )
    return words(" ".join(kept))


def words(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"[^\W\d_]+", text)}


def texts_of(window: QWidget) -> Iterator[str]:
    for action in window.findChildren(QAction):
        yield from (action.text(), action.toolTip())
    for widget in window.findChildren(QWidget):
        yield from (widget.toolTip(), widget.accessibleName(), widget.windowTitle())
        if isinstance(widget, QAbstractButton):
            yield widget.text()
        elif isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        elif isinstance(widget, QTabBar):
            yield from (widget.tabText(place) for place in range(widget.count()))


def escaped(text: str, known: set[str]) -> list[str]:
    bare = re.sub(r"`[^`]*`|--[a-z-]+|<[^>]*>|\w*\d\w*|\w?&\w+", " ", text)
    found = re.findall(r"[^\W\d_]{3,}", bare)
    return [word for word in found if word.isascii() and re.search("[aeiouAEIOU]", word)
            and word.casefold() not in known]  # fmt: skip


def main() -> None:
    folder = Path(sys.argv[1])
    for entry in Path(resources.folder()).iterdir():
        if entry.name != "translations":
            (folder / entry.name).symlink_to(entry)
    write_catalogue(folder / "translations" / LANGUAGE / "LC_MESSAGES" / "kursk_viewer.mo")
    resources.folder = lambda: str(folder)
    translation.choose(LANGUAGE)
    application = QApplication([])
    write_texts_of_data(folder / f"kursk.{LANGUAGE}.json")
    known = words_of_data() | ALLOWED | words(str(folder))
    found: dict[str, list[str]] = {}
    for name, arguments in {
        "summary": ["summary", "--full"], "check": ["check"], "sources": ["sources"],
        "evidence": ["evidence", "ua-2025-02-06-01"], "event": ["evidence", "ev-2025-03-17"],
        "table": ["table", "casualties"], "search": ["search", "tanks"], "manual": ["manual"],
        "print": ["print", "-o", str(folder / "page.pdf")],
    }.items():  # fmt: skip
        out = folder / f"{name}.txt"
        stdout, sys.stdout = sys.stdout, out.open("w", encoding="utf-8")
        try:
            code = cli.main(arguments)
        finally:
            sys.stdout.close()
            sys.stdout = stdout
        assert code == 0, name
        found[name] = escaped(out.read_text("utf-8"), known)
    found["window"] = shown_in_window(application, known)
    print(json.dumps(found))


def shown_in_window(application: QApplication, known: set[str]) -> list[str]:
    from kursk_viewer.dossier.translated import translated
    from kursk_viewer.ui.state import Memory
    from kursk_viewer.ui.window.window import MainWindow

    window = MainWindow(Memory(fresh=True))
    path = resources.dossier_path()
    window.show_dossier(translated(shipped.load(), path, LANGUAGE), path)
    window.restore(None)
    window.show()
    missed: list[str] = []
    for tab in ("summary", "equipment", "casualties", "timeline"):
        window.open_tab(tab)
        for _ in range(20):
            application.processEvents()
        missed += [word for text in texts_of(window) for word in escaped(text, known)]
    window.close()
    return sorted(set(missed))


if __name__ == "__main__":
    main()
