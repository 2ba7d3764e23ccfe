"""A record as shown: whose claim it is, of what, how exactly, as of when, and what disputes it.

Every view, tooltip, table, picture, page and command takes a claim, event or statement from here,
at one of three lengths. `short` is for a mark or a cell: it leaves out only what the title of the
view says. `line` is a whole sentence for a list, a search hit or a tooltip. `full` adds how the
claim is attributed, what limits it, every contradiction with its note, and the sources.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from kursk_viewer.dossier import quantity as q
from kursk_viewer.dossier.dates import Edtf
from kursk_viewer.dossier.model import (
    Change,
    Claim,
    Dossier,
    Event,
    Party,
    Relation,
    Report,
    Source,
    Statement,
)
from kursk_viewer.dossier.vocabulary import (
    Attribution,
    Group,
    Method,
    Precision,
    RelationKind,
    Status,
)
from kursk_viewer.pages import wording
from kursk_viewer.pages.naming import (
    attribution_in_full,
    counted_inside,
    figure,
    formula_in_words,
    label_of,
    operation,
    reads_as_count,
    short_name,
)
from kursk_viewer.record import Record
from kursk_viewer.translation import language, mark, ntr, ptr, tr

_MOST_DISPUTES = 2
"""So many contradictions are named in a line; `full` names all."""

_VERBS = {
    Method.CLAIMED: (mark("{claimant} claimed {what}"), mark("claimed by {claimant}")),
    Method.ESTIMATED: (mark("{claimant} estimated {what}"), mark("estimated by {claimant}")),
    Method.COUNTED: (mark("{claimant} counted {what}"), mark("counted by {claimant}")),
    Method.STATED: (mark("{claimant} stated {what}"), mark("stated by {claimant}")),
    None: (mark("{claimant} gave {what}"), mark("given by {claimant}")),
}
"""How a figure was put forward; where the file does not say, nothing is asserted."""


class Dispute(Record):
    """What contradicts a record: the relation with its note, and the other half with its form.

    `text` says of the other half only what differs from the record itself, its figure in words.
    """

    relation: str
    record: str
    text: str
    note: str


class Shown(Record):
    """One record as shown. Texts are empty, and numbers None, where the file says nothing.

    `figure` has its qualifier as a symbol; `label` is what is counted, `what`
    the same of whom, or the title of an event, or the text of a statement; `counts` tells that the
    figure can stand before it; `inside` is `what` within a sentence. `claimant` is the short name,
    `full_name` the whole one, `by` the short one with the verb that the file has for it; `worded`
    tells of other words than the label. `date` is
    the short day with its basis where that is not plain, `as_of` the same as a phrase, `first` and
    `last` the same as ordinals; `begin` is the day from which is counted. `unusual` tells that the
    scope is not the core report's. `value`, `low` and `high` are in units, an open end None.
    `said` are the texts that the title of the view says already.
    """

    record: str
    figure: str = ""
    label: str = ""
    what: str
    inside: str = ""
    counts: bool = False
    about: str = ""
    claimant: str = ""
    full_name: str = ""
    marker: str = ""
    side_label: str = ""
    by: str = ""
    worded: str = ""
    date: str = ""
    as_of: str = ""
    first: int | None = None
    last: int | None = None
    begin: str = ""
    scope: str = ""
    unusual: bool = False
    attribution: str = ""
    status: Status | None = None
    disputed_by: str = ""
    derived: bool = False
    value: float | None = None
    low: float | None = None
    high: float | None = None
    said: tuple[str, ...] = ()
    dossier: Dossier

    def __repr__(self) -> str:
        return f"Shown({self.line})"

    @property
    def _claim(self) -> Claim | None:
        return self.dossier.claims.get(self.record)

    @cached_property
    def quantity(self) -> q.Quantity | None:
        """The figure as a number with its precision; None of what is no figure."""
        return self.dossier.quantity_of(self._claim) if self._claim else None

    @cached_property
    def unit(self) -> str:
        """What the figure counts; empty of what is no figure."""
        return self.dossier.measure_of(self._claim).unit if self._claim else ""

    @cached_property
    def word(self) -> str:
        """The source's word for what is counted, where it is not the label's."""
        claim = self.dossier.claims.get(self.record)
        return claim.worded_as if claim else ""

    @cached_property
    def when(self) -> Edtf | None:
        """The as-of day of a claim."""
        return self.dossier.as_of(self._claim) if self._claim else None

    @cached_property
    def start(self) -> Edtf | None:
        """The day from which a claim is counted."""
        return self.dossier.counts_from(self._claim) if self._claim else None

    @cached_property
    def spoken(self) -> str:
        """The figure with its qualifier in words and its unit; empty of what is no figure."""
        return wording.spoken(self.quantity, self.unit) if self.quantity else ""

    @cached_property
    def in_words(self) -> str:
        """The same without a unit that what is counted names."""
        claim = self.dossier.claims.get(self.record)
        if claim is None or not wording.is_bare(self.dossier.measure_of(claim).unit):
            return self.spoken
        return wording.spoken(self.dossier.quantity_of(claim))

    @cached_property
    def sentence(self) -> str:
        """Who says what, as of when: the line without its stop and what disputes it."""
        record = self.dossier.find(self.record)
        if isinstance(record, Claim):
            return _claim_sentence(self, record)
        if isinstance(record, Event):
            place = tr("place: {place}").format(place=record.place) if record.place else ""
            title = record.title.rstrip(".")
            text = tr("{date}: {title}").format(date=self.date, title=title)
            by = tr("said by {who}").format(who=self.full_name) if self.full_name else self.by
            return "; ".join(filter(None, (text, by, place)))
        if isinstance(record, Statement):
            text = tr("{who}: {text}").format(who=self.full_name, text=record.text.rstrip("."))
            return "; ".join(filter(None, (text, self.date, self.attribution)))
        return title_of(self.dossier, self.record)

    @cached_property
    def disputes(self) -> tuple[Dispute, ...]:
        """What contradicts it, or a figure that it tells, in the order of the file."""
        found = self.dossier.opposing(self.record)
        return tuple(_dispute(self.dossier, self, relation, other) for relation, other in found)

    @cached_property
    def breaks(self) -> tuple[Dispute, ...]:
        """The records between which and this one the file says that the count breaks."""
        return tuple(
            _dispute(self.dossier, self, each, each.other_half(self.record))
            for each in self.dossier.related(self.record)
            if each.kind == RelationKind.BREAKS_SERIES
        )

    @property
    def open(self) -> str:
        """Which bound alone was claimed: `lower`, `upper`, or neither."""
        if self.value is None:
            return ""
        return "lower" if self.high is None else "upper" if self.low is None else ""

    @property
    def far(self) -> float | None:
        """The far end of a stated range, in units; None where no range was given."""
        return self.high if self.low is not None and self.low != self.high else None

    @cached_property
    def contradicted(self) -> bool:
        """Whether the file has a record that cannot hold beside it or a figure that it tells."""
        return self.dossier.is_contradicted(self.record)

    @property
    def disputed(self) -> bool:
        """Whether somebody disputes it: the file says who, or calls it so and has no record that
        contradicts it."""
        called_so = self.status == Status.DISPUTED and not self.contradicted
        return bool(self.disputed_by) or called_so

    @property
    def opposed(self) -> bool:
        """Whether it is contradicted or disputed."""
        return self.contradicted or self.disputed

    @property
    def marks(self) -> tuple[str, ...]:
        """That it is contradicted, disputed or superseded, in a word each."""
        words = (
            tr("contradicted") if self.contradicted else "",
            tr("disputed") if self.disputed else "",
            wording.word(Status.SUPERSEDED) if self.status == Status.SUPERSEDED else "",
        )
        return tuple(filter(None, words))

    @property
    def mark(self) -> str:
        """The same in one text."""
        return ", ".join(self.marks)

    @property
    def short(self) -> str:
        """The figure, or the title of what is no figure, and what the view's title does not say."""
        form = ptr("a short figure of what is counted", "{figure} {what}")
        amount = self._amount(form) if self.figure else (self.what,)
        return " · ".join(filter(None, (*amount, *self.details)))

    @property
    def in_sentence(self) -> str:
        """The short form as a part of a sentence."""
        form = ptr("a number of what is counted", "{figure} {what}")
        amount = self._amount(form) if self.figure else (self.what.rstrip("."),)
        return ", ".join(filter(None, (*amount, *self.details)))

    @property
    def details(self) -> tuple[str, ...]:
        """What the short form says beside the figure and what is counted, the longest last."""
        parts = (
            ("" if self.full_name in self.said else self.by, self.claimant),
            (self.as_of, self.date),
            *((word, word) for word in self.marks),
            (self.scope if self.unusual else "", self.scope),
        )
        return tuple(part for part, text in parts if part and text not in self.said)

    def under(self, *said: str) -> Shown:
        """The same under a title that says these texts too."""
        return self.replace(said=(*self.said, *said))

    @property
    def plain(self) -> str:
        """The line without what contradicts it, for a place that names the two together."""
        return sentenced(self.sentence)

    @property
    def line(self) -> str:
        """A sentence that can stand alone, with what disputes the claim."""
        return sentenced("; ".join(filter(None, (self.sentence, self.dispute))))

    @property
    def dispute(self) -> str:
        """Who disputes it and what contradicts it, of which only the first few are named; and where
        the count breaks."""
        named = [dispute.text for dispute in self.disputes[:_MOST_DISPUTES]]
        left = len(self.disputes) - len(named)
        if left:
            more = ntr("{count} more", "{count} more", left)
            named.append(more.format(count=wording.number(left)))
        remarks = []
        if self.disputed_by:
            remarks.append(tr("disputed by {who}").format(who=self.disputed_by))
        if named:
            remarks.append(tr("contradicted by {others}").format(others="; ".join(named)))
        remarks = remarks or [self.mark]
        return "; ".join(filter(None, (*remarks, self.broken)))

    @property
    def opposed_shortly(self) -> tuple[str, ...]:
        """What contradicts it, of which only the first few are named, each in as few words as tell
        it apart; who disputes it, and that it is superseded."""
        halves = [self.told_apart(dispute.record) for dispute in self.disputes[:_MOST_DISPUTES]]
        left = len(self.disputes) - len(halves)
        named = "; ".join((*halves, f"+ {wording.number(left)}") if left else halves)
        remarks = tuple(mark for mark in self.marks if mark not in opposed_words())
        if self.disputed:
            form = tr("disputed by {who}") if self.disputed_by else tr("disputed")
            remarks = (form.format(who=self.disputed_by), *remarks)
        if named:
            remarks = (tr("contradicted by {others}").format(others=named), *remarks)
        return remarks

    def told_apart(self, other: str) -> str:
        """Another record beside this one: its figure, its day, and its claimant and what it
        counts where these are not the same; without its scope."""
        half = shown(self.dossier, other)
        said = (self.label, self.about, self.claimant, half.scope, *opposed_words())
        return half.under(*said).replace(by=half.claimant, as_of=half.date).in_sentence

    @property
    def broken(self) -> str:
        """That the count breaks, and between which other and this one; else nothing."""
        others = wording.listed([each.text for each in self.breaks])
        form = tr("the count seems to break between this and {others}")
        return form.format(others=others) if others else ""

    @property
    def full(self) -> str:
        """Everything: the sentence, what qualifies and contradicts the claim, its sources."""
        alone, noted = tr("Contradicted by {other}"), tr("Contradicted by {other}: {note}")
        opposed = [
            (noted if dispute.note else alone).format(other=dispute.text, note=dispute.note)
            for dispute in self.disputes
        ]
        record = self.dossier.find(self.record)
        remarks = _remarks(self.dossier, record)
        sources = _sources(self.dossier, getattr(record, "sources", ()))
        texts = (self.sentence, *remarks, *opposed, sources)
        return " ".join(sentenced(text) for text in texts if text)

    def _amount(self, form: str) -> tuple[str, ...]:
        """The figure with what is counted of whom, without what the title says of that."""
        if self.what in self.said:
            return (self.figure,)
        if self.label in self.said:
            return self.figure, "" if self.about in self.said else self.about
        what = wording.inner(self.label) if self.about in self.said else self.inside
        if not self.counts:
            return self.figure, what
        return (form.format(figure=self.figure, what=what),)


