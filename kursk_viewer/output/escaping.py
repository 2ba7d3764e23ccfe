"""Text from the file as it may stand in Markdown."""

from __future__ import annotations

_MARKUP = frozenset("\\`*_[]<>|#~&")


def markdown(text: str) -> str:
    """The text in one line, each sign that Markdown would obey escaped."""
    return "".join(f"\\{sign}" if sign in _MARKUP else sign for sign in " ".join(text.split()))


def paragraph(text: str) -> str:
    """The same where a line or an item of a list begins, so that it begins no other list."""
    safe = markdown(text)
    if safe[:1] in ("-", "+"):
        return f"\\{safe}"
    digits = len(safe) - len(safe.lstrip("0123456789"))
    if digits and safe[digits : digits + 1] in (".", ")"):
        return f"{safe[:digits]}\\{safe[digits:]}"
    return safe
