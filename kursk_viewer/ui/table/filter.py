"""The texts in the filter fields and what they mean; nonsense is told and not applied."""

from __future__ import annotations

from kursk_viewer.pages.filtering import Filter, FilterError, parse
from kursk_viewer.translation import tr
from kursk_viewer.ui.table.rows import Rows


class FilterTexts:
    """Filter expressions by column key; they outlive the columns they belong to."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}

    def set(self, key: str, text: str) -> None:
        """Take up the text of one field; an empty one filters nothing."""
        if text.strip():
            self.texts[key] = text
        else:
            self.texts.pop(key, None)

    def understood(self, rows: Rows) -> tuple[dict[int, Filter], dict[int, str]]:
        """For these columns: the filters by column, and the reasons of those that make no sense."""
        filters: dict[int, Filter] = {}
        faults: dict[int, str] = {}
        for place, column in enumerate(rows.columns):
            text = self.texts.get(column.key)
            if text is None:
                continue
            try:
                filters[place] = parse(text, numeric=column.numeric)
            except FilterError as error:
                faults[place] = tr("Not applied: {reason}. Filter of “{column}”.").format(
                    column=column.title, reason=error
                )
        return filters, faults
