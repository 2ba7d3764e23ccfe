"""The core report's figures beside others: what the same side said before and after, where its
series breaks between, and what the same claimant said of a wider scope in the same time."""

from __future__ import annotations

from kursk_viewer.dossier import quantity as q
from kursk_viewer.dossier.model import Claim, Dossier
from kursk_viewer.dossier.quantity import Quantity
from kursk_viewer.dossier.series import break_between, incomparable, on_one_day
from kursk_viewer.dossier.vocabulary import IncludesBasis, Status, Unlike
from kursk_viewer.pages import wording
from kursk_viewer.pages.naming import figure, label_of, short_name
from kursk_viewer.pages.shown import Shown, shown
from kursk_viewer.record import Record
from kursk_viewer.translation import mark, tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from kursk_viewer.dossier.dates import Edtf

Question = tuple[str, str, str]

_UNLIKE = {
    Unlike.OFF_SERIES: mark("{own}"),
    Unlike.NO_EXACT_DAY: mark("its day is not known exactly"),
    Unlike.OTHER_LOSS: mark("they count different losses"),
    Unlike.OTHER_SIDE: mark("different sides gave them"),
    Unlike.OTHER_CLAIMANT: mark("{one} gave one, {other} the other"),
    Unlike.OTHER_SCOPE: mark("another scope: {scope}"),
    Unlike.OTHER_START: mark("they count from different days"),
    Unlike.NO_DAY: mark("one has no stated day"),
    Unlike.SAME_DAY: mark("both are of the same day"),
    Unlike.NO_ORDER: mark("nobody says which is the earlier"),
}
"""Why two claims have no difference; of one off its series, the file's own words. Where they count
different things, it is told what each counts."""


class Questions:
    """What claims are compared with, looked up once for all of them.

    What was said before and after a day is kept in `said`, since many claims have one day.
    """

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._alike: dict[tuple[str, str], list[Claim]] = {}
        self._wider: dict[tuple[str, str, str], dict[str, dict[str, Claim]]] = {}
        self.said: dict[tuple[Question, int, int], tuple[list[str], list[str], list[str]]] = {}
        for claim in dossier.claims.values():
            self._alike.setdefault((claim.about, claim.measure), []).append(claim)

    def claims(self, question: Question) -> list[Claim]:
        """The dated comparable claims on a question."""
        dossier, (side, about, measure) = self._dossier, question
        return [
            claim
            for claim in self._alike.get((about, measure), ())
            if claim.status != Status.DERIVED
            and dossier.as_of(claim) is not None
            and not dossier.scope_of(claim).context
            and dossier.claimant_of(claim).side == side
        ]

    def wider(self, claim: Claim) -> dict[str, dict[str, Claim]]:
        """What the claimant of a claim said of the same for scopes that are context only, by scope
        and as-of day."""
        dossier, claimant = self._dossier, self._dossier.claimant_of(claim)
        key = claimant.id, claim.about, claim.measure
        if key in self._wider:
            return self._wider[key]
        found = self._wider[key] = dict[str, dict[str, Claim]]()
        for other in self._alike.get((claim.about, claim.measure), ()):
            scope, when = dossier.scope_of(other), dossier.as_of(other)
            if scope.context and when is not None and dossier.claimant_of(other) is claimant:
                found.setdefault(scope.id, {})[when.text] = other
        return found


class Comparison(Record):
    """Another claim of the same side on the same question: which it is, and when it was made.

    `remark` says why a claim is unfit for comparison; such a one stands only where no other does,
    or where it is newer than all that are fit.
    `broken` tells of a break in the series between the two figures.
    """

    shown: Shown
    when: str
    remark: str = ""
    broken: str = ""

    @property
    def text(self) -> str:
        """All of it in one line; the scope is named where it differs."""
        remarks = "; ".join(filter(None, (self.remark, self.broken)))
        return wording.bracketed(self.shown.short, remarks) if remarks else self.shown.short


class Beside(Record):
    """A figure beside the growth of the same claimant's figure for a much wider scope in the same
    time, which is calculated here: `window` is `after` less `before`, both given by `claimant` for
    `scope`. Nobody says that the one contains the other, so there is no share. `caveat` is what the
    file says of the wider figure. `inputs` are the claims: the one beside, `after`, `before`."""

    window: str
    after: str
    before: str
    claimant: str
    scope: str
    text: str
    caveat: str
    inputs: tuple[str, ...]


