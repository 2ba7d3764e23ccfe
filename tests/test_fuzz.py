"""A fixed budget of files by chance, and every file that once broke something."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import builders
import pytest
from fuzz import oracles
from fuzz.run import Loads, Pages, Run
from fuzz.window import FuzzedWindows

from kursk_viewer.dossier.faults import DossierError
from kursk_viewer.dossier.loading import load_bytes

CORPUS = json.loads(Path(__file__).with_name("fuzz").joinpath("corpus.json").read_text("utf-8"))
LOADS, DOSSIERS = 400, 6


def changed(changes: list[tuple[str, str, dict[str, Any] | None]]) -> builders.Row:
    """The small package with other records; None takes a field or a record out."""
    pack = builders.package()
    for table, name, fields in changes:
        rows = builders.rows(pack, table)
        row = next((row for row in rows if row["id"] == name), None)
        if fields is None:
            rows.remove(row)
            continue
        if row is None:
            row = {"id": name}
            rows.append(row)
        row.update(fields)
        for field in [field for field, value in fields.items() if value is None]:
            del row[field]
    return pack


@pytest.mark.parametrize("case", CORPUS, ids=[case["about"] for case in CORPUS])
def test_what_once_broke_something_holds(case: dict[str, Any]) -> None:
    pack = oracles.sealed(changed(case["changes"]))
    content = builders.to_bytes(pack)
    dossier = oracles.loaded(content)
    if "refused" in case:
        with pytest.raises(DossierError) as refused:
            load_bytes(content)
        assert [fault.rule for fault in refused.value.faults] == [case["refused"]]
        return
    assert dossier is not None
    assert oracles.pages_hold(pack, dossier)
    if "window" in case:
        FuzzedWindows(seed=1).show(dossier, 1)


def test_what_the_core_document_does_not_say_would_be_seen() -> None:
    dossier = builders.dossier(oracles.sealed(builders.package()))
    with pytest.raises(AssertionError, match="timeline"):
        oracles.core_is_sealed(oracles.pages(dossier))


def test_any_file_loads_or_is_refused_in_sentences() -> None:
    files = Loads(seed=1)
    for number in range(LOADS):
        files.run(number)


def test_whatever_loads_is_told_truly_in_every_form() -> None:
    files = Pages(seed=1)
    for number in range(DOSSIERS):
        files.run(number)


def test_a_run_by_hand_tells_how_far_it_came(capsys: pytest.CaptureFixture[str]) -> None:
    assert not Run("loads", 40, seed=1, keep="").run(first=0)
    assert "loads: 40 of 40" in capsys.readouterr().out
