"""The seal spares the checks only for the bytes that passed them."""

import hashlib
from pathlib import Path

import builders
import pytest

from kursk_viewer import resources
from kursk_viewer.dossier import loading, shipped
from kursk_viewer.dossier.faults import DossierError


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped file and its seal, which the program takes for the shipped one."""
    original = Path(resources.dossier_path())
    made = tmp_path / "kursk.json"
    made.write_bytes(original.read_bytes())
    Path(f"{made}.sha256").write_bytes(Path(f"{original}.sha256").read_bytes())
    monkeypatch.setattr(resources, "dossier_path", lambda: str(made))
    return made


def test_sealed_bytes_take_the_short_way(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "load_file", lambda path: pytest.fail("checked again"))
    found = shipped.load()
    assert found.fingerprint == hashlib.sha256(copy.read_bytes()).hexdigest()


def test_changed_bytes_under_an_old_seal_are_checked(copy: Path) -> None:
    content = copy.read_text(encoding="utf-8")
    copy.write_text(content.replace('"value": 39900', '"value": "39900"', 1), encoding="utf-8")
    with pytest.raises(DossierError, match="39900"):
        shipped.load()


def test_without_a_seal_the_file_is_checked_and_opened(copy: Path) -> None:
    Path(f"{copy}.sha256").unlink()
    assert shipped.load() == loading.load_file(str(copy))


def test_a_missing_file_is_told(copy: Path) -> None:
    copy.unlink()
    with pytest.raises(DossierError, match="no file"):
        shipped.load()


@pytest.mark.parametrize("left_out", ["", "core_document"])
def test_the_short_way_reads_any_sound_file_as_the_strict_way_does(left_out: str) -> None:
    pack = builders.package()
    pack.pop(left_out, None)
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
