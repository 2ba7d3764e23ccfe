"""English words of questions: what kind they ask, which are passed over, which mean the same.

Apart because it is the only part of search that another language would have to bring anew.
"""

from __future__ import annotations

import re
from itertools import pairwise

from kursk_viewer.dossier import dates
from kursk_viewer.pages.finding import MONTHS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Spans = tuple[tuple[int, int], ...]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


HOW_MANY, DISPUTED, WHO, WHEN, WHERE, WHETHER, WHAT, WORDS = (
    "how many", "disputed", "who", "when", "where", "whether", "what", "words",
)  # fmt: skip
"""What is asked; `WORDS` is no question, only words."""

SAY = _words(
    "say says said saying claim claims claimed state states stated report reports reported"
    " estimate estimates estimated admit admits admitted count counts counted gave think figure"
    " figures"
)
"""Before these stands who says it."""
DENY = _words(
    "deny denies denied confirm confirms confirmed dispute disputes disputed contradict contradicts"
    " contradicted"
)
"""The same; what is denied is what is asked for."""
OWN = _words("own admit admits admitted acknowledge acknowledged")
"""By these a side is asked for what it says of itself."""
ITSELF = _words("it they")
ITS = _words("its their")
ADMIT = _words("admit admits admitted acknowledge acknowledged")
PASSED_OVER = SAY | _words(
    "a about according acknowledge acknowledged actually after against all also among an and"
    " any are as at be been before being between both by came can come confirm confirmed confirms"
    " conflict contradict contradicted contradicts correct could currently date day denied"
    " denies deny did dispute disputed disputes do does during ever exactly exist far for found"
    " from get give given had happen happened has have he her him his how i if in into is it its"
    " itself himself themselves"
    " know known latest many me more much my newest not now number numbers of official on one"
    " or our overall own people piece pieces item items please really reliable right she side sides"
    " since so source sources"
    " still tell than that the their them there these they this those to total totals true until up"
    " verified verify was we were what when where which who whom whose why will with would"
    " you your big long large size different differ contested"
)
ACTS = _words(
    "capture captured kill killed destroy destroyed take taken took wound wounded shoot shot hit"
    " injure injured seize seized inflict inflicted"
)
"""What one side does to another: who does it does not suffer it."""
MEMBERS = _words("soldier troop men man personnel servicemen serviceman force unit")
LOSSES = _words(
    "loss losses lose lost loses losing destroyed destroy suffer suffered suffers sustained"
)
DONE = _words("killed wounded injured captured destroyed shot hit")
"""Of these words it may be the one before that suffers: “Russian wounded”."""
ACTIVE = _words("did do does has have had")
"""Before a side these tell that it acts: “has Russia captured”."""
TAKING = _words("take took taken takes capture captured captures seize seized fall fell fallen")
"""What is done to a place."""
_TAKEN = ("took", "tak", "captur", "seiz", "fell", "retak", "retook", "recaptur", "full control",
          "claims all", "as held", "under control")  # fmt: skip
_TO_WHOM = _words("tell give show let")
BOUNDS = _words("over under least most nearly almost around fewer less exactly up to")
"""Left out before a number."""
LOSING = _words("lose loses lost losing")
_SUFFERED = LOSING | _words("loss losses suffer suffers suffered")
PARTICLES = _words("out back away off")
"""Left out beside a verb: pull out."""

_HELD = ("held", "hold", "control", "occup")
_SAME = (
    ("withdrawn withdrew withdrawal withdraw retreat left leave pull pulled",
     ("withdr", "left", "leav", "pull", "retreat", "entirely out")),
    ("begin begins began begun start started launch launched",
     ("begin", "began", "begun", "start")),
    ("end ended over finish finished stop stopped last lasted",
     ("ended", "is over", "continu", "ongoing")),
    ("retake retook retaken recapture recaptured liberate liberated regain regained",
     ("retak", "retook", "recaptur", "liberat", "regain")),
    ("held hold holds holding control controlled controls occupy occupied",
     _HELD),
    ("send sent sends sending deploy deployed deploying", ("sent", "send", "deploy")),
)  # fmt: skip
_ACT_ASKED = {word: ways for words, ways in _SAME for word in words.split()}

_KINDS: tuple[tuple[str, Callable[[str], object]], ...] = (
    (DISPUTED, re.compile(
        r"\b(?:dispute[sd]?|confirm(?:ed|s)?|true|contradict(?:s|ed)?|verif(?:y|ied)|reliable"
        r"|correct|den(?:y|ies|ied)|contested|differ(?:ent|s)?)\b").search),
    (HOW_MANY, re.compile(r"\bhow (?:many|much|large|big|high)\b|\bnumber of\b").search),
    (WHO, re.compile(r"\bwho\b").search),
    (WHEN, re.compile(r"\bwhen\b|\bhow long\b|\b(?:what|which) (?:day|date)\b").search),
    (WHERE, re.compile(r"\bwhere\b").search),
    (WHETHER, re.compile(r"(?:is|are|was|were|did|do|does|has|have|had|will|can)\b").match),
    (WHAT, re.compile(r"\b(?:what|which|why|how)\b|according to").search),
)  # fmt: skip
_ENDING = re.compile(r"(?:ed|ing|e)$")
_LONG = 5
_SHORT = 3
"""Letters of a word that must stand by itself: “us” is not found in “use”."""
_STEM, _INFLECTED = 4, 3
"""Letters that a word of another script keeps at least, and that its ending has at most."""
_BEFORE_YEAR = frozenset(("in", "since", "by", "until", "before", "after", "during", "of", "year"))
_DATE = re.compile(r"(?:(\d\d)_)?([a-z]+?)(?:_(\d{4}))?")
_YEAR = re.compile(r"(?:19|20)\d\d")
FIRST_DAY, LAST_DAY = 1, dates.parse("9999").last


