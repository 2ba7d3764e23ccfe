"""The rows behind a table, column by column, sorted and filtered in one pass over plain lists.

Qt never asks row by row: a keystroke costs a few list comprehensions and one reset of the model,
whether there are ten rows or 250,000.
"""

from __future__ import annotations

from kursk_viewer.pages.filtering import Filter, searchable
from kursk_viewer.record import Record


class Column(Record):
    """One column; all lists are as long as the table has rows, the optional ones may be empty.

    `numbers` is None for a column of words; in a column of numbers None marks a cell that states
    none: it is muted and sorts last both ways. `marks` are drawn before the text and named in
    `tips`; `shares` (0 to 1) are drawn as bars; `records` are the ids a selected cell stands for.
    """

    key: str
    title: str
    tip: str = ""
    texts: list[str]
    numbers: list[float | None] | None = None
    records: list[str] = []  # noqa: RUF012
    spoken: list[str] = []  # noqa: RUF012
    tips: list[str] = []  # noqa: RUF012
    marks: list[str] = []  # noqa: RUF012
    shares: list[float | None] = []  # noqa: RUF012

    @property
    def numeric(self) -> bool:
        """Whether cells are aligned right and can be compared."""
        return self.numbers is not None


class Rows:
    """Columns with all that makes searching and sorting them quick.

    The rows `apart` are no peers of the others: they stay last however the rest is sorted.
    """

    def __init__(
        self, columns: tuple[Column, ...] = (), apart: frozenset[int] = frozenset()
    ) -> None:
        self.columns = columns
        self.apart = apart
        self.count = len(columns[0].texts) if columns else 0
        self._searchable = [[searchable(text) for text in column.texts] for column in columns]
        self._longest: dict[int, str] = {}
        self._sorted: tuple[tuple[tuple[int, bool], ...], list[int]] = ((), self._in_order(()))

    def arranged(
        self, filters: dict[int, Filter], sorting: tuple[tuple[int, bool], ...]
    ) -> list[int]:
        """The indices of the rows that pass all filters, sorted.

        `sorting` lists (column, descending), the weightiest first; ties keep the order of the file.
        """
        if self._sorted[0] != sorting:
            self._sorted = (sorting, self._in_order(sorting))
        rows = self._sorted[1]
        for column, wanted in filters.items():
            rows = wanted.narrowed(rows, self._searchable[column], self.columns[column].numbers)
        return rows

    def longest(self, column: int) -> str:
        """The longest text of a column: what all its bars have to leave room for."""
        if column not in self._longest:
            self._longest[column] = max(self.columns[column].texts, key=len, default="")
        return self._longest[column]

    def hits(self, needle: str, order: list[int], columns: list[int]) -> list[tuple[int, int]]:
        """Where a text occurs, as (place in `order`, column), row by row."""
        wanted = searchable(needle.strip()).split("\n")[0]
        if not wanted:
            return []
        found = []
        for rank, column in enumerate(columns):
            texts = self._searchable[column]
            found += [(place, rank) for place, row in enumerate(order) if wanted in texts[row]]
        found.sort()
        return [(place, columns[rank]) for place, rank in found]

    def _in_order(self, sorting: tuple[tuple[int, bool], ...]) -> list[int]:
        rows = list(range(self.count))
        for column, descending in reversed(sorting):
            numbers = self.columns[column].numbers
            keys: list[float | None] | list[str] = (
                self._searchable[column] if numbers is None else numbers
            )
            stated = [row for row in rows if keys[row] not in (None, "")]
            missing = [row for row in rows if keys[row] in (None, "")]
            stated.sort(key=keys.__getitem__, reverse=descending)  # type: ignore[arg-type]
            rows = stated + missing
        if self.apart:
            rows.sort(key=self.apart.__contains__)
        return rows
