"""Plain questions, answered by whole claim lines: how many, who says, when, where, is it disputed.

Each word of a question must stand in a record that answers, or be understood: `pages.questions`
reads them. Nothing is guessed: where no record has it all, the file does not say, and the nearest
records are named as such.
"""

from __future__ import annotations

import re
from functools import cached_property

from kursk_viewer.dossier.model import Claim, Dossier, Event, Statement
from kursk_viewer.dossier.series import latest
from kursk_viewer.pages import question_words as english
from kursk_viewer.pages import wording
from kursk_viewer.pages.question_words import DISPUTED, HOW_MANY, WHAT, WHEN, WHERE, WHETHER, WORDS
from kursk_viewer.pages.questions import Asked, QuestionReader
from kursk_viewer.pages.shown import shown
from kursk_viewer.record import Record
from kursk_viewer.translation import ntr, tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from kursk_viewer.dossier.dates import Edtf
    from kursk_viewer.pages.finding import Folding

MOST_LINES = 20
"""Lines of an answer; what is left out is counted."""
NEAREST = 5
"""Records named where none answers."""


class Reply(Record):
    """What the file says on a question. `records` are those that say it, or where `said` is false
    the nearest; `more` how many are left out; `sought` how the question was read. `wider` are
    claims of a measure that includes what is asked, under a heading which says that."""

    said: bool
    heading: str
    sought: str
    records: tuple[str, ...]
    more: int = 0
    wider: tuple[str, ...] = ()
    wider_heading: str = ""

    @property
    def named(self) -> tuple[str, ...]:
        """All records that it names."""
        return (*self.records, *self.wider)