def shown(dossier: Dossier, record_id: str, said: Iterable[str] = ()) -> Shown:
    """Any record as shown. KeyError for an unknown id.

    `said` are texts that the title of the view says for all that stands under it, among them what
    is counted, whose losses, the claimant, the scope and the day: the short form leaves them out.
    """
    key = language(), record_id
    made: Shown | None = dossier.kept.get(key)
    if made is None:
        made = dossier.kept[key] = _shown(dossier, record_id)
    return made.replace(said=tuple(said)) if said else made


def _shown(dossier: Dossier, record_id: str) -> Shown:
    record = dossier.find(record_id)
    if isinstance(record, Claim):
        return _claim(dossier, record)
    if isinstance(record, Event):
        return _event(dossier, record)
    if isinstance(record, Statement):
        return _statement(dossier, record)
    if isinstance(record, Source):
        return _source(dossier, record)
    if record is None:
        raise KeyError(record_id)
    return Shown(record=record_id, what=title_of(dossier, record_id), dossier=dossier)


def title_of(dossier: Dossier, record_id: str) -> str:
    """Any record in a line, for lists, links and search hits; an unknown id as it is."""
    record = dossier.find(record_id)
    if isinstance(record, Claim | Event | Statement):
        return shown(dossier, record_id).line
    if isinstance(record, Source):
        return f"{record.publisher}: {record.title}"
    if isinstance(record, Relation):
        return record.note or tr("{one} {verb} {other}").format(
            one=shown(dossier, record.subject).short,
            verb=wording.word(record.kind),
            other=shown(dossier, record.object).short,
        )
    if isinstance(record, Change):
        return _change_line(record)
    for field in ("title", "label", "name", "text", "word"):
        if record is not None and field in record.field_defaults:
            return str(getattr(record, field))
    return record_id


