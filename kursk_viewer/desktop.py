"""The program in the desktop of one user: menu entry, icons, type of file, man page, completions.

An installer puts these beside its own `lib`, where no desktop looks if that is a virtual
environment. `install` copies them to where desktops look, `uninstall` takes away what it put there.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from typing import NamedTuple

from kursk_viewer import APP_ID, command_reference, resources
from kursk_viewer.streams import reason_of
from kursk_viewer.translation import tr

WINDOW_COMMAND = "kursk-viewer-window"
ENTRY = f"applications/{APP_ID}.desktop"
MIME = f"mime/packages/{APP_ID}.xml"
ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
FILES = (
    ENTRY,
    MIME,
    f"metainfo/{APP_ID}.metainfo.xml",
    f"icons/hicolor/scalable/apps/{APP_ID}.svg",
    *(f"icons/hicolor/{size}x{size}/apps/{APP_ID}.png" for size in ICON_SIZES),
    *command_reference.FILES,
)
"""What belongs into a folder `share`, by its place there."""
_RECORD = "kursk-viewer/installed.json"
"""Lists what was put, so that nothing else is taken away."""


class Cache(NamedTuple):
    """What a tool of the desktop makes of the files of a folder.

    Attributes:
        folder: the folder, beneath `share`
        file: the file in it that is the cache; if empty, all is that but the folder `packages`
        command: the tool and its options; the folder follows
        optional: whether a desktop does as well without
    """

    folder: str
    file: str
    command: tuple[str, ...]
    optional: bool = False


CACHES = (
    Cache("applications", "mimeinfo.cache", ("update-desktop-database",)),
    Cache("mime", "", ("update-mime-database",)),
    Cache("icons/hicolor", "icon-theme.cache", ("gtk-update-icon-cache", "-qtf"), optional=True),
)


class DesktopError(Exception):
    """Nothing could be put into the desktop, or not all; the message is one plain sentence."""


def user_folder() -> str:
    """Where a desktop looks for what belongs to this user alone."""
    folder = os.environ.get("XDG_DATA_HOME", "")
    if os.path.isabs(folder):
        return folder
    return os.path.join(os.path.expanduser("~"), ".local", "share")


def install() -> Iterator[str]:
    """Put all files into the desktop, and say of each what was done.

    A file that is there and was not put by this is left as it is.

    Raises:
        DesktopError: there is no such desktop, no file to put, or it cannot be written
    """
    _refuse_other_systems()
    folder, command = user_folder(), _window_command()
    known = _recorded(folder)
    try:
        for name in FILES:
            yield _put(folder, name, _content(name, command), known)
    finally:
        _record(folder, known)
    yield from _refresh(folder)
    yield tr(
        "Kursk Viewer is in the menu, and a dossier opens by a double click; "
        "`kursk-viewer --uninstall-desktop` takes all this away again."
    )


def uninstall() -> Iterator[str]:
    """Take away what `install` put, unless it was changed since, and say of each what was done.

    Raises:
        DesktopError: there is no such desktop, or a file cannot be taken away
    """
    _refuse_other_systems()
    folder = user_folder()
    known = _recorded(folder)
    names = set(known)
    if not known:
        yield tr("Nothing was put into the desktop by `kursk-viewer --install-desktop`.")
        return
    try:
        for name in sorted(known):
            yield _take_away(folder, name, known)
    finally:
        _record(folder, known)
    yield from _refresh(folder)
    _remove_empty_folders(folder, names)


def _refuse_other_systems() -> None:
    if sys.platform in ("win32", "darwin"):
        raise DesktopError(
            tr(
                "menu entries of this kind are for the desktops of Linux and BSD; "
                "start `kursk-viewer-window` by a shortcut of your own"
            )
        )


def _window_command() -> str:
    """The path of the command that opens the window, beside the interpreter that runs this."""
    beside = os.path.join(os.path.dirname(sys.executable), WINDOW_COMMAND)
    found = beside if os.path.exists(beside) else shutil.which(WINDOW_COMMAND)
    if found is None:
        raise DesktopError(
            tr("the command {command} is not there; install the program by pip or pipx").format(
                command=WINDOW_COMMAND
            )
        )
    return os.path.abspath(found)


def _content(name: str, command: str) -> bytes:
    try:
        with open(resources.shared(*name.split("/")), "rb") as file:
            content = file.read()
    except OSError:
        raise DesktopError(
            tr("“{name}” did not come with this program; install it again").format(name=name)
        ) from None
    return _entry(content, command) if name == ENTRY else content


def _entry(content: bytes, command: str) -> bytes:
    """The desktop entry, starting the command by its path, which need not be on PATH."""
    lines = content.decode().splitlines()
    for place, line in enumerate(lines):
        if line == f"TryExec={WINDOW_COMMAND}":
            lines[place] = f"TryExec={_in_entry(command)}"
        elif line.startswith(f"Exec={WINDOW_COMMAND}"):
            rest = line.removeprefix(f"Exec={WINDOW_COMMAND}")
            lines[place] = f"Exec={_in_entry(_argument(command))}{rest}"
    return ("\n".join(lines) + "\n").encode()


def _argument(command: str) -> str:
    """A command as an argument of `Exec`: quoted, and what has a meaning there escaped."""
    escaped = "".join(f"\\{c}" if c in '"`$\\' else c for c in command)
    return '"' + escaped.replace("%", "%%") + '"'


def _in_entry(value: str) -> str:
    """A value as it is written in a desktop entry, where a backslash escapes."""
    return value.replace("\\", "\\\\")


def _put(folder: str, name: str, content: bytes, known: dict[str, str]) -> str:
    path = os.path.join(folder, *name.split("/"))
    there = _digest(path)
    wanted = hashlib.sha256(content).hexdigest()
    if there is not None and _holds(path, content):
        return tr("there already: {path}").format(path=path)
    if there is not None and there != known.get(name):
        return tr("left as it is, for something else put it there: {path}").format(path=path)
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        _write(path, content)
    except OSError as error:
        raise DesktopError(_not_written(path, error)) from None
    known[name] = wanted
    return tr("put: {path}").format(path=path)


def _take_away(folder: str, name: str, known: dict[str, str]) -> str:
    path = os.path.join(folder, *name.split("/"))
    there = _digest(path)
    put = known.pop(name)
    if there is None:
        return tr("gone already: {path}").format(path=path)
    if there != put:
        return tr("left as it is, for it was changed: {path}").format(path=path)
    try:
        os.remove(path)
    except OSError as error:
        known[name] = put
        raise DesktopError(
            tr("“{path}” could not be taken away: {reason}").format(
                path=path, reason=reason_of(error)
            )
        ) from None
    return tr("taken away: {path}").format(path=path)


def _holds(path: str, content: bytes) -> bool:
    """Whether a file, or one that a link leads to, as those of pipx do, has this content."""
    try:
        with open(path, "rb") as file:
            return file.read(len(content) + 1) == content
    except OSError:
        return False


def _digest(path: str) -> str | None:
    """The fingerprint of a file; None where there is none; empty where it is no plain file."""
    if not os.path.lexists(path):
        return None
    if os.path.islink(path) or not os.path.isfile(path):
        return ""
    try:
        with open(path, "rb") as file:
            return hashlib.sha256(file.read()).hexdigest()
    except OSError:
        return ""


def _recorded(folder: str) -> dict[str, str]:
    """The files that were put, with their fingerprints; none that lies outside the folder."""
    try:
        with open(os.path.join(folder, _RECORD), encoding="utf-8") as file:
            found = json.load(file)
    except (OSError, ValueError):
        return {}
    if type(found) is not dict:
        return {}
    return {name: digest for name, digest in found.items() if ".." not in name.split("/")}


def _record(folder: str, known: dict[str, str]) -> None:
    path = os.path.join(folder, _RECORD)
    try:
        if known:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            _write(path, json.dumps(known, indent=1).encode())
        elif os.path.exists(path):
            os.remove(path)
    except OSError as error:
        raise DesktopError(_not_written(path, error)) from None


def _write(path: str, content: bytes) -> None:
    """Write a file whole or not at all; without Qt, which a server may lack."""
    draft = f"{path}.new"
    with open(draft, "wb") as file:
        file.write(content)
    os.replace(draft, path)


def _not_written(path: str, error: OSError) -> str:
    return tr("“{path}” could not be written: {reason}").format(path=path, reason=reason_of(error))


def _refresh(folder: str) -> Iterator[str]:
    """Let the desktop's own tools look again; a sentence for each that fails or is missing."""
    for cache in CACHES:
        whole = os.path.join(folder, *cache.folder.split("/"))
        needed = os.path.join(whole, cache.file) if cache.optional else whole
        if not os.path.exists(needed):
            continue
        name, *options = cache.command
        tool = shutil.which(name)
        if tool is None:
            yield tr(
                "{tool} is not on this computer; the desktop may see the change only later"
            ).format(tool=name)
            continue
        ended = subprocess.run(
            [tool, *options, whole],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
        if ended.returncode:
            yield tr("{tool} failed; the desktop may see the change only later").format(tool=name)


def _remove_empty_folders(folder: str, names: set[str]) -> None:
    """Take away folders that hold nothing any more but the cache of nothing."""
    for name in (*names, _RECORD):
        _remove_upwards(folder, name.split("/")[:-1])
    for cache in CACHES:
        parts = cache.folder.split("/")
        whole = os.path.join(folder, *parts)
        if not cache.file and not _listed(os.path.join(whole, "packages")):
            shutil.rmtree(whole, ignore_errors=True)
        elif _listed(whole) == [cache.file]:
            os.remove(os.path.join(whole, cache.file))
        _remove_upwards(folder, parts)


def _remove_upwards(folder: str, parts: list[str]) -> None:
    """Remove folders that are empty, from the innermost on."""
    for end in range(len(parts), 0, -1):
        with contextlib.suppress(OSError):
            os.rmdir(os.path.join(folder, *parts[:end]))


def _listed(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []
