"""What must hold within one claim: its numbers, words and fields agree with each other."""

from __future__ import annotations

from collections.abc import Iterator

from kursk_viewer.dossier.faults import Fault
from kursk_viewer.dossier.model import Claim, Dossier
from kursk_viewer.dossier.parts import Nesting
from kursk_viewer.dossier.tables import breach
from kursk_viewer.dossier.vocabulary import WORDS_WITHOUT_NUMBER, Precision, folded, precision_of
from kursk_viewer.translation import tr


def numbers_fit_precision(dossier: Dossier) -> Iterator[Fault]:
    """A range has both ends in order, words have no number, all else has one value."""
    for claim in dossier.claims.values():
        reason = _misfit(claim)
        if reason:
            yield breach("precision", claim, "precision", reason)


def _misfit(claim: Claim) -> str:
    if claim.precision == Precision.RANGE:
        if claim.low is None or claim.high is None:
            return tr("a range needs “low” and “high”; add what is missing")
        if claim.value is not None:
            return tr("a range has no “value”; remove it")
    elif claim.precision == Precision.NOT_STATED:
        if (claim.value, claim.low, claim.high) != (None, None, None):
            return tr("“not_stated” goes with no number; remove it or name its precision")
    elif claim.value is None:
        return tr("the number is missing; add “value” or write “not_stated”")
    elif (claim.low, claim.high) != (None, None):
        return tr("“low” and “high” go with a range only; remove them")
    if claim.low is not None and claim.high is not None and claim.low >= claim.high:
        if claim.low == claim.high:
            return tr("“low” and “high” are one number; write it as “value”")
        return tr("“low” is above “high”; correct the order")
    return ""


def words_fit_precision(dossier: Dossier) -> Iterator[Fault]:
    """A qualifying word of the source goes with the precision that it means."""
    for claim in dossier.claims.values():
        meant = precision_of(claim.stated_as)
        if meant is None and folded(claim.stated_as) in WORDS_WITHOUT_NUMBER:
            meant = Precision.NOT_STATED
        if meant and claim.precision not in (meant, Precision.NOT_STATED):
            reason = tr("“{word}” means {meant}, the record says {said}; correct one").format(
                word=claim.stated_as, meant=meant, said=claim.precision
            )
            yield breach("precision", claim, "stated_as", reason)


def fields_of_a_claim_agree(dossier: Dossier) -> Iterator[Fault]:
    """No field of a claim says the contrary of another."""
    for claim in dossier.claims.values():
        for wrong, field, reason in (
            (
                claim.start_not_stated and claim.counts_from,
                "start_not_stated",
                tr("it says that no start is stated, and “counts_from” states one"),
            ),
            (
                claim.includes_basis and not claim.includes,
                "includes_basis",
                tr("it says how it is known what the total counts in, and nothing is named"),
            ),
            (claim.measure in claim.includes, "includes", tr("a measure does not count in itself")),
            (
                claim.precision in (Precision.UP_TO, Precision.NEARLY) and claim.value == 0,
                "value",
                tr("nothing is less than none"),
            ),
        ):
            if wrong:
                reason = tr("{what}; correct one").format(what=reason)
                yield breach("contrary", claim, field, reason)


def claims_fit_their_reports(dossier: Dossier) -> Iterator[Fault]:
    """No claim says of its report, or of what it counts in, what these do not bear."""
    nesting = Nesting(dossier.measures)
    for claim in dossier.claims.values():
        report = dossier.reports[claim.report]
        own = dossier.measure_of(claim)
        if claim.said_by == report.claimant:
            reason = tr("the report's claimant is named as another who gives the figure")
            reason = tr("{what}; leave it out").format(what=reason)
            yield breach("contrary", claim, "said_by", reason)
        for name in claim.includes:
            part = dossier.measures.get(name)
            if part is not None and part.unit != own.unit:
                reason = tr("“{part}” are counted in “{unit}”, and no part of so many “{other}”")
                reason = reason.format(part=name, unit=part.unit, other=own.unit)
            elif part is not None and nesting.has(name, own.id) and nesting.contains(name, own.id):
                reason = tr("“{whole}” contains what is counted here").format(whole=name)
            else:
                continue
            yield breach(
                "contrary", claim, "includes", tr("{what}; correct one").format(what=reason)
            )