def _change_line(change: Change) -> str:
    """What changed in the data, and why."""
    form = tr("Version {version}: {record}, {after}. {why}")
    if change.part and change.before and change.after:
        form = tr("Version {version}: {record}, “{before}” became “{after}”. {why}")
    elif change.part and change.before:
        form = tr("Version {version}: {record}, “{before}” removed. {why}")
    elif change.part and change.record:
        form = tr("Version {version}: {record}, “{after}” added. {why}")
    return form.format(
        version=change.version,
        record=" ".join(filter(None, (change.record, change.part))),
        before=change.before,
        after=change.after,
        why=change.why,
    )


def given_by(method: Method | None, claimant: str) -> str:
    """Who puts a figure forward, with the verb of a report: `claimed by Ukraine`."""
    return tr(_VERBS[method][1]).format(claimant=claimant)


def headline(dossier: Dossier) -> str:
    """The core report's first figure with its claimant and verb; else the dossier's title."""
    report = dossier.core_report
    claims = [] if report is None else _figures_of(dossier, report)
    if report is None or not claims:
        return dossier.title
    figure = wording.spoken(dossier.quantity_of(claims[0]))
    claim = tr(_VERBS[report.method][0]).format(
        claimant=short_name(dossier.parties[report.claimant]),
        what=counted_inside(dossier, claims[0], figure),
    )
    form = tr("{operation}: {claim} in {period}") if report.period else tr("{operation}: {claim}")
    return form.format(operation=operation(dossier), claim=claim, period=report.period)


