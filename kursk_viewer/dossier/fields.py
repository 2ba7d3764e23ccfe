"""The kinds of value a field may hold, each with the one sentence that says what is wrong.

A reader is a function `(value) -> parsed value` that raises ValueError with a reason and a remedy.
A `Kind` is a reader with what a Table Schema says of its values.
"""

from __future__ import annotations

from kursk_viewer.dossier import addresses, dates
from kursk_viewer.dossier.vocabulary import Term
from kursk_viewer.translation import mark, tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Reader = Callable[[object], object]

MAX_TEXT = 4_000
MAX_ID = 120
MAX_NUMBER = 1_000_000_000_000
MAX_ITEMS = 200
MAX_VERSION = 40

_DECIMALS = 8
MAX_LATITUDE, MAX_LONGITUDE = 90, 180
"""In degrees."""

_HEXADECIMAL = frozenset("0123456789abcdef")

_INFINITE = (float("inf"), float("-inf"))
_INKLESS = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0\U0001d159"
)
"""Letters and signs without any ink, which no rule of Unicode calls blanks."""
UNSEEN = _INKLESS.union(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
"""The same, and variation selectors: they only change what stands before them."""
_APART = frozenset("\\|,;\"'`<>&#?")
"""Signs that part one id from another, or from what stands around it."""
_ALLOWED_UNPRINTABLE = frozenset("\u00a0\u202f")


def _wrong(reason: str, **values: object) -> ValueError:
    return ValueError(reason.format(**values))


def described(value: object) -> str:
    """What a JSON value is, in words, for a message."""
    if value is None:
        return tr("nothing (null)")
    if isinstance(value, bool):
        return tr("true or false")
    if isinstance(value, str):
        return tr("text “{text}”").format(text=shortened(value))
    if isinstance(value, int):
        return tr("the number {number}").format(number=shortened(str(value)))
    if isinstance(value, float):
        if value != value:
            return tr("NaN")
        return (
            tr("infinity or an overlong number") if value in _INFINITE else tr("a decimal number")
        )
    return tr("a list") if isinstance(value, list) else tr("an object")


def shortened(text: str, limit: int = 40) -> str:
    """Text safe to print in a message: unprintable characters escaped, at most `limit` long."""
    if len(text) <= limit and text.isprintable():
        return text
    safe = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text[: limit + 1])
    return safe if len(safe) <= limit else safe[:limit] + "…"


def text(value: object) -> str:
    """Plain text without control, formatting or bidirectional characters."""
    if not isinstance(value, str):
        raise _wrong(tr("expected text in quotes, found {what}"), what=described(value))
    if len(value) > MAX_TEXT:
        raise _wrong(
            tr("the text has {count} characters; keep it to {limit}"),
            count=len(value),
            limit=MAX_TEXT,
        )
    if not value.isprintable():
        for character in value:
            if not character.isprintable() and character not in _ALLOWED_UNPRINTABLE:
                raise ValueError(_contains(character))
    if not value.isascii() and not _INKLESS.isdisjoint(value):
        raise ValueError(_contains(next(c for c in value if c in _INKLESS)))
    if value and not (value.strip() if value.isascii() else _has_ink(value)):
        raise ValueError(tr(_EMPTY))
    return value


def _contains(character: str) -> str:
    return tr("the text contains U+{code:04X} ({name}); remove it").format(
        code=ord(character), name=_named(character)
    )


def _named(character: str) -> str:
    """The name of a character, or what it is if it has none."""
    import unicodedata

    kinds = {
        "Cs": tr("half of a surrogate pair"),
        "Co": tr("a private character"),
        "Cn": tr("no character"),
    }
    unnamed = kinds.get(unicodedata.category(character), tr("a control character"))
    return unicodedata.name(character, unnamed)


def required_text(value: object) -> str:
    """Plain text that says something."""
    if type(value) is str and value.isascii() and len(value) <= MAX_TEXT and value.isprintable():
        checked = value
    else:
        if isinstance(value, str) and not _has_ink(value):
            raise ValueError(tr(_EMPTY))
        checked = text(value)
    if not checked.strip():
        raise ValueError(tr(_EMPTY))
    return checked


