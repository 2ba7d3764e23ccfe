"""What is taken from behind the standard library is what the standard library gives."""

from __future__ import annotations

import datetime
import hashlib
import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kursk_viewer import lean, resources
from kursk_viewer.dossier.layout import digests

CONTENT = Path(resources.dossier_path()).read_bytes()
MODULES = ("datetime", "hashlib", "json", "signal", "argparse", "gettext", "re", "enum")


def answer(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8"
    ).stderr.strip()


def test_the_same_as_by_the_modules_themselves() -> None:
    assert lean.date is datetime.date
    assert lean.blake2b is hashlib.blake2b
    assert lean.is_known(CONTENT, *digests(CONTENT))
    assert not lean.is_known(CONTENT + b" ", *digests(CONTENT))
    assert lean.signal.getsignal(lean.signal.SIGINT) == signal.getsignal(signal.SIGINT)
    assert (lean.signal.SIGINT, lean.signal.SIG_DFL) == (signal.SIGINT, signal.SIG_DFL)
    assert lean.signal.default_int_handler is signal.default_int_handler
    assert lean.loads(CONTENT.decode()) == json.loads(CONTENT)


@pytest.mark.parametrize("text", ['{"a": [1, -2.5, "“x”", null]}', "[true, NaN, 1e3]", "7", '""'])
def test_every_kind_of_value_is_read(text: str) -> None:
    assert repr(lean.loads(text)) == repr(json.loads(text))


@pytest.mark.parametrize("language", ["en", "uk"])
def test_the_summary_loads_none_of_the_modules(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", language)
    code = (
        "import sys; from kursk_viewer.cli import main; main(['summary']);"
        f"print(*[m for m in {MODULES} if m in sys.modules], file=sys.stderr)"
    )
    assert answer(code) == ""


def test_the_modules_serve_where_the_parts_behind_them_are_missing() -> None:
    code = (
        "import sys, datetime, hashlib, json, signal\n"
        "sys.modules.update(_datetime=None, _blake2=None, _json=None, _signal=None)\n"
        "from kursk_viewer import lean\n"
        "known = hashlib.sha256(b'').hexdigest(), 'no blake2b'\n"
        "print(lean.date is datetime.date,\n"
        "      lean.is_known(b'', *known) and not lean.is_known(b' ', *known),\n"
        "      lean.loads is json.loads, lean.signal is signal, file=sys.stderr)"
    )
    assert answer(code) == "True True True True"


def test_a_reader_of_json_that_asks_for_more_is_not_used() -> None:
    code = (
        "import sys, types, json\n"
        "def make_scanner(context): return context.a_hook_of_tomorrow\n"
        "sys.modules['_json'] = types.SimpleNamespace(make_scanner=make_scanner)\n"
        "from kursk_viewer import lean\n"
        "print(lean.loads is json.loads, file=sys.stderr)"
    )
    assert answer(code) == "True"
