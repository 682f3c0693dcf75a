"""A shelf of things that come, change and go is as one made anew, and says what differs."""

from dataclasses import dataclass
from random import Random

import pytest

from hasila.web.facets import Plan, descending, differing, shelf


@dataclass(frozen=True)
class Thing:
    name: str
    colour: str
    size: int


PLAN = Plan(
    name=lambda thing: thing.name,
    order=lambda thing: (descending(thing.colour), thing.name),
    facets={"colour": lambda thing: [thing.colour], "half": lambda thing: [str(thing.size // 2), "all"]},
    orders={"size": lambda thing: -thing.size},
)


def a_thing(chance, name):
    return Thing(name, chance.choice(("red", "blue", "reddish")), chance.randrange(9))


def told(held):
    everything, facets = held.left({})
    some, narrowed = held.left({"colour": "red"}, [lambda thing: thing.size > 2], ("half", "3"))
    return (
        *(held.ordered(found, order) for found in (everything, some) for order in ("", "size", "none")),
        facets, narrowed, len(held), tuple(held),
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(8))
def test_a_shelf_that_changed_is_as_one_made_anew(seed):
    chance = Random(seed)
    now = {str(n): a_thing(chance, str(n)) for n in range(120)}
    held = shelf(now.values(), PLAN)
    for step in range(60):
        gone = {name for name in now if chance.random() < 0.01} | {"nobody"}
        some = [str(chance.randrange(140)) for _ in range(chance.randrange(60 if step % 9 == 0 else 5))]
        put = [a_thing(chance, name) for name in dict.fromkeys(some)]
        new = {thing.name: thing for thing in put}
        later = held.changed(gone, put)
        then = {name: thing for name, thing in now.items() if name not in gone} | new
        assert told(later) == told(shelf(then.values(), PLAN))
        assert all(later.get(name) == then.get(name) for name in map(str, range(140)))
        found = differing(held, later)
        if found is not None:
            either = now.keys() | then.keys()
            real = {name for name in either if now.get(name) != then.get(name)}
            assert {thing.name for pair in found for thing in pair if thing} == real
        held, now = later, then


def test_what_changes_nothing_leaves_the_shelf_itself():
    held = shelf([Thing("a", "red", 1), Thing("b", "blue", 2)], PLAN)
    assert held.changed(["c"], [Thing("a", "red", 1)]) is held
    assert differing(held, held) == []
    assert differing(held, shelf(held, PLAN)) is None
