"""Let PySide6 read no module's source in search of its own name before that matters.

It does so with each module that is imported after it, as only those that use it are to be affected
by `from __feature__ import …`: see `feature_imported` in
https://github.com/qtproject/pyside-pyside-setup/blob/dev/sources/shiboken6/shibokenmodule/files.dir/shibokensupport/feature.py
The modules of the viewer are some hundred. Here their sources are read when `__feature__` is first
used. Where anything is not as it was in the releases this was tried with, they are read at once.
The environment variable named by `SWITCH` asks for that always.

It stands apart because each way to a sooner start can be left out alone.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any

SWITCH = "KURSK_VIEWER_PLAIN_FEATURES"
KNOWN, UNKNOWN = (6, 8), (6, 13)
"""The first release of PySide6 that this was tried with, and the first that it was not."""

MODULE = "shibokensupport.feature"


def postpone() -> None:
    """Let no source be read from now on before a feature is asked for, once `MODULE` is loaded."""
    feature: Any = sys.modules.get(MODULE)
    release = getattr(sys.modules.get("shiboken6"), "__version_info__", UNKNOWN)
    if os.environ.get(SWITCH) or not KNOWN <= tuple(release[:2]) < UNKNOWN:
        return
    if not {"__init__", "feature_imported", "_is_initialized"} <= vars(feature or sys).keys():
        return
    begin, read = feature.__init__, feature.feature_imported

    def begin_with_all() -> None:
        if not feature._is_initialized:
            for module in list(sys.modules.values()):
                read(module)
        begin()

    def feature_imported(module: ModuleType) -> None:
        if feature._is_initialized:
            read(module)

    feature.__init__ = begin_with_all
    feature.feature_imported = feature_imported
