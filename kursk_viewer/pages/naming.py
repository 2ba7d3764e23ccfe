"""Short names of records, for headings, lists and links, and sentences that can stand alone.

A name of a claim tells whose losses it counts, who claimed them, the as-of day with its basis,
and the scope where that is not the one of the core report.
"""

from __future__ import annotations

from kursk_viewer.dossier import quantity as q
from kursk_viewer.dossier.model import Claim, Dossier, Event, Relation, Source, Statement
from kursk_viewer.pages import wording
from kursk_viewer.translation import ntr, tr


def title_of(dossier: Dossier, record_id: str) -> str:
    """A short name of any record, for lists and links."""
    record = dossier.find(record_id)
    if isinstance(record, Claim):
        return _title_of_claim(dossier, record)
    if isinstance(record, Statement):
        return record.text
    if isinstance(record, Event):
        return f"{wording.short_date(record.when)}: {record.title}"
    if isinstance(record, Source):
        return f"{record.publisher}: {record.title}"
    if isinstance(record, Relation):
        return record.note or wording.word(record.kind)
    for field in ("title", "label", "name", "text"):
        if record is not None and field in record.field_defaults:
            return str(getattr(record, field))
    return record_id


def figure(dossier: Dossier, claim: Claim) -> str:
    """A claim's figure with its qualifier and, where it is not plain to see, its unit."""
    return wording.quantity(dossier.quantity_of(claim), dossier.measures[claim.measure].unit)


def label_of(dossier: Dossier, claim: Claim) -> str:
    """What a claim counts; a derived value is marked as such wherever it is named."""
    label = dossier.measures[claim.measure].label
    return tr("{label} (derived)").format(label=label) if claim.status == "derived" else label


def counted(dossier: Dossier, claim: Claim) -> str:
    """What a claim counts and of whom: `Casualties (Russian forces)`."""
    label = label_of(dossier, claim)
    if claim.status != "derived" or dossier.measures[claim.measure].group == "territory":
        return _of_whom(dossier, claim, label)
    return tr("{label} ({about}, derived)").format(
        label=dossier.measures[claim.measure].label, about=dossier.parties[claim.about].name
    )


def unusual_scope(dossier: Dossier, claim: Claim) -> str:
    """The label of a claim's scope where it is not the core report's, else nothing."""
    report, scope = dossier.core_report, dossier.scope_of(claim)
    return "" if report is not None and report.scope == scope.id else scope.label


def formula_in_words(dossier: Dossier, claim: Claim) -> str:
    """A derived claim's formula with its inputs named: `≈ 39,900 casualties − ≈ 16,100 killed`."""
    shown = {
        name: _amount(dossier, dossier.claims[name])
        for name in q.formula_inputs(claim.formula)
        if name in dossier.claims
    }
    signs = {"-": "−", "+": "+"}
    return " ".join(shown.get(part) or signs.get(part, part) for part in claim.formula.split())


def claim_sentence(dossier: Dossier, claim: Claim) -> str:
    """One attributed sentence: who claimed what of whom, as of when, in which unusual scope."""
    when = _as_of(dossier, claim)
    scope = unusual_scope(dossier, claim)
    if scope:
        when = tr("{as_of}; scope: {scope}").format(as_of=when, scope=scope)
    return _sentence(dossier, claim, when)


def quotation(dossier: Dossier, claim: Claim) -> str:
    """A claim told so that it can leave the program: the sentence with first day and scope, how it
    is attributed, what limits or contradicts it, and the publishers that it rests on."""
    frame = [_as_of(dossier, claim)]
    begin = dossier.counts_from(claim)
    if begin is not None:
        frame.insert(0, tr("counted from {date}").format(date=wording.short_date(begin)))
    within = ", ".join(frame)
    scope = dossier.scope_of(claim).label
    told = [
        _sentence(dossier, claim, tr("{as_of}; scope: {scope}").format(as_of=within, scope=scope))
    ]
    if claim.formula:
        told.append(tr("Worked out as {formula}.").format(formula=formula_in_words(dossier, claim)))
    elif claim.attribution != "explicit":
        told.append(_sentenced(wording.word(claim.attribution)))
    if claim.status in ("disputed", "superseded"):
        told.append(_sentenced(wording.word(claim.status)))
    told += [_sentenced(note) for note in (claim.note, claim.off_series) if note]
    told += _opposed(dossier, claim)
    names = _publishers(dossier, claim)
    if names:
        source = ntr("Source: {publishers}", "Sources: {publishers}", len(names))
        told.append(_sentenced(source.format(publishers=wording.listed(names))))
    return " ".join(told)


