"""A made-up dossier in which nearly everything that a file can say is said by some record.

It widens the small one of `builders`: series with breaks, falls and days not known, estimates of
third states, counts by independents, wholes and parts, rounder figures, uncertain days, stretches
of days, records told by several outlets, and everything that may be left out both given and not.
"""

from __future__ import annotations

from typing import Any

import builders

SIDES = [
    {"id": "gammans", "label": "Gamma", "marker": "diamond", "order": 7, "role": "belligerent",
     "allied_to": "betans"},
]  # fmt: skip

PARTIES = [
    {"id": "brigade", "name": "Brigade of Alpha", "side": "alphans", "kind": "belligerent",
     "short": "Brigade"},
    {"id": "service", "name": "Service of Thirdland", "side": "abroad", "kind": "third_state",
     "state": "Thirdland", "short": "Thirdland"},
    {"id": "minister", "name": "Minister of Fourthland", "side": "abroad", "kind": "third_state",
     "state": "Fourthland"},
    {"id": "legion", "name": "Legion of Gamma", "side": "gammans", "kind": "belligerent"},
    {"id": "gazette", "name": "Gazette", "side": "press", "kind": "media"},
    {"id": "bulletin", "name": "Bulletin", "side": "press", "kind": "media"},
    {"id": "guests", "name": "Guest troops", "side": "betans", "kind": "concerned",
     "adjective": "Guest", "members": "guests"},
]  # fmt: skip

SOURCES = [
    {"id": "copy", "publisher": "Wire (Mirror)", "title": "A later count", "language": "be",
     "url": "https://copy.example/two?x=%D0%B0", "display_url": "https://copy.example/plain",
     "published": "2025-03", "published_basis": "address", "title_basis": "address",
     "kind": "copy"},
    {"id": "data", "publisher": "Bureau Counter", "title": "The counted losses", "language": "en",
     "url": "https://data.example/set", "published": "2025-04-01", "published_basis": "text",
     "title_basis": "described", "kind": "dataset", "note": "Changes every week."},
    {"id": "unused", "publisher": "Archive", "title": "Never cited", "language": "de",
     "url": "https://archive.example/never", "published_basis": "none", "kind": "reference"},
]  # fmt: skip

MEASURES = [
    {"id": "armour", "label": "Armoured vehicles", "group": "equipment", "unit": "items",
     "definition": "Tanks and others.", "also_called": ["carriers", "armor"],
     "phrase": "{adjective} armoured vehicles lost"},
    {"id": "carriers", "label": "Carriers", "group": "equipment", "unit": "items",
     "definition": "For troops.", "part_of": "armour"},
    {"id": "guns", "label": "Guns", "group": "equipment", "unit": "items",
     "definition": "Towed or not.", "phrase": "guns that {name} lost"},
    {"id": "equipment-total", "label": "All kinds", "group": "equipment", "unit": "items",
     "definition": "What the report adds up itself."},
    {"id": "troops", "label": "Troops present", "group": "strength", "unit": "people",
     "definition": "On one day.", "phrase": "{members} present"},
    {"id": "missing", "label": "Missing", "group": "people", "unit": "people",
     "definition": "Neither found nor seen.", "part_of": "casualties",
     "phrase": "{members} missing"},
]  # fmt: skip

