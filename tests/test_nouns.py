"""Frozen classes made here are what the standard library would have made."""

from __future__ import annotations

import dataclasses
import pickle
from dataclasses import FrozenInstanceError, field, replace

import pytest

from bulletin_cli import nouns


@nouns.dataclass(frozen=True, slots=True)
class Ours:
    """A noun."""

    name: str
    number: int = 3
    parts: list[int] = field(default_factory=list, compare=False)
    note: str = field(default="", repr=False, kw_only=True)


@dataclasses.dataclass(frozen=True, slots=True)
class Theirs:
    """The same noun."""

    name: str
    number: int = 3
    parts: list[int] = field(default_factory=list, compare=False)
    note: str = field(default="", repr=False, kw_only=True)


@nouns.dataclass(frozen=True, slots=True)
class Checked:
    """A noun that is checked, and one that only equals itself."""

    number: int

    def __post_init__(self) -> None:
        if self.number < 0:
            raise ValueError(self.number)


@nouns.dataclass(frozen=True, slots=True, eq=False)
class Alone:
    """A noun that only equals itself."""

    number: int


@pytest.mark.parametrize("given", [("甲",), ("甲", 4), ("甲", 4, [1])])
def test_it_shows_compares_and_hashes_like_the_standard_one(given: tuple[object, ...]) -> None:
    ours, theirs = Ours(*given), Theirs(*given)  # type: ignore[arg-type]
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert hash(ours) == hash(theirs)
    assert ours == Ours(*given)  # type: ignore[arg-type]
    assert (ours == theirs) is False  # type: ignore[comparison-overlap]
    assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)
    assert Ours.__match_args__ == Theirs.__match_args__
    assert Ours.__slots__ == Theirs.__slots__


def test_copies_and_pickles_are_equal_and_every_object_has_its_own_list() -> None:
    one = Ours("甲", note="注")
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301 - our own
    assert replace(one, number=5) == Ours("甲", 5, note="注")
    assert Ours("甲").parts is not Ours("甲").parts


@pytest.mark.parametrize("change", [lambda one: setattr(one, "number", 1), lambda one: delattr(one, "number")])
def test_it_cannot_be_changed(change: object) -> None:
    assert callable(change)
    with pytest.raises(FrozenInstanceError):
        change(Ours("甲"))


def test_what_a_class_says_of_itself_holds() -> None:
    with pytest.raises(ValueError, match="-1"):
        Checked(-1)
    assert Alone(1) != Alone(1)
    with pytest.raises(TypeError):
        Ours("甲", 3, [], "注")  # type: ignore[call-arg]


def test_other_classes_are_the_standard_ones() -> None:
    @nouns.dataclass(slots=True)
    class Open:
        """A class that may change."""

        number: int

    one = Open(1)
    one.number = 2
    assert one == Open(2)


def test_the_first_object_of_a_class_is_made_and_refused_like_any_other() -> None:
    @nouns.dataclass(frozen=True, slots=True)
    class Fresh:
        """A noun nobody has made one of."""

        name: str
        number: int = 3

    with pytest.raises(TypeError, match="name"):
        Fresh()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="colour"):
        Fresh("甲", colour="红")  # type: ignore[call-arg]
    assert Fresh(number=1, name="甲") == Fresh("甲", 1)
