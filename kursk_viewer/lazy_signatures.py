"""Import PySide6 without compiling what it only needs for error texts, docstrings and stub files.

PySide6 carries its signature modules as source inside its base library, and compiles them at
every start: "the loader has to load the signature module completely at startup", says
https://github.com/qtproject/pyside-pyside-setup/blob/dev/sources/shiboken6/shibokenmodule/files.dir/shibokensupport/signature/loader.py
and `signature_bootstrap.py` in `sources/shiboken6/libshiboken/embed` beside it. That takes a fifth
of the time of a launch. Here they are compiled when one of their names is first used. Only one
thread may use PySide6 until then: the viewer has no other.

Where anything is not as it was in the releases this was tried with,
PySide6 is imported as it is. The environment variable named by `SWITCH` asks for that always.
"""

from __future__ import annotations

import os
import sys

from kursk_viewer import late_features, late_modules, short_enums

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any

SWITCH = "KURSK_VIEWER_PLAIN_IMPORT"
KNOWN, UNKNOWN = (6, 8), (6, 13)
"""The first release of PySide6 that this was tried with, and the first that it was not."""

_ENUM_OPTION = "PYSIDE6_OPTION_PYTHON_ENUM"
_BASE = "shibokensupport.signature."
_MAPPING = f"{_BASE}mapping"
_POSTPONED = {
    _MAPPING,
    f"{_BASE}errorhandler",
    f"{_BASE}layout",
    f"{_BASE}parser",
    f"{_BASE}lib.enum_sig",
    f"{_BASE}lib.pyi_generator",
    f"{_BASE}lib.tool",
}


def import_pyside() -> None:
    """Import PySide6, with its signature modules postponed where that is known to work, and with
    all else that lets a window open sooner.

    Does nothing where it is imported already. Raises ImportError as `import PySide6` does.
    """
    if {"PySide6", "shiboken6"} & sys.modules.keys():
        return
    short_enums.shorten()
    late_modules.postpone()
    if _may_postpone():
        _import_watched()
    else:
        import PySide6  # noqa: F401

        late_features.postpone()


def _import_watched() -> None:
    finders = sys.meta_path
    watched = _Finders(finders)
    sys.meta_path = watched
    try:
        import PySide6  # noqa: F401
    finally:
        finders[:] = watched
        sys.meta_path = finders


def _may_postpone() -> bool:
    """Whether nothing asks for an import of another kind.

    The parser, which is postponed, reads the option of enumerations; True is its default, and what
    it leaves to child processes.
    """
    return (
        not os.environ.get(SWITCH)
        and not os.environ.get("SBK_EMBED")
        and os.environ.get(_ENUM_OPTION, "True") == "True"
        and sys.implementation.name == "cpython"
    )


class _Finders(list):  # type: ignore[type-arg]
    """A `sys.meta_path` that notices the finder of PySide6's embedded modules."""

    def insert(self, index: Any, finder: Any) -> None:
        if _is_known(finder):
            finder.exec_module = _Loader(finder).exec_module
        super().insert(index, finder)


def _is_known(finder: Any) -> bool:
    if type(finder).__name__ != "EmbeddableZipImporter":
        return False
    release = getattr(sys.modules.get("shiboken6"), "__version_info__", UNKNOWN)
    return bool(
        KNOWN <= tuple(release[:2]) < UNKNOWN
        and set(getattr(finder, "_mod2path", ())) >= _POSTPONED
    )


class _Loader:
    """Executes the modules of the embedded finder: some at once, some when first used."""

    def __init__(self, finder: Any) -> None:
        self._finder = finder
        self._execute = finder.exec_module
        self._begun: set[str] = set()
        sys.pyside6_option_python_enum = True  # type: ignore[attr-defined]  # as the parser does

    def exec_module(self, module: ModuleType) -> None:
        """Stand in for `EmbeddableZipImporter.exec_module`."""
        assert module.__spec__ is not None
        name = module.__spec__.name
        if name in _POSTPONED:
            self._postpone(name, module)
            return
        self._execute(module)
        if name == late_features.MODULE:
            late_features.postpone()

    def _postpone(self, name: str, module: ModuleType) -> None:
        """Let the module be filled when an attribute of it is missed.

        PySide6 itself calls the mapping's `update_mapping`, taken out of its dictionary, and aborts
        where it is not there.
        """

        def missing(attribute: str) -> Any:
            self._load(name, module)
            try:
                return vars(module)[attribute]
            except KeyError:
                text = f"module {module.__name__!r} has no attribute {attribute!r}"
                raise AttributeError(text, name=attribute, obj=module) from None

        def update_mapping() -> None:
            self._load(name, module)
            vars(module)["update_mapping"]()

        module.__file__ = self._finder._mod2path[name]
        module.__loader__ = self._finder
        module.__package__ = name.rpartition(".")[0]
        module.__getattr__ = missing  # type: ignore[method-assign]
        if name == _MAPPING:
            vars(module)["update_mapping"] = update_mapping

    def _load(self, name: str, module: ModuleType) -> None:
        """Execute a module that was postponed, if it has not begun to be."""
        from importlib.machinery import ModuleSpec

        if name in self._begun:
            return
        self._begun.add(name)
        renamed, module.__spec__ = module.__spec__, ModuleSpec(name, self._finder)
        try:
            self._execute(module)
            del module.__getattr__
        except BaseException:
            self._begun.discard(name)
            raise
        finally:
            module.__spec__ = renamed
