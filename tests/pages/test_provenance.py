"""Source, as-of and disclaimer fit the records that are shown, and no others."""

from __future__ import annotations

from kursk_viewer.dossier.core_only import core_only
from kursk_viewer.dossier.dates import parse
from kursk_viewer.dossier.model import Dossier
from kursk_viewer.dossier.vocabulary import AsOfBasis
from kursk_viewer.pages.equipment import equipment
from kursk_viewer.pages.provenance import core_as_of, provenance, provenance_of


def test_one_claim_has_its_own_publisher_day_and_disclaimer(small: Dossier) -> None:
    told = provenance_of(small, [small.claims["total-later"]])
    assert told.source == "Source: Wire (English)"
    assert told.as_of == "as of 1 Mar 2025"
    assert told.disclaimer == "Every figure is somebody's claim; this dossier verifies none"
    told = provenance_of(core_only(small), [small.claims["total"]])
    assert told.disclaimer == "Claimed by one party to the war; not independently verified"


def test_a_derived_claim_rests_on_its_inputs(small: Dossier) -> None:
    claim = next(c for c in small.claims.values() if c.formula)
    bare = small.replace(claims=small.claims | {claim.id: claim.replace(sources=())})
    assert provenance_of(bare, [bare.claims[claim.id]]).source == "Source: Daily Page"


def test_several_days_are_a_span_that_says_how_it_is_known(small: Dossier) -> None:
    claims = [small.claims["total"], small.claims["total-later"]]
    told = provenance_of(small, claims).as_of
    assert told == "figures as of 5 Feb 2025 to 1 Mar 2025 (some inferred)"
    undated = small.reports["later"].replace(as_of=None, as_of_basis=AsOfBasis.NONE)
    small = small.replace(reports=small.reports | {"later": undated})
    told = provenance_of(small, claims).as_of
    assert told == "as of 5 Feb 2025 (inferred), some without an as-of date"


def test_a_month_is_told_as_a_month(small: Dossier) -> None:
    month = small.reports["later"].replace(as_of=parse("2025-03"))
    small = small.replace(reports=small.reports | {"later": month})
    claims = [small.claims["total"], small.claims["total-later"]]
    assert "to Mar 2025" in provenance_of(small, claims).as_of


def test_events_by_media_are_not_called_claims_of_a_party(shipped: Dossier) -> None:
    events = [
        event
        for event in shipped.events.values()
        if event.said_by and all(shipped.parties[p].kind == "media" for p in event.said_by)
    ]
    told = provenance_of(shipped, [], events)
    assert told.as_of.startswith("events of ")
    assert "party to the war" not in told.disclaimer


def test_many_publishers_are_counted_and_few_are_named(shipped: Dossier) -> None:
    told = provenance_of(shipped, shipped.claims.values()).source
    assert told.startswith("Sources: ") and told.endswith(" other publishers")
    named = told.removeprefix("Sources: ").split(" and ")[0].split(", ")
    publishers = {shipped.sources[n].outlet for c in shipped.claims.values() for n in c.sources}
    number = int(told.rsplit(" and ")[1].split()[0])
    assert len(publishers) == len(named) + number


def test_many_who_said_a_thing_are_counted_and_few_are_named(small: Dossier) -> None:
    parties = ("staff", "officials", "ministry", "counter", "compiler")
    told = [
        provenance_of(small, [], [small.events["denial"].replace(said_by=parties[:count])])
        for count in (1, 3, 5)
    ]
    assert [each.claimants for each in told] == [
        "Said by Staff of Alpha",
        "Said by Staff of Alpha, Officials and Ministry of Beta",
        "Said by Staff of Alpha, Officials and 3 others",
    ]


def test_the_table_of_each_side_tells_its_own_days_and_sources(shipped: Dossier) -> None:
    for side in equipment(shipped).sides:
        page = equipment(shipped, side.about)
        claims = [shipped.claims[c.claim] for row in page.rows for c in row.cells if c.claim]
        assert page.provenance == provenance_of(shipped, claims)
    core = {equipment(shipped, s.about).provenance.as_of for s in equipment(shipped).sides}
    assert len(core) == len(equipment(shipped).sides)


def test_what_only_the_core_report_says_is_said_to_be_from_it_alone(small: Dossier) -> None:
    told = provenance(core_only(small))
    assert told.source == "Source: Daily Page, core report only"
    assert "core report only" not in provenance(small).line


def test_nothing_shown_has_no_as_of(small: Dossier) -> None:
    told = provenance_of(small, [])
    assert (told.source, told.as_of) == (small.title, "")


def test_the_whole_dossier_is_not_dated_as_its_core_report(shipped: Dossier) -> None:
    told = provenance(shipped)
    assert " further sources" in told.source
    assert told.as_of.startswith("figures as of ") and "; events of " in told.as_of
    report = shipped.core_report
    assert report is not None
    assert core_as_of(shipped).startswith("core report as of ")
    assert core_as_of(shipped.replace(reports={})) == ""
