"""The core document against the data file: same bytes, and each core claim in its paragraph.

Paragraphs are blocks of text between blank lines, counted from 1.
"""

from __future__ import annotations

import re

from kursk_viewer.dossier.digest import hexdigest
from kursk_viewer.dossier.faults import Fault
from kursk_viewer.dossier.model import Claim, Dossier
from kursk_viewer.dossier.quantity import EXACT
from kursk_viewer.translation import tr

_NUMBER = re.compile(r"\d+(?:[,\u00a0\u202f ]\d{3})*")
_QUALIFIER = re.compile(
    r"\b(about|almost|around|approximately|at least|at most|fewer than|less than|more than|nearly|"
    r"no more than|over|roughly|some|up to)\s+$",
    re.IGNORECASE,
)
_NEAR = 2
"""How many words may stand between a number and the word that qualifies it."""

_MOST_BYTES = 4 * 1024 * 1024


class SourceError(Exception):
    """A core document that cannot be read; the message is one plain sentence."""


def compare(dossier: Dossier, path: str) -> list[Fault]:
    """All differences between the core document at `path` and what the dossier says of it."""
    try:
        with open(path, "rb") as file:
            content = file.read(_MOST_BYTES)
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        raise SourceError(tr("“{path}” is not UTF-8 text").format(path=path)) from None
    except (OSError, ValueError) as error:
        detail = getattr(error, "strerror", None) or str(error)
        raise SourceError(
            tr("“{path}” cannot be read: {detail}").format(path=path, detail=detail)
        ) from None
    faults = _same_bytes(dossier, content)
    blocks = paragraphs(text)
    for claim in dossier.claims.values():
        if dossier.is_core(claim) and not claim.formula:
            reason = _missing(dossier, claim, blocks)
            if reason:
                faults.append(
                    Fault(
                        rule="source",
                        table="claims",
                        record=claim.id,
                        field="paragraph",
                        reason=reason,
                    )
                )
    for table in ("statements", "events"):
        for record in getattr(dossier, table).values():
            if record.paragraph is not None and record.paragraph > len(blocks):
                reason = tr("the core document has only {count} paragraphs").format(
                    count=len(blocks)
                )
                faults.append(
                    Fault(
                        rule="source",
                        table=table,
                        record=record.id,
                        field="paragraph",
                        reason=reason,
                    )
                )
    return faults


def paragraphs(text: str) -> list[str]:
    """The blocks of a text between blank lines."""
    return [block.strip() for block in re.split(r"\n[ \t\r]*\n", text) if block.strip()]


def _same_bytes(dossier: Dossier, content: bytes) -> list[Fault]:
    if dossier.core_document is None:
        reason = tr("the data file names no core document to compare with")
        return [Fault(rule="source-sha256", field="core_document", reason=reason)]
    found = hexdigest(content)
    if found == dossier.core_document.sha256:
        return []
    reason = tr("the core document has sha256 {found}, the data file records {recorded}").format(
        found=found, recorded=dossier.core_document.sha256
    )
    return [Fault(rule="source-sha256", field="core_document", reason=reason)]


def _missing(dossier: Dossier, claim: Claim, blocks: list[str]) -> str:
    if claim.paragraph is None or claim.paragraph > len(blocks):
        return tr("the core document has only {count} paragraphs").format(count=len(blocks))
    block = blocks[claim.paragraph - 1]
    divisor = dossier.measures[claim.measure].divisor
    found: dict[int, list[re.Match[str]]] = {}
    for match in _NUMBER.finditer(block):
        found.setdefault(int(re.sub(r"\D", "", match[0])) * divisor, []).append(match)
    numbers = [n for n in (claim.low, claim.value, claim.high) if n is not None]
    for number in numbers:
        if number not in found:
            return tr("paragraph {place} does not contain the number {number}").format(
                place=claim.paragraph, number=number // divisor
            )
    places = found[numbers[0]] if numbers else []
    number_told = numbers[0] // divisor if numbers else ""
    if claim.stated_as:
        word = re.compile(rf"\b{re.escape(claim.stated_as)}\b", re.IGNORECASE)
        if not word.search(block):
            form = tr("paragraph {place} does not contain the word “{word}”")
        elif places and not any(word.search(near) for at in places for near in _near(block, at)):
            form = tr("paragraph {place} does not have the word “{word}” beside {number}")
        else:
            return ""
        return form.format(place=claim.paragraph, word=claim.stated_as, number=number_told)
    qualified = [_QUALIFIER.search(block[: at.start()]) for at in places]
    if claim.precision == EXACT and qualified and qualified[0] and all(qualified):
        return tr(
            "paragraph {place} qualifies {number} by “{word}”, which the data file leaves out"
        ).format(place=claim.paragraph, number=number_told, word=qualified[0][1])
    return ""


def _near(block: str, number: re.Match[str]) -> tuple[str, str]:
    """The few words before and after a number."""
    before, after = block[: number.start()].split(), block[number.end() :].split()
    return " ".join(before[-_NEAR - 1 :]), " ".join(after[: _NEAR + 1])
