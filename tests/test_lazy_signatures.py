"""PySide6 with its signature modules postponed answers as the plain one, in fresh processes."""

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from kursk_viewer import late_features, lazy_signatures

START = """
import sys
from kursk_viewer.lazy_signatures import import_pyside
import_pyside()
"""
QUESTIONS = """
import inspect, os, sys
import PySide6.QtCore as core, PySide6.QtWidgets as widgets

def ask(question):
    try:
        print(question, "->", eval(question))
    except Exception as error:
        print(question, "->", type(error), error)

application = widgets.QApplication([])

class Bird(core.QObject):
    sung = core.Signal(int, str)

bird, heard = Bird(), []
bird.sung.connect(lambda *notes: heard.append(notes))
"""
ERRORS = """
for question in (
    'core.QPoint("x", [1])', 'core.QObject().setObjectName(5)', 'core.QRect().adjusted(1)',
    'widgets.QLabel(nonsense=1)', 'core.QTimer.singleShot("now")', 'core.QObject(1, 2, 3, 4)',
):
    ask(question)
"""
TEXTS = """
from PySide6.support.signature import get_signature
for question in (
    'core.QObject.__doc__', 'core.QPoint.manhattanLength.__doc__', 'widgets.QLabel.__doc__',
    'core.QPoint.__signature__', 'core.QTimer.singleShot.__signature__',
    'inspect.signature(core.QRect.adjusted)', 'get_signature(core.QTimer.singleShot)',
    'get_signature(widgets.QLabel.setText, "existence")', 'get_signature(core.QPoint)',
):
    ask(question)
"""
SIGNALS = """
for question in (
    'bird.sung.emit(1, "la")', 'heard', 'bird.sung.emit("la")', 'bird.sung.emit()', 'Bird.sung',
    'bird.sung.signal', 'bird.sung.disconnect(print)', 'bird.sung.connect(5)',
):
    ask(question)
"""
FEATURE = """
import decimal, json.tool
from __feature__ import snake_case, true_property
bird.object_name = "wren"
for question in (
    'bird.object_name', 'bird.objectName', 'core.QPoint(3, 4).manhattan_length()',
    'core.QObject().set_parent(5)',
    '[n for n in ("decimal", "PySide6.QtCore", "__main__") '
    'if sys.modules["PySide6.support.feature"].pyside_feature_dict.get(n) != -1]',
):
    ask(question)
"""
MODULES = """
from PySide6.support.signature.lib import enum_sig, pyi_generator, tool
from PySide6.support.signature import errorhandler, layout, mapping, parser
for module in (enum_sig, pyi_generator, tool, errorhandler, layout, mapping, parser):
    ask(f'sys.modules["{module.__name__}"].nonsense')
    ask(f'sorted(vars(sys.modules["{module.__name__}"]))')
    ask(f'sys.modules["{module.__name__}"].__spec__.name')
    ask(f'sys.modules["{module.__name__}"].__file__')
ask('sys.pyside6_option_python_enum, os.environ["PYSIDE6_OPTION_PYTHON_ENUM"]')
ask('[type(finder).__name__ for finder in sys.meta_path], type(sys.meta_path)')
"""

IN_USE = "print('Reloader' in vars(sys.modules['shibokensupport.signature.mapping']))"


@cache
def _answer(code: str, **switches: str) -> str:
    unset = (
        lazy_signatures.SWITCH,
        late_features.SWITCH,
        "SBK_EMBED",
        "PYSIDE6_OPTION_PYTHON_ENUM",
    )
    env = {name: value for name, value in os.environ.items() if name not in unset}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**env, "QT_QPA_PLATFORM": "offscreen", **switches},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


@pytest.mark.parametrize("asked", [ERRORS, TEXTS, SIGNALS, FEATURE, MODULES])
def test_the_postponed_modules_answer_as_the_plain_ones(asked: str) -> None:
    plain = _answer(f"{QUESTIONS}{asked}")
    assert "->" in plain
    assert _answer(f"{START}{QUESTIONS}{asked}") == plain


def test_the_modules_wait_until_they_are_used() -> None:
    known = _answer(
        "import shiboken6; from kursk_viewer.lazy_signatures import KNOWN, UNKNOWN;"
        "print(KNOWN <= shiboken6.__version_info__[:2] < UNKNOWN)"
    )
    told = _answer(f"{START}{QUESTIONS}{IN_USE}\nask('core.QPoint(None)')\n{IN_USE}").splitlines()
    assert told[0] == str(known.strip() != "True")
    assert told[-1] == "True"


@pytest.mark.parametrize("plain", [{}, {lazy_signatures.SWITCH: "1"}])
def test_the_sources_of_modules_are_not_read_until_a_feature_is_used(plain: dict[str, str]) -> None:
    count = "\nimport decimal\nprint('decimal' in sys.modules['PySide6.support.feature']"
    told = f"{START}{QUESTIONS}{count}.pyside_feature_dict)"
    assert _answer(told, **plain) == "False\n"
    assert _answer(told, **plain, **{late_features.SWITCH: "1"}) == "True\n"
    assert _answer(f"{START}{QUESTIONS}{FEATURE}", **plain) == _answer(f"{QUESTIONS}{FEATURE}")


def test_the_sources_are_read_where_the_release_is_not_known() -> None:
    start = "import sys\nfrom kursk_viewer import late_features, lazy_signatures\n"
    start += "late_features.UNKNOWN = late_features.KNOWN\nlazy_signatures.import_pyside()\n"
    start += "from PySide6.QtCore import QObject\nimport decimal\n"
    start += "print('decimal' in sys.modules['PySide6.support.feature'].pyside_feature_dict)\n"
    assert _answer(start) == "True\n"


@pytest.mark.parametrize(
    "switch",
    [{lazy_signatures.SWITCH: "1"}, {"PYSIDE6_OPTION_PYTHON_ENUM": "0x31"}],
)
def test_a_switch_asks_for_the_plain_import(switch: dict[str, str]) -> None:
    assert _answer(f"{START}{QUESTIONS}{IN_USE}", **switch) == "True\n"


@pytest.mark.parametrize(
    "surprise",
    [
        "lazy_signatures.KNOWN = lazy_signatures.UNKNOWN = (1, 0)",
        "lazy_signatures._POSTPONED.add('shibokensupport.signature.of_another_release')",
    ],
)
def test_a_release_that_is_not_known_is_imported_plainly(surprise: str) -> None:
    start = f"import sys\nfrom kursk_viewer import lazy_signatures\n{surprise}\n"
    start += "lazy_signatures.import_pyside()\n"
    plain = _answer(f"{QUESTIONS}{ERRORS}")
    assert _answer(f"{start}{QUESTIONS}{IN_USE}{ERRORS}") == f"True\n{plain}"


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_printing_does_without_the_signature_modules(paper: str, tmp_path: Path) -> None:
    arguments = ["print", "--paper", paper, "-o", str(tmp_path / "page.pdf")]
    start = f"import sys\nfrom kursk_viewer import cli\nassert cli.main({arguments}) == 0\n"
    assert _answer(f"{start}{IN_USE}") == "False\n"
