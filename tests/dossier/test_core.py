from __future__ import annotations

from typing import TYPE_CHECKING

import builders
import pytest

from kursk_viewer.dossier.core_only import core_only
from kursk_viewer.pages.evidence.page import evidence

if TYPE_CHECKING:
    from kursk_viewer.dossier.model import Dossier


def test_only_what_the_core_document_says_is_kept(small: Dossier) -> None:
    core = core_only(small)
    assert core.core_only
    assert list(core.reports) == ["half-year", "compiled"]
    assert list(core.claims) == ["total", "dead", "caught", "tanks-1", "ground", "hurt"]
    assert list(core.statements) == ["left", "stayed"]
    assert list(core.events) == ["start"]
    assert list(core.relations) == ["clash"]
    assert list(core.gaps) == ["own-losses"]
    assert list(core.sources) == ["page"]


def test_what_other_sources_add_is_dropped(small: Dossier) -> None:
    core = core_only(small)
    assert core.claims["total"].context == ""
    assert core.events["start"].disputed_by == ""
    assert core.events["start"].sources == ("page",)


def test_parties_measures_and_scopes_of_nothing_kept_are_dropped(small: Dossier) -> None:
    core = core_only(small)
    assert "ministry" not in core.parties
    assert list(core.scopes) == ["area"]
    assert "captured" in core.measures


def test_the_whole_is_kept_with_its_part_to_the_top(small: Dossier) -> None:
    measures = [
        {**row, "part_of": "tanks"} if row["id"] == "casualties" else row
        for row in builders.TABLES["measures"]
    ]
    claims = [row for row in builders.TABLES["claims"] if row["id"] in ("dead", "caught")]
    pack = builders.package(measures=measures, claims=claims, relations=[])
    assert set(core_only(builders.dossier(pack)).measures) == {
        "killed", "casualties", "tanks", "captured",
    }  # fmt: skip


def test_it_is_done_once(small: Dossier) -> None:
    core = core_only(small)
    assert core_only(core) is core


def test_the_dossier_itself_stays_whole(small: Dossier) -> None:
    core_only(small)
    assert small == builders.dossier()


@pytest.mark.parametrize("without", [True, False])
def test_every_reference_of_the_reduced_dossier_resolves(without: bool) -> None:
    whole = builders.dossier()
    core = core_only(whole.replace(core_document=None) if without else whole)
    for table in ("claims", "statements", "events", "reports", "parties", "measures", "relations"):
        for record in getattr(core, table):
            page = evidence(core, record)
            assert page is not None
            for entry in page.entries:
                assert not entry.record or core.find(entry.record) is not None


def test_speakers_and_positions_of_other_sources_are_dropped() -> None:
    fields = {
        "said_by": ["ministry", "staff"], "place": "Town",
        "position": "35, 51", "position_source": "wire",
    }  # fmt: skip
    whole = builders.dossier(builders.changed("events", "start", **fields))
    event = core_only(whole).events["start"]
    assert event.said_by == ("staff",)
    assert (event.position, event.position_source) == ("", "")
    assert "ministry" not in core_only(whole).parties


def test_days_that_are_inferred_are_dropped_and_others_kept() -> None:
    pack = builders.changed(
        "events", "start", when="2024-08-06?", when_basis="inferred", reported="2024-08-07"
    )
    builders.rows(pack, "reports")[0] |= {
        "published": "2025-02-06?", "published_basis": "inferred",
    }  # fmt: skip
    whole = builders.dossier(pack)
    event, report = core_only(whole).events["start"], core_only(whole).reports["half-year"]
    assert (event.when, event.when_basis, event.reported) == (None, "none", None)
    assert (report.published, report.published_basis) == (None, "none")
    assert (report.as_of, report.as_of_basis, report.as_of_note) == (None, "none", "")
    assert report.counts_from == whole.reports["half-year"].counts_from
    plain = core_only(builders.dossier()).events["start"]
    assert (plain.when, plain.when_basis) == (builders.dossier().events["start"].when, "event")


def test_the_reason_why_a_figure_stands_alone_is_kept() -> None:
    whole = builders.dossier(builders.changed("claims", "total", off_series="Rounded."))
    assert core_only(whole).claims["total"].off_series == "Rounded."
