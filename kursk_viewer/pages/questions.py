"""A plain question as read: what is counted, of whom, by whom, when, and the words that are left.

Only what the dossier itself names is understood: its parties and sides, its measures with what they
are `also_called`. A name that nearly fits one of these is taken for it, and that is told.
"""

from __future__ import annotations

import re
from datetime import date
from difflib import get_close_matches
from functools import cached_property

from kursk_viewer.dossier.model import Dossier, Party
from kursk_viewer.dossier.vocabulary import Group, SideRole
from kursk_viewer.pages import question_words as english
from kursk_viewer.pages import wording
from kursk_viewer.pages.naming import fight
from kursk_viewer.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kursk_viewer.pages.finding import Folding

    Ways = tuple[str, ...]
    Spans = tuple[tuple[int, int], ...]

_LEAST_MISSPELT = 5
"""Letters of a word that may be a misspelt name."""
_BEFORE_SPEAKER = frozenset(("to", "by", "from"))
_ALIKE = 0.8
"""How like a name it must be, as difflib measures it."""


class Asked(Record):
    """A question as read. `about` and `claimants` are parties by id, `days` spans, each
    from and to.

    `words` are left over, each with the beginnings by which a record may hold it; `named` are the
    ways in which texts name whom it is about, `places` where, `actors` who else, `speakers`
    those who say it; `spoken` words that may stand in a speaker's name; `corrected` words
    with the names they were taken for. `agents` tells that somebody is said to have done it to
    those who are no party to the fighting. `impossible` tells that it asks what one party does to
    another that it does not fight, or, `mixed`, of those who are two parties at once: `about` is
    then the last of them.
    """

    kind: str
    text: str = ""
    measures: tuple[str, ...] = ()
    about: frozenset[str] = frozenset()
    claimants: frozenset[str] = frozenset()
    numbers: tuple[int, ...] = ()
    days: Spans = ()
    words: tuple[tuple[str, Ways], ...] = ()
    named: tuple[Ways, ...] = ()
    places: tuple[Ways, ...] = ()
    actors: tuple[Ways, ...] = ()
    speakers: tuple[Ways, ...] = ()
    spoken: frozenset[str] = frozenset()
    corrected: tuple[tuple[str, str], ...] = ()
    agents: bool = False
    impossible: bool = False
    mixed: bool = False


class _Named(Record):
    """A stretch of the question that names parties."""

    begin: int
    end: int
    parties: frozenset[str]
    names: Ways


class _Roles(Record):
    """Who suffers, who says, and whether one is said to do what it cannot have done."""

    about: frozenset[str]
    claimants: frozenset[str]
    named: tuple[Ways, ...]
    places: tuple[Ways, ...]
    actors: tuple[Ways, ...]
    speakers: tuple[Ways, ...]
    acts: bool
    agents: bool
    impossible: bool
    mixed: bool


