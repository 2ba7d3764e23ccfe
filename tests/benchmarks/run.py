"""All figures of speed in one run: `python tests/benchmarks/run.py [PART ...] [-n RUNS]`.

Parts: window, summary, print, casualties, frames, timeline, table; all if none is named. Each
comparison is taken in turn with a floor, a script or command that does the least of the same kind,
so that a machine that is busy slows both. Figures are printed, not judged by the exit code.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import first_paint
from installed import described
from timing import (
    FLOORS,
    PROBES,
    ROOT,
    Subject,
    compare,
    environment,
    measure,
    new_home,
    process,
    spoken,
    told,
)
from timing import program as viewer

sys.path.insert(0, str(ROOT))
from kursk_viewer.lazy_signatures import SWITCH

PARTS = ("window", "summary", "print", "casualties", "frames", "timeline", "table")
BAR = "#5f6b73"
ENGLISH, UKRAINIAN = {"LANGUAGE": "en"}, {"LANGUAGE": "uk"}
WINDOW, PLAIN_WINDOW, SUMMARY, PRINT, CASUALTIES = 1.15, 1.35, 4.0, 3.0, 1.2
FIRST_SHOW, AFTER_LAUNCH = 0.150, "2000"
"""Seconds a chart may take to show, and the milliseconds after launch when it is chosen."""

SETTLED = 2.0


def window(env: dict[str, str], runs: int) -> None:
    """From the start of the program to the painted Summary, in a real X window."""
    with first_paint.screen() as name:
        env = {**env, "DISPLAY": name, "QT_QPA_PLATFORM": "xcb"}
        ours = [*viewer(), "--fresh"]
        bare = [sys.executable, str(FLOORS / "bare_window.py")]
        floor = _paints(bare, env, first_paint.painted)
        whole = first_paint.area_as(_summary_at_rest(ours, env))
        plain = {**env, SWITCH: "1"}
        translated = {**env, **UKRAINIAN}
        whole_translated = first_paint.area_as(_summary_at_rest(ours, translated))
        for about, seen, sign, target in (
            ("", env, whole, WINDOW),
            (" in Ukrainian", translated, whole_translated, WINDOW),
            (f" with {SWITCH}=1", plain, whole, PLAIN_WINDOW),
        ):
            compare(
                f"window start{about}, whole Summary: from exec until all that the window holds "
                "stands",
                _paints(ours, seen, sign),
                floor,
                runs,
                target,
            )
            if sys.platform == "linux":
                compare(
                    f"window start{about}, whole Summary: what its first thread works for it",
                    _works(ours, seen, sign),
                    _works(bare, env, first_paint.painted),
                    runs,
                    target,
                )
            compare(
                f"window start{about}, first paint: from exec to the first picture, whatever it "
                "leaves to come",
                _paints(ours, seen, first_paint.painted),
                floor,
                runs,
                target,
            )
        heavy = subprocess.run(
            [sys.executable, str(PROBES / "heavy_imports.py")],
            env=env, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
        found = heavy.stdout.removeprefix("imported:").split() if heavy.stdout else ["unknown"]
        print(
            f"            heavy modules imported at the first paint: {', '.join(found) or 'none'}"
        )


def summary(env: dict[str, str], runs: int) -> None:
    """The summary in a terminal."""
    for about, seen in (("", env), (" in Ukrainian", {**env, **UKRAINIAN})):
        compare(
            f"summary{about}: the whole command",
            _runs([*viewer(), "summary"], seen),
            _runs([sys.executable, "-c", "pass"], env),
            runs,
            SUMMARY,
        )


def printing(env: dict[str, str], runs: int) -> None:
    """A page as a PDF."""
    made, bare = (str(Path(env["HOME"]) / name) for name in ("made.pdf", "bare.pdf"))
    compare(
        "print: the whole command",
        _runs([*viewer(), "print", "-o", made], env),
        _runs([sys.executable, str(FLOORS / "bare_pdf.py"), bare], env),
        runs,
        PRINT,
    )


def casualties(env: dict[str, str], runs: int) -> None:
    """The first show of a chart, in two ways: as whole programs, and in a window at rest."""
    with first_paint.screen() as name:
        env = {**env, "DISPLAY": name, "QT_QPA_PLATFORM": "xcb"}
        shown = first_paint.bar_of(BAR)
        compare(
            "casualties, whole programs: from exec to painted bars in an X window",
            _paints([*viewer(), "--tab", "casualties", "--fresh"], env, shown),
            _paints([sys.executable, str(FLOORS / "bare_chart.py")], env, shown),
            runs,
            CASUALTIES,
        )
        compare(
            "casualties, first show: from choosing the tab in a window at rest to painted bars",
            _tells([sys.executable, str(PROBES / "first_show_viewer.py")], env),
            _tells([sys.executable, str(PROBES / "first_show_floor.py")], env),
            runs,
            CASUALTIES,
        )
        later = [sys.executable, str(PROBES / "first_show_viewer.py"), AFTER_LAUNCH]
        measure(
            "casualties, two seconds after launch: from choosing the tab to painted bars",
            _tells(later, env),
            runs,
            FIRST_SHOW,
        )


def frames(env: dict[str, str], _runs: int) -> None:
    """Casualties over time as it is zoomed, panned and pointed at, in a real X window."""
    print("\nframes: casualties over time with the shipped file in an X window")
    _scale("casualties_frames.py", env)


def timeline(env: dict[str, str], _runs: int) -> None:
    """The Timeline with 250,000 events, in a real X window."""
    print("\ntimeline: 250,000 events against 1,000 in X; medians of 9 (first sorts 5, frames 7)")
    _scale("timeline_scale.py", env)


def table(env: dict[str, str], _runs: int) -> None:
    """The table's model and filter with 250,000 rows, in a real X window."""
    print("\ntable: 250,000 rows against 1,000 in an X window; medians of nine")
    _scale("table_scale.py", env)


