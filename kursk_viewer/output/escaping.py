"""Text from the file as it may stand in Markdown."""

from __future__ import annotations

import re

_LIVE = re.compile(
    r"(?P<sign>[\\`*_\[\]<>|#~&@$]|={2,}|:(?=[\w+-]+:))"
    r"|(?P<word>\b(?:https?|ftp|mailto|xmpp)(?=:)|\bwww(?=\.))",
    re.IGNORECASE,
)
"""What Markdown obeys, and what GitHub's and others' make a link, a formula, a picture or a mark of
by itself."""


def markdown(text: str) -> str:
    """The text in one line, each sign that Markdown would obey escaped."""
    return _LIVE.sub(_escaped, " ".join(text.split()))


def _escaped(found: re.Match[str]) -> str:
    """A sign is escaped, the beginning of an address by the sign after it."""
    if found["word"]:
        return f"{found[0]}\\"
    return "".join(f"\\{sign}" for sign in found[0])


def paragraph(text: str) -> str:
    """The same where a line or an item of a list begins, so that it begins no other list."""
    safe = markdown(text)
    if safe[:1] in ("-", "+"):
        return f"\\{safe}"
    digits = len(safe) - len(safe.lstrip("0123456789"))
    if digits and safe[digits : digits + 1] in (".", ")"):
        return f"{safe[:digits]}\\{safe[digits:]}"
    return safe
