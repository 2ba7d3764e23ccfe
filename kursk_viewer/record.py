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


_NO_DEFAULT: Any = object()
_MUTABLE = (list, dict, set, bytearray)
_set = object.__setattr__


class Field:
    """What a record declares of one field besides its name.

    `kind` reads and describes its values, `refers_to` names the table whose ids they are.
    """

    __slots__ = ("default", "description", "kind", "refers_to", "title")

    def __init__(
        self, kind: Any, title: str, description: str, refers_to: str, default: Any
    ) -> None:
        self.kind, self.title, self.description = kind, title, description
        self.refers_to, self.default = refers_to, default


def field(
    kind: Any,
    description: str = "",
    *,
    title: str = "",
    refers_to: str = "",
    default: Any = _NO_DEFAULT,
) -> Any:
    """Declare a field of a record with more than its type; required unless it has a default."""
    return Field(kind, title, description, refers_to, default)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class Record:
    """Base of all frozen values; a subclass lists its fields as annotations, with defaults.

    Equal when of one class with equal fields; hashable when its fields are. What a
    `cached_property` keeps is no field. `field_defaults` holds every field in order, with None for
    a required one; `declared` what was declared by `field`. A default stands on the class alone.

    A subclass with a default that can be changed, or that a class would bind, raises TypeError, as
    do a record with a field missing or unknown. AttributeError for setting or deleting a field.
    """

    field_defaults: ClassVar[dict[str, Any]] = {}
    required_fields: ClassVar[frozenset[str]] = frozenset()
    declared: ClassVar[dict[str, Field]] = {}

    def __init_subclass__(cls) -> None:
        names = [name for name in cls.__annotations__ if not name.startswith("_")]
        own = {name: cls.__dict__[name] for name in names if name in cls.__dict__}
        declared = {name: value for name, value in own.items() if isinstance(value, Field)}
        for name, value in declared.items():
            own[name] = value.default
        given = {name: value for name, value in own.items() if value is not _NO_DEFAULT}
        for name, value in given.items():
            if isinstance(value, _MUTABLE):
                raise TypeError(f"{cls.__name__}.{name}: all records would share this default")
            if hasattr(value, "__get__"):
                raise TypeError(f"{cls.__name__}.{name}: this default would become a method")
        for name in declared:
            if name in given:
                setattr(cls, name, given[name])
            else:
                delattr(cls, name)
        required = frozenset(name for name in names if name not in given)
        cls.declared = {**cls.declared, **declared}
        cls.required_fields = cls.required_fields | required
        cls.field_defaults = {**cls.field_defaults, **{name: given.get(name) for name in names}}

    def __init__(self, **values: Any) -> None:
        if not self.required_fields <= values.keys() <= self.field_defaults.keys():
            missing = sorted(self.required_fields - values.keys())
            unknown = sorted(values.keys() - self.field_defaults.keys())
            raise TypeError(f"{type(self).__name__}: missing {missing}, unknown {unknown}")
        _set(self, "__dict__", values)

    @classmethod
    def trusted(cls, values: dict[str, Any]) -> Self:
        """A record from field values that are known to be complete and to fit.

        It keeps the dictionary itself.
        """
        made = cls.__new__(cls)
        _set(made, "__dict__", values)
        return made

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be deleted")

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return type(self) is type(other) and self.as_dict() == other.as_dict()

    def __hash__(self) -> int:
        return hash((type(self), *self.as_dict().values()))

    def __repr__(self) -> str:
        inside = ", ".join(f"{name}={value!r}" for name, value in self.as_dict().items())
        return f"{type(self).__name__}({inside})"

    def replace(self, **changes: Any) -> Self:
        """The same record with some fields changed; TypeError for a field that it has not."""
        values = {**self.__dict__, **changes}
        if values.keys() <= self.field_defaults.keys():
            return self.trusted(values)
        return type(self)(**self.as_dict() | changes)

    def as_dict(self) -> dict[str, Any]:
        """The fields by name, in order of declaration; not deep."""
        own = self.__dict__
        return {
            name: own[name] if name in own else getattr(self, name) for name in self.field_defaults
        }