def comparisons(dossier: Dossier, claim: Claim, comparable: Questions) -> tuple[Comparison, ...]:
    """What the same side said before and after a claim, and last of all."""
    question, here = _question(dossier, claim), dossier.as_of(claim)
    if here is None or claim.status == Status.DERIVED or claim.off_series:
        return ()
    before, after, newer = _around(dossier, comparable, question, here)
    named = {*before[-1:], *after[:1], *after[-1:], *newer}
    disputing = [
        other.id
        for relation in (dossier.contradictions_of(after[-1]) if after else ())
        for name in relation.halves
        if name not in named
        and (other := dossier.claims.get(name)) is not None
        and _question(dossier, other) == question
        and not dossier.is_core(other)
    ]
    chosen = [
        (tr("before"), before[-1:]),
        (tr("after"), after[:1]),
        (tr("latest"), after[-1:] if len(after) > 1 else []),
        (tr("newer, not comparable"), newer),
        (tr("contradicts the latest"), disputing),
    ]
    return tuple(
        _compared(dossier, when, claim, dossier.claims[name])
        for when, names in chosen
        for name in names
    )


def _around(
    dossier: Dossier, comparable: Questions, question: Question, here: Edtf
) -> tuple[list[str], list[str], list[str]]:
    """What was said on a question before and after a day, and the newest of what is unfit for
    comparison where that is newer than all of these."""
    key = question, here.first, here.last
    if key not in comparable.said:
        others = comparable.claims(question)
        before = _dated(dossier, others, lambda when: when.last < here.first)
        after = _dated(dossier, others, lambda when: when.first > here.last)
        end = dossier.last_day(dossier.claims[after[-1]]) if after else 0
        newer = _dated(dossier, others, lambda when: when.first > end)[-1:] if after else []
        comparable.said[key] = before, after, newer
    return comparable.said[key]


def _dated(dossier: Dossier, claims: list[Claim], wanted: Callable[[Edtf], bool]) -> list[str]:
    """Ids of the claims of wanted days in order of time; the unfit only if none is fit."""
    found = sorted(
        (bool(claim.off_series) or not on_one_day(when), when.last, claim.id)
        for claim in claims
        if not dossier.is_core(claim)
        and (when := dossier.as_of(claim)) is not None
        and wanted(when)
    )
    return [name for unfit, _, name in found if unfit == found[0][0]]


def _compared(dossier: Dossier, when: str, claim: Claim, other: Claim) -> Comparison:
    other_scope = dossier.scope_of(other) != dossier.scope_of(claim)
    made = shown(dossier, other.id, (label_of(dossier, other), dossier.parties[other.about].name))
    return Comparison(
        shown=made.replace(unusual=other_scope),
        when=when,
        remark=wording.inner(other.off_series.rstrip(".")),
        broken=_broken(dossier, claim, other),
    )


def _broken(dossier: Dossier, one: Claim, other: Claim) -> str:
    """The break in the series at or between two claims on one question, or nothing."""
    earlier, later = sorted((one, other), key=dossier.last_day)
    relation = break_between(dossier, later, earlier)
    if relation is None:
        return ""
    if {*relation.halves} == {one.id, other.id}:
        note = relation.note or tr("perhaps two different counts")
        return tr("the way of counting seems to change here: {note}").format(note=note.rstrip("."))
    return tr("the way of counting seems to change in between")


class Difference(Record):
    """How a figure differs from an earlier one: in words, and as a figure where there is one.

    `reason` says why the two are not comparable, where they are not.
    """

    text: str
    quantity: Quantity | None = None
    reason: str = ""


def change_between(dossier: Dossier, claim: Claim, previous: Claim) -> Difference:
    """The difference of a claim and an earlier one on the same question, or its refusal.

    There is none across a break of the series, though another claim marks it, nor between figures
    that count different things.
    """
    unlike = incomparable(dossier, claim, previous)
    reason = unlike_in_words(dossier, unlike, claim, previous) if unlike else ""
    if break_between(dossier, claim, previous):
        reason = tr("the way of counting seems to change")
    if reason:
        return Difference(text=tr("not comparable"), reason=reason)
    after, before = dossier.quantity_of(claim), dossier.quantity_of(previous)
    difference = q.subtract(after, before)
    if difference is None:
        return Difference(text=wording.no_change(after, before))
    return Difference(text=wording.change(difference), quantity=difference)


def unlike_in_words(dossier: Dossier, unlike: Unlike, claim: Claim, previous: Claim) -> str:
    """Why a claim and an earlier one have no difference, as part of a sentence."""
    if unlike == Unlike.OTHER_CONTENTS:
        return _contents(dossier, claim, previous)
    if unlike == Unlike.OTHER_WORDING:
        return _words(dossier, claim, previous)
    return tr(_UNLIKE[unlike]).format(
        own=(claim.off_series or previous.off_series).rstrip("."),
        one=short_name(dossier.claimant_of(previous)),
        other=short_name(dossier.claimant_of(claim)),
        scope=dossier.scope_of(claim).label,
    )


