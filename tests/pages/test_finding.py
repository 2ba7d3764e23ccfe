"""Finding: one folding of texts and questions, whatever way either of them is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kursk_viewer.drawing.timeline.data import TimelineData
from kursk_viewer.pages.finding import PLAIN, Folding, around, folding_of, matches
from kursk_viewer.pages.search import Index
from kursk_viewer.pages.timeline.filter import Choice
from kursk_viewer.pages.timeline.page import timeline

SPELT = Folding((("Kyiv", ("Kiev",)), ("armoured", ("armored",)), ("Zelenskyy", ("Zelensky",))))
WRITTEN = (
    "5 Feb 2025 2025-02-05 05.02.2025 february may 39,900 000 1 ½ % ≈ ~ > >= km² É ﬁ Kiev Zelensky "
    "zelenskyy armored , . - – ( ) ' ’ “ ”"
)
PIECES = st.sampled_from((*WRITTEN.split(), " ", "\n", "\u00a0", "\u202f"))
TEXTS = st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=12).map("".join))
UNQUOTED = TEXTS.filter(lambda text: not set('"“”„‟«»″\uff02') & set(text))


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        (
            "about 39,900 soldiers",
            ("39900", "39,900", "39 900", "39\u202f900", "39\u00a0900", "39’900"),
        ),
        ("≈ 39,900", ("≈ 39,900", "≈39900", "~39 900")),
        ("> 48,000 (≥ 80,000)", ("> 48,000", ">48000", "≥80000", ">= 80,000")),
        ("984 km² held", ("km2", "KM²", "984 km2")),
        ("Kyiv’s armoured forces", ("Kiev", "KYIV", "armored", "Kiev's")),
        ("the General Staff, said", ("“General Staff”", '"general  staff"', "«staff said»")),
        ("5 Feb 2025", ("2025-02-05", "05.02.2025", "5 February 2025", "Feb 5, 2025", "Feb 2025")),
        ("6 Aug 2024 – 12 Mar 2025", ("2024-08", "2025-03-12", "aug", "August 2024")),
        ("Sudža and Rýlsk", ("sudza", "RYLSK")),
        ("off-series figure.", ("off-series", "figure", "figure,", "(figure)")),
        ("≈ 60 %", ("60%", "60 %", "≈60 %")),
    ],
)
def test_what_is_written_in_one_way_is_found_by_another(text, questions):  # type: ignore[no-untyped-def]
    for question in questions:
        assert matches(SPELT.text(text), SPELT.question(question)), question


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("15 Feb 2025", "5 Feb 2025"),
        ("the staff of the general", "“general staff”"),
        ("> 48,000", "≈ 48,000"),
        ("4 Feb 2025, 5 Mar 2025", "5 Feb 2025"),
        ("Kievan", "Kyiv"),
        ("tanks", "tanks drones"),
        ("984 km², 100 settlements", "2100"),
    ],
)
def test_what_is_something_else_is_not_found(text, question):  # type: ignore[no-untyped-def]
    assert not matches(SPELT.text(text), SPELT.question(question))


@pytest.mark.parametrize("empty", ["", "  ", ",", "“”", '" . "'])
def test_nothing_asked_is_no_question(empty):  # type: ignore[no-untyped-def]
    assert PLAIN.question(empty) == ()


@given(TEXTS)
def test_folding_what_is_folded_changes_nothing(text):  # type: ignore[no-untyped-def]
    once = SPELT.text(text)
    assert SPELT.text(once) == once


@given(UNQUOTED)
def test_a_text_finds_itself(text):  # type: ignore[no-untyped-def]
    assert matches(SPELT.text(text), SPELT.question(text))
    assert matches(SPELT.text(text), SPELT.question(f"“{text}”"))


@given(st.lists(TEXTS, max_size=6))
def test_many_texts_are_folded_as_each_is(texts):  # type: ignore[no-untyped-def]
    assert SPELT.texts(texts) == [SPELT.text(text) for text in texts]


def test_a_spelling_that_is_another_word_stays_itself() -> None:
    folding = Folding((("one", ("two",)), ("two", ("three",))))
    assert folding.text("one two three") == "one two two"


def test_around_goes_round() -> None:
    assert [around([2, 5, 9], at, 1) for at in (None, 2, 3, 9, 10)] == [2, 5, 5, 2, 2]
    assert [around([2, 5, 9], at, -1) for at in (None, 9, 3, 2, 1)] == [9, 5, 2, 9, 9]
    assert around([], 2, 1) is None


SAME = (
    ("39900", "39,900", "39 900", "39\u202f900"),
    ("km2", "km²"),
    ("Kiev", "Kyiv"),
    ("armored", "armoured"),
    ("“General Staff”", '"general staff"'),
    ("Zelensky", "Zelenskyy"),
    ("5 Feb 2025", "2025-02-05", "05.02.2025", "5 February 2025"),
)


@pytest.fixture(scope="module")
def sought(shipped):  # type: ignore[no-untyped-def]
    """What is looked through: all records, and the marks of the timeline."""
    return Index(shipped), TimelineData(timeline(shipped))


@pytest.mark.parametrize("questions", SAME)
def test_pages_find_the_same_however_it_is_written(sought, questions):  # type: ignore[no-untyped-def]
    index, data = sought

    def marks(question: str) -> list[int]:
        data.choose(Choice(text=question))
        return data.shown.numbers

    hits = [index.find(question, None) for question in questions]
    assert hits[0]
    assert all(found == hits[0] for found in hits)
    shown = [marks(question) for question in questions]
    assert all(found == shown[0] for found in shown)


def test_the_shipped_spellings_do_not_lead_from_one_to_another(shipped) -> None:  # type: ignore[no-untyped-def]
    folding = folding_of(shipped)
    for spelling in shipped.spellings.values():
        forms = {folding.text(form) for form in (spelling.word, *spelling.also_called)}
        assert forms == {PLAIN.text(spelling.word)}
