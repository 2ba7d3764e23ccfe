"""The table of kinds of fault in README.md names tests that are there."""

import re
from pathlib import Path

HERE = Path(__file__).parent
NAMED = re.compile(r"`((?:\w+/)*test_\w+\.py)?(?:::(test_\w+))?`")


def test_every_test_named_is_there() -> None:
    file, found = "", 0
    for match in NAMED.finditer((HERE / "README.md").read_text("utf-8")):
        file = match[1] or file
        if match[0] == "``":
            continue
        text = (HERE / file).read_text("utf-8")
        assert not match[2] or f"def {match[2]}(" in text, match[0]
        found += 1
    assert found > 40
