"""Where the files of `resources/` lie: inside an installed package, or beside it in a checkout."""

import os

_PACKAGE = os.path.dirname(os.path.abspath(__file__))


def folder() -> str:
    """The folder that holds `kursk.json`, the licence, the icons and the translations."""
    installed = os.path.join(_PACKAGE, "resources")
    if os.path.isdir(installed):
        return installed
    return os.path.join(os.path.dirname(_PACKAGE), "resources")


def path(*names: str) -> str:
    """The path of one resource, `path("icons", "kursk-viewer.svg")`."""
    return os.path.join(folder(), *names)


def dossier_path() -> str:
    """The path of the data file that ships with the program."""
    return path("kursk.json")
