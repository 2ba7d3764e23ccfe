"""The words of the interface, through gettext. English is the source language.

The catalogue is looked up by hand: `gettext.translation` imports `locale` to find that there is
none, at every start.
"""

from __future__ import annotations

import gettext
import os

from kursk_viewer import resources


def _catalogue() -> gettext.NullTranslations:
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        wanted = os.environ.get(variable)
        if wanted:
            for code in wanted.split(":"):
                country = code.split(".")[0].split("@")[0]
                for name in (country, country.split("_")[0]):
                    path = resources.path("translations", name, "LC_MESSAGES", "kursk_viewer.mo")
                    if name.replace("_", "").isalpha() and os.path.isfile(path):
                        with open(path, "rb") as file:
                            return gettext.GNUTranslations(file)
            break
    return gettext.NullTranslations()


_chosen = _catalogue()
tr = _chosen.gettext
ntr = _chosen.ngettext
ptr = _chosen.pgettext


def mark(text: str) -> str:
    """Mark a string in a table for translation; it is translated where it is shown."""
    return text
