"""Create PySide6's enumerations by a shorter way than `enum` goes for any class statement.

PySide6 calls the functional API of `enum` for each of its 640 enumerations when the class around
one is first named; 216 of them, with 3,300 members, are created before the window is painted. That
took a sixth of a launch, as `enum` first creates every member as an attribute that replaces itself.
Here the class is created empty, by `enum._simple_enum`, which the standard library uses for its own
enumerations, and its members are then set in one loop. The outcome is the same: a test compares all
enumerations with those made plainly.

Where a call is not as PySide6's, a member has an unusual name or `enum` is not as it was in the
versions of Python this was tried with, `enum` goes its own way. The environment variable named by
`SWITCH` asks for that always.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

SWITCH = "KURSK_VIEWER_PLAIN_ENUMS"
KNOWN, UNKNOWN = (3, 11), (3, 14)
"""The first Python that this was tried with, and the first that it was not."""

_FILLED = {
    "_member_names_", "_member_map_", "_value2member_map_", "_hashable_values_",
    "_flag_mask_", "_singles_mask_", "_all_bits_",
}  # fmt: skip
"""What `_fill` sets in a class."""
_CONSTANT = {
    "_new_member_", "_use_args_", "_generate_next_value_", "_member_type_", "_value_repr_",
    "_unhashable_values_", "_unhashable_values_map_", "_boundary_", "_inverted_", "__module__",
    "__doc__", "__new__", "__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__",
    "__invert__", "__str__", "__repr__", "__format__", "__reduce_ex__", "_iter_member_",
    "__static_attributes__", "__firstlineno__",
}  # fmt: skip
"""What a class has whatever its members are, as long as they are whole numbers."""


def shorten() -> None:
    """Let enumerations be created by the short way from now on, where it is known to work."""
    import enum

    parts: Any = enum
    kind = parts.EnumType
    if (
        os.environ.get(SWITCH)
        or sys.implementation.name != "cpython"
        or not KNOWN <= sys.version_info[:2] < UNKNOWN
        or not hasattr(parts, "_simple_enum")
        or getattr(kind._create_, "__module__", "") != "enum"
    ):
        return
    plainly = kind._create_
    empty = {
        base: parts._simple_enum(base, boundary=enum.KEEP)(type("", (), {}))
        for base in (enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag)
    }
    if not all(vars(made).keys() <= _FILLED | _CONSTANT for made in empty.values()):
        return
    bodies = {base: dict(vars(made)) for base, made in empty.items()}
    fresh = {
        base: [(name, type(value)) for name, value in body.items() if type(value) in (list, dict)]
        for base, body in bodies.items()
    }
    reserved = {
        base: {name for above in (*base.__mro__, *kind.__mro__) for name in vars(above)}
        for base in empty
    }

    def create(cls: Any, class_name: str, names: Any, **how: Any) -> Any:
        if how.get("module") is None:
            how["module"] = sys._getframe(2).f_globals.get("__name__")
        if (
            cls in empty
            and type(names) in (list, tuple)
            and how.get("boundary") is enum.KEEP
            and how.get("qualname") is how.get("type") is None
        ):
            body = bodies[cls].copy()
            for name, container in fresh[cls]:
                body[name] = container()
            body["__module__"] = how["module"]
            made = kind.__new__(kind, class_name, (cls,), body, boundary=enum.KEEP, _simple=True)
            if _fill(made, names, reserved[cls], is_flag=issubclass(cls, enum.Flag)):
                return made
        return plainly(cls, class_name, names, **how)

    kind._create_ = create


def _fill(made: Any, names: Any, reserved: set[str], *, is_flag: bool) -> bool:
    """Set the members of an enumeration that has none; False where one is unusual."""
    numeric = made._member_type_ is int
    by_value, by_name, order = made._value2member_map_, made._member_map_, made._member_names_
    bits = single_bits = 0
    for name, value in names:
        if type(value) is not int or name[0] == "_" or name in reserved or name in by_name:
            return False
        if is_flag and value < 0:
            return False
        member = by_value.get(value)
        if member is None:
            member = int.__new__(made, value) if numeric else object.__new__(made)
            member.__dict__ = {
                "_value_": value, "_name_": name, "__objclass__": made, "_sort_order_": len(order),
            }  # fmt: skip
            by_value[value] = member
            bits |= value
            if not is_flag:
                order.append(name)
            elif value and value & (value - 1) == 0:
                single_bits |= value
                order.append(name)
        by_name[name] = member
        type.__setattr__(made, name, member)
    if hasattr(made, "_hashable_values_"):
        made._hashable_values_.extend(by_value)
    made.__doc__ = None
    if is_flag:
        made._flag_mask_, made._singles_mask_ = bits, single_bits
        made._all_bits_ = 2 ** bits.bit_length() - 1
        values = [by_name[name]._value_ for name in order]
        if values != sorted(values):
            made._iter_member_ = made._iter_member_by_def_
    return True