REPORTS = [
    {"id": "first", "claimant": "brigade", "method": "claimed", "title": "The first count",
     "as_of": "2024-10-05", "as_of_basis": "statement_date", "counts_from": "2024-08-06",
     "published": "2024-10-06", "published_basis": "page", "scope": "area", "sources": ["wire"],
     "note": "By word of mouth.", "context": "Wire had it a day before.",
     "period": "since the beginning"},
    {"id": "winter", "claimant": "staff", "method": "stated", "title": "The winter count",
     "as_of": "2024-12-31", "as_of_basis": "text", "counts_from": "2024-08-06", "scope": "area",
     "sources": ["wire", "copy"]},
    {"id": "winter-too", "claimant": "brigade", "method": "claimed", "title": "The same day",
     "as_of": "2024-12-31", "as_of_basis": "text", "counts_from": "2024-08-06", "scope": "area",
     "sources": ["copy"]},
    {"id": "spring", "claimant": "staff", "method": "claimed", "title": "The spring count",
     "as_of": "2025-04-20", "as_of_basis": "other_source", "as_of_note": "By the wire.",
     "counts_from": "2024-08-06", "scope": "area", "sources": ["wire"]},
    {"id": "summer", "claimant": "staff", "method": "claimed", "title": "The summer count",
     "as_of": "2025-06-20", "as_of_basis": "text", "counts_from": "2024-08-06", "scope": "area",
     "sources": ["wire"]},
    {"id": "autumn", "claimant": "staff", "method": "claimed", "title": "The autumn count",
     "as_of": "2025-09", "as_of_basis": "text", "counts_from": "2025-01-01", "scope": "area",
     "sources": ["wire"]},
    {"id": "abroad-1", "claimant": "service", "method": "estimated", "title": "An estimate",
     "as_of": "2025-01-11", "as_of_basis": "text", "scope": "area", "sources": ["wire"]},
    {"id": "abroad-2", "claimant": "service", "method": "estimated", "title": "Another estimate",
     "as_of": "2025-02-20", "as_of_basis": "text", "scope": "area", "sources": ["wire"]},
    {"id": "abroad-3", "claimant": "minister", "title": "From Fourthland", "scope": "front",
     "sources": ["copy"]},
    {"id": "counted", "claimant": "counter", "method": "counted", "title": "What was seen",
     "as_of": "2025-03-31", "as_of_basis": "text", "counts_from": "2024-08-06", "scope": "border",
     "published": "2025-04-01", "published_basis": "text", "sources": ["data"]},
    {"id": "rival-later", "claimant": "ministry", "method": "claimed", "title": "Their spring",
     "as_of": "2025-04-26", "as_of_basis": "text", "counts_from": "2024-08-06", "scope": "area",
     "sources": ["wire", "copy"]},
    {"id": "printed", "claimant": "gazette", "method": "estimated", "title": "The Gazette guesses",
     "as_of": "2025", "as_of_basis": "inferred", "scope": "area", "sources": ["copy"]},
]  # fmt: skip


def _claim(name: str, report: str, about: str, measure: str, **fields: object) -> builders.Row:
    given = {"precision": "exact"} if "precision" not in fields else {}
    return {"id": name, "report": report, "about": about, "measure": measure, **given, **fields}


