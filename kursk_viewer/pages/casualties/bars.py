"""Casualties: one report as bars."""

from __future__ import annotations

from kursk_viewer.dossier import series as s
from kursk_viewer.dossier.model import Claim, Dossier, Report
from kursk_viewer.dossier.vocabulary import Group, IncludesBasis
from kursk_viewer.pages import wording
from kursk_viewer.pages.casualties.descriptions import bars_description
from kursk_viewer.pages.casualties.records import Bar, BarsPage, off_line
from kursk_viewer.pages.naming import fight, operation, short_name
from kursk_viewer.pages.provenance import Provenance, provenance_of
from kursk_viewer.pages.shown import given_by, sentenced, shown
from kursk_viewer.translation import tr


def bars(dossier: Dossier, report_id: str = "") -> BarsPage:
    """The bars of one report, by default the core report.

    A figure given twice has one bar, the one fit for comparison; a figure in words has none. What
    has no bar is told in `others`.
    """
    report = dossier.reports.get(report_id) or dossier.core_report
    claims = _people_of(dossier, report)
    frames: dict[str, tuple[str, int]] = {}
    for claim in claims:
        if not claim.formula and dossier.quantity_of(claim).numbers:
            frames.setdefault(claim.about, _frame(dossier, claim))
    scoped = len(set(frames.values())) > 1
    chosen: dict[tuple[str, str], Claim] = {}
    others: list[Bar] = []
    for claim in claims:
        key = (claim.about, claim.measure)
        reason = ""
        if not dossier.quantity_of(claim).numbers:
            reason = (
                tr("Given in words, without a number.")
                if claim.stated_as
                else tr("No number is given.")
            )
        elif not claim.formula and _frame(dossier, claim) != frames[claim.about]:
            reason = tr("Counts another time or area: {scope}, from {date}.").format(
                scope=dossier.scope_of(claim).label,
                date=wording.short_date(dossier.counts_from(claim)),
            )
        elif key in chosen:
            reason = off_line(claim.off_series) or tr(
                "The same report gives another figure for it."
            )
        else:
            chosen[key] = claim
        if reason:
            others.append(_bar(dossier, claim, reason=reason))
    drawn = []
    for claim in chosen.values():
        if _whole_of(dossier, claim, chosen) is None:
            parts = tuple(
                _bar(dossier, part, inside=True)
                for part in chosen.values()
                if _whole_of(dossier, part, chosen) is claim
            )
            terms = _terms(dossier, claim, scoped=scoped)
            remark = _remark(dossier, claim, chosen)
            drawn.append(_bar(dossier, claim, parts, terms=terms, remark=remark))
    subtitle = dating = claimant = date = ""
    title = tr("{operation}, personnel figures").format(operation=operation(dossier))
    if report is not None:
        claimant = short_name(dossier.parties[report.claimant])
        title = tr("{operation}, personnel figures as {given_by}").format(
            operation=operation(dossier), given_by=given_by(report.method, claimant)
        )
        dating = wording.as_of(report.as_of, report.as_of_basis)
        date = wording.dated(report.as_of, report.as_of_basis)
        subtitle = tr("{claimant}, {as_of}").format(claimant=claimant, as_of=dating)
        core = dossier.core_report
        if core is None or report.scope != core.scope:
            scope = dossier.scopes[report.scope].label
            subtitle = tr("{title}; scope: {scope}").format(title=subtitle, scope=scope)
    source = _with_calculated(dossier, provenance_of(dossier, claims), claims)
    return BarsPage(
        title=title,
        subtitle=subtitle,
        report=report.id if report else "",
        claimant=claimant,
        as_of=date,
        bars=tuple(drawn),
        others=tuple(others),
        description=bars_description(subtitle, drawn, source.disclaimer),
        provenance=source,
    )


def _with_calculated(dossier: Dossier, source: Provenance, claims: list[Claim]) -> Provenance:
    """The provenance that says who calculated what no claimant gave."""
    labels = [wording.inner(dossier.measure_of(claim).label) for claim in claims if claim.formula]
    if not labels:
        return source
    return source.replace(
        claimants=tr("{claimants}; {what}: calculated by this dossier, no source states it").format(
            claimants=source.claimants, what=wording.listed(list(dict.fromkeys(labels)))
        )
    )


