"""A PDF as Qt writes it, taken apart into its objects, to change some and put it together again;
apart because it knows nothing of what is changed."""

from __future__ import annotations

import re

_ENTRY = 20
"""Bytes of one line of the table of offsets."""


class PdfObjects:
    """The objects of a PDF by number, each with its `obj` and `endobj`; `root` is the number of its
    catalogue, `info` that of its title and dates, `pages` those of its pages in order.

    ValueError for what is not laid out as Qt does it: one table of offsets at the end.
    """

    def __init__(self, content: bytes) -> None:
        ending = re.search(rb"startxref\s+(\d+)\s+%%EOF\s*$", content)
        start = int(ending[1]) if ending else len(content)
        table = re.compile(rb"xref\s+0 (\d+) *\n").match(content, start)
        found = [
            re.compile(rb"/%b (\d+) 0 R" % n).search(content, start) for n in (b"Root", b"Info")
        ]
        if ending is None or table is None or found[0] is None or found[1] is None:
            raise ValueError("not a PDF with one table of offsets at its end")
        self.root, self.info = int(found[0][1]), int(found[1][1])
        end = table.end() + int(table[1]) * _ENTRY
        self._lines = [content[place : place + _ENTRY] for place in range(table.end(), end, _ENTRY)]
        self._trailer = content[end : ending.start()]
        places = sorted(
            (int(line[:10]), number)
            for number, line in enumerate(self._lines)
            if line[17:18] == b"n"
        )
        ends = [place for place, _ in places[1:]] + [start]
        self._head = content[: places[0][0]]
        self.objects = {
            number: content[place:after]
            for (place, number), after in zip(places, ends, strict=True)
        }

    @property
    def pages(self) -> tuple[int, ...]:
        """The numbers of the pages in order."""
        tree = re.search(rb"/Pages (\d+) 0 R", self.objects[self.root])
        kids = re.search(rb"/Kids\s*\[([^]]*)\]", self.objects[int(tree[1])]) if tree else None
        return tuple(int(n) for n in re.findall(rb"(\d+) 0 R", kids[1])) if kids else ()

    def add(self, body: bytes) -> int:
        """A further object; its number."""
        number = len(self._lines)
        self._lines.append(b"%010d 00000 n \n" % 0)
        self.objects[number] = b"%d 0 obj\n%b\nendobj\n" % (number, body)
        return number

    def extend(self, number: int, entries: bytes) -> None:
        """Add entries to the dictionary that an object is."""
        before, found, after = self.objects[number].rpartition(b">>")
        self.objects[number] = before + entries + b"\n" + found + after

    def content(self) -> bytes:
        """The PDF put together."""
        parts, place = [self._head], len(self._head)
        lines = list(self._lines)
        for number, body in self.objects.items():
            lines[number] = b"%010d" % place + lines[number][10:]
            parts.append(body)
            place += len(body)
        trailer = re.sub(rb"/Size \d+", b"/Size %d" % len(lines), self._trailer)
        table = b"xref\n0 %d \n%b" % (len(lines), b"".join(lines))
        return b"".join((*parts, table, trailer, b"startxref\n%d \n%%%%EOF\n" % place))
