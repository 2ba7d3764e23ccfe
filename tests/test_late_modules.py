"""The modules that PySide6 imports ahead of need are whole when they are used."""

import os
import subprocess
import sys

import pytest

from kursk_viewer import late_modules, lazy_signatures

NAMES = late_modules._NAMES
START = "import sys\nfrom kursk_viewer.late_modules import load_all, postpone\npostpone()\n"
STATE = (
    f"state = {{n: vars(sys.modules.get(n, sys)).get('__getattr__') for n in {NAMES}}}\n"
    "print(*[n for n in state if 'missing' in repr(state[n])])\n"
)


def told(code: str, **switches: str) -> str:
    unset = (lazy_signatures.SWITCH, late_modules.SWITCH)
    env = {name: value for name, value in os.environ.items() if name not in unset}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**env, "QT_QPA_PLATFORM": "offscreen", **switches},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_importing_the_graphics_library_loads_none_of_them() -> None:
    start = "import sys\nfrom kursk_viewer.lazy_signatures import import_pyside\nimport_pyside()\n"
    used = f"{start}from PySide6.QtWidgets import QMainWindow\n{STATE}"
    assert told(used) == " ".join(NAMES)
    assert told(used, **{late_modules.SWITCH: "1"}) == ""
    assert "typing" not in told(used, **{lazy_signatures.SWITCH: "1"}).split()


def test_each_is_whole_when_a_name_of_it_is_used() -> None:
    asked = (
        "from importlib import import_module\n"
        f"for m in map(import_module, {NAMES}):\n"
        "    getattr(m, '__all__', 0); print(m.__name__, *sorted(vars(m)))\n"
    )
    assert told(START + asked) == told(asked)
    assert told(f"{START}from typing import Any, Generic as G\nprint(Any, G)\n{STATE}") == (
        "typing.Any <class 'typing.Generic'>\n" + " ".join(n for n in NAMES if n != "typing")
    )
    missing = "import shutil\nprint(hasattr(shutil, 'x'))\ntry: from shutil import y"
    assert told(f"{START}{missing}\nexcept ImportError: print('none')") == "False\nnone"


@pytest.mark.parametrize(
    ("module", "call", "answer"),
    [
        ("textwrap", "dedent('  text')", "text"),
        ("urllib.parse", "quote_from_bytes(b'a b')", "a%20b"),
    ],
)
def test_a_function_that_is_hardly_called_is_loaded_when_it_is(
    module: str, call: str, answer: str
) -> None:
    taken = f"from {module} import {call.partition('(')[0]}"
    code = f"{START}{taken}\n{STATE}print({call})\n{STATE}"
    others = [name for name in NAMES if name != module]
    assert told(code).splitlines() == [" ".join(NAMES), answer, " ".join(others)]


def test_they_are_loaded_in_steps_where_they_were_not_used() -> None:
    assert told(
        f"{START}import textwrap\ntextwrap.fill\nprint(len(list(load_all())))\n{STATE}"
    ) == (str(len(NAMES) - 1))


def test_what_is_loaded_already_stays() -> None:
    assert told(
        f"import sys, typing\nhere = typing\n{START}print(sys.modules['typing'] is here)"
    ) == ("True")


def test_several_threads_find_the_whole_module() -> None:
    code = """
import threading
sys.setswitchinterval(1e-6)
found = []
def look():
    module = sys.modules["inspect"]
    found.append((module.Parameter, module.signature))
threads = [threading.Thread(target=look) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(found))
"""
    assert told(START + code) == "4"
