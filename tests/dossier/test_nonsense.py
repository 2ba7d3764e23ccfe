"""No nonsense passes `check`: each kind with several of its cases, and what looks like one and is
none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import builders
import pytest

from kursk_viewer.dossier import addresses
from kursk_viewer.dossier.faults import DossierError
from kursk_viewer.dossier.loading import load_bytes
from kursk_viewer.dossier.lookalikes import likeness

if TYPE_CHECKING:
    from collections.abc import Callable

Row = dict[str, Any]
Place = tuple[str, str, str]


def faults_of(pack: Row) -> list[Place]:
    """Rule, record and field of each fault."""
    try:
        load_bytes(builders.to_bytes(pack))
    except DossierError as error:
        return [(fault.rule, fault.record, fault.field) for fault in error.faults]
    return []


def with_row(table: str, **fields: object) -> Row:
    return builders.added(table, fields)


PERCENT = {
    "id": "share", "label": "Share", "group": "territory", "unit": "%", "definition": "D.",
    "divisor": 10,
}  # fmt: skip
CLAIM = {"report": "later", "about": "beta", "precision": "exact", "sources": ["wire"]}


def share(value: int, **measure: object) -> Row:
    pack = builders.added("measures", {**PERCENT, **measure})
    return builders.added("claims", {**CLAIM, "id": "s", "measure": "share", "value": value},
                          pack=pack)  # fmt: skip


def derived(formula: str, value: int, measure: str = "wounded", precision: str = "about") -> Row:
    return builders.changed(
        "claims", "hurt", formula=formula, value=value, measure=measure, precision=precision
    )


def shares_of_two_wholes() -> Row:
    pack = share(300)
    builders.added("measures", {**PERCENT, "id": "other", "label": "Other"}, pack=pack)
    builders.added("claims", {**CLAIM, "id": "t", "measure": "other", "value": 100}, pack=pack)
    row = next(row for row in builders.rows(pack, "claims") if row["id"] == "hurt")
    row.update(formula="s + t", value=400, measure="share", precision="exact")
    return pack


def share_beyond() -> Row:
    pack = share(1000)
    builders.rows(pack, "claims")[-1]["precision"] = "more_than"
    return pack


def both_allied() -> Row:
    pack = builders.changed("sides", "alphans", allied_to="betans")
    builders.rows(pack, "sides")[1]["allied_to"] = "alphans"
    return pack


def twice(table: str, number: int, **fields: object) -> Row:
    """A record under a second id."""
    return builders.added(table, {**builders.TABLES[table][number], "id": "again", **fields})


def places(*positions: str) -> Row:
    """Three positions of one place, and others."""
    event = builders.TABLES["events"][1]
    known = ("35.1, 51.1", "35.2, 51.2", *positions)
    rows = [
        {**event, "id": f"e{n}", "title": f"Event {n}", "position": position}
        for n, position in enumerate(known)
    ]
    return builders.added("events", *rows)


def superseding(*pairs: tuple[str, str], kind: str = "supersedes") -> Row:
    rows = [
        {"id": f"s{n}", "subject": newer, "kind": kind, "object": older}
        for n, (newer, older) in enumerate(pairs)
    ]
    return builders.package(relations=rows)


CHANGED: list[tuple[str, str, Row, Place]] = [
    # dates
    ("reports", "later", {"published": "2024-08-05", "as_of": None, "as_of_basis": None},
     ("dates", "later", "published")),
    ("reports", "later", {"published": "2025-02", "published_basis": "page"},
     ("dates", "later", "published")),
    ("reports", "later", {"as_of_basis": "none"}, ("dates", "later", "as_of_basis")),
    ("reports", "later", {"as_of": None}, ("dates", "later", "as_of_basis")),
    ("reports", "later", {"published": "2025-03-02", "published_basis": "none"},
     ("dates", "later", "published_basis")),
    ("reports", "later", {"published_basis": "address"}, ("dates", "later", "published_basis")),
    ("sources", "wire", {"published_basis": "none"}, ("dates", "wire", "published_basis")),
    ("events", "start", {"when_basis": "none"}, ("dates", "start", "when_basis")),
    ("events", "start", {"when": None, "when_basis": "report"}, ("dates", "start", "when_basis")),
    ("events", "start", {"reported": "2024-08-05"}, ("dates", "start", "reported")),
    ("events", "start", {"when": "2024-08/2024-09", "reported": "2024-07"},
     ("dates", "start", "reported")),
    ("events", "denial", {"reported": "2024-12-01"}, ("dates", "denial", "reported")),
    ("claims", "caught", {"counts_from": "2025-03-03"}, ("dates", "caught", "counts_from")),
    ("events", "start", {"when": "2023-02-29"}, ("field", "start", "when")),
    ("events", "start", {"when": "0000"}, ("field", "start", "when")),
    ("events", "start", {"when": "2024-08-06T24:00"}, ("field", "start", "when")),
    ("events", "start", {"when": "2024-09/2024-08"}, ("field", "start", "when")),
    ("relations", "newer", {"subject": "total", "object": "total-later"},
     ("dates", "newer", "object")),
    # numbers and their precision
    *(
        ("claims", "caught", {"stated_as": word}, ("precision", "caught", "stated_as"))
        for word in ("Around ", "approx.", "ca.", "~", "≥", "in excess of", "between", "hundreds")
    ),
    ("claims", "caught", {"low": 900}, ("precision", "caught", "precision")),
    ("claims", "total-rival", {"low": 35000}, ("precision", "total-rival", "precision")),
    ("claims", "total-rival", {"low": 35001}, ("precision", "total-rival", "precision")),
    ("claims", "total-rival", {"value": 32000}, ("precision", "total-rival", "precision")),
    ("claims", "ground", {"high": 3}, ("precision", "ground", "precision")),
    ("claims", "caught", {"precision": "up_to", "value": 0}, ("contrary", "caught", "value")),
    ("claims", "caught", {"value": -1}, ("field", "caught", "value")),
    ("claims", "total-later", {"counts_from": "2024-09", "start_not_stated": True},
     ("contrary", "total-later", "start_not_stated")),
    ("claims", "dead", {"includes_basis": "stated"}, ("contrary", "dead", "includes_basis")),
    ("claims", "dead", {"includes": ["killed"]}, ("contrary", "dead", "includes")),
    ("claims", "dead", {"includes": ["casualties"]}, ("contrary", "dead", "includes")),
    ("claims", "total", {"includes": ["tanks"]}, ("contrary", "total", "includes")),
    ("claims", "total", {"includes": ["killed", "killed"]}, ("field", "total", "includes")),
    ("claims", "caught", {"said_by": "staff"}, ("contrary", "caught", "said_by")),
    ("claims", "caught", {"sources": ["page", "page"]}, ("field", "caught", "sources")),
    ("events", "start", {"independence": "one_outlet"}, ("contrary", "start", "independence")),
    # units
    ("measures", "captured", {"unit": "thousand people", "divisor": 10_000},
     ("divisor", "captured", "divisor")),
    ("measures", "captured", {"unit": "dozens", "divisor": 10}, ("divisor", "captured", "divisor")),
    ("measures", "area-held", {"divisor": 10_000_000}, ("divisor", "area-held", "divisor")),
    *(
        ("measures", "killed", {"phrase": phrase}, ("phrase", "killed", "phrase"))
        for phrase in ("{name.__class__} killed", "{ killed", "{name:>9999999} killed", "{0}")
    ),
    ("measures", "captured", {"divisor": 10}, ("divisor", "captured", "divisor")),
    ("measures", "tanks", {"divisor": 2}, ("divisor", "tanks", "divisor")),
    ("measures", "area-held", {"divisor": 3}, ("divisor", "area-held", "divisor")),
    # places
    ("events", "denial", {"position": "35.27, 91"}, ("field", "denial", "position")),
    ("events", "denial", {"place": None}, ("place", "denial", "position")),
    ("events", "start", {"position_source": "wire"}, ("place", "start", "position_source")),
    ("events", "denial", {"place": "\u00a0"}, ("field", "denial", "place")),
    ("events", "denial", {"position": "35.27, 051.2"}, ("field", "denial", "position")),
    # sides and relations
    ("sides", "alphans", {"allied_to": "alphans"}, ("sides", "alphans", "allied_to")),
    ("sides", "press", {"allied_to": "alphans"}, ("sides", "press", "allied_to")),
    ("parties", "staff", {"side": "press"}, ("sides", "staff", "kind")),
    ("parties", "compiler", {"kind": "media"}, ("sides", "compiler", "kind")),
    ("parties", "officials", {"side": "abroad", "kind": "third_state"},
     ("sides", "officials", "state")),
    ("reports", "later", {"claimant": "beta"}, ("speaker", "later", "claimant")),
    ("events", "start", {"said_by": ["alpha"]}, ("speaker", "start", "said_by")),
    ("events", "denial", {"figures": ["caught"]}, ("speaker", "denial", "figures")),
    ("scopes", "area", {"context": True}, ("scope", "area", "context")),
    *(
        ("questions", "where-helpers", {"answers": answers},
         ("answers", "where-helpers", "answers"))
        for answers in (["yes"], ["yes", "no", "maybe"], ["Yes", "yes "], ["yes", "уеs"])
    ),
    ("relations", "clash", {"object": "area"}, ("relation", "clash", "object")),
    ("relations", "newer", {"object": "start"}, ("relation", "newer", "object")),
    ("relations", "newer", {"kind": "breaks_series", "object": "dead"},
     ("relation", "newer", "object")),
    # names and ids
    *(
        ("parties", "ministry", {"name": name}, ("look-alike", "ministry", "name"))
        for name in (
            "Staff of Alpha", "STAFF of alpha", "Staff  of Alpha", "Staff\u00a0of Alpha",
            "Stаff оf Аlpha", "Staff of Αlpha", "Ｓtaff of Alpha", "Staff of Alpha\ufe0f",
            "Staff of A1pha", "Staff of AIpha", "𝐒taff of Alpha", " Staff of Alpha ",
            "Staff of Alpha.", "“Staff of Alpha”", "Staff of ᴀlpha", "Staff of A∣pha",
            "Staff of A١pha", "Staff of A\u0336lpha", "Staff of Alpһa", "STAFF OF ALPHA·",
        )
    ),
    ("sides", "betans", {"label": "Аlpha"}, ("look-alike", "betans", "label")),
    ("categories", "helpers", {"label": "Ground  fighting"}, ("look-alike", "helpers", "label")),
    ("measures", "wounded", {"label": "KILLED"}, ("look-alike", "wounded", "label")),
    ("scopes", "border", {"label": "The аrea"}, ("look-alike", "border", "label")),
    *(
        ("parties", "staff", {"name": name}, ("field", "staff", "name"))
        for name in (
            "", " ", "\u00a0", "\u3000", "\u3164", "\u2800", "\u115f\u1160", "\uffa0", "\u200b",
            "\u00ad", "\ufe0f", "\u034f", "\u0301", "Sta\u2800ff", "Sta\u3164ff", "Sta\u200dff",
            "Sta\u00adff", "Sta\u202eff", "\ufeffStaff", "Sta\U000e0041ff",
        )
    ),
]  # fmt: skip

OTHER: list[tuple[Callable[[], Row], Place]] = [
    (lambda: builders.added("reports", {
        "id": "second", "claimant": "ministry", "title": "T", "scope": "area", "core": True,
        "sources": ["page"]}), ("core", "second", "core")),
    (lambda: share(1001), ("share", "s", "value")),
    (lambda: share(1500, group="people", part_of="casualties"), ("share", "s", "value")),
    (lambda: derived("total + dead", 56000), ("derived", "hurt", "formula")),
    (lambda: derived("total - dead - dead", 7700), ("derived", "hurt", "formula")),
    (lambda: derived("total - tanks-1", 39769), ("derived", "hurt", "formula")),
    (lambda: shares_of_two_wholes(), ("derived", "hurt", "formula")),
    (lambda: derived("total - dead", 23800, "tanks"), ("derived", "hurt", "formula")),
    (lambda: superseding(("total", "dead"), ("dead", "total")), ("relation", "s0", "object")),
    (lambda: superseding(("total", "dead"), ("total", "caught"), ("dead", "total")),
     ("relation", "s0", "object")),
    *(
        ((lambda kind=kind: superseding(("total", "dead"), ("dead", "total"), kind=kind)),
         ("relation", "s0", "object"))
        for kind in ("refines", "explains")
    ),
    (lambda: both_allied(), ("sides", "alphans", "allied_to")),
    (lambda: share(1001, unit="per cent of the area"), ("share", "s", "value")),
    (lambda: share(1001, unit="％"), ("share", "s", "value")),
    (lambda: share(10_001, unit="‰"), ("share", "s", "value")),
    (lambda: share_beyond(), ("share", "s", "value")),
    (lambda: twice("phases", 0), ("look-alike", "again", "label")),
    (lambda: twice("spellings", 0), ("look-alike", "again", "word")),
    (lambda: superseding(("total", "dead"), ("dead", "caught"), ("caught", "total")),
     ("relation", "s0", "object")),
    *(
        ((lambda id_=id_: with_row("gaps", id=id_, text="T.")), ("look-alike", id_, "id"))
        for id_ in ("Total", "tоtal", "ｔotal", "dеnіаl", "tota1", "t0tal", "tanks-l",
                    "to\u0336tal")
    ),
    *(
        ((lambda id_=id_: with_row("gaps", id=id_, text="T.")), ("field", id_, "id"))
        for id_ in ("a\\b", "a|b", "a,b", "a;b", 'a"b', "a'b", "<b>", "a&b", "a#b")
    ),
    *(
        ((lambda id_=id_: with_row("gaps", id=id_, text="T.")), ("field", id_, "id"))
        for id_ in ("a\ufe0f", "a\U000e0100", "a\u3164b", "a\u2800")
    ),
]  # fmt: skip


@pytest.mark.parametrize(("table", "record", "fields", "place"), CHANGED)
def test_a_record_that_cannot_be_so_is_a_fault(
    table: str, record: str, fields: Row, place: Place
) -> None:
    assert place in faults_of(builders.changed(table, record, **fields))


@pytest.mark.parametrize(("make", "place"), OTHER)
def test_records_that_cannot_stand_together_are_a_fault(
    make: Callable[[], Row], place: Place
) -> None:
    assert place in faults_of(make())


@pytest.mark.parametrize("table", ["reports", "events"])
def test_nothing_stands_in_a_core_document_that_is_not_named(table: str) -> None:
    pack = builders.without_core()
    assert not faults_of(pack)
    builders.rows(pack, table)[0]["core"] = True
    assert ("core", "", "core_document") in faults_of(pack)
    pack["core_document"] = None
    assert ("core", "", "core_document") in faults_of(pack)


@pytest.mark.parametrize(
    "make",
    [
        lambda: share(1000),
        lambda: share(1500, group="people", unit="% of the plan"),
        lambda: share(1500, unit="percentage points"),
        lambda: share(1000, unit="‰"),
        lambda: twice("claims", 2, value=910),
        lambda: twice("claims", 2, worded_as="seized"),
        lambda: twice("events", 0, when="2024-08-07"),
        lambda: builders.changed("measures", "captured", unit="thousand people", divisor=1000),
        lambda: builders.changed(
            "questions", "where-helpers", answers=["they left", "they stayed"]
        ),
        lambda: builders.changed("measures", "killed", phrase="{adjective} {members} of {name}"),
        lambda: builders.changed("events", "denial", reported="2025-02-03"),
        lambda: builders.changed("events", "denial", reported="2025-01-20"),
        lambda: builders.changed("reports", "later", as_of=None, as_of_basis="none"),
        lambda: builders.changed("reports", "later", as_of_basis=None),
        lambda: builders.changed("sources", "wire", published=None),
        lambda: builders.changed("measures", "captured", unit="thousand people", divisor=10),
        lambda: builders.changed("parties", "counter", name="Bureau Counter 2"),
        lambda: builders.changed("parties", "officials", short="Staff of Alpha"),
        lambda: builders.changed("parties", "staff", name="Générаl Ставка 司令部"),
        lambda: builders.changed("gaps", "own-losses", text="Heart ❤️ and 葛\U000e0100."),
        lambda: superseding(("total", "dead"), ("caught", "dead")),
        lambda: derived("total - dead", 23800),
    ],
)
def test_what_is_only_unusual_is_in_order(make: Callable[[], Row]) -> None:
    assert not faults_of(make())


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: builders.changed("reports", "later", published="2099"), "2099 is later"),
        (lambda: builders.changed("events", "start", when="3024-01-01"), "3024-01-01 is later"),
        (lambda: builders.changed("sources", "page", published="2026-01-03",
                                  published_basis="page"), "later than the day"),
        (lambda: builders.changed("reports", "later", as_of="2025-03-03"), "published before"),
        (lambda: builders.changed("events", "denial", when="2025-03-03"), "published before"),
        (lambda: builders.changed("measures", "tanks", part_of="captured"), "are part of"),
        (lambda: share(1500, group="strength"), "more than 100 %"),
        (lambda: builders.added("relations", {
            "id": "again", "subject": "stayed", "kind": "contradicts", "object": "left"}),
         "“clash” says so already"),
        (lambda: builders.changed("parties", "ministry", short="Staff оf Alpha"), "looks like"),
        (lambda: builders.changed("parties", "ministry", name="Мinistry of Beta"), "two scripts"),
        (lambda: builders.changed("sources", "wire", publisher="DAILY PAGE"), "looks like"),
        (lambda: builders.changed("measures", "captured", also_called=["Killed"]), "looks like"),
        (lambda: builders.changed("sides", "betans", marker="circle"), "do not tell it from"),
        (lambda: builders.changed("claims", "caught", precision="at_least", value=0),
         "says nothing"),
        (lambda: builders.changed("claims", "caught", status="superseded"), "what supersedes it"),
        (lambda: builders.changed("claims", "total", off_series="Rounded."), "on the line"),
        (lambda: builders.changed("claims", "total-later", paragraph=3), "does not stand"),
        (lambda: builders.changed("events", "denial", disputed_by="Ministry of Beta"), "only one"),
        (lambda: builders.changed("events", "denial", position="0, 0"), "sea off Africa"),
        (lambda: builders.changed("reports", "later", published="2025-03-05"), "every source"),
        (lambda: builders.added("claims", {**builders.TABLES["claims"][6], "id": "n", "value": 4}),
         "another figure for the same"),
        *(
            ((lambda table=table, number=number: twice(table, number)), "says the same")
            for table, number in (
                ("sources", 0), ("reports", 2), ("claims", 2), ("claims", 7), ("statements", 0),
                ("events", 0), ("gaps", 0), ("relations", 1),
            )
        ),
        (lambda: builders.changed("events", "denial", when="2025-02-04", reported="2025-02-20"),
         "the day it was reported"),
        (lambda: builders.changed("changes", "change-1", before="39900"), "the same before"),
        (lambda: twice("gaps", 0, text="OWN losses are  not told."), "says the same"),
        (lambda: twice("sources", 0, url="https://page.example/one/"), "says the same"),
        (lambda: twice("sources", 0, url="HTTP://www.PAGE.example/one"), "says the same"),
        (lambda: builders.changed("reports", "rival", claimant="compiler"), "of its own"),
        (lambda: places("51.2, 35.3"), "longitude comes first"),
        (lambda: places("37.27, 51.2"), "elsewhere"),
        (lambda: builders.added("relations", {
            "id": "again", "subject": "total-later", "kind": "contradicts", "object": "total"}),
         "is superseded"),
        (lambda: builders.added("relations", {
            "id": "again", "subject": "total", "kind": "contradicts", "object": "ground"}),
         "not to be compared"),
        (lambda: builders.changed("gaps", "own-losses", colour="red"), "colour"),
    ],
)  # fmt: skip
def test_what_is_odd_is_a_warning(make: Callable[[], Row], says: str) -> None:
    dossier = builders.dossier(make())
    assert dossier.warning_count == 1
    assert says in dossier.warnings[0]


def test_all_of_a_hundred_is_not_odd() -> None:
    assert builders.dossier(share(1000, group="strength")).warnings == ()


HOSTS = [
    ("https://www.un.org/a?b=c#d", "www.un.org"),
    ("HTTPS://WWW.UN.ORG", "www.un.org"),
    ("http://a", "a"),
    ("http://un.org:8080/", "un.org"),
    ("https://[2001:db8::1]:80/x", "[2001:db8::1]"),
    ("https://www.аррӏе.com/", "www.xn--80ak6aa92e.com"),
    ("https://xn--80ak6aa92e.com", "xn--80ak6aa92e.com"),
    ("https://bücher.example/ü", "xn--bcher-kva.example"),
    ("https://un.org/a@b:c", "un.org"),
    ("https://faß.example/", "xn--fa-hia.example"),
    ("https://[2001:DB8:0:0:0:0:0:1]/", "[2001:db8::1]"),
    ("https://192.0.2.1/", "192.0.2.1"),
    ("https://un.org./%2e%2e/%0a", "un.org."),
]


@pytest.mark.parametrize(("address", "host"), HOSTS)
def test_a_host_is_told_as_it_is_looked_up(address: str, host: str) -> None:
    assert addresses.host(address) == host
    assert not faults_of(builders.changed("sources", "page", url=address))


@pytest.mark.parametrize(
    "address",
    [
        "http://", "http:///x", "http://?x", "http:// /", "//un.org", "un.org", "https:un.org",
        "javascript:alert(1)", "file:///etc/passwd", "ftp://un.org", "data:text/html,x",
        "smb://un.org/x", "\\\\un.org\\x", "https://evil.example\\@www.un.org/",
        "https://un.org\\evil", "https://user@un.org", "https://user:word@un.org/",
        "https://un.org@evil.example", "https://un.org /x", "https://un.org/a b",
        "https://un.org/a\u00a0b", "https://.", "https://-a.example", "https://a..b",
        "https://un.org:x", "https://un.org:99999", "https://un.org:", "https://[::1",
        "https://[x]", "https://un%2eorg", "https://un。org", "https://un.org／x", "https://ｕn.org",
        "https://un.org:0", "https://un.org:８0", "https://[:::]", "https://[12345::]",
        "https://[1:2:3:4:5:6:7:8:9]", "https://[::1%25eth0]", "https://2130706433",
        "https://0x7f.1", "https://127.1", "https://0177.0.0.1", "https://256.1.1.1", "https://a.1",
        "https://xn--a", "https://xn--zzzzzzzzzz99999.com", "https://un\t.org", "https://un.org\n",
        "https://www.un.org@evil.example:443", "https://un.org⁄@evil", "data:https://un.org",
        f"https://{'a' * 64}.org", "https://un.org<b>", 'https://un.org"x', "view-source:http://a",
    ],
)  # fmt: skip
def test_an_address_that_leads_elsewhere_than_it_seems_is_a_fault(address: str) -> None:
    pack = builders.changed("sources", "page", url=address)
    assert ("field", "page", "url") in faults_of(pack)


def test_likeness_tells_apart_what_an_eye_tells_apart() -> None:
    names = ["Staff", "Stuff", "Штаб", "Staff 2", "Général", "General", "St. Aff", "司令部"]
    assert len({likeness(name) for name in names}) == len(names)
