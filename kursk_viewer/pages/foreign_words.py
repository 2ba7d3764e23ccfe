"""Ukrainian words of a question as English ones, as far as they are known.

Apart because questions are read in English alone: a word that is not known leaves the question
unanswered, and so never said to have no answer.
"""

from __future__ import annotations

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.pages.question_words import ACTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kursk_viewer.pages.finding import Folding

_LONG = 4
_ENDING = 3
_BY_WHOM = ("ою", "єю", "ами", "ями")
"""Endings of those by whom something is done, for whom the English words have no sign."""
_ASKING = {
    "скільки": "how many", "хто": "who", "каже": "says", "коли": "when", "де": "where",
    "чи": "is", "що": "that", "за": "", "в": "in", "у": "in", "і": "and", "та": "and",
}  # fmt: skip
"""Words that ask or bind, which no record needs to hold."""
_TOLD = {
    "спірне": "disputed", "спірна": "disputed", "спірно": "disputed",
    "втратив": "lost", "втратила": "lost", "втратили": "lost", "втрачено": "lost",
    "втрати": "losses", "втрат": "losses",
    "убито": "were killed", "вбито": "were killed", "загинуло": "were killed",
    "загинули": "were killed", "убиті": "were killed", "вбиті": "were killed",
    "убитих": "were killed", "вбитих": "were killed",
    "поранено": "were wounded", "поранені": "were wounded", "поранених": "were wounded",
    "полонено": "were captured", "полонені": "were captured", "полонених": "were captured",
    "солдатів": "soldiers", "військових": "soldiers",
}  # fmt: skip
"""What was done is told as suffered, as it is in Ukrainian: “Russians were killed”."""


class ForeignWords:
    """What words of another script stand for, by a table and by the names that a dossier and its
    original have for the same."""

    def __init__(self, dossier: Dossier, folding: Folding) -> None:
        self._folding = folding
        self._asking = {folding.text(word): other for word, other in _ASKING.items()}
        self._told = {folding.text(word): other for word, other in _TOLD.items()}
        self._names = {
            word: other
            for word, other in _names(dossier, folding)
            if is_foreign(word) and " " not in word and other.casefold() not in ACTS
        }

    def in_english(self, question: str) -> str | None:
        """The question in English words; None where one of another script is not known."""
        if not is_foreign(question):
            return question
        words: list[str] = []
        for word in self._words(question):
            known: str | None = word
            if is_foreign(word):
                known = self._asking.get(word, self._told.get(word))
                if known is None and not word.endswith(_BY_WHOM):
                    known = self._name(word)
            if known is None:
                return None
            words.append(known)
        return " ".join(filter(None, words))

    def asks(self, text: str) -> bool:
        """Whether words of another script ask something."""
        asking = any(word in self._asking for word in self._words(text))
        return is_foreign(text) and (asking or "?" in text)

    def content(self, text: str) -> str:
        """The words without those that ask; as they are where all of them do, or where it is
        English."""
        if not is_foreign(text) or '"' in text:
            return text
        return " ".join(word for word in self._words(text) if word not in self._asking) or text

    def _name(self, word: str) -> str | None:
        """What a word stands for that is a name but for its ending."""
        for name, other in self._names.items():
            alike = max(_LONG, max(len(name), len(word)) - _ENDING)
            if name[:alike] == word[:alike]:
                return other
        return None

    def _words(self, text: str) -> list[str]:
        return self._folding.text(text.replace("?", " ")).split()


def is_foreign(text: str) -> bool:
    """Whether a text has Cyrillic letters."""
    return any("Ѐ" <= letter <= "ӿ" for letter in text)


def foreign_stem(word: str) -> str:
    """A word without the ending that it is inflected by, as far as its length allows."""
    return word[: -min(_ENDING, len(word) - _LONG)] if len(word) > _LONG else word


def _names(dossier: Dossier, folding: Folding) -> Iterator[tuple[str, str]]:
    """The names of measures, parties and sides, each with that in the original."""
    original = dossier.original or dossier
    for name, measure in dossier.measures.items():
        yield folding.text(measure.label), original.measures[name].label
    for name, party in dossier.parties.items():
        yield folding.text(party.adjective), original.parties[name].adjective
    for name, side in dossier.sides.items():
        yield folding.text(side.label), original.sides[name].label
