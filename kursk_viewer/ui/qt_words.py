"""Words of Qt's own dialogs that Qt's translations leave in English.

They stand apart because they are Qt's texts, in its way to write them: `%1` for what is filled in.
"""

from __future__ import annotations

from PySide6.QtCore import QTranslator

from kursk_viewer.translation import mark, tr

_TEXTS = frozenset((
    mark("&Look in:"),
    mark("Files of &type:"),
    mark("Page &order:"),
    mark("Pages &per sheet:"),
    mark("Page &Set:"),
    mark("Double Sided Printing"),
    mark("Off"),
    mark("Long side binding"),
    mark("Short side binding"),
    mark("Advanced"),
    mark("Job &priority:"),
    mark("Scheduled &printing:"),
    mark("&Billing information:"),
    mark("&Start:"),
    mark("&End:"),
    mark("Invalid Pages Definition"),
    mark(
        "%1 does not follow the correct syntax. Please use ',' to separate ranges and pages, '-' "
        "to define ranges and make sure ranges do not intersect with each other."
    ),
    mark(
        "Specify pages or ranges separated by commas. Ranges are specified by two numbers "
        "separated by a hyphen. E.g: 3,5-7,9 prints pages 3, 5, 6, 7 and 9."
    ),
    mark("Duplex Settings Conflicts"),
    mark("There are conflicts in duplex settings. Do you want to fix them?"),
    mark("There are conflicts in some options. Please fix them."),
    mark("Page Setup Conflicts"),
    mark("There are conflicts in page setup options. Do you want to fix them?"),
    mark("Advanced Option Conflicts"),
    mark("There are conflicts in some advanced options. Do you want to fix them?"),
))  # fmt: skip


class QtWords(QTranslator):
    """Asked by Qt where its own translator knows nothing; install it before that one."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        return tr(source) if source in _TEXTS else None
