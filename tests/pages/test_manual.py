"""The manual explains every word that stands beside a figure, by its own label."""

import pytest

from kursk_viewer.dossier import vocabulary
from kursk_viewer.output.document_text import as_text
from kursk_viewer.pages import wording
from kursk_viewer.pages.document import PLAIN, STRONG, HeadingBlock, TableBlock
from kursk_viewer.pages.manual import manual

EXPLAINED = (
    vocabulary.Attribution, vocabulary.Method, vocabulary.WhenBasis, vocabulary.Independence,
)  # fmt: skip


@pytest.fixture(scope="module")
def text(shipped) -> str:
    return as_text(manual(shipped), 200)


def test_one_heading_is_the_pages_own_and_the_others_part_it(shipped) -> None:
    levels = [each.level for each in manual(shipped).blocks if isinstance(each, HeadingBlock)]
    first, *others, last = levels
    assert first == 1
    assert set(others) == {2, 3}
    assert (levels.count(1), levels.count(2), last) == (1, 6, 3)


def test_what_a_row_explains_is_set_off_from_its_explanation(shipped) -> None:
    rows = [
        row for each in manual(shipped).blocks if isinstance(each, TableBlock) for row in each.rows
    ]
    for first, *others in rows:
        assert {run.style for run in first.runs} == {STRONG}
        assert {run.style for cell in others for run in cell.runs} == {PLAIN}


def test_every_word_of_a_claim_is_explained(text) -> None:
    rows = {line.split("  ")[1].strip() for line in text.splitlines() if line.startswith("  ")}
    for words in EXPLAINED:
        assert {wording.word(term) for term in words} <= rows
    assert {"claim", "scope", "gap", "dossier", "disputed", "contradicts"} <= rows


def test_every_form_of_a_figure_is_shown_with_its_sign(text) -> None:
    for precision in vocabulary.Precision:
        assert f"  {wording.form_of(precision)} " in text
        assert wording.form_of(precision, spoken=True) in text
    assert wording.form_of(vocabulary.Precision.ABOUT) == "≈ n"


def test_the_sides_are_those_of_the_dossier(shipped, small, text) -> None:
    for dossier, told in ((shipped, text), (small, as_text(manual(small), 200))):
        for side in dossier.sides.values():
            assert any(
                line.split()[: len(side.label.split())] == side.label.split()
                and wording.word(side.marker) in line
                for line in told.splitlines()
            )


def test_it_has_no_figure_of_its_own(text) -> None:
    assert not any(sign.isdigit() for sign in text.partition("\nKeys\n")[0])
