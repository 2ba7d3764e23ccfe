"""What a screen reader gets on the accessibility bus, printed as JSON: a list for each key pressed,
of the kind of event, role and name of its object, and a text: what is announced or described, the
line of the caret, or the headers of a cell and what else is to be known of it.

Run by the system's own Python, which has the bus's library; it knows nothing of the program.
`bus_walk.py COMMAND -- KEY …` starts the command and presses the keys, `type:WORD` types a word.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

KINDS = ("object:announcement", "object:property-change:accessible-description",
         "object:state-changed:focused", "object:text-caret-moved",
         "object:active-descendant-changed")  # fmt: skip
FIRST, MOST = 20.0, 4.0
"""Seconds to wait for the window, and for the effect of a key."""
SETTLED, QUIET = 1.5, 0.3
"""Seconds without an event after which the window is complete, and a key has had its effect."""


def main() -> None:
    split = sys.argv.index("--")
    command, keys = sys.argv[1:split], sys.argv[split + 1 :]
    heard, last = [], time.monotonic()

    def hear(event: Atspi.Event) -> None:
        nonlocal last
        last = time.monotonic()
        source = event.source
        if event.type.endswith("focused") and not event.detail1:
            return
        text = event.any_data if isinstance(event.any_data, str) else ""
        if event.type.startswith("object:text-caret-moved"):
            line = Atspi.TextGranularity.LINE
            text = Atspi.Text.get_string_at_offset(source, event.detail1, line).content
        elif event.type.endswith("focused") and source.get_role() == Atspi.Role.TABLE_CELL:
            cell = source.get_table_cell()
            found = [*cell.get_row_header_cells(), *cell.get_column_header_cells()]
            text = " | ".join([*(header.get_name() for header in found), source.get_description()])
        heard.append([event.type, source.get_role_name(), source.get_name(), text])

    listener = Atspi.EventListener.new(hear)
    for kind in KINDS:
        listener.register(kind)
    turn = GLib.MainContext.default().iteration

    def settle(most: float = MOST, quiet: float = QUIET) -> None:
        """Listen until something was heard and all is quiet again."""
        until = time.monotonic() + most
        while time.monotonic() < until and not (heard and time.monotonic() > last + quiet):
            if not turn(False):
                time.sleep(0.01)

    program = subprocess.Popen(command)
    try:
        settle(FIRST, SETTLED)
        said = [["", heard[:]]]
        for key in keys:
            heard.clear()
            word = key.removeprefix("type:")
            what = ["type", "--delay", "30", word] if word != key else ["key", key]
            subprocess.run(["xdotool", *what], check=True)
            settle()
            said.append([key, heard[:]])
    finally:
        for kind in KINDS:
            listener.deregister(kind)
        program.kill()
        program.wait()
    print(json.dumps(said, ensure_ascii=False))


main()
