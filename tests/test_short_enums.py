"""PySide6's enumerations created by the short way are those that `enum` creates itself."""

import os
import subprocess
import sys
from functools import cache

import pytest

from kursk_viewer import short_enums

ALL = """import enum, pickle, re
import PySide6.QtCore as core, PySide6.QtGui as gui, PySide6.QtWidgets as widgets

def described(member):
    kept = {name: value for name, value in vars(member).items() if name != "__objclass__"}
    return repr(member), str(member), kept, member.__objclass__ is type(member)

def tell(made):
    print(made.__module__, made.__qualname__, made.__mro__, made.__doc__, len(made), list(made))
    for name in sorted(set(vars(made)) - set(made.__members__)):
        value = getattr(made, name)
        print(" ", name, re.sub("0x[0-9a-f]+", "", repr(value)) if name != "__dict__" else "")
    for name, member in made.__members__.items():
        print(" ", getattr(made, name) is member, vars(made)[name] is member, made[name] is member)
        assert made(member.value) is member and pickle.loads(pickle.dumps(member)) is member
        print(" ", name, *described(member))
    if issubclass(made, enum.Flag) and made.__members__:
        members = list(made.__members__.values())
        for question in ("members[0] | members[-1]", "~members[0]", "members[-1] & ~members[0]",
                         "list(members[-1])", "made(1 << 40)", "members[0] in made(-1)"):
            try:
                print(" ", repr(eval(question)))
            except Exception as error:
                print(" ", type(error), error)

seen = set()
def visit(place):
    for name in sorted(dir(place)):
        if name.startswith("__"):  # to be asked for a signature takes PySide6 longer than all else
            continue
        value = getattr(place, name, None)
        if not isinstance(value, type) or value in seen or "PySide6" not in value.__module__:
            continue
        seen.add(value)
        if isinstance(value, enum.EnumMeta):
            tell(value)
        visit(value)

for module in (core, gui, widgets):
    visit(module)
class Own(enum.Flag, boundary=enum.STRICT):
    ONE = 1
    TWO = 2
tell(Own)
Own = enum.Enum("Own", "a b c")
tell(Own)
for odd in ([("name", 1)], [("_a", 1)], [("a", "1"), ("b", True)], [("b", 2), ("a", 2)]):
    kind = enum.Enum if odd[0][1] == "1" else enum.IntEnum
    Own = kind("Own", odd, boundary=enum.KEEP)
    tell(Own)
"""
START = "from kursk_viewer.short_enums import shorten; shorten();"
WAY = "import enum; print(enum.EnumType._create_.__module__)"


@cache
def _told(code: str, **switches: str) -> str:
    env = {name: value for name, value in os.environ.items() if name != short_enums.SWITCH}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**env, "QT_QPA_PLATFORM": "offscreen", **switches},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_all_enumerations_are_as_if_made_plainly() -> None:
    assert _told(f"{START}{ALL}").splitlines() == _told(ALL).splitlines()


def test_the_short_way_is_gone_with_the_versions_of_python_it_was_tried_with() -> None:
    known = short_enums.KNOWN <= sys.version_info[:2] < short_enums.UNKNOWN
    assert _told(f"{START}{WAY}") == ("kursk_viewer.short_enums\n" if known else "enum\n")


def test_a_switch_asks_for_the_plain_way() -> None:
    assert _told(f"{START}{WAY}", **{short_enums.SWITCH: "1"}) == "enum\n"


@pytest.mark.parametrize(
    "surprise",
    [
        "short_enums.KNOWN = short_enums.UNKNOWN",
        "import enum; del enum._simple_enum",
        "short_enums._CONSTANT.remove('_member_type_')",
    ],
)
def test_an_enum_that_is_not_known_goes_its_own_way(surprise: str) -> None:
    start = f"from kursk_viewer import short_enums\n{surprise}\nshort_enums.shorten()\n"
    made = "import enum; print(repr(enum.IntFlag('E', [('a', 1), ('b', 2)], boundary=enum.KEEP).b))"
    assert _told(f"{start}{made}") == "<E.b: 2>\n"
