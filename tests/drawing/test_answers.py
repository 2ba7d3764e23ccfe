"""Answers as drawn: a range from end to end, an open end as an arrow, the figure behind both."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import builders
import pytest
from PySide6.QtCore import QBuffer, QIODevice, QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.dossier.vocabulary import Marker
from kursk_viewer.drawing import sides
from kursk_viewer.drawing.answers import answers_frame, answers_height, paint_answers
from kursk_viewer.drawing.colours import LIGHT
from kursk_viewer.drawing.surface import Letters, MarkKey, Spot, Surface
from kursk_viewer.pages.casualties.over_time import who_says
from kursk_viewer.pages.casualties.records import Answer, AnsweredQuestion

pytestmark = pytest.mark.usefixtures("qapp")
AREA = QRectF(10, 10, 780, 180)


@pytest.fixture
def question(shipped: Dossier) -> AnsweredQuestion:
    return who_says(shipped).questions[0]


def answered(question: AnsweredQuestion, **changes: Any) -> AnsweredQuestion:
    """The question with one answer of 1,000 by Ukraine, changed, and a plain one of 4,000."""
    of_answer = {name: changes.pop(name) for name in ("reason", "wider") if name in changes}
    first = question.answers[0].replace(reason="", wider=False)
    plain = first.replace(
        shown=first.shown.replace(
            record="plain", marker=Marker.SQUARE, figure="4,000", value=4_000.0, low=4_000.0,
            high=4_000.0,
        )
    )  # fmt: skip
    fields: dict[str, Any] = {
        "record": "one", "marker": Marker.CIRCLE, "figure": "1,000", "value": 1_000.0,
        "low": 1_000.0, "high": 1_000.0,
    }  # fmt: skip
    one: Answer = plain.replace(shown=plain.shown.replace(**{**fields, **changes}), **of_answer)
    return question.replace(answers=(one, plain))


def drawn(question: AnsweredQuestion) -> tuple[QImage, list[Spot]]:
    image = QImage(800, 200, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.base))
    painter = QPainter(image)
    font = QFont()
    font.setPixelSize(14)
    surface = Surface(painter=painter, area=AREA, colours=LIGHT, font=font)
    spots = paint_answers(surface, question)
    painter.end()
    return image, spots


def run_of(image: QImage, spot: Spot, colour: str) -> tuple[int, int]:
    """The first and last pixel near a colour, on the line through the middle of a mark."""
    wanted, y = QColor(colour), round(spot.area.center().y())
    near = [
        x
        for x in range(image.width())
        if max(abs(a - b) for a, b in zip(image.pixelColor(x, y).getRgb()[:3],
                                          wanted.getRgb()[:3], strict=True)) < 40
    ]  # fmt: skip
    return (near[0], near[-1]) if near else (-1, -1)


def test_a_range_is_drawn_from_end_to_end(question: AnsweredQuestion) -> None:
    point, spots = drawn(answered(question))
    begin, end = run_of(point, spots[0], sides.hue(Marker.CIRCLE, LIGHT))
    assert end - begin < 20
    range_, spots = drawn(answered(question, high=3_000.0, figure="1,000–3,000"))
    begin, far = run_of(range_, spots[0], sides.hue(Marker.CIRCLE, LIGHT))
    four = next(spot for spot in spots if spot.key == MarkKey(claim="plain")).area.center().x()
    one = spots[0].area.center().x()
    assert far == pytest.approx(one + (four - one) * 2 / 3, abs=3)
    assert begin < one


@pytest.mark.parametrize(("precision", "side"), [("at_least", 1), ("up_to", -1)])
def test_an_open_end_is_an_arrow_that_way(
    question: AnsweredQuestion, precision: str, side: int
) -> None:
    changes = {"low": None if precision == "up_to" else 1_000.0,
               "high": None if precision == "at_least" else 1_000.0}  # fmt: skip
    image, spots = drawn(answered(question, **changes))
    begin, end = run_of(image, spots[0], sides.hue(Marker.CIRCLE, LIGHT))
    middle = spots[0].area.center().x()
    reach = (end - middle, middle - begin)
    assert (reach[0] > 12) == (side > 0)
    assert (reach[1] > 12) == (side < 0)


def test_every_answer_can_be_hit_at_its_mark_and_its_name(question: AnsweredQuestion) -> None:
    _image, spots = drawn(answered(question))
    assert [spot.key.claim for spot in spots] == ["one", "one", "plain", "plain"]


def test_every_row_keeps_its_day_side_scope_and_reason_however_many(shipped: Dossier) -> None:
    questions = who_says(shipped).questions
    asked = next(each for each in questions if each.id == "north-korean-forces/casualties")
    words = " ".join(words_of(asked, 400, 100).split())
    for answer in asked.answers:
        one = answer.shown
        scope = one.scope if one.unusual else ""
        for part in (one.claimant, one.date, one.side_label, answer.method, scope, answer.reason):
            assert part.rstrip(".") in words
    assert "one week" in words


def test_independent_counts_stand_under_a_heading_of_their_own(shipped: Dossier) -> None:
    questions = who_says(shipped).questions
    asked = next(each for each in questions if each.id == "civilians/missing")
    words = words_of(asked, 780, 600)
    order = [words.index(text) for text in ("Belligerents", "Khinshtein", "Independent counts")]
    assert order == sorted(order)
    assert words.index("Independent counts") < words.index("Mediazona")
    assert words.count("count civilians differently") == 1
    image = QImage(1, 1, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    bare = asked.replace(answers=tuple(each.replace(group="") for each in asked.answers))
    lower = answers_height(bare, 780, Letters(QFont(), image))
    assert answers_height(asked, 780, Letters(QFont(), image)) > lower
    painter.end()


def words_of(question: AnsweredQuestion, width: float, height: float) -> str:
    """All that is written in an area, in the order in which it is drawn."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    painter = QPainter(generator)
    area = QRectF(0, 0, width, height)
    paint_answers(Surface(painter=painter, area=area, colours=LIGHT, font=QFont()), question)
    painter.end()
    root = ElementTree.fromstring(bytes(buffer.data()))
    return " ".join("".join(node.itertext()) for node in root.iter(f"{{{SVG}}}text"))


SVG = "http://www.w3.org/2000/svg"


def test_the_height_holds_every_line(question: AnsweredQuestion) -> None:
    image = QImage(1, 1, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    one = answers_height(answered(question), 780, Letters(QFont(), image))
    more = question.replace(answers=answered(question).answers * 3)
    assert answers_height(more, 780, Letters(QFont(), image)) > one * 2
    painter.end()


def test_nobody_gave_a_number(question: AnsweredQuestion) -> None:
    image, spots = drawn(question.replace(answers=()))
    assert spots == []
    blank = QImage(image.size(), image.format())
    blank.fill(QColor(LIGHT.base))
    assert image != blank


def test_a_figure_with_an_endless_unit_ends_in_an_ellipsis() -> None:
    pack = builders.package()
    for measure in builders.rows(pack, "measures"):
        measure["unit"] = "people counted as out of action for longer than a month, " * 4 + "or so"
    dossier = builders.dossier(pack)
    question = next(q for q in who_says(dossier).questions if q.answers)
    letters = Letters(QFont())
    frame = answers_frame(question, QRectF(0, 0, 600, 400), letters)
    for row in frame.rows:
        if row.answer is not None:
            assert row.figure.endswith("…")
            end = row.figure_left + letters.strong.horizontalAdvance(row.figure)
            assert end <= frame.area.right()
