"""The words of the interface, through gettext. English is the source language."""

from __future__ import annotations

import gettext

from kursk_viewer import resources

_catalogue = gettext.translation("kursk_viewer", resources.path("translations"), fallback=True)
tr = _catalogue.gettext
ntr = _catalogue.ngettext
ptr = _catalogue.pgettext


def mark(text: str) -> str:
    """Mark a string in a table for translation; it is translated where it is shown."""
    return text
