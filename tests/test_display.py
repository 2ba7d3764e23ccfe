"""Where no window can be opened, the obstacle is told before Qt is loaded, with its remedy."""

import re
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest

from kursk_viewer import display

ROOT = Path(__file__).parent.parent


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in (
        *("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM"),
        *("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH"),
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    return monkeypatch


def test_no_display_names_what_needs_none(bare) -> None:
    told = display.problem()
    assert "summary" in told
    assert "print" in told


def test_another_platform_of_qt_needs_no_display(bare) -> None:
    bare.setenv("QT_QPA_PLATFORM", "offscreen")
    assert display.problem() == ""


def test_a_display_that_is_gone_is_named(bare) -> None:
    bare.setenv("DISPLAY", ":64999")
    assert ":64999" in display.problem()


@pytest.mark.parametrize(
    "name", ["garbage", ":", "::", ":x", ":0.x", ":٣", "localhost:55", "/no/such:0"]
)
def test_a_name_behind_which_no_server_lets_us_in(bare, name: str) -> None:
    bare.setenv("DISPLAY", name)
    assert f"“{name}” does not answer" in display.problem()


def test_a_socket_of_a_local_server_is_not_asked(bare) -> None:
    bare.setenv("DISPLAY", "unix:12.0")
    bare.setattr("os.path.exists", lambda path: True)
    bare.setattr(display, "_lets_in", lambda name: pytest.fail("asked"))
    assert display.problem() == ""


def test_a_server_elsewhere_is_asked(bare) -> None:
    bare.setenv("DISPLAY", "elsewhere:0")
    bare.setattr("os.path.exists", lambda path: True)
    for answer in (True, False):
        bare.setattr(display, "_lets_in", lambda name, answer=answer: answer)
        assert (display.problem() == "") == answer


def test_a_server_that_never_answers_is_not_waited_for(bare) -> None:
    import ctypes
    import threading

    class Silent:
        def __init__(self, name: str) -> None:
            self.xcb_connect = lambda *_: threading.Event().wait(60)
            self.xcb_connection_has_error = self.xcb_disconnect = lambda _: 0
            for part in (self.xcb_connect, self.xcb_disconnect):
                part.argtypes = part.restype = None

    bare.setattr(ctypes, "CDLL", Silent)
    bare.setattr(display, "_PATIENCE", 0.01)
    bare.setenv("DISPLAY", "elsewhere:0")
    assert "elsewhere:0" in display.problem()


def test_a_wayland_display_without_a_socket_is_named(bare, tmp_path) -> None:
    bare.setenv("WAYLAND_DISPLAY", "wayland-9")
    assert "wayland-9" in display.problem()
    bare.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert "wayland-9" in display.problem()
    (tmp_path / "wayland-9").touch()
    assert display.problem() == ""
    bare.setenv("WAYLAND_DISPLAY", str(tmp_path / "wayland-9"))
    bare.delenv("XDG_RUNTIME_DIR")
    assert display.problem() == ""


def test_where_wayland_is_gone_x11_will_do(bare) -> None:
    bare.setenv("WAYLAND_DISPLAY", "wayland-9")
    bare.setenv("DISPLAY", ":0")
    bare.setattr("os.path.exists", lambda path: "wayland" not in path)
    assert display.problem() == ""
    bare.setenv("QT_QPA_PLATFORM", "wayland")
    assert "wayland-9" in display.problem()


def test_a_platform_that_qt_does_not_have_is_named_with_those_it_has(bare) -> None:
    bare.setenv("QT_QPA_PLATFORM", "bogus:size=3")
    told = display.problem()
    assert "“bogus”" in told
    assert "offscreen" in told
    bare.setenv("QT_QPA_PLATFORM", "bogus;offscreen")
    assert display.problem() == ""
    bare.setenv("QT_QPA_PLATFORM", "bogus")
    bare.setenv("QT_PLUGIN_PATH", "/elsewhere")
    assert display.problem() == ""


def test_missing_libraries_are_all_told_by_their_packages(bare) -> None:
    lacking = ("libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxcb-keysyms.so.1")
    bare.setenv("DISPLAY", ":0")
    bare.setattr("os.path.exists", lambda path: not path.endswith(lacking))
    bare.setattr("ctypes.util.find_library", lambda name: None)
    told = display.problem()
    assert "apt install libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1`" in told
    assert "libxcb-image" not in told


def test_one_missing_library_is_told_in_the_singular(bare) -> None:
    bare.setenv("DISPLAY", ":0")
    bare.setattr("os.path.exists", lambda path: not path.endswith("libxcb-cursor.so.0"))
    bare.setattr("ctypes.util.find_library", lambda name: None)
    assert "the system library libxcb-cursor.so.0 is missing" in display.problem()


@pytest.mark.skipif(sys.platform != "linux", reason="the X11 plugin is part of Qt on Linux only")
def test_every_library_of_the_x11_plugin_is_known() -> None:
    """Nothing the plugin links to is left out, but for what Qt's own libraries need as well."""
    qt = Path(str(find_spec("PySide6").submodule_search_locations[0])) / "Qt"
    plugin = {*needed(qt / "plugins/platforms/libqxcb.so"), *needed(qt / "lib/libQt6XcbQpa.so.6")}
    everywhere = {"libc.so.6", "libm.so.6", "libstdc++.so.6", "libgcc_s.so.1", "libxcb.so.1"}
    others = {
        name for part in ("Core", "Gui", "DBus") for name in needed(qt / f"lib/libQt6{part}.so.6")
    }
    left = {name for name in plugin - others - everywhere if not name.startswith("libQt6")}
    assert "libxcb-cursor.so.0" in left
    assert left <= set(display.X11_LIBRARIES)


def needed(library: Path) -> list[str]:
    """The names that an ELF file asks the loader for, read off its table of strings."""
    names = re.findall(rb"\x00((?:lib|ld-)[\w+.-]+\.so\.[\d.]+)(?=\x00)", library.read_bytes())
    return [name.decode() for name in names]


def test_the_readme_names_every_package() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    listed = set(re.search(r"`apt install ([^`]+)`", " ".join(readme.split()))[1].split())
    implied = {
        *("libx11-xcb1", "libxcb-randr0", "libxcb-shm0", "libxcb-sync1", "libxcb-xfixes0"),
        *("libxcb-image0", "libxcb-render0", "libxcb-render-util0", "libxcb-util1", "libxcb-xkb1"),
    }
    assert set(display.X11_LIBRARIES.values()) - implied <= listed


def test_a_library_elsewhere_is_found_by_asking_the_linker(bare) -> None:
    bare.setenv("DISPLAY", ":0")
    bare.setattr("os.path.exists", lambda path: path == "/tmp/.X11-unix/X0")
    bare.setattr("ctypes.util.find_library", lambda name: f"lib{name}.so.0")
    assert display.problem() == ""


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
    elsewhere = {"screenshots", "share", "packaging", "LICENSE.txt"}
    own = {path.name for path in (ROOT / "resources").iterdir()} - elsewhere
    assert {Path(source).parts[1] for source in shipped} == own
    for source, target in shipped.items():
        assert target == f"kursk_viewer/{source}"