class Replies:
    """Answers questions on one dossier. `texts` are its records with title and body, folded."""

    def __init__(
        self, dossier: Dossier, folding: Folding, texts: dict[str, tuple[str, str]]
    ) -> None:
        self._dossier, self._folding, self._texts = dossier, folding, texts
        self._own: dict[str, str] = {}

    @cached_property
    def _reader(self) -> QuestionReader:
        words = " ".join(f"{title} {body}" for title, body in self._texts.values())
        vocabulary = {english.stem(word) for word in re.findall(r"\w+", words)}
        return QuestionReader(self._dossier, self._folding, vocabulary)

    def answer(self, text: str) -> Reply | None:
        """The answer; None for what is no question and names nothing that is counted."""
        asked = self._reader.read(text)
        if asked is None or not (asked.text and self._asks(asked)):
            return None
        found = [] if asked.impossible else self._found(asked)
        sought = self._sought(asked)
        if found:
            wider = tuple(self._wider(asked)) if set(found) <= self._dossier.claims.keys() else ()
            return Reply(
                said=True, heading=self._heading(asked, found), sought=sought,
                records=tuple(found[:MOST_LINES]), more=max(0, len(found) - MOST_LINES),
                wider=wider, wider_heading=self._wider_heading(asked, wider),
            )  # fmt: skip
        if asked.kind == WORDS and asked.text.split()[-1] in dict(asked.words):
            return None  # the reader may be in the midst of a word
        near = dict.fromkeys((*self._gaps(asked), *self._nearest(asked)))
        return Reply(
            said=False, heading=tr("The file does not say."), sought=sought,
            records=tuple(near)[:NEAREST],
        )  # fmt: skip

    def content(self, text: str) -> str:
        """The words of a question without those that are passed over; all where none is left."""
        words = self._folding.question(text)
        passed = english.PASSED_OVER | english.LOSSES
        kept = [word for word in words if word.strip("?!") not in passed]
        return " ".join(f'"{word}"' if " " in word else word.strip("?!") for word in kept or words)

    def _asks(self, asked: Asked) -> bool:
        told = (asked.measures, asked.about, asked.claimants, asked.numbers, asked.words)
        return any(told) or asked.kind in (DISPUTED, WHERE, WHEN)

    # Finding

    def _found(self, asked: Asked) -> list[str]:
        sure = asked.measures or asked.numbers or asked.words
        if asked.kind == DISPUTED and not (sure or asked.about or asked.claimants):
            return list(self._dossier.questions)
        open_to = (DISPUTED, WHETHER, WHEN, *(() if asked.measures else (WHAT,)))
        if asked.kind in open_to and not asked.numbers:
            answered = self._answering_questions(asked)
            if answered:
                return self._by_day(answered)
        if asked.measures or asked.numbers or (asked.claimants and not asked.words):
            claims = self._claims(asked) or self._claims(self._of_parts(asked))
            if asked.kind == DISPUTED and claims:
                fitting = [c.id for c in self._dossier.claims.values() if self._fits(asked, c)]
                disputed = [name for name in fitting if shown(self._dossier, name).disputed]
                return self._by_day(self._with_halves(disputed)) if disputed else claims
            if claims or not asked.words:
                return claims
        if asked.kind == WHERE and not (asked.words or asked.about):
            return [name for name, scope in self._dossier.scopes.items() if scope.main]
        if asked.kind == HOW_MANY and not (asked.measures or asked.about or asked.claimants):
            return []
        return self._by_day(self._telling(asked))

    def _answering_questions(self, asked: Asked) -> list[str]:
        """The halves of the contradictions on those questions of the file that hold every word of
        the reader's, and name no other party than the reader does."""
        found: set[str] = set()
        for name, question in self._dossier.questions.items():
            text = self._folding.text(question.text)
            parties = self._reader.named_in(text)
            ways = [*(ways for _, ways in asked.words), *(asked.named if parties else ())]
            ways += [self._reader.names_of(measure) for measure in asked.measures]
            every = not {"all"} & set(asked.text.split()) or "all" in text.split()
            fits = every and bool(asked.words or asked.measures)
            if fits and all(english.holds(text, way) for way in ways):
                found.add(name)
        return self._halves_of(found)

    def _claims(self, asked: Asked) -> list[str]:
        """The claims on it: of each claimant the latest, and the core document's."""
        fitting = self._fitting(asked)
        return self._ordered(fitting if asked.numbers else self._latest(fitting))

    def _fitting(self, asked: Asked) -> list[Claim]:
        claims = self._dossier.claims.values()
        return [] if asked.impossible else [each for each in claims if self._fits(asked, each)]

    def _latest(self, claims: list[Claim]) -> list[Claim]:
        """The core document's, and of each claimant and scope the latest with what is of a later
        month."""
        same: dict[tuple[str, ...], list[Claim]] = {}
        for claim in claims:
            claimant, scope = self._dossier.claimant_of(claim), self._dossier.scope_of(claim)
            same.setdefault((claim.measure, claim.about, claimant.id, scope.id), []).append(claim)
        newest = [each for group in same.values() for each in latest(self._dossier, group)]
        core = filter(self._dossier.is_core, claims)
        return [claim for claim in (*core, *newest) if claim is not None]

    def _wider(self, asked: Asked) -> list[str]:
        """The latest claims of a measure that includes what is asked."""
        measures, parts = self._dossier.measures, set(asked.measures)
        if not parts or asked.numbers:
            return []
        wholes = {measures[name].part_of for name in parts}
        return self._ordered(
            self._latest(
                [
                    claim
                    for claim in self._fitting(asked.replace(measures=()))
                    if claim.measure not in parts
                    and (parts & set(claim.includes) if claim.includes else claim.measure in wholes)
                ]
            )
        )

    def _wider_heading(self, asked: Asked, wider: tuple[str, ...]) -> str:
        measures = self._dossier.measures
        counted = dict.fromkeys(self._dossier.claims[name].measure for name in wider)
        if not counted:
            return ""
        form = tr("Wider counts ({wholes}), which include {parts} but are not the number asked:")
        return form.format(
            wholes=wording.listed([wording.inner(measures[name].label) for name in counted]),
            parts=wording.listed([wording.inner(measures[name].label) for name in asked.measures]),
        )

    def _ordered(self, claims: list[Claim]) -> list[str]:
        """Ids by measure, by whose losses, those of the main scope first, the newest first."""
        chosen = {claim.id: claim for claim in claims}
        order = list(self._dossier.measures)
        main = {name for name, scope in self._dossier.scopes.items() if scope.main}

        core_first = [c.about for c in self._dossier.claims.values() if self._dossier.is_core(c)]
        parties = list(dict.fromkeys((*core_first, *self._dossier.parties)))

        def place(claim: Claim) -> tuple[object, ...]:
            other = self._dossier.scope_of(claim).id not in main
            whose = parties.index(claim.about)
            return (order.index(claim.measure), whose, other, -self._last(claim))

        return [claim.id for claim in sorted(chosen.values(), key=place)]

    def _of_parts(self, asked: Asked) -> Asked:
        """The same of the parts of what is counted: who counts no casualties may count killed."""
        measures = self._dossier.measures.items()
        parts = tuple(name for name, each in measures if each.part_of in asked.measures)
        return asked.replace(measures=parts, impossible=not parts)

    def _fits(self, asked: Asked, claim: Claim) -> bool:
        dossier = self._dossier
        if asked.measures and claim.measure not in asked.measures:
            return False
        if asked.about and claim.about not in asked.about:
            return False
        if asked.claimants and dossier.claimant_of(claim).id not in asked.claimants:
            return False
        if asked.numbers and not set(asked.numbers) & self._values(claim):
            return False
        if asked.days is not None:
            when = dossier.as_of(claim)
            if when is None or when.last < asked.days[0] or when.first > asked.days[1]:
                return False
        scope = dossier.scope_of(claim)
        label = self._folding.text(scope.label)
        named = asked.numbers or any(english.holds(label, ways) for _, ways in asked.words)
        if scope.context and not named:
            return False
        if not all(english.holds(label, ways) for ways in asked.places):
            return False
        title = self._texts[claim.id][0]
        return all(english.holds(title, ways) for _, ways in asked.words)

    def _values(self, claim: Claim) -> set[int]:
        divisor = self._dossier.measures[claim.measure].divisor
        ends = (claim.value, claim.low, claim.high)
        return {end // divisor for end in ends if end is not None and end % divisor == 0}

    def _last(self, claim: Claim) -> int:
        when = self._dossier.as_of(claim)
        return when.last if when is not None else 0

    def _telling(self, asked: Asked) -> list[str]:
        """The events, statements and claims that hold every word, in the title before the text, and
        what else answers the questions that they answer. Whom it is about stands in what they say,
        and no other party."""
        wanted = [ways for _, ways in asked.words]
        wanted += [self._reader.names_of(name) for name in asked.measures]
        subjects = [*asked.named, *asked.places]
        if not wanted and not subjects and not asked.claimants:
            return []
        found: list[str] = []
        for whole in (False, True):
            for name, (title, body) in self._texts.items():
                text = f"{title} {body}" if whole else title
                if all(english.holds(text, ways) for ways in wanted) and self._tells(asked, name):
                    own = self._own_words(name) if subjects else ""
                    named = self._reader.named_in(own) if asked.named else []
                    if all(english.holds(own, ways) for ways in subjects) and all(
                        parties & asked.about for parties in named
                    ):
                        found.append(name)
            if found:
                break
        return self._with_questions(found) if asked.kind in (DISPUTED, WHETHER, WHEN) else found

    def _own_words(self, name: str) -> str:
        """What a record says, folded, without who says it."""
        if name not in self._own:
            record = self._dossier.find(name)
            text = record.title if isinstance(record, Event) else shown(self._dossier, name).what
            self._own[name] = self._folding.text(text)
        return self._own[name]

    def _tells(self, asked: Asked, name: str) -> bool:
        record = self._dossier.find(name)
        if not isinstance(record, Event | Statement | Claim):
            return False
        if asked.kind == WHERE and not getattr(record, "place", ""):
            return False
        when = _when(self._dossier, record)
        if asked.days is not None and (
            when is None or when.last < asked.days[0] or when.first > asked.days[1]
        ):
            return False
        if isinstance(record, Claim) and self._dossier.scope_of(record).context:
            return False
        if not asked.claimants or asked.claimants & self._speakers(record):
            return True
        own = self._own_words(name) if asked.actors else ""
        return any(english.holds(own, ways) for ways in asked.actors)

    def _speakers(self, record: Event | Statement | Claim) -> set[str]:
        if isinstance(record, Event):
            return set(record.said_by)
        if isinstance(record, Claim):
            return {self._dossier.claimant_of(record).id}
        return {record.said_by or self._dossier.report_of(record).claimant}

    def _with_halves(self, names: list[str]) -> list[str]:
        """These records with what contradicts them."""
        halves = (d.record for name in names for d in shown(self._dossier, name).disputes)
        return list(dict.fromkeys((*names, *halves)))

    def _with_questions(self, names: list[str]) -> list[str]:
        """These records with all that answers the same questions."""
        questions = {
            relation.question
            for name in names
            for relation in self._dossier.contradictions_of(name)
            if relation.question
        }
        return list(dict.fromkeys((*names, *self._halves_of(questions))))

    def _halves_of(self, questions: set[str]) -> list[str]:
        """The records that contradict each other on these questions."""
        return [
            half
            for relation in self._dossier.relations.values()
            if relation.question in questions
            for half in (relation.subject, relation.object)
        ]

    def _by_day(self, names: Iterable[str]) -> list[str]:
        def day(name: str) -> tuple[bool, int]:
            when = _when(self._dossier, self._dossier.find(name))
            return when is None, when.first if when is not None else 0

        return sorted(dict.fromkeys(names), key=day)

    # Telling

    def _heading(self, asked: Asked, found: list[str]) -> str:
        count = wording.number(len(found))
        if asked.kind == DISPUTED and found[0] not in self._dossier.questions:
            if any(shown(self._dossier, name).disputed for name in found):
                return tr("Disputed in this file:")
            return tr("Nothing in this file contradicts it, and nothing here confirms it.")
        if found[0] in self._dossier.questions:
            form = ntr("{count} disputed question:", "{count} disputed questions:", len(found))
            return form.format(count=count)
        ends = set(found)
        differ = any({r.subject, r.object} <= ends for r in self._dossier.contradictions)
        if asked.kind in (WHETHER, WHEN) and differ:
            return tr("Accounts differ. By day:")
        form = ntr("{count} record on this:", "{count} records on this:", len(found))
        if ends <= self._dossier.claims.keys():
            form = ntr("{count} claim on this:", "{count} claims on this:", len(found))
            fitting = self._fitting(asked) or self._fitting(self._of_parts(asked))
            if ends < {claim.id for claim in fitting}:
                form = tr("{count} of {all} claims on this, the latest of each claimant and scope:")
                if any(map(self._dossier.is_core, fitting)):
                    form = tr(
                        "{count} of {all} claims on this, the core report's and the latest of each "
                        "claimant and scope:"
                    )
            return form.format(count=count, all=wording.number(len(fitting)))
        return form.format(count=count)

    def _gaps(self, asked: Asked) -> list[str]:
        """What the file itself says that it does not say: on all that is asked, or on its words."""
        if asked.days is not None or (asked.about and not asked.named):
            return []
        words = [ways for _, ways in asked.words]
        counted = [self._reader.names_of(name) for name in asked.measures]
        for wanted in ([*words, *counted, *asked.named], words):
            found = [
                name
                for name in self._dossier.gaps
                if wanted and all(english.holds(self._texts[name][0], ways) for ways in wanted)
            ]
            if found:
                return found
        return []

    def _nearest(self, asked: Asked) -> list[str]:
        """The records that have all but the day or place, then all but one word, then all but the
        words, then the whole of what is counted; never those of another side."""
        if asked.impossible:
            return []
        anywhere = asked.replace(days=None, places=())
        looser = [anywhere] if anywhere != asked else []
        if len(asked.words) > 1:
            rests = ([w for w in asked.words if w != word] for word in asked.words)
            looser += [anywhere.replace(words=tuple(rest)) for rest in rests]
        looser.append(anywhere.replace(words=()))
        looser.append(anywhere.replace(words=(), numbers=()))
        wholes = {self._dossier.measures[name].part_of for name in asked.measures} - {""}
        looser.append(anywhere.replace(measures=tuple(wholes), words=(), numbers=()))
        for other in looser:
            found = self._found(other) if other.measures or other.words else []
            if found:
                return found
        return []

    def _sought(self, asked: Asked) -> str:
        dossier = self._dossier
        parts = [wording.listed([dossier.measures[name].label for name in asked.measures])]
        if asked.about:
            names = wording.listed([dossier.parties[n].name for n in sorted(asked.about)])
            parts.append(tr("of {whom}").format(whom=names))
        if asked.claimants:
            sides = {wording.side_of(dossier, dossier.parties[n]) for n in asked.claimants}
            who = wording.listed(sorted(sides))
            if len(asked.claimants) == 1:
                who = dossier.parties[next(iter(asked.claimants))].name
            parts.append(tr("said by {who}").format(who=who))
        parts += [wording.number(value) for value in asked.numbers]
        if asked.days is not None:
            parts.append(_days_in_words(*asked.days))
        words = [*(word for word, _ in asked.words), *(ways[0] for ways in asked.places)]
        parts += [tr("“{word}”").format(word=word) for word in words]
        told = " · ".join(filter(None, parts))
        text = tr("Looked for: {parts}").format(parts=told) if told else ""
        for word, name in asked.corrected:
            text = tr("{text} (“{word}” read as “{name}”)").format(text=text, word=word, name=name)
        return text


def _days_in_words(first: int, last: int) -> str:
    if first == english.FIRST_DAY:
        return tr("until {day}").format(day=wording.day(last))
    if last == english.LAST_DAY:
        return tr("since {day}").format(day=wording.day(first))
    if first == last:
        return wording.day(first)
    return tr("{first} to {last}").format(first=wording.day(first), last=wording.day(last))


def _when(dossier: Dossier, record: object) -> Edtf | None:
    if isinstance(record, Event):
        return record.when
    if isinstance(record, Claim):
        return dossier.as_of(record)
    if isinstance(record, Statement):
        return dossier.report_of(record).as_of
    return None
