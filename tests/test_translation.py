"""The language of the interface and of the data: which is shown, and what is never translated."""

from __future__ import annotations

import hashlib
import html
import importlib.util
import io
import json
import os
import re
import struct
import subprocess
import sys
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path

import builders
import pypdf
import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from kursk_viewer import cli, resources, translation
from kursk_viewer.dossier import dates, loading, shipped
from kursk_viewer.dossier.core_only import core_only
from kursk_viewer.dossier.model import Dossier
from kursk_viewer.dossier.translated import TEXTS, translated
from kursk_viewer.message_catalogue import MessageCatalogue
from kursk_viewer.output.document_html import as_html
from kursk_viewer.output.document_text import as_text
from kursk_viewer.pages import wording
from kursk_viewer.pages.provenance import data_of, provenance
from kursk_viewer.pages.shown import shown
from kursk_viewer.pages.summary.brief import brief_document
from kursk_viewer.pages.summary.document import summary_document
from kursk_viewer.pages.summary.full import full_document
from kursk_viewer.streams import reason_of

_specification = importlib.util.spec_from_file_location(
    "catalogue", resources.path("translations", "catalogue.py")
)
assert _specification is not None and _specification.loader is not None
catalogue = importlib.util.module_from_spec(_specification)
_specification.loader.exec_module(catalogue)

VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture
def catalogues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of catalogues with one language, `xx`; English is shown again afterwards."""
    catalogue = Catalog(locale=None)
    catalogue.add("date not stated", "DATE NOT STATED")
    catalogue.add("May", "MAY ALONE", context="month alone")
    catalogue.add("May", "OF MAY", context="month after a day")
    catalogue.add("{day} {month} {year}", "{year}, {month} {day}",
                  context="day, with the month in full")  # fmt: skip
    file = io.BytesIO()
    write_mo(file, catalogue)
    place = tmp_path / "translations" / "xx" / "LC_MESSAGES" / "kursk_viewer.mo"
    place.parent.mkdir(parents=True)
    place.write_bytes(file.getvalue())
    monkeypatch.setattr(resources, "folder", lambda: str(tmp_path))
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    yield tmp_path
    monkeypatch.undo()
    translation.choose("en")


@pytest.mark.parametrize(
    ("variables", "shown"),
    [
        ({}, "en"),
        ({"LANG": "xx_YY.UTF-8"}, "xx"),
        ({"LANG": "xx_YY.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "yy:xx"}, "xx"),
        ({"LANG": "xx", "LANGUAGE": "en:xx"}, "en"),
        ({"LANG": "../../xx"}, "en"),
    ],
)
def test_the_language_is_that_of_the_system(
    catalogues: Path, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], shown: str
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    translation.choose("")
    assert translation.language() == shown
    assert translation.tr("date not stated") == (
        "DATE NOT STATED" if shown == "xx" else "date not stated"
    )


def test_a_language_chosen_in_the_window_is_remembered(
    catalogues: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(catalogues))
    assert translation.remembered() == ""
    settings = catalogues / "kursk-viewer" / "kursk-viewer.ini"
    settings.parent.mkdir()
    settings.write_text("[General]\nscheme=dark\nlanguage=xx\n")
    assert translation.remembered() == "xx"
    translation.choose(translation.remembered())
    assert translation.language() == "xx"
    assert translation.available() == ("en", "xx")


def test_a_damaged_catalogue_leaves_english(catalogues: Path) -> None:
    file = catalogues / "translations" / "xx" / "LC_MESSAGES" / "kursk_viewer.mo"
    whole = file.read_bytes()
    for damaged in (b"no catalogue", whole[:12], whole[:100], whole[:-1].replace(b"\0", b" ")):
        file.write_bytes(damaged)
        translation.choose("xx")
        assert translation.language() == "en"


def test_a_catalogue_answers_as_that_of_the_standard_library() -> None:
    for path in sorted(catalogue.HERE.glob("*/LC_MESSAGES/*.mo")):
        content = path.read_bytes()
        ours, theirs = MessageCatalogue(content), GNUTranslations(io.BytesIO(content))
        for message in catalogue.read(path.with_suffix(".po")):
            one, *rest = [message.id] if isinstance(message.id, str) else message.id
            assert ours.gettext(one) == theirs.gettext(one)
            if message.context:
                given = message.context, one
                assert ours.pgettext(*given) == theirs.pgettext(*given)
            for count in range(222) if rest else ():
                asked = one, rest[0], count
                assert ours.ngettext(*asked) == theirs.ngettext(*asked)
        assert [ours.ngettext("no such", "at all", count) for count in (1, 2)] == [
            "no such",
            "at all",
        ]
        assert ours.pgettext("month alone", "no such") == "no such"


def test_another_rule_of_plurals_is_compiled() -> None:
    head = "Content-Type: text/plain; charset=utf-8\nPlural-Forms: nplurals=2; plural={};\n"
    for rule in ("n > 1", "n != 1", "n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 0"):
        file = _compiled({"": head.format(rule), "one\0many": "A\0B"})
        ours, theirs = MessageCatalogue(file), GNUTranslations(io.BytesIO(file))
        for count in range(50):
            asked = "one", "many", count
            assert ours.ngettext(*asked) == theirs.ngettext(*asked)
    assert MessageCatalogue(_compiled({"one\0many": "A\0B"})).ngettext("one", "many", 2) == "B"


def _compiled(messages: dict[str, str]) -> bytes:
    """A catalogue of messages as its file holds them, of a machine of the other order of bytes."""
    tables, text = b"", b""
    start = 20 + 16 * len(messages)
    for message in (*messages, *messages.values()):
        part = message.encode()
        tables += struct.pack(">2I", len(part), start + len(text))
        text += part + b"\0"
    head = struct.pack(">5I", 0x950412DE, 0, len(messages), 20, 20 + 8 * len(messages))
    return head + tables + text


def test_what_was_made_in_one_language_is_not_shown_in_another(catalogues: Path) -> None:
    dossier = builders.dossier()
    made, page = shown(dossier, "tanks-1"), summary_document(dossier)
    assert (shown(dossier, "tanks-1"), summary_document(dossier)) == (made, page)
    translation.choose("xx")
    assert shown(dossier, "tanks-1") is not made
    assert summary_document(dossier) is not page


def test_dates_follow_the_language(catalogues: Path) -> None:
    translation.choose("xx")
    assert wording.date(dates.parse("1871-05-02")) == "1871, OF MAY 2"
    assert wording.date(dates.parse("1871-05")) == "MAY ALONE 1871"


def test_numbers_follow_the_language_whenever_it_is_chosen() -> None:
    assert wording.number(39900) == "39,900"
    translation.choose("uk")
    try:
        assert (wording.number(39900), wording.number(12345, 10)) == ("39\u00a0900", "1\u00a0234,5")
    finally:
        translation.choose("en")


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    """Where the shipped file would lie, with a sealed translation of one of its texts."""
    dossier = shipped.load()
    event = next(iter(dossier.events.values()))
    row = {"id": event.id, "field": "title", "text": event.title, "translated": "Подія"}
    stale = {**row, "field": "text", "text": "what it said before", "translated": "старе"}
    content = json.dumps({"texts": [row, stale]}).encode()
    (tmp_path / "kursk.xx.json").write_bytes(content)
    seal = hashlib.sha256(content).hexdigest()
    (tmp_path / "kursk.xx.json.sha256").write_text(f"{seal}  kursk.xx.json\n")
    return tmp_path / "kursk.json"


def test_texts_of_the_data_are_shown_in_the_language_or_marked(beside: Path) -> None:
    whole = shipped.load()
    shown = translated(whole, str(beside), "xx")
    before, after = (next(iter(dossier.events.values())) for dossier in (whole, shown))
    assert after.title == "Подія"
    assert after.text == f"{before.text} (in English)"
    assert translated(whole, str(beside), "en") is whole
    assert translated(whole, str(beside), "yy") is whole
    assert _without_texts(shown) == _without_texts(whole)
    assert shown.changes == whole.changes


def test_a_translation_that_was_changed_is_not_used(beside: Path) -> None:
    file = beside.with_name("kursk.xx.json")
    file.write_bytes(file.read_bytes() + b" ")
    whole = shipped.load()
    shown = translated(whole, str(beside), "xx")
    assert shown.events == whole.events
    assert any("kursk.xx.json" in warning for warning in shown.warnings)


def test_nothing_escapes_translation_and_nothing_breaks_when_texts_are_longer(
    tmp_path: Path,
) -> None:
    script = Path(__file__).with_name("pseudo_locale.py")
    environment = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path / "settings")}
    folder = tmp_path / "resources"
    folder.mkdir()
    answer = subprocess.run(
        [sys.executable, str(script), str(folder)],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    found = json.loads(answer.stdout)
    assert found and not any(found.values()), found
    assert len(pypdf.PdfReader(folder / "page.pdf").pages) == 1


def test_the_catalogues_are_whole_and_up_to_date() -> None:
    template = catalogue.collected()
    assert catalogue.TEMPLATE.read_bytes() == catalogue.written(template)
    assert not [m.id for m in template if m.id and catalogue.is_short(m) and not m.auto_comments]
    assert catalogue.unexplained(template) == []
    for path in sorted(catalogue.HERE.glob("*/LC_MESSAGES/*.po")):
        language = catalogue.updated(path, template)
        assert catalogue.untranslated(language) == []
        assert catalogue.written(language) == path.read_bytes()
        assert catalogue.compiled(language) == path.with_suffix(".mo").read_bytes()
        with path.with_suffix(".mo").open("rb") as file:
            shown = GNUTranslations(file)
        for message in language:
            if isinstance(message.id, str) and message.id and not message.context:
                assert shown.gettext(message.id) == message.string


def test_a_translation_has_the_places_of_its_text() -> None:
    for path in sorted(catalogue.HERE.glob("*/LC_MESSAGES/*.po")):
        for message in catalogue.read(path):
            ours = [message.id] if isinstance(message.id, str) else message.id
            theirs = [message.string] if isinstance(message.string, str) else message.string
            places = set(re.findall(r"{[^{}]*}|%\(\w+\)\w|%\w", " ".join(ours)))
            for text in theirs if message.id else ():
                assert set(re.findall(r"{[^{}]*}|%\(\w+\)\w|%\w", text)) == places, text


def test_texts_of_another_file_are_read_with_their_seal(beside: Path) -> None:
    file = beside.with_name("kursk.xx.json")
    for text, kept in (("Інше", True), ("а\u202eб", False), ("а\nб", False), (5, False)):
        package = json.loads(file.read_bytes())
        package["texts"][0]["translated"] = text
        content = json.dumps(package).encode()
        file.write_bytes(content)
        Path(f"{file}.sha256").write_text(hashlib.sha256(content).hexdigest(), encoding="utf-8")
        shown = translated(shipped.load(), str(beside), "xx")
        assert (shown.warning_count == 0) == kept
        assert (next(iter(shown.events.values())).title == text) == kept


def test_released_texts_are_known_whatever_lies_beside_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = Path(resources.texts_path("uk"))
    changed = tmp_path / "translations" / "uk" / texts.name
    changed.parent.mkdir(parents=True)
    changed.write_bytes(texts.read_bytes().replace("Україна".encode(), "Вкраїна".encode()))
    copy = loading.load_file(resources.dossier_path())
    whole = translated(copy, str(tmp_path / "kursk.json"), "uk")
    assert whole == shipped.load("uk")
    monkeypatch.setattr(resources, "texts_path", lambda language: str(changed))
    assert shipped.load("uk") == shipped.load()
    shown = translated(shipped.load("uk"), resources.dossier_path(), "uk")
    assert (shown.warning_count, shown.title) == (1, copy.title)
    changed.unlink()
    assert shipped.load("uk") == copy


def test_a_translated_dossier_is_the_released_one_before_that() -> None:
    shown = shipped.load("uk")
    assert "original" not in vars(shown)
    assert shown.original == shipped.load()
    assert shown.original is shown.original
    reduced = core_only(shown)
    assert reduced.original == core_only(shipped.load())
    assert reduced.language == "uk"


def test_the_shipped_dossier_is_whole_in_ukrainian_with_the_same_numbers() -> None:
    whole, shown = shipped.load(), shipped.load("uk")
    assert shown.warnings == whole.warnings
    assert shown.title != whole.title
    for table, names in TEXTS.items():
        for key, record in getattr(whole, table).items():
            for name in names:
                english, other = (
                    value if isinstance(value, str) else " / ".join(value)
                    for value in (getattr(record, name), getattr(getattr(shown, table)[key], name))
                )
                assert "(in English)" not in other, (key, name)
                assert bool(english) == bool(other), (key, name)
                assert _numbers(other, "\u00a0", ",") == _numbers(english, ",", "."), (key, name)


def test_a_sentence_in_ukrainian_ends_once_and_begins_with_a_capital() -> None:
    """Days of this year end in the point of their month, parties begin with a small letter."""
    translation.choose("uk")
    try:
        text = as_text(brief_document(shipped.load("uk")))
    finally:
        translation.choose("en")
    assert "27 лют." in text and ".." not in text
    assert ". Російські війська · станом на" in " ".join(text.split())


def _numbers(text: str, group: str, decimal: str) -> list[str]:
    """The numbers in a text, without groups, in order of size: sentences turn round."""
    plain = re.sub(rf"(?<=\d){re.escape(group)}(?=\d{{3}}(?!\d))", "", text)
    found = re.findall(rf"\d+(?:{re.escape(decimal)}\d+)?", plain)
    return sorted(number.replace(decimal, ".") for number in found)


def _without_texts(dossier: Dossier) -> dict[str, list[dict[str, object]]]:
    return {
        table: [
            {name: value for name, value in record.as_dict().items() if name not in names}
            for record in getattr(dossier, table).values()
        ]
        for table, names in TEXTS.items()
    }


def test_what_the_system_says_is_told_in_the_language() -> None:
    translation.choose("uk")
    try:
        assert reason_of(PermissionError(13, "Permission denied")) == "немає дозволу"
        assert reason_of(OSError(99, "Something rare")) == "Something rare"
    finally:
        translation.choose("en")


def test_texts_that_are_not_translated_are_said_to_be_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = builders.dossier()
    path = tmp_path / "other.json"
    path.write_bytes(builders.to_bytes(builders.package()))
    said = "тексти файлу не перекладено"
    assert said not in data_of(other)
    translation.choose("uk")
    try:
        assert data_of(other).endswith(f" · {said}")
        assert said in provenance(other).credit[-1]
        assert said in as_text(full_document(other))
        assert said in html.unescape(as_html(summary_document(other)))
        assert cli.main(["check", str(path)]) == cli.OK
        assert "перекладу його текстів немає" in capsys.readouterr().out
        assert said not in data_of(shipped.load("uk"))
        assert cli.main(["check"]) == cli.OK
        assert "переклад" not in capsys.readouterr().out
    finally:
        translation.choose("en")
