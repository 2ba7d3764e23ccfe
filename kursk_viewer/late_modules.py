"""Modules of the standard library that PySide6 imports ahead of need, loaded when first used.

"We simply pre-load all imports for the signature extension", says `shiboken6/__init__.py`, so that
they are not imported while another import is under way. Without signatures nothing uses them before
the window is painted, and reading them takes as long as loading Qt's own libraries. What stands in
for one of them is the module itself, which is filled at the first look at a name of it. The
environment variable named by `SWITCH` lets them be loaded ahead of need.
"""

from __future__ import annotations

import os
import sys
from _thread import RLock
from contextlib import suppress
from functools import partial
from importlib import import_module
from importlib.machinery import PathFinder
from importlib.util import module_from_spec

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.machinery import ModuleSpec
    from types import ModuleType
    from typing import Any

SWITCH = "KURSK_VIEWER_PLAIN_MODULES"

_NAMES = (
    "bz2", "inspect", "lzma", "shutil", "tempfile", "textwrap", "traceback", "typing",
    "urllib.parse",
)  # fmt: skip
_HARDLY_CALLED = {("textwrap", "dedent"), ("urllib.parse", "quote_from_bytes")}
"""Functions that PySide6 and `pathlib` take out of their modules for a warning and an address."""

_loading = RLock()


def postpone() -> None:
    """Let the modules be loaded when a name of them is first asked for, if they are not loaded."""
    for name in () if os.environ.get(SWITCH) else _NAMES:
        if name in sys.modules:
            continue
        package, _, last = name.rpartition(".")
        spec = PathFinder.find_spec(name, import_module(package).__path__ if package else None)
        if spec is not None and spec.loader is not None:
            sys.modules[name] = _stand_in(spec)
            if package:
                setattr(sys.modules[package], last, sys.modules[name])


def load_all() -> Iterator[None]:
    """Load what is still postponed, a module at each request."""
    for name in _NAMES:
        missing = vars(sys.modules.get(name, sys)).get("__getattr__")
        if missing is not None and missing.__module__ == __name__:
            with suppress(ImportError):  # of a part that this Python was built without
                getattr(sys.modules[name], "__all__", None)
            yield


def _stand_in(spec: ModuleSpec) -> ModuleType:
    module = module_from_spec(spec)
    begun = False

    def missing(attribute: str) -> Any:
        if (spec.name, attribute) in _HARDLY_CALLED and not begun:
            return partial(call, attribute)
        if attribute != "__path__":  # which says of a package that it is one
            load()
        if vars(module).get("__getattr__") is not missing:
            return getattr(module, attribute)
        text = f"module {spec.name!r} has no attribute {attribute!r}"
        raise AttributeError(text, name=attribute, obj=module)

    def call(function: str, *values: Any, **named: Any) -> Any:
        load()
        return vars(module)[function](*values, **named)

    def load() -> None:
        nonlocal begun
        with _loading:  # another thread waits for the whole module
            if begun:
                return
            begun = True
            try:
                spec.loader.exec_module(module)  # type: ignore[union-attr]
            except BaseException:
                begun = False
                raise
            if vars(module)["__getattr__"] is missing:
                del module.__getattr__

    module.__getattr__ = missing  # type: ignore[method-assign]
    return module
