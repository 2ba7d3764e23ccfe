from __future__ import annotations

import copy
import pickle
from functools import cached_property

import pytest

from kursk_viewer.record import Record, field


class Pair(Record):
    one: int
    two: str = "b"
    three: int


class Triple(Pair):
    four: int = 4


def test_fields_have_names_and_defaults() -> None:
    pair = Pair(one=1, three=3)
    assert (pair.one, pair.two, pair.three) == (1, "b", 3)


def test_fields_keep_the_order_of_their_declaration() -> None:
    assert list(Pair(three=3, one=1).as_dict()) == ["one", "two", "three"]
    assert list(Triple(three=3, one=1).as_dict()) == ["one", "two", "three", "four"]


def test_missing_and_unknown_fields_are_named() -> None:
    with pytest.raises(TypeError, match=r"missing \['three'\], unknown \['five'\]"):
        Pair(one=1, five=5)


def test_a_field_without_default_is_required_even_if_another_is_too_many() -> None:
    with pytest.raises(TypeError):
        Pair(one=1, two="c", four=4)


def test_frozen_against_setting_and_deleting() -> None:
    pair = Pair(one=1, three=3)
    with pytest.raises(AttributeError, match="frozen"):
        pair.one = 2
    with pytest.raises(AttributeError, match="frozen"):
        del pair.one
    assert pair.one == 1


def test_equal_by_class_and_fields_and_hashable() -> None:
    assert Pair(one=1, three=3) == Pair(three=3, one=1)
    assert hash(Pair(one=1, three=3)) == hash(Pair(three=3, one=1))
    assert Pair(one=1, three=3) != Pair(one=1, three=4)
    assert Pair(one=1, three=3) != Triple(one=1, three=3)


def test_replace_leaves_the_first_alone_and_refuses_unknown_fields() -> None:
    pair = Pair(one=1, three=3)
    assert pair.replace(two="c") == Pair(one=1, two="c", three=3)
    assert pair.two == "b"
    with pytest.raises(TypeError):
        pair.replace(six=6)


@pytest.mark.parametrize("default", [[], {}, set(), field("kind", default=[])])
def test_a_default_that_all_records_would_share_is_refused(default: object) -> None:
    with pytest.raises(TypeError, match="all records would share"):
        type("Shared", (Record,), {"__annotations__": {"one": "object"}, "one": default})


def test_a_field_can_be_declared_with_more_than_its_type() -> None:
    class Declared(Record):
        one: int = field("number", "The first.", refers_to="others")
        two: str = field("word", title="Second", default="b")

    assert Declared.required_fields == {"one"}
    assert Declared(one=1).two == "b"
    with pytest.raises(TypeError, match="missing"):
        Declared(two="c")
    one, two = Declared.declared.values()
    assert (one.kind, one.description, one.refers_to) == ("number", "The first.", "others")
    assert (two.kind, two.title) == ("word", "Second")


def test_what_is_looked_up_once_is_no_field() -> None:
    class Doubled(Record):
        one: int

        @cached_property
        def double(self) -> list[int]:
            return [self.one * 2]

    looked_up, other = Doubled(one=1), Doubled(one=1)
    assert looked_up.double is looked_up.double
    assert looked_up == other
    assert hash(looked_up) == hash(other)
    assert repr(looked_up) == repr(other)
    assert looked_up.replace(one=2).double == [4]


def test_repr_names_the_fields() -> None:
    assert repr(Pair(one=1, three=3)) == "Pair(one=1, two='b', three=3)"


def test_copies_are_equal() -> None:
    pair = Pair(one=1, three=3)
    assert copy.deepcopy(pair) == pair
    assert pickle.loads(pickle.dumps(pair)) == pair


def test_a_default_that_would_become_a_method_is_refused() -> None:
    with pytest.raises(TypeError, match="would become a method"):

        class _Caller(Record):
            call: object = field(None, default=lambda: None)
