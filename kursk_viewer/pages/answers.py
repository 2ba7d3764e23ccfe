"""Plain questions, answered by whole claim lines: how many, who says, when, where, is it disputed.

Each word of a question must stand in a record that answers, or be understood: `pages.questions`
reads them. Nothing is guessed: where no record has it all, the file does not say, and the nearest
records are named as such.
"""

from __future__ import annotations

from itertools import zip_longest

from kursk_viewer.dossier.model import Claim, Dossier, Event, Statement
from kursk_viewer.dossier.series import latest
from kursk_viewer.dossier.vocabulary import Group
from kursk_viewer.lean import date
from kursk_viewer.pages import question_words as english
from kursk_viewer.pages import wording
from kursk_viewer.pages.question_words import DISPUTED, HOW_MANY, WHAT, WHEN, WHERE, WHETHER, WORDS
from kursk_viewer.pages.questions import Asked, QuestionReader
from kursk_viewer.pages.shown import shown
from kursk_viewer.record import Record
from kursk_viewer.translation import mark, ntr, tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from kursk_viewer.dossier.dates import Edtf
    from kursk_viewer.pages.finding import Folding
    from kursk_viewer.pages.questions import Ways

MOST_LINES = 12
"""Lines of an answer; what is left out is counted."""
_DAYS_OF_MONTH, _DAYS_OF_YEAR = 31, 366
NEAREST = 6
"""Records named where none answers."""


class Reply(Record):
    """What the file says on a question. `records` are those that say it, or where `said` is false
    the nearest; `left_out` those that a card has no room for; `sought` how the question was read.
    `wider` are claims of a measure that includes what is asked, under a heading which says that."""

    said: bool
    heading: str
    sought: str
    records: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    wider: tuple[str, ...] = ()
    wider_heading: str = ""

    @property
    def named(self) -> tuple[str, ...]:
        """All records that it names."""
        return (*self.records, *self.wider)


_UNSAID = mark("The file does not say."), mark("The core report does not say.")
_NO_SUCH_FIGURE = (
    mark("The file has no such figure."),
    mark("The core report has no such figure."),
)
_IN_OTHER_WORDS = (
    mark("The file does not say so in these words."),
    mark("The core report does not say so in these words."),
)
_UNDISPUTED = (
    mark("Nothing in this file contradicts it, and nothing here confirms it."),
    mark("Nothing in the core report contradicts it, and nothing here confirms it."),
)
_OPPOSED = mark("Disputed in this file:"), mark("Contradicted in the core report:")
"""How it is told that there is something or nothing: in the file, and where only that is shown, in
the core report."""


