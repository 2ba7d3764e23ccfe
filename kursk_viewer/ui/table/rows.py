"""Columns of plain values, searched, filtered and sorted in a few passes over plain lists.

Qt never asks row by row: a keystroke costs a few list comprehensions and one reset of the model,
whether there are ten rows or 250,000. Rows are named by their place in the file.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from heapq import merge
from itertools import compress, islice
from typing import Any

from kursk_viewer.pages import wording
from kursk_viewer.pages.filtering import Filter
from kursk_viewer.pages.finding import PLAIN, Folding, matches
from kursk_viewer.pages.table import DAYS, FIGURES, WORDS, Table, TableCell
from kursk_viewer.record import Record

Sorting = tuple[tuple[int, bool], ...]
"""Sort keys as (column, descending), the weightiest first."""
CHUNK = 5_000
_ORDERS_KEPT = 16


class TableColumn(Record):
    """One column; all sequences are as long as the table has rows, the optional ones may be empty.

    `numbers` is None for a column of words; in a column of numbers None marks a cell that states
    none: it is muted and sorts last both ways. `ranks` are what a column of words is sorted by
    where that is not its texts, None where nothing is stated, `of_days` that they are days. `marks`
    are drawn before the text and named in `tips`; `shares` (0 to 1) are drawn as bars; `records`
    are the ids a selected cell stands for. The column is as wide as `widest`, by default the
    longest of its first texts, and shows `least` in any case; room that is left goes to the columns
    in proportion to `stretch`.
    """

    key: str
    title: str
    tip: str = ""
    texts: Sequence[str]
    numbers: Sequence[float | None] | None = None
    ranks: Sequence[float | None] = ()
    records: Sequence[str] = ()
    spoken: Sequence[str] = ()
    tips: Sequence[str] = ()
    marks: Sequence[str] = ()
    shares: Sequence[float | None] = ()
    right: bool = False
    of_days: bool = False
    widest: str = ""
    least: str = ""
    stretch: int = 1

    @property
    def numeric(self) -> bool:
        """Whether cells can be compared, and are aligned at the right."""
        return self.numbers is not None

    @property
    def kind(self) -> str:
        """What a filter can ask of the cells: numbers, days or words."""
        return FIGURES if self.numeric else DAYS if self.of_days else WORDS

    @property
    def at_right(self) -> bool:
        """Whether cells are aligned at the right."""
        return self.right or self.numeric


class Computed(Sequence[str]):
    """Texts that are worked out when they are asked for, for a column of very many rows."""

    def __init__(self, count: int, text: Callable[[int], str]) -> None:
        self._count, self._text = count, text

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, row: Any) -> Any:
        if not 0 <= row < self._count:
            raise IndexError(row)
        return self._text(row)


class Subset(Record):
    """The rows that an owner shows: their places in order, and one byte a row, 1 where shown."""

    rows: list[int]
    mask: bytes


class Rows:
    """Columns with all that makes searching and sorting them quick.

    The `pinned` rows are no peers of the others: they stay last however the rest is sorted. Texts
    are folded by `folding` when a column is first looked through.
    """

    def __init__(
        self,
        columns: tuple[TableColumn, ...] = (),
        pinned: frozenset[int] = frozenset(),
        folding: Folding = PLAIN,
    ) -> None:
        self.columns = columns
        self.folding = folding
        self.pinned = pinned
        self.count = len(columns[0].texts) if columns else 0
        self._folded: dict[int, list[str]] = {}
        self._words: dict[int, list[str]] = {}
        self._longest: dict[int, str] = {}
        self._natural = sorted(range(self.count), key=pinned.__contains__)
        self._orders: dict[Sorting, list[int]] = {}

    def is_ready(self, sorting: Sorting) -> bool:
        """Whether `arranged` need not work out texts for this sorting first."""
        return sorting in self._orders or not any(self._in_steps(column) for column, _ in sorting)

    def arranged(
        self, filters: dict[int, Filter], sorting: Sorting, subset: Subset | None = None
    ) -> list[int]:
        """The rows that pass all filters, sorted."""
        for _ in self.ordering(sorting):
            pass
        rows = self._orders[sorting]
        if subset is not None and len(subset.rows) < self.count:
            if rows is self._natural:
                rows = subset.rows
            else:
                rows = list(compress(rows, map(subset.mask.__getitem__, rows)))
        for column, wanted in filters.items():
            shown = self.columns[column]
            rows = wanted.narrowed(
                rows, self._texts(column), shown.numbers or shown.ranks, shown.texts
            )
        return rows

    def ordering(self, sorting: Sorting) -> Generator[None, None, None]:
        """Prepare `arranged` for a sorting; in steps of some milliseconds where texts have to be
        worked out, else at once."""
        if sorting in self._orders:
            return
        rows = self._natural
        for column, descending in reversed(sorting):
            rows = yield from self._sorted(rows, column, descending)
        if self.pinned:
            rows = sorted(rows, key=self.pinned.__contains__)
        if len(self._orders) >= _ORDERS_KEPT:
            self._orders.clear()
        self._orders[sorting] = self._natural if rows == self._natural else rows
        if len(sorting) == 1 and self._in_steps(sorting[0][0]):
            self._orders[((sorting[0][0], not sorting[0][1]),)] = self._turned(rows, sorting[0][0])

    def longest(self, column: int) -> str:
        """The longest text of a column: what all its bars have to leave room for."""
        if column not in self._longest:
            self._longest[column] = max(self.columns[column].texts, key=len, default="")
        return self._longest[column]

    def hits(self, question: str, order: list[int], columns: list[int]) -> list[tuple[int, int]]:
        """The cells that hold all that is asked, as (place in `order`, column), row by row."""
        wanted = self.folding.question(question)
        if not wanted:
            return []
        found = []
        for rank, column in enumerate(columns):
            texts = self._texts(column)
            found += [
                (place, rank) for place, row in enumerate(order) if matches(texts[row], wanted)
            ]
        found.sort()
        return [(place, columns[rank]) for place, rank in found]

    def row_hits(self, question: str, order: list[int]) -> list[tuple[int, int]]:
        """The rows that hold all that is asked, wherever in the row, as (place in `order`, 0)."""
        wanted = self.folding.question(question)
        places = list(range(len(order)))
        for word in wanted:
            columns = [self._texts(column) for column in range(len(self.columns))]
            places = [at for at in places if any(word in texts[order[at]] for texts in columns)]
        return [(place, 0) for place in places] if wanted else []

    def _in_steps(self, column: int) -> bool:
        return isinstance(self.columns[column].texts, Computed) and not self.columns[column].ranks

    def _texts(self, column: int) -> list[str]:
        if column not in self._folded:
            self._folded[column] = self.folding.texts(self.columns[column].texts)
        return self._folded[column]

    def _reading(self, column: int) -> Generator[None, None, None]:
        """Work out what a column of words is sorted by."""
        if column in self._words:
            return
        texts, words = self.columns[column].texts, list[str]()
        for begin in range(0, self.count, CHUNK):
            end = min(begin + CHUNK, self.count)
            words += [texts[row].casefold() for row in range(begin, end)]
            yield
        self._words[column] = words

    def _keys(self, column: int) -> Sequence[Any]:
        """Values of one kind to sort by; None or an empty text where nothing is stated."""
        shown = self.columns[column]
        if shown.numbers is not None:
            return shown.numbers
        return shown.ranks or self._words[column]

    def _sorted(
        self, rows: list[int], column: int, descending: bool
    ) -> Generator[None, None, list[int]]:
        steps, shown = self._in_steps(column), self.columns[column]
        if shown.numbers is None and not shown.ranks:
            yield from self._reading(column)
        keys = self._keys(column)
        stated = [row for row in rows if keys[row] not in (None, "")]
        missing = [row for row in rows if keys[row] in (None, "")]
        if not steps:
            stated.sort(key=keys.__getitem__, reverse=descending)
            return stated + missing
        runs = []
        for begin in range(0, len(stated), CHUNK):
            run = stated[begin : begin + CHUNK]
            runs.append(sorted(run, key=keys.__getitem__, reverse=descending))
            yield
        merged = merge(*runs, key=keys.__getitem__, reverse=descending)
        order: list[int] = []
        while found := list(islice(merged, CHUNK)):
            order += found
            yield
        return order + missing

    def _turned(self, rows: list[int], column: int) -> list[int]:
        """Rows sorted by one column the other way round, what is missing still last."""
        keys, end = self._keys(column), len(rows)
        while end and keys[rows[end - 1]] in (None, ""):
            end -= 1
        return rows[:end][::-1] + rows[end:]


def _spoken(cell: TableCell) -> str:
    """A cell in words: what the page says for it, else its figure with unit, else its text."""
    if cell.spoken or cell.quantity is None:
        return cell.spoken or cell.text
    return wording.spoken(cell.quantity, cell.unit)


def rows_of(table: Table, folding: Folding = PLAIN) -> Rows:
    """A page's table column by column; a cell stands for what is behind it, else behind its row.

    Room that is left goes to the bars and what belongs to them, or to the last column.
    """
    columns = []
    last = len(table.headings) - 1
    any_bars = any(cell.share is not None for row in table.rows for cell in row.cells)
    for place, heading in enumerate(table.headings):
        cells = [row.cells[place] for row in table.rows]
        values = [cell.value for cell in cells]
        valued = any(value is not None for value in values)
        shares = [cell.share for cell in cells]
        barred = any(share is not None for share in shares)
        columns.append(
            TableColumn(
                key=heading.key or heading.text,
                title=heading.text,
                tip="\n".join(filter(None, (heading.details, heading.tip))),
                texts=[cell.text for cell in cells],
                numbers=values if heading.numeric and valued else None,
                ranks=values if heading.kind == DAYS and valued else (),
                of_days=heading.kind == DAYS and valued,
                records=[
                    cell.evidence or row.record for cell, row in zip(cells, table.rows, strict=True)
                ],
                spoken=[_spoken(cell) for cell in cells],
                tips=[cell.tip for cell in cells] if any(cell.tip for cell in cells) else (),
                marks=[cell.mark for cell in cells] if any(cell.mark for cell in cells) else (),
                shares=shares if barred else (),
                right=heading.numeric,
                stretch=3 if barred else int(place > 0 if any_bars else place == last),
            )
        )
    pinned = frozenset(n for n, row in enumerate(table.rows) if row.total)
    return Rows(tuple(columns), pinned, folding)