def _figures_of(dossier: Dossier, report: Report) -> list[Claim]:
    """What a report's claimant gives on a line for its scope and time, in the order of the
    measures."""
    found = [
        claim
        for claim in dossier.claims.values()
        if claim.report == report.id
        and claim.in_series
        and not claim.said_by
        and not claim.formula
        and claim.scope in ("", report.scope)
        and dossier.counts_from(claim) == report.counts_from
        and reads_as_count(dossier, claim)
    ]
    return sorted(found, key=lambda claim: dossier.measure_places[claim.measure])


def sentenced(text: str) -> str:
    """A text as a sentence of its own: a capital letter first, one full stop at the end."""
    if not text:
        return ""
    end = "" if text.endswith(("…", "!", "?", ".”")) else "."
    return text[:1].upper() + text[1:].rstrip(".") + end


def opposed_words() -> tuple[str, ...]:
    """The marks of what is contradicted or disputed, for a place that says it already."""
    return (tr("contradicted"), tr("disputed"))


def _dispute(dossier: Dossier, made: Shown, relation: Relation, other: str) -> Dispute:
    own = (made.label, made.about, made.claimant, made.scope, made.date, *opposed_words())
    half = shown(dossier, other, own)
    text = half.replace(figure=half.in_words).in_sentence
    if half.begin and half.begin != made.begin:
        begin = tr("counted from {date}").format(date=half.begin)
        text = tr("{text}, {begin}").format(text=text, begin=begin)
    return Dispute(relation=relation.id, record=other, text=text, note=relation.note)


