"""The closed vocabularies of a data file, each word with its label for the reader.

A member equals its word in the file. What differs from dossier to dossier, its sides and the
categories of its events, is no vocabulary: those are records of the file.
"""

from __future__ import annotations

from kursk_viewer.translation import mark

TYPE_CHECKING = False
if TYPE_CHECKING:
    from enum import StrEnum as Words
    from typing import Self
else:

    class _Vocabulary(type):
        """A class whose members are made from its body, and found by their words."""

        def __iter__(cls):
            return iter(cls._terms.values())

        def __len__(cls):
            return len(cls._terms)

        def __call__(cls, word):
            try:
                return cls._terms[word]
            except KeyError:
                raise ValueError(f"{word!r} is no {cls.__name__}") from None

    class Words(str, metaclass=_Vocabulary):
        """What a type checker takes for a `StrEnum`, made in a quarter of the time of one.

        The command line makes some twenty of them at every start.
        """

        __slots__ = ()

        def __init_subclass__(cls):
            cls._terms = {}
            for name, value in [*vars(cls).items()]:
                if name.startswith("_") or not isinstance(value, tuple):
                    continue
                term = cls.__new__(cls, *value)
                cls._terms[term._value_] = term
                setattr(cls, name, term)

        def __reduce_ex__(self, _protocol):
            return type(self), (self._value_,)

        @property
        def value(self):
            return self._value_


class Term(Words):
    """A word of the file; `label` is what a reader sees, before translation."""

    label: str

    def __new__(cls, word: str, label: str = "") -> Self:
        term = str.__new__(cls, word)
        term._value_ = word
        term.label = label or word
        return term


class SideRole(Term):
    """What a side is in the conflict."""

    BELLIGERENT = "belligerent", mark("party to the war")
    THIRD_STATE = "third_state", mark("third state")
    INDEPENDENT = "independent", mark("independent")
    MEDIA = "media", mark("media")
    COMPILER = "compiler", mark("compiler of the dossier")
    NONE = "none", mark("no side")


class Marker(Term):
    """The shape of a side's marks; its hue and dash go with it."""

    CIRCLE = "circle", mark("circle")
    SQUARE = "square", mark("square")
    DIAMOND = "diamond", mark("diamond")
    TRIANGLE = "triangle", mark("triangle")
    WEDGE = "wedge", mark("wedge")


class PartyKind(Term):
    """In what capacity a party speaks, or that it is only spoken of."""

    BELLIGERENT = "belligerent", mark("party to the war")
    THIRD_STATE = "third_state", mark("third state")
    INDEPENDENT = "independent", mark("independent")
    MEDIA = "media", mark("media")
    COMPILER = "compiler", mark("compiler of this dossier")
    CONCERNED = "concerned", mark("spoken of")


class SourceKind(Term):
    """What kind of page a source is."""

    NEWS = "news", mark("news")
    AGENCY_TEXT = "agency_text", mark("agency text, relayed")
    STATE_MEDIA = "state_media", mark("state media")
    STATE_AGENCY = "state_agency", mark("state agency")
    STATE_LINKED = "state_linked", mark("state-linked media")
    ALIGNED_SITE = "aligned_site", mark("site aligned with a state")
    COPY = "copy", mark("copy or mirror")
    OFFICIAL = "official", mark("official page")
    REFERENCE = "reference", mark("reference page")
    DATASET = "dataset", mark("dataset")
    ANALYSIS = "analysis", mark("independent analysis")


class TitleBasis(Term):
    """Where the title of a source is from."""

    PAGE = "page", mark("the page's own title")
    ADDRESS = "address", mark("title as in the address")
    DESCRIBED = "described", mark("described by this dossier")


class PublishedBasis(Term):
    """Where the date of publication was read."""

    PAGE = "page", mark("shown on the page")
    TEXT = "text", mark("stated in the text")
    ADDRESS = "address", mark("read from the address")
    INFERRED = "inferred", mark("inferred")
    NONE = "none", mark("basis not recorded")


class AsOfBasis(Term):
    """How the day up to which a report counts is known."""

    TEXT = "text", mark("stated in the text")
    STATEMENT_DATE = "statement_date", mark("date of the statement")
    OTHER_SOURCE = "other_source", mark("from another source")
    INFERRED = "inferred", mark("inferred")
    NONE = "none", mark("basis not recorded")


class WhenBasis(Term):
    """What the day of an event is the day of."""

    EVENT = "event", mark("day of the event")
    REPORT = "report", mark("day it was reported")
    INFERRED = "inferred", mark("inferred")
    NONE = "none", mark("basis not recorded")


class Group(Term):
    """What a measure counts."""

    PEOPLE = "people", mark("people")
    EQUIPMENT = "equipment", mark("equipment")
    TERRITORY = "territory", mark("territory")
    STRENGTH = "strength", mark("strength")


