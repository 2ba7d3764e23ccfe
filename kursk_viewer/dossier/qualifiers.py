"""The words by which sources qualify a number, and the precision that each means."""

from __future__ import annotations

QUALIFIERS = {
    "about": ("about", "approximately", "around", "circa", "roughly", "some"),
    "nearly": ("almost", "just under", "nearly"),
    "more_than": ("more than", "over", "slightly more than"),
    "at_least": ("a minimum of", "at least", "no fewer than", "no less than"),
    "up_to": ("as many as", "at most", "fewer than", "less than", "no more than", "up to"),
}


def precision_of(qualifier: str) -> str:
    """The precision that a qualifying word means; empty where the word is not known."""
    folded = qualifier.casefold()
    return next((name for name, known in QUALIFIERS.items() if folded in known), "")
