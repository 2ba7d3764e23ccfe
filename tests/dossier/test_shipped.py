"""The bytes that were released are spared the checks; all others are checked, and told."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import builders
import pytest

from kursk_viewer import cli, resources
from kursk_viewer.dossier import loading, release, shipped
from kursk_viewer.dossier.core_only import core_only
from kursk_viewer.dossier.faults import DossierError
from kursk_viewer.output.document_text import as_text
from kursk_viewer.pages.provenance import data_of, provenance
from kursk_viewer.pages.summary.brief import brief_document

if TYPE_CHECKING:
    from collections.abc import Callable

ORIGINAL = resources.dossier_path()


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped file and its seal, which the program takes for the shipped one."""
    original = Path(resources.dossier_path())
    made = tmp_path / "kursk.json"
    made.write_bytes(original.read_bytes())
    Path(f"{made}.sha256").write_bytes(Path(f"{original}.sha256").read_bytes())
    monkeypatch.setattr(resources, "dossier_path", lambda: str(made))
    return made


def test_released_bytes_take_the_short_way(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "load_file", lambda path: pytest.fail("checked again"))
    found = shipped.load()
    assert found.fingerprint == hashlib.sha256(copy.read_bytes()).hexdigest()


def spoil(copy: Path, before: str, after: str, *, seal: bool) -> None:
    """Exchange a piece of the text; `seal` makes the seal that of what is then in the file."""
    content = copy.read_text(encoding="utf-8")
    assert before in content
    copy.write_text(content.replace(before, after, 1), encoding="utf-8")
    if seal:
        digest = hashlib.sha256(copy.read_bytes()).hexdigest()
        Path(f"{copy}.sha256").write_text(f"{digest}  kursk.json\n", encoding="utf-8")


@pytest.mark.parametrize("seal", [False, True])
@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ('"value": 39900', '"value": "39900"', "39900"),
        ('"value": 39900', '"value": 39800', "formula"),
        ('"resources": [', '"records": [', "resources"),
        ('"main": true', '"kursk_only": true', "1.0.1"),
        ("{", "[", "not JSON"),
    ],
)
def test_changed_bytes_are_checked_whatever_the_seal_says(
    copy: Path, before: str, after: str, says: str, seal: bool
) -> None:
    spoil(copy, before, after, seal=seal)
    with pytest.raises(DossierError, match=says):
        shipped.load()


@pytest.mark.parametrize("seal", [False, True])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"value": 909', '"value": 809'),
        ('"version": "1', '"version": "9'),
        ('"name": "kursk"', '"name": "k"'),
    ],
)
def test_a_digit_changed_is_told_on_everything_that_leaves(
    copy: Path, before: str, after: str, seal: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(copy, before, after, seal=seal)
    told = f"changed since release {release.VERSION}"
    found = shipped.load()
    assert found.changed_since == release.VERSION
    assert told in provenance(found).line
    assert told in data_of(core_only(found))
    assert told in as_text(brief_document(found))
    assert cli.main(["check"]) == cli.OK
    answer = capsys.readouterr()
    assert told in answer.err
    assert answer.out.splitlines()[-1] == f"in order, 1 warning; {told}"


def test_a_copy_that_passes_for_the_release_is_told_too(copy: Path) -> None:
    spoil(copy, '"value": 909', '"value": 809', seal=False)
    other = loading.load_bytes(copy.read_bytes())
    assert other.changed_since == release.VERSION
    assert shipped.load() == other
    assert not builders.dossier().changed_since
    assert not loading.load_file(ORIGINAL).changed_since


def test_a_kept_seal_is_not_asked(copy: Path) -> None:
    Path(f"{copy}.sha256").write_text("0" * 64, encoding="utf-8")
    assert not shipped.load().changed_since


def test_without_a_seal_the_file_is_checked_and_opened(copy: Path) -> None:
    Path(f"{copy}.sha256").unlink()
    assert shipped.load() == loading.load_file(str(copy))


def test_a_missing_file_is_told(copy: Path) -> None:
    copy.unlink()
    with pytest.raises(DossierError, match="no file"):
        shipped.load()


@pytest.mark.parametrize("make", [builders.package, builders.without_core])
def test_the_short_way_reads_any_sound_file_as_the_strict_way_does(
    make: Callable[[], builders.Row],
) -> None:
    pack = make()
    pack["resources"] = [table for table in pack["resources"] if table["name"] != "phases"]
    strict = loading.load_bytes(builders.to_bytes(pack))
    assert shipped.build(builders.to_bytes(pack), strict.fingerprint) == strict


def test_what_changed_is_read_when_it_is_asked_for(copy: Path) -> None:
    strict, found = loading.load_file(str(copy)), shipped.load()
    assert "changes" not in vars(found)
    assert strict.changes
    first = next(iter(strict.changes))
    assert found.find(first) == strict.find(first)
    assert found == strict
    assert list(found.changes) == list(strict.changes)
    assert shipped.load().replace(title="Another") == strict.replace(title="Another")


def test_a_dossier_has_nothing_else_that_is_not_there() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        shipped.load().nothing  # type: ignore[attr-defined]  # noqa: B018


def test_a_file_is_built_with_and_without_a_table_of_changes() -> None:
    pack = builders.package()
    whole = shipped.build(builders.to_bytes(pack), "")
    pack["resources"] = [table for table in pack["resources"] if table["name"] != "changes"]
    assert shipped.build(builders.to_bytes(pack), "").claims == whole.claims
