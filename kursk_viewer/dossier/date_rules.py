"""What must hold among dates: nothing ends before it begins, or is told before it happened."""

from __future__ import annotations

from collections.abc import Iterator

from kursk_viewer.dossier.dates import Edtf
from kursk_viewer.dossier.faults import Fault
from kursk_viewer.dossier.model import Dossier
from kursk_viewer.dossier.tables import breach
from kursk_viewer.dossier.vocabulary import AsOfBasis, DatePrecision
from kursk_viewer.translation import tr

_SLACK = {
    DatePrecision.DAY: 31,
    DatePrecision.MONTH: 366,
    DatePrecision.YEAR: 3660,
    DatePrecision.INTERVAL: 366,
}
"""Days by which a date that is approximate or uncertain may be out, by its precision."""


def reports_in_order(dossier: Dossier) -> Iterator[Fault]:
    """No report counts up to a day before the one it counts from."""
    for report in dossier.reports.values():
        if reason := _backwards(report.counts_from, report.as_of):
            yield breach("dates", report, "as_of", reason)


def published_after_counting(dossier: Dossier) -> Iterator[Fault]:
    """No report is published before the day up to which it counts, or from which it does."""
    for report in dossier.reports.values():
        published, as_of, begin = report.published, report.as_of, report.counts_from
        if published is None:
            continue
        if as_of and published.last < as_of.first:
            reason = tr("published {date}, before the day up to which it counts; correct one")
        elif begin and published.last < begin.first:
            reason = tr("published {date}, before the day from which it counts; correct one")
        else:
            continue
        yield breach("dates", report, "published", reason.format(date=published.text))


def reported_after_the_event(dossier: Dossier) -> Iterator[Fault]:
    """No event is reported before it happened, as far as its day is known."""
    for event in dossier.events.values():
        when, reported = event.when, event.reported
        if when and reported and reported.last < _earliest(when):
            reason = tr("reported {date}, before it happened; correct one").format(
                date=reported.text
            )
            yield breach("dates", event, "reported", reason)


def _earliest(when: Edtf) -> int:
    """The earliest day that a date can mean."""
    return when.first - (_SLACK[when.precision] if when.qualified else 0)


def latest(when: Edtf) -> int:
    """The latest day that a date can mean."""
    return when.last + (_SLACK[when.precision] if when.qualified else 0)


def days_have_their_basis(dossier: Dossier) -> Iterator[Fault]:
    """How a day is known is told of a day that is given, and of no other."""
    for table, day_field, basis_field in _BASES:
        for record in dossier.records(table):
            day, basis = (vars(record).get(field) for field in (day_field, basis_field))
            if day is None and basis not in (None, AsOfBasis.NONE) and table != "sources":
                reason = tr("“{word}” says how a day is known, but there is no day; add it")
            elif day is not None and basis == AsOfBasis.NONE:
                reason = tr("“{word}” says that no day is known, but there is one; name its basis")
            else:
                continue
            yield breach("dates", record, basis_field, reason.format(word=basis))


_BASES = (
    ("sources", "published", "published_basis"),
    ("reports", "published", "published_basis"),
    ("reports", "as_of", "as_of_basis"),
    ("events", "when", "when_basis"),
)
"""Table, day, and how it is known. A page may be known to show no day that can be read."""


def claims_in_order(dossier: Dossier) -> Iterator[Fault]:
    """No claim counts from a day after the one up to which its report counts, or is published."""
    for claim in dossier.claims.values():
        if claim.counts_from is None:
            continue
        end = dossier.as_of(claim) or dossier.reports[claim.report].published
        if reason := _backwards(claim.counts_from, end):
            yield breach("dates", claim, "counts_from", reason)


def _backwards(begin: Edtf | None, end: Edtf | None) -> str:
    if begin is None or end is None or end.last >= begin.first:
        return ""
    return tr("counts from {begin} to {end}, which is earlier; correct one").format(
        begin=begin.text, end=end.text
    )
