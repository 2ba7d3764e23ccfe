"""A cell of a table that leaves the program as tab- or comma-separated text."""

from __future__ import annotations

import re

_FORMULA = ("=", "+", "-", "@", '"', "\uff1d", "\uff0b", "\uff0d", "\uff20")


def plain(text: str) -> str:
    """One line that a spreadsheet takes for text or a number, never for a formula."""
    flat = " ".join(text.split())
    if flat.startswith(_FORMULA) and not re.fullmatch(r"[+-][\d,. ]+", flat):
        return f"'{flat}"
    return flat
