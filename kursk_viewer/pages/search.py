"""Search over everything: figures, events, statements, contradictions, parties, sources, measures.

Above the hits stands what the file says on a plain question, `pages.answers`.

A word counts where a text holds it, or the word without its ending: “withdrawal” finds “withdrawn”.
A translated dossier is searched and asked in both languages; `pages.foreign_words` reads the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from kursk_viewer.dossier.model import Claim, Dossier, Relation, Report, Statement
from kursk_viewer.dossier.vocabulary import Group, RelationKind
from kursk_viewer.pages.answers import Replies, Reply
from kursk_viewer.pages.finding import folding_of
from kursk_viewer.pages.foreign_words import ForeignWords, InEnglish
from kursk_viewer.pages.question_words import HOW_MANY, foreign_stem, is_foreign, kind_of
from kursk_viewer.pages.shown import shown, title_of
from kursk_viewer.pages.written_dates import plainly
from kursk_viewer.record import Record
from kursk_viewer.translation import tr

MOST = 200
_AT_ONCE = 30
"""Records that a step makes searchable."""
_LONG = 8
_ENDING = 2
_IN_TITLE, _LIKE_TITLE, _IN_TEXT, _LIKE_TEXT = 0, 1, 3, 6
_TEXTS = (
    "text", "note", "context", "definition", "stated_as", "off_series", "as_of_note", "period",
    "disputed_by", "place", "title", "name", "label", "publisher", "outlet",
)  # fmt: skip


class Hit(Record):
    """One record that matches; `tab` is the view that shows it, empty where only evidence does."""

    record: str
    kind: str
    title: str
    tab: str


class Index:
    """The searchable text of every record of a dossier, folded once, in short steps.

    Whoever may not wait takes `step` by `step` until it is `ready`; else what is wanting is built
    when first asked.
    """

    def __init__(self, dossier: Dossier) -> None:
        self.core_only = dossier.core_only
        self._dossier = dossier
        self._original = dossier.original or dossier
        self._folding = folding_of(self._original)
        self.ready = False
        self._built: list[tuple[Hit, str, str, int]] = []
        self._steps = self._build()
        self._answered: tuple[str, Reply | None] = ("", None)

    def step(self) -> bool:
        """Build a further part; tell whether all is built."""
        if not self.ready:
            self.ready = next(self._steps, True)
        return self.ready

    def _build(self) -> Iterator[bool]:
        dossier, hits = self._original, _hits(self._dossier)
        notes, other_notes = _notes(dossier), _notes(self._dossier)
        words: set[str] = set()
        texts: dict[str, tuple[str, str]] = {}
        while some := list(islice(hits, _AT_ONCE)):
            titles = self._folding.texts(
                f"{_name(dossier, hit)} {hit.kind} {hit.record}" for hit in some
            )
            bodies = self._bodies(dossier, some, notes)
            for title, body in zip(titles, bodies, strict=True):
                words.update(re.findall(r"\w+", f"{title} {body}"))
            if self._dossier is not dossier:
                others = self._folding.texts(_name(self._dossier, hit) for hit in some)
                titles = [" ".join(both) for both in zip(titles, others, strict=True)]
                others = self._bodies(self._dossier, some, other_notes)
                bodies = [" ".join(both) for both in zip(bodies, others, strict=True)]
            for hit, title, body in zip(some, titles, bodies, strict=True):
                texts[hit.record] = title, body
                self._built.append((hit, title, body, 0 if _is_core(dossier, hit.record) else 1))
            yield False
        self._made = Replies(dossier, self._folding, texts, words, self._dossier)

    def _bodies(self, dossier: Dossier, hits: list[Hit], notes: dict[str, list[str]]) -> list[str]:
        return self._folding.texts(
            _text(dossier, hit.record, notes.get(hit.record, [])) for hit in hits
        )

    @property
    def _entries(self) -> list[tuple[Hit, str, str, int]]:
        while not self.step():
            pass
        return self._built

    @property
    def _replies(self) -> Replies:
        while not self.step():
            pass
        return self._made

    def answer(self, text: str) -> Reply | None:
        """What the file says on a plain question; None for what is none, and for what may not be
        understood, of which it is never told that the file does not say it."""
        if text != self._answered[0]:
            self._answered = text, self._read(text)
        return self._answered[1]

    def _read(self, text: str) -> Reply | None:
        if not is_foreign(text):
            return self._replies.answer(text)
        plain = self._foreign.in_english(text)
        found = self._replies.answer(plain.text)
        if found is None or not self._is_understood(plain, found):
            return None
        return found.replace(sought=plain.in_own_words(found.sought))

    @cached_property
    def _foreign(self) -> ForeignWords:
        return ForeignWords(self._dossier, self._folding)

    def _is_understood(self, plain: InEnglish, found: Reply) -> bool:
        if not found.said:
            return plain.sure and not plain.strange
        only_claims = set(found.records) <= self._dossier.claims.keys()
        return not plain.strange or not (only_claims or kind_of(plain.text) == HOW_MANY)

    def hint(self, text: str) -> str:
        """What to tell above the records that hold the words of a question that is not understood;
        empty for what is understood and for words that ask nothing."""
        if self.answer(text) is not None or not is_foreign(text) or not self._foreign.asks(text):
            return ""
        return tr("The question is not understood; here is what holds its words.")

    def search(self, text: str) -> tuple[list[Hit], bool]:
        """All records that hold the words of a question, and whether they hold all of them; where
        none does, those that hold the most."""
        answered = self.answer(text) is not None
        words = self._foreign.content(text, answered=answered) if is_foreign(text) else text
        if words == text:
            words = self._replies.content(text) if answered else plainly(text)
        found = self.find(words, None)
        wanted = self._folding.question(words)
        if found or len(wanted) < 2:
            return found, True
        held = [
            sum(_stem(word) in title or _stem(word) in body for word in wanted)
            for _, title, body, _ in self._entries
        ]
        most = max(held, default=0)
        near = (hit for (hit, *_), count in zip(self._entries, held, strict=True) if count == most)
        return (list(near) if most else []), False

    def hit(self, record: str) -> Hit:
        """Any record as a hit."""
        for hit, *_ in self._entries:
            if hit.record == record:
                return hit
        kind = tr("Question") if record in self._dossier.questions else tr("Scope")
        return Hit(record=record, kind=kind, title=title_of(self._dossier, record), tab="")

    def find(self, text: str, most: int | None = MOST) -> list[Hit]:
        """The records that hold every word and quoted phrase of the text, in the title before in
        the text, the core report's first; nothing for an empty one. All where `most` is None."""
        words = [(word, _stem(word)) for word in self._folding.question(text)]
        found: list[tuple[int, int, int]] = []
        for place, (_, title, body, core) in enumerate(self._entries if words else ()):
            score = 0
            for word, stem in words:
                if word in title:
                    score += _IN_TITLE
                elif stem in title:
                    score += _LIKE_TITLE
                elif word in body:
                    score += _IN_TEXT
                elif stem in body:
                    score += _LIKE_TEXT
                else:
                    break
            else:
                found.append((score, core, place))
        found.sort()
        return [self._entries[place][0] for _, _, place in found[:most]]