def reports_on_people(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    """The reports that `bars` can draw, as (id, title), in order of time."""
    found = {
        claim.report
        for claim in s.comparable_claims(dossier, Group.PEOPLE)
        if dossier.quantity_of(claim).numbers
    }
    reports = [report for report in dossier.reports.values() if report.id in found]
    reports.sort(key=lambda r: (r.as_of is None, r.as_of.last if r.as_of else 0, r.id))
    labels = [
        f"{wording.short_date(r.as_of)}: {short_name(dossier.parties[r.claimant])}" for r in reports
    ]
    return tuple(
        (r.id, wording.bracketed(label, r.title) if labels.count(label) > 1 else label)
        for r, label in zip(reports, labels, strict=True)
    )


def _frame(dossier: Dossier, claim: Claim) -> tuple[str, int]:
    """What area and time a claim counts: only figures of one frame stand side by side."""
    begin = dossier.counts_from(claim)
    return dossier.scope_of(claim).id, begin.first if begin else 0


def _terms(dossier: Dossier, claim: Claim, *, scoped: bool) -> str:
    """Whose words a figure has, as of when, of what scope, where not those of the report."""
    one = shown(dossier, claim.id)
    parts = [one.by, one.as_of] if claim.said_by else []
    begin = tr("counted from {date}").format(date=one.begin) if one.begin else ""
    parts += [", ".join(filter(None, (one.scope, begin)))] if scoped else []
    return " ".join(map(sentenced, filter(None, (*parts, one.worded))))


def _remark(dossier: Dossier, claim: Claim, chosen: dict[tuple[str, str], Claim]) -> str:
    """What a reader must know lest two bars seem to be counted alike, or apart."""
    parts = [
        (
            tr("seems to be also included in the {whole} (not stated: the numbers add up only so)")
            if other.includes_basis == IncludesBasis.ARITHMETIC
            else tr("also included in the {whole}")
        ).format(whole=wording.inner(dossier.measure_of(other).label))
        for other in chosen.values()
        if (other.about, other.said_by) == (claim.about, claim.said_by)
        and claim.measure in other.includes
        and other is not claim
    ]
    others = [
        other
        for other in chosen.values()
        if other.measure == claim.measure
        and not _opposed(dossier, claim, other)
        and other.about != claim.about
    ]
    if others and claim.note:
        parts.append(claim.note)
    parts += [
        tr("may also be included in the figure for {party}").format(
            party=dossier.parties[other.about].name
        )
        for other in others
        if _size(dossier, other) > _size(dossier, claim)
    ]
    return " ".join(map(sentenced, parts))


def _opposed(dossier: Dossier, claim: Claim, other: Claim) -> bool:
    """Whether two claims are about parties that fight each other: none counts the other in."""
    return fight(dossier, *(dossier.parties[c.about].side for c in (claim, other)))


def _size(dossier: Dossier, claim: Claim) -> float:
    return dossier.quantity_of(claim).magnitude or 0.0


def _whole_of(dossier: Dossier, part: Claim, chosen: dict[tuple[str, str], Claim]) -> Claim | None:
    """The drawn claim that counts a part in, unless it says that it does not, is the smaller, or
    another gives it."""
    whole = chosen.get((part.about, dossier.measure_of(part).part_of))
    if (
        whole is None
        or whole.said_by != part.said_by
        or (whole.includes and part.measure not in whole.includes)
    ):
        return None
    size, inside = dossier.quantity_of(whole).numbers[-1], dossier.quantity_of(part).numbers[-1]
    return whole if inside <= size else None


def _people_of(dossier: Dossier, report: Report | None) -> list[Claim]:
    """A report's claims on people and what is derived from them alone, headlines first."""
    if report is None:
        return []
    own, derived = dossier.claims_by_report, dossier.derived_by_report
    found = (*own.get(report.id, ()), *derived.get(report.id, ()))
    people = [
        claim
        for claim in {claim.id: claim for claim in found}.values()
        if dossier.measure_of(claim).group == Group.PEOPLE
    ]

    def order(claim: Claim) -> tuple[object, ...]:
        place = dossier.measure_places[claim.measure]
        return claim.about, place, bool(claim.formula), not claim.in_series, bool(claim.off_series)

    return sorted(people, key=order)


def _bar(
    dossier: Dossier,
    claim: Claim,
    parts: tuple[Bar, ...] = (),
    *,
    inside: bool = False,
    reason: str = "",
    terms: str = "",
    remark: str = "",
) -> Bar:
    one, report = shown(dossier, claim.id), dossier.report_of(claim)
    label = one.label if inside else one.what
    return Bar(
        shown=one.under(
            one.what,
            short_name(dossier.parties[report.claimant]),
            one.scope,
            wording.dated(report.as_of, report.as_of_basis),
        ),
        label=wording.bracketed(one.label, one.worded) if inside and one.worded else label,
        parts=parts,
        terms=terms,
        remark=remark,
        reason=reason,
    )