CLAIMS = [
    # The line of the casualties of Beta: joined, broken, of another scope, of no exact day.
    _claim("total-first", "first", "beta", "casualties", value=17819, in_series=True,
           attribution="explicit", worded_as="losses", sources=["wire"]),
    _claim("total-winter", "winter", "beta", "casualties", value=38000, precision="more_than",
           stated_as="over", in_series=True, sources=["wire", "copy"], note="Told twice.",
           includes=["killed", "wounded"]),
    _claim("total-spring", "spring", "beta", "casualties", value=63402, in_series=True,
           includes=["captured"], includes_basis="stated", sources=["wire"]),
    _claim("total-summer", "summer", "beta", "casualties", value=60000, precision="about",
           in_series=True, off_series="Only the north is counted.", sources=["wire"]),
    _claim("total-autumn", "autumn", "beta", "casualties", value=77000, precision="nearly",
           in_series=True, start_not_stated=True, sources=["wire"]),
    _claim("dead-spring", "spring", "beta", "killed", value=25200, in_series=True,
           status="superseded", sources=["wire"]),
    _claim("dead-summer", "summer", "beta", "killed", value=24000, in_series=True,
           sources=["wire"]),
    _claim("caught-first", "first", "beta", "captured", value=300, in_series=True,
           sources=["wire"]),
    _claim("caught-winter", "winter", "beta", "captured", value=700, precision="at_least",
           in_series=True, sources=["wire"]),
    _claim("caught-counted", "counted", "beta", "captured", value=1000, precision="up_to",
           attribution="unattributed", sources=["data"], counts_from="2024-08-10"),
    _claim("lost", "half-year", "beta", "missing", low=1000, high=1200, precision="range",
           paragraph=8, sources=["page"], scope="border"),
    # The core report on guests, and others on the same questions.
    _claim("guests-total", "half-year", "guests", "casualties", value=4000, precision="about",
           stated_as="some", paragraph=9, attribution="by_context", sources=["page"],
           includes=["killed", "wounded"], includes_basis="arithmetic"),
    _claim("guests-aside", "half-year", "guests", "casualties", value=3900, said_by="gazette",
           paragraph=11, attribution="unattributed", sources=["page"]),
    _claim("guests-bulletin", "half-year", "guests", "killed", value=900, said_by="bulletin",
           paragraph=12, sources=["page"]),
    _claim("guests-caught", "half-year", "guests", "captured", value=909, paragraph=1,
           sources=["page"]),
    _claim("guests-service", "abroad-1", "guests", "casualties", value=3000, in_series=True,
           sources=["wire"]),
    _claim("guests-service-2", "abroad-2", "guests", "casualties", low=3800, high=4200,
           precision="range", in_series=True, sources=["wire"]),
    _claim("guests-minister", "abroad-3", "guests", "killed", value=600, precision="about",
           sources=["copy"]),
    _claim("guests-printed", "printed", "guests", "casualties", value=5000, precision="up_to",
           status="disputed", sources=["copy"], context="The Wire doubts it."),
    # What Beta claims of Alpha.
    _claim("rival-spring", "rival-later", "alpha", "casualties", value=76000,
           precision="more_than", in_series=True, sources=["wire", "copy"]),
    _claim("rival-tanks", "rival-later", "alpha", "tanks", value=412, sources=["wire"]),
    _claim("rival-tanks-before", "rival", "alpha", "tanks", value=394, sources=["wire"]),
    _claim("rival-guns", "rival-later", "alpha", "guns", value=5, precision="nearly",
           sources=["wire"]),
    # Equipment: kinds with a part and a total, a fall, figures that cannot be compared.
    _claim("tanks-aside", "half-year", "beta", "tanks", value=130, said_by="gazette", paragraph=11,
           sources=["page"]),
    _claim("armour-1", "half-year", "beta", "armour", value=1226, paragraph=10, sources=["page"]),
    _claim("carriers-1", "half-year", "beta", "carriers", value=864, precision="more_than",
           paragraph=10, sources=["page"], note="Of every make.", worded_as="troop carriers"),
    _claim("guns-1", "half-year", "beta", "guns", value=397, paragraph=10, sources=["page"]),
    _claim("all-1", "half-year", "beta", "equipment-total", value=1700, precision="about",
           paragraph=10, sources=["page"]),
    _claim("tanks-winter-old", "winter", "beta", "tanks", value=95, status="superseded",
           sources=["wire"]),
    _claim("tanks-winter", "winter", "beta", "tanks", value=100, precision="about",
           sources=["wire"]),
    _claim("armour-winter", "winter", "beta", "armour", value=1300, sources=["wire"]),
    _claim("guns-winter", "winter", "beta", "guns", value=397, sources=["wire"]),
    _claim("tanks-later", "later", "beta", "tanks", value=140, sources=["wire"]),
    _claim("tanks-spring", "spring", "beta", "tanks", value=150, sources=["wire"],
           off_series="Another list."),
    _claim("tanks-seen", "counted", "beta", "tanks", value=90, sources=["data"],
           attribution="explicit"),
    _claim("guns-winter-too", "winter-too", "beta", "guns", value=380, sources=["copy"]),
    _claim("none", "spring", "beta", "carriers", value=0, sources=["wire"],
           worded_as="troop carriers"),
    _claim("guns-spring", "spring", "beta", "guns", value=406, sources=["wire"]),
    _claim("armour-spring", "spring", "beta", "armour", value=1100, sources=["wire"]),
    # Ground and troops.
    _claim("ground-first", "first", "alpha", "area-held", value=13760, sources=["wire"]),
    _claim("ground-rival", "rival-later", "alpha", "area-held", value=0, sources=["wire"]),
    _claim("troops-1", "half-year", "guests", "troops", value=11000, precision="about",
           paragraph=6, sources=["page"]),
    _claim("troops-2", "abroad-2", "guests", "troops", low=10000, high=12000, precision="range",
           sources=["wire"], counts_from="2025-02-01"),
    # Derived by the compiler.
    _claim("rest", "compiled", "beta", "armour", value=362, precision="up_to",
           stated_as="fewer than", status="derived",
           formula="armour-1 - carriers-1", sources=["page"]),
]  # fmt: skip

