"""The figures of the core report as items of a row, and what most of them have in common."""

from __future__ import annotations

from collections import Counter

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.dossier.vocabulary import Group
from kursk_viewer.pages.document import FIGURE, NOTE, RECORD, STRONG, WARNING, FigureItem, Run
from kursk_viewer.pages.summary.page import Figure, SummaryPage


def usual_of(page: SummaryPage) -> tuple[str, ...]:
    """What most figures of the report have in common: whose, as of when, how attributed."""
    known = (*page.headlines, *page.in_words, *page.equipment)
    texts = (
        [figure.shown.about for figure in known],
        [figure.shown.as_of for figure in known],
        [figure.shown.attribution for figure in known],
    )
    counts = map(Counter, texts)
    return tuple(most for each in counts if (most := max(each, key=each.__getitem__, default="")))


def unusual(dossier: Dossier, figure: Figure, usual: tuple[str, ...]) -> tuple[str, ...]:
    """What a figure does not have in common with most."""
    one = figure.shown
    measure = dossier.measures[dossier.claims[one.record].measure]
    hidden = {*usual, one.attribution if figure.another else ""}
    if measure.group == Group.TERRITORY:
        hidden.add(one.about)
    return tuple(detail for detail in figure.details if detail not in hidden)


def figure_item(dossier: Dossier, figure: Figure, usual: tuple[str, ...]) -> FigureItem:
    """A figure of the report, with what is not usual in it as its details."""
    one, details = figure.shown, unusual(dossier, figure, usual)
    in_words = one.value is None
    return FigureItem(
        label=figure.label,
        figure=Run(
            text=one.figure,
            style=STRONG if in_words else FIGURE,
            target=RECORD + one.record,
            spoken=one.spoken,
        ),
        details=tuple(
            Run(text=detail, style=WARNING if detail in one.marks else NOTE) for detail in details
        ),
    )
