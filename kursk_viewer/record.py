"""Frozen records with named fields.

They read like frozen, keyword-only dataclasses and a type checker sees them as such, but the
module costs nothing to import: `dataclasses` brings in `inspect`, which alone takes as long as
the interpreter takes to start, and `summary` on the command line must stay instant.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar, Self, dataclass_transform
else:

    def dataclass_transform(**_options):
        return lambda decorated: decorated


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Record:
    """Base of all frozen values; a subclass lists its fields as annotations, with defaults.

    Equal when of one class with equal fields; hashable when its fields are. What a
    `cached_property` keeps is no field.
    """

    _fields: ClassVar[dict[str, Any]] = {}
    _required: ClassVar[frozenset[str]] = frozenset()

    def __init_subclass__(cls) -> None:
        names = [name for name in cls.__annotations__ if not name.startswith("_")]
        own = {name: cls.__dict__[name] for name in names if name in cls.__dict__}
        required = [name for name in names if name not in own]
        cls._required = cls._required | frozenset(required)
        cls._fields = {**cls._fields, **{name: own.get(name) for name in names}}

    def __init__(self, **values: Any) -> None:
        complete = {**self._fields, **values}
        if len(complete) != len(self._fields) or not self._required <= values.keys():
            missing = sorted(self._required - values.keys())
            unknown = sorted(values.keys() - self._fields.keys())
            raise TypeError(f"{type(self).__name__}: missing {missing}, unknown {unknown}")
        self.__dict__.update(complete)

    @classmethod
    def trusted(cls, values: dict[str, Any]) -> Self:
        """A record from field values that are known to be complete and to fit."""
        made = cls.__new__(cls)
        made.__dict__.update(cls._fields)
        made.__dict__.update(values)
        return made

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be deleted")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.as_dict() == other.as_dict()

    def __hash__(self) -> int:
        return hash((type(self), *self.as_dict().values()))

    def __repr__(self) -> str:
        inside = ", ".join(f"{name}={value!r}" for name, value in self.as_dict().items())
        return f"{type(self).__name__}({inside})"

    def replace(self, **changes: Any) -> Self:
        """The same record with some fields changed."""
        return type(self)(**{**self.as_dict(), **changes})

    def as_dict(self) -> dict[str, Any]:
        """The fields by name, in order of declaration; not deep."""
        return {name: self.__dict__[name] for name in self._fields}