class Replies:
    """Answers questions on one dossier. `texts` are its records with title and body, folded, and
    `words` all words of them. What was looked for is told in the texts of `told`, the dossier as it
    is shown: itself, or its translation."""

    def __init__(
        self,
        dossier: Dossier,
        folding: Folding,
        texts: dict[str, tuple[str, str]],
        words: Iterable[str],
        told: Dossier,
    ) -> None:
        self._told = told
        self._dossier, self._folding, self._texts = dossier, folding, texts
        self._own: dict[str, str] = {}
        self._claimed: dict[str, str] = {}
        self._reader = QuestionReader(dossier, folding, set(map(english.stem, words)))
        self._telling_records = [*dossier.statements, *dossier.events, *dossier.claims]

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
                records=tuple(few := self._fewer(asked, found)),
                left_out=tuple(name for name in found if name not in few),
                wider=wider, wider_heading=self._wider_heading(asked, wider),
            )  # fmt: skip
        if self._only_words(text, asked):
            return None
        told = [] if asked.claimants or asked.numbers else self._events_of_losses(asked)
        if told:
            return Reply(
                said=True, heading=tr("No figure of this is in the file; told in words:"),
                sought=sought, records=tuple(told[:MOST_LINES]),
                left_out=tuple(told[MOST_LINES:]),
            )  # fmt: skip
        near = dict.fromkeys((*self._gaps(asked), *self._events(asked), *self._nearest(asked)))
        denial = _UNSAID
        if asked.numbers:
            denial = _NO_SUCH_FIGURE
        elif asked.words and not near.keys() & self._dossier.gaps.keys():
            denial = _IN_OTHER_WORDS
        return Reply(
            said=False, heading=self._denied(denial), sought=sought, records=tuple(near)[:NEAREST]
        )

    def content(self, text: str) -> str:
        """The words of a question without those that are passed over; all where none is left."""
        words = self._folding.question(text)
        passed = english.PASSED_OVER | english.LOSSES
        kept = [word for word in words if word.strip("?!") not in passed]
        return " ".join(f'"{word}"' if " " in word else word.strip("?!") for word in kept or words)

    def _asks(self, asked: Asked) -> bool:
        who = asked.about or asked.claimants
        told = asked.measures or asked.numbers or asked.words or asked.days
        return bool(who or told) or asked.kind in (DISPUTED, WHERE, WHEN)

    def _only_words(self, text: str, asked: Asked) -> bool:
        """Whether it is no question after all; or the reader is in the midst of a word."""
        words = asked.text.split()
        plain = english.kind_of(asked.text) == WORDS
        return plain and (asked.kind == WHETHER or words[-1] in dict(asked.words))

    def _fewer(self, asked: Asked, found: list[str]) -> list[str]:
        """As many as a card has room for, in their order: of figures some of each party that they
        are about, of other records the newest; where it is asked what happened, figures last."""
        if len(found) <= MOST_LINES or found[0] in self._dossier.questions:
            return found[:MOST_LINES]
        if not all(name in self._dossier.claims for name in found):
            newest = found[::-1]
            if asked.kind in (WHETHER, WHEN):
                newest.sort(key=self._dossier.claims.__contains__)
            return [name for name in found if name in newest[:MOST_LINES]]
        about: dict[str, list[str]] = {}
        for name in found:
            about.setdefault(self._dossier.claims[name].about, []).append(name)
        turns = [name for turn in zip_longest(*about.values()) for name in turn if name is not None]
        chosen = set(turns[:MOST_LINES])
        return [name for name in found if name in chosen]

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
            claims = (
                self._claims(asked) or self._claims(self._of_parts(asked)) or self._parts_of(asked)
            )
            if asked.kind == DISPUTED and claims:
                fitting = [c.id for c in self._dossier.claims.values() if self._fits(asked, c)]
                disputed = [name for name in fitting if shown(self._dossier, name).opposed]
                return self._by_day(self._with_halves(disputed)) if disputed else claims
            if not asked.measures and asked.claimants and not asked.numbers:
                told = [n for n in self._telling(asked) if n not in self._dossier.claims]
                return self._by_day([*claims, *told])
            if claims or not asked.words:
                by_day = asked.kind in (WHETHER, WHEN) and not self._compares(asked)
                return self._by_day(claims) if by_day else claims
        if asked.kind == WHERE and not (asked.words or asked.about):
            return [name for name, scope in self._dossier.scopes.items() if scope.main]
        if asked.kind == HOW_MANY and not (asked.measures or asked.about or asked.claimants):
            return []
        told = self._telling(asked)
        every = asked.kind in (WHETHER, WHEN, DISPUTED)
        return self._by_day(told if every else self._newest(told))

    def _compares(self, asked: Asked) -> bool:
        """Whether it asks for figures of several sides: these differ, and nobody's account does."""
        sides = {self._dossier.parties[name].side for name in asked.about}
        return bool(asked.measures) and len(sides) > 1

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
        fitting = self._counted_since(asked) or self._fitting(asked)
        return self._ordered(fitting if asked.numbers else self._latest(fitting))

    def _counted_since(self, asked: Asked) -> list[Claim]:
        """Where it is asked since when: what is counted from those days, on all fronts too."""
        starts = [first for first, last in asked.days if last == english.LAST_DAY]
        claims = self._dossier.claims.values() if starts else ()
        begun = [(c, self._dossier.counts_from(c)) for c in claims]
        anytime = asked.replace(days=())
        return [
            claim
            for claim, start in begun
            if start is not None
            and any(_begins_in(start.first, first) for first in starts)
            and self._fits(anytime, claim, context=True)
        ]

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
        found = [
            claim
            for claim in self._fitting(asked.replace(measures=()))
            if claim.measure not in parts
            and (parts & set(claim.includes) if claim.includes else claim.measure in wholes)
        ]
        return self._ordered(self._latest(found))

    def _wider_heading(self, asked: Asked, wider: tuple[str, ...]) -> str:
        measures = self._told.measures
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
        main = {name for name, scope in self._dossier.scopes.items() if scope.main}

        core_first = [c.about for c in self._dossier.claims.values() if self._dossier.is_core(c)]
        parties = list(dict.fromkeys((*core_first, *self._dossier.parties)))

        def place(claim: Claim) -> tuple[object, ...]:
            other = self._dossier.scope_of(claim).id not in main
            whose = parties.index(claim.about)
            measure = self._dossier.measure_places[claim.measure]
            return measure, whose, other, -self._dossier.last_day(claim)

        return [claim.id for claim in sorted(chosen.values(), key=place)]

    def _newest(self, names: list[str]) -> list[str]:
        """These records, of the claims only the newest of each claimant on the same, and the core
        document's."""
        found: dict[object, str] = {}
        dated = sorted(names, key=lambda name: self._last_day(name))
        for name in dated:
            claim = self._dossier.claims.get(name)
            if claim is None or self._dossier.is_core(claim):
                found[name] = name
            else:
                claimant, scope = self._dossier.claimant_of(claim), self._dossier.scope_of(claim)
                found[claim.measure, claim.about, claimant.id, scope.id] = name
        return list(found.values())

    def _last_day(self, name: str) -> int:
        when = _when(self._dossier, self._dossier.find(name))
        return when.last if when is not None else 0

    def _of_parts(self, asked: Asked) -> Asked:
        """The same of the parts of what is counted: who counts no casualties may count killed."""
        measures = self._dossier.measures.items()
        parts = tuple(name for name, each in measures if each.part_of in asked.measures)
        return asked.replace(measures=parts, impossible=not parts)

    def _parts_of(self, asked: Asked) -> list[str]:
        """Of a figure that is no claim of what is asked: the parts that its own report gives of it.
        “How many of the 39,900 were killed?”"""
        measures = self._dossier.measures
        wholes = {measures[name].part_of for name in asked.measures} - {""}
        if not wholes or not asked.numbers:
            return []
        of_these = self._fitting(asked.replace(measures=tuple(wholes)))
        parts = self._fitting(asked.replace(numbers=()))
        same = {(one.report, one.about, self._dossier.scope_of(one).id) for one in of_these}
        found = [p for p in parts if (p.report, p.about, self._dossier.scope_of(p).id) in same]
        return self._ordered([*of_these, *found]) if found else []

    def _fits(self, asked: Asked, claim: Claim, *, context: bool = False) -> bool:
        dossier = self._dossier
        if asked.measures and claim.measure not in asked.measures:
            return False
        if asked.about and claim.about not in asked.about:
            return False
        if asked.claimants and dossier.claimant_of(claim).id not in asked.claimants:
            return False
        if asked.numbers and not set(asked.numbers) & self._values(claim):
            return False
        if not _within(dossier.as_of(claim), asked.days):
            return False
        scope = dossier.scope_of(claim)
        label = self._folding.text(scope.label)
        named = asked.numbers or any(english.holds(label, ways) for _, ways in asked.words)
        if scope.context and not (named or context):
            return False
        if not all(english.holds(label, ways) for ways in asked.places):
            return False
        return all(self._says(asked, claim, word, ways) for word, ways in asked.words)

    def _says(self, asked: Asked, claim: Claim, word: str, ways: Ways) -> bool:
        """Whether a word stands in what a claim says; or in who says it, if it may be of a name."""
        if english.is_foreign(word):
            return english.holds(self._texts[claim.id][0], ways)
        said = english.holds(self._claim_words(claim), ways)
        return said or (word in asked.spoken and english.holds(self._speaker(claim), ways))

    def _claim_words(self, claim: Claim) -> str:
        """What a claim counts, of whom, how worded and where, folded, without who says it."""
        if claim.id not in self._claimed:
            made = shown(self._dossier, claim.id)
            texts = (made.in_words, made.what, claim.worded_as, made.scope)
            self._claimed[claim.id] = self._folding.text(" ".join(texts))
        return self._claimed[claim.id]

    def _speaker(self, claim: Claim) -> str:
        return self._folding.text(self._dossier.claimant_of(claim).name)

    def _values(self, claim: Claim) -> set[int]:
        divisor = self._dossier.measure_of(claim).divisor
        ends = (claim.value, claim.low, claim.high)
        return {end // divisor for end in ends if end is not None and end % divisor == 0}

    def _telling(self, asked: Asked) -> list[str]:
        """The events, statements and claims that hold every word, in the title before the text, and
        what else answers the questions that they answer. Whom it is about stands in what they say,
        and no other party; what is done stands in what a claim says, not in where it was counted.
        """
        wanted = [ways for _, ways in asked.words]
        wanted += [self._reader.names_of(name) for name in asked.measures]
        subjects = [*asked.named, *asked.places]
        if not wanted and not subjects and not asked.claimants:
            dated = self._dossier.events.items() if asked.days else ()
            return [name for name, event in dated if _within(event.when, asked.days)]
        found: list[str] = []
        acts = [ways for word, ways in asked.words if english.is_act(word)]
        in_title_only = asked.agents or (acts and asked.named)
        for whole in (False,) if in_title_only else (False, True):
            for name in self._telling_records:
                text = self._text(asked, name, whole=whole)
                if all(english.holds(text, ways) for ways in wanted) and self._tells(asked, name):
                    is_claim = name in self._dossier.claims
                    own = self._own_words(name) if subjects or (acts and is_claim) else ""
                    if is_claim and not all(english.holds(own, ways) for ways in acts):
                        continue
                    if all(english.holds(own, ways) for ways in subjects) and self._names_no_other(
                        asked, own
                    ):
                        found.append(name)
            if found:
                break
        open_to = asked.kind in (DISPUTED, WHETHER, WHEN) and not whole
        return self._with_questions(found) if open_to else found

    def _names_no_other(self, asked: Asked, text: str, event: Event | None = None) -> bool:
        """Whether a text names no party but those that the question is about, if it is about any;
        and of an event the sides of those who tell it."""
        named = self._reader.named_in(text) if asked.named else []
        parties = self._dossier.parties
        sides = {parties[name].side for name in event.said_by} if event else set()
        return all(
            one & asked.about or any(parties[name].side in sides for name in one) for one in named
        )

    def _text(self, asked: Asked, name: str, *, whole: bool) -> str:
        """The title of a record, or all of its text. Of a claim, and where it is asked how many, it
        is what the record says and, only if the question has words for them, who says it: a
        “general” who was killed is not the General Staff."""
        title, body = self._texts[name]
        record = self._dossier.find(name)
        if not isinstance(record, Claim | Event) or any(
            english.is_foreign(word) for word, _ in asked.words
        ):
            return f"{title} {body}" if whole else title
        if isinstance(record, Claim):
            said, spoken, text = self._claim_words(record), self._speaker(record), ""
        else:
            said, spoken = self._own_words(name), self._plain(name)
            text = f"{record.place} {record.text}"
        notes = self._folding.text(f"{text} {record.note} {record.context}") if whole else ""
        if asked.kind == HOW_MANY and not asked.spoken:
            return self._reader.without_speakers(f"{said} {notes}")
        by = isinstance(record, Event) or asked.spoken
        return f"{said} {spoken if by else ''} {notes}"

    def _plain(self, name: str) -> str:
        """An event's line without what disputes it, folded."""
        key = f"{name} plain"
        if key not in self._own:
            self._own[key] = self._folding.text(shown(self._dossier, name).plain)
        return self._own[key]

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
        if not _within(_when(self._dossier, record), asked.days):
            return False
        if isinstance(record, Claim) and (
            self._dossier.scope_of(record).context
            or (asked.measures and record.measure not in asked.measures)
        ):
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
            for half in relation.halves
        ]

    def _by_day(self, names: Iterable[str]) -> list[str]:
        def day(name: str) -> tuple[bool, int]:
            when = _when(self._dossier, self._dossier.find(name))
            return when is None, when.first if when is not None else 0

        return sorted(dict.fromkeys(names), key=day)

    # Telling

    def _heading(self, asked: Asked, found: list[str]) -> str:
        count = wording.number(len(found))
        open_questions = found[0] in self._dossier.questions
        opposed = any(shown(self._dossier, name).opposed for name in found)
        if asked.kind == DISPUTED and (opposed or not asked.claimants) and not open_questions:
            if opposed:
                return self._denied(_OPPOSED)
            if any(shown(self._dossier, name).breaks for name in found):
                return tr(
                    "Nothing in this file contradicts it, but the count seems to break there; "
                    "nothing here confirms it."
                )
            return self._denied(_UNDISPUTED)
        if open_questions:
            form = ntr("{count} disputed question:", "{count} disputed questions:", len(found))
            return form.format(count=count)
        ends = set(found)
        differ = any(ends.issuperset(r.halves) for r in self._dossier.contradictions)
        if asked.kind in (WHETHER, WHEN) and differ and not self._compares(asked):
            return tr("Accounts differ. By day:")
        form = ntr("{count} record on this:", "{count} records on this:", len(found))
        if ends <= self._dossier.claims.keys():
            form = ntr("{count} claim on this:", "{count} claims on this:", len(found))
            fitting = self._counted_since(asked) or self._fitting(asked)
            fitting = fitting or self._fitting(self._of_parts(asked))
            if ends < {claim.id for claim in fitting}:
                form = tr("{count} of {all} claims on this, the latest of each claimant and scope:")
                if any(map(self._dossier.is_core, fitting)):
                    form = tr(
                        "{count} of {all} claims on this, the core report's and the latest of each "
                        "claimant and scope:"
                    )
            told = form.format(count=count, all=wording.number(len(fitting)))
            if asked.agents:
                form = tr("Who did it stands only where a scope or note says so. {claims}")
                told = form.format(claims=told)
            if not self._began_before(asked, found):
                return told
            form = tr("Running totals are not counts of those days alone. {claims}")
            return form.format(claims=told)
        return form.format(count=count)

    def _denied(self, denial: tuple[str, str]) -> str:
        return tr(denial[self._dossier.core_only])

    def _began_before(self, asked: Asked, claims: list[str]) -> bool:
        """Whether a month or year is asked for, and a claim counts from a day before it; or since
        when, and one counts from another day."""
        first = max((a for a, b in asked.days if english.FIRST_DAY < a < b), default=0)
        since = [a for a, b in asked.days if b == english.LAST_DAY]
        starts = [self._dossier.counts_from(self._dossier.claims[name]) for name in claims]
        days = [start.first for start in starts if start is not None]
        return any(
            day < first or (since and not any(_begins_in(day, one) for one in since))
            for day in days
        )

    def _gaps(self, asked: Asked) -> list[str]:
        """What the file itself says that it does not say: on all that is asked, or on its words."""
        if asked.days or (asked.about and not asked.named):
            return []
        words = [ways for _, ways in asked.words]
        names = tuple(way for name in asked.measures for way in self._reader.names_of(name))
        counted = [names] if names else []
        whole = [*words, *counted, *asked.named]
        for wanted in ([*whole, *asked.speakers], whole, words):
            found = [
                name
                for name in self._dossier.gaps
                if wanted
                and all(english.holds(self._texts[name][0], ways) for ways in wanted)
                and self._is_first_about(asked, self._texts[name][0])
            ]
            if found:
                return found
        return []

    def _events_of_losses(self, asked: Asked) -> list[str]:
        """The same where it is asked for people or equipment; “area” stands in other titles too."""
        groups = {self._dossier.measures[name].group for name in asked.measures}
        return self._events(asked) if groups <= {Group.PEOPLE, Group.EQUIPMENT} else []

    def _events(self, asked: Asked) -> list[str]:
        """The events whose titles name what is counted and whom it is about."""
        names = tuple(way for name in asked.measures for way in self._reader.names_of(name))
        if not names or not asked.named or asked.impossible or asked.days:
            return []
        wanted = [names, *asked.named, *asked.places, *(ways for _, ways in asked.words)]
        return [
            name
            for name in self._dossier.events
            if all(english.holds(self._own_words(name), ways) for ways in wanted)
            and self._names_no_other(asked, self._own_words(name), self._dossier.events[name])
        ]

    def _is_first_about(self, asked: Asked, text: str) -> bool:
        named = self._reader.named_in(text)
        return not (named and asked.about) or bool(named[0] & asked.about)

    def _nearest(self, asked: Asked) -> list[str]:
        """The records that have all but the day or place, then all but one word, then all but the
        words, then the whole of what is counted; never those of another side."""
        if asked.impossible and not asked.mixed:
            return []
        anywhere = asked.replace(
            days=(), places=(), impossible=asked.impossible and not asked.mixed
        )
        looser = [anywhere] if anywhere != asked else []
        if len(asked.words) > 1:
            rests = ([w for w in asked.words if w != word] for word in asked.words)
            looser += [anywhere.replace(words=tuple(rest)) for rest in rests]
        looser.append(anywhere.replace(words=()))
        looser.append(anywhere.replace(words=(), numbers=()))
        looser.append(anywhere.replace(about=self._of_same_side(asked.about)))
        wholes = {self._dossier.measures[name].part_of for name in asked.measures} - {""}
        looser.append(anywhere.replace(measures=tuple(wholes), words=(), numbers=()))
        if asked.claimants:
            measures = self._dossier.measures
            groups = {measures[name].group for name in asked.measures}
            alike = tuple(name for name, each in measures.items() if each.group in groups)
            looser.append(anywhere.replace(measures=alike, words=(), numbers=()))
            side = anywhere.replace(about=self._of_same_side(asked.about), claimants=frozenset())
            looser.append(side.replace(words=(), numbers=()))
        for other in looser:
            found = self._found(other) if other.measures or other.words else []
            if found:
                return found
        return []

    def _of_same_side(self, about: frozenset[str]) -> frozenset[str]:
        parties = self._dossier.parties
        sides = {parties[name].side for name in about}
        return frozenset(n for n in self._reader.concerned if parties[n].side in sides)

    def _sought(self, asked: Asked) -> str:
        dossier = self._told
        parts = [wording.listed([dossier.measures[name].label for name in asked.measures])]
        if asked.about and (asked.measures or asked.named or asked.numbers):
            parties = [dossier.parties[name] for name in sorted(asked.about)]
            names = [party.name for party in parties]
            if asked.mixed:  # whose they are, where they are not those asked for
                own = ((party.name, party.also_called) for party in parties)
                names = [f"{name} ({called[0]})" if called else name for name, called in own]
            parts.append(tr("of {whom}").format(whom=wording.listed(names)))
        if asked.claimants:
            sides = {wording.side_of(dossier, dossier.parties[n]) for n in asked.claimants}
            who = wording.listed(sorted(sides))
            if len(asked.claimants) == 1:
                who = dossier.parties[next(iter(asked.claimants))].name
            parts.append(tr("said by {who}").format(who=who))
        parts += [wording.number(value) for value in asked.numbers]
        parts.append(wording.listed([_days_in_words(*span) for span in asked.days]))
        words = [*(word for word, _ in asked.words), *(ways[0] for ways in asked.places)]
        parts += [tr("“{word}”").format(word=word) for word in words]
        told = " · ".join(filter(None, parts))
        text = tr("Looked for: {parts}").format(parts=told) if told else ""
        for word, name in asked.corrected:
            text = tr("{text} (“{word}” read as “{name}”)").format(text=text, word=word, name=name)
        return text


def _begins_in(day: int, since: int) -> bool:
    """Whether a day is in the month, or where that is January in the year, that a day begins."""
    begin = date.fromordinal(since)
    first_of_year = begin.month == begin.day == 1
    return 0 <= day - since < (_DAYS_OF_YEAR if first_of_year else _DAYS_OF_MONTH)


def _within(when: Edtf | None, days: tuple[tuple[int, int], ...]) -> bool:
    """Whether a day is in one of the spans; any day where there are none."""
    if not days:
        return True
    return when is not None and any(
        when.last >= first and when.first <= last for first, last in days
    )


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
