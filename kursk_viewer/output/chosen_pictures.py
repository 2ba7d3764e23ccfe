"""The picture that a command asks for: which chart, and what of it. A choice that the file does not
offer is refused with what it does."""

from __future__ import annotations

from collections.abc import Iterable

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.drawing.axes import span_of
from kursk_viewer.drawing.date_axis import day_at
from kursk_viewer.drawing.timeline.data import TimelineData
from kursk_viewer.output import pictures
from kursk_viewer.output.files import OutputError
from kursk_viewer.output.pictures import Picture
from kursk_viewer.output.timeline_picture import of_timeline
from kursk_viewer.pages import wording
from kursk_viewer.pages.casualties import over_time as casualties
from kursk_viewer.pages.claims_chart import claims_chart
from kursk_viewer.pages.equipment_over_time import categories_over_time, equipment_over_time
from kursk_viewer.pages.filtering import FilterError
from kursk_viewer.pages.finding import folding_of
from kursk_viewer.pages.timeline.filter import Choice, understood
from kursk_viewer.pages.timeline.page import timeline
from kursk_viewer.pages.written_dates import date_of
from kursk_viewer.translation import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from kursk_viewer.pages.dated_claims import Line

Span = tuple[float, float]
_NEARLY = 0.99
"""Of a day: the last one is in view and the next is not."""


class ChoiceError(OutputError):
    """Something was chosen that the file, or the chart, does not have."""


def chosen_chart(dossier: Dossier, options: argparse.Namespace) -> Picture:
    """The chart that the options of `chart` name."""
    for option in sorted(_CHOICES - _OF_CHART[options.name]):
        if getattr(options, option):
            raise ChoiceError(
                tr("`chart {name}` has nothing to choose by --{option}; leave it out").format(
                    name=options.name, option=_SPELT.get(option, option)
                )
            )
    return _CHARTS[options.name](dossier, options)


def chosen_timeline(dossier: Dossier, options: argparse.Namespace) -> Picture:
    """The timeline as the options of `timeline` show it."""
    page = timeline(dossier)
    if not page.placed:
        raise ChoiceError(tr("this file has no dated event and no area claim to draw"))
    lanes = [_known(each, [lane.id for lane in page.lanes], "--lane") for each in options.lane]
    sides = [_known(each, [side.id for side in page.sides], "--side") for each in options.side]
    try:
        understood(options.words, folding_of(dossier))
    except FilterError as error:
        raise ChoiceError(tr("--words: {reason}").format(reason=error)) from None
    data = TimelineData(page)
    data.choose(
        Choice(lanes=tuple(lanes), sides=tuple(sides), opposed=options.disputed, text=options.words)
    )
    return of_timeline(data, _span(options, data.full_span()))


def _report(dossier: Dossier, options: argparse.Namespace) -> Picture:
    known = [report for report, _title in casualties.reports_on_people(dossier)]
    if options.report:
        _known(options.report, known, "--report")
    return pictures.of_bars(casualties.bars(dossier, options.report))


def _over_time(dossier: Dossier, options: argparse.Namespace) -> Picture:
    page = casualties.over_time(dossier)
    lines = page.lines
    if options.series:
        wanted = {_known(each, [line.id for line in lines], "--series") for each in options.series}
        lines = tuple(line for line in lines if line.id in wanted)
    if options.measure:
        _known(options.measure, [line.measure for line in page.lines], "--measure")
        lines = tuple(line for line in lines if line.measure == options.measure)
    if options.side:
        _known(options.side, [line.side for line in page.lines], "--side")
        lines = tuple(line for line in lines if line.side == options.side)
    if not (options.series or options.measure or options.side):
        lines = tuple(line for line in lines if line.shown)
    elif not any(line.points for line in lines):
        raise ChoiceError(tr("no series with a number and a day is left; choose less narrowly"))
    chart = claims_chart(
        dossier, lines, name="people-over-time", days=_days(options, lines), log=options.log,
        offered=bool(page.lines),
    )  # fmt: skip
    return pictures.of_claims(chart)


def _who_says(dossier: Dossier, options: argparse.Namespace) -> Picture:
    page = casualties.who_says(dossier)
    found = page.questions
    if not found:
        raise ChoiceError(tr("nobody gave a number on people in this file"))
    for place, (option, wanted) in enumerate(
        (("--about", options.about), ("--measure", options.measure))
    ):
        if wanted:
            parts = [each.id.split("/")[place] for each in found]
            _known(wanted, parts, option)
            found = tuple(e for e, part in zip(found, parts, strict=True) if part == wanted)
    return pictures.of_question(page.title, found[0])


def _equipment(dossier: Dossier, options: argparse.Namespace) -> Picture:
    known = [category for category, _label in categories_over_time(dossier)]
    if not known:
        raise ChoiceError(tr("this file has no dated number on equipment"))
    if not options.category:
        raise ChoiceError(
            tr("choose a category by --category: {known}").format(known=", ".join(known))
        )
    category = _known(options.category, known, "--category")
    lines = tuple(line for line in equipment_over_time(dossier, category).lines if line.shown)
    if options.side:
        _known(options.side, [line.side for line in lines], "--side")
        lines = tuple(line for line in lines if line.side == options.side)
    chart = claims_chart(
        dossier, lines, name=f"{category}-over-time", days=_days(options, lines), log=options.log
    )
    return pictures.of_claims(chart)


_CHARTS = {
    "report": _report,
    "over-time": _over_time,
    "who-says": _who_says,
    "equipment": _equipment,
}
_OF_CHART = {
    "report": {"report"},
    "over-time": {"series", "measure", "side", "begin", "end", "log"},
    "who-says": {"measure", "about"},
    "equipment": {"category", "side", "begin", "end", "log"},
}
_SPELT = {"begin": "from", "end": "to"}
_CHOICES = set().union(*_OF_CHART.values())


def _known(wanted: str, known: Iterable[str], option: str) -> str:
    found = list(dict.fromkeys(known))
    if wanted not in found:
        raise ChoiceError(
            tr("{option} has no “{wanted}”; choose one of: {known}").format(
                option=option, wanted=wanted, known=", ".join(found)
            )
        )
    return wanted


def _days(options: argparse.Namespace, lines: Iterable[Line]) -> Span | None:
    """The days asked for; None for all."""
    if not (options.begin or options.end):
        return None
    return _span(options, span_of(tuple(lines)))


def _span(options: argparse.Namespace, whole: Span) -> Span:
    """From the first day to the end of the last, each as the options or the whole have it."""
    try:
        begin = float(date_of(options.begin).first) if options.begin else whole[0]
        end = date_of(options.end).last + _NEARLY if options.end else whole[1]
    except ValueError as error:
        raise ChoiceError(str(error)) from None
    if end <= whole[0] or begin >= whole[1]:
        first, last = (wording.day(day_at(day)) for day in whole)
        raise ChoiceError(
            tr("nothing lies in those days; the file's are from {first} to {last}").format(
                first=first, last=last
            )
        )
    if end <= begin:
        raise ChoiceError(tr("the days end before they begin; put the earlier one in --from"))
    return begin, end