def _contents(dossier: Dossier, claim: Claim, previous: Claim) -> str:
    """What each of two figures is said to include, of which one at least is."""
    if ("captured" in claim.includes) != ("captured" in previous.includes):
        return _prisoners(dossier, claim, previous)
    one, other = (claim, previous) if claim.includes else (previous, claim)
    form = tr("{figure} is given as {what}; what {other} includes is not stated")
    if other.includes:
        form = tr("{figure} is given as {what}, {other} as {words}")
    elif other.worded_as:
        form = tr("{figure} is given as {what}, {other} as “{words}”")
    return form.format(
        what=contents_of(dossier, one),
        words=contents_of(dossier, other) or other.worded_as,
        **_told_apart(dossier, one, other),
    )


def _words(dossier: Dossier, claim: Claim, previous: Claim) -> str:
    """The words for what two figures count, of which one at least is not the measure's. A figure
    without words of its own may be any of the parts of its measure, where that has some."""
    one, other = (claim, previous) if claim.worded_as else (previous, claim)
    form = tr("{figure} is worded as “{words}”, {other} is given as {what}")
    if any(measure.part_of == other.measure for measure in dossier.measures.values()):
        form = tr("{figure} is worded as “{words}”; how the claimant worded {other} is not known")
    if other.worded_as:
        form = tr("{figure} is worded as “{words}”, {other} as “{what}”")
    return form.format(
        words=one.worded_as,
        what=other.worded_as or wording.inner(dossier.measures[other.measure].label),
        **_told_apart(dossier, one, other),
    )


def _prisoners(dossier: Dossier, claim: Claim, previous: Claim) -> str:
    """Which of two figures includes prisoners, whether that is stated or inferred, and what is said
    of the other."""
    one, other = (claim, previous) if "captured" in claim.includes else (previous, claim)
    form = tr("{figure} includes prisoners, and {other} is given as {what}")
    if one.includes_basis == IncludesBasis.ARITHMETIC:
        form = tr(
            "{figure} seems to include prisoners (not stated: its numbers add up only so), and "
            "{other} is given as {what}"
        )
    if not other.includes:
        form = tr("{figure} includes prisoners; whether {other} does is not stated")
        if one.includes_basis == IncludesBasis.ARITHMETIC:
            form = tr(
                "{figure} seems to include prisoners (not stated: its numbers add up only so); "
                "whether {other} does is not stated"
            )
    return form.format(what=contents_of(dossier, other), **_told_apart(dossier, one, other))


def contents_of(dossier: Dossier, claim: Claim) -> str:
    """The measures that a total is said to count in; nothing where that is not stated."""
    return wording.listed([wording.inner(dossier.measures[x].label) for x in claim.includes])


def _told_apart(dossier: Dossier, one: Claim, other: Claim) -> dict[str, str]:
    """Two figures as text, with their days where they are the same."""
    texts = [figure(dossier, each) for each in (one, other)]
    if texts[0] == texts[1]:
        days = [wording.short_date(dossier.as_of(each)) for each in (one, other)]
        texts = [
            tr("{figure} of {day}").format(figure=text, day=day)
            for text, day in zip(texts, days, strict=True)
        ]
    return {"figure": texts[0], "other": texts[1]}


def _question(dossier: Dossier, claim: Claim) -> Question:
    return dossier.claimant_of(claim).side, claim.about, claim.measure


def beside(dossier: Dossier, claim: Claim, comparable: Questions | None = None) -> Beside | None:
    """A claim beside a wider scope, where the same claimant gave that for both its ends."""
    begin, end = dossier.counts_from(claim), dossier.as_of(claim)
    if begin is None or end is None or not claim.value:
        return None
    if claim.status == Status.DERIVED or claim.off_series or dossier.scope_of(claim).context:
        return None
    for scope, days in (comparable or Questions(dossier)).wider(claim).items():
        if begin.text not in days or end.text not in days:
            continue
        first, last = days[begin.text], days[end.text]
        before, after = dossier.quantity_of(first), dossier.quantity_of(last)
        window = q.subtract(after, before)
        if window is None or not window.value or window.value < 0:
            continue
        told = Beside(
            window=wording.quantity(window),
            after=wording.quantity(after),
            before=wording.quantity(before),
            claimant=short_name(dossier.claimant_of(last)),
            scope=wording.inner(dossier.scopes[scope].label),
            text="",
            caveat=last.note,
            inputs=(claim.id, last.id, first.id),
        )
        text = tr(
            "{figure} beside {window} in the same period (calculated here, no source states it: "
            "{after} on {end} less {before} on {begin}, totals of {claimant} for {scope}). Nobody "
            "states that the one is contained in the other"
        ).format(
            figure=wording.quantity(dossier.quantity_of(claim)),
            window=told.window,
            scope=told.scope,
            after=told.after,
            before=told.before,
            claimant=told.claimant,
            begin=wording.short_date(begin),
            end=wording.short_date(end),
        )
        return told.replace(text=text)
    return None
