"""The core document against the data file: same bytes, and each core claim in its paragraph, with
its qualifying word and a word of its measure by the number.

Paragraphs are blocks of text between blank lines, counted from 1.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from functools import cached_property, lru_cache
from itertools import chain

from kursk_viewer.dossier.faults import Fault
from kursk_viewer.dossier.model import Claim, Dossier, Measure
from kursk_viewer.dossier.tables import breach
from kursk_viewer.dossier.vocabulary import QUALIFIERS, Precision, precision_of
from kursk_viewer.streams import reason_of
from kursk_viewer.translation import ntr, tr

_NUMBER = re.compile(r"\d+(?:[,\u00a0\u202f ]\d{3})*")
_QUALIFIER = re.compile(rf"\b({'|'.join(chain(*QUALIFIERS.values()))})\s+$", re.IGNORECASE)
_NEAR = 2
"""How many words may stand between a number and the word that qualifies it."""

_WINDOW = 200
"""Characters before and after a number that can hold those words."""

_MOST_DIGITS = 13
_MOST_BYTES = 4 * 1024 * 1024
_IDLE = frozenset(("a", "all", "an", "and", "by", "for", "in", "of", "or", "other", "the", "to"))
"""Words that tell no measure from another."""


class SourceError(Exception):
    """A core document that cannot be read; the message is one plain sentence."""


def compare(dossier: Dossier, path: str) -> list[Fault]:
    """All differences between the core document at `path` and what the dossier says of it."""
    try:
        with open(path, "rb") as file:
            content = file.read(_MOST_BYTES)
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        raise SourceError(
            tr("“{path}” is not UTF-8 text; save it as UTF-8").format(path=path)
        ) from None
    except (OSError, ValueError) as error:
        raise SourceError(
            tr(
                "“{path}” cannot be read: {detail}; name the stored text of the core document"
            ).format(path=path, detail=reason_of(error))
        ) from None
    return [*_same_bytes(dossier, content), *differences(dossier, text)]


def differences(dossier: Dossier, text: str) -> list[Fault]:
    """Which core claims do not stand in their paragraphs of a text."""
    faults: list[Fault] = []
    blocks = [_Block(block) for block in paragraphs(text)]
    for claim in dossier.claims.values():
        if dossier.is_core(claim) and not claim.formula:
            reason = _missing(dossier, claim, blocks)
            if reason:
                faults.append(breach("source", claim, "paragraph", reason))
    for record in dossier.records("statements", "events"):
        if record.paragraph is not None and record.paragraph > len(blocks):
            faults.append(breach("source", record, "paragraph", _too_far(len(blocks))))
    return faults


class _Block:
    """A paragraph with where its numbers stand."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def numbers(self) -> dict[int, list[re.Match[str]]]:
        """Where each number stands; those that no claim can have are left out."""
        found: dict[int, list[re.Match[str]]] = {}
        for match in _NUMBER.finditer(self.text):
            digits = re.sub(r"\D", "", match[0])
            if len(digits) <= _MOST_DIGITS:
                found.setdefault(int(digits), []).append(match)
        return found


def paragraphs(text: str) -> list[str]:
    """The blocks of a text between blank lines."""
    return [block.strip() for block in re.split(r"\n[ \t\r]*\n", text) if block.strip()]


def _too_far(count: int) -> str:
    return ntr(
        "the core document has only {count} paragraph; correct the number",
        "the core document has only {count} paragraphs; correct the number",
        count,
    ).format(count=count)


def _same_bytes(dossier: Dossier, content: bytes) -> list[Fault]:
    if dossier.core_document is None:
        reason = tr("the data file names no core document to compare with; add “core_document”")
        return [Fault(rule="source-sha256", field="core_document", reason=reason)]
    found = hashlib.sha256(content).hexdigest()
    if found == dossier.core_document.sha256:
        return []
    reason = tr(
        "the text given has sha256 {found}, the data file records {recorded}; it is another text, "
        "or was changed"
    ).format(found=found, recorded=dossier.core_document.sha256)
    return [Fault(rule="source-sha256", field="core_document", reason=reason)]


