"""What the parts of a claim are called: its figure, what it counts and of whom, its formula.

`pages.shown` makes sentences of them.
"""

from __future__ import annotations

from kursk_viewer.dossier import quantity as q
from kursk_viewer.dossier.model import Claim, Dossier
from kursk_viewer.dossier.vocabulary import Group, Precision, Status
from kursk_viewer.pages import wording
from kursk_viewer.translation import mark, tr

_OF_WHOM = {
    Group.PEOPLE: mark("{what} among {party}"),
    Group.EQUIPMENT: mark("{what} lost by {party}"),
    Group.STRENGTH: mark("{what} ({party})"),
    Group.TERRITORY: mark("{what}"),
}
"""What is counted of a party, by group of measures; labels of territory name the parties."""


def figure(dossier: Dossier, claim: Claim) -> str:
    """A claim's figure with its qualifier and, where it is not plain to see, its unit."""
    return wording.quantity(dossier.quantity_of(claim), dossier.measures[claim.measure].unit)


def label_of(dossier: Dossier, claim: Claim) -> str:
    """What a claim counts; a derived value is marked as such wherever it is named."""
    label = dossier.measures[claim.measure].label
    return tr("{label} (derived)").format(label=label) if claim.status == Status.DERIVED else label


def of_whom(dossier: Dossier, claim: Claim, what: str) -> str:
    """What is counted, with the party concerned: `tanks lost by Russian forces`."""
    measure = dossier.measures[claim.measure]
    form = tr(_OF_WHOM[measure.group])
    if "," in measure.label and measure.group == Group.EQUIPMENT:
        what += ","
    return form.format(what=what, party=dossier.parties[claim.about].name)


def counted(dossier: Dossier, claim: Claim) -> str:
    """What a claim counts and of whom: `Casualties among Russian forces`."""
    what = of_whom(dossier, claim, dossier.measures[claim.measure].label)
    return wording.bracketed(what, tr("derived")) if claim.status == Status.DERIVED else what


def reads_as_count(dossier: Dossier, claim: Claim) -> bool:
    """Whether the figure stands before what is counted: `131 tanks`, but `area: 500 km²`."""
    unit = dossier.measures[claim.measure].unit
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
    label = wording.inner(dossier.measures[claim.measure].label)
    form = "{figure} {label}" if reads_as_count(dossier, claim) else "{label}: {figure}"
    return tr(form).format(figure=figure(dossier, claim), label=label)