def _scale(script: str, env: dict[str, str]) -> None:
    sys.stdout.flush()
    with first_paint.screen() as name:
        subprocess.run(
            [sys.executable, str(Path(__file__).with_name(script))],
            env={**env, "DISPLAY": name, "QT_QPA_PLATFORM": "xcb"}, cwd=ROOT, check=False,
        )  # fmt: skip


def _paints(command: list[str], env: dict[str, str], sign: first_paint.Sign) -> Subject:
    return Subject(
        spoken(command), lambda: first_paint.start_to_sign(command, env, str(ROOT), sign)
    )


def _works(command: list[str], env: dict[str, str], sign: first_paint.Sign) -> Subject:
    return Subject(spoken(command), lambda: first_paint.work_to_sign(command, env, str(ROOT), sign))


def _runs(command: list[str], env: dict[str, str]) -> Subject:
    return Subject(spoken(command), lambda: process(command, env))


def _tells(command: list[str], env: dict[str, str]) -> Subject:
    return Subject(spoken(command), lambda: told(command, env)[0] / 1000)


def _summary_at_rest(command: list[str], env: dict[str, str]) -> dict[int, bytes]:
    """Lines of the Summary's area (the left 70 %, under its headline figures) once at rest."""
    with first_paint.started(command, env, str(ROOT), first_paint.painted) as (_, seen, _child):
        time.sleep(SETTLED)
        size = seen.get_geometry()
        wide = int(size.width * 0.7) * 4
        heights = [int(size.height * share / 100) for share in range(46, 96, 3)]
        lines = {y: first_paint.line(seen, y)[:wide] for y in heights}
    return {y: pixels for y, pixels in lines.items() if len(set(_pixels(pixels))) > 1}


def _pixels(data: bytes) -> list[bytes]:
    return [data[at : at + 4] for at in range(0, len(data), 4)]


def main() -> None:
    """Measure the parts asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("-n", "--runs", type=int, default=9, help="runs of each (default 9)")
    options = parser.parse_args()
    unknown = [part for part in options.parts if part not in PARTS]
    if unknown or options.runs < 1:
        parser.error(f"parts are {', '.join(PARTS)}; runs at least 1")
    functions = dict(
        zip(PARTS, (window, summary, printing, casualties, frames, timeline, table), strict=True)
    )
    with new_home() as home:
        env = {**environment(home), **ENGLISH}
        compiled = [sys.executable, "-m", "compileall", "-q", "kursk_viewer"]
        subprocess.run(compiled, env=env, cwd=ROOT, check=False)
        print(described())
        if hasattr(os, "getloadavg"):
            print(f"  load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
        for part in options.parts or PARTS:
            try:
                functions[part](env, options.runs)
            except first_paint.NoScreenError as missing:
                print(f"\n{part}: not measured; {missing}")


if __name__ == "__main__":
    main()
