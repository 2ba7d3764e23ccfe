"""Where the files of `resources/` lie: inside an installed package, or beside it in a checkout."""

import os

from kursk_viewer import APP_ID

_PACKAGE = os.path.dirname(os.path.abspath(__file__))


def folder() -> str:
    """The folder that holds `kursk.json`, the notice of licences and the translations."""
    installed = os.path.join(_PACKAGE, "resources")
    if os.path.isdir(installed):
        return installed
    return os.path.join(os.path.dirname(_PACKAGE), "resources")


def path(*names: str) -> str:
    """The path of one resource, `path("kursk.json")`."""
    return os.path.join(folder(), *names)


def shared(*names: str) -> str:
    """The path of a file of the folder `share`, which an installer puts beside `lib`: the nearest
    of that name from `folder()` upwards. Where there is none, the path names no file."""
    place = folder()
    while True:
        found = os.path.join(place, "share", *names)
        above = os.path.dirname(place)
        if above == place or os.path.exists(found):
            return found
        place = above


def icon_path() -> str:
    """The path of the program's icon."""
    return shared("icons", "hicolor", "scalable", "apps", f"{APP_ID}.svg")


def dossier_path() -> str:
    """The path of the data file that ships with the program."""
    return path("kursk.json")


def texts_path(language: str) -> str:
    """The path of that file's texts in another language, as they are read at every start."""
    return path("translations", language, "kursk.json")
