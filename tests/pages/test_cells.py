"""A cell that leaves the program is text or a number to a spreadsheet."""

import pytest

from kursk_viewer.pages.cells import plain


@pytest.mark.parametrize(
    "text", ["=1+1", "+A1", "-cmd", "@SUM(A1)", '"=1+1"', "\uff1d1+1", " \t=1", "+1 since A1"]
)
def test_what_a_spreadsheet_might_run_is_marked_as_text(text: str) -> None:
    assert plain(text) == f"'{' '.join(text.split())}"


@pytest.mark.parametrize("text", ["+27", "-1,200", "−27", "≈ 39,900", "> 1,100", "“one”", ""])
def test_figures_are_left_alone(text: str) -> None:
    assert plain(text) == text


def test_a_cell_is_one_line() -> None:
    assert plain("a\tb\r\nc") == "a b c"