STATEMENTS = [
    {"id": "push", "report": "half-year", "text": "The push goes on.",
     "attribution": "unattributed",
     "paragraph": 2, "status": "claimed", "sources": ["page"]},
    {"id": "gone", "report": "rival-later", "text": "No soldier of Alpha is left.",
     "attribution": "explicit", "said_by": "ministry", "sources": ["wire", "copy"]},
    {"id": "present", "report": "spring", "text": "Soldiers of Alpha stay.",
     "attribution": "explicit", "sources": ["wire"]},
]  # fmt: skip

EVENTS = [
    {"id": "counter-push", "when": "2024-09-10/2024-09-15", "when_basis": "event",
     "reported": "2024-09-11", "title": "A counter-push", "text": "Beta pushes back.",
     "category": "fighting", "said_by": ["ministry", "service"], "place": "Upper Town",
     "position": "35.27, 51.20", "position_source": "data", "independence": "several_origins",
     "sources": ["wire", "copy"], "note": "Told by both.", "context": "Maps differ."},
    {"id": "withdrawal", "when": "2025-01?", "when_basis": "inferred", "title": "They withdraw",
     "text": "Helpers are said to leave.", "category": "helpers", "said_by": ["staff"],
     "core": True, "paragraph": 7, "sources": ["page"], "independence": "one_outlet"},
    {"id": "return", "when": "2025-02-07", "when_basis": "report", "title": "They are back",
     "text": "Helpers are said to return.", "category": "helpers", "said_by": ["gazette"],
     "sources": ["copy"], "independence": "same_origin", "reported": "2025-02-08"},
    {"id": "end-said", "when": "2025-04-26", "when_basis": "event", "title": "An end is declared",
     "text": "All is said to be over.", "category": "fighting", "said_by": ["ministry"],
     "sources": ["wire"], "disputed_by": "Staff of Alpha", "place": "Lower Town"},
    {"id": "told-by-one", "when": "2025-03-08", "when_basis": "event",
     "title": "Staff of Alpha: the bridge is held", "text": "One says so.", "category": "fighting",
     "said_by": ["staff"], "sources": ["wire"]},
    {"id": "told-by-two", "when": "2025-03-09", "when_basis": "event",
     "title": "Staff of Alpha: the bridge is lost", "text": "Two say so.", "category": "fighting",
     "said_by": ["staff", "officials"], "sources": ["wire"]},
    {"id": "untold", "when": "2025", "title": "Nobody knows the day",
     "text": "It was that year.", "category": "helpers", "sources": ["wire"]},
]  # fmt: skip