def _claim(dossier: Dossier, claim: Claim) -> Shown:
    report, value = dossier.report_of(claim), dossier.quantity_of(claim)
    when = dossier.as_of(claim)
    claimant, scope = dossier.claimant_of(claim), dossier.scope_of(claim)
    begin = dossier.counts_from(claim)
    low, high = _ends(value)
    core = dossier.core_report
    derived = claim.status == Status.DERIVED
    short, full = short_name(claimant), claimant.name
    by = given_by(dossier.method_of(claim), short)
    if _has_no_number(claim):
        by = tr("no number given by {claimant}").format(claimant=short)
    if _is_unattributed(claim):
        short, full = _no_source(short), _no_source(full)
        by = short
    elif claim.said_by and claim.attribution == Attribution.UNATTRIBUTED:
        by = tr("in the words of {claimant}").format(claimant=short)
    inside = counted_inside(dossier, claim)
    if derived:
        inside = wording.bracketed(inside, tr("calculated"))
    return Shown(
        record=claim.id,
        figure=figure(dossier, claim),
        label=label_of(dossier, claim),
        what=wording.capital(inside),
        inside=inside,
        counts=reads_as_count(dossier, claim),
        about=dossier.parties[claim.about].name,
        claimant=short,
        full_name=full,
        marker=dossier.side_of(claimant).marker,
        side_label=wording.side_of(dossier, claimant),
        by=tr("calculated here") if derived else by,
        worded=tr("worded as “{words}”").format(words=claim.worded_as) if claim.worded_as else "",
        date=wording.dated(when, report.as_of_basis),
        as_of=wording.as_of(when, report.as_of_basis),
        first=when.first if when else None,
        last=when.last if when else None,
        begin=wording.short_date(begin) if begin else "",
        scope=scope.label,
        unusual=core is None or core.scope != scope.id,
        attribution=wording.word(claim.status if claim.formula else claim.attribution),
        status=claim.status,
        derived=derived,
        value=value.magnitude,
        low=low,
        high=high,
        dossier=dossier,
    )


def _is_unattributed(record: Claim | Statement) -> bool:
    """Whether no source is named, and the file does not say whose words they are."""
    derived = isinstance(record, Claim) and bool(record.formula)
    return record.attribution == Attribution.UNATTRIBUTED and not record.said_by and not derived


def _no_source(claimant: str) -> str:
    """What stands in place of a claimant whom nothing names: in whose report it was told."""
    return tr("no source named, in the report of {claimant}").format(claimant=claimant)


def _has_no_number(claim: Claim) -> bool:
    return claim.precision == Precision.NOT_STATED and not claim.stated_as


def _ends(value: q.Quantity) -> tuple[float | None, float | None]:
    """The ends of what was stated, None for one left open."""
    numbers = value.numbers
    if not numbers:
        return None, None
    low, high = numbers[0] / value.divisor, numbers[-1] / value.divisor
    return (None if value.is_upper_bound else low), (None if value.is_lower_bound else high)


def _claim_sentence(one: Shown, claim: Claim) -> str:
    """Who claimed what of whom, counted from which day, as of when, in which scope."""
    dossier = one.dossier
    measure, value = dossier.measure_of(claim), dossier.quantity_of(claim)
    form = tr(_VERBS[dossier.method_of(claim)][0])
    if _is_unattributed(claim):
        form = tr("{claimant}: {what}")
    elif claim.said_by and claim.attribution == Attribution.UNATTRIBUTED:
        form = tr("{claimant}, in its own words: {what}")
    if _has_no_number(claim):
        form, what = tr("{claimant} gave no number for {what}"), counted_inside(dossier, claim)
    elif one.counts:
        what = counted_inside(dossier, claim, wording.spoken(value))
    else:
        form_of = tr("{what}: {figure}")
        if claim.precision == Precision.NOT_STATED:
            form_of = tr("{what}, in words only: {figure}")
        elif measure.group == Group.TERRITORY:
            form_of = tr("{figure} as the {what}")
        what = counted_inside(dossier, claim)
        what = form_of.format(what=what, figure=one.in_words)
    if claim.status == Status.DERIVED:
        form = tr("calculated here, no source states it: {what}")
    parts = [form.format(claimant=one.full_name, what=what)]
    if one.worded:
        parts.append(one.worded)
    if one.begin:
        parts.append(tr("counted from {date}").format(date=one.begin))
    sentence = tr("{claim}, {as_of}; scope: {scope}").format(
        claim=", ".join(parts), as_of=one.as_of, scope=one.scope
    )
    if claim.attribution == Attribution.UNATTRIBUTED and claim.said_by and not claim.formula:
        sentence = f"{sentence}; {wording.word(claim.attribution)}"
    return sentence


