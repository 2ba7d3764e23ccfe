"""A compiled catalogue of gettext, read as far as it is asked.

`gettext.GNUTranslations` decodes every message at once, and compiles the rule of plurals by way of
`re`: that takes a tenth of the time of a launch in another language, of whose messages it shows one
in eight. Here a message is decoded when it is asked for. The format is that of
https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html in UTF-8.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Literal

_ORDERS: dict[bytes, Literal["little", "big"]] = {
    b"\xde\x12\x04\x95": "little",
    b"\x95\x04\x12\xde": "big",
}
"""The order of bytes in numbers, by how the file begins."""
_NUMBER = 4
"""Bytes."""
_CONTEXT = "\4"


class MessageCatalogue:
    """The messages of one language; it answers as `gettext.GNUTranslations` does.

    ValueError where the bytes are no catalogue.
    """

    def __init__(self, content: bytes) -> None:
        order = _ORDERS.get(content[:_NUMBER])
        if order is None:
            raise ValueError("no catalogue begins like this")
        _revision, count, texts, translations = _numbers(content, _NUMBER, 4, order)
        starts = _numbers(content, texts, 2 * count, order)[1::2]
        self._content = content
        self._translations = _numbers(content, translations, 2 * count, order)
        self._places = {
            content[start : content.index(b"\0", start)]: place
            for place, start in enumerate(starts)
        }
        self._known: dict[str, str] = {}
        self._rule: Callable[[int], int] | None = None

    def gettext(self, text: str) -> str:
        """The translation of a text; the text itself where there is none."""
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = self._form(text, 1) or text
        return found

    def ngettext(self, one: str, many: str, count: int) -> str:
        """The translation of one of two texts by a count; one of the two where there is none."""
        return self._form(one, count) or (one if count == 1 else many)

    def pgettext(self, context: str, text: str) -> str:
        """The translation of a text in its context; the text itself where there is none."""
        both = f"{context}{_CONTEXT}{text}"
        found = self.gettext(both)
        return text if found is both else found

    def _form(self, text: str, count: int) -> str:
        """The form that a count asks for, of as many as the translation has; empty without one."""
        forms = self._forms(text)
        if len(forms) == 1:
            return forms[0]
        if forms and self._rule is None:
            self._rule = _rule("".join(self._forms("")))
        place = self._rule(count) if self._rule else 0
        return forms[place] if place < len(forms) else ""

    def _forms(self, text: str) -> Sequence[str]:
        place = self._places.get(text.encode())
        if place is None:
            return ()
        length, start = self._translations[2 * place : 2 * place + 2]
        return self._content[start : start + length].decode("utf-8", "replace").split("\0")


def _numbers(
    content: bytes, start: int, count: int, order: Literal["little", "big"]
) -> Sequence[int]:
    """Whole numbers of the file; ValueError where it ends before them."""
    part = content[start : start + count * _NUMBER]
    if len(part) < count * _NUMBER:
        raise ValueError("the catalogue ends within a table")
    if order == sys.byteorder:
        return memoryview(part).cast("I")
    places = range(0, len(part), _NUMBER)
    return [int.from_bytes(part[place : place + _NUMBER], order) for place in places]


def _rule(head: str) -> Callable[[int], int]:
    """Which form a count asks for, by the head of the catalogue."""
    expression = head.partition("plural=")[2].partition(";")[0]
    if expression == _EAST_SLAVIC:
        return _east_slavic
    from gettext import c2py

    return c2py(expression or "n != 1")


_EAST_SLAVIC = "(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2)"


def _east_slavic(count: int) -> int:
    """The rule of Ukrainian, which need not be compiled."""
    if count % 10 == 1 and count % 100 != 11:
        return 0
    return 1 if 2 <= count % 10 <= 4 and not 10 <= count % 100 < 20 else 2