class QuestionReader:
    """Reads questions on one dossier; `vocabulary` are the stems of all words of its records."""

    def __init__(self, dossier: Dossier, folding: Folding, vocabulary: set[str]) -> None:
        self._dossier, self._folding, self._vocabulary = dossier, folding, vocabulary

    def read(self, text: str) -> Asked | None:
        """A question as read; None for words that ask nothing and name nothing counted."""
        phrases = tuple(word for word in self._folding.question(text) if " " in word)
        typed = self._words(text, phrases)
        words = [self._known(word) for word in typed]
        kind = english.kind_of(" ".join(words))
        spans = self._spans(words)
        measures, used = self._measures(words)
        if english.ADMIT & set(words) and not measures:
            measures, used = self._measures([*words, "losses"])
        if kind == english.WHETHER and used == {"loss"} and english.LOSING & set(words):
            measures, used = (), set()
        if self._tells_of_moving(kind, words, used):
            measures, used = (), set()
        places = {place for place, word in enumerate(words) if word in self._place_names}
        taking = set(map(english.canonical, english.TAKING & set(words)))
        of_place = kind in (english.WHEN, english.WHETHER, english.WHO) and bool(places)
        if of_place and used and used <= taking:
            measures, used = (), set()
        days, taken = english.days_in(words, self._years)
        days = self._with_records(days)
        taken |= {place for span in spans for place in range(span.begin, span.end)}
        numbers = {
            place: int(word)
            for place, word in enumerate(words)
            if word.isascii() and word.isdigit() and place not in taken
        }
        groups = {self._dossier.measures[name].group for name in measures}
        roles = self._roles(spans, words, groups, used)
        left: dict[str, Ways] = {phrase: (phrase,) for phrase in phrases}
        for place, word in enumerate(words):
            before = words[place - 1] if place else ""
            if english.is_pronoun(word, before) or (
                word in english.BOUNDS and not numbers.keys().isdisjoint((place + 1, place + 2))
            ):
                continue
            if place in taken or place in numbers or english.canonical(word) in used:
                continue
            if not self._is_understood(
                word, groups, named=bool(spans or measures), acts=roles.acts
            ):
                left[word] = english.taking_of(word) if of_place else english.ways_of(word)
        if kind == english.WORDS and not measures and not numbers:
            acts = any(english.is_act(word) for word in left)
            said = bool(roles.claimants) and bool(english.SAY & set(words) or days)
            if not (said or (acts and (spans or len(left) > 1))):
                return None
            kind = english.WHAT if said else english.WHETHER
        return Asked(
            kind=kind, text=" ".join(words), measures=measures, about=roles.about,
            claimants=roles.claimants, numbers=tuple(dict.fromkeys(numbers.values())), days=days,
            words=tuple(left.items()), named=roles.named,
            places=roles.places,
            actors=roles.actors,
            speakers=roles.speakers,
            spoken=frozenset(self._of_speakers(words, list(left), kind)),
            corrected=tuple((a, b) for a, b in zip(typed, words, strict=True) if a != b),
            agents=roles.agents, impossible=roles.impossible, mixed=roles.mixed,
        )  # fmt: skip

    def named_in(self, text: str) -> list[frozenset[str]]:
        """The parties concerned that each name in a folded text may stand for."""
        spans = self._spans(re.findall(r"\w+", text))
        return [span.parties & self.concerned for span in spans if span.parties & self.concerned]

    def _tells_of_moving(self, kind: str, words: list[str], used: set[str]) -> bool:
        """Whether soldiers are named for what they did, “did the soldiers leave”, not counted."""
        acts = {english.canonical(word) for word in words if english.is_act(word)}
        numbers = any(word.isdigit() for word in words)
        if kind in (english.WHETHER, english.WHEN, english.DISPUTED) and not numbers:
            return bool(acts) and "soldier" in used and used <= acts | {"soldier"}
        return bool(acts) and kind != english.WHERE and used == {"soldier"}

    def without_speakers(self, text: str) -> str:
        """A folded text without the names of who speaks: a “general” is not the General Staff."""
        for name in self._speakers:
            if f" {name}" in f" {text}":
                text = text.replace(name, " ")
        return text

    def _is_understood(self, word: str, groups: set[Group], *, named: bool, acts: bool) -> bool:
        """Whether a word needs to stand in no record."""
        plain = english.stem(word)
        took = word in english.TAKING and Group.PEOPLE not in groups
        lost = bool(groups & {Group.PEOPLE, Group.EQUIPMENT})
        return (
            word in english.PASSED_OVER
            or word in english.PARTICLES
            or plain in self._of_everything
            or (plain in english.MEMBERS and named)
            or (word in english.LOSSES and lost)
            or (Group.TERRITORY in groups and english.is_taking(word))
            or (word in english.ACTS and lost and acts and not took)
        )

    def _words(self, text: str, phrases: tuple[str, ...]) -> list[str]:
        plain = self._folding.text(text.replace("?", " ").replace("!", " "))
        for phrase in phrases:
            plain = plain.replace(f'"{phrase}"', " ").replace(phrase, " ", 1)
        found = (word.removesuffix("'s").strip("'\"≈<>≥≤") for word in plain.split())
        return [word for word in found if word]

    def _of_speakers(self, words: list[str], left: list[str], kind: str) -> Iterator[str]:
        """The words left over that may be of a speaker's name: where a speaker stands, “according
        to the committee”, or, in words that are no question, of a name that only one party has."""
        sole = {word for word in left if len(self._name_words.get(word, ())) == 1}
        known = {party for word in sole for party in self._name_words[word]}
        for place, word in enumerate(words):
            if word not in left:
                continue
            before = next((w for w in words[place::-1] if w not in left and w != "the"), "")
            after = next((w for w in words[place:] if w not in left), "")
            named = kind == english.WORDS and bool(known & self._name_words.get(word, set()))
            if before in _BEFORE_SPEAKER or after in english.SAY | english.DENY or named:
                yield word

    def _known(self, word: str) -> str:
        """The word, or the name in the dossier that it seems to misspell."""
        plain = english.stem(word)
        known = english.PASSED_OVER | english.MEMBERS | english.LOSSES | english.ACTS
        if len(word) < _LEAST_MISSPELT or not word.isalpha() or english.is_act(word):
            return word
        if plain in self._vocabulary or {word, plain} & known:
            return word
        return next(iter(get_close_matches(word, self._proper, 1, _ALIKE)), word)

    def _spans(self, words: list[str]) -> list[_Named]:
        stems = [english.stem(word) for word in words]
        found: list[_Named] = []
        place = 0
        while place < len(stems):
            for length in range(min(self._longest_name, len(stems) - place), 0, -1):
                hit = self._names.get(tuple(stems[place : place + length]))
                before = stems[place - 1] if place else ""
                if hit is not None and not english.is_pronoun(stems[place], before):
                    end = place + length
                    found.append(_Named(begin=place, end=end, parties=hit[0], names=hit[1]))
                    place = end - 1
                    break
            place += 1
        return found

    def _suffers(self, span: _Named, spans: list[_Named], words: list[str], used: set[str]) -> bool:
        """Whether the word after a party tells what it suffered, not what it did: “Russian
        wounded”, “NK killed”, “Russians killed by Ukraine”."""
        after = words[span.end] if span.end < len(words) else ""
        if after not in english.DONE:
            return False
        if words[span.end + 1 : span.end + 2] == ["by"]:
            return True
        later = any(s.begin > span.end and s.parties & self.concerned for s in spans)
        if later or english.ACTIVE & set(words[: span.begin]):
            return False
        own = tuple(english.stem(word) for word in words[span.begin : span.end])
        alone = used == {english.canonical(after)}
        return own in self._whose or (alone and english.kind_of(" ".join(words)) == english.WORDS)

    def _roles(
        self, spans: list[_Named], words: list[str], groups: set[Group], used: set[str]
    ) -> _Roles:
        about: set[str] = set()
        claimants: set[str] = set()
        agents: set[str] = set()
        named: list[Ways] = []
        places: list[Ways] = []
        actors: list[Ways] = []
        mixed = False
        last: _Named | None = None
        states = bool(groups) and groups <= {Group.TERRITORY, Group.STRENGTH}
        for span in spans:
            after = words[span.end] if span.end < len(words) else ""
            before = words[span.begin - 1] if span.begin else ""
            earlier = words[span.begin - 2] if span.begin > 1 else ""
            says = after in english.SAY | english.OWN | english.DENY or (
                before in ("by", "to") and earlier in english.SAY | english.DENY | {"according"}
            )
            suffers = self._suffers(span, spans, words, used)
            acts = (after in english.ACTS and not suffers) or (
                before == "by" and earlier in english.ACTS
            )
            acts |= before in ("against", "fighting") or (
                before == "to" and bool(english.LOSSES & set(words))
            )
            if says or not span.parties & self.concerned:
                claimants |= span.parties
                actors += [] if says else [span.names]
            elif acts and not states:
                agents |= span.parties
            elif before in ("in", "inside") and groups:
                places.append(tuple(f"in {name}" for name in span.names))
            else:
                named.append(span.names)
                about |= span.parties & self.concerned
                beside = last is not None and last.end == span.begin
                if beside and last is not None and not last.parties & span.parties:
                    mixed, about = True, set(span.parties & self.concerned)
                last = span
        parties = self._dossier.parties
        own = english.OWN & set(words) or any(
            words[span.end : span.end + 1]
            and words[span.end] in english.SAY
            and english.of_itself(words[span.end + 1 :])
            for span in spans
        )
        if claimants and not about and own:
            sides = {parties[name].side for name in claimants}
            about |= {name for name in self.concerned if parties[name].side in sides}
            named += [span.names for span in spans]
        sides = {parties[name].side for name in agents}
        foes = {
            name
            for name in self.concerned
            if any(fight(self._dossier, parties[name].side, side) for side in sides)
        }
        apart = bool(about) and not any(
            self._dossier.sides[parties[name].side].role == SideRole.BELLIGERENT for name in about
        )
        if agents and not apart and all(self._dossier.sides[side].allied_to for side in sides):
            claimants |= {name for name in parties if parties[name].side in sides}
        return _Roles(
            about=frozenset((about & foes or about or foes) if agents else about),
            agents=bool(agents) and apart,
            claimants=frozenset(claimants),
            named=tuple(named),
            places=tuple(places),
            actors=tuple(actors),
            acts=bool(agents),
            speakers=tuple(span.names for span in spans if span.parties <= claimants),
            mixed=mixed,
            impossible=mixed
            or (bool(agents) and not apart and (not foes or bool(about and not about & foes))),
        )

    def _measures(self, words: list[str]) -> tuple[tuple[str, ...], set[str]]:
        """The measures named, those of longer names before others, and the words that name them.

        Troops are a measure only where no other is named, and losses are those of people only where
        no equipment is. Equipment that was captured is no measure: that word is left over.
        """
        asked = {english.canonical(word) for word in words}
        hits = [hit for hit in self._measure_names if hit[0] <= asked]
        hits = [hit for hit in hits if not any(hit[0] < other for other, _ in hits)]
        groups = dict(self._groups)
        if any(groups[name] == Group.EQUIPMENT for _, name in hits) and "and" not in words:
            hits = [hit for hit in hits if groups[hit[1]] == Group.EQUIPMENT]
        if any(groups[name] == Group.TERRITORY for _, name in hits) and "and" not in words:
            hits = [hit for hit in hits if groups[hit[1]] == Group.TERRITORY]
        if any(groups[name] != Group.STRENGTH for _, name in hits):
            hits = [hit for hit in hits if groups[hit[1]] != Group.STRENGTH]
        if len(hits) > 1:
            hits = [hit for hit in hits if hit[0] != {"loss"}] or hits
        chosen = {name for _, name in hits}
        used = {word for names, _ in hits for word in names}
        return tuple(name for name in self._dossier.measures if name in chosen), used

    # What the dossier names

    @cached_property
    def concerned(self) -> frozenset[str]:
        """The parties that figures are about."""
        return frozenset(claim.about for claim in self._dossier.claims.values())

    @cached_property
    def _groups(self) -> dict[str, Group]:
        return {name: measure.group for name, measure in self._dossier.measures.items()}

    @cached_property
    def _names(self) -> dict[Ways, tuple[frozenset[str], Ways]]:
        """The parties that a name stands for, by its words, with what texts may have for them."""
        found: dict[Ways, tuple[set[str], set[str]]] = {}

        def add(name: str, parties: Iterable[Party], *texts: str) -> None:
            words = tuple(english.stem(word) for word in self._plain(name).split())
            if words and not all(word in english.PASSED_OVER for word in words):
                one, others = found.setdefault(words, (set(), set()))
                one.update(party.id for party in parties)
                others.update(self._plain(text) for text in (name, *texts) if text)

        everyone = list(self._dossier.parties.values())
        for side in self._dossier.sides.values():
            of_side = [party for party in everyone if party.side == side.id]
            adjectives = {party.adjective for party in of_side if party.adjective}
            add(side.label, of_side, *adjectives, *side.also_called)
            for name in side.also_called:
                add(name, [party for party in of_side if party.id not in self.concerned])
            for adjective in adjectives:
                speakers = (p for p in of_side if p.id not in self.concerned)
                own = (p for p in of_side if p.adjective == adjective)
                add(adjective, [*own, *speakers], side.label, *side.also_called)
        for party in everyone:
            members = party.members.partition(" in ")[0]
            first = party.name.split(" (")[0]
            for name in (first, party.short, party.members, members, *party.also_called):
                add(name, [party], party.members, party.adjective)
            if party.state:
                add(party.state, [other for other in everyone if other.state == party.state])
        return {words: (frozenset(a), tuple(sorted(b))) for words, (a, b) in found.items()}

    @cached_property
    def _name_words(self) -> dict[str, set[str]]:
        """The words with a capital letter of the names of who speaks, with the parties by id."""
        found: dict[str, set[str]] = {}
        for party in self._dossier.parties.values():
            for word in re.findall(r"[^\W\d_]+", party.name):
                if word[0].isupper() and party.id not in self.concerned:
                    found.setdefault(self._folding.text(word), set()).add(party.id)
        return found

    @cached_property
    def _speakers(self) -> list[str]:
        """The names of who speaks, folded, with and without whose they are, the longest first."""
        parties = self._dossier.parties.values()
        names = {
            self._folding.text(name)
            for party in parties
            if party.id not in self.concerned
            for name in (party.name.split(" (")[0], party.short)
            if name
        }
        names |= {rest for name in names if (rest := name.partition("'s ")[2]) and " " in rest}
        return sorted(names, key=len, reverse=True)

    @cached_property
    def _whose(self) -> set[Ways]:
        """The names of parties concerned that are adjectives or their members, as words."""
        found: set[Ways] = set()
        for party in (self._dossier.parties[name] for name in self.concerned):
            members = party.members.partition(" in ")[0]
            for name in (party.adjective, party.members, members, *party.also_called):
                found.add(tuple(english.stem(word) for word in self._plain(name).split()))
        return found

    @cached_property
    def _years(self) -> tuple[int, ...]:
        """The years of events and claims."""
        days = [day for span in self._days for day in span] or [date.max.toordinal()]
        first, last = (date.fromordinal(day).year for day in (min(days), max(days)))
        return tuple(range(first, last + 1))

    @cached_property
    def _days(self) -> list[tuple[int, int]]:
        """First and last day of each event and claim."""
        claims = self._dossier.claims.values()
        events = (event.when for event in self._dossier.events.values())
        dated = (*events, *map(self._dossier.as_of, claims))
        return [(when.first, when.last) for when in dated if when is not None]

    def _with_records(self, days: Spans) -> Spans:
        """Of several spans those with events or claims; all where none has."""
        kept = tuple(
            span for span in days if any(a <= span[1] and b >= span[0] for a, b in self._days)
        )
        return kept or days

    @cached_property
    def _place_names(self) -> set[str]:
        places = (self._plain(event.place) for event in self._dossier.events.values())
        words = {word for place in places for word in re.findall(r"[^\W\d_]+", place)}
        return {word for word in words if english.stem(word) not in self._of_everything}

    @cached_property
    def _longest_name(self) -> int:
        return max(map(len, self._names), default=0)

    @cached_property
    def _measure_names(self) -> list[tuple[frozenset[str], str]]:
        """The names of each measure as words; a unit is one where it is no word for a count."""
        found = []
        for measure in self._dossier.measures.values():
            names = [measure.label, *self.names_of(measure.id)]
            if not wording.is_bare(measure.unit):
                names.append(measure.unit)
            for name in names:
                words = re.findall(r"[^\s,()]+", self._plain(name))
                known = frozenset(
                    english.canonical(word) for word in words if word not in english.PASSED_OVER
                )
                if known:
                    found.append((known, measure.id))
        return found

    def names_of(self, measure: str) -> Ways:
        """The names of a measure, folded, without the remark in brackets."""
        found = self._dossier.measures[measure]
        return tuple(
            way
            for name in (found.label.split(" (")[0], *found.also_called)
            for way in english.whole(english.stem(self._plain(name)))
        )

    def _plain(self, name: str) -> str:
        return self._folding.text(name).replace("'s", "")

    @cached_property
    def _of_everything(self) -> frozenset[str]:
        """Words of the main scope, which all but a few records share."""
        label = next((s.label for s in self._dossier.scopes.values() if s.main), "")
        return frozenset(map(english.stem, re.findall(r"\w+", self._folding.text(label))))

    @cached_property
    def _proper(self) -> list[str]:
        """Words of names, of which a misspelt one may be meant."""
        dossier = self._dossier
        names = [
            *(party.name for party in dossier.parties.values()),
            *(side.label for side in dossier.sides.values()),
            *(scope.label for scope in dossier.scopes.values()),
            *(event.place for event in dossier.events.values()),
            *(name for measure in dossier.measures for name in self.names_of(measure)),
        ]
        words = (word for name in names for word in re.findall(r"[^\W\d_]+", self._plain(name)))
        return sorted({word for word in words if len(word) >= _LEAST_MISSPELT})