def _remarks(dossier: Dossier, record: Record | None) -> list[str]:
    """What qualifies a record beside its line; some may be empty."""
    if isinstance(record, Event):
        by = tr("disputed by {who}").format(who=record.disputed_by) if record.disputed_by else ""
        return [record.text, record.note, by, wording.word(record.independence)]
    return _remarks_on_claim(dossier, record) if isinstance(record, Claim) else []


def _remarks_on_claim(dossier: Dossier, claim: Claim) -> list[str]:
    remarks = []
    if claim.formula:
        formula = formula_in_words(dossier, claim)
        remarks.append(tr("Calculated as {formula}").format(formula=formula))
    elif claim.attribution == Attribution.BY_CONTEXT:
        remarks.append(attribution_in_full(dossier, claim))
    if claim.status in (Status.DISPUTED, Status.SUPERSEDED):
        remarks.append(wording.word(claim.status))
    remarks += [note for note in (claim.note, claim.off_series) if note]
    for relation in dossier.related(claim.id):
        if relation.kind == RelationKind.BREAKS_SERIES:
            note = relation.note or shown(dossier, relation.other_half(claim.id)).short
            remarks.append(tr("The way of counting seems to change here: {note}").format(note=note))
    return remarks


def _sources(dossier: Dossier, ids: tuple[str, ...]) -> str:
    names = list(dict.fromkeys(dossier.sources[name].outlet for name in ids))
    if not names:
        return ""
    form = ntr("Source: {publishers}", "Sources: {publishers}", len(names))
    return form.format(publishers=wording.listed(names))


def _event(dossier: Dossier, event: Event) -> Shown:
    parties = [dossier.parties[name] for name in event.said_by]
    who = wording.listed([party.name for party in parties])
    date = wording.dated(event.when, event.when_basis)
    short = wording.listed(list(dict.fromkeys(map(short_name, parties))))
    title = _without_speaker(event.title, parties)
    return Shown(
        record=event.id,
        what=title,
        inside=title,
        claimant=short,
        full_name=who,
        by=tr("said by {who}").format(who=short) if who else "",
        date=date,
        as_of=date,
        first=event.when.first if event.when else None,
        last=event.when.last if event.when else None,
        status=Status.DISPUTED if event.disputed_by else None,
        disputed_by=event.disputed_by,
        dossier=dossier,
    )


def _without_speaker(title: str, speakers: list[Party]) -> str:
    """A title beside its only speaker's name: `Zelenskyy: …` would say it twice."""
    name, _, rest = title.partition(": ")
    if not rest or len(speakers) != 1 or name not in (speakers[0].name, speakers[0].short):
        return title
    return rest[:1].upper() + rest[1:]


def _statement(dossier: Dossier, statement: Statement) -> Shown:
    report = dossier.report_of(statement)
    party = dossier.parties[statement.said_by or report.claimant]
    place = ""
    if statement.paragraph:
        place = tr("paragraph {number}").format(number=wording.number(statement.paragraph))
    short, full = short_name(party), party.name
    by, attribution = tr("said by {who}").format(who=short), wording.word(statement.attribution)
    if _is_unattributed(statement):
        short, full, attribution = _no_source(short), _no_source(full), ""
        by = short
    return Shown(
        record=statement.id,
        what=statement.text,
        inside=statement.text,
        claimant=short,
        full_name=full,
        by=by,
        date=place,
        as_of=place,
        attribution=attribution,
        status=statement.status,
        dossier=dossier,
    )


def _source(dossier: Dossier, source: Source) -> Shown:
    date = wording.dated(source.published, source.published_basis)
    return Shown(
        record=source.id,
        what=source.title,
        claimant=source.publisher,
        full_name=source.publisher,
        by=source.publisher,
        date=date,
        as_of=date,
        dossier=dossier,
    )
