"""The one table of colours: light and dark for the screen, in colour and black for paper.

Each text colour has at least 4.5:1 against each background it stands on, each mark 3:1. Claimants'
hues follow Okabe and Ito, avoid the flags' colours, and never carry meaning alone: shape and dash
do too.
"""

from __future__ import annotations

from kursk_viewer.record import Record


class Colours(Record):
    """The colours of one scheme, as #rrggbb."""

    dark: bool
    window: str
    base: str
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
    ukraine: str
    russia: str
    north_korea: str
    third_state: str
    independent: str

    def side(self, side: str) -> str:
        """The hue of a claimant's side."""
        return {
            "ukraine": self.ukraine,
            "russia": self.russia,
            "north_korea": self.north_korea,
            "third_state": self.third_state,
        }.get(side, self.independent)


LIGHT = Colours(
    dark=False,
    window="#f6f5f1",
    base="#ffffff",
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
    ukraine="#00795a",
    russia="#a6497f",
    north_korea="#8f6200",
    third_state="#3d3d3d",
    independent="#2b7bb0",
)
DARK = Colours(
    dark=True,
    window="#1c1d1f",
    base="#232427",
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
    ukraine="#3cc79e",
    russia="#e39ac3",
    north_korea="#e0a93b",
    third_state="#d4d4d4",
    independent="#6bb7e6",
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
    ukraine=_BLACK,
    russia=_BLACK,
    north_korea=_BLACK,
    third_state=_BLACK,
    independent=_BLACK,
    window="#f4f4f4",
    raised="#e8e8e8",
    selection=LIGHT.base,
)