def _stem(word: str) -> str:
    if is_foreign(word):
        return foreign_stem(word)
    return word[:-_ENDING] if len(word) >= _LONG and word.isalpha() else word


def _hits(dossier: Dossier) -> Iterator[Hit]:
    kinds = (
        (dossier.statements, tr("Statement"), "summary"),
        (dossier.events, tr("Event"), "timeline"),
        (dossier.claims, tr("Claim"), ""),
        (dossier.measures, tr("Measure"), ""),
        (dossier.parties, tr("Party"), ""),
        (dossier.reports, tr("Report"), ""),
        (dossier.sources, tr("Source"), ""),
        (dossier.gaps, tr("Not said"), "summary"),
    )
    for table, kind, tab in kinds:
        for name in table:
            home = tab or tab_of(dossier, name)
            yield Hit(record=name, kind=kind, title=title_of(dossier, name), tab=home)
    for relation in dossier.relations.values():
        contradicts = relation.kind == RelationKind.CONTRADICTS
        kind = tr("Contradiction") if contradicts else tr("Relation")
        yield Hit(record=relation.id, kind=kind, title=_between(dossier, relation), tab="")


def _name(dossier: Dossier, hit: Hit) -> str:
    """What counts as the title: not what contradicts the record, nor the halves of a relation."""
    claim = hit.record in dossier.claims
    return shown(dossier, hit.record).plain if claim else title_of(dossier, hit.record)


def _between(dossier: Dossier, relation: Relation) -> str:
    """A relation with its two halves: several have one note."""
    title = title_of(dossier, relation.id)
    if not relation.note:
        return title
    one, other = (shown(dossier, half).short.rstrip(".") for half in relation.halves)
    return tr("{note} The two: {one}; {other}.").format(note=title, one=one, other=other)


def _notes(dossier: Dossier) -> dict[str, list[str]]:
    """What relations say of each record that they bear on."""
    notes: dict[str, list[str]] = {}
    for relation in dossier.relations.values():
        for half in relation.halves:
            notes.setdefault(half, []).append(relation.note)
    return notes


def _text(dossier: Dossier, record_id: str, notes: list[str]) -> str:
    record = dossier.find(record_id)
    texts = list(notes)
    for field, value in record.as_dict().items() if record is not None else ():
        if field in _TEXTS and isinstance(value, str):
            texts.append(value)
        elif field == "also_called":
            texts += value
    if isinstance(record, Claim):
        texts += [dossier.parties[record.about].name, dossier.report_of(record).title]
    elif isinstance(record, Report):
        texts.append(dossier.parties[record.claimant].name)
    elif record_id in dossier.relations:
        texts += [title_of(dossier, half) for half in dossier.relations[record_id].halves]
    return " ".join(filter(None, texts))


def _is_core(dossier: Dossier, record_id: str) -> bool:
    record = dossier.find(record_id)
    if isinstance(record, Claim | Statement):
        return dossier.is_core(record)
    return bool(getattr(record, "core", False))


def tab_of(dossier: Dossier, record_id: str) -> str:
    """The tab in which a record is at home, or an empty string."""
    if record_id in dossier.events:
        return "timeline"
    if record_id in dossier.statements or record_id in dossier.gaps:
        return "summary"
    claim = dossier.claims.get(record_id)
    if claim is None or dossier.scope_of(claim).context:
        return ""
    return _TABS.get(dossier.measure_of(claim).group, "summary")


_TABS = {
    Group.EQUIPMENT: "equipment", Group.PEOPLE: "casualties", Group.TERRITORY: "timeline",
}  # fmt: skip
