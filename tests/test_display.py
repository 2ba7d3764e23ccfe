"""Where no window can be opened, the obstacle is told before Qt is loaded, with its remedy."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from kursk_viewer import display

ROOT = Path(__file__).parent.parent


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    return monkeypatch


def test_no_display_names_what_needs_none(bare) -> None:
    told = display.obstacle()
    assert "summary" in told
    assert "print" in told


def test_another_platform_of_qt_needs_no_display(bare) -> None:
    bare.setenv("QT_QPA_PLATFORM", "offscreen")
    assert display.obstacle() == ""


def test_a_display_that_is_gone_is_named(bare) -> None:
    bare.setenv("DISPLAY", ":64999")
    assert ":64999" in display.obstacle()


def test_a_missing_cursor_library_is_told_by_its_package(bare) -> None:
    bare.setenv("DISPLAY", "elsewhere:0")
    bare.setattr("os.path.exists", lambda path: False)
    bare.setattr("ctypes.util.find_library", lambda name: None)
    assert "libxcb-cursor0" in display.obstacle()


def test_a_library_elsewhere_is_found_by_asking_the_linker(bare) -> None:
    bare.setenv("DISPLAY", "elsewhere:0")
    bare.setattr("os.path.exists", lambda path: False)
    bare.setattr("ctypes.util.find_library", lambda name: f"lib{name}.so.0")
    assert display.obstacle() == ""


@pytest.mark.parametrize(
    ("message", "package"),
    [
        ("libEGL.so.1: cannot open shared object file: No such file or directory", "libegl1"),
        ("libGL.so.1: cannot open shared object file", "libgl1"),
        ("libfontconfig.so.1: cannot open shared object file", "libfontconfig1"),
    ],
)
def test_a_missing_library_is_told_by_its_package(message: str, package: str) -> None:
    told = display.missing_library(message)
    assert f"apt install {package}" in told
    assert "\n" not in told


def test_an_import_that_fails_ends_in_a_sentence_and_exit_3() -> None:
    code = (
        "import sys\n"
        "class Missing:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.startswith('PySide6'):\n"
        "            raise ImportError('libEGL.so.1: cannot open shared object file')\n"
        "sys.meta_path.insert(0, Missing())\n"
        "from kursk_viewer.cli import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    for arguments in ([], ["print", "-o", "out.pdf"]):
        answer = subprocess.run(
            [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False
        )
        assert answer.returncode == 3, answer.stderr
        assert "libegl1" in answer.stderr
        assert "Traceback" not in answer.stderr


def test_the_wheel_holds_every_resource_that_the_program_reads() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    shipped = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    own = {path.name for path in (ROOT / "resources").iterdir()} - {"screenshots"}
    assert {Path(source).name for source in shipped} == own
    for source, target in shipped.items():
        assert target == f"kursk_viewer/{source}"
