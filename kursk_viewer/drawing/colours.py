"""The one table of colours: light and dark for the screen, for paper in colour and in black.

Each text colour has at least 4.5:1 against each background it stands on, each mark and thin line of
a series 3:1. Claimants' hues follow Okabe and Ito, avoid the flags' colours, and never carry
meaning alone: shape and dash do too.
"""

from __future__ import annotations

from kursk_viewer.record import Record

CLEAR = "#00ffffff"
"""A ground that is not painted."""

THIN = 0.8
"""The share of its hue that a thin line keeps on the ground, so that it has 3:1 in every scheme."""


class Colours(Record):
    """The colours of one scheme, as #rrggbb; which side has which is in `sides.py`.

    `ground` lies under all that is drawn and under texts that cross a line; it is `base`, or
    `CLEAR`.
    """

    dark: bool
    window: str
    base: str
    ground: str
    raised: str
    text: str
    muted: str
    hairline: str
    edge: str
    accent: str
    selection: str
    warning: str
    bar: str
    bar_part: str
    circle: str
    square: str
    diamond: str
    triangle: str
    wedge: str


LIGHT = Colours(
    dark=False,
    window="#f6f5f1",
    base="#ffffff",
    ground="#ffffff",
    raised="#eeece6",
    text="#1b1b1a",
    muted="#595853",
    hairline="#d5d2c9",
    edge="#7d7a72",
    accent="#0b5c8a",
    selection="#d6e6f0",
    warning="#8a3b00",
    bar="#5f6b73",
    bar_part="#78858d",
    circle="#00795a",
    square="#a6497f",
    diamond="#8f6200",
    triangle="#3d3d3d",
    wedge="#2b7bb0",
)
DARK = Colours(
    dark=True,
    window="#1c1d1f",
    base="#232427",
    ground="#232427",
    raised="#2c2d31",
    text="#ecebe7",
    muted="#b3b2ad",
    hairline="#3f4045",
    edge="#85868c",
    accent="#74bbe4",
    selection="#2b4556",
    warning="#f0a56a",
    bar="#98a4ac",
    bar_part="#6c7880",
    circle="#3cc79e",
    square="#e39ac3",
    diamond="#e0a93b",
    triangle="#d4d4d4",
    wedge="#6bb7e6",
)
PAPER = LIGHT.replace(text="#000000", muted="#4a4a4a", hairline="#9a9a9a")
_BLACK = PAPER.text
MONO = PAPER.replace(
    muted=_BLACK,
    edge=_BLACK,
    accent=_BLACK,
    warning=_BLACK,
    bar="#4d4d4d",
    bar_part="#8c8c8c",
    circle=_BLACK,
    square=_BLACK,
    diamond=_BLACK,
    triangle=_BLACK,
    wedge=_BLACK,
    window="#f4f4f4",
    raised="#e8e8e8",
    selection=LIGHT.base,
)
