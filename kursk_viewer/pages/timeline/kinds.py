"""The kinds of marks that the legend of a timeline explains, by side, by kind of date and by what
else a mark shows; each can be hidden."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kursk_viewer.dossier.vocabulary import Marker, WhenBasis
from kursk_viewer.pages import wording
from kursk_viewer.pages.timeline.page import SEVERAL, Mark, TimelinePage
from kursk_viewer.record import Record
from kursk_viewer.translation import ntr, tr

BY, DATE = "by", "date"
"""The groups of kinds: whose marks, and which day stands for them. A kind's id is its group, a
colon and a value, or a single word."""
UNCERTAIN, CONTRADICTED, DISPUTED, LONG = "uncertain", "contradicted", "disputed", "long"
_TOLD: dict[str, Callable[[Mark], bool]] = {
    UNCERTAIN: lambda mark: mark.qualified,
    CONTRADICTED: lambda mark: mark.contradicted,
    DISPUTED: lambda mark: mark.disputed,
    LONG: lambda mark: mark.last != mark.first,
}


class MarkKind(Record):
    """What marks can have in common, with its name in the legend."""

    id: str
    label: str

    @property
    def group(self) -> str:
        """What it is one of several of: by side, or by date; its own id where it stands alone."""
        return self.id.partition(":")[0]

    @property
    def value(self) -> str:
        """Which of its group it is: the shape of a side's marks, or how a date is known."""
        return self.id.partition(":")[2]


def kinds(page: TimelinePage, marks: Sequence[Mark] | None = None) -> tuple[MarkKind, ...]:
    """What occurs among some marks of a page, all that have a date unless told: sides by the shape
    of their marks, then what fill, edge and line mean in any shape."""
    marks = page.marks[: page.placed] if marks is None else marks
    speaking = {side for mark in marks for side in mark.sides}
    shapes: dict[Marker, list[str]] = {}
    for side in page.sides:
        if side.id in speaking:
            shapes.setdefault(side.marker, []).append(side.label)
    named = {
        f"{BY}:{shape}": tr("by {side}").format(side=", ".join(sides))
        for shape, sides in shapes.items()
    }
    named |= {
        f"{BY}:{SEVERAL}": tr("by several"),
        f"{DATE}:{WhenBasis.EVENT}": tr("event’s day"),
        f"{DATE}:{WhenBasis.REPORT}": tr("day reported"),
        f"{DATE}:{WhenBasis.INFERRED}": tr("inferred"),
        f"{DATE}:{WhenBasis.NONE}": tr("not recorded which"),
        UNCERTAIN: tr("uncertain"),
        CONTRADICTED: tr("contradicted"),
        DISPUTED: tr("disputed"),
        LONG: tr("longer than a day"),
    }
    return tuple(
        MarkKind(id=kind, label=label)
        for kind, label in named.items()
        if any(map(_test(kind), marks))
    )


def of_kind(kind: str, marks: Sequence[Mark]) -> bytes:
    """Which of some marks are of a kind, a byte for each, 1 for yes."""
    return bytes(map(_test(kind), marks))


def _test(kind: str) -> Callable[[Mark], bool]:
    group, _, value = kind.partition(":")
    if group == BY:
        return lambda mark: mark.shape == value
    if group == DATE:
        return lambda mark: mark.basis == value
    return _TOLD.get(kind, lambda _mark: False)


def hidden_in_words(count: int) -> str:
    """That so many kinds are hidden."""
    return ntr("{n} kind hidden", "{n} kinds hidden", count).format(n=wording.number(count))
