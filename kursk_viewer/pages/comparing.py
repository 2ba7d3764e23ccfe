"""The core report's figures beside others: what the same side said before and after, where its
series breaks between, and the share of the same claimant's figure for all fronts."""

from __future__ import annotations

from kursk_viewer.dossier import quantity as q
from kursk_viewer.dossier.model import Claim, Dossier, Relation
from kursk_viewer.pages import wording
from kursk_viewer.pages.naming import label_of
from kursk_viewer.pages.shown import Shown, shown
from kursk_viewer.record import Record
from kursk_viewer.translation import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kursk_viewer.dossier.dates import Edtf

Question = tuple[str, str, str]


class Questions:
    """What claims are compared with, looked up once for all of them.

    `claims` are the dated comparable ones by question and `breaks` the breaks of series; `wider`
    are those of all fronts by claimant, party concerned and measure, then by as-of day. What was
    said before and after a day is kept, since many claims have one day.
    """

    def __init__(self, dossier: Dossier) -> None:
        self.claims: dict[Question, list[Claim]] = {}
        self.wider: dict[Question, dict[str, Claim]] = {}
        self.breaks: dict[Question, list[Relation]] = {}
        self.said: dict[tuple[Question, int, int], tuple[list[str], list[str]]] = {}
        for claim in dossier.claims.values():
            when = dossier.as_of(claim)
            if when is not None and dossier.scope_of(claim).context:
                key = dossier.claimant_of(claim).id, claim.about, claim.measure
                self.wider.setdefault(key, {})[when.text] = claim
            elif when is not None and claim.status != "derived":
                self.claims.setdefault(_question(dossier, claim), []).append(claim)
        for relation in dossier.relations.values():
            if relation.kind != "breaks_series" or relation.object not in dossier.claims:
                continue
            subject = dossier.claims.get(relation.subject)
            if subject is not None:
                self.breaks.setdefault(_question(dossier, subject), []).append(relation)


class Comparison(Record):
    """Another claim of the same side on the same question: which it is, and when it was made.

    `remark` says why a claim is unfit for comparison; such a one stands only where no other does.
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


class Share(Record):
    """A figure as a share of the same claimant's whole-front claim in the same window; derived."""

    short: str
    text: str
    caveat: str
    inputs: tuple[str, ...]


def by_question(dossier: Dossier) -> Questions:
    """The dated comparable claims by side of claimant, party concerned and measure."""
    return Questions(dossier)


def comparisons(dossier: Dossier, claim: Claim, comparable: Questions) -> tuple[Comparison, ...]:
    """What the same side said before and after a claim, and last of all."""
    question, here = _question(dossier, claim), dossier.as_of(claim)
    if here is None or claim.status == "derived" or claim.off_series:
        return ()
    before, after = _around(dossier, comparable, question, here)
    chosen = [
        (tr("before"), before[-1:]),
        (tr("after"), after[:1]),
        (tr("latest"), after[-1:] if len(after) > 1 else []),
    ]
    return tuple(
        _compared(dossier, when, claim, dossier.claims[name], comparable.breaks.get(question, ()))
        for when, names in chosen
        for name in names
    )


def _around(
    dossier: Dossier, comparable: Questions, question: Question, here: Edtf
) -> tuple[list[str], list[str]]:
    """What was said on a question before and after a day."""
    key = question, here.first, here.last
    if key not in comparable.said:
        others = comparable.claims.get(question, [])
        comparable.said[key] = (
            _dated(dossier, others, lambda when: when.last < here.first),
            _dated(dossier, others, lambda when: when.first > here.last),
        )
    return comparable.said[key]


def _dated(dossier: Dossier, claims: list[Claim], wanted: Callable[[Edtf], bool]) -> list[str]:
    """Ids of the claims of wanted days in order of time; the unfit only if none is fit."""
    found = sorted(
        (bool(claim.off_series), when.last, claim.id)
        for claim in claims
        if not dossier.is_core(claim)
        and (when := dossier.as_of(claim)) is not None
        and wanted(when)
    )
    return [name for unfit, _, name in found if unfit == found[0][0]]


def _compared(
    dossier: Dossier, when: str, claim: Claim, other: Claim, breaks: Sequence[Relation]
) -> Comparison:
    other_scope = dossier.scope_of(other) != dossier.scope_of(claim)
    made = shown(dossier, other.id, (label_of(dossier, other), dossier.parties[other.about].name))
    return Comparison(
        shown=made.replace(unusual=other_scope),
        when=when,
        remark=wording.inner(other.off_series.rstrip(".")),
        broken=_broken(dossier, claim, other, breaks),
    )


def _broken(dossier: Dossier, one: Claim, other: Claim, breaks: Sequence[Relation]) -> str:
    """The break in the series at or between two claims on one question, or nothing."""
    ends = [when for when in (dossier.as_of(one), dossier.as_of(other)) if when is not None]
    begin, end = min(when.first for when in ends), max(when.last for when in ends)
    between = ""
    for relation in breaks:
        if {relation.subject, relation.object} == {one.id, other.id}:
            note = relation.note or tr("perhaps two different counts")
            return tr("the series breaks here: {note}").format(note=note.rstrip("."))
        pair = [dossier.claims[name] for name in (relation.subject, relation.object)]
        days = [dossier.as_of(claim) for claim in pair]
        if all(d is not None and begin <= d.first and d.last <= end for d in days):
            between = tr("the series breaks in between")
    return between


def _question(dossier: Dossier, claim: Claim) -> Question:
    return dossier.claimant_of(claim).side, claim.about, claim.measure


def share_of(dossier: Dossier, claim: Claim, comparable: Questions | None = None) -> Share | None:
    """A claim as a share of all fronts, where the same claimant gave those for both its ends."""
    begin, end = dossier.counts_from(claim), dossier.as_of(claim)
    if (
        begin is None
        or end is None
        or not claim.value
        or claim.status == "derived"
        or claim.off_series
    ):
        return None
    known = (comparable or by_question(dossier)).wider
    wider = known.get((dossier.claimant_of(claim).id, claim.about, claim.measure), {})
    if begin.text not in wider or end.text not in wider:
        return None
    first, last = wider[begin.text], wider[end.text]
    window = q.subtract(dossier.quantity_of(last), dossier.quantity_of(first))
    if window is None or not window.value or window.value < claim.value:
        return None
    share = wording.percent(claim.value / window.value)
    share = share if share[0] in "<>" else f"≈ {share}"
    text = tr(
        "{share} of the same claimant's figure for all fronts "
        "from {begin} to {end} ({window}); derived"
    ).format(
        share=share,
        begin=wording.short_date(begin),
        end=wording.short_date(end),
        window=wording.quantity(window),
    )
    short = tr("{share} of all fronts (derived)").format(share=share)
    return Share(short=short, text=text, caveat=last.note, inputs=(claim.id, last.id, first.id))
