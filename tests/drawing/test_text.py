"""What is cut short on one line: whole words where they can be, and never part of a number."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetricsF

from kursk_viewer.drawing.text import cut_short, elided, shortened

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize(
    "text",
    ["39,900 casualties", "≈ 39,900", "Syrskyi: about 500,000 km² held", "800–900 km²",
     "1,250 km² and 92 settlements"],
)  # fmt: skip
def test_no_width_leaves_part_of_a_number(text: str) -> None:
    measure = QFontMetricsF(QFont())
    numbers = {"39,900", "500,000", "800–900", "1,250", "92"}
    for width in range(0, round(measure.horizontalAdvance(text)) + 40, 2):
        for shown in (cut_short(text, width, measure), elided(text, width, QFont())):
            left = shown.replace("km²", "")
            for number in numbers:
                left = left.replace(number, "")
            assert not any(letter.isdigit() for letter in left), (width, shown)
            assert not shown.removesuffix("…").rstrip().endswith(("≈", ">")), shown
            fits = measure.horizontalAdvance(shown) <= width
            assert fits or shown == "…"


@pytest.mark.parametrize("most", range(3, 30))
def test_no_number_of_letters_leaves_part_of_a_number(most: int) -> None:
    shown = shortened("Some 39,900 people and 12,000 more of them", most)
    left = shown.replace("39,900", "").replace("12,000", "")
    assert not any(letter.isdigit() for letter in left), shown
    assert len(shown) <= most


def test_words_stay_whole_where_enough_is_left() -> None:
    measure = QFontMetricsF(QFont())
    text = "Officials of Ukraine are reported"
    width = measure.horizontalAdvance("Officials of Ukraine are rep…") + 1
    assert cut_short(text, width, measure) == "Officials of Ukraine are…"
    assert cut_short("Unbreakable", measure.horizontalAdvance("Unbr…") + 1, measure) == "Unbr…"