_EMPTY = mark("the text is empty; write something or leave the field out")


def _has_ink(value: str) -> bool:
    """Whether anything of a text is drawn by itself: no blanks, nor marks that stand on others."""
    from unicodedata import category

    return any(c not in UNSEEN and category(c)[0] not in "CMZ" for c in value[: MAX_TEXT + 1])


def identifier(value: object) -> str:
    """The id of a record."""
    if (
        type(value) is str
        and value.isascii()
        and value.isprintable()
        and " " not in value
        and 0 < len(value) <= MAX_ID
    ):
        return _whole(value)
    checked = required_text(value)
    if len(checked) > MAX_ID or len(checked.split()) > 1 or checked != checked.strip():
        raise _wrong(
            tr("an id has no spaces and at most {limit} characters; shorten it"), limit=MAX_ID
        )
    for character in checked:
        if character in UNSEEN:
            raise _wrong(
                tr("the id contains U+{code:04X}, which cannot be seen; remove it"),
                code=ord(character),
            )
    return _whole(checked)


def _whole(name: str) -> str:
    """An id without signs that could part it."""
    if not _APART.isdisjoint(name):
        sign = next(c for c in name if c in _APART)
        raise _wrong(tr("the id contains “{sign}”; use letters, digits, hyphens"), sign=sign)
    if not name[0].isalnum():
        raise _wrong(tr("the id begins with “{sign}”; begin with a letter or digit"), sign=name[0])
    return name


def integer(value: object) -> int:
    """A whole number, not below zero, written without quotes."""
    if type(value) is not int:
        raise _wrong(
            tr("expected a whole number without quotes, found {what}"), what=described(value)
        )
    if not 0 <= value <= MAX_NUMBER:
        raise _wrong(tr("the number must lie between 0 and {limit}; correct it"), limit=MAX_NUMBER)
    return value


def positive(value: object) -> int:
    """A whole number of at least one."""
    number = integer(value)
    if number < 1:
        raise ValueError(tr("the number must be at least 1; correct it"))
    return number


def boolean(value: object) -> bool:
    """true or false."""
    if not isinstance(value, bool):
        raise _wrong(tr("expected true or false, found {what}"), what=described(value))
    return value


def date(value: object) -> dates.Edtf:
    """An EDTF date."""
    return dates.parse(text(value))


def address(value: object) -> str:
    """A web address; it is shown and copied, and opened only when a reader asks for it."""
    checked = required_text(value)
    try:
        addresses.host(checked)
    except ValueError:
        raise ValueError(
            tr(
                "an address begins with http:// or https:// and a host, and has no spaces, "
                "backslashes or names of users; correct it"
            )
        ) from None
    return checked


def position(value: object) -> str:
    """Longitude and latitude in degrees, with a comma between them."""
    checked = text(value)
    numbers = [part.strip() for part in checked.split(",")]
    if len(numbers) != 2 or not all(map(_is_decimal, numbers)):
        raise _wrong(
            tr("“{text}” is not a position: write longitude, latitude as 35.27, 51.19"),
            text=shortened(checked),
        )
    if any(len(number.partition(".")[2]) > _DECIMALS for number in numbers):
        raise _wrong(
            tr("the position has more than {count} decimals, finer than a millimetre; round it"),
            count=_DECIMALS,
        )
    longitude, latitude = map(float, numbers)
    if abs(longitude) > MAX_LONGITUDE or abs(latitude) > MAX_LATITUDE:
        raise _wrong(
            tr(
                "the longitude lies between −{longitude} and {longitude}, "
                "the latitude between −{latitude} and {latitude}; correct “{text}”"
            ),
            longitude=MAX_LONGITUDE,
            latitude=MAX_LATITUDE,
            text=shortened(checked),
        )
    return checked


def _is_decimal(number: str) -> bool:
    whole, point, rest = number.removeprefix("-").partition(".")
    digits = (whole, rest) if point else (whole,)
    leading = len(whole) > 1 and whole[0] == "0"
    return not leading and all(part.isascii() and part.isdigit() for part in digits)


