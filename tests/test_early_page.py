"""The Summary that is kept for the first paint is the one that the program makes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kursk_viewer import cli, early_brief, early_page, resources, translation
from kursk_viewer.dossier import shipped
from kursk_viewer.pages.summary.brief import brief_document
from kursk_viewer.pages.summary.document import summary_document

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(params=early_page.LANGUAGES)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    translation.choose(request.param)
    yield request.param
    translation.choose(translation.SOURCE_LANGUAGE)


def test_the_dossier_with_its_page_is_the_one_that_is_shipped(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    build = shipped.build
    monkeypatch.setattr(shipped, "build", lambda *given: pytest.fail("read at once"))
    found = early_page.dossier(language)
    assert found is not None
    page = summary_document(found)
    monkeypatch.setattr(shipped, "build", build)
    whole = shipped.load(language)
    assert page == summary_document(whole)
    assert found == whole
    assert found.changes == whole.changes
    assert found.original == whole.original


def test_the_summary_kept_for_a_terminal_is_printed_as_the_program_makes_it(
    language: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert early_brief.brief(language) == brief_document(shipped.load(language))
    assert cli.main(["summary"]) == cli.OK
    told = capsys.readouterr().out
    monkeypatch.setenv(early_brief.SWITCH, "1")
    assert early_brief.brief(language) is None
    assert cli.main(["summary"]) == cli.OK
    assert capsys.readouterr().out == told


@pytest.mark.parametrize("language", ["uk"], indirect=True)
@pytest.mark.parametrize(
    ("place", "before", "after"),
    [
        ("data", '"value": 39900', '"value": 39800'),
        ("texts", "Курськ", "Орел"),
        ("page", "39\u00a0900", "49\u00a0900"),
        ("brief", "39\u00a0900", "49\u00a0900"),
        ("page", '"made_of": ["', '"made_of": ["0'),
        ("page", "pages.document.PageDocument", "pages.document.Unknown"),
        ("page", "{", "{" * 3),
        ("page", "", ""),
        ("brief", '"made_of": ["', '"made_of": ["0'),
        ("brief", "pages.document.PageDocument", "pages.document.Unknown"),
        ("brief", "", ""),
    ],
)
def test_where_anything_is_another_the_dossier_is_read_at_once(
    language: str,
    place: str,
    before: str,
    after: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    paths = {
        "data": resources.dossier_path(),
        "texts": resources.texts_path(language),
        "page": early_page.path(language),
        "brief": early_brief.path(language),
    }
    content = Path(paths[place]).read_text("utf-8")
    assert before in content
    changed = tmp_path / "changed.json"
    if before:
        changed.write_text(content.replace(before, after, 1), "utf-8")
    monkeypatch.setattr(resources, "dossier_path", lambda: paths["data"])
    monkeypatch.setattr(resources, "texts_path", lambda language: paths["texts"])
    monkeypatch.setattr(early_page, "path", lambda language: paths["page"])
    monkeypatch.setattr(early_brief, "path", lambda language: paths["brief"])
    assert early_page.dossier(language) is not None
    assert early_brief.brief(language) is not None
    paths[place] = str(changed)
    assert (early_page.dossier(language) is None) == (place != "brief")
    assert (early_brief.brief(language) is None) == (place != "page")


def test_it_can_be_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    assert early_page.dossier("en") is not None
    assert early_page.dossier("xx") is None
    monkeypatch.setenv(early_page.SWITCH, "1")
    assert early_page.dossier("en") is None
