"""The tooltip of an event, of a cluster and of a lane's heading.

It stands apart because it needs the places of marks; the descriptions need none.
"""

from __future__ import annotations

from kursk_viewer.dossier.model import Dossier, Phase
from kursk_viewer.drawing.timeline.frame import Frame
from kursk_viewer.drawing.timeline.layout import Cluster
from kursk_viewer.pages import wording
from kursk_viewer.pages.timeline.page import lane_counted, phase_in_words, sentence
from kursk_viewer.translation import ntr, tr


def phase_sentence(dossier: Dossier, phase: Phase) -> str:
    """A phase in one line: its name, its days, who tells of it."""
    return tr("Phase: {phase}").format(phase=phase_in_words(dossier, phase))


def tooltip(frame: Frame, x: float, y: float) -> str:
    """The tooltip at a place among the lanes; left of the marks are the headings, above
    them, below 0, the names of the phases."""
    page = frame.data.page
    if y < 0:
        place = frame.phase_at(x, y + frame.axis_height)
        return phase_sentence(page.dossier, place.phase) if place else ""
    lane = frame.lane_at(y)
    if lane is None:
        return ""
    if x < 0:
        count = len(frame.data.lanes[lane].numbers)
        return tr("{lane}: {counted}").format(
            lane=page.lanes[lane].label, counted=lane_counted(count, page.lanes[lane].id)
        )
    number = frame.mark_at(x, y)
    if number is not None:
        return sentence(page, page.marks[number])
    cluster = frame.cluster_at(x, y)
    return _cluster_tooltip(frame, lane, cluster) if cluster else ""


def _cluster_tooltip(frame: Frame, lane: int, cluster: Cluster) -> str:
    members = frame.in_cluster(cluster, frame.data.lanes[lane], frame.layouts[lane])
    first, last = (frame.data.firsts[members[end]] for end in (0, -1))
    counted = lane_counted(cluster.count, frame.data.page.lanes[lane].id)
    if first < last:
        form = ntr(
            "{counted} from {begin} to {end}, too close to draw alone; click to zoom in",
            "{counted} from {begin} to {end}, too close to draw one by one; click to zoom in",
            cluster.count,
        )
    elif cluster.end - cluster.begin > 1:
        form = ntr(
            "{counted} on {begin}, too close to others to draw alone; click to zoom in",
            "{counted} on {begin}, too close to draw one by one; click to zoom in",
            cluster.count,
        )
    else:
        form = ntr(
            "{counted} on {begin}, too close to others to draw alone; click to see it",
            "{counted} on {begin}, too close to draw one by one; click to list them",
            cluster.count,
        )
    return form.format(counted=counted, begin=wording.day(first), end=wording.day(last))
