"""The frozen values of the three views of casualties."""

from __future__ import annotations

from kursk_viewer.pages.dated_claims import Line
from kursk_viewer.pages.provenance import Provenance
from kursk_viewer.pages.shown import Shown
from kursk_viewer.pages.wording import capital
from kursk_viewer.record import Record
from kursk_viewer.translation import tr


def off_line(reason: str) -> str:
    """Why a figure is on no line, for a chart that has none; nothing without a reason."""
    return tr("On no line over time: {reason}").format(reason=reason) if reason else ""


class Bar(Record):
    """One figure on people. `parts` lie inside the bar, end to end; `remark` tells what is to be
    known of it beside its neighbours; `terms` what a bar does not say and the claim's own line
    does; `reason` why it has no bar of its own."""

    shown: Shown
    label: str
    parts: tuple[Bar, ...] = ()
    terms: str = ""
    remark: str = ""
    reason: str = ""

    @property
    def note(self) -> str:
        """What stands at the bar."""
        return " ".join(filter(None, (self.terms, self.remark)))


class BarsPage(Record):
    """One report's figures on people: `bars` from one base line, and `others` without a bar."""

    title: str
    subtitle: str
    report: str
    claimant: str
    as_of: str
    bars: tuple[Bar, ...]
    others: tuple[Bar, ...]
    description: str
    provenance: Provenance


class OverTimePage(Record):
    """All series of the dossier on people; `shown` on a line says whether it is drawn at first."""

    title: str
    lines: tuple[Line, ...]
    description: str
    provenance: Provenance


class Answer(Record):
    """What one claimant said on a question.

    `rank` tells why it is listed: the latest, or another one beside it, for which `usual` is false;
    `reason` why the figure is unfit for a line; `wider` that its scope is another than that of the
    answers beside it. `method` is how the claimant came by it, in a word; `group` is the heading
    under which it stands, where there is one, and `shared` the reason that most figures under it
    are unfit for a line, which is told there once. `counting` are remarks on what it counts: the
    source's word for it, whom it includes.
    """

    shown: Shown
    rank: str = ""
    usual: bool = True
    reason: str = ""
    wider: bool = False
    method: str = ""
    counting: tuple[str, ...] = ()
    group: str = ""
    shared: str = ""

    @property
    def details(self) -> str:
        """What is to be known of it beside its claimant and its figure."""
        return ". ".join(filter(None, (self._facts, off_line(self.reason).rstrip("."))))

    @property
    def under_group(self) -> str:
        """What is told once for all of its group."""
        return off_line(self.shared)

    @property
    def under_heading(self) -> str:
        """The same without the reason that its heading tells."""
        return self._facts if self.reason == self.shared else self.details

    @property
    def _facts(self) -> str:
        one = self.shown
        parts = (one.side_label, self.method, one.as_of, one.scope)
        rank = "" if self.usual else self.rank
        remarks = (*self.counting, *one.opposed_shortly, rank)
        return ". ".join((", ".join(filter(None, parts)), *map(capital, filter(None, remarks))))

    @property
    def hollow(self) -> bool:
        """Whether it is not to be compared with the others as it stands."""
        return bool(self.reason or self.wider)


class AnsweredQuestion(Record):
    """A measure of one party's losses and everyone's answer to it; `definition` says what it
    counts, `absent` who gives no figure for it."""

    id: str
    label: str
    definition: str = ""
    answers: tuple[Answer, ...]
    absent: str = ""
    description: str
    provenance: Provenance


class WhoSaysPage(Record):
    """Every question on people that anyone answered."""

    title: str
    questions: tuple[AnsweredQuestion, ...]
    provenance: Provenance
