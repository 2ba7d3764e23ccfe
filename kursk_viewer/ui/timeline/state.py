"""What is remembered of the Timeline between runs, and what of it can be trusted."""

from __future__ import annotations

import math

from kursk_viewer.pages.timeline.filter import Choice
from kursk_viewer.record import Record

_LONGEST = 200
_MOST = 50


class TimelineState(Record):
    """The span in days, lanes collapsed, what is shown, whether the key is, and the splitter."""

    span: tuple[float, float] | None = None
    collapsed: tuple[str, ...] = ()
    choice: Choice = Choice()
    key: bool = True
    splitter: tuple[int, ...] = ()

    def as_json(self) -> dict[str, object]:
        """As plain JSON values."""
        return {
            "span": list(self.span) if self.span else None,
            "collapsed": list(self.collapsed),
            "lanes": list(self.choice.lanes),
            "sides": list(self.choice.sides),
            "disputed": self.choice.disputed,
            "core": self.choice.core,
            "text": self.choice.text,
            "key": self.key,
            "splitter": list(self.splitter),
        }

    @classmethod
    def of_json(cls, state: dict[str, object]) -> TimelineState:
        """Read what fits; the default stands for whatever does not."""
        text = state.get("text")
        return cls(
            span=_span(state.get("span")),
            collapsed=_words(state.get("collapsed")),
            choice=Choice(
                lanes=_words(state.get("lanes")),
                sides=_words(state.get("sides")),
                disputed=state.get("disputed") is True,
                core=state.get("core") is True,
                text=text[:_LONGEST] if isinstance(text, str) else "",
            ),
            key=state.get("key") is not False,
            splitter=_sizes(state.get("splitter")),
        )


def _words(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        return ()
    return tuple(word for word in value[:_MOST] if isinstance(word, str))


def _span(value: object) -> tuple[float, float] | None:
    if not isinstance(value, list) or len(value) != 2:
        return None
    if not all(isinstance(day, int | float) and not isinstance(day, bool) for day in value):
        return None
    begin, end = float(value[0]), float(value[1])
    sound = math.isfinite(begin) and math.isfinite(end) and 0 < begin < end < 4_000_000
    return (begin, end) if sound else None


def _sizes(value: object) -> tuple[int, ...]:
    if not isinstance(value, list) or len(value) != 2:
        return ()
    if not all(type(size) is int and 0 < size < 20_000 for size in value):
        return ()
    return tuple(value)