RELATIONS = [
    {"id": "count-broke", "subject": "total-spring", "kind": "breaks_series",
     "object": "total-winter", "note": "Prisoners are counted in since."},
    {"id": "guns-broke", "subject": "guns-spring", "kind": "breaks_series",
     "object": "guns-winter", "note": "Another way of counting guns."},
    {"id": "armour-broke", "subject": "armour-spring", "kind": "breaks_series",
     "object": "armour-1", "note": "Another way of counting armour."},
    {"id": "end-clash", "subject": "gone", "kind": "contradicts", "object": "present",
     "question": "who-is-left"},
    {"id": "guest-clash", "subject": "guests-printed", "kind": "contradicts",
     "object": "guests-total", "question": "how-many-guests", "note": "A thousand apart."},
    {"id": "guest-clash-2", "subject": "guests-service", "kind": "contradicts",
     "object": "guests-total", "question": "how-many-guests"},
    {"id": "guest-clash-3", "subject": "guests-total", "kind": "contradicts",
     "object": "guests-service-2", "question": "how-many-guests"},
    {"id": "guest-clash-4", "subject": "guests-minister", "kind": "contradicts",
     "object": "guests-total"},
    {"id": "finer", "subject": "guests-aside", "kind": "refines", "object": "guests-total",
     "note": "The rounder is the staff's."},
    {"id": "finer-2", "subject": "total-first", "kind": "refines", "object": "total"},
    {"id": "why", "subject": "counter-push", "kind": "explains", "object": "total-first",
     "note": "The first losses."},
    {"id": "beside", "subject": "tanks-seen", "kind": "see_also", "object": "tanks-1"},
    {"id": "fall", "subject": "dead-summer", "kind": "explains", "object": "dead-spring",
     "note": "Some were found alive."},
    {"id": "helpers-back", "subject": "return", "kind": "contradicts", "object": "left",
     "question": "where-helpers"},
    {"id": "helpers-leave", "subject": "withdrawal", "kind": "contradicts", "object": "return",
     "question": "where-helpers", "note": "Within a fortnight."},
    {"id": "helpers-denied", "subject": "denial", "kind": "contradicts", "object": "withdrawal",
     "question": "where-helpers"},
    {"id": "lists-differ", "subject": "tanks-later", "kind": "contradicts", "object": "tanks-1",
     "question": "two-lists"},
    {"id": "lists-differ-2", "subject": "guns-spring", "kind": "contradicts", "object": "guns-1",
     "question": "two-lists", "note": "Nine more."},
    {"id": "count-falls", "subject": "armour-spring", "kind": "contradicts", "object": "armour-1"},
    {"id": "end-denied", "subject": "end-said", "kind": "contradicts", "object": "present",
     "question": "who-is-left"},
]  # fmt: skip

QUESTIONS = [
    {"id": "who-is-left", "text": "Are soldiers of Alpha left?",
     "answers": ["None is left", "Some stay"]},
    {"id": "two-lists", "text": "Which list is right?"},
    {"id": "how-many-guests", "text": "How many guests were lost?"},
]  # fmt: skip

PHASES = [
    {"id": "closing", "label": "The last months", "when": "2025-01-01/2025-04-26",
     "sources": ["wire"]},
]  # fmt: skip

CHANGES = [
    {"id": "change-2", "version": "0.2.0", "record": "gone-record", "why": "It stood twice."},
    {"id": "change-3", "version": "0.2.0", "record": "tanks-1", "part": "paragraph",
     "after": "10", "why": "Read again."},
]  # fmt: skip

GAPS = [
    {"id": "no-names", "text": "No names are told.", "phrase": "names of the dead", "core": True},
    {"id": "no-maps", "text": "No maps are told.", "phrase": "a map of the ground"},
]  # fmt: skip

GIVEN: dict[tuple[str, str], builders.Row] = {
    ("parties", "staff"): {"short": "Staff", "adjective": "Alphan", "members": "Alphans"},
    ("parties", "beta"): {"short": "Beta", "adjective": "Betan", "members": "Betans"},
    ("sources", "page"): {"title_basis": "page"},
    ("reports", "later"): {"method": "counted", "period": "seven months", "note": "By the staff."},
    ("claims", "total-later"): {"stated_as": "over", "worded_as": "losses", "said_by": "officials",
                                "attribution": "by_context", "note": "Not of the staff."},
    ("measures", "killed"): {"phrase": "{members} killed"},
    ("measures", "casualties"): {"phrase": "{adjective} casualties"},
    ("questions", "where-helpers"): {"answers": ["They left", "They are there"]},
    ("events", "denial"): {"reported": "2025-02-05", "independence": "same_origin",
                           "note": "A day late."},
}  # fmt: skip


def package() -> builders.Row:
    """The package of it."""
    pack = builders.package()
    more: dict[str, list[Any]] = {
        "sides": SIDES, "parties": PARTIES, "sources": SOURCES, "measures": MEASURES,
        "reports": REPORTS,
        "claims": CLAIMS, "statements": STATEMENTS, "events": EVENTS, "relations": RELATIONS,
        "questions": QUESTIONS, "phases": PHASES, "changes": CHANGES, "gaps": GAPS,
    }  # fmt: skip
    for table, new in more.items():
        builders.added(table, *new, pack=pack)
    for (table, record), fields in GIVEN.items():
        next(row for row in builders.rows(pack, table) if row["id"] == record).update(fields)
    return pack