def _title_of_claim(dossier: Dossier, claim: Claim) -> str:
    what = _of_whom(dossier, claim, _amount(dossier, claim))
    parts = [what, tr("claimed by {claimant}").format(claimant=dossier.claimant_of(claim).name)]
    if claim.status == "derived":
        parts[1] = tr("worked out for this dossier")
    parts.append(_as_of(dossier, claim))
    title, scope = ", ".join(parts), unusual_scope(dossier, claim)
    return tr("{title}; scope: {scope}").format(title=title, scope=scope) if scope else title


def _amount(dossier: Dossier, claim: Claim) -> str:
    """`131 tanks`; the other way round where that is no English: `area held: ≈ 500 km²`."""
    label = wording.inner(dossier.measures[claim.measure].label)
    form = "{figure} {label}" if _reads_as_count(dossier, claim) else "{label}: {figure}"
    return tr(form).format(figure=figure(dossier, claim), label=label)


def _reads_as_count(dossier: Dossier, claim: Claim) -> bool:
    counted_in = dossier.measures[claim.measure].unit
    return wording.is_bare(counted_in) and claim.precision != q.NOT_STATED and claim.value != 1


def _of_whom(dossier: Dossier, claim: Claim, what: str) -> str:
    """The party concerned behind what is counted; labels of territory name the parties."""
    if dossier.measures[claim.measure].group == "territory":
        return what
    about = dossier.parties[claim.about].name
    return tr("{what} ({about})").format(what=what, about=about)


def _as_of(dossier: Dossier, claim: Claim) -> str:
    report = dossier.report_of(claim)
    return wording.as_of(report.as_of, report.as_of_basis)


def _sentence(dossier: Dossier, claim: Claim, when: str) -> str:
    measure, value = dossier.measures[claim.measure], dossier.quantity_of(claim)
    label = wording.inner(measure.label)
    about = dossier.parties[claim.about].name
    losses = measure.group == "equipment"
    if claim.worded_as:
        when = tr("worded as “{words}”, {when}").format(words=claim.worded_as, when=when)
    if claim.precision == q.NOT_STATED and not claim.stated_as:
        form = tr("{claimant} gave no number for {what}, {when}.")
        what = _of_whom(dossier, claim, label)
    elif claim.precision == q.NOT_STATED:
        form = tr("{claimant} gave {what} in words only, {figure}, {when}.")
        what = _of_whom(dossier, claim, label)
    elif _reads_as_count(dossier, claim):
        form = tr("{claimant} claimed {what}, {when}.")
        what = tr("{figure} {label}").format(figure=wording.spoken(value), label=label)
        if losses:
            form = tr("{claimant} claimed {what} lost by {about}, {when}.")
            what += "," if "," in label else ""
        else:
            what = _of_whom(dossier, claim, what)
    else:
        form = tr("{claimant} gave {what} as {figure}, {when}.")
        what = _of_whom(dossier, claim, label)
        if losses:
            what = tr("{label} lost by {about}").format(label=label, about=about)
    if claim.status == "derived":
        form = tr("Worked out for this dossier, not stated by anyone: {what}, {when}.")
        what = _of_whom(dossier, claim, f"{wording.spoken(value)} {label}")
    return form.format(
        claimant=dossier.claimant_of(claim).name,
        what=what,
        about=about,
        figure=wording.spoken(value, measure.unit),
        when=when,
    )


def _opposed(dossier: Dossier, claim: Claim) -> list[str]:
    """What contradicts a claim and where its series breaks, as the file words it."""
    told = []
    contradictions = dossier.contradictions_of(claim.id)
    for relation in dossier.related(claim.id):
        other = relation.object if relation.subject == claim.id else relation.subject
        note = relation.note or title_of(dossier, other)
        if relation in contradictions:
            told.append(_sentenced(tr("Contradicted: {note}").format(note=note)))
        elif relation.kind == "breaks_series":
            told.append(_sentenced(tr("The series breaks here: {note}").format(note=note)))
    return told


def _publishers(dossier: Dossier, claim: Claim) -> list[str]:
    found = [dossier.sources[name] for name in claim.sources]
    return list(dict.fromkeys(source.outlet for source in found))


def _sentenced(text: str) -> str:
    return text[:1].upper() + text[1:].rstrip(".") + "."