def _missing(dossier: Dossier, claim: Claim, blocks: list[_Block]) -> str:
    if claim.paragraph is None or claim.paragraph > len(blocks):
        return _too_far(len(blocks))
    found, block = blocks[claim.paragraph - 1].numbers, blocks[claim.paragraph - 1].text
    divisor = dossier.measure_of(claim).divisor
    numbers = [n for n in (claim.low, claim.value, claim.high) if n is not None]
    for sought in numbers:
        if sought % divisor or sought // divisor not in found:
            return tr(
                "paragraph {place} does not contain the number {number}; "
                "correct the claim or the paragraph"
            ).format(place=claim.paragraph, number=sought // divisor)
    places = found[numbers[0] // divisor] if numbers else []
    number = str(numbers[0] // divisor) if numbers else f"“{claim.stated_as}”"
    return (
        _unsaid(claim, block, places, number)
        or _unlike(claim, block, places, number)
        or _miscounted(dossier, claim, block, places, number)
    )


def _unsaid(claim: Claim, block: str, places: list[re.Match[str]], number: str) -> str:
    """Whether a word of `stated_as` is missing, or stands elsewhere than beside the number."""
    in_words = claim.precision == Precision.NOT_STATED
    said = claim.stated_as.split(", ") if in_words else [claim.stated_as]
    for one in filter(None, said):
        word = re.compile(rf"\b{re.escape(one)}\b", re.IGNORECASE)
        if not word.search(block):
            form = tr(
                "paragraph {place} does not contain the word “{word}”; "
                "correct the claim or the paragraph"
            )
        elif places and not any(word.search(near) for at in places for near in _near(block, at)):
            form = tr(
                "paragraph {place} does not have the word “{word}” beside {number}; "
                "correct the claim or the paragraph"
            )
        else:
            continue
        return form.format(place=claim.paragraph, word=one, number=number)
    return ""


def _unlike(claim: Claim, block: str, places: list[re.Match[str]], number: str) -> str:
    """Whether the text gives the number another precision than the data file."""
    if claim.stated_as or not places or claim.precision == Precision.RANGE:
        return ""
    found = [_QUALIFIER.search(_before(block, at)) for at in places]
    meant = [precision_of(match[1]) if match else Precision.EXACT for match in found]
    if claim.precision in meant:
        return ""
    if found[0] is None:
        form = tr(
            "paragraph {place} gives {number} without a qualifying word, not as {said}; correct it"
        )
    elif claim.precision == Precision.EXACT:
        form = tr(
            "paragraph {place} qualifies {number} by “{word}”, which the data file leaves out; "
            "add it"
        )
    else:
        form = tr("paragraph {place} qualifies {number} by “{word}”, not as {said}; correct it")
    word = found[0][1] if found[0] else ""
    return form.format(place=claim.paragraph, number=number, word=word, said=claim.precision)


def _miscounted(
    dossier: Dossier, claim: Claim, block: str, places: list[re.Match[str]], number: str
) -> str:
    """Whether the text by the number speaks of another measure, or not of the claim's."""
    measure = dossier.measure_of(claim)
    spots = places or _spoken(claim, block)
    own = words(claim.stated_as)
    texts = dict.fromkeys(" ".join(_near(block, at)) for at in spots)
    nearby = [words(text) | own for text in texts] or [words(block)]
    if not any(fit(measure, near)[0] for near in nearby):
        form = tr(
            "paragraph {place} has no word of “{measure}” by the figure {number}; correct the "
            "measure or the paragraph, or add the source's word to “also_called”"
        )
        return form.format(place=claim.paragraph, measure=measure.label, number=number)
    if not places:
        return ""
    better = ""
    for near in nearby:
        best = max(dossier.measures.values(), key=lambda other: fit(other, near))
        if fit(best, near) <= fit(measure, near):
            return ""
        better = best.label
    return tr(
        "paragraph {place} counts “{better}” by the number {number}, not “{measure}”; correct the "
        "measure or the paragraph"
    ).format(place=claim.paragraph, better=better, number=number, measure=measure.label)


def _spoken(claim: Claim, block: str) -> list[re.Match[str]]:
    """Where the words stand that a claim gives instead of a number."""
    first = claim.stated_as.split(", ")[0]
    pattern = re.compile(rf"\b{re.escape(first)}\b", re.IGNORECASE)
    return list(pattern.finditer(block))


def _near(block: str, number: re.Match[str]) -> tuple[str, str]:
    """The few words before and after a number."""
    before = _before(block, number).split()
    after = block[number.end() : number.end() + _WINDOW].split()
    return " ".join(before[-_NEAR - 1 :]), " ".join(after[: _NEAR + 1])


def _before(block: str, number: re.Match[str]) -> str:
    return block[max(0, number.start() - _WINDOW) : number.start()]


@lru_cache(maxsize=4096)
def words(text: str) -> frozenset[str]:
    """The telling words of a text in one form: singular, and spelt the same on both shores."""
    found = re.findall(r"[^\W\d_]+", text.casefold())
    return frozenset(_plain(word) for word in found if word not in _IDLE)


def _plain(word: str) -> str:
    if word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return word.replace("our", "or").replace("ence", "ense")


def fit(measure: Measure, near: Collection[str]) -> tuple[int, float]:
    """How many words of one of the measure's names are among `near`, and which share of it."""
    names = [words(name) for name in (measure.label, *measure.also_called)]
    return max((len(name & set(near)), len(name & set(near)) / len(name)) for name in names if name)