def kind_of(text: str) -> str:
    """What a folded question asks."""
    return next((kind for kind, has in _KINDS if has(text)), WORDS)


def stem(word: str) -> str:
    """A word without the ending of its plural."""
    if len(word) < 4 or word[-1] != "s" or word.endswith("ss"):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith("sses") else word[:-1]


def ways_of(word: str) -> tuple[str, ...]:
    """The beginnings of words by which a text may say a word of a question."""
    plain = stem(word)
    if word in _ACT_ASKED:
        return _ACT_ASKED[word]
    if is_foreign(word):
        return (word[: max(_STEM, len(word) - _INFLECTED + 1)],)
    if len(plain) <= _SHORT:
        return (f"{plain} ",)
    return (_ENDING.sub("", plain) if len(plain) > _LONG else plain,)


def of_itself(said: list[str]) -> bool:
    """Whether the words after “Russia says” are of its own losses: “it lost”."""
    first = next((word for word in said if word != "that"), "")
    if first in ITSELF:
        return bool(_SUFFERED & set(said))
    return any(a in ITS and b in _SUFFERED for a, b in pairwise(said))


def is_foreign(text: str) -> bool:
    """Whether a text has Cyrillic letters."""
    return any("Ѐ" <= letter <= "ӿ" for letter in text)


def foreign_stem(word: str) -> str:
    """A word without the ending that it is inflected by, as far as its length allows."""
    return word[: -min(_INFLECTED, len(word) - _STEM)] if len(word) > _STEM else word


def is_act(word: str) -> bool:
    """Whether a word is a verb that is known to be said in several ways."""
    return word in _ACT_ASKED


def canonical(word: str) -> str:
    """The word that stands for all of the same meaning in the names of measures."""
    plain = stem(word)
    if plain in MEMBERS:
        return "soldier"
    if plain in ("lose", "lost", "losing"):
        return "loss"
    ways = _ACT_ASKED.get(plain)
    return ways[0] if ways else _ENDING.sub("", plain) if plain in ACTS else plain


def is_pronoun(word: str, before: str) -> bool:
    """Whether “us” is whom to tell, and no country."""
    return word == "us" and before in _TO_WHOM


def is_taking(word: str) -> bool:
    """Whether a word is of what is done to a place, or of holding it."""
    return word in TAKING or ways_of(word) == _HELD


def whole(name: str) -> tuple[str, ...]:
    """The ways in which a text may hold a name: a short one only as a word of its own."""
    return (f"{name} ", f"{name}s ") if len(name) <= _SHORT else (name,)


def taking_of(word: str) -> tuple[str, ...]:
    """The beginnings of words by which a text may say that a place is taken."""
    return _TAKEN if is_taking(word) else ways_of(word)


def holds(text: str, ways: tuple[str, ...]) -> bool:
    """Whether a word of a folded text begins in one of these ways."""
    text = f" {text} "
    return any(f" {way}" in text for way in ways)


def days_in(words: list[str], years: Iterable[int]) -> tuple[Spans, set[int]]:
    """The spans of days that a question names, and the places of the words that name them. A day or
    month without a year is that of any of these years."""
    spans: list[tuple[int, int]] = []
    taken: set[int] = set()
    for place, word in enumerate(words):
        before = words[place - 1] if place else ""
        texts: list[str] = []
        found = _DATE.fullmatch(word)
        month = _month(found[2]) if found else 0
        if found and month and (found[1] or found[3] or _is_month(word, before)):
            day = f"-{found[1]}" if found[1] else ""
            named = [found[3]] if found[3] else [str(year) for year in years]
            texts = [f"{year}-{month:02}{day}" for year in named]
        elif _YEAR.fullmatch(word) and before in _BEFORE_YEAR:
            texts = [word]
        for text in texts:
            try:
                when = dates.parse(text)
            except ValueError:
                continue
            taken.add(place)
            first, last = when.first, when.last
            if before == "before":
                first, last = FIRST_DAY, first - 1
            elif before == "after":
                first, last = last + 1, LAST_DAY
            elif before in ("by", "until"):
                first = FIRST_DAY
            elif before == "since":
                last = LAST_DAY
            spans.append((first, last))
    return tuple(spans), taken


def _month(word: str) -> int:
    """The number of a month by its name or the first letters of it; 0 for other words."""
    places = (n for n, name in enumerate(MONTHS, 1) if word == name or word == name[:_SHORT])
    return next(places, 0)


def _is_month(word: str, before: str) -> bool:
    """“may” and “march” are also verbs."""
    return word != "may" or before in _BEFORE_YEAR
