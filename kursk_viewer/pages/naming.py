"""What the parts of a claim are called: its figure, what it counts and of whom, its formula.

`pages.shown` makes sentences of them.
"""

from __future__ import annotations

from kursk_viewer.dossier import quantity as q
from kursk_viewer.dossier.model import Claim, Dossier, Measure, Party, Phase, Statement
from kursk_viewer.dossier.vocabulary import (
    Attribution,
    Group,
    IncludesBasis,
    Precision,
    SideRole,
    Status,
)
from kursk_viewer.pages import wording
from kursk_viewer.translation import mark, ptr, tr

_OF_WHOM = {
    Group.PEOPLE: mark("{what} among {party}"),
    Group.EQUIPMENT: mark("{what} lost by {party}"),
    Group.STRENGTH: mark("{what} ({party})"),
    Group.TERRITORY: mark("{what}"),
}
"""What is counted of a party, by group of measures; labels of territory name the parties."""


def figure(dossier: Dossier, claim: Claim) -> str:
    """A claim's figure with its qualifier and, where it is not plain to see, its unit."""
    return wording.quantity(dossier.quantity_of(claim), dossier.measure_of(claim).unit)


def label_of(dossier: Dossier, claim: Claim) -> str:
    """What a claim counts; a derived value is marked as such wherever it is named."""
    label = dossier.measure_of(claim).label
    return (
        tr("{label} (calculated)").format(label=label) if claim.status == Status.DERIVED else label
    )


def included(dossier: Dossier, claim: Claim) -> str:
    """What a claim counts in besides, with how that is known where it is worked out."""
    text = wording.listed([wording.inner(dossier.measures[x].label) for x in claim.includes])
    worked_out = claim.includes_basis == IncludesBasis.ARITHMETIC
    return wording.bracketed(text, wording.word(claim.includes_basis)) if worked_out else text


def short_name(party: Party) -> str:
    """A party's name in headlines, charts and cells: `Ukraine's General Staff`."""
    return party.short or party.name


def attribution_in_full(dossier: Dossier, record: Claim | Statement) -> str:
    """How the source attributes what it reports, with the name that stands nearby."""
    if record.attribution != Attribution.BY_CONTEXT:
        return wording.word(record.attribution)
    party = record.said_by or dossier.report_of(record).claimant
    return tr("source not named in this sentence; {claimant} is named nearby").format(
        claimant=short_name(dossier.parties[party])
    )


def operation(dossier: Dossier) -> str:
    """What the dossier is about, for titles: its main scope without the remark in brackets."""
    main = next((scope.label for scope in dossier.scopes.values() if scope.main), "")
    return main.partition(" (")[0] or dossier.title


def definition_of(measure: Measure) -> str:
    """What a measure counts, as a sentence under a chart: `Casualties: killed and wounded.`"""
    definition = wording.inner(measure.definition)
    return tr("{label}: {definition}").format(label=measure.label, definition=definition)


def fight(dossier: Dossier, side: str, other: str) -> bool:
    """Whether two sides, by id, fight each other."""
    one, two = dossier.sides[side], dossier.sides[other]
    fighting = one.role == two.role == SideRole.BELLIGERENT and one.id != two.id
    return fighting and one.allied_to != two.id and two.allied_to != one.id


def counted_inside(dossier: Dossier, claim: Claim, figure: str = "") -> str:
    """What a claim counts and of whom, inside a sentence: `about 500 Russian soldiers killed`.

    The measure's phrase is used where the party concerned has the words for it.
    """
    measure, party = dossier.measure_of(claim), dossier.parties[claim.about]
    phrase = _phrase(measure, party)
    what = phrase or wording.inner(measure.label)
    if figure:
        what = ptr("a number of what is counted", "{figure} {what}").format(
            figure=figure, what=what
        )
    if phrase:
        return what
    if "," in measure.label and measure.group == Group.EQUIPMENT:
        what += ","
    return tr(_OF_WHOM[measure.group]).format(what=what, party=party.name)


def _phrase(measure: Measure, party: Party) -> str:
    """A measure's phrase with the words of a party; empty where either lacks them. A place in the
    party's words goes to the end: `civilians killed in the oblast`."""
    members, preposition, place = party.members.partition(" in ")
    words = {"adjective": party.adjective, "members": members, "name": party.name}
    named = [name for name in words if "{" + name + "}" in measure.phrase]
    if not measure.phrase or not all(words[name] for name in named):
        return ""
    text = measure.phrase
    for name in named:
        text = text.replace("{" + name + "}", words[name])
    return text + preposition + place if "members" in named else text


def counted(dossier: Dossier, claim: Claim) -> str:
    """What a claim counts and of whom: `Russian casualties`; a derived value is marked as such."""
    what = wording.capital(counted_inside(dossier, claim))
    return wording.bracketed(what, tr("calculated")) if claim.status == Status.DERIVED else what


def reads_as_count(dossier: Dossier, claim: Claim) -> bool:
    """Whether the figure stands before what is counted: `131 tanks`, but `area: 500 km²`."""
    unit = dossier.measure_of(claim).unit
    return wording.is_bare(unit) and claim.precision != Precision.NOT_STATED and claim.value != 1


def formula_in_words(dossier: Dossier, claim: Claim) -> str:
    """A derived claim's formula with its inputs named: `≈ 39,900 casualties − ≈ 16,100 killed`."""
    inputs = {
        name: _amount(dossier, dossier.claims[name])
        for name in q.formula_inputs(claim.formula)
        if name in dossier.claims
    }
    signs = {"-": "−", "+": "+"}
    return " ".join(inputs.get(part) or signs.get(part, part) for part in claim.formula.split())


def _amount(dossier: Dossier, claim: Claim) -> str:
    label = wording.inner(dossier.measure_of(claim).label)
    form = "{figure} {label}" if reads_as_count(dossier, claim) else "{label}: {figure}"
    return tr(form).format(figure=figure(dossier, claim), label=label)


def not_said(dossier: Dossier) -> str:
    """The heading over what is not said: by the file, or where only that is shown, by the core
    report."""
    if dossier.core_only:
        return tr("What the core report does not say")
    return tr("What the file does not say")


def phase_sides(dossier: Dossier, phase: Phase) -> str:
    """The sides that tell of a phase, by their labels; empty where the file names none."""
    sides = dict.fromkeys(dossier.parties[name].side for name in phase.said_by)
    return ", ".join(dossier.sides[side].label for side in sides)
