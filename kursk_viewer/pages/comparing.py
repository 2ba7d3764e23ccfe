"""The core report's figures beside others: what the same side said before and after, where its
series breaks between, and the share of the same claimant's figure for all fronts."""

from __future__ import annotations

from kursk_viewer.dossier import quantity as q
from kursk_viewer.dossier.model import Claim, Dossier
from kursk_viewer.dossier.series import comparable_claims
from kursk_viewer.pages import wording
from kursk_viewer.pages.naming import figure
from kursk_viewer.record import Record
from kursk_viewer.translation import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from kursk_viewer.dossier.dates import Edtf

Questions = dict[tuple[str, str, str], list[Claim]]


class Comparison(Record):
    """Another claim of the same side on the same question: which it is, and its text.

    `remark` says why a claim is unfit for comparison; such a one stands only where no other does.
    `broken` tells of a break in the series between the two figures.
    """

    claim: str
    when: str
    figure: str
    date: str
    claimant: str
    scope: str = ""
    remark: str = ""
    broken: str = ""

    @property
    def text(self) -> str:
        """All of it in one line; the scope is named where it differs."""
        particulars = ", ".join(filter(None, (self.date, self.claimant, self.scope)))
        told = "; ".join(filter(None, (particulars, self.remark, self.broken)))
        return f"{self.figure} ({told})"


class Share(Record):
    """A figure as a share of the same claimant's whole-front claim in the same window; derived."""

    short: str
    text: str
    caveat: str
    inputs: tuple[str, ...]


def by_question(dossier: Dossier) -> Questions:
    """The dated comparable claims by side of claimant, party concerned and measure."""
    questions: Questions = {}
    for claim in comparable_claims(dossier):
        if dossier.as_of(claim) is not None:
            questions.setdefault(_question(dossier, claim), []).append(claim)
    return questions


def comparisons(dossier: Dossier, claim: Claim, comparable: Questions) -> tuple[Comparison, ...]:
    """What the same side said before and after a claim, and last of all."""
    others = comparable.get(_question(dossier, claim), [])
    here = dossier.as_of(claim)
    if here is None or claim.status == "derived" or claim.off_series:
        return ()
    before = _dated(dossier, others, lambda when: when.last < here.first)
    after = _dated(dossier, others, lambda when: when.first > here.last)
    chosen = [
        (tr("before"), before[-1:]),
        (tr("after"), after[:1]),
        (tr("latest"), after[-1:] if len(after) > 1 else []),
    ]
    return tuple(
        _compared(dossier, when, claim, dossier.claims[name])
        for when, names in chosen
        for name in names
    )


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


def _compared(dossier: Dossier, when: str, claim: Claim, other: Claim) -> Comparison:
    scope = dossier.scope_of(other)
    return Comparison(
        claim=other.id,
        when=when,
        figure=figure(dossier, other),
        date=_dated_on(dossier, other),
        claimant=dossier.claimant_of(other).name,
        scope=scope.label if scope != dossier.scope_of(claim) else "",
        remark=wording.inner(other.off_series.rstrip(".")),
        broken=_broken(dossier, claim, other),
    )


def _dated_on(dossier: Dossier, claim: Claim) -> str:
    date, basis = wording.short_date(dossier.as_of(claim)), dossier.report_of(claim).as_of_basis
    return f"{date} ({wording.word(basis)})" if basis == "inferred" else date


def _broken(dossier: Dossier, one: Claim, other: Claim) -> str:
    """The break in the series at or between two claims on one question, or nothing."""
    ends = [when for when in (dossier.as_of(one), dossier.as_of(other)) if when is not None]
    begin, end = min(when.first for when in ends), max(when.last for when in ends)
    between = ""
    for relation in dossier.relations.values():
        if relation.kind != "breaks_series":
            continue
        pair = [dossier.claims.get(name) for name in (relation.subject, relation.object)]
        if pair[0] is None or pair[1] is None:
            continue
        if {relation.subject, relation.object} == {one.id, other.id}:
            note = relation.note or tr("perhaps two different counts")
            return tr("the series breaks here: {note}").format(note=note.rstrip("."))
        days = [dossier.as_of(claim) for claim in pair if claim is not None]
        inside = all(d is not None and begin <= d.first and d.last <= end for d in days)
        if inside and _question(dossier, pair[0]) == _question(dossier, one):
            between = tr("the series breaks in between")
    return between


def _question(dossier: Dossier, claim: Claim) -> tuple[str, str, str]:
    return dossier.claimant_of(claim).side, claim.about, claim.measure


def share_of(dossier: Dossier, claim: Claim) -> Share | None:
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
    wider = {
        when.text: other
        for other in dossier.claims.values()
        if other.measure == claim.measure
        and other.about == claim.about
        and dossier.scope_of(other).context
        and dossier.claimant_of(other) == dossier.claimant_of(claim)
        and (when := dossier.as_of(other)) is not None
    }
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
