"""How well a text names a measure: which words of its label or other names stand there."""

from __future__ import annotations

import re

from kursk_viewer.dossier.model import Measure

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

_IDLE = frozenset(("a", "all", "an", "and", "by", "for", "in", "of", "or", "other", "the", "to"))


def words(text: str) -> frozenset[str]:
    """The telling words of a text in one form: singular, and spelt the same on both shores."""
    found = re.findall(r"[^\W\d_]+", text.casefold())
    return frozenset(_plain(word) for word in found if word not in _IDLE)


def _plain(word: str) -> str:
    if word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return word.replace("our", "or").replace("ence", "ense")


def fit(measure: Measure, near: Collection[str]) -> tuple[int, float]:
    """How many words of one of the measure's names are among `near`, and which share of it."""
    names = [words(name) for name in (measure.label, *measure.also_called)]
    return max((len(name & set(near)), len(name & set(near)) / len(name)) for name in names if name)