class Precision(Term):
    """How exactly a number was stated; the label is its qualifier around the number."""

    EXACT = "exact", mark("{n}")
    ABOUT = "about", mark("about {n}")
    NEARLY = "nearly", mark("nearly {n}")
    MORE_THAN = "more_than", mark("more than {n}")
    AT_LEAST = "at_least", mark("at least {n}")
    UP_TO = "up_to", mark("up to {n}")
    RANGE = "range", mark("{low} to {high}")
    NOT_STATED = "not_stated", mark("not stated")
    AT_LEAST_ABOUT = "at_least_about", mark("at least about {n}")
    UP_TO_ABOUT = "up_to_about", mark("up to about {n}")


class DatePrecision(Term):
    """How much time a date covers."""

    DAY = "day", mark("day")
    MONTH = "month", mark("month")
    YEAR = "year", mark("year")
    INTERVAL = "interval", mark("interval")


ARITHMETIC_ONLY = (Precision.AT_LEAST_ABOUT, Precision.UP_TO_ABOUT)
"""Precisions that arise by arithmetic and stand in no file."""

QUALIFIERS = {
    Precision.ABOUT: ("about", "approximately", "around", "circa", "roughly", "some"),
    Precision.NEARLY: ("almost", "just under", "nearly"),
    Precision.MORE_THAN: (
        "above", "exceeding", "in excess of", "more than", "over", "slightly more than",
        "upwards of",
    ),
    Precision.AT_LEAST: (
        "a minimum of", "at least", "no fewer than", "no less than", "not fewer than",
        "not less than",
    ),
    Precision.UP_TO: (
        "a maximum of", "as many as", "at most", "below", "fewer than", "less than",
        "no more than", "not more than", "under", "up to",
    ),
}  # fmt: skip
"""The words by which sources qualify a number, by the precision that they mean."""


_SIGNS = {
    "approx": Precision.ABOUT, "c": Precision.ABOUT, "ca": Precision.ABOUT,
    "~": Precision.ABOUT, "≈": Precision.ABOUT, ">": Precision.MORE_THAN, "≥": Precision.AT_LEAST,
    "≤": Precision.UP_TO, "<": Precision.UP_TO, "between": Precision.RANGE,
}  # fmt: skip
"""Signs and short forms that stand for such words."""

WORDS_WITHOUT_NUMBER = (
    "a few", "countless", "dozens", "hundreds", "many", "numerous", "scores", "several",
    "tens of thousands", "thousands", "hundreds of thousands",
)  # fmt: skip
"""What sources say in place of a number."""


def folded(qualifier: str) -> str:
    """A qualifying word however it is capitalised, spaced and ended."""
    return " ".join(qualifier.casefold().split()).removesuffix(".")


def precision_of(qualifier: str) -> Precision | None:
    """The precision that a qualifying word means; None where the word is not known."""
    word = folded(qualifier)
    known = (precision for precision, words in QUALIFIERS.items() if word in words)
    return next(known, _SIGNS.get(word))


class Attribution(Term):
    """How the source attributes what it reports."""

    EXPLICIT = "explicit", mark("attributed in the text")
    BY_CONTEXT = "by_context", mark("source named nearby")
    UNATTRIBUTED = "unattributed", mark("the article's own words, no source named")


class Method(Term):
    """How a claimant came by a figure."""

    CLAIMED = "claimed", mark("claimed")
    ESTIMATED = "estimated", mark("estimated")
    COUNTED = "counted", mark("counted")
    STATED = "stated", mark("stated")


class IncludesBasis(Term):
    """How it is known what a total counts in."""

    STATED = "stated", mark("stated by the source")
    ARITHMETIC = "arithmetic", mark("not stated: the numbers add up only this way")


class Status(Term):
    """How a claim stands among the others."""

    CLAIMED = "claimed", mark("claimed")
    DERIVED = "derived", mark("calculated here, no source states it")
    DISPUTED = "disputed", mark("disputed")
    SUPERSEDED = "superseded", mark("superseded")


class Independence(Term):
    """Of how many origins the outlets are that report an event."""

    ONE_OUTLET = "one_outlet", mark("one outlet")
    SAME_ORIGIN = "same_origin", mark("several outlets, one origin")
    SEVERAL_ORIGINS = "several_origins", mark("several outlets, several origins")


class Unlike(Term):
    """Why two claims on one question have no difference, or one has no place on a line."""

    OFF_SERIES = ("off series",)
    NO_EXACT_DAY = ("no exact day",)
    OTHER_LOSS = ("other loss",)
    OTHER_SIDE = ("other side",)
    OTHER_CLAIMANT = ("other claimant",)
    OTHER_SCOPE = ("other scope",)
    OTHER_START = ("other start",)
    OTHER_CONTENTS = ("other contents",)
    OTHER_WORDING = ("other wording",)
    NO_DAY = ("no day",)
    SAME_DAY = ("same day",)
    NO_ORDER = ("no order",)


class RelationKind(Term):
    """How one record bears on another."""

    CONTRADICTS = "contradicts", mark("contradicts")
    SUPERSEDES = "supersedes", mark("supersedes")
    REFINES = "refines", mark("refines")
    EXPLAINS = "explains", mark("explains")
    SEE_ALSO = "see_also", mark("compare with")
    BREAKS_SERIES = "breaks_series", mark("seems counted differently from")