def digest(value: object) -> str:
    """A sha256 as 64 hexadecimal digits."""
    checked = required_text(value)
    if len(checked) != 64 or not set(checked) <= _HEXADECIMAL:
        raise ValueError(
            tr("a sha256 has 64 digits from 0 to 9 and a to f; copy it from `sha256sum`")
        )
    return checked


def version(value: object) -> str:
    """The version of a data file, which stands in every line of provenance."""
    checked = required_text(value)
    if len(checked) > MAX_VERSION:
        raise _wrong(
            tr("the version has {count} characters; keep it to {limit}"),
            count=len(checked),
            limit=MAX_VERSION,
        )
    return checked


def moment(value: object) -> str:
    """A date and hour with its offset, as a data package has them."""
    from datetime import UTC, datetime

    checked = required_text(value)
    date, sign, hour = checked.partition("T")
    try:
        zoned = hour.endswith("Z") or hour[-6:-5] in ("+", "-")
        if not sign or not zoned or len(date) != 10 or len(hour) < 9:
            raise ValueError
        datetime.fromisoformat(checked).astimezone(UTC)
    except (ValueError, OverflowError):
        raise _wrong(
            tr("“{text}” is not a date with hour and offset: write 2025-02-05T00:00:00Z"),
            text=shortened(checked),
        ) from None
    return checked


def texts(value: object) -> tuple[str, ...]:
    """A list of texts or ids."""
    if not isinstance(value, list):
        raise _wrong(tr("expected a list, found {what}"), what=described(value))
    if len(value) > MAX_ITEMS:
        raise _wrong(tr("the list is longer than {limit} items; shorten it"), limit=MAX_ITEMS)
    items = tuple([required_text(item) for item in value])
    if len(set(items)) < len(items):
        twice = next(item for place, item in enumerate(items) if item in items[:place])
        raise _wrong(tr("“{item}” stands twice in the list; keep one"), item=shortened(twice))
    return items


def language(value: object) -> str:
    """The code of a language."""
    checked = required_text(value)
    code, *further = checked.split("-")
    plain = checked.isascii() and all(1 <= len(p) <= 8 and p.isalnum() for p in further)
    if not (plain and 2 <= len(code) <= 3 and code.isalpha() and code.islower()):
        raise _wrong(
            tr("“{text}” is no code of a language: write en, uk, pt-BR"), text=shortened(checked)
        )
    return checked


class Kind:
    """A kind of value: how it is read, and what a Table Schema says of it.

    `build` makes the value of a record from what JSON holds and is known to be sound; None where
    they are the same.
    """

    def __init__(
        self,
        read: Reader,
        schema_type: str = "string",
        *,
        constraints: dict[str, Any] | None = None,
        description: str = "",
        build: Callable[[Any], object] | None = None,
    ) -> None:
        self.read, self.build = read, build
        self.schema_type, self.description = schema_type, description
        self.constraints = constraints or {}


IDENTIFIER = Kind(identifier)
TEXT = Kind(text)
REQUIRED_TEXT = Kind(required_text)
ADDRESS = Kind(address)
LANGUAGE = Kind(language)
INTEGER = Kind(integer, "integer", constraints={"minimum": 0})
POSITIVE = Kind(positive, "integer", constraints={"minimum": 1})
BOOLEAN = Kind(boolean, "boolean")
TEXTS = Kind(texts, "array", build=tuple)
POSITION = Kind(position, "geopoint", description="Longitude, latitude in degrees.")
DATE = Kind(
    date,
    build=dates.parse,
    description="EDTF date (YYYY, YYYY-MM, YYYY-MM-DD, with ~ ? or %, or an interval A/B).",
)


def word(vocabulary: type[Term], *, besides: tuple[Term, ...] = ()) -> Kind:
    """The kind of a word of a closed vocabulary; `besides` are terms that no file may use."""
    terms: dict[object, Term] = {term.value: term for term in vocabulary if term not in besides}

    def read(value: object) -> Term:
        if isinstance(value, str) and value in terms:
            return terms[value]
        raise _wrong(
            tr("{what} is not one of: {words}"),
            what=described(value),
            words=", ".join(terms.values()),
        )

    return Kind(read, constraints={"enum": [*terms]}, build=terms.__getitem__)
