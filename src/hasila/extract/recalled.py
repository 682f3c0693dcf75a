"""Find the stretches of a sentence that count its event from another one: `بعد يوم من غارة قتلت ستة`."""

from collections.abc import Sequence

from hasila.extract.anchors import attack_of
from hasila.extract.date_counted import length_of
from hasila.extract.scenes import Scene
from hasila.extract.units import Unit
from hasila.model import Outcome

# A count of days, with what stands in it, has so many words.
_COUNT = 5
# So many words behind it the event counted from is named.
_NAMED = 2
# So near before "since" a word for the worst or the first stands.
_RANK = 6
# What goes on since it began.
_LAST = frozenset((Outcome.DETAINED, Outcome.ABDUCTED, Outcome.MISSING))
# Verbs of what is done to people; those who die of wounds die of an event told before.
_BY_HAND = frozenset(("outcomes.kill_v", "outcomes.wound"))
# A stretch that begins so near to the first word opens the sentence.
_OPENS = 2


def recalled(scene: Scene) -> list[tuple[int, int]]:
    """The units [first, last) of each such stretch, beside which the sentence tells an event of its own.

    At the head of a sentence it goes on to the comma, else to the end.
    """
    units = scene.sentence.units
    found = []
    for at in scene.sentence.where("counted_after", "counted_before"):
        told = length_of(units[at + 1 : at + 1 + _COUNT])
        first = at + 1 + told[1] if told is not None else 0
        if told is None or not _names_event(units[first : first + _NAMED]):
            continue
        opens = at < _OPENS
        last = _comma(units, first) if opens else len(units)
        outside = units[last:] if opens else units[:at]
        if _tells(outside, new=opens):
            found.append((at, last))
    return found + [(at, len(units)) for at in scene.sentence.where("since") if is_measure(scene, at)]


def is_measure(scene: Scene, at: int) -> bool:
    """`الأكثر دموية (منذ يوليو 2018 حين قتل 20)`, `الأسوأ (منذ هجوم أودى بعشرين)`: the event it is measured by.

    `at`: the unit of "since".
    """
    units = scene.sentence.units
    if not at or not units[at].is_particle("since"):
        return False
    if _names_event(units[at + 1 : at + 1 + _NAMED]):
        return scene.sentence.has(max(0, at - _RANK), at, "ranked", "superlative")
    if any(d.people.first < at and d.outcome in _LAST for d in scene.drafts):
        return False  # "held since May 2019, when he was led off"
    dated = next((d for d in scene.dates if d.first == at and d.expression.year is not None), None)
    if dated is None:
        return False
    behind = next((unit for unit in units[at:] if unit.start >= dated.expression.end), None)
    return behind is not None and behind.is_particle("when")


def is_at_site(scene: Scene) -> bool:
    """`صلى المئات فجر الأربعاء في (موقع) التفجير`: what was done where an attack had been, and nothing told of the attack."""
    sites = set(scene.sentence.where("site_of"))
    if not sites or scene.drafts:
        return False
    return all(at - 1 in sites for at in scene.sentence.where("attacks"))


def _names_event(units: Sequence[Unit]) -> bool:
    """`غارة`, `عملية نفذها`, `مقتل`: not `التفجير`, which the reader knows."""
    if not units:
        return False
    entry = attack_of(units[0]) or units[0].role("outcomes", "role", "act")
    return not entry.article if entry is not None else units[0].is_any(("act_of", "raid"))


def _tells(units: Sequence[Unit], *, new: bool) -> bool:
    """Whether an attack is told there; behind a head that counts from another, one that is not yet known."""
    if any(unit.is_particle("toll_moves") for unit in units):
        return False
    attacks = [entry for unit in units if (entry := attack_of(unit)) is not None]
    if new:
        return any(not entry.article for entry in attacks)
    return bool(attacks) or any(unit.is_particle("the_event") or _kills(unit) for unit in units)


def _kills(unit: Unit) -> bool:
    entry = unit.of("outcomes")
    return entry is not None and entry.row.id in _BY_HAND


def _comma(units: Sequence[Unit], first: int) -> int:
    """Where the stretch ends: behind its first comma that no bearing follows."""
    for at in range(first, len(units)):
        after = units[at + 1] if at + 1 < len(units) else None
        if units[at].is_particle("comma") and (after is None or not after.is_particle("direction")):
            return at + 1
    return len(units)
