"""The words of the interface, through gettext. English is the source language.

The language is the first of the environment (LANGUAGE, LC_ALL, LC_MESSAGES, LANG, in this order)
that there is a catalogue for, as in gettext's own tools; the window may `choose` another.
"""

from __future__ import annotations

import os
import sys

from kursk_viewer import resources

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kursk_viewer.message_catalogue import MessageCatalogue

SOURCE_LANGUAGE = "en"
DOMAIN = "kursk_viewer"
TAGS = {"en": "en-GB"}
"""How a document names a language, where it does so by more than its code."""
SETTING = "language"
"""The key of the window's settings, in their general part, that holds the language chosen."""
_SETTINGS = ("kursk-viewer", "kursk-viewer.ini")
_MOST_READ = 1 << 20
"""Bytes of the settings that are looked through."""
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_UNTRANSLATED = (SOURCE_LANGUAGE, "C", "POSIX")

_catalogue: MessageCatalogue | None = None
_language = SOURCE_LANGUAGE


def tr(text: str) -> str:
    """The text in the language of the interface."""
    return text if _catalogue is None else _catalogue.gettext(text)


def ntr(one: str, many: str, count: int) -> str:
    """One of two texts by a count, or of as many forms as the language has."""
    if _catalogue is None:
        return one if count == 1 else many
    return _catalogue.ngettext(one, many, count)


def ptr(context: str, text: str) -> str:
    """A text that a context tells apart from the same text elsewhere."""
    return text if _catalogue is None else _catalogue.pgettext(context, text)


def mark(text: str) -> str:
    """Mark a string in a table for translation; it is translated where it is shown."""
    return text


def pmark(context: str, text: str) -> str:
    """Mark a string in a table that `ptr` translates where it is shown."""
    return text


def language() -> str:
    """The code of the language that is shown, `en` or `uk`."""
    return _language


def language_tag() -> str:
    """The language that is shown as documents name it, `en-GB`."""
    return TAGS.get(_language, _language)


def available() -> tuple[str, ...]:
    """The codes of the languages that can be chosen, English first."""
    folder = resources.path("translations")
    names = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
    return (SOURCE_LANGUAGE, *(name for name in names if os.path.isfile(_path(name))))


def choose(wanted: str) -> None:
    """Show this language from now on, or that of the system if the name is empty.

    Texts that were taken before stay as they are, so it is called before a window is built.
    """
    global _catalogue, _language
    for name in [wanted] if wanted else _of_system():
        if name in _UNTRANSLATED:
            break
        catalogue = _read(name)
        if catalogue is not None:
            _catalogue, _language = catalogue, name
            return
    _catalogue, _language = None, SOURCE_LANGUAGE


def remembered() -> str:
    """The language that was chosen in the window's menu; empty where none was.

    The window's settings are a file of Qt's, which is read here before Qt is there.
    """
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        folder = os.environ.get("APPDATA") or home
    else:
        folder = os.environ.get("XDG_CONFIG_HOME") or os.path.join(home, ".config")
    try:
        with open(os.path.join(folder, *_SETTINGS), "rb") as file:
            lines = file.read(_MOST_READ).splitlines()
    except OSError:
        return ""
    begin = b"%s=" % SETTING.encode()
    values = [line.removeprefix(begin) for line in lines if line.startswith(begin)]
    return values[0].decode("ascii", "replace").strip() if values else ""


def _of_system() -> list[str]:
    """The languages that the user asked the system for, the first wanted most."""
    for variable in _VARIABLES:
        value = os.environ.get(variable)
        if value:
            locales = value.split(":")
            return [name.partition(".")[0].partition("_")[0] for name in locales if name]
    if sys.platform == "win32":
        import ctypes
        import locale

        code = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return [locale.windows_locale.get(code, "").partition("_")[0]]
    return []


def _path(name: str) -> str:
    return resources.path("translations", name, "LC_MESSAGES", f"{DOMAIN}.mo")


def _read(name: str) -> MessageCatalogue | None:
    if not name.isalpha():
        return None
    try:
        with open(_path(name), "rb") as file:
            content = file.read()
    except OSError:
        return None
    from kursk_viewer.message_catalogue import MessageCatalogue

    try:
        return MessageCatalogue(content)
    except ValueError:
        return None


choose("")
