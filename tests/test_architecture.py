"""Which room may know which: data flows from dossier to pages to widgets, never back."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import deque
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

import kursk_viewer

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(kursk_viewer.__file__).parent
QT = ("PySide6", "shiboken6", "pyqtgraph")
HEAVY = (*QT, "numpy")
NETWORK = (
    "socket", "ssl", "http", "urllib.request", "urllib3", "requests", "ftplib", "smtplib", "poplib",
    "imaplib", "xmlrpc", "socketserver", "asyncio", "telnetlib", "webbrowser",
    "PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtWebEngineCore",
    "PySide6.QtWebEngineWidgets", "PySide6.QtHttpServer",
)  # fmt: skip
SMALL = 80
"""Lines; a module of fewer that one other imports is a part of that one, or says why it is not."""
IMPORTERS = ("__import__", "import_module", "importlib.import_module")


class Import(NamedTuple):
    """One imported name; whether it is imported when the module is, and for a type checker only."""

    name: str
    line: int
    at_start: bool
    for_types: bool = False


class Rule(NamedTuple):
    """What the modules of some folders must not import, and what to do instead."""

    name: str
    folders: tuple[str, ...]
    forbidden: tuple[str, ...]
    fix: str
    at_start_only: bool = False
    except_for: tuple[str, ...] = ()


RULES = (
    Rule(
        "the core knows no Qt",
        ("dossier/", "pages/", "record.py", "resources.py", "translation.py"),
        HEAVY, "return plain frozen values and let ui/ or output/ turn them into Qt's",
    ),
    Rule(
        "the dossier knows no page", ("dossier/",),
        ("kursk_viewer.pages", "kursk_viewer.drawing", "kursk_viewer.output", "kursk_viewer.cli"),
        "move what both need into dossier/",
    ),
    Rule(
        "pages know no way out", ("pages/",),
        ("kursk_viewer.drawing", "kursk_viewer.output", "kursk_viewer.cli"),
        "let drawing/ or output/ take the page as an argument",
    ),
    Rule(
        "painters write no file", ("drawing/",), ("kursk_viewer.output", "kursk_viewer.cli"),
        "paint on the painter that is handed in and let output/ save what was painted",
    ),
    Rule(
        "nothing imports ui but the launcher", ("",), ("kursk_viewer.ui",),
        "move what both need into pages/ or output/, or hand it over as an argument",
        except_for=("ui/", "cli.py", "__main__.py"),
    ),
    Rule(
        "no network code", ("",), NETWORK,
        "leave it out; an address is opened by QDesktopServices when a reader asks for it",
    ),
    Rule(
        "charts are imported when one is first wanted", ("",), ("pyqtgraph", "numpy"),
        "import the module inside the function that shows the first chart",
        at_start_only=True, except_for=("ui/", "drawing/", "output/"),
    ),
    Rule(
        "the command line starts without Qt",
        ("cli.py", "__main__.py"), (*HEAVY, "kursk_viewer.ui"),
        "import it inside the command that needs it", at_start_only=True,
    ),
)  # fmt: skip


class Scan(NamedTuple):
    """What is found in the source of a module; classes by name, what offends by its line."""

    docstring: str
    imports: tuple[Import, ...]
    classes: tuple[tuple[str, int], ...]
    relative: tuple[int, ...]
    formatted: tuple[int, ...]


@cache
def scanned(source: str) -> Scan:
    """A module looked through once, wherever in it something stands."""
    tree = ast.parse(source)
    imports: list[Import] = []
    classes, relative, formatted = [], [], []
    waiting: deque[tuple[ast.AST, bool, bool]] = deque([(tree, True, False)])
    while waiting:
        node, at_start, for_types = waiting.popleft()
        imports += _imported(node, at_start, for_types)
        if isinstance(node, ast.ClassDef):
            classes.append((node.name, node.lineno))
        elif isinstance(node, ast.ImportFrom) and node.level:
            relative.append(node.lineno)
        elif isinstance(node, ast.Call) and _formats_a_translation(node):
            formatted.append(node.lineno)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            at_start = False
        typed = node.body if isinstance(node, ast.If) and _checks_types(node) else ()
        for child in ast.iter_child_nodes(node):
            waiting.append((child, at_start, for_types or child in typed))
    docstring = " ".join((ast.get_docstring(tree) or "").split())
    return Scan(docstring, tuple(imports), tuple(classes), tuple(relative), tuple(formatted))


def _checks_types(node: ast.If) -> bool:
    return "TYPE_CHECKING" in ast.unparse(node.test)


def _formats_a_translation(node: ast.Call) -> bool:
    return (
        isinstance(node.func, ast.Name)
        and node.func.id in ("tr", "ntr", "ptr", "mark")
        and any(isinstance(text, ast.JoinedStr | ast.BinOp) for text in node.args[:2])
    )


def _imported(node: ast.AST, at_start: bool, for_types: bool) -> Iterator[Import]:
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield Import(alias.name, node.lineno, at_start, for_types)
    elif isinstance(node, ast.ImportFrom):
        for alias in node.names:
            yield Import(f"{node.module or ''}.{alias.name}", node.lineno, at_start, for_types)
    elif (
        isinstance(node, ast.Call)
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and ast.unparse(node.func) in IMPORTERS
    ):
        yield Import(str(node.args[0].value), node.lineno, at_start, for_types)


def scans(root: Path) -> Iterator[tuple[str, Scan]]:
    """Each module below `root` by its place there."""
    for path in sorted(root.rglob("*.py")):
        yield path.relative_to(root).as_posix(), scanned(path.read_text("utf-8"))


def breaches(root: Path, rule: Rule) -> list[str]:
    """One sentence for each import below `root` that a rule forbids."""
    found = []
    for place, scan in scans(root):
        if not place.startswith(rule.folders) or place.startswith(rule.except_for or ("\0",)):
            continue
        for imported in scan.imports:
            if imported.for_types or (rule.at_start_only and not imported.at_start):
                continue
            if any(f"{imported.name}.".startswith(f"{name}.") for name in rule.forbidden):
                found.append(
                    f"{place}:{imported.line} imports {imported.name}, but {rule.name}: {rule.fix}."
                )
    return found


def module_name(root: Path, path: Path) -> str:
    parts = (root.name, *path.relative_to(root).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported_modules(root: Path) -> dict[str, dict[str, int]]:
    """For each module of the package below `root`, those of it that it imports, each with a line.

    All imports count: also one inside a function, or for a type checker only.
    """
    paths = {module_name(root, path): path for path in sorted(root.rglob("*.py"))}
    found: dict[str, dict[str, int]] = {name: {} for name in paths}
    for name, path in paths.items():
        for imported in scanned(path.read_text("utf-8")).imports:
            whole = imported.name in paths
            target = imported.name if whole else imported.name.rpartition(".")[0]
            if target in paths and target != name:
                found[name].setdefault(target, imported.line)
    return found


def shortest_circle(start: str, graph: dict[str, dict[str, int]]) -> list[str]:
    """The modules of the shortest way from one back to itself; empty where there is none."""
    before: dict[str, str] = {}
    reached = [start]
    for name in reached:
        for target in graph[name]:
            if target == start:
                way = [name]
                while way[-1] != start:
                    way.append(before[way[-1]])
                return way[::-1]
            if target not in before:
                before[target] = name
                reached.append(target)
    return []


def circles(root: Path) -> list[str]:
    """One sentence for each circle of modules that import each other."""
    graph = imported_modules(root)
    sentences: list[str] = []
    seen: set[str] = set()
    for start in graph:
        way = [] if start in seen else shortest_circle(start, graph)
        if way:
            seen.update(way)
            arrows = " -> ".join(
                f"{name} (line {graph[name][target]})"
                for name, target in zip(way, [*way[1:], start], strict=True)
            )
            sentences.append(
                f"{arrows} -> {start} is a circle of imports: hand what the one needs of the "
                "other over as an argument, or move what both need into a module below both; an "
                "import inside a function or for types only does not break the circle."
            )
    return sentences


def scraps(root: Path) -> list[str]:
    """One sentence for each small module of one importer that does not say why it is one."""
    graph = imported_modules(root)
    sentences = []
    for path in sorted(root.rglob("*.py")):
        source, name = path.read_text("utf-8"), module_name(root, path)
        importers = [other for other, targets in graph.items() if name in targets]
        lines = source.count("\n")
        if path.name == "__init__.py" or lines >= SMALL or len(importers) != 1:
            continue
        if "apart because" not in scanned(source).docstring:
            sentences.append(
                f"{path.relative_to(root).as_posix()} has {lines} lines and one importer, "
                f"{importers[0]}: merge it into that, or let its docstring say that it stands "
                "“apart because …”."
            )
    return sentences


def repeated_classes(root: Path) -> list[str]:
    """One sentence for each name that more than one class of a package has."""
    places: dict[str, list[str]] = {}
    for place, scan in scans(root):
        for name, line in scan.classes:
            places.setdefault(name, []).append(f"{place}:{line}")
    return [
        f"{name} is the name of several classes ({', '.join(found)}): give each a name of its own."
        for name, found in places.items()
        if len(found) > 1
    ]


def relative_imports(root: Path) -> list[str]:
    """One sentence for each import whose target the rules could not see."""
    return [
        f"{place}:{line} imports relatively: write the full name."
        for place, scan in scans(root)
        for line in scan.relative
    ]


def formatted_translations(root: Path) -> list[str]:
    """One sentence for each text for translation that is put together before it is looked up."""
    return [
        f"{place}:{line} translates a text that no catalogue can hold: "
        'write tr("… {name} …").format(name=…).'
        for place, scan in scans(root)
        for line in scan.formatted
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_holds(rule: Rule) -> None:
    assert breaches(PACKAGE, rule) == []


def test_output_and_ui_share_no_widgets() -> None:
    rule = Rule("output draws no widgets", ("output/",), ("kursk_viewer.ui",), "move it")
    assert breaches(PACKAGE, rule) == []


def test_no_modules_import_each_other() -> None:
    assert circles(PACKAGE) == []


def test_every_small_module_has_a_reason_to_stand_apart() -> None:
    assert scraps(PACKAGE) == []


def test_no_two_classes_have_the_same_name() -> None:
    assert repeated_classes(PACKAGE) == []


def test_a_repeated_name_of_a_class_is_named_with_its_places(tmp_path: Path) -> None:
    package = tree(tmp_path, {"a": "class Line: ...\n", "b": "class Line: ...\nclass Row: ...\n"})
    assert repeated_classes(package) == [
        "Line is the name of several classes (a.py:1, b.py:1): give each a name of its own."
    ]


def tree(root: Path, modules: dict[str, str]) -> Path:
    """A package of these modules, by their names."""
    package = root / "house"
    package.mkdir()
    for name, source in modules.items():
        (package / f"{name}.py").write_text(source)
    return package


def test_a_circle_is_named_with_its_lines_and_the_fix(tmp_path: Path) -> None:
    package = tree(
        tmp_path,
        {
            "attic": "def f():\n    from house.cellar import g\n",
            "cellar": "if TYPE_CHECKING:\n    from house import hall\n",
            "hall": "import house.attic\n",
            "porch": "from house.hall import door\nfrom house.attic import f\n",
        },
    )
    (sentence,) = circles(package)
    assert sentence.startswith(
        "house.attic (line 2) -> house.cellar (line 2) -> house.hall (line 1) -> house.attic is a "
        "circle of imports: "
    )
    assert "as an argument" in sentence
    (package / "hall.py").write_text("")
    assert circles(package) == []


def test_two_circles_are_both_named(tmp_path: Path) -> None:
    package = tree(
        tmp_path,
        {
            "a": "import house.b\n", "b": "import house.a\nimport house.c\n",
            "c": "import house.d\n", "d": "import house.c\n",
        },
    )  # fmt: skip
    assert len(circles(package)) == 2


def test_a_scrap_is_named_with_its_importer_and_the_fix(tmp_path: Path) -> None:
    package = tree(
        tmp_path,
        {
            "part": '"""A part."""\n', "whole": "from house.part import f\nimport house.reasoned\n",
            "shared": "", "other": "import house.shared\nimport house.whole\n",
            "last": "import house.shared\nimport house.other\nimport house.whole\n",
            "reasoned": '"""It stands\napart because Qt is imported here."""\n',
            "great": "x = 1\n" * SMALL, "user": "import house.great\nimport house.other\n",
        },
    )  # fmt: skip
    (sentence,) = scraps(package)
    assert sentence.startswith(
        "part.py has 1 lines and one importer, house.whole: merge it into that"
    )


def test_imports_are_written_in_full() -> None:
    assert relative_imports(PACKAGE) == []


def test_texts_are_translated_before_they_are_filled_in() -> None:
    assert formatted_translations(PACKAGE) == []


def test_every_folder_that_a_rule_names_has_modules() -> None:
    for rule in RULES:
        for folder in (*rule.folders, *rule.except_for):
            assert list(PACKAGE.glob(f"{folder}*.py" if folder[-3:] != ".py" else folder)), folder


OFFENDERS = {
    "the core knows no Qt": ("pages/offender.py", "def f():\n    from PySide6.QtCore import Qt\n"),
    "the dossier knows no page": (
        "dossier/offender.py", "from kursk_viewer.pages import wording\n",
    ),
    "pages know no way out": ("pages/offender.py", "import kursk_viewer.output.text\n"),
    "painters write no file": ("drawing/offender.py", "from kursk_viewer.output import files\n"),
    "nothing imports ui but the launcher": (
        "output/offender.py", "from kursk_viewer import ui\n",
    ),
    "no network code": ("ui/offender.py", "def f():\n    from urllib import request\n"),
    "charts are imported when one is first wanted": (
        "display.py", "try:\n    import numpy as np\nexcept ImportError:\n    pass\n",
    ),
    "the command line starts without Qt": ("cli.py", "from PySide6 import QtGui\n"),
}  # fmt: skip


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_can_fail_and_says_what_to_do(rule: Rule, tmp_path: Path) -> None:
    place, source = OFFENDERS[rule.name]
    path = tmp_path / place
    path.parent.mkdir(exist_ok=True)
    path.write_text(source)
    (sentence,) = breaches(tmp_path, rule)
    assert sentence.startswith(f"{place}:")
    assert rule.name in sentence
    assert rule.fix in sentence


@pytest.mark.parametrize(
    "source",
    [
        "import PySide6\n",
        "import os, PySide6.QtGui as g\n",
        "from PySide6.QtCore import *\n",
        "class A:\n    import PySide6\n",
        "if True:\n    import PySide6\n",
        "import importlib\nimportlib.import_module('PySide6.QtCore')\n",
        "__import__('PySide6')\n",
        "if TYPE_CHECKING:\n    pass\nelse:\n    import PySide6\n",
    ],
)
def test_every_way_of_importing_is_seen(source: str, tmp_path: Path) -> None:
    (tmp_path / "dossier").mkdir()
    (tmp_path / "dossier" / "offender.py").write_text(source)
    assert len(breaches(tmp_path, RULES[0])) == 1


@pytest.mark.parametrize(
    "source",
    [
        "import PySide6Like\n",
        "if TYPE_CHECKING:\n    from PySide6.QtCore import Qt\n",
        "x = 'PySide6'\n",
    ],
)
def test_what_imports_nothing_is_not_blamed(source: str, tmp_path: Path) -> None:
    (tmp_path / "dossier").mkdir()
    (tmp_path / "dossier" / "innocent.py").write_text(source)
    assert breaches(tmp_path, RULES[0]) == []


def test_the_other_checks_can_fail(tmp_path: Path) -> None:
    (tmp_path / "near.py").write_text("from . import far\n")
    (tmp_path / "filled.py").write_text('tr(f"a {b}")\nntr("a", "b" + c, 2)\ntr("fine {a}")\n')
    assert len(relative_imports(tmp_path)) == 1
    assert len(formatted_translations(tmp_path)) == 2


def loaded_by(statement: str) -> set[str]:
    """The top-level modules that are loaded after a statement, in an interpreter of its own."""
    code = f"{statement}\nimport sys\nprint(*sorted({{m.partition('.')[0] for m in sys.modules}}))"
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True, text=True, check=True, cwd=PACKAGE.parent,
    )  # fmt: skip
    return set(run.stdout.split())


@pytest.mark.parametrize(
    "statement",
    [
        "import kursk_viewer.cli",
        "from kursk_viewer.pages import casualties, equipment, evidence, summary, timeline; "
        "import kursk_viewer.dossier.loading",
    ],
)
def test_what_starts_fast_loads_nothing_heavy(statement: str) -> None:
    loaded = loaded_by(statement)
    assert "kursk_viewer" in loaded
    assert loaded.isdisjoint({*HEAVY, "socket", "http", "asyncio", "dataclasses", "inspect"})


def test_the_check_of_loaded_modules_can_fail() -> None:
    assert "numpy" in loaded_by("import numpy")


def test_the_map_of_the_rooms_and_the_glossary_name_what_is_there() -> None:
    root = PACKAGE.parent
    readme = (root / "README.md").read_text("utf-8")
    modules = [path.relative_to(root).as_posix() for path in PACKAGE.rglob("*.py")]
    named = re.findall(r"`([\w/]+\.py)`", readme)
    assert len(named) > 20
    for name in named:
        assert (root / name).exists() or any(known.endswith(f"/{name}") for known in modules), name
    code = "\n".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py")).casefold()
    glossary = readme.partition("The code's own words:")[2].partition("Check all")[0]
    words = re.findall(r"^\| ([a-z, ]+) \|", glossary, re.MULTILINE)[1:]
    assert len(words) > 20
    unused = [word for row in words for word in row.split(", ") if f" {word}" not in code]
    assert unused == []
