"""A walk along the accessibility bus, as a screen reader takes it, where there is one."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kursk_viewer import resources

pytestmark = pytest.mark.any_font

SYSTEM_PYTHON = "/usr/bin/python3"
NEEDED = ("Xvfb", "xvfb-run", "xdotool", "openbox", "dbus-run-session")
LIBRARY = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
WALK = Path(__file__).parent.parent / "bus_walk.py"
DESCRIBED = "object:property-change:accessible-description"


def missing() -> str:
    """Why there is no bus to walk on, or an empty string."""
    if not sys.platform.startswith("linux"):
        return "no AT-SPI bus on this platform"
    absent = [name for name in NEEDED if shutil.which(name) is None]
    if absent or not Path(SYSTEM_PYTHON).exists():
        return f"not installed: {', '.join(absent) or SYSTEM_PYTHON}"
    asked = subprocess.run([SYSTEM_PYTHON, "-c", LIBRARY], capture_output=True, check=False)
    return "" if asked.returncode == 0 else "not installed: gir1.2-atspi-2.0"


def test_each_step_is_told_once_on_the_bus(tmp_path: Path) -> None:
    reason = missing()
    if reason:
        pytest.skip(reason)
    walk = [
        SYSTEM_PYTHON, str(WALK), sys.executable, "-m", "kursk_viewer", "--fresh",
        resources.dossier_path(), "--",
        "Tab", "Return", "F6", "Tab", "ctrl+r", "ctrl+k", "type:tanks", "Down",
        "Escape", "ctrl+2", "Right", "F9", "shift+Tab", "ctrl+3", *["shift+Tab"] * 3,
    ]  # fmt: skip
    inside = 'openbox >/dev/null 2>&1 & "$@"'
    screen = ["xvfb-run", "-a", "-s", "-screen 0 1280x800x24"]
    answer = subprocess.run(
        [*screen, "dbus-run-session", "--", "bash", "-c", inside, "walk", *walk],
        capture_output=True, text=True, timeout=120, check=False,
        env=os.environ | {
            "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path), "LANG": "C.UTF-8",
            "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        },
    )  # fmt: skip
    if "[[" not in answer.stdout:
        pytest.skip(f"no bus came up: {answer.stderr[-300:]}")
    said = json.loads(answer.stdout[answer.stdout.index("[[") :].splitlines()[0])
    launch, *steps = said
    assert any(name == "Summary" for kind, _, name, _ in launch[1] if "focused" in kind)
    link, chosen, pane, line, core, search, hits, hit, *rest = (events for _, events in steps)
    for events in (link, chosen, line, core, hit):
        described = (each for each in events if each[0] == DESCRIBED and each[1] != "heading")
        told = [text for *_, text in described if text]
        assert len(told) == 1 and told[0].strip(), events
    assert "Evidence shown" in [text for *_, text in chosen]
    assert any(name == "Evidence" for kind, _, name, _ in pane if "focused" in kind)
    announced = [text for kind, _, _, text in core if kind == "object:announcement"]
    assert announced == ["Core report only"]
    assert any(name == "Search everything" for kind, _, name, _ in search if "focused" in kind)
    assert any("hit" in text for kind, _, _, text in hits if kind == DESCRIBED), hits
    _back, table, cell, message, field, *_chart, view = rest
    assert [(role, text) for kind, role, _, text in message if kind == DESCRIBED and text] == [
        ("table cell", "Evidence hidden")
    ]
    focused = [(role, name) for kind, role, name, _ in table if "focused" in kind]
    assert ("table", "Reported equipment losses") in focused and focused[-1] == (
        "table cell",
        "Tanks",
    )
    assert len({(name, text) for kind, _, name, text in cell if "focused" in kind}) == 1, cell
    assert [(role, name) for _, role, name, _ in view] == [("radio button", "This report")]
    assert any(role == "text" and name.startswith("Filter: ") for _, role, name, _ in field)
