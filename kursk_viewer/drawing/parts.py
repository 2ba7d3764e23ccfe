"""Names for the parts of what is painted, which only a device that keeps names takes note of: in an
SVG they become groups with ids. It stands apart because painters know no file format."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QPainter


@contextmanager
def part(painter: QPainter, name: str) -> Iterator[None]:
    """What is painted while it holds is one part of this name, such as `axis`; parts may nest.

    A device that keeps names has `begin_part(painter, name)` and `end_part(painter)`.
    """
    device = painter.device()
    begin = getattr(device, "begin_part", None)
    if begin is None:
        yield
        return
    begin(painter, name)
    yield
    device.end_part(painter)  # type: ignore[attr-defined]
