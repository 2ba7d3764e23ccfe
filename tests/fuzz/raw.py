"""Changes to the bytes of a file, whatever they say: encodings, ends, names, numbers, depth."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

PIECES = (
    b"", b"\xff", b"\x00", b"\xef\xbb\xbf", b'"', b"{", b"]", b",", b"NaN", b"\\ud800", b"\\u0000",
    b"\xed\xa0\x80", b"\xc0\xaf", b"\xf4\x90\x80\x80", b"//", b"/*", b"'", b"\\", b"\r", b"\x1a",
)  # fmt: skip
ENCODINGS = (
    "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "cp1251", "koi8-u", "latin-1",
    "utf-7", "cp1252",
)  # fmt: skip
NUMBERS = (
    "NaN", "Infinity", "-Infinity", "-0", "1e400", "1E+2", "0e9", "1.", "01", "+1", "0x10", "1_000",
    "9" * 20, "9" * 101, "9" * 5000, "0." + "3" * 400, "1e-400", "-9223372036854775809", "٣",
)  # fmt: skip
DEPTHS = (10, 400, 990, 1100, 5000, 60_000)
ODD_CHARACTERS = (
    "\x01\x1b\x7f\x85\xad\u034f\u061c\u115f\u17b4\u180e\u200b\u200d\u200e\u200f\u2028\u2029\u202a"
    "\u202e\u2060\u2066\u2067\u2068\u2069\u206a\u2800\u3164\ufe0f\ufeff\ufff9\uffff\ue000"
    "\U000e0001\U000e0041\U0001d7d8\U0001f1fa"
)
LOOKALIKES = {"a": "а", "e": "е", "o": "о", "p": "р", "c": "с", "i": "і", "1": "１", "-": "‐"}
MOST_REPEATED = 200_000
_NUMBER = re.compile(r"(?<=[:\[,] )-?\d+")
_TEXT = re.compile(r'"((?:[^"\\]|\\.)+)"')
_MEMBER = re.compile(r'"(?:[^"\\]|\\.)*": (?:"(?:[^"\\]|\\.)*"|-?\d+|true|false|null)')


def spoilt(content: bytes, chance: random.Random) -> bytes:
    """The content with one change of its bytes or of its text."""
    if chance.random() < 0.5:
        return chance.choice(OF_BYTES)(content, chance)
    return chance.choice(OF_TEXT)(content.decode("utf-8", "surrogateescape"), chance).encode(
        "utf-8", "surrogateescape"
    )


def _a_piece(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    cut = chance.choice((0, 1, 2, 8, 400))
    return content[:at] + chance.choice(PIECES) + content[at + cut :]


def _cut_off(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _repeated(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    part = content[at : at + chance.choice((1, 2, 20, 300))]
    times = min(chance.choice((2, 3, 50, 2000)), MOST_REPEATED // (len(part) or 1))
    return content[:at] + part * times + content[at:]


def _exchanged(content: bytes, chance: random.Random) -> bytes:
    one, two, three = sorted(chance.randrange(len(content) + 1) for _ in range(3))
    return content[:one] + content[two:three] + content[one:two] + content[three:]


def _encoded(content: bytes, chance: random.Random) -> bytes:
    return content.decode("utf-8", "replace").encode(chance.choice(ENCODINGS), "replace")


def _a_bit(content: bytes, chance: random.Random) -> bytes:
    if not content:
        return content
    at = chance.randrange(len(content))
    return content[:at] + bytes([content[at] ^ 1 << chance.randrange(8)]) + content[at + 1 :]


def _packed(content: bytes, chance: random.Random) -> bytes:
    if chance.random() < 0.5:
        return gzip.compress(content, 1, mtime=0)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr(zipfile.ZipInfo(chance.choice(("a.json", "xl/workbook.xml"))), content)
    return buffer.getvalue()


def _twice(content: bytes, chance: random.Random) -> bytes:
    return content + chance.choice((b"", b"\n", b",", b" ")) + content


def _within(pattern: re.Pattern[str], text: str, chance: random.Random) -> tuple[int, int]:
    """Where one match of a pattern stands, found from a place by chance."""
    found = pattern.search(text, chance.randrange(len(text) + 1)) or pattern.search(text)
    return found.span() if found else (0, 0)


def _another_number(text: str, chance: random.Random) -> str:
    begin, end = _within(_NUMBER, text, chance)
    return text[:begin] + chance.choice(NUMBERS) + text[end:]


def _a_member_twice(text: str, chance: random.Random) -> str:
    begin, end = _within(_MEMBER, text, chance)
    member = text[begin:end]
    name = member.partition(":")[0]
    again = chance.choice((member, f"{name}: null", f"{name}: 1", f'{name}: "another"'))
    return f"{text[:begin]}{again}, {member}{text[end:]}" if member else text


def _nested(text: str, chance: random.Random) -> str:
    begin, end = _within(chance.choice((_NUMBER, _TEXT)), text, chance)
    depth = chance.choice(DEPTHS)
    left, right = chance.choice((("[", "]"), ('{"a": ', "}"), ("[", "")))
    return text[:begin] + left * depth + (text[begin:end] or "0") + right * depth + text[end:]


def _an_odd_character(text: str, chance: random.Random) -> str:
    begin, end = _within(_TEXT, text, chance)
    at = chance.randint(begin + 1, max(begin + 1, end - 1))
    odd = chance.choice((*ODD_CHARACTERS, "\ud83d"))
    escaped = "".join(f"\\u{unit:04x}" for unit in _units(odd))
    raw = "" if odd == "\ud83d" else odd
    return text[:at] + chance.choice((escaped, raw, odd * 30 if raw else escaped)) + text[at:]


def _units(text: str) -> list[int]:
    encoded = text.encode("utf-16-be", "surrogatepass")
    return [int.from_bytes(encoded[at : at + 2], "big") for at in range(0, len(encoded), 2)]


def _a_lookalike(text: str, chance: random.Random) -> str:
    begin, end = _within(_TEXT, text, chance)
    letter = chance.choice([*LOOKALIKES])
    return text[:begin] + text[begin:end].replace(letter, LOOKALIKES[letter], 1) + text[end:]


def _as_other_programs_write(text: str, chance: random.Random) -> str:
    old, new = chance.choice((
        ('"', "'"), (", ", ",\r\n"), ("}]", "},]"), ("{", "{ // begun\n"), (": ", " = "),
        ("true", "True"), ('"', "“"), ("/", "\\/"), ("e", "\\u0065"), ("[{", "[null, {"),
    ))  # fmt: skip
    return text.replace(old, new, chance.choice((1, 2, -1)))


OF_BYTES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _a_piece, _a_piece, _cut_off, _repeated, _exchanged, _encoded, _a_bit, _a_bit, _packed, _twice,
)  # fmt: skip
OF_TEXT: tuple[Callable[[str, random.Random], str], ...] = (
    _another_number, _a_member_twice, _nested, _an_odd_character, _an_odd_character, _a_lookalike,
    _as_other_programs_write,
)  # fmt: skip
